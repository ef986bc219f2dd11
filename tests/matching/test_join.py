"""The matcher agrees with the plain one, on random phrases and texts."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint import tokens
from lint.matching.build import LexiconBuilder
from lint.matching.frequency import Frequency
from lint.matching.join import Sentence
from lint.matching.table import Table
from lint.packs.errors import PhraseError
from lint.packs.phrase import parse
from tests.matching import reference

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
    st.builds("({} {}|{})".format, word, word, word),
    st.builds("({} )?".format, word),
    st.builds("{}(s|ed)?".format, word),
    st.builds("{}*".format, word),
    st.builds("{} {}*".format, word, word),
    st.builds("*{}".format, word),
    st.builds("*{}*".format, word),
    st.builds("~{} {}".format, st.integers(1, 4), word),
    st.sampled_from(["{kind}", "{other}", "& cure", "& (safe ~1 a|cured)", "& not safe",
                     "& not the ~2 cure", "{number}", "*ure *afe*"]),
)  # fmt: skip
phrase = st.lists(piece, min_size=1, max_size=4).map(" ".join)
text = st.lists(
    st.one_of(word, st.sampled_from(["s", "-", ",", ". ", "cureds", "\u2013", "un safe", "😀"])),
    max_size=14,
).map(" ".join) | st.text(alphabet="aecurs d-éÄ薬.İ3", max_size=40)
CLASSES = {
    "kind": [parse("cure"), parse("safe ~2 the"), parse("*ed")],
    "other": [parse("{kind}"), parse("a (x1|薬)")],
}


def parsed(phrases: list[str]) -> list[str]:
    """Keep the phrases that a pack may hold."""
    kept = []
    for one in phrases:
        try:
            LexiconBuilder(CLASSES).add("rule", parse(one))
        except PhraseError:
            continue
        kept.append(one)
    return kept


@settings(max_examples=400, deadline=None)
@given(
    st.lists(phrase, min_size=1, max_size=6),
    st.lists(text, min_size=1, max_size=5),
    st.lists(text, max_size=4),
)
@example(["safe ~2 cure"], ["safe a the cure"], ["cure"])
@example(["(a|the) (safe|cure) & x1"], ["x1 the cure"], [])
def test_the_matcher_agrees_with_the_plain_one(
    phrases: list[str], texts: list[str], examples: list[str]
) -> None:
    phrases = parsed(phrases)
    builder = LexiconBuilder(CLASSES, ["three"])
    for number, one in enumerate(phrases):
        builder.add(f"{number}", parse(one))
    table = Table(builder.build(Frequency(examples, ["a", "the"])))
    for one in texts:
        sentence = Sentence(table, one, 0, len(one), lambda *_: [])
        found = {table.lexicon.owners[match.owner] for match in sentence.matches()}
        expected = {
            f"{number}"
            for number, phrase_ in enumerate(phrases)
            if reference.holds(parse(phrase_), tokens.split(one), CLASSES)
        }
        assert found == expected


def test_a_match_stands_where_its_words_are() -> None:
    builder = LexiconBuilder(CLASSES)
    builder.add("rule", parse("safe ~2 cure"))
    table = Table(builder.build(Frequency([], [])))
    content = "Ärzte: a “safe” and İ sure-fire cure."
    sentence = Sentence(table, content, 7, len(content), lambda *_: [])
    assert sentence.matches() == []
    content = "Ärzte: a “safe” İ sure cure."
    sentence = Sentence(table, content, 7, len(content), lambda *_: [])
    (match,) = sentence.matches()
    assert content[match.start : match.end] == "safe” İ sure cure"
    assert [content[start:end] for start, end in match.gaps] == ["İ sure"]


def test_letters_of_full_and_half_width_are_the_same() -> None:
    assert tokens.split("ＦＤＡ　認可！ ｶﾞﾝ") == tokens.split("fda 認可! ガン")
    assert tokens.places("ｶﾞﾝ") == [(0, 2), (2, 3)]


def test_long_stems_are_found() -> None:
    builder = LexiconBuilder({})
    builder.add("rule", parse("stoffwechselzwischenprodukt*"))
    table = Table(builder.build(Frequency([], [])))
    text = "zwei Stoffwechselzwischenprodukte"
    (match,) = Sentence(table, text, 0, len(text), lambda *_: []).matches()
    assert text[match.start : match.end] == "Stoffwechselzwischenprodukte"


def test_many_like_steps_with_gaps_take_no_exponential_time() -> None:
    builder = LexiconBuilder({})
    builder.add("rule", parse("a " + "~2 a " * 25 + "~2 cure"))
    table = Table(builder.build(Frequency([], [])))
    text = "a " * 60 + "cure"
    found = Sentence(table, text, 0, len(text), lambda *_: []).matches()
    assert (0, len(text)) in {(match.start, match.end) for match in found}
