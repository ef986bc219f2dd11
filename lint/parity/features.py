"""What a text says that its translations must say too, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lint import engine
from lint.checks.base import View
from lint.document import Document, Kind, Segment
from lint.finding import Category, Severity
from lint.library import ActiveRule, Language
from lint.matching.scan import Matches
from lint.quantities import Quantity

_JUDGED = (Category.OVERCLAIM, Category.FACT)


class Part(msgspec.Struct, eq=False):
    """A segment and what it says: quantities, overclaims and wrong facts (the words; the
    gravest first), risks and benefits, statements made (by rule), whether it hedges."""

    segment: Segment
    quantities: list[Quantity]
    claims: list[tuple[int, int, str]]  # start, end, rule
    risks: list[tuple[int, int]]
    benefits: bool
    statements: set[str]
    hedges: list[tuple[int, int]]

    @property
    def length(self) -> int:
        """How much is said, in letters; Han and kana letters say more."""
        text = self.segment.text
        wide = 0 if text.isascii() else sum(1 for char in text if char >= "\u3040")
        return max(len(text) + 2 * wide, 1)

    @property
    def is_heading(self) -> bool:
        """Whether the segment opens a section."""
        return self.segment.kind is Kind.HEADING


class Text(msgspec.Struct, eq=False):
    """A document with its parts, in one language."""

    document: Document
    language: Language
    parts: list[Part]


def read(document: Document, language: Language, options: engine.Options) -> Text:
    """Gather what a document says in one language."""
    matches = engine.match_language(document, language)
    markets = options.markets_of(matches)
    view = View(document, matches, language.profile, markets, options.audience)
    parts = {
        id(segment): Part(
            segment,
            language.quantities.find(segment.text, 0, len(segment.text)),
            [],
            [],
            False,
            set(),
            list(matches.triggers(segment, "hedged")),
        )
        for segment in matches.segments
    }
    for active in sorted(language.rules, key=_gravity):
        _add(active, view, matches, parts)
    return Text(document, language, list(parts.values()))


def _gravity(active: ActiveRule) -> int:
    return -active.spec.severity.rank


def _add(active: ActiveRule, view: View, matches: Matches, parts: dict[int, Part]) -> None:
    rule = active.rule
    if rule.kind == "statement":
        if rule.text.given and not view.occurrences(rule, "given"):
            return  # it is not owed here, so nothing is lost
        for said in view.occurrences(rule, "say"):
            parts[id(said.segment)].statements.add(rule.id)
    elif rule.kind == "balance":
        for risk in view.occurrences(rule, "risks"):
            if "negated" not in matches.states(risk):
                parts[id(risk.segment)].risks.append((risk.start, risk.end))
        for benefit in view.occurrences(rule, "benefits"):
            parts[id(benefit.segment)].benefits = True
    elif rule.kind == "classifier":
        return  # each language has learned from sentences of its own: they are not comparable
    elif active.category in _JUDGED and active.spec.severity is not Severity.SUGGESTION:
        for segment, start, end in _claimed(active, view):
            parts[id(segment)].claims.append((start, end, rule.id))


def _claimed(active: ActiveRule, view: View) -> Iterator[tuple[Segment, int, int]]:
    for draft in active.check(active.rule, active.spec, view):
        yield draft.segment, draft.start, draft.end
