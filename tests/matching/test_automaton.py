"""The automaton agrees with the plain matcher, on random phrases and texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.matching.automaton import HyperscanFinder, compile_database, fold, load_database
from lint.matching.build import LexiconBuilder
from lint.matching.lexicon import Atom
from lint.matching.reference import ReferenceFinder
from lint.packs.phrase import PhraseError, parse

WORDS = ["cure", "cured", "a", "the", "safe", "unsafe", "é", "Ärzte", "ß", "薬", "効果", "İ", "x1"]
word = st.sampled_from(WORDS)
piece = st.one_of(
    word,
    st.builds("({}|{})".format, word, word),
    st.builds("({} )?".format, word),
    st.builds("{}(s|ed)?".format, word),
    st.builds("{}*".format, word),
    st.builds("*{}".format, word),
)
phrase = st.lists(piece, min_size=1, max_size=3).map(" ".join)
text = st.lists(
    st.one_of(word, st.sampled_from(["s", "-", ",", ". ", "cureds", "\u2013", "un safe", "😀"])),
    max_size=14,
).map(" ".join) | st.text(alphabet="aecurs d-éÄ薬.İ", max_size=40)


def atoms_of(phrases: list[str]) -> list[Atom]:
    builder = LexiconBuilder({})
    for one in phrases:
        try:
            builder.add("rule", parse(one))
        except PhraseError:
            continue
    return builder.build().atoms


@settings(max_examples=150, deadline=None)
@given(st.lists(phrase, min_size=1, max_size=6), st.lists(text, min_size=1, max_size=5))
def test_agrees_with_the_plain_matcher(phrases: list[str], texts: list[str]) -> None:
    pytest.importorskip("hyperscan")
    atoms = atoms_of(phrases)
    if not atoms:
        return
    fast = HyperscanFinder(load_database(compile_database(atoms)), atoms)
    plain = ReferenceFinder(atoms)
    for one in texts:
        assert fast.find(one) == plain.find(one)


@given(st.text())
def test_folding_keeps_the_length(content: str) -> None:
    assert len(fold(content)) == len(content)
