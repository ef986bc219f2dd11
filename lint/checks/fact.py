"""`fact`: a triple of subject, relation and value that copy gets wrong.

    subject: esketamine              a class of the vocabulary, or several
    relation: is-a                   a relation of rules/languages/xx.yml
    wrong: [metabolite, generic]     classes of the vocabulary
    right: [enantiomer]              said with a wrong one in the sentence, it is a comparison

or, for quantities, instead of `wrong`:

    range: {unit: hour, low: 2}      a quantity of this kind outside the range is wrong

The language's grammar of the relation makes the phrases; `phrases` in a
pack's language file add what the grammar does not reach.

What is denied inside the claim is not claimed (“ketamine is not an opioid”).
Where the wrong statement is itself a denial (“has no boxed warning”), the rule
says `denial: true`, and a negation inside is part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint import prose
from lint.checks.base import UNLESS, Draft, View, listed
from lint.matching.scan import Occurrence
from lint.packs.bundle import Rule
from lint.packs.phrase import PhraseError
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText, _Strict
from lint.packs.yamlfile import KeyPath


class Range(_Strict, frozen=True):
    """Right values: from `low` to `high`, in `unit`; none of an open side is wrong."""

    unit: str
    low: float | None = None
    high: float | None = None


class Spec(RuleSpec, frozen=True, tag="fact"):
    """The fields of a fact beside those of every rule."""

    subject: list[str] = []
    relation: str = ""
    wrong: list[str] = []
    right: list[str] = []
    range: Range | None = None
    denial: bool = False


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield the phrases that the relation's grammar makes of the triple."""
    assert isinstance(spec, Spec)
    role = "quantity" if spec.range else "phrases"
    if spec.relation:
        for template in _templates(spec, profile):
            for subject in spec.subject:
                for value in spec.wrong or [""]:
                    yield role, _fill(template, subject, value), ()
    for _, phrase, at in listed("phrases", text.phrases):
        yield ("quantity" if "{quantity}" in phrase else "phrases"), phrase, at


def _templates(spec: Spec, profile: LanguageProfile) -> list[str]:
    if spec.relation not in profile.relations:
        known = ", ".join(sorted(profile.relations))
        raise PhraseError(f"unknown relation “{spec.relation}”; known: {known}")
    return profile.relations[spec.relation]


def _fill(template: str, subject: str, value: str) -> str:
    return template.replace("{subject}", f"{{{subject}}}").replace("{value}", f"{{{value}}}")


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield a draft where the copy states the triple with a wrong value."""
    for occurrence, severity in view.claims(rule, spec, "phrases"):
        if not _is_taken_back(view, spec, occurrence, occurrence.end, occurrence.end):
            yield Draft(occurrence.segment, occurrence.start, occurrence.end, severity=severity)
    if spec.range is None:
        return
    for occurrence, severity in view.claims(rule, spec, "quantity"):
        for quantity in _wrong_quantities(view, spec.range, occurrence):
            if not _is_taken_back(view, spec, occurrence, quantity.start, quantity.end):
                found = occurrence.segment.text[quantity.start : quantity.end]
                yield Draft(
                    occurrence.segment,
                    quantity.start,
                    quantity.end,
                    {"value": found},
                    severity,
                )


def _is_taken_back(view: View, spec: Spec, occurrence: Occurrence, start: int, end: int) -> bool:
    """Whether words inside the claim, before `start`, deny it or set it at a distance."""
    unless = set(UNLESS if spec.unless is None else spec.unless)
    if spec.denial:
        unless.discard("negated")
    return bool(view.matches.context(occurrence).states(start, end) & unless)


def _wrong_quantities(view: View, allowed: Range, occurrence: Occurrence) -> list[prose.Quantity]:
    """Return what is outside the range; nothing where a right quantity stands beside it."""
    found = [item for item in view.quantities(occurrence) if _is_of_kind(item, allowed)]
    wrong = [item for item in found if _is_outside(item, allowed)]
    return wrong if len(wrong) == len(found) else []


def _is_of_kind(quantity: prose.Quantity, allowed: Range) -> bool:
    return quantity.kind == prose.kind_of(allowed.unit)[0]


def _is_outside(quantity: prose.Quantity, allowed: Range) -> bool:
    low, high = quantity.bounds(allowed.unit)
    if quantity.kind == "calendar":  # a decade, or years from and to: wrong if no year is right
        low, high = high, low
    slack = 0.0 if quantity.kind == "calendar" else 0.001
    too_low = allowed.low is not None and low < allowed.low * (1 - slack)
    too_high = allowed.high is not None and high > allowed.high * (1 + slack)
    return too_low or too_high
