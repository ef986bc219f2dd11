"""What a text says that its translations must say too, segment by segment."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from lint import engine
from lint.checks.base import View
from lint.document import Document, Kind, Segment
from lint.finding import Category, Severity
from lint.library import ActiveRule, Language
from lint.quantities import Quantity

_JUDGED = (Category.OVERCLAIM, Category.FACT)


class Words(NamedTuple):
    """Words of a segment, or of one that is read together with another one, and the rule that
    found them."""

    segment: Segment
    start: int
    end: int
    rule: str

    @property
    def text(self) -> str:
        """The words."""
        return self.segment.text[self.start : self.end]


class Part(msgspec.Struct, eq=False):
    """A segment and what it says: quantities, overclaims and wrong facts (the words; the
    gravest first), risks and benefits, statements made (by rule), whether it hedges."""

    segment: Segment
    quantities: list[Quantity]
    claims: list[Words]
    risks: list[Words]
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
    parts = [
        Part(
            segment,
            language.quantities.find(segment.text, 0, len(segment.text)),
            [],
            [],
            False,
            set(),
            list(matches.triggers(segment, "hedged")),
        )
        for segment in matches.segments
    ]
    for active in sorted(language.rules, key=_gravity):
        _add(active, view, parts)
    return Text(document, language, parts)


def _gravity(active: ActiveRule) -> int:
    return -active.spec.severity.rank


def _add(active: ActiveRule, view: View, parts: list[Part]) -> None:
    rule, number_of = active.rule, view.matches.order
    if rule.kind == "statement":
        if rule.text.given and not view.occurrences(rule, "given"):
            return  # it is not owed here, so nothing is lost
        for said in view.occurrences(rule, "say"):
            parts[number_of[id(said.segment)]].statements.add(rule.id)
    elif rule.kind == "balance":
        for risk in view.occurrences(rule, "risks"):
            if "negated" not in view.matches.states(risk):
                words = Words(risk.segment, risk.start, risk.end, rule.id)
                parts[number_of[id(risk.segment)]].risks.append(words)
        for benefit in view.occurrences(rule, "benefits"):
            parts[number_of[id(benefit.segment)]].benefits = True
    elif rule.kind == "classifier":
        return  # each language has learned from sentences of its own: they are not comparable
    elif active.category in _JUDGED and active.spec.severity is not Severity.SUGGESTION:
        for draft in active.check(rule, active.spec, view):
            words = Words(draft.segment, draft.start, draft.end, rule.id)
            parts[number_of[id(draft.segment)]].claims.append(words)
