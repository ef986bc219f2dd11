"""What every rule kind shares: the view of a document, and drafts of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from lint.document import Document, Segment
from lint.finding import Category, Severity
from lint.matching.occurrences import Occurrence
from lint.matching.scan import Matches, overlaps
from lint.packs.bundle import Rule, owner
from lint.packs.schema import STATES, LanguageProfile, RuleSpec, State
from lint.quantities import Quantity

UNLESS = frozenset(STATES) - {"clinical", "hedged"}
LONG = 8  # sentences from which a text that claims next to nothing is taken for sober


class Draft(msgspec.Struct, frozen=True):
    """A finding in the making: a place in a segment, and what the message needs.

    `values` fill the message's braces beside `{match}`; `severity` replaces
    the rule's own.
    """

    segment: Segment
    start: int
    end: int
    values: dict[str, str] = {}
    severity: Severity | None = None
    suggestions: tuple[str, ...] = ()


class View(NamedTuple):
    """One rule's view of a document: its matches, in one language.

    `audience` is the reader the copy is for; `markets` are those selected.
    """

    document: Document
    matches: Matches
    profile: LanguageProfile
    markets: frozenset[str]
    audience: str

    def occurrences(self, rule: Rule, role: str) -> list[Occurrence]:
        """Return where the phrases of one role of a rule stand."""
        return self.matches.of(owner(rule.id, role))

    def roles(self, rule: Rule, prefix: str) -> list[str]:
        """Return the roles of a rule that begin so and were found."""
        start = owner(rule.id, prefix)
        found = [name for name in self.matches.owners() if name.startswith(start)]
        return [name[len(start) - len(prefix) :] for name in sorted(found)]

    def claims(
        self,
        rule: Rule,
        spec: RuleSpec,
        role: str,
        inside: bool = True,
        denials: bool = False,
        overlap: bool = False,
    ) -> Iterator[tuple[Occurrence, Severity]]:
        """Yield the occurrences that the copy really claims, with their severity.

        A negation between the words of a claim clears it too, if `inside`; of `denials` not
        those that deny by words of their own. Of those that overlap the leftmost longest is
        yielded, or with `overlap` each.
        """
        name = owner(rule.id, role)
        return self.claims_of(name, spec, inside=inside, denials=denials, overlap=overlap)

    def claims_of(
        self,
        name: str,
        spec: RuleSpec,
        *,
        inside: bool = True,
        denials: bool = False,
        overlap: bool = False,
    ) -> Iterator[tuple[Occurrence, Severity]]:
        """Yield the same of an owner by `name`, which may be another rule's."""
        unless = cleared_by(spec)
        last: Occurrence | None = None
        for occurrence in _questions_alone(self.matches.candidates(name)):
            if spec.scope and occurrence.segment.kind not in spec.scope:
                continue
            if last and not overlap and overlaps(last, occurrence):
                continue
            denied = denials and self.matches.denies(occurrence)
            found = self.matches.states(occurrence, inside and not denied)
            if found & unless:
                continue
            last = occurrence
            hedged = spec.hedged is not None and "hedged" in found
            yield occurrence, spec.hedged if hedged and spec.hedged else spec.severity

    @property
    def length(self) -> int:
        """How many sentences there are."""
        return sum(len(one.sentences) for one in self.matches.segments)

    def is_sober(self, packs: Iterable[str], spec: RuleSpec, few: int) -> bool:
        """Whether a text of some length claims something, by the phrases of the packs, in
        fewer sentences than that."""
        if self.length < LONG:
            return False
        starts = tuple(f"{pack}/" for pack in packs)
        claiming: set[tuple[int, int]] = set()
        for name in self.matches.owners():
            if name.startswith(starts) and name.endswith(owner("", "phrases")):
                claims = self.claims_of(name, spec)
                claiming.update((id(one.segment), one.sentence) for one, _ in claims)
                if len(claiming) >= few:
                    return False
        return True

    def quantities(self, occurrence: Occurrence) -> list[Quantity]:
        """Return the numbers with units inside an occurrence."""
        return [
            item
            for item in self.quantities_beside(occurrence)
            if occurrence.start <= item.start and item.end <= occurrence.end
        ]

    def quantities_beside(self, occurrence: Occurrence) -> list[Quantity]:
        """Return the numbers with units in the sentence of an occurrence."""
        sentence = occurrence.segment.sentences[occurrence.sentence]
        return self.matches.quantities.find(occurrence.segment.text, *sentence)


def cleared_by(spec: RuleSpec) -> frozenset[State]:
    """Return the states in which a claim is no finding. What a list of sources cites never is
    one. What is found in medical prose is no advertisement; a wrong fact is wrong there, too."""
    if spec.unless is not None:
        return frozenset(spec.unless) | {"cited"}
    return UNLESS | {"clinical"} if spec.category == Category.OVERCLAIM else UNLESS


def _questions_alone(occurrences: list[Occurrence]) -> Iterator[Occurrence]:
    """Drop what runs over a question mark into the answer where the question alone, from
    the same word on, is the claim: “approved by the FDA? No, the FDA …”."""
    ends: dict[tuple[int, int], int] = {}  # of the shortest, by segment and start
    for one in occurrences:
        place = id(one.segment), one.start
        ends[place] = min(one.end, ends.get(place, one.end))
    for one in occurrences:
        rest = one.segment.text[ends[id(one.segment), one.start] : one.end]
        if "?" not in rest and "？" not in rest:
            yield one


def listed(role: str, phrases: Iterable[str]) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Yield (role, phrase, place) for a list of phrases under a key of the same name."""
    for at, phrase in enumerate(phrases):
        yield role, phrase, (role, at)
