"""Baseline, waivers and the least score, from the outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PAGE = "# Offer\n\nOur spray is a game-changer.\n\nIt cures depression.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".claimlint.yml").write_text("select: [overclaims/game-changer, overclaims/cure]\n")
    (tmp_path / "page.en.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def rules(claimlint: Run, *arguments: str) -> list[str]:
    found = json.loads(claimlint("check", *arguments, "--format", "json").stdout)["findings"]
    return [one["rule"].rpartition("/")[2] for one in found]


# -- baseline


def test_known_findings_are_hidden_wherever_they_move(claimlint: Run, project: Path) -> None:
    result = claimlint("check", "--write-baseline", "base.json")
    assert (result.exit_code, result.stdout) == (0, "1 file checked, nothing found, 2 known\n")
    moved = PAGE.replace("# Offer", "# Offer\n\nNew line.").replace("Our spray is", "Our\nspray is")
    (project / "page.en.md").write_text(moved + "\nIt cures pain.\n", encoding="utf-8")
    assert rules(claimlint, "--baseline", "base.json") == ["cure"]


def test_fixed_findings_are_counted(claimlint: Run, project: Path) -> None:
    claimlint("check", "--write-baseline", "base.json")
    (project / "page.en.md").write_text("Nothing.\n", encoding="utf-8")
    result = claimlint("check", "--baseline", "base.json")
    assert "2 fixed since the baseline" in result.stdout


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "--write-baseline makes one"),
        ("[", "not a baseline"),
        ('{"version": 9}', "version 9"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_refused(
    claimlint: Run, project: Path, content: str | None, problem: str
) -> None:
    if content is not None:
        (project / "base.json").write_text(content)
    result = claimlint("check", "--baseline", "base.json")
    assert result.exit_code == 2
    assert problem in result.stderr


# -- waivers

WAIVE = ["--reason", "label", "--owner", "Ana", "--approver", "Bo"]


def waive(claimlint: Run, expires: str = "2099-01-31") -> Result:
    place = "page.en.md:5"
    return claimlint("waive", "overclaims/cure", place, *WAIVE, "--expires", expires)


def test_a_waived_finding_is_set_apart(claimlint: Run) -> None:
    assert waive(claimlint).exit_code == 0
    assert rules(claimlint) == ["game-changer"]
    assert "1 waived" in claimlint("check").stdout
    report = json.loads(claimlint("check", "--format", "sarif").stdout)
    (one,) = [one for one in report["runs"][0]["results"] if "suppressions" in one]
    assert one["suppressions"][0]["justification"] == "label (approved by Bo until 2099-01-31)"


def test_waiving_keeps_comments_and_order(claimlint: Run, project: Path) -> None:
    target = project / ".claimlint-waivers.yml"
    first = "# Agreed with legal.\nwaivers:\n  # old\n  - rule: a/b   # why\n    path: x.md\n" \
        "    reason: 'r'\n    owner: o\n    approver: p\n    expires: 2099-01-01\n"  # fmt: skip
    target.write_text(first)
    waive(claimlint)
    text = target.read_text(encoding="utf-8")
    assert text.startswith(first)
    assert "sentence: It cures depression." in text


def test_an_expired_waiver_waives_nothing_and_is_found(claimlint: Run) -> None:
    waive(claimlint, "2020-01-01")
    assert rules(claimlint) == ["game-changer", "cure", "expired"]


def test_a_changed_sentence_is_found(claimlint: Run, project: Path) -> None:
    waive(claimlint)
    changed = PAGE.replace("It cures depression.", "It cures depression for good.")
    (project / "page.en.md").write_text(changed, encoding="utf-8")
    assert rules(claimlint) == ["game-changer", "cure", "changed"]


def test_an_unused_waiver_is_found_where_its_file_was_checked(
    claimlint: Run, project: Path
) -> None:
    waive(claimlint)
    (project / "page.en.md").write_text("Nothing.\n", encoding="utf-8")
    (project / "other.en.md").write_text("Nothing.\n", encoding="utf-8")
    assert rules(claimlint) == ["unused"]
    assert rules(claimlint, "other.en.md") == []


def test_a_waiver_without_owner_or_reason_is_refused(claimlint: Run, project: Path) -> None:
    (project / ".claimlint-waivers.yml").write_text("waivers:\n  - rule: a/b\n    path: x\n")
    result = claimlint("check")
    assert result.exit_code == 2
    assert ".claimlint-waivers.yml:2" in result.stderr


def test_only_what_is_found_can_be_waived(claimlint: Run) -> None:
    result = claimlint(
        "waive", "overclaims/cure", "page.en.md:1", *WAIVE, "--expires", "2099-01-31"
    )
    assert result.exit_code == 2
    assert "no finding of overclaims/cure at page.en.md:1" in result.stderr


# -- score


def test_a_document_below_the_least_score_fails(claimlint: Run, project: Path) -> None:
    result = claimlint("check", "--min-score", "90", "--fail-on", "error", "--exit-zero")
    assert result.exit_code == 0
    assert "page.en.md: score 65, below 90" in result.stderr
    (project / "page.en.md").write_text("Nothing.\n", encoding="utf-8")
    assert claimlint("check", "--min-score", "100").exit_code == 0
