"""Scanning a document: every phrase of every rule, and the context of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from lint import prose
from lint.context import PREFIX, SentenceContext
from lint.document import Document, Kind, Segment
from lint.matching.automaton import AtomFinder, Hit
from lint.matching.join import Match, Sentence
from lint.matching.lexicon import Lexicon
from lint.packs.schema import LanguageProfile, State


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase of a rule, found in a segment's sentence."""

    segment: Segment
    sentence: int
    start: int
    end: int
    phrase: str

    @property
    def text(self) -> str:
        """The words found."""
        return self.segment.text[self.start : self.end]


@dataclass(slots=True)
class _Scanned:
    """What was found in one sentence, by owner."""

    start: int
    end: int
    found: dict[str, list[Match]]


@dataclass(slots=True)
class Matches:
    """All that was found in the segments of one language of a document."""

    document: Document
    profile: LanguageProfile
    quantities: prose.QuantityReader
    segments: list[Segment] = field(default_factory=list)
    _by_owner: dict[str, list[Occurrence]] = field(default_factory=dict)
    _sentences: dict[int, dict[int, _Scanned]] = field(default_factory=dict)

    def of(self, owner: str) -> list[Occurrence]:
        """Return the occurrences of an owner's phrases, in reading order."""
        return self._by_owner.get(owner, [])

    def owners(self) -> list[str]:
        """List the owners that something was found for."""
        return list(self._by_owner)

    def add(self, segment: Segment, number: int, sentence: _Scanned) -> None:
        """Keep what was found in sentence `number` of a segment."""
        self._sentences.setdefault(id(segment), {})[number] = sentence
        for owner, matches in sentence.found.items():
            if not owner.startswith(PREFIX):
                self._by_owner.setdefault(owner, []).extend(
                    Occurrence(segment, number, match.start, match.end, match.text)
                    for match in matches
                )

    def states(self, occurrence: Occurrence) -> frozenset[State]:
        """Return the context states of a claim."""
        return self.context(occurrence).states(occurrence.start, occurrence.end)

    def context(self, occurrence: Occurrence) -> SentenceContext:
        """Return the context of the claim's sentence."""
        segment = occurrence.segment
        scanned = self._sentences[id(segment)]
        sentence = scanned[occurrence.sentence]
        following = scanned.get(occurrence.sentence + 1)
        return SentenceContext(
            self.profile,
            segment.text,
            sentence.start,
            sentence.end,
            sentence.found,
            framed=self._framed(segment),
            answered_yes=following is not None and _starts_with_yes(following),
        )

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
        return any(
            f"{PREFIX}frames" in sentence.found
            for sentence in self._sentences.get(id(segment), {}).values()
        )


def _starts_with_yes(sentence: _Scanned) -> bool:
    return any(match.start == sentence.start for match in sentence.found.get(f"{PREFIX}yes", ()))


def scan(
    document: Document,
    segments: list[Segment],
    lexicon: Lexicon,
    finder: AtomFinder,
    profile: LanguageProfile,
    quantities: prose.QuantityReader,
) -> Matches:
    """Find all phrases of `lexicon` in the segments of one language."""
    matches = Matches(document, profile, quantities, segments)
    for segment in segments:
        hits = finder.find(segment.text)
        if hits:
            _scan_segment(matches, segment, hits, lexicon)
    return matches


def _scan_segment(matches: Matches, segment: Segment, hits: list[Hit], lexicon: Lexicon) -> None:
    spans = prose.sentences(segment)
    for number, group in _by_sentence(spans, hits).items():
        start, end = spans[number]
        sentence = Sentence(lexicon, segment.text, start, end, group, matches.quantities.spans)
        found: dict[str, list[Match]] = {}
        for match in sentence.matches():
            found.setdefault(lexicon.owners[match.owner], []).append(match)
        if found:
            matches.add(segment, number, _Scanned(start, end, found))


def _by_sentence(spans: list[tuple[int, int]], hits: list[Hit]) -> Mapping[int, list[Hit]]:
    """Group hits by the sentence that they lie in; one that crosses an end is dropped."""
    starts = [start for start, _ in spans]
    grouped: dict[int, list[Hit]] = {}
    for hit in hits:
        number = max(bisect_right(starts, hit.start) - 1, 0)
        if hit.end <= spans[number][1]:
            grouped.setdefault(number, []).append(hit)
    return grouped
