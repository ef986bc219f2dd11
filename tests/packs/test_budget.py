"""Packs written to be slow are refused, with the place of the phrase that is too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.library import Library
from lint.matching.budget import MAX_NEIGHBOURS, MAX_NESTING, MAX_OPEN, MAX_STEPS
from lint.packs.errors import InputError

Terms = dict[str, list[str]]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
POWERS = {f"c{n}": [f"{{c{n - 1}}} {{c{n - 1}}}"] if n else ["tea"] for n in range(MAX_NESTING + 1)}


def write(folder: Path, phrases: list[str], terms: Terms) -> Path:
    """Write the phrases and classes into the house pack's English."""
    path = folder / "en.yml"
    path.write_text(
        "language: en\nrules:\n  tonic:\n    message: Not ours.\n    phrases:\n"
        + "".join(f"      - {json.dumps(one)}\n" for one in phrases)
        + "".join(f"{key}\n" for key in (["terms:"] if terms else []))
        + "".join(f"  {name}: {json.dumps(members)}\n" for name, members in terms.items())
    )
    return path


@pytest.mark.parametrize(
    ("phrases", "terms", "line", "problem"),
    [
        (["tonic " + "~20 tonic " * MAX_STEPS], {}, 6, "steps; shorten the phrase"),
        (["tonic " * 400], {}, 6, "a phrase of 2400 signs"),
        (["(" * 100 + "tonic" + ")" * 100], {}, 6, "nested groups"),
        (["[abcdefgh]" * 30], {}, 6, "more than 2048 variants"),
        ([f"({'|'.join(f'a{n} ~1 b' for n in range(60))}) " * 2], {}, 6, "more than 512 variants"),
        ([f"*{a}{b}x*" for a in LETTERS for b in LETTERS], {}, 6 + MAX_OPEN, "words like “*word*”"),
        ([f"time ~9 x{n}x" for n in range(2_100)], {}, 6 + MAX_NEIGHBOURS, "same rarest word"),
        ([f"{a}* ~{gap} {b}*" for gap in (9, 10, 11, 12) for a in LETTERS for b in LETTERS], {}, 6, "nothing but common words"),
        (["{c8}"], POWERS, 6, "nested more than 8 deep"),
    ],
)  # fmt: skip
def test_is_refused(
    house_pack: Path, phrases: list[str], terms: Terms, line: int, problem: str
) -> None:
    path = write(house_pack, phrases, terms)
    with pytest.raises(InputError) as caught:
        Library([house_pack])._compile("en")
    assert problem in str(caught.value)
    assert caught.value.path == str(path)
    if problem != "nothing but common words":
        assert caught.value.line == line


def test_members_of_classes_are_counted_again_in_each_class(
    house_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.matching.budget.MAX_MEMBERS", 1_000)
    wide: Terms = {"c0": [f"w{n}" for n in range(300)]}
    wide |= {f"c{n}": [f"{{c{n - 1}}}", "tea"] for n in range(1, 5)}
    write(house_pack, ["{c4}"], wide)
    with pytest.raises(InputError, match="classes of more than 1,000 words in all"):
        Library([house_pack])._compile("en")


def test_all_variants_are_counted(house_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.matching.budget.MAX_SEQUENCES", 1_000)
    write(house_pack, [f"tonic{n} tea" for n in range(1_100)], {})
    with pytest.raises(InputError, match="more than 1,000 variants in all"):
        Library([house_pack])._compile("en")


def test_compiling_has_a_time_budget(house_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.matching.budget.MAX_SECONDS", -1)
    with pytest.raises(InputError, match="compiling took more than"):
        Library([house_pack])._compile("en")
