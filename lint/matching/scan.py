"""Scanning a document: every phrase of every rule, and the context of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from lint import prose
from lint.context import PREFIX, SentenceContext
from lint.document import Document, Kind, Segment
from lint.matching.automaton import AnchorFinder, Hit
from lint.matching.join import Match, Sentence
from lint.matching.lexicon import Lexicon
from lint.packs.schema import LanguageProfile, State


class Occurrence(NamedTuple):
    """A phrase of a rule, found in a segment's sentence."""

    segment: Segment
    sentence: int
    start: int
    end: int
    phrase: str
    gaps: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The words found."""
        return self.segment.text[self.start : self.end]


Found = dict[str, list[Match]]  # by owner


class Scanner:
    """Finds the phrases of one lexicon."""

    def __init__(
        self, lexicon: Lexicon, finder: AnchorFinder, quantities: prose.QuantityReader
    ) -> None:
        self._lexicon, self._finder, self._quantities = lexicon, finder, quantities

    def segment(self, segment: Segment) -> Iterator[tuple[int, Found]]:
        """Yield the number of each sentence in which something was found, and what."""
        hits = self._finder.find(segment.text)
        if not hits:
            return
        spans = prose.sentences(segment)
        grouped = _by_sentence(spans, hits)
        entities = self._lexicon.entities
        spoken_of: set[int] = set()  # anchors that name the entities last spoken of
        for number, (start, end) in enumerate(spans):
            anchors = grouped.get(number, set())
            named = {anchor for anchor in anchors if anchor in entities}
            spoken_of = named or spoken_of
            if not anchors and not spoken_of:
                continue
            found = self._find(segment.text, start, end, anchors, set() if named else spoken_of)
            if found:
                yield number, found

    def sentence(self, text: str, start: int, end: int) -> Found:
        """Return what is found in one sentence, or another stretch of a text."""
        hits = self._finder.find(text[start:end])
        return self._find(text, start, end, {hit.anchor for hit in hits}) if hits else {}

    def _find(
        self,
        text: str,
        start: int,
        end: int,
        anchors: set[int],
        spoken_of: Collection[int] = (),
    ) -> Found:
        """Find phrases in a sentence that holds `anchors`; its "it" may stand for what
        the anchors in `spoken_of` name."""
        lexicon = self._lexicon
        inherited = {group for anchor in spoken_of for group in lexicon.entities[anchor]}
        sentence = Sentence(lexicon, text, start, end, self._quantities.spans, inherited)
        if sentence.has_anaphor:
            anchors = anchors.union(spoken_of)
        phrases = {phrase for anchor in anchors for phrase in lexicon.anchored[anchor]}
        found: Found = {}
        for match in sentence.matches(phrases):
            found.setdefault(lexicon.owners[match.owner], []).append(match)
        return found


def _by_sentence(spans: list[tuple[int, int]], hits: list[Hit]) -> Mapping[int, set[int]]:
    """Group the anchors seen by the sentence that they lie in."""
    starts = [start for start, _ in spans]
    grouped: dict[int, set[int]] = {}
    for hit in hits:
        number = max(bisect_right(starts, hit.end - 1) - 1, 0)
        grouped.setdefault(number, set()).add(hit.anchor)
    return grouped


class Matches:
    """All that was found in the segments of one language of a document.

    The context of a claim is looked for only when it is asked for: most sentences
    claim nothing.
    """

    def __init__(
        self,
        document: Document,
        segments: list[Segment],
        profile: LanguageProfile,
        quantities: prose.QuantityReader,
        context: Scanner,
    ) -> None:
        self.document, self.segments, self.profile = document, segments, profile
        self.quantities = quantities
        self._context = context
        self._by_owner: dict[str, list[Occurrence]] = {}
        self._contexts: dict[tuple[int, int], Found] = {}
        self._frames: dict[int, bool] = {}

    def of(self, owner: str) -> list[Occurrence]:
        """Return the occurrences of an owner's phrases, in reading order."""
        return self._by_owner.get(owner, [])

    def owners(self) -> list[str]:
        """List the owners that something was found for."""
        return list(self._by_owner)

    def add(self, segment: Segment, number: int, found: Found) -> None:
        """Keep what was found in sentence `number` of a segment."""
        for owner, matches in found.items():
            self._by_owner.setdefault(owner, []).extend(
                Occurrence(segment, number, match.start, match.end, match.text, match.gaps)
                for match in matches
            )

    def states(self, occurrence: Occurrence, inside: bool = True) -> frozenset[State]:
        """Return the context states of a claim; words `inside` it count if asked."""
        context = self.context(occurrence)
        gaps = occurrence.gaps if inside else ()
        return context.states(occurrence.start, occurrence.end, gaps)

    def context(self, occurrence: Occurrence) -> SentenceContext:
        """Return the context of the claim's sentence."""
        segment, number = occurrence.segment, occurrence.sentence
        start, end = prose.sentences(segment)[number]
        return SentenceContext(
            self.profile,
            segment.text,
            start,
            end,
            self._context_words(segment, number),
            framed=self._framed(segment),
            answered_yes=self._answered_yes(segment, number),
        )

    def _context_words(self, segment: Segment, number: int) -> Found:
        key = (id(segment), number)
        if key not in self._contexts:
            start, end = prose.sentences(segment)[number]
            self._contexts[key] = self._context.sentence(segment.text, start, end)
        return self._contexts[key]

    def _answered_yes(self, segment: Segment, number: int) -> bool:
        spans = prose.sentences(segment)
        if number + 1 >= len(spans):
            return False
        start = spans[number + 1][0]
        answers = self._context_words(segment, number + 1).get(f"{PREFIX}yes", ())
        return any(match.start == start for match in answers)

    def _framed(self, segment: Segment) -> bool:
        """Whether a lead-in or heading ("Myths", "Be wary of:") debunks a segment."""
        if segment.lead_in is not None and self._is_frame(segment.lead_in):
            return True
        if segment.kind not in (Kind.LIST_ITEM, Kind.TABLE_CELL):
            return False
        return any(
            other.kind is Kind.HEADING
            and other.section == segment.section
            and self._is_frame(other)
            for other in self.segments
        )

    def _is_frame(self, segment: Segment) -> bool:
        key = id(segment)
        if key not in self._frames:
            found = self._context.sentence(segment.text, 0, len(segment.text))
            self._frames[key] = f"{PREFIX}frames" in found
        return self._frames[key]


def scan(
    document: Document,
    segments: list[Segment],
    profile: LanguageProfile,
    quantities: prose.QuantityReader,
    rules: Scanner,
    context: Scanner,
) -> Matches:
    """Find all phrases of the rules in the segments of one language."""
    matches = Matches(document, segments, profile, quantities, context)
    for segment in segments:
        for number, found in rules.segment(segment):
            matches.add(segment, number, found)
    return matches
