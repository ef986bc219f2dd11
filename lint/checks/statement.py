"""`statement`: when the copy mentions this, it owes its readers that.

    within: document | section | sentences    where the statement must stand
    sentences: 3                              how near, for `within: sentences`
    at_least: 2                               how many different `say` phrases it takes
    denied: []                                the states in which a `say` does not count
    raised_by: [overclaims/cure]              rules whose claims raise the duty, like `when`; of
                                              another statement what raises its own
    raised_in: anywhere | quotation           where such a claim must stand to raise it

In the language file `when` raises the duty (and `given`, if there, must stand
somewhere in the document), `say` fulfils it. Without a `when`, words of a sale
(`offers`) anywhere raise it too, where `given` is first named. A `say` below a heading or lead-in
of `not_below` (“Symptoms of depression”) fulfils nothing. `wording` is text fixed by law: it
fulfils the duty up to white space, case and punctuation, and a near miss is shown as a
difference.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from lint.checks.base import Draft, View, listed
from lint.document import Kind, Segment
from lint.matching.occurrences import Occurrence
from lint.packs.bundle import Rule, owner
from lint.packs.errors import KeyPath
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText, State

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_OPENING = ('"', "'", "«", "»", "‹", "›", "「", "『")  # quotation marks, as readers fold them
NEAR_MISS = 0.6  # similarity from which a wording counts as meant


class Spec(RuleSpec, frozen=True, tag="statement"):
    """The fields of a statement beside those of every rule."""

    within: Literal["document", "section", "sentences"] = "document"
    sentences: int = 3
    at_least: int = 1
    denied: tuple[State, ...] = ("negated", "debunked")
    raised_by: tuple[str, ...] = ()
    raised_in: Literal["anywhere", "quotation"] = "anywhere"


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield the phrases for the lexicon."""
    yield from listed("when", text.when)
    yield from listed("given", text.given)
    yield from listed("offers", text.offers)
    yield from listed("say", text.say)
    yield from listed("not_below", text.not_below)


