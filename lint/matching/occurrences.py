"""Where the phrases of rules stand in a document."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lint.document import Segment
from lint.matching.joiner import Found, Store


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


class Occurrences:
    """The occurrences of every owner's phrases in a document, in reading order; `owners` and
    `texts` are those of the lexicon, by number."""

    def __init__(
        self,
        segments: Sequence[Segment],
        store: Store,
        owners: Sequence[str],
        texts: Mapping[int, str],
    ) -> None:
        self._segments, self._store = segments, store
        self._owners, self._texts = owners, texts

    def add(self, segment: int, sentence: int, found: Found) -> None:
        """Keep what was found in a sentence of a segment, both by number."""
        start, _ = self._segments[segment].sentences[sentence]
        self._store.add(found, segment, sentence, start)

    def __contains__(self, owner: str) -> bool:
        return owner in self._numbers

    def owners(self) -> list[str]:
        """List the owners that something was found for."""
        return list(self._numbers)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {self._owners[number]: number for number in self._store.owners()}

    def sentences(self, owners: tuple[str, ...]) -> set[tuple[int, int]]:
        """Return the segment and sentence, by number, of all that was found for owners whose
        names begin so."""
        numbers = [number for name, number in self._numbers.items() if name.startswith(owners)]
        return set(self._store.sentences(numbers))

    def of(self, owner: str, most: int = sys.maxsize) -> list[Occurrence]:
        """Return the occurrences of an owner's phrases, at most `most`."""
        number = self._numbers.get(owner)
        if number is None:
            return []
        return [
            Occurrence(
                self._segments[segment], sentence, start, end, self._texts[text], tuple(gaps)
            )
            for segment, sentence, start, end, text, gaps in self._store.of(number, most)
        ]
