"""`classifier`: a promise that no single phrase makes, told from all words of a sentence.

    beside: [overclaims]   packs that know better: sentences in which their phrases were found,
                           claimed or set aside, are left to them
    unless_said: [a/risk]  statement rules: a sentence that makes such a statement promises nothing
    tempered_by: [a/risk]  statement rules: a page is judged as a whole, and where it makes such a
    temper: 2              statement a sentence must score so much higher
    long: 12               sentences from which a text is an article rather than an advertisement:
    temper_long: 1         most of its sentences inform, so that one must score so much higher
    company: 2             in a text of some length that claims something in fewer sentences than
                           these, by the phrases of the packs `beside`, nothing is flagged

In the language file `weights` are those of the features of a sentence (`lint.matching.score`), made
from labelled sentences by `training/train.py`, and `least` is the score from which a sentence
is flagged, at the clause that carries it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lint import tokens
from lint.checks.base import Draft, View, cleared_by
from lint.document import Segment
from lint.matching import score
from lint.matching.occurrences import Occurrence
from lint.packs.bundle import Rule, owner
from lint.packs.errors import KeyPath, PhraseError
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText

MAX_RUN = 4  # words in a row that have a weight together
ENDS = frozenset(',;:.!?…—–|()[]«»„“”"、，。；：！？・（）「」『』【】')  # of a clause


class Spec(RuleSpec, frozen=True, tag="classifier"):
    """The fields of a classifier rule beside those of every rule."""

    beside: list[str] = []
    unless_said: list[str] = []
    tempered_by: list[str] = []
    temper: float = 0
    long: int = 0
    temper_long: float = 0
    company: int = 0


class Scored(NamedTuple):
    """A sentence by its score: the words that carry it, what each of these adds, and their
    clause, which is marked."""

    claim: Occurrence
    score: float
    shares: list[tuple[str, float]]
    clause: Occurrence


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield nothing: words are weighed, not looked for. Raises `PhraseError`."""
    for feature in text.weights:
        if feature.count(" ") >= MAX_RUN:
            raise PhraseError(f"“{feature}”: a weight is of at most {MAX_RUN} words in a row")
    return ()


def waits(spec: RuleSpec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return False


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield a draft for each sentence that scores high, and that the copy means."""
    unless = cleared_by(spec)
    high = scored(rule, spec, view, least(rule, spec, view))
    meant = [one.clause for one in high if not view.matches.states(one.claim) & unless]
    if meant and not is_alone(spec, view):
        yield from (Draft(one.segment, one.start, one.end) for one in meant)


def least(rule: Rule, spec: Spec, view: View) -> float:
    """Return the score from which a sentence of this page is flagged."""
    tempers = [0.0]
    if any(view.matches.has(owner(one, "say")) for one in spec.tempered_by):
        tempers.append(spec.temper)
    if spec.long and view.length >= spec.long:
        tempers.append(spec.temper_long)
    return rule.text.least + max(tempers)


def is_alone(spec: Spec, view: View) -> bool:
    """Whether too little else is claimed: an advertisement that only hints is rare."""
    return bool(spec.company) and view.is_sober(spec.beside, spec, spec.company)


def scored(rule: Rule, spec: Spec, view: View, least: float) -> Iterator[Scored]:
    """Yield the sentences that score so high, long enough to tell, and are not left to other
    packs."""
    classifier = _classifier(rule)
    known = view.matches.sentences(
        (*(f"{pack}/" for pack in spec.beside), *(owner(one, "say") for one in spec.unless_said))
    )
    for at, segment in enumerate(view.matches.segments):
        if spec.scope and segment.kind not in spec.scope:
            continue
        for number, (start, end) in enumerate(segment.sentences):
            found = classifier.score(segment.text[start:end])
            if -math.inf < found >= least and (at, number) not in known:
                yield _carried(classifier, segment, number, found)


@lru_cache(maxsize=32)
def _classifier(rule: Rule) -> score.Classifier:
    return score.Classifier(rule.text.weights, rule.text.least)


def _carried(classifier: score.Classifier, segment: Segment, number: int, found: float) -> Scored:
    """Find the words that carry the score of a sentence."""
    start, end = segment.sentences[number]
    text = segment.text[start:end]
    words, places = tokens.split(text), tokens.places(text)
    shares = classifier.shares(words)

    def stretch(first: int, last: int) -> Occurrence:
        return Occurrence(segment, number, start + places[first][0], start + places[last][1], "")

    first, last = score.carrier(shares)
    carrying = list(zip(words, shares, strict=True))[first : last + 1]
    return Scored(stretch(first, last), found, carrying, stretch(*_clause(words, first, last)))


def _clause(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the first and the last word of the clauses that hold a stretch of words."""
    while first < last and words[first] in ENDS:
        first += 1
    while first < last and words[last] in ENDS:
        last -= 1
    while first > 0 and words[first - 1] not in ENDS:
        first -= 1
    while last + 1 < len(words) and words[last + 1] not in ENDS:
        last += 1
    return first, last
