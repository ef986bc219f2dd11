"""`consistency`: the copy contradicts or repeats itself.

compare: headings        the same heading twice
compare: paragraphs      the same paragraph twice
compare: quantities      one of `phrases` (with {quantity}) given two values
compare: statements      one of `when` said, and one of `say`, which contradicts it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from lint.checks.base import Draft, View, listed
from lint.document import Kind, Segment
from lint.matching.occurrences import Occurrence
from lint.packs.bundle import Rule
from lint.packs.errors import KeyPath
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText
from lint.quantities import Quantity

MINIMUM_PARAGRAPH = 40  # letters; shorter ones repeat for good reasons


class Spec(RuleSpec, frozen=True, tag="consistency"):
    """The fields of a consistency rule beside those of every rule."""

    compare: Literal["headings", "paragraphs", "quantities", "statements"] = "headings"


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield the phrases for the lexicon; each quantity phrase is a role of its own."""
    yield from listed("when", text.when)
    yield from listed("say", text.say)
    for number, phrase in enumerate(text.phrases):
        yield f"phrases:{number}", phrase, ("phrases", number)


def waits(spec: Spec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return spec.compare in ("quantities", "statements")


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield a draft at the later of two places that do not go together."""
    if spec.compare == "headings":
        headings = [one for one in view.matches.segments if one.kind is Kind.HEADING]
        yield from _repeated(headings, view)
    elif spec.compare == "paragraphs":
        paragraphs = [
            one
            for one in view.matches.segments
            if one.kind is Kind.PARAGRAPH and len(one.text) >= MINIMUM_PARAGRAPH
        ]
        yield from _repeated(paragraphs, view)
    elif spec.compare == "quantities":
        for role in view.roles(rule, "phrases:"):
            yield from _differing(view, list(view.claims(rule, spec, role)))
    else:
        yield from _contradicting(rule, spec, view)


def _repeated(segments: list[Segment], view: View) -> Iterator[Draft]:
    seen: dict[str, Segment] = {}
    for segment in segments:
        key = segment.text.casefold()
        if key in seen:
            values = {"line": str(_line(view, seen[key]))}
            yield Draft(segment, 0, len(segment.text), values)
        seen.setdefault(key, segment)


def _line(view: View, segment: Segment) -> int:
    return view.document.source.place(segment.source_span(0, 1)[0]).line


def _differing(view: View, claims: list[tuple[Occurrence, object]]) -> Iterator[Draft]:
    first: dict[str, tuple[Quantity, Occurrence]] = {}
    for occurrence, _ in claims:
        for quantity in view.quantities(occurrence)[-1:]:
            known, place = first.setdefault(quantity.kind, (quantity, occurrence))
            if _disjoint(known, quantity):
                text = occurrence.segment.text
                values = {
                    "value": text[quantity.start : quantity.end],
                    "other": place.segment.text[known.start : known.end],
                    "line": str(_line(view, place.segment)),
                }
                yield Draft(occurrence.segment, quantity.start, quantity.end, values)


def _disjoint(one: Quantity, other: Quantity) -> bool:
    low, high = other.bounds(one.unit)
    return high < one.low * 0.999 or low > one.high * 1.001


def _contradicting(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    claims = [occurrence for occurrence, _ in view.claims(rule, spec, "when")]
    limits = [occurrence for occurrence, _ in view.claims(rule, spec, "say")]
    if claims and limits:
        claim, limit = claims[0], limits[0]
        values = {"other": limit.text, "line": str(_line(view, limit.segment))}
        yield Draft(claim.segment, claim.start, claim.end, values)
