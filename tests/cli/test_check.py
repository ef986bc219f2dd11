"""`claimlint check`, from the outside."""

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

BAD = "Our spray is a\ngame-changer for your mood.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def test_says_where_what_and_what_instead(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD)
    result = claimlint("check", "page.md")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("page.md:2:1: warning: “game-changer”")
    assert lines[0].endswith("[overclaims/game-changer]")
    assert lines[1] == "    2 | game-changer for your mood."
    assert lines[2] == "      | ^^^^^^^^^^^^"
    assert lines[3].startswith("      try: ")
    assert lines[-1] == "1 file checked: 1 warning"


def test_nothing_found_is_status_0(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("It is no game-changer.\n")
    result = claimlint("check", "page.md")
    assert (result.exit_code, result.stdout) == (0, "1 file checked, nothing found\n")


def test_front_matter_that_cannot_be_read_is_told(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("---\ntitle: Ketamine: relief guaranteed\n---\n\nText.\n")
    for _ in range(2):  # also where the result was kept
        result = claimlint("check", "page.md")
        assert result.exit_code == 0
        assert result.stdout.startswith("note: page.md:2: front matter is not valid YAML")


def test_json_is_the_contract(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD)
    report = json.loads(claimlint("check", "--format", "json", "page.md").stdout)
    assert report["version"] == 1
    assert report["files"] == [{"path": "page.md", "languages": ["en"], "words": 8, "error": None}]
    (finding,) = report["findings"]
    assert list(finding) == [
        "rule", "category", "severity", "path", "line", "column", "end_line", "end_column",
        "language", "message", "match", "suggestions", "why", "sources",
    ]  # fmt: skip
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (
        2, 1, 2, 13,
    )  # fmt: skip
    assert {"id", "title", "section", "url"} == set(finding["sources"][0])
    assert report["summary"] == {
        "files": 1, "findings": 1, "error": 0, "warning": 1, "suggestion": 0, "suppressed": 0,
        "waived": 0,
    }  # fmt: skip


def test_standard_input_has_a_name(claimlint: Run) -> None:
    result = claimlint("check", "-", "--stdin-filename", "x/page.md", stdin=BAD.encode())
    assert result.stdout.startswith("x/page.md:2:1: warning")


def test_an_unreadable_file_does_not_stop_the_others(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"ok\n\xff\xfe\xfa broken")
    (tmp_path / "page.md").write_text(BAD)
    result = claimlint("check", "missing.md", "bad.md", "page.md")
    assert result.exit_code == 2
    assert "missing.md: No such file" in result.stdout
    assert "bad.md:2:1: " in result.stdout
    assert "page.md:2:1: warning" in result.stdout
    assert "3 files checked: 1 warning, 2 files not read" in result.stdout


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--exit-zero"], 0),
        (["--ignore", "overclaims"], 0),
        (["--ignore", "overclaims/game-changer"], 0),
        (["--select", "fact"], 0),
        (["--select", "overclaim"], 1),
        (["--select", "fact, overclaim"], 1),
        (["--ignore", "fact,overclaims"], 0),
        (["--severity", "error"], 0),
    ],
)
def test_options_choose(claimlint: Run, tmp_path: Path, options: list[str], status: int) -> None:
    (tmp_path / "page.md").write_text(BAD)
    assert claimlint("check", *options, "page.md").exit_code == status


def test_unknown_names_are_offered_the_nearest(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD)
    result = claimlint("check", "--select", "overclaims/game-chnger", "page.md")
    assert result.exit_code == 2
    assert "overclaims/game-changer" in result.stderr
    result = claimlint("chekc")
    assert result.exit_code == 2
    assert "Did you mean check" in result.stderr
    result = claimlint("check", "--selct", "x")
    assert result.exit_code == 2
    assert "--select" in result.stderr


def test_a_folder_is_walked_by_its_configuration(claimlint: Run, tmp_path: Path) -> None:
    for name in ("a.md", "drafts/b.md", "archive/c.md", "node_modules/d.md", ".hidden/e.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BAD)
    (tmp_path / ".claimlint.yml").write_text("exclude: [archive/]\n")
    report = json.loads(claimlint("check", "--format", "json").stdout)
    assert [file["path"] for file in report["files"]] == ["a.md", "drafts/b.md"]


def test_a_mistake_in_the_configuration_is_one_line(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / ".claimlint.yml").write_text("market: [us]\n")
    result = claimlint("check")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert ".claimlint.yml:1:1: unknown key “market”; did you mean markets?" in result.stderr


def test_a_pack_of_ones_own(claimlint: Run, tmp_path: Path, house_pack: Path) -> None:
    (tmp_path / ".claimlint.yml").write_text("packs: [./house]\n")
    (tmp_path / "page.md").write_text("Buy our miracle tonics.\n")
    result = claimlint("check", "page.md")
    assert "“miracle tonics” is not our word. [house/tonic]" in result.stdout


def test_the_report_is_written_whole(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD)
    claimlint("check", "--format", "json", "--output", "report.json", "page.md")
    assert json.loads((tmp_path / "report.json").read_text())["summary"]["warning"] == 1
    result = claimlint("check", "--output", "no/such/report.txt", "page.md")
    assert result.exit_code == 2
    assert "could not be written" in result.stderr


def test_control_characters_do_not_reach_the_terminal(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("A \x1b[31mgame-changer\x1b[0m\u202e for all.\n")
    result = claimlint("check", "page.md")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_quiet_and_statistics(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD)
    quiet = claimlint("check", "--quiet", "page.md").stdout
    assert quiet == "1 file checked: 1 warning\n"
    counted = claimlint("check", "--quiet", "--statistics", "page.md").stdout
    assert "     1  warning     overclaims/game-changer" in counted


def test_runs_as_a_module_without_colour(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD)
    done = subprocess.run(
        [sys.executable, "-m", "lint", "check", "page.md"],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
