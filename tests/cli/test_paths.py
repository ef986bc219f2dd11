"""Which files `claimlint check` lints, and under which configuration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
BAD = "Our spray is a game-changer.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for name in ("page.md", "docs/a.md", "archive/old.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BAD)
    (root / ".git").mkdir()
    (root / ".claimlint.yml").write_text('exclude: ["archive/**"]\nselect: [overclaims]\n')
    monkeypatch.chdir(root)
    return root


def files(claimlint: Run, *arguments: str, stdin: bytes | None = None) -> list[str]:
    report = claimlint("check", *arguments, "--format", "json", stdin=stdin).stdout
    return [file["path"] for file in json.loads(report)["files"]]


def test_what_is_excluded_is_linted_when_it_is_named(claimlint: Run) -> None:
    assert files(claimlint, ".") == ["page.md", "docs/a.md"]
    assert files(claimlint, "archive") == []
    assert files(claimlint, "archive/old.md") == ["archive/old.md"]


def test_what_a_hook_names_may_be_excluded_all_the_same(claimlint: Run) -> None:
    named = ["archive/old.md", "page.md"]
    assert files(claimlint, *named, "--force-exclude") == ["page.md"]


def test_exclude_holds_behind_a_link_to_the_folder(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "project")
    assert files(claimlint, str(tmp_path / "link" / "archive")) == []
    (tmp_path / "project" / "shown").symlink_to("archive")  # by the name it has in the project
    assert files(claimlint, "shown/") == ["shown/old.md"]


def test_a_path_of_no_letters_is_a_mistake(claimlint: Run) -> None:
    assert claimlint("check", "").exit_code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_in_a_folder_is_not_read(claimlint: Run) -> None:
    os.mkfifo("pipe.md")
    assert files(claimlint, ".") == ["page.md", "docs/a.md"]


def test_a_folder_that_cannot_be_read_is_told(
    claimlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scandir(path: str) -> object:
        if os.fspath(path).endswith("docs"):
            raise PermissionError(13, "Permission denied", path)
        return scandir_as_ever(path)

    scandir_as_ever = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    result = claimlint("check", ".")
    assert result.exit_code == 2
    assert "docs: " in result.output


@pytest.mark.parametrize("report", ["html:report.html", "markdown:report.md"])
def test_our_own_reports_are_no_copy(claimlint: Run, report: str) -> None:
    for _ in range(2):
        assert claimlint("check", ".", "--output", report).exit_code == 1
    assert files(claimlint, ".") == ["page.md", "docs/a.md"]


def test_standard_input_may_stand_beside_files(claimlint: Run) -> None:
    assert files(claimlint, "-", "page.md", stdin=BAD.encode()) == ["<stdin>", "page.md"]
    result = claimlint("check", "-", "--show-text", stdin=BAD.encode())
    assert result.stdout == "<stdin>:\n    1 | Our spray is a game-changer.\n"


def test_no_standard_input_is_one_line(project: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "import os, runpy, sys; os.close(0); sys.stdin = None;"
         "sys.argv[1:] = ['check', '-']; runpy.run_module('lint', run_name='__main__')"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (2, "claimlint: there is no standard input\n")


def test_the_name_of_standard_input_finds_its_configuration(claimlint: Run) -> None:
    (Path("docs") / ".claimlint.yml").write_text("ignore: [overclaims]\nselect: [overclaims]\n")
    named = ["--stdin-filename", "docs/new.md"]
    assert claimlint("check", *named, stdin=BAD.encode()).exit_code == 0
    assert claimlint("check", "-", *named, stdin=BAD.encode()).exit_code == 0


def test_html_lists_the_claims_of_standard_input(claimlint: Run) -> None:
    page = b"Ketamine eases depression within 24 hours.\n"
    result = claimlint("check", "-", "--format", "html", stdin=page)
    assert "Claims to substantiate" in result.stdout
    assert result.stdout.count("24 hours") > 1


def test_without_a_configuration_paths_are_told_from_the_repository(
    claimlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".claimlint.yml").unlink()
    only = ["--select", "game-changer"]
    assert claimlint("check", *only, "--write-baseline", "known.json").exit_code == 0
    monkeypatch.chdir("docs")
    assert files(claimlint) == ["a.md"]
    result = claimlint("check", *only, "--baseline", "../known.json")
    assert result.stdout == "1 file checked, nothing found, 1 known\n"


@pytest.mark.parametrize("command", ["claims", "parity"])
def test_other_commands_take_the_configured_paths(claimlint: Run, command: str) -> None:
    Path(".claimlint.yml").write_text("paths: [docs]\n")
    Path("docs/a.md").write_text("Ketamine eases depression within 24 hours.\n")
    Path("docs/a.de.md").write_text("Ketamin lindert Depression.\n")
    for name in ("page.en.md", "page.de.md"):
        Path(name).write_text("Ketamine eases depression within 24 hours.\n")
    output = claimlint(command).output
    assert "page." not in output
    assert "docs/a" in output or command == "parity"
