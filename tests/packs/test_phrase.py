"""The little language of phrases, through what it finds in a sentence."""

from __future__ import annotations

import pytest

from lint.matching.build import LexiconBuilder
from lint.matching.frequency import Frequency
from lint.matching.sentence import Reader
from lint.packs.phrase import MAX_LENGTH, PhraseError, parse

CLASSES = {
    "drug": [parse("ketamine"), parse("{nasal}")],
    "nasal": [parse("esketamine"), parse("nasal ~1 spray")],
    "mood": [parse("depression"), parse("low mood*")],
}


def found(phrase: str, text: str) -> list[str]:
    """What the phrase finds in the text, taken as one sentence."""
    builder = LexiconBuilder(CLASSES)
    builder.add("rule", parse(phrase, {"é": "e", "ö": "oe", "ß": "ss"}, {"ß": "ss"}))
    reader = Reader(builder.build(Frequency([], [])), lambda text: [])
    return [text[match.start : match.end] for match in reader.read(text).matches()]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("cure", "A cure, a Cure, a CURE", ["cure", "Cure", "CURE"]),
        ("cure", "secure cured cures incurable", []),
        ("cure(s|d)?", "cures and cured", ["cures", "cured"]),
        ("game[- ]chang(er|ing)", "game changer, Game-Changing", ["game changer", "Game-Changing"]),
        ("side-effect*", "side effects, side–effect, side-effects",
         ["side effects", "side–effect", "side-effects"]),
        ("miracle*", "a miraclecure and miracles", ["miraclecure", "miracles"]),
        ("*therapy", "Psychotherapy is no physiotherapy", ["Psychotherapy", "physiotherapy"]),
        ("is (a )?cure", "is a cure; is cure", ["is a cure", "is cure"]),
        ("is (a)? (real)? cure", "is a real cure; is cure; is real cure",
         ["is a real cure", "is cure", "is real cure"]),
        ("relief ~2 (now|today)", "relief right here now; relief, and it is only today",
         ["relief right here now"]),
        ("{drug} ~3 {mood}", "Ketamine for your depression", ["Ketamine for your depression"]),
        ("{drug} works", "The nasal mist spray works", ["nasal mist spray works"]),
        ("{drug}'s promise", "ketamine's promise", ["ketamine's promise"]),
        ("^cures {mood}", "Cures low mood, it cures low mood", ["Cures low mood"]),
        ("^cures", "– „Cures all", ["Cures"]),
        ("^cures", "It cures all", []),
        ("cure & {drug}", "A cure by ketamine", ["cure"]),
        ("cure & {drug}", "A cure by tea", []),
        ("cure & not {mood}", "A cure for low moods", []),
        ("cure & not {mood}", "A cure for all", ["cure"]),
        ("guérison", "guerison and guérison", ["guerison", "guérison"]),
        ("guér*", "guerit, guéri", ["guerit", "guéri"]),
        ("près", "pres de, près de", ["près"]),
        ("größte", "größte, groesste, grösste, grosste", ["größte", "groesste", "grösste"]),
        ("groß*", "grosse Worte, große Worte", ["grosse", "große"]),
        ("(un|very )safe", "unsafe, very safe", ["unsafe", "very safe"]),
        ("100 %", "100 % sure", ["100 %"]),
        ("\\(free\\)", "it is (free)", ["(free)"]),
        ("don't wait", "Don't wait", ["Don't wait"]),
        ("a|b c", "a and b c", ["a", "b c"]),
        ("{number} of {number}", "9 of 10; two of 3", ["9 of 10"]),
        ("safe (, | and )?(very )?gentle", "safe, very gentle; safe gentle", ["safe, very gentle", "safe gentle"]),
        ("{drug} (of |with )?{mood}", "ketamine depression", ["ketamine depression"]),
        ("game-?changer", "gamechanger, game changer", ["gamechanger", "game changer"]),
        ("治愈*", "可以治愈抑郁", ["治愈"]),
        ("4[0-9] mg", "45 mg, 40 mg; 5 mg", ["45 mg", "40 mg"]),
        ("in 19[0-9][0-9]", "in 1987, in 1887, in 19", ["in 1987"]),
        ("vitamin [b-d]", "vitamin A, vitamin C", ["vitamin C"]),
        ("[0-9] pounds", "12 pounds", ["12 pounds"]),
    ],
)  # fmt: skip
def test_phrases_find(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("(a", "“(” without “)”"),
        ("a)", "“)” without “(”"),
        ("a|", "empty"),
        ("~0 a", "a number of words from 1 to 20"),
        ("a ~99 b", "a number of words from 1 to 20"),
        ("?", "nothing that could be optional"),
        ("{drug", "without “}”"),
        ("*", "no word beside it"),
        ("cure & ^safe", "“^” holds for a whole phrase"),
        ("(a)?", "empty phrase"),
        ("a\\", "a backslash at the end"),
        ("x[9-0]", "no range"),
        ("x" * (MAX_LENGTH + 1), "at most"),
        ("(" * 9 + "a" + ")" * 9, "nested"),
        (" ".join(["({a}|{b}|c|d)"] * 8), "variants"),
    ],
)
def test_mistakes_are_named(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse(phrase)
    assert problem in str(caught.value)
