"""Reports on the command line: formats, files, failures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from lint.reports import FORMATS

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "page.en.md").write_text("Our spray is a game-changer.\n", encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_the_finding(claimlint: Run, form: str) -> None:
    result = claimlint("check", "page.en.md", "--format", form)
    assert result.exit_code == 1
    assert "game-changer" in result.stdout.replace("\\", "")


@pytest.mark.parametrize("named", ["../page.en.md", "{tmp}/page.en.md", ".././sub/../page.en.md"])
def test_hosts_are_told_places_from_the_top_of_the_repository(
    claimlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (tmp_path / "sub").mkdir()
    prints = set()
    for folder, path in ((".", "page.en.md"), ("sub", named.format(tmp=tmp_path))):
        monkeypatch.chdir(tmp_path / folder)
        sarif = json.loads(claimlint("check", path, "--format", "sarif").stdout)["runs"][0]
        (place,) = sarif["results"][0]["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "page.en.md"
        (issue,) = json.loads(claimlint("check", path, "--format", "gitlab").stdout)
        assert issue["location"]["path"] == "page.en.md"
        assert "file=page.en.md," in claimlint("check", path, "--format", "github").stdout
        prints.add(issue["fingerprint"])
    assert len(prints) == 1


def test_several_reports_at_once(claimlint: Run) -> None:
    outputs = ["--output", "sarif:out.sarif", "--output", "csv:out.csv", "--output", "out.txt"]
    result = claimlint("check", "page.en.md", *outputs)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert Path("out.csv").read_text().startswith("path,line,")
    assert Path("out.txt").read_text().startswith("page.en.md:1:16: warning")


def test_one_of_them_may_go_to_standard_output(claimlint: Run) -> None:
    result = claimlint("check", "page.en.md", "--output", "github:-", "--output", "json:out.json")
    assert result.stdout.startswith("::warning file=page.en.md,")
    assert json.loads(Path("out.json").read_text())["version"] == 1


def test_what_is_no_plain_file_is_not_replaced(claimlint: Run) -> None:
    Path("report.txt").write_text("old")
    Path("link.txt").symlink_to("report.txt")
    claimlint("check", "page.en.md", "--output", "link.txt")
    assert Path("link.txt").is_symlink()
    assert Path("report.txt").read_text().startswith("page.en.md:1:16")
    claimlint("check", "page.en.md", "--output", "/dev/null")
    assert not Path("/dev/null").is_file()


def test_a_report_that_cannot_be_written_leaves_no_half(claimlint: Run) -> None:
    Path("old.json").mkdir()
    result = claimlint("check", "page.en.md", "--output", "json:old.json")
    assert result.exit_code == 2
    assert result.stderr.startswith("claimlint: old.json: the report could not be written")
    assert [path.name for path in Path().iterdir() if "new-" in path.name] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("A game-changer.\n")
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "lint", "check", "page.md"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1].startswith("claimlint: standard output: the report could")


@pytest.mark.parametrize("options", [["--format", "json"], ["--output", "report.txt"]])
def test_what_was_not_read_is_told_whatever_the_report(claimlint: Run, options: list[str]) -> None:
    result = claimlint("check", *options, "missing.md")
    assert result.exit_code == 2
    assert result.stderr == "error: missing.md: No such file or directory\n"


def test_what_was_not_read_is_told_once(claimlint: Run) -> None:
    result = claimlint("check", "missing.md")
    assert (result.stdout + result.stderr).count("missing.md") == 1


# -- what must not be overwritten


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ".", "--output", "page.en.md"],
        ["check", ".", "--output", "json:./page.en.md"],
        ["check", ".", "--write-baseline", "page.en.md"],
        ["claims", ".", "--output", "page.en.md"],
        ["parity", ".", "--output", "page.en.md"],
    ],
)
def test_no_draft_is_overwritten(claimlint: Run, arguments: list[str]) -> None:
    Path("page.de.md").write_text("Unser Spray ist bahnbrechend.\n", encoding="utf-8")
    result = claimlint(*arguments)
    assert result.exit_code == 2
    assert "page.en.md: " in result.stderr
    assert Path("page.en.md").read_text() == "Our spray is a game-changer.\n"


def test_a_document_with_comments_is_a_docx_file(claimlint: Run) -> None:
    pytest.importorskip("docx").Document().save("draft.docx")
    result = claimlint("check", "draft.docx", "--annotate", "page.en.md")
    assert result.exit_code == 2
    assert Path("page.en.md").read_text() == "Our spray is a game-changer.\n"


def test_a_baseline_keeps_what_it_knows_of_other_files(claimlint: Run) -> None:
    Path("other.en.md").write_text("Our spray is a game-changer.\n", encoding="utf-8")
    claimlint("check", ".", "--write-baseline", "known.json")
    before = json.loads(Path("known.json").read_text())
    claimlint("check", "other.en.md", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text()) == before
    Path("page.en.md").unlink()
    claimlint("check", "other.en.md", "--write-baseline", "known.json")
    left = json.loads(Path("known.json").read_text())["findings"]
    assert {entry["path"] for entry in left} == {"other.en.md"}


def test_a_baseline_is_read_or_written(claimlint: Run) -> None:
    both = ["--baseline", "a.json", "--write-baseline", "b.json"]
    result = claimlint("check", "page.en.md", *both)
    assert result.exit_code == 2
    assert "name one of them" in result.stderr


def test_the_mode_of_a_report_stays(claimlint: Run) -> None:
    Path("report.json").write_text("{}")
    Path("report.json").chmod(0o600)
    claimlint("check", "page.en.md", "--output", "json:report.json")
    assert json.loads(Path("report.json").read_text())["version"] == 1
    assert Path("report.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there is no /dev/fd")
@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1"])
def test_an_open_file_is_written_to_at_its_place(target: str) -> None:
    command = f'echo a; "{sys.executable}" -m lint check page.en.md --output text:{target}; echo b'
    with open("log", "w") as log:
        subprocess.run(["sh", "-c", command], stdout=log, check=True)
    lines = Path("log").read_text().splitlines()
    assert (lines[0], lines[-1]) == ("a", "b")
    assert lines[1].startswith("page.en.md:1:")


@pytest.mark.parametrize(
    ("output", "problem"),
    [
        ("jsn:report.json", "no format “jsn”; did you mean json"),
        ("sarif:", "no file is named"),
    ],
)
def test_a_format_that_does_not_exist_is_refused(claimlint: Run, output: str, problem: str) -> None:
    result = claimlint("check", "page.en.md", "--output", output)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert [path.name for path in Path().iterdir() if path.suffix != ".md"] == [".git"]


def test_one_report_that_cannot_be_written_keeps_none_from_the_others(claimlint: Run) -> None:
    outputs = ["--output", "json:nosuch/a.json", "--output", "sarif:b.sarif"]
    result = claimlint("check", "page.en.md", *outputs)
    assert result.exit_code == 2
    assert "nosuch/a.json: the report could not be written" in result.stderr
    assert json.loads(Path("b.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize("form", ["json", "checkstyle", "csv"])
def test_what_machines_read_is_utf_8(tmp_path: Path, form: str) -> None:
    (tmp_path / "ü.en.md").write_text("Our spray is a game-changer.\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "lint", "check", "ü.en.md", "--format", form],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert "ü.en.md" in result.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", [["rules"], ["claims", "page.en.md"]])
def test_a_full_disk_is_one_line_in_every_command(command: list[str]) -> None:
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "lint", *command],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == "claimlint: standard output: No space left on device"
