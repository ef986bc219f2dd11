"""`check --since` and `--staged`, from the outside, in repositories of git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

OLD = "It cures depression.\n"
NEW = OLD + "\nIt cures pain.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the rule of cures for its only one, and nothing committed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    git("init", "-q", "-b", "main")
    (root / ".claimlint.yml").write_text("select: [overclaims/cure]\nlanguage: en\n")
    return root


def git(*arguments: str, folder: Path | str = ".") -> str:
    name = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    command = ["git", *name, "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    return done.stdout


def write(name: str, text: str | bytes = OLD) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def commit(*names: str) -> None:
    for name in names:
        write(name)
    git("add", "--all")
    git("commit", "-qm", "more")


def places(claimlint: Run, *arguments: str) -> list[str]:
    """The places of what is found, as path:line."""
    result = claimlint("check", *arguments, "--format", "json")
    assert result.stdout, result.stderr
    return [f"{one['path']}:{one['line']}" for one in json.loads(result.stdout)["findings"]]


# -- which lines


def test_only_changed_lines_count(claimlint: Run) -> None:
    commit("page.md")
    assert places(claimlint, "--since", "HEAD") == []
    write("page.md", NEW)
    write("ünew.md")
    assert places(claimlint, "--since", "HEAD") == ["page.md:3", "ünew.md:1"]


def test_since_counts_from_where_the_branch_left(claimlint: Run) -> None:
    commit("page.md")
    git("checkout", "-qb", "branch")
    commit("mine.md")
    git("checkout", "-q", "main")
    write("page.md", NEW)
    commit()
    git("checkout", "-q", "branch")
    assert places(claimlint, "--since", "main") == ["mine.md:1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("There is no evidence that\nketamine is a cure.", "It is clear that\nketamine is a cure."),
        ("There is no evidence that\nketamine is a\ncure.", "It is clear that\nketamine is a\ncure."),
        ("In mice, it\nhas not been shown that it\ncures depression.", "In mice, it\ncures depression."),
        ("This is how it\ncures depression: not at all.", "This is how it\ncures depression: for good."),
    ],
)  # fmt: skip
def test_a_sentence_changes_in_any_of_its_lines(claimlint: Run, before: str, after: str) -> None:
    write("page.md", before)
    commit()
    write("page.md", after)
    (place,) = places(claimlint, "--since", "HEAD")
    assert place.startswith("page.md:")


@pytest.mark.parametrize(
    "after",
    [
        OLD + "Another sentence\nis there.\n",
        "Another sentence is there.\n" + OLD,
        "- " + OLD,
        OLD.replace("\n", "\r\n") + "\r\nMore.\r\n",
    ],
)
def test_other_sentences_change_nothing_for_it(claimlint: Run, after: str) -> None:
    write("page.md", "- One.\n" + after)
    commit()
    write("page.md", after)
    assert places(claimlint, "--since", "HEAD") == []
    write("page.md", "Something else.\n\n" + after)
    assert places(claimlint, "--since", "HEAD") == []


# -- in what git takes for no text


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


def docx(text: str) -> bytes:
    import io

    document = pytest.importorskip("docx").Document()
    for paragraph in text.splitlines():
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("page.docx", docx),
        ("page.txt", utf16),
        ("old-mac.txt", lambda text: text.replace("\n", "\r").encode()),
        ("binary.md", str.encode),
    ],
)
@pytest.mark.parametrize("arguments", [["--since", "HEAD"], ["--staged"]])
def test_lines_are_those_of_the_text(
    claimlint: Run, name: str, form: Callable[[str], bytes], arguments: list[str]
) -> None:
    write(".gitattributes", "binary.md -diff\n")
    write(name, form(OLD + "\nOther words.\n"))
    commit()
    write(name, form(NEW))
    write(f"new-{name}", form(OLD))
    git("add", "--all")
    assert sorted(places(claimlint, *arguments)) == sorted([f"new-{name}:1", f"{name}:3"])


def test_staged_copy_is_read_as_it_lies_on_the_disk(claimlint: Run) -> None:
    """What git keeps may be a pointer to it, or of another encoding."""
    for way in ("clean", "smudge"):
        git("config", f"filter.kept.{way}", "tr a-z n-za-m")
    write(".gitattributes", "*.md filter=kept\n")
    commit("page.md")
    write("page.md", NEW)
    git("add", "--all")
    assert git("show", ":page.md").startswith("Ig pherf qrcerffvba.")
    assert places(claimlint, "--staged") == ["page.md:3"]


# -- which files


def test_settings_of_diffs_do_not_matter(claimlint: Run) -> None:
    for name, value in {
        "diff.relative": "true", "diff.noprefix": "true", "diff.renames": "false",
        "color.ui": "always", "diff.external": "false", "diff.mnemonicPrefix": "true",
    }.items():  # fmt: skip
        git("config", name, value)
    commit("docs/page.md")
    write("docs/page.md", NEW)
    assert places(claimlint, "docs", "--since", "HEAD") == ["docs/page.md:3"]


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        ("docs", []),
        ("docs", ["page.md"]),
        ("docs", [".."]),
        ("other", ["../docs/page.md"]),
        ("other", ["../../link/docs/page.md"]),
        ("other", ["../../link/docs"]),
        ("other", ["../../project"]),
        ("..", ["project"]),
        ("..", ["link/docs/page.md"]),
    ],
)
@pytest.mark.parametrize("arguments", [["--since", "HEAD"], ["--staged"]])
def test_from_any_folder_by_any_path(
    claimlint: Run,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    named: list[str],
    arguments: list[str],
) -> None:
    (project.parent / "link").symlink_to(project, target_is_directory=True)
    commit("docs/page.md", "other/page.md")
    write("docs/page.md", NEW)
    git("add", "--all")
    monkeypatch.chdir(project / folder)
    (place,) = places(claimlint, *named, *arguments)
    assert place.endswith("page.md:3")


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize(
    "name",
    ["hepatitis b/c.md", 'qu"ote.md', "back\\slash.md", "tab\t.md", "two\nlines.md", "-dash.md",
     ":1:stage.md", "[a]*.md", "ünï.md", " space .md"],
)  # fmt: skip
@pytest.mark.parametrize("arguments", [["--since", "HEAD"], ["--staged"]])
def test_names_of_any_kind(claimlint: Run, name: str, arguments: list[str]) -> None:
    commit("page.md", name)
    write("page.md", NEW)
    write(name, NEW)
    write(f"new/{name}", OLD)
    git("add", "--all")
    assert sorted(places(claimlint, *arguments)) == sorted(
        [f"new/{name}:1", f"{name}:3", "page.md:3"]
    )


def test_a_renamed_file_is_not_new(claimlint: Run) -> None:
    write("page.md", "Some words.\n\nSome more words.\n\n" + OLD)
    commit()
    git("mv", "page.md", "moved.md")
    assert places(claimlint, "--since", "HEAD") == places(claimlint, "--staged") == []
    with Path("moved.md").open("a") as file:
        file.write("\nIt cures pain.\n")
    assert places(claimlint, "--since", "HEAD") == ["moved.md:7"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_became_a_file_is_new(claimlint: Run) -> None:
    Path("page.md").symlink_to("nowhere")
    commit()
    Path("page.md").unlink()
    write("page.md")
    assert places(claimlint, "--since", "HEAD") == ["page.md:1"]


def test_what_is_left_out_of_folders_stays_so(claimlint: Run) -> None:
    write(".claimlint.yml", "select: [overclaims/cure]\nlanguage: en\nexclude: [old/]\n")
    commit("kept/page.md")
    for name in ("old/a.md", "node_modules/a.md", ".hidden/a.md", "a.py", "kept/a.md"):
        write(name)
    assert places(claimlint, "--since", "HEAD") == ["kept/a.md:1"]
    assert places(claimlint, "kept", "old/a.md", "--since", "HEAD") == ["kept/a.md:1", "old/a.md:1"]


# -- what is staged


def test_staged_content_counts_not_the_working_tree(claimlint: Run) -> None:
    commit("page.md")
    write("page.md", NEW)
    git("add", "page.md")
    write("page.md", "Nothing.\n")
    write("untracked.md")
    assert places(claimlint, "--staged") == ["page.md:3"]


def test_staged_copy_may_be_gone_from_the_disk(claimlint: Run) -> None:
    write("docs/page.md")
    write("page.md")
    git("add", "--all")
    shutil.rmtree("docs")
    Path("page.md").unlink()
    assert places(claimlint, "--staged") == ["docs/page.md:1", "page.md:1"]
    assert places(claimlint, "docs/page.md", "--staged") == ["docs/page.md:1"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize("worktree", [False, True])
@pytest.mark.parametrize("named", ["", "docs", "docs/page.md"])
def test_as_a_hook(project: Path, worktree: bool, named: str) -> None:
    commit("docs/page.md")
    hook = project / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    command = f'"{sys.executable}" -m lint check {named} --staged --format csv'
    hook.write_text(f'#!/bin/sh\nPYTHONPATH="{Path(__file__).parents[2]}" exec {command} >&2\n')
    hook.chmod(0o755)
    folder = project
    if worktree:
        folder = project.parent / "second"
        git("worktree", "add", "-q", str(folder), "-b", "second")
    (folder / "docs" / "page.md").write_text(NEW)
    with pytest.raises(subprocess.CalledProcessError) as failed:
        git("commit", "-aqm", "claims", folder=folder / "docs")
    lines = failed.value.stderr.splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [["docs/page.md", "3"]]


# -- what is refused


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--since", "nonsense"], "git: fatal: Not a valid object name nonsense"),
        (["--since", "--exec=x"], "git: “--exec=x” is no revision"),
        (["--since", ""], "git: “” is no revision"),
        (["--since", "HEAD", "--staged"], "--since or --staged, not both"),
        (["-", "--since", "HEAD"], "not for standard input"),
        (["--stdin-filename", "page.md", "--staged"], "not for standard input"),
        (["page.md", "../outside.md", "--since", "HEAD"], "../outside.md: outside the git rep"),
        (["--since", "lonely"], "git: “lonely” and HEAD have no commit in common\n"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    claimlint: Run, arguments: list[str], problem: str
) -> None:
    commit("page.md")
    write("../outside.md")
    git("checkout", "-q", "--orphan", "lonely")
    git("commit", "-qm", "lonely")
    git("checkout", "-q", "main")
    result = claimlint("check", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("claimlint: ")
    assert problem in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_repository_is_one_line(
    claimlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = claimlint("check", "--staged")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "not a git repository" in result.stderr


def test_a_shallow_clone_is_told_to_fetch(
    claimlint: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit("page.md")
    commit("more.md")
    git("clone", "-q", "--depth=1", project.as_uri(), "../shallow")
    monkeypatch.chdir("../shallow")
    result = claimlint("check", "--since", "origin/other")
    assert result.exit_code == 2
    assert "shallow: fetch all of it (on GitHub fetch-depth: 0)" in result.stderr
