"""The inventory of claims, from the outside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PAGE = """\
# Ketamine for depression

Ketamine may ease depression within 24 hours.[^1] It cures depression for good.

It works better than any antidepressant (Lee et al., 2021). About 60% of people felt better.

The clinic opens at nine.

[^1]: Lee 2021.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.en.md").write_text(PAGE, encoding="utf-8")


def inventory(claimlint: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(
        claimlint("claims", "page.en.md", "--format", "json").stdout
    )["claims"]
    return found


def test_claims_have_kind_strength_place_and_reference(claimlint: Run) -> None:
    shown = {
        (one["kind"], one["line"], one["strength"], one["reference"])
        for one in inventory(claimlint)
    }
    assert ("benefit", 3, "hedged", "[^1]") in shown
    assert ("benefit", 3, "absolute", "") in shown
    assert ("number", 3, "hedged", "[^1]") in shown
    assert ("comparison", 5, "flat", "(Lee et al., 2021)") in shown
    assert ("number", 5, "flat", "") in shown
    assert not [one for one in shown if one[1] == 7]


def test_what_a_sentence_implies_is_a_benefit(claimlint: Run, tmp_path: Path) -> None:
    text = "An infusion is a holiday from being you.\n\nWe open at nine on weekdays.\n"
    (tmp_path / "page.en.md").write_text(text, encoding="utf-8")
    shown = [(one["kind"], one["line"]) for one in inventory(claimlint)]
    assert shown == [("benefit", 1)]


def test_all_formats_hold_the_same_claims(claimlint: Run) -> None:
    found = inventory(claimlint)
    text = claimlint("claims", "page.en.md").stdout
    assert text.endswith(f"{len(found)} claims, {sum(not one['reference'] for one in found)} "
                         "without a reference\n")  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(claimlint("claims", "--format", "csv").stdout)))
    assert [row["words"] for row in rows] == [one["words"] for one in found]
    assert "Claims to substantiate" in claimlint("check", "--format", "html").stdout


def test_a_file_that_cannot_be_read_is_said(claimlint: Run) -> None:
    result = claimlint("claims", "page.en.md", "gone.md")
    assert result.exit_code == 2
    assert "error: gone.md: No such file" in result.stderr
    assert "hedged benefit" in result.stdout
