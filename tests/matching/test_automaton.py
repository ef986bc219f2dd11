"""The automaton agrees with the plain matcher, and anchors lose no phrase."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.matching.automaton import HyperscanFinder, compile_database, fold, load_database
from lint.matching.build import LexiconBuilder
from lint.matching.join import Sentence
from lint.matching.lexicon import Lexicon
from lint.matching.reference import ReferenceFinder
from lint.packs.errors import PhraseError
from lint.packs.phrase import parse

WORDS = [
    "cure",
    "cured",
    "a",
    "the",
    "safe",
    "unsafe",
    "é",
    "Ärzte",
    "ß",
    "薬",
    "効果",
    "İ",
    "x1",
    "3",
]
word = st.sampled_from(WORDS)
piece = st.one_of(
    word,
    st.builds("({}|{})".format, word, word),
    st.builds("({} )?".format, word),
    st.builds("{}(s|ed)?".format, word),
    st.builds("{}*".format, word),
    st.builds("*{}".format, word),
    st.builds("*{}*".format, word),
    st.builds("~{} {}".format, st.integers(1, 4), word),
    st.sampled_from(["{kind}", "{other}", "& cure", "& not safe", "{number}"]),
)
phrase = st.lists(piece, min_size=1, max_size=4).map(" ".join)
text = st.lists(
    st.one_of(word, st.sampled_from(["s", "-", ",", ". ", "cureds", "\u2013", "un safe", "😀"])),
    max_size=14,
).map(" ".join) | st.text(alphabet="aecurs d-éÄ薬.İ3", max_size=40)
CLASSES = {
    "kind": [parse("cure"), parse("safe ~2 the"), parse("*ed")],
    "other": [parse("{kind}"), parse("a (x1|薬)")],
}


def lexicon_of(phrases: list[str]) -> Lexicon:
    builder = LexiconBuilder(CLASSES, ["a", "the"], ["three"])
    for number, one in enumerate(phrases):
        try:
            builder.add(f"rule {number}", parse(one))
        except PhraseError:
            continue
    try:
        return builder.build()
    except PhraseError:  # nothing but numbers
        return LexiconBuilder(CLASSES).build()


@settings(max_examples=200, deadline=None)
@given(st.lists(phrase, min_size=1, max_size=6), st.lists(text, min_size=1, max_size=5))
def test_the_automaton_agrees_with_the_plain_matcher(phrases: list[str], texts: list[str]) -> None:
    pytest.importorskip("hyperscan")
    anchors = lexicon_of(phrases).anchors
    if not anchors:
        return
    fast = HyperscanFinder(load_database(compile_database(anchors)), anchors)
    plain = ReferenceFinder(anchors)
    for one in texts:
        assert fast.find(one) == plain.find(one)


@settings(max_examples=300, deadline=None)
@given(st.lists(phrase, min_size=1, max_size=6), st.lists(text, min_size=1, max_size=5))
def test_no_phrase_is_lost_that_no_anchor_was_seen_of(phrases: list[str], texts: list[str]) -> None:
    lexicon = lexicon_of(phrases)
    finder = ReferenceFinder(lexicon.anchors)
    for one in texts:
        sentence = Sentence(lexicon, one, 0, len(one), lambda *_: [])
        seen = {number for hit in finder.find(one) for number in lexicon.anchored[hit.anchor]}
        assert sentence.matches(seen) == sentence.matches(range(len(lexicon.raw_phrases)))


@given(st.text())
def test_folding_keeps_the_length(content: str) -> None:
    assert len(fold(content)) == len(content)