def waits(spec: RuleSpec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return True


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield one draft per document (or section) for the first duty not fulfilled."""
    given = view.matches.first(owner(rule.id, "given"))
    if rule.text.given and given is None:
        return
    answers = _Answers(_said(rule, view), spec, view)
    if spec.within == "document" and answers.are_enough_at(0):
        return
    duties = _duties(rule, spec, view)
    first = next(duties, None)
    if first is None and given and next(iter(view.claims(rule, spec, "offers")), None):
        first = given
    if first is None:
        return
    settled: set[int] = set()  # places where the duty is fulfilled, or reported
    for duty in itertools.chain([first], duties):
        place = duty.segment.section if spec.within == "section" else 0
        if place in settled:
            if spec.within == "document":
                break
            continue
        fulfilled = answers.are_enough(duty)
        if not fulfilled or spec.within != "sentences":
            settled.add(place)
        if fulfilled:
            continue
        if rule.text.wording:
            yield from _unless_worded(duty, rule.text.wording, view)
        else:
            yield Draft(duty.segment, duty.start, duty.end)


def _said(rule: Rule, view: View) -> list[Occurrence]:
    """Return what makes the statement, unless a heading or lead-in says that it speaks of
    something else."""
    said = view.occurrences(rule, "say")
    if not said or not (above := {id(one.segment) for one in view.occurrences(rule, "not_below")}):
        return said
    sections = {
        segment.section
        for segment in view.matches.segments
        if segment.kind is Kind.HEADING and id(segment) in above
    }
    return [
        one
        for one in said
        if one.segment.section not in sections and above.isdisjoint(map(id, one.segment.lead_ins))
    ]


def _duties(rule: Rule, spec: Spec, view: View) -> Iterator[Occurrence]:
    """Yield what raises the duty: first by words of its own, then by claims of other rules."""
    for occurrence, _ in view.claims(rule, spec, "when"):
        yield occurrence
    for name in raisers(spec):
        if not view.matches.has(name):
            continue
        for occurrence, _ in view.claims_of(name, spec):
            if spec.raised_in == "anywhere" or is_quotation(occurrence.segment):
                yield occurrence


def raisers(spec: Spec) -> Iterator[str]:
    """Yield the owners, rule and role, of other rules' phrases that raise the duty."""
    for other in spec.raised_by:
        yield owner(other, "phrases")
        yield owner(other, "when")


def is_quotation(segment: Segment) -> bool:
    """Whether a segment is what somebody said."""
    return segment.kind is Kind.QUOTATION or segment.text.startswith(_OPENING)


class _Answers:
    """What was said, by where it counts: anywhere, in a section, or near a segment. Whether
    it was denied is looked at only as far as it matters."""

    def __init__(self, said: list[Occurrence], spec: Spec, view: View) -> None:
        self._spec, self._view = spec, view
        self._said: dict[int, list[Occurrence]] = {}
        for item in said:
            self._said.setdefault(self._place(item.segment), []).append(item)

    def _place(self, segment: Segment) -> int:
        if self._spec.within == "sentences":
            return self._view.matches.order[id(segment)]
        return segment.section if self._spec.within == "section" else 0

    def are_enough(self, duty: Occurrence) -> bool:
        """Whether enough different words answer a duty."""
        return self.are_enough_at(self._place(duty.segment), duty)

    def are_enough_at(self, place: int, duty: Occurrence | None = None) -> bool:
        """Whether enough different words stand at a place, near a duty if there is one."""
        reach = self._spec.sentences if self._spec.within == "sentences" else 0
        near: set[str] = set()
        for at in range(place - reach, place + reach + 1):
            for item in self._said.get(at, ()):
                if len(near) >= self._spec.at_least:
                    return True
                if (duty is None or self._is_near(duty, item)) and not self._is_denied(item):
                    near.add(item.text.lower())
        return len(near) >= self._spec.at_least

    def _is_near(self, duty: Occurrence, item: Occurrence) -> bool:
        if self._spec.within != "sentences" or item.segment is not duty.segment:
            return True
        return abs(item.sentence - duty.sentence) <= self._spec.sentences

    def _is_denied(self, item: Occurrence) -> bool:
        denied = self._spec.denied
        return bool(denied) and not self._view.matches.states(item).isdisjoint(denied)


# -- fixed wordings --------------------------------------------------------------


def _unless_worded(duty: Occurrence, wordings: list[str], view: View) -> Iterator[Draft]:
    """Yield nothing if a wording stands in the copy, else the nearest miss, or the duty."""
    wanted = [_plain(wording) for wording in wordings]
    page = _plain(" ".join(segment.text for segment in view.matches.segments))
    if any(wording in page for wording in wanted):
        return
    best = max(
        (
            (_similar(_plain(segment.text), wording), at, segment)
            for at, wording in enumerate(wanted)
            for segment in view.matches.segments
        ),
        key=lambda item: item[0],
        default=None,
    )
    if best and best[0] >= NEAR_MISS:
        _, at, segment = best
        difference = _difference(segment.text, wordings[at])
        yield Draft(segment, 0, len(segment.text), {"difference": difference})
    else:
        yield Draft(duty.segment, duty.start, duty.end, {"difference": ""})


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _similar(text: str, wording: str) -> float:
    if not text or abs(len(text) - len(wording)) > len(wording):
        return 0.0
    return _matcher(text.split(), wording.split()).ratio()


def _matcher(have: list[str], want: list[str]) -> SequenceMatcher[str]:
    from difflib import SequenceMatcher  # slow to import, and seldom needed

    return SequenceMatcher(None, have, want, autojunk=False)


def _difference(text: str, wording: str) -> str:
    """Show the words to take out [-so-] and to put in {+so+}."""
    have, want = text.split(), wording.split()
    shown: list[str] = []
    for change, a, b, c, d in _matcher(have, want).get_opcodes():
        if change == "equal":
            shown += have[a:b]
            continue
        shown += [f"[-{' '.join(have[a:b])}-]"] if b > a else []
        shown += [f"{{+{' '.join(want[c:d])}+}}"] if d > c else []
    return " ".join(shown)
