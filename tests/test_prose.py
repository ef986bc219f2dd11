"""Sentences and words."""

from __future__ import annotations

import pytest

from lint import prose
from lint.document import Kind, Run, Runs, Segment
from lint.packs.built_in import BUILT_IN
from lint.packs.load import load_profile
from lint.packs.schema import LanguageProfile
from lint.prose import length, words


def split(text: str, language: str = "en") -> list[str]:
    segment = Segment(
        Kind.PARAGRAPH, text, Runs([Run(0, len(text), 0, len(text))]), language=language
    )
    prose.split([segment], profile(language))
    return [text[start:end] for start, end in segment.sentences]


def profile(language: str) -> LanguageProfile:
    return load_profile(BUILT_IN, language)[0]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Lee gave 0.5 mg/kg, e.g. in the U.S. and elsewhere.", "It took 40 min. in all."],
        [
            "It works!",
            "Does it really work for everyone who comes to you and to your clinic?",
            "No.",
        ],
        ["“I felt better. ", "It lasted a week.”"],
        ["“It works!” said Ann.", "He left."],
        ["(See the label.", "It is long.)", "Read it."],
        ["No end mark"],
        ["Side effects? None.", "It is safe."],
        ["A glass of wine before your ketamine session? No problem at all.", "It is safe."],
        ["Is it safe? Yes, it is."],
        ["Is it safe? It is, of course."],
        ["Any aneurysm? It hinders nothing."],
        ["Had your spray? Then you may drive yourself home the very same afternoon."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert split(" ".join(part.strip() for part in expected)) == [one.strip() for one in expected]


def test_spaced_quotation_marks_stay_with_their_sentence() -> None:
    text = "« Cent pour cent sûr. Sans risque. » Cette phrase trompe."
    assert split(text, "fr") == [
        "« Cent pour cent sûr.",
        "Sans risque. »",
        "Cette phrase trompe.",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", ["Todo va bien.", "Vuelva en un mes."]),
        ("sv", ["Läkaren känner till det.", "Fråga henne."]),
        ("nl", ["Zij neemt u bij de hand.", "U gaat samen naar huis."]),
        ("sv", ["Kom kl. Nio räcker."]),
    ],
)
def test_a_whole_word_is_no_abbreviation(language: str, expected: list[str]) -> None:
    assert split(" ".join(expected), language) == expected


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    text = "ketamine and no end in sight " * 2_000
    pieces = split(text.strip())
    assert max(map(len, pieces)) <= prose.MAX_SENTENCE
    assert " ".join(pieces) == text.strip()


def test_letters_without_a_space_are_read_in_pieces() -> None:
    assert "".join(split("a" * 50_000)) == "a" * 50_000


def test_words_hold_apostrophes_and_hyphens() -> None:
    assert words("It's a one-off, 100% sure") == ["It's", "a", "one-off", "100", "sure"]


def test_length_counts_letters_where_words_are_not_spaced() -> None:
    assert length("two words") == 2
    assert length("効果があります") == 7


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "El Dr. Gil atiende, p. ej. Ana viene el lunes. Fin."
    profile = LanguageProfile(language="es", name="Spanish", abbreviations=["p. ej", "Dr"])
    segment = Segment(Kind.PARAGRAPH, text, Runs([Run(0, len(text), 0, len(text))]), language="es")
    prose.split([segment], profile)
    assert [text[start:end] for start, end in segment.sentences] == [
        "El Dr. Gil atiende, p. ej. Ana viene el lunes.",
        "Fin.",
    ]
