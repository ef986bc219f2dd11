"""`fact`: a triple of subject, relation and value that copy gets wrong.

    subject: esketamine              a class of the vocabulary, or several
    relation: is-a                   a relation of rules/languages/xx.yml
    wrong: [metabolite, generic]     classes of the vocabulary

or, for quantities, instead of `wrong`:

    range: {unit: hour, low: 2}      a quantity of this kind outside the range is wrong

The language's grammar of the relation makes the phrases; `phrases` in a
pack's language file add what the grammar does not reach.

What is denied inside the claim is not claimed (“ketamine is not an opioid”). Where
its own words deny (“no boxed warning”), a negation between them is part of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lint import tokens
from lint.checks.base import Draft, View, cleared_by, listed
from lint.finding import Severity
from lint.matching.occurrences import Occurrence
from lint.matching.scan import apart
from lint.packs.bundle import Rule
from lint.packs.errors import KeyPath, PhraseError
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText, _Strict
from lint.quantities import Quantity, kind_of

_CLASS = re.compile(r"\{[^}]*\}")


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
    range: Range | None = None


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield the phrases that the relation's grammar makes of the triple."""
    assert isinstance(spec, Spec)
    negated = profile.context.get("negated")
    negation = _negation(tuple(negated.before) if negated else ())

    def role(phrase: str) -> str:
        if "{quantity}" in phrase:
            return "quantity"
        return "denials" if _denies(phrase, negation) else "phrases"

    if spec.relation:
        for template in _templates(spec, profile):
            for subject in spec.subject:
                for value in spec.wrong or [""]:
                    yield role(template), _fill(template, subject, value), ()
    for _, phrase, at in listed("phrases", text.phrases):
        yield role(phrase), phrase, at


def _denies(phrase: str, negation: re.Pattern[str]) -> bool:
    """Whether a phrase denies by words of its own, beside its classes."""
    return bool(negation.search(_CLASS.sub(" ", phrase.split(" & ", maxsplit=1)[0])))


@lru_cache(maxsize=32)
def _negation(triggers: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the language's words of negation in the text of a phrase."""
    from lint.packs.phrase import parse  # needed to compile packs only

    words = {
        r"\W*".join(map(re.escape, literal.tokens)) + (r"\w*" if literal.open_end else "")
        for trigger in triggers
        for sequence in parse(trigger).head
        if len(sequence) == 1
        for literal in sequence[0].literals
    }
    any_word = "|".join(sorted(words)) or "(?!)"
    start, end = tokens.edges(words)
    return re.compile(rf"{start}(?:{any_word}){end}")


def _templates(spec: Spec, profile: LanguageProfile) -> list[str]:
    if spec.relation not in profile.relations:
        known = ", ".join(sorted(profile.relations))
        raise PhraseError(f"unknown relation “{spec.relation}”; known: {known}")
    return profile.relations[spec.relation]


def _fill(template: str, subject: str, value: str) -> str:
    return template.replace("{subject}", f"{{{subject}}}").replace("{value}", f"{{{value}}}")


def waits(spec: RuleSpec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return True


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield a draft where the copy states the triple with a wrong value."""
    for role in ("phrases", "denials"):
        claimed = {
            occurrence: severity
            for occurrence, severity in view.claims(
                rule, spec, role, denials=role == "denials", overlap=True
            )
            if not _is_taken_back(view, spec, occurrence, occurrence.end - 1, denies=True)
        }
        for one in apart(claimed):
            values = {"value": _value(view, spec, one)}
            yield Draft(one.segment, one.start, one.end, values, claimed[one])
    if spec.range is None:
        return
    found: dict[tuple[int, int], list[tuple[Occurrence, Severity]]] = {}
    for occurrence, severity in view.claims(rule, spec, "quantity", inside=False, overlap=True):
        place = id(occurrence.segment), occurrence.sentence
        found.setdefault(place, []).append((occurrence, severity))
    for claims in found.values():
        yield from _out_of_range(view, spec, spec.range, claims)


def _value(view: View, spec: Spec, claim: Occurrence) -> str:
    """Return the words of a claim that state the wrong value, for the message: its quantity
    where the rule is about one, else all."""
    if spec.range is None:
        return claim.text
    for item in view.quantities(claim):
        if _is_of_kind(item, spec.range) and _is_outside(item, spec.range):
            return claim.segment.text[item.start : item.end]
    return claim.text


def _out_of_range(
    view: View, spec: Spec, allowed: Range, claims: list[tuple[Occurrence, Severity]]
) -> Iterator[Draft]:
    """Yield a draft for each wrong quantity of the claims of one sentence."""
    wrong: dict[Quantity, tuple[Occurrence, Severity]] = {}
    for occurrence, severity in claims:
        quantities = _wrong_quantities(view, allowed, occurrence)
        if quantities is None:
            return
        for quantity in quantities:
            if not _is_taken_back(view, spec, occurrence, quantity.start):
                wrong.setdefault(quantity, (occurrence, severity))
    for quantity, (occurrence, severity) in wrong.items():
        value = occurrence.segment.text[quantity.start : quantity.end]
        yield Draft(occurrence.segment, quantity.start, quantity.end, {"value": value}, severity)


def _is_taken_back(
    view: View, spec: Spec, occurrence: Occurrence, at: int, denies: bool = False
) -> bool:
    """Whether words inside the claim, before `at`, deny it or set it at a distance.

    A claim that runs across a semicolon joins two statements, and is none.
    """
    if ";" in occurrence.text:
        return True
    unless = cleared_by(spec)
    if denies:
        unless -= {"negated"}
    opening = -1 if occurrence.phrase.startswith("{") else occurrence.start  # “a myth that …”
    return bool(view.matches.context(occurrence).states(at, at, opening=opening) & unless)


def _wrong_quantities(view: View, allowed: Range, occurrence: Occurrence) -> list[Quantity] | None:
    """Return what is outside the range; None where a right quantity stands beside it.

    A right year may stand anywhere in the sentence: histories list several.
    """
    start, end = occurrence.start, occurrence.end
    in_sentence = [
        item for item in view.quantities_beside(occurrence) if _is_of_kind(item, allowed)
    ]
    found = [item for item in in_sentence if start <= item.start and item.end <= end]
    beside = in_sentence if allowed.unit == "calendar-year" else found
    return found if all(_is_outside(item, allowed) for item in beside) else None


def _is_of_kind(quantity: Quantity, allowed: Range) -> bool:
    return quantity.kind == kind_of(allowed.unit)[0]


def _is_outside(quantity: Quantity, allowed: Range) -> bool:
    low, high = quantity.bounds(allowed.unit)
    if quantity.kind == "calendar":  # a decade, or years from and to: wrong if no year is right
        low, high = high, low
    slack = 0.0 if quantity.kind == "calendar" else 0.001
    too_low = allowed.low is not None and low < allowed.low * (1 - slack)
    too_high = allowed.high is not None and high > allowed.high * (1 + slack)
    return too_low or too_high
