"""`balance`: benefits and risks weighed: how many of each, and how near.

    ratio: 4          more than so many benefit sentences for one risk sentence
    least: 3          from so many benefit sentences on
    not_only_last: true   risks that stand in the last section alone do not balance

In the language file `benefits` and `risks` are the phrases to count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.checks.base import Draft, View, listed
from lint.matching.occurrences import Occurrence
from lint.packs.bundle import Rule, owner
from lint.packs.errors import KeyPath
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText


class Spec(RuleSpec, frozen=True, tag="balance"):
    """The fields of a balance rule beside those of every rule."""

    ratio: float = 4
    least: int = 3
    not_only_last: bool = True


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield the phrases for the lexicon."""
    yield from listed("benefits", text.benefits)
    yield from listed("risks", text.risks)


def waits(spec: RuleSpec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return True


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield a draft at the first benefit when the risks do not balance the benefits."""
    if len(_sentences(view.matches.candidates(owner(rule.id, "benefits")))) < spec.least:
        return
    named = view.occurrences(rule, "risks")
    risks = [item for item in named if "negated" not in view.matches.states(item)]
    if not risks:
        return  # the statement rule speaks
    benefits = [occurrence for occurrence, _ in view.claims(rule, spec, "benefits")]
    if len(_sentences(benefits)) < spec.least:
        return
    counts = {"benefits": str(len(_sentences(benefits))), "risks": str(len(_sentences(risks)))}
    too_many = len(_sentences(benefits)) > spec.ratio * len(_sentences(risks))
    if too_many or (spec.not_only_last and _only_last(view, benefits, risks)):
        first = benefits[0]
        yield Draft(first.segment, first.start, first.end, counts)


def _sentences(occurrences: list[Occurrence]) -> set[tuple[int, int]]:
    return {(id(item.segment), item.sentence) for item in occurrences}


def _only_last(view: View, benefits: list[Occurrence], risks: list[Occurrence]) -> bool:
    last = max(segment.section for segment in view.matches.segments)
    return (
        last >= 2
        and all(item.segment.section == last for item in risks)
        and all(item.segment.section != last for item in benefits)
    )
