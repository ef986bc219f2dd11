"""Comparing a text with its translation: findings where they do not say the same."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from lint import own_rules
from lint.finding import Finding, Severity
from lint.parity.align import SKIP, Pair, align
from lint.parity.features import Part, Text, Words
from lint.quantities import Quantity, kind_of

_NEVER = 2 * SKIP
_TOLERANCE = 0.001


def compare(source: Text, translation: Text) -> list[Finding]:
    """Return what the translation lost or strengthened, at places of the translation;
    what it lacks altogether stands where it should have stood."""
    if not source.parts or not translation.parts:
        return []
    pairs = align(source.parts, translation.parts, _cost)
    found = [*_missing(pairs, source, translation), *_statements(source, translation)]
    for left, right in pairs:
        if left is not None and right is not None:
            found += _differences(left, right, source, translation)
    return sorted(set(found), key=lambda finding: finding.sort_key)


def _cost(left: Part, right: Part) -> float:
    """How unlike two segments are: kind, length, numbers."""
    if left.is_heading != right.is_heading:
        return _NEVER
    if left.is_heading and left.segment.level != right.segment.level:
        return _NEVER
    cost = abs(math.log(left.length / right.length))
    cost += 0.5 * (left.segment.kind is not right.segment.kind)
    if left.quantities and right.quantities:
        same = sum(_has(right.quantities, item) for item in left.quantities)
        cost -= same / len(left.quantities)
    elif left.quantities or right.quantities:
        cost += 0.3
    cost += 0.3 * (bool(left.risks) != bool(right.risks))
    return max(cost, 0.0)


def _missing(pairs: list[Pair[Part]], source: Text, translation: Text) -> Iterator[Finding]:
    """Yield a finding for each section and passage that the translation lacks."""
    last, lost = translation.parts[0], -1  # the section that is reported already
    for left, right in pairs:
        if right is not None:
            last = right
        elif left is not None and left.segment.section != lost:
            name = "section" if left.is_heading else "passage"
            lost = left.segment.section if left.is_heading else lost
            words = _quote(left.segment.text)
            message = f"The {name} “{words}” of {_origin(left, source)} is not here."
            finding = _finding(name, message, last, (0, len(last.segment.text)), translation)
            is_grave = left.is_heading or left.risks or left.quantities or left.statements
            yield finding if is_grave else replace(finding, severity=Severity.SUGGESTION)


def _statements(source: Text, translation: Text) -> Iterator[Finding]:
    """Yield a finding for each required statement that only the source makes."""
    said = {rule for part in translation.parts for rule in part.statements}
    known = {rule.id for rule in translation.language.bundle.rules}
    for part in source.parts:
        for rule in sorted(part.statements & known - said):
            said.add(rule)
            message = f"{_origin(part, source)} makes the statement {rule}; this text does not."
            first = translation.parts[0]
            yield _finding("statement", message, first, (0, len(first.segment.text)), translation)


def _differences(left: Part, right: Part, source: Text, translation: Text) -> Iterator[Finding]:
    origin = _origin(left, source)
    whole = (0, len(right.segment.text))
    for item in _without(left.quantities, right.quantities):
        words = left.segment.text[item.start : item.end]
        message = f"“{words}” of {origin} is not here."
        yield _finding("number", message, right, whole, translation)
    for item in _without(right.quantities, left.quantities):
        words = right.segment.text[item.start : item.end]
        message = f"“{words}” does not stand in {origin}."
        yield _finding("number", message, right, (item.start, item.end), translation)
    if len(left.risks) > len(right.risks) and not right.risks:
        message = f"The risk “{left.risks[0].text}” of {origin} is not here."
        yield _finding("risk", message, right, whole, translation)
    if left.hedges and not right.hedges and (left.benefits or left.risks):
        words = left.segment.text[slice(*left.hedges[0])]
        message = f"{origin} says “{words}”; here it is said flatly."
        yield _finding("hedge", message, right, whole, translation)
    if right.claims and not left.claims:
        claim = right.claims[0]
        message = f"“{claim.text}” claims more than {origin} ({claim.rule})."
        yield _finding_at("claim", message, claim, translation)


def _without(some: list[Quantity], others: list[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities of `some` that `others` do not hold; small bare numbers are
    often words, and units may be left to the reader."""
    for item in some:
        if item.kind == "number" and item.high <= 3:
            continue
        if not _has(others, item):
            yield item


def _has(quantities: list[Quantity], wanted: Quantity) -> bool:
    return any(_is_same(item, wanted) for item in quantities)


def _is_same(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind:
        factor = kind_of(one.unit)[1] / kind_of(other.unit)[1]
    elif "number" in (one.kind, other.kind):
        factor = 1.0
    else:
        return False
    return all(
        math.isclose(a * factor, b, rel_tol=_TOLERANCE)
        for a, b in ((one.low, other.low), (one.high, other.high))
    )


def _origin(part: Part, text: Text) -> str:
    place = text.document.source.place(part.segment.source_span(0, len(part.segment.text))[0])
    return f"{text.document.path}:{place.line}"


def _quote(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _finding(name: str, message: str, part: Part, span: tuple[int, int], text: Text) -> Finding:
    return _finding_at(name, message, Words(part.segment, *span, name), text)


def _finding_at(name: str, message: str, words: Words, text: Text) -> Finding:
    document = text.document
    start, end = words.segment.source_span(words.start, words.end)
    places = document.source.place(start), document.source.place(end)
    return own_rules.finding(
        f"parity/{name}",
        message,
        document.path,
        *places,
        words.text,
        text.language.profile.language,
    )
