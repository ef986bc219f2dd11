"""The inventory of claims: what a reviewer must substantiate, and what the copy cites for it.

Benefits are what the fair-balance rules count as such and what a sentence implies as a whole;
comparisons and testimonials what the rules of these topics find; numbers are quantities with a
unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from lint import engine
from lint.checks.base import View
from lint.document import Document, Segment
from lint.finding import Category
from lint.library import ActiveRule, Language, Library
from lint.matching.scan import Matches

Kind = Literal["benefit", "number", "comparison", "testimonial"]
Strength = Literal["hedged", "flat", "absolute"]

_TOPICS: dict[str, Kind] = {
    "comparative-superiority": "comparison",
    "superlative": "comparison",
    "testimonial": "testimonial",
    "before-after": "testimonial",
    "reviews-social-proof": "testimonial",
}
_ABSOLUTE = {"cure-guarantee", "absolute-efficacy", "absolute-safety", "permanence",
             "instant-results", "superlative"}  # fmt: skip
_MEASURES = {"time", "share", "mass", "dose"}
_REFERENCE = re.compile(
    r"\[\^[\w-]+\]|\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]|<sup>[^<]{1,20}</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[†‡§]"
    r"|\((?:[A-Z][\w’'-]+[^()]{0,60},\s*)(?:19|20)\d\d[a-z]?\)|\b(?:doi:|PMID:?\s*)\S+"
    r"|\]\([^()\s]+\)|https?://[^\s<>)\]]+|(?<=[\w.!?])\*+(?=\s|$)"
)
_REACH = 40  # letters after a sentence in which its reference may stand


class Claim(msgspec.Struct, frozen=True):
    """A claim: what and where, how strong, and the reference nearest to it ("" for none)."""

    path: str
    line: int
    column: int
    kind: Kind
    words: str
    strength: Strength
    sentence: str
    reference: str
    language: str


def inventory(document: Document, library: Library, options: engine.Options) -> list[Claim]:
    """Return the claims of a document, in reading order."""
    claims: set[Claim] = set()
    for code in document.languages():
        if library.has(code):
            claims.update(_Inventory(document, library.language(code), options).claims())
    return sorted(claims, key=lambda one: (one.line, one.column, one.kind, one.words))


class _Inventory:
    """The claims of a document in one language."""

    def __init__(self, document: Document, language: Language, options: engine.Options) -> None:
        self._document, self._language = document, language
        self._matches: Matches = engine.match_language(document, language)
        markets = options.markets_of(self._matches)
        self._view = View(document, self._matches, language.profile, markets, options.audience)
        self._absolute: set[tuple[int, int]] = set()  # segment, sentence
        self._hedged: set[tuple[int, int]] = set()

    def claims(self) -> Iterator[Claim]:
        """Yield the claims."""
        found = [item for rule in self._language.rules for item in self._of_rule(rule)]
        found += self._numbers()
        first: dict[tuple[int, int, Kind], None] = {}
        for segment, start, end, kind in found:
            place = id(segment), self._sentence(segment, start), kind
            if kind == "number" or place not in first:
                first[place] = None
                yield self._claim(segment, start, end, kind)

    def _of_rule(self, active: ActiveRule) -> Iterator[tuple[Segment, int, int, Kind]]:
        rule, spec = active.rule, active.spec
        if rule.kind == "balance":
            for one in self._view.occurrences(rule, "benefits"):
                states = self._matches.states(one)
                if "hedged" in states:
                    self._hedged.add((id(one.segment), one.sentence))
                if not states & {"negated", "debunked"}:
                    yield one.segment, one.start, one.end, "benefit"
        elif active.category == Category.OVERCLAIM and rule.kind == "phrase":
            for one, _ in self._view.claims(rule, spec, "phrases"):
                if spec.topic in _ABSOLUTE:
                    self._absolute.add((id(one.segment), one.sentence))
                kind = _TOPICS.get(spec.topic, "benefit")
                yield one.segment, one.start, one.end, kind
        elif rule.kind == "classifier":
            for draft in active.check(rule, spec, self._view):
                yield draft.segment, draft.start, draft.end, "benefit"

    def _numbers(self) -> Iterator[tuple[Segment, int, int, Kind]]:
        for segment in self._matches.segments:
            for item in self._language.quantities.find(segment.text, 0, len(segment.text)):
                if item.kind in _MEASURES:
                    yield segment, item.start, item.end, "number"

    def _sentence(self, segment: Segment, at: int) -> int:
        return next(
            (number for number, (start, end) in enumerate(segment.sentences) if start <= at < end),
            0,
        )

    def _claim(self, segment: Segment, start: int, end: int, kind: Kind) -> Claim:
        number = self._sentence(segment, start)
        first, last = segment.sentences[number]
        place = self._document.source.place(segment.source_span(start, end)[0])
        sentence = id(segment), number
        strength: Strength = (
            "absolute"
            if sentence in self._absolute
            else "hedged"
            if sentence in self._hedged or self._is_hedged(segment, first, last)
            else "flat"
        )
        return Claim(
            path=self._document.path,
            line=place.line,
            column=place.column,
            kind=kind,
            words=segment.text[start:end],
            strength=strength,
            sentence=segment.text[first:last],
            reference=self._reference(segment, first, last),
            language=self._language.profile.language,
        )

    def _is_hedged(self, segment: Segment, first: int, last: int) -> bool:
        return any(first <= start < last for start, _ in self._matches.triggers(segment, "hedged"))

    def _reference(self, segment: Segment, first: int, last: int) -> str:
        """Return the reference in the sentence that is nearest to its end, or just after."""
        start, end = segment.source_span(first, last)
        text = self._document.source.text
        after = text[end : end + _REACH].split("\n", 1)[0]
        following = _REFERENCE.match(after.lstrip(' .!?"”»’)'))
        if following:
            return following.group()
        found = [match.group() for match in _REFERENCE.finditer(text[start:end])]
        last_found = found[-1] if found else ""
        return last_found[2:-1] if last_found.startswith("](") else last_found
