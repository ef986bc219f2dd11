"""The compiled code does what plain Python does."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from lint import tokens
from lint.library import Library
from lint.matching.build import LexiconBuilder
from lint.matching.frequency import Frequency
from lint.matching.join import PlainJoiner
from lint.matching.sentence import Reader
from lint.packs.phrase import parse
from lint.quantities import QuantityReader
from tests.matching.joiners import COMPILED

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "tests" / "corpus"


def test_what_was_built_is_used() -> None:
    built = list((ROOT / "lint" / "matching").glob("native.*.so"))
    assert (COMPILED is not None) == bool(built)


native = pytest.importorskip("lint.matching.native")

LETTERS = st.sampled_from(
    "aZ09 '-_*\"–—“”„‘’«»…ßéÉİıŁŒǅº²½·×€™№Ⅷ→✓❌☀️　、。「」『』〇々〜ァアーぁん効果薬Ａｚ９！，％（）～ｱﾞ한Ως😀🙂\x00\x1c\x85\u200b\u200d\u2028\xad\xa0\n\t"
)
TEXTS = st.text(LETTERS, max_size=30) | st.text(max_size=30)


@given(TEXTS.filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)))
@example("“Ａ” – it’s—Ｂ！")
def test_it_splits_as_python_does_or_not_at_all(text: str) -> None:
    found = native.split(text)
    if found is not None:
        assert found == (tokens.split(text), tokens.places(text))


def test_it_knows_every_letter_that_it_splits() -> None:
    for number in range(0x110000):
        letter = chr(number)
        if 0xD800 <= number <= 0xDFFF:
            continue
        for text in (f"a{letter}b", f"Ａ{letter}") if native.split(letter) else ():
            found = native.split(text)
            assert found is None or found == (tokens.split(text), tokens.places(text)), text


@pytest.mark.parametrize("text", ["It cures depression.", "効果を保証します。薬", "Zażółć – gęś!"])
def test_it_splits_what_copy_is_made_of(text: str) -> None:
    assert native.split(text) is not None


@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_it_finds_what_plain_python_finds(language: str) -> None:
    bundle = Library().language(language).bundle
    quantities = QuantityReader(bundle.profile).spans
    cases = yaml.safe_load((CORPUS / language / "later.yml").read_text(encoding="utf-8"))
    for lexicon in (bundle.lexicon, bundle.context):
        plain, compiled = Reader(lexicon, quantities, PlainJoiner), Reader(lexicon, quantities)
        for text in (case["text"] for case in cases):
            one, other = plain.read(text), compiled.read(text)
            assert one.entities == other.entities
            assert one.matches() == other.matches()
            one, other = plain.read(text), compiled.read(text)
            for sentence in (one, other):
                sentence.inherit(sorted(sentence.entities))
            assert one.matches() == other.matches()


def test_more_words_than_are_kept_are_read() -> None:
    builder = LexiconBuilder({})
    builder.add("rule", parse("safe cure"))
    read = Reader(builder.build(Frequency([], [])), lambda text: []).read
    text = " ".join(f"word{number}" for number in range(25_000))
    assert read(text).matches() == []
    assert [match.start for match in read(f"{text} safe cure").matches()] == [len(text) + 1]
    assert len(read("a safe cure").matches()) == 1


@pytest.mark.parametrize("field", ["signals", "groups", "phrases", "needs", "conditions"])
def test_damaged_rules_are_refused(field: str) -> None:
    builder = LexiconBuilder({"kind": [parse("very safe")]})
    builder.add("rule", parse("{kind} ~2 cure & (now|at once)"))
    lexicon = builder.build(Frequency([], []))
    packed = getattr(lexicon, field)
    damaged = msgspec.structs.replace(packed, data=memoryview(b"\xc1" * len(packed.data)))
    lexicon = msgspec.structs.replace(lexicon, **{field: damaged})
    with pytest.raises(ValueError, match="damaged"):
        Reader(lexicon, lambda text: []).read("a very safe quick cure at once").matches()
