"""`consistency`: the copy contradicts or repeats itself.

compare: headings        the same heading twice
compare: paragraphs      the same paragraph twice
compare: quantities      one of `phrases` (with {quantity}) given two values, of one thing
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
from lint.prose import words
from lint.quantities import Quantity

MINIMUM_PARAGRAPH = 40  # letters; shorter ones repeat for good reasons
LABEL = 4  # words of a sentence with a value; more say what it is of


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
    known: list[tuple[Quantity, Occurrence]] = []
    subjects = _Subjects(view) if len(claims) > 1 else None
    for occurrence, _ in claims:
        for quantity in view.quantities(occurrence)[-1:]:
            earlier = next(
                (
                    (value, place)
                    for value, place in known
                    if value.kind == quantity.kind and subjects and subjects.same(place, occurrence)
                ),
                None,
            )
            if earlier is None:
                known.append((quantity, occurrence))
                continue
            value, place = earlier
            if _disjoint(value, quantity):
                text = occurrence.segment.text
                values = {
                    "value": text[quantity.start : quantity.end],
                    "other": place.segment.text[value.start : value.end],
                    "line": str(_line(view, place.segment)),
                }
                yield Draft(occurrence.segment, quantity.start, quantity.end, values)


class _Subjects:
    """Tells whether two claims of a document may speak of one thing.

    They do where their sentences share a name, or neither has one; where only one has, in
    the same section. So do labels (“Price: 300 €”), which speak of what their heading names.
    A name is a word with a capital that the document never writes without; the first word of
    a sentence is one only if it is all capitals.
    """

    def __init__(self, view: View) -> None:
        self._common = {
            word
            for segment in view.matches.segments
            for word in words(segment.text)
            if word[0].islower()
        }

    def same(self, one: Occurrence, other: Occurrence) -> bool:
        """Whether two claims may speak of one thing; one sentence tells its own apart."""
        if one.segment is other.segment and one.sentence == other.sentence:
            return False
        names, others = self._names(one), self._names(other)
        if names and others:
            return not names.isdisjoint(others)
        if one.segment.section == other.segment.section:
            return True
        return names == others and not (self._is_label(one) or self._is_label(other))

    def _is_label(self, claim: Occurrence) -> bool:
        return len(words(_sentence(claim))) <= LABEL

    def _names(self, claim: Occurrence) -> set[str]:
        found = words(_sentence(claim))
        return {
            word
            for at, word in enumerate(found)
            if (word[0].isupper() if at else len(word) > 1 and word.isupper())
            and word.lower() not in self._common
        }


def _sentence(claim: Occurrence) -> str:
    return claim.segment.text[slice(*claim.segment.sentences[claim.sentence])]


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
