"""`readability`: the language's own formula, held against a target for lay readers.

    measure: text | sections | sentences | paragraphs
    most: 5          at most so many findings (the hardest) per document

The formula, its target and its source stand in `rules/languages/xx.yml`. Only
running text is measured: headings, tables, lone links and list items that are
no sentences would distort it.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from lint import prose, tokens
from lint.checks.base import Draft, View
from lint.document import Kind, Segment
from lint.finding import Severity
from lint.packs.bundle import Rule
from lint.packs.errors import KeyPath
from lint.packs.schema import Formula, LanguageProfile, RuleSpec, RuleText

if TYPE_CHECKING:
    from lint.syllables import Syllables

MINIMUM_SECTION_WORDS = 60  # a section's score below that means little
_RUNNING = (Kind.PARAGRAPH, Kind.QUOTATION)
_ENDS = (".", "!", "?", "。", "！", "？", "…")
_CLOSING = "\"'»”)]"
_LETTER = re.compile(r"[^\W\d_]")


class Spec(RuleSpec, frozen=True, tag="readability"):
    """The fields of a readability rule beside those of every rule."""

    measure: Literal["text", "sections", "sentences", "paragraphs"] = "text"
    most: int = 5


class Measures(msgspec.Struct, frozen=True):
    """Counts over a stretch of text."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    letters: int = 0
    long_words: int = 0
    polysyllables: int = 0
    monosyllables: int = 0

    def __add__(self, other: Measures) -> Measures:
        return Measures(
            *map(operator.add, msgspec.structs.astuple(self), msgspec.structs.astuple(other))
        )


def score(formula: Formula, counts: Measures) -> float:
    """Return the formula's score; the formula names its source."""
    words, sentences = max(counts.words, 1), max(counts.sentences, 1)
    measured = {
        "words-per-sentence": counts.words / sentences,
        "syllables-per-word": counts.syllables / words,
        "long-words": 100 * counts.long_words / words,
        "polysyllables": 100 * counts.polysyllables / words,
        "monosyllables": 100 * counts.monosyllables / words,
        "letters-per-word": counts.letters / words,
        "sentences-per-word": sentences / words,
        "letters-per-sentence": counts.letters / sentences,
    }
    return formula.constant + sum(
        weight * measured[name] for name, weight in formula.weights.items()
    )


def is_harder(formula: Formula, value: float, than: float) -> bool:
    """Whether a score is worse than a target, on the formula's scale."""
    return value < than if formula.scale == "ease" else value > than


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Readability needs no phrases."""
    return ()


def waits(spec: RuleSpec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return False


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield drafts for the text, its sections, sentences or paragraphs that are too hard."""
    formula = view.profile.readability
    if formula is None or view.audience == "professionals":
        return
    segments = [segment for segment in view.matches.segments if _is_running(segment)]
    if spec.measure == "text":
        yield from _text(formula, spec, segments, view.profile)
    elif spec.measure == "sections":
        yield from _sections(formula, spec, segments, view.profile)
    elif spec.measure == "sentences":
        yield from _sentences(spec, segments, view.profile)
    else:
        yield from _paragraphs(spec, segments, view.profile.paragraph_limit)


def _is_running(segment: Segment) -> bool:
    ends = segment.text.rstrip(_CLOSING).endswith(_ENDS)
    if segment.kind in _RUNNING:
        return ends or len(segment.text) > 200
    return segment.kind is Kind.LIST_ITEM and ends


def _text(
    formula: Formula, spec: Spec, segments: list[Segment], profile: LanguageProfile
) -> Iterator[Draft]:
    total = sum((measure(segment, profile, formula) for segment in segments), Measures())
    value = score(formula, total)
    if total.words < formula.minimum_words or not is_harder(formula, value, formula.target):
        return
    severity = spec.severity if is_harder(formula, value, formula.limit) else Severity.SUGGESTION
    start, end = segments[0].sentences[0]
    yield Draft(segments[0], start, end, _values(formula, value, total), severity)


def _sections(
    formula: Formula, spec: Spec, segments: list[Segment], profile: LanguageProfile
) -> Iterator[Draft]:
    totals: dict[int, tuple[Segment, Measures]] = {}
    for segment in segments:
        first, total = totals.get(segment.section, (segment, Measures()))
        totals[segment.section] = first, total + measure(segment, profile, formula)
    if len(totals) < 2:
        return
    hard = [
        (value, first, total)
        for first, total in totals.values()
        if total.words >= MINIMUM_SECTION_WORDS
        and is_harder(formula, value := score(formula, total), formula.limit)
    ]
    hard.sort(key=lambda item: item[0], reverse=formula.scale != "ease")
    for value, first, total in hard[: spec.most]:
        start, end = first.sentences[0]
        yield Draft(first, start, end, _values(formula, value, total))


def _sentences(spec: Spec, segments: list[Segment], profile: LanguageProfile) -> Iterator[Draft]:
    found = [
        (length, segment, start, end)
        for segment in segments
        if len(segment.text) > profile.sentence_limit
        for start, end in segment.sentences
        if (length := prose.length(segment.text[start:end])) > profile.sentence_limit
    ]
    found.sort(key=lambda item: -item[0])
    for length, segment, start, end in found[: spec.most]:
        values = {"words": str(length), "limit": str(profile.sentence_limit)}
        yield Draft(segment, start, end, values)


def _paragraphs(spec: Spec, segments: list[Segment], limit: int) -> Iterator[Draft]:
    found = [
        (length, segment)
        for segment in segments
        if segment.kind is Kind.PARAGRAPH and (length := prose.length(segment.text)) > limit
    ]
    found.sort(key=lambda item: -item[0])
    for length, segment in found[: spec.most]:
        start, end = segment.sentences[0]
        values = {"words": str(length), "limit": str(limit)}
        yield Draft(segment, start, end, values)


def measure(segment: Segment, profile: LanguageProfile, formula: Formula) -> Measures:
    """Count a segment's words, sentences, syllables and letters."""
    return _measure(
        segment.text,
        len(segment.sentences),
        profile.language if any("syllable" in name for name in formula.weights) else None,
        formula.long_word,
        formula.polysyllable,
    )


@lru_cache(maxsize=1_000)  # the text and its sections are made of the same segments
def _measure(
    text: str, sentences: int, syllables_of: str | None, long_word: int, polysyllable: int
) -> Measures:
    words = [word for word in prose.words(text.lower()) if word.isalpha() or _LETTER.search(word)]
    lengths = [len(word) for word in words]
    syllables = _syllables(syllables_of).count(words) if syllables_of else [1] * len(words)
    runs = [] if text.isascii() else [word for word in words if tokens.is_unspaced(word)]
    return Measures(
        words=len(words) - len(runs) + sum(map(len, runs)) // tokens.UNSPACED_PER_WORD,
        sentences=sentences,
        syllables=sum(syllables),
        letters=sum(lengths),
        long_words=sum(map(long_word.__lt__, lengths)),
        polysyllables=sum(map(polysyllable.__le__, syllables)),
        monosyllables=syllables.count(1),
    )


@lru_cache(maxsize=32)
def _syllables(language: str) -> Syllables:
    from lint.syllables import Syllables  # brings SQLite with it

    return Syllables(language)


def _values(formula: Formula, value: float, total: Measures) -> dict[str, str]:
    return {
        "formula": formula.name,
        "score": f"{value:.1f}",
        "target": f"{formula.target:g}",
        "words": str(total.words),
    }
