"""Baseline and the least score, from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import PAGE, Run, make_project, rules

__all__ = ["make_project"]  # a fixture


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


# -- score


def test_a_document_below_the_least_score_fails(claimlint: Run, project: Path) -> None:
    result = claimlint("check", "--min-score", "90", "--fail-on", "error", "--exit-zero")
    assert result.exit_code == 0
    assert "page.en.md: score 65, below 90" in result.stderr
    (project / "page.en.md").write_text("Nothing.\n", encoding="utf-8")
    assert claimlint("check", "--min-score", "100").exit_code == 0
