"""The way through: document -> matches -> checks -> findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from lint import prose
from lint.checks.base import Draft, View
from lint.document import Document, Segment
from lint.finding import Category, Finding, Severity
from lint.library import ActiveRule, Language, Library
from lint.markets import implied
from lint.matching.scan import Matches, scan
from lint.overlaps import once
from lint.packs.bundle import MARKET, NAMED


class Selected(NamedTuple):
    """A rule that runs, another level for it, and whether it holds elsewhere than where
    the copy is read: only in sentences that name its market."""

    active: ActiveRule
    level: str | None
    elsewhere: bool


class Options(msgspec.Struct):
    """What the engine is asked for; `runs` says whether a rule of a category runs,
    `severity_of` gives a rule another level. Without `markets` those count that the copy
    tells, else those of its language. `messages` are those of another language than the
    copy's, by rule."""

    markets: frozenset[str] = frozenset()
    audience: str = "patients"
    runs: Callable[[str, str], bool] = lambda rule, category: True
    severity_of: Callable[[str, str], str | None] = lambda rule, category: None
    messages: dict[str, str] | None = None
    selections: dict[tuple[str, frozenset[str]], list[Selected]] = {}

    def selected(self, language: Language, markets: frozenset[str]) -> list[Selected]:
        """Return the rules of a language that run for copy of these markets."""
        key = language.profile.language, markets
        if key not in self.selections:
            self.selections[key] = list(self._select(language, markets))
        return self.selections[key]

    def markets_of(self, matches: Matches) -> frozenset[str]:
        """Return the markets that the copy in a language is for."""
        told = {
            owner.removeprefix(MARKET) for owner in matches.owners() if owner.startswith(MARKET)
        }
        return implied(self.markets or told or matches.profile.markets)

    def _select(self, language: Language, markets: frozenset[str]) -> Iterator[Selected]:
        for active in language.rules:
            held = active.spec.markets
            elsewhere = bool(held) and not markets.intersection(held)
            if elsewhere and active.category != Category.FACT:
                continue
            if self.runs(active.rule.id, active.category):
                level = self.severity_of(active.rule.id, active.category)
                yield Selected(active, level, elsewhere)


def check_document(document: Document, library: Library, options: Options) -> list[Finding]:
    """Return the findings of all rules in a document whose languages are settled."""
    findings: set[Finding] = set()
    for code in document.languages():
        if library.has(code):
            findings.update(_check_language(document, library.language(code), options))
    return once(findings)


def match_language(document: Document, language: Language) -> Matches:
    """Scan the document's segments of one language."""
    code = language.profile.language
    segments = [segment for segment in document.segments if segment.language == code]
    prose.split(segments, language.profile)
    return scan(
        document,
        segments,
        language.profile,
        language.quantities,
        language.scanner,
        language.context,
        language.is_clinical,
    )


def _check_language(document: Document, language: Language, options: Options) -> Iterator[Finding]:
    matches = match_language(document, language)
    markets = options.markets_of(matches)
    view = View(document, matches, language.profile, markets, options.audience)
    found = {owner.partition("#")[0] for owner in matches.owners()}
    lines = _crisis_lines(language, markets)
    for active, level, elsewhere in options.selected(language, markets):
        if active.waits and active.rule.id not in found:
            continue
        for draft in active.check(active.rule, active.spec, view):
            if elsewhere and not _names_market(matches, active.spec.markets, draft):
                continue
            message = (options.messages or {}).get(active.rule.id, active.rule.text.message)
            filled = draft.values | lines if active.category == Category.MISSING else draft.values
            yield _finding(document, language, active, draft, level, message, filled)


def _crisis_lines(language: Language, markets: Iterable[str]) -> dict[str, str]:
    """Return the crisis lines of the markets, for messages; of all where these have none."""
    listed = language.profile.crisis_lines
    chosen = {market: listed[market] for market in listed if market in markets} or listed
    named = (f"{' / '.join(numbers)} ({market.upper()})" for market, numbers in chosen.items())
    return {"crisis_lines": ", ".join(named)}


def _names_market(matches: Matches, markets: Iterable[str], draft: Draft) -> bool:
    """Whether the sentence of a draft names one of the markets."""
    sentence = _sentence_number(draft.segment, draft.start)
    return any(
        one.segment is draft.segment and one.sentence == sentence
        for market in markets
        for one in matches.candidates(f"{NAMED}{market}")
    )


def _finding(
    document: Document,
    language: Language,
    active: ActiveRule,
    draft: Draft,
    level: str | None,
    message: str,
    values: dict[str, str],
) -> Finding:
    rule, spec = active.rule, active.spec
    segment = draft.segment
    start, end = segment.source_span(draft.start, draft.end)
    first, last = document.source.place(start), document.source.place(end)
    match = segment.text[draft.start : draft.end]
    sentence = _sentence(segment, draft.start)
    return Finding(
        rule=rule.id,
        category=Category(active.category),
        severity=Severity(level) if level else draft.severity or spec.severity,
        path=document.path,
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        language=language.profile.language,
        message=_fill(message, {"match": match, **values}),
        match=match,
        suggestions=draft.suggestions or tuple(_fill(one, values) for one in rule.text.suggest),
        why=spec.why,
        sources=rule.sources,
        sentence=segment.text[slice(*sentence)],
        sentence_lines=tuple(
            document.source.place(offset).line for offset in segment.source_span(*sentence)
        ),
    )


def _sentence(segment: Segment, at: int) -> tuple[int, int]:
    """Return where the sentence at a place starts and ends; without one, the segment."""
    if segment.sentences:
        start, end = segment.sentences[_sentence_number(segment, at)]
        if start <= at < end:
            return start, end
    return 0, len(segment.text)


def _sentence_number(segment: Segment, at: int) -> int:
    return max(bisect_right(segment.sentences, (at, len(segment.text))) - 1, 0)


def _fill(message: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        message = message.replace(f"{{{name}}}", value)
    return message
