"""Scores: what weighs, and that the compiled code weighs the same."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import tokens
from lint.matching.score import Classifier, Weights, beginnings, carrier, runs

FEATURES = {"heals": 1.0, "heal*": 2.0, "^ it": 4.0, "it heals": 8.0, "wound $": 16.0}


def test_words_beginnings_and_words_in_a_row_weigh() -> None:
    assert Weights(FEATURES).score("It heals a deep wound") == pytest.approx(31 / math.sqrt(13))
    assert Weights(FEATURES).score("It healed a deep wound!") == pytest.approx(6 / math.sqrt(14))


def test_few_words_say_too_little() -> None:
    assert Weights(FEATURES).score("It heals it now!") == -math.inf


@pytest.mark.parametrize(
    "text",
    [
        "Monday: 10:00–20:00 Tuesday: 10:00–18:00",
        "Room 12, 3 West 24th Street, 10012 4711",
        "Monday: peeling, laser, massage, light",
        "薬、効果、光、鍼灸、整体",
    ],
)
def test_timetables_addresses_and_lists_say_nothing(text: str) -> None:
    assert Weights({"monday": 9.0}).score(text) == -math.inf


def test_a_classifier_tells_what_scores_enough_and_is_long_enough() -> None:
    heals = Classifier(FEATURES, least=1.7)
    assert heals.holds("It heals a deep wound")
    assert not heals.holds("It healed a deep wound!")
    assert not Classifier(FEATURES, least=-math.inf).holds("It heals it now!")


def test_the_shares_of_the_words_add_up_to_the_score() -> None:
    text = "It heals a deep wound"
    shares = Weights(FEATURES).shares(tokens.split(text))
    assert [share * math.sqrt(13) for share in shares] == pytest.approx([4, 11, 0, 0, 16])
    assert sum(shares) == pytest.approx(Weights(FEATURES).score(text))


def test_a_word_has_beginnings_shorter_than_itself() -> None:
    assert beginnings("heals") == ["hea*", "heal*"]
    assert beginnings("it") == []


def test_runs_know_the_ends_of_the_sentence() -> None:
    assert list(runs(["a", "b"], 2)) == [("^ a", 0), ("a b", 1), ("b $", 1)]


@pytest.mark.parametrize(
    ("shares", "carried"),
    [([1, -2, 3, -1, 2, -5], (2, 4)), ([-3, -1, -2], (1, 1)), ([1, 0, 1], (0, 2))],
)
def test_the_carrier_is_the_heaviest_stretch(shares: list[float], carried: object) -> None:
    assert carrier(shares) == carried


WORD = st.sampled_from(["it", "heals", "healing", "wunder", "Ärzte", "薬", "効", "!", "don't"])
TEXT = st.lists(WORD, max_size=12).map(" ".join) | st.text(max_size=30)


@given(TEXT, st.dictionaries(TEXT, st.integers(-9, 9).map(float), max_size=8))
def test_the_compiled_code_scores_alike(text: str, weights: dict[str, float]) -> None:
    native = pytest.importorskip("lint.matching.native")
    weights |= FEATURES
    try:
        found = native.Weights(weights).score(text)
    except UnicodeEncodeError:  # half a letter, which only Python has
        return
    assert found is None or found == pytest.approx(Weights(weights).score(text))
