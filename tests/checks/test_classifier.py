"""`classifier`: what all words of a sentence promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.library import Library
from lint.packs.errors import InputError
from tests.packs_on_the_fly import check, library_of

TEXT = {
    "weights": {
        "life": 2.0,
        "your": 1.0,
        "back": 2.0,
        "mornin*": 2.0,
        "life back": 3.0,
        "bill": -9.0,
    },
    "least": 1.0,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    specs: dict[str, dict[str, object]] = {
        "implied": {"kind": "classifier", "beside": ["t"]},
        "cure": {"kind": "phrase"},
    }
    return library_of(tmp_path / "t", specs, {"implied": TEXT, "cure": {"phrases": ["cure(s|d)?"]}})


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Here you get your life back, at last.", "Here you get your life back"),
        ("Here you get\n**your** life *back*, at last.", "Here you get your life back"),
        (
            "At last, your life (and your mornings) come back.",
            "your life (and your mornings) come back",
        ),
        ("Mornings are yours. Here your mornings come back!", "Here your mornings come back"),
    ],
)
def test_it_marks_the_clause_that_carries_the_score(
    library: Library, text: str, match: str
) -> None:
    assert [one.match for one in check(library, text)] == [match]


@pytest.mark.parametrize(
    "text",
    [
        "Here you get your bill back, and your life goes on.",
        "Your life is back!",  # too short to tell
        "We do not promise you your life back.",
        "It is a myth that you get your life back.",
        "Will you get your life back?",
        "Nobody is cured, and your life is not back.",  # a phrase of the pack was found
    ],
)
def test_it_passes(library: Library, text: str) -> None:
    assert [one for one in check(library, text) if one.rule == "t/implied"] == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Here you get your life back.\n\nWe pour tea.", True),
        ("Here you get your life back.\n\nIt may make you dizzy.", False),
        ("Here you get your life back, and your mornings.\n\nIt may make you dizzy.", True),
        ("Here you get your life back, your mornings, and it makes you dizzy.", False),
    ],
)
def test_what_a_page_owns_up_to_tempers_it(tmp_path: Path, text: str, flagged: bool) -> None:
    tempered = {"unless_said": ["t/risk"], "tempered_by": ["t/risk"], "temper": 1.2}
    specs: dict[str, dict[str, object]] = {
        "implied": {"kind": "classifier", **tempered},
        "risk": {"kind": "statement"},
    }
    texts: dict[str, dict[str, object]] = {
        "implied": TEXT,
        "risk": {"when": ["spray"], "say": ["dizzy"]},
    }
    library = library_of(tmp_path / "t", specs, texts)
    assert bool(check(library, text)) is flagged


@pytest.mark.parametrize(
    ("sentences", "flagged"), [(2, True), (4, False)], ids=["advertisement", "article"]
)
def test_a_long_text_is_read_more_mildly(tmp_path: Path, sentences: int, flagged: bool) -> None:
    spec = {"implied": {"kind": "classifier", "long": 4, "temper_long": 1.2}}
    library = library_of(tmp_path / "t", spec, {"implied": TEXT})
    text = "Here you get your life back." + " We pour tea." * (sentences - 1)
    assert bool(check(library, text)) is flagged


@pytest.mark.parametrize(
    ("others", "flagged"),
    [
        (["We pour tea."] * 7, False),
        (["We pour tea."] * 6, True),
        ([*["We pour tea."] * 5, "It cures.", "It cures."], True),
        ([*["We pour tea."] * 5, "It cures.", "It does not cure."], False),
    ],
    ids=["a long text", "a short one", "two claims", "a claim and one denied"],
)
def test_a_hint_alone_in_a_long_text_is_none(
    tmp_path: Path, others: list[str], flagged: bool
) -> None:
    implied = {"kind": "classifier", "beside": ["t"], "company": 2}
    texts = {"implied": TEXT, "cure": {"phrases": ["cures?"]}}
    library = library_of(tmp_path / "t", {"implied": implied, "cure": {}}, texts)
    found = check(library, " ".join(["Here you get your life back.", *others]))
    assert ("t/implied" in {one.rule for one in found}) is flagged


def test_half_a_letter_is_no_hindrance(library: Library) -> None:
    found = check(library, '{"a": "Here you get your life back \\ud800 now."}', "app.json")
    assert [one.match for one in found] == ["Here you get your life back \ufffd now"]


def test_what_a_phrase_says_is_left_to_it(library: Library) -> None:
    found = check(library, "It cures, and your life comes back.")
    assert [one.rule for one in found] == ["t/cure"]


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), 101])
def test_weights_are_numbers_of_a_size(tmp_path: Path, weight: float) -> None:
    text = {"weights": {"life": weight}}
    library = library_of(tmp_path / "t", {"implied": {"kind": "classifier"}}, {"implied": text})
    with pytest.raises(InputError, match=r"en\.yml:\d+:\d+: "):
        check(library, "Your life is back.")


def test_words_in_a_row_that_weigh_are_few(tmp_path: Path) -> None:
    text = {"weights": {"a b c d e": 1.0}}
    library = library_of(tmp_path / "t", {"implied": {"kind": "classifier"}}, {"implied": text})
    with pytest.raises(InputError, match="at most 4 words in a row"):
        check(library, "Your life is back.")
