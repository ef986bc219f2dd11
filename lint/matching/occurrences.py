"""What was found in a document, kept small: a book-length file holds a million words of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.document import Segment
from lint.matching.sentence import Match


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


_FIELDS = 7  # numbers of an occurrence: segment, sentence, start, end, phrase, first gap, gaps


class Occurrences:
    """The occurrences of every owner's phrases, in reading order, as arrays of numbers."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._by_owner: dict[str, array[int]] = {}
        self._phrases: dict[str, int] = {}
        self._texts: list[str] = []  # of the phrases, by number
        self._gaps = array("i")  # starts and ends

    def add(self, owner: str, segment: int, sentence: int, match: Match, offset: int) -> None:
        """Keep a match in a sentence of a segment, both by number; its place counts from
        `offset`."""
        numbers = self._by_owner.get(owner)
        if numbers is None:
            numbers = self._by_owner[owner] = array("i")
        phrase = self._phrases.setdefault(match.text, len(self._phrases))
        if phrase == len(self._texts):
            self._texts.append(match.text)
        start, end, gaps = match.start + offset, match.end + offset, match.gaps
        numbers.extend((segment, sentence, start, end, phrase, len(self._gaps), len(gaps)))
        for first, after in gaps:
            self._gaps.extend((first + offset, after + offset))

    def owners(self) -> list[str]:
        """List the owners that something was found for."""
        return list(self._by_owner)

    def sentences(self, owners: tuple[str, ...]) -> set[tuple[int, int]]:
        """Return the segment and sentence, by number, of all that was found for owners whose
        names begin so."""
        return {
            place
            for owner, numbers in self._by_owner.items()
            if owner.startswith(owners)
            for place in zip(numbers[::_FIELDS], numbers[1::_FIELDS], strict=True)
        }

    def of(self, owner: str) -> Iterator[Occurrence]:
        """Yield the occurrences of an owner's phrases."""
        numbers = iter(self._by_owner.get(owner, ()))
        for segment, sentence, start, end, phrase, gap, count in zip(
            *[numbers] * _FIELDS, strict=True
        ):
            at = self._gaps[gap : gap + 2 * count]
            gaps = tuple(zip(at[::2], at[1::2], strict=True)) if count else ()
            yield Occurrence(
                self._segments[segment], sentence, start, end, self._texts[phrase], gaps
            )
