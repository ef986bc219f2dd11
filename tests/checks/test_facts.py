"""What the message of a wrong fact says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs_on_the_fly import check, library_of

SPEC: dict[str, object] = {"kind": "fact", "range": {"unit": "hour", "low": 2, "high": 3}}
TEXT: dict[str, object] = {
    "message": "Two hours, not “{value}”.",
    "phrases": ["lasts ~4 {quantity}", "lasts (all day|for days)", "(an|one) hour is all"],
}


@pytest.mark.parametrize(
    ("copy", "value"),
    [
        ("The cough lasts about 5 hours.", "5 hours"),
        ("The cough lasts all day.", "lasts all day"),
        ("It coughs: one hour is all.", "one hour"),
    ],
)
def test_the_value_is_the_quantity_or_else_the_words(tmp_path: Path, copy: str, value: str) -> None:
    library = library_of(tmp_path / "pack", {"cough": SPEC}, {"cough": TEXT}, "fact")
    assert [one.message for one in check(library, copy)] == [f"Two hours, not “{value}”."]
