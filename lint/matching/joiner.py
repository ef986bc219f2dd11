"""What puts phrases together from the tokens of sentences: in plain Python (`join.py`), or
compiled (`compiled.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

Span = tuple[int, int]  # first token, token after the last; or start and end in a text
# a phrase: who owns it, where it starts and ends, its text by number, and where the words
# between its steps stand
Told = tuple[int, int, int, int, list[Span]]
# where it stands: segment, sentence, start, end, its text by number, gaps
Place = tuple[int, int, int, int, int, list[Span]]


class Found(Protocol):
    """The phrases found in a sentence, by owner, the leftmost first and the longest of these."""

    def __len__(self) -> int: ...

    def told(self) -> list[Told]:
        """Return for each the owner, start, end, text by number, and gaps."""

    def with_first_of(self, other: Any, start: int) -> Found:
        """Return these and those of `other` that begin at `start` with a word of their own."""

    def across(self, place: int, only: bool) -> Found:
        """Return those that begin before a place and end behind it; `only` of owners that
        have none behind it alone."""


class Store(Protocol):
    """What was found in a document, by owner."""

    def add(self, found: Any, segment: int, sentence: int, offset: int) -> None:
        """Keep what was found in a sentence that begins at `offset` of its segment."""

    def owners(self) -> list[int]:
        """List the owners, in the order in which something was first found for them."""

    def of(self, owner: int, most: int) -> list[Place]:
        """Return where an owner's phrases stand, in reading order, at most `most` places."""

    def sentences(self, owners: list[int]) -> list[tuple[int, int]]:
        """List the segments and sentences in which something was found for owners."""


class Reading(Protocol):
    """The tokens of one sentence, looked up."""

    @property
    def entities(self) -> Iterable[int]:
        """The literals that name what the sentence speaks of."""

    @property
    def anaphor(self) -> int:
        """How many tokens the anaphor has that the sentence begins with."""

    @property
    def start(self) -> int | None:
        """Where the first token starts; None where there are no tokens."""

    def stand_for(self, entities: Iterable[int], spans: list[Span]) -> None:
        """Let entities stand at `spans` of tokens without being named there."""

    def find(self, quantities: Callable[[], list[Span]]) -> Found:
        """Return the phrases that are there; `quantities` tells, when asked, where numbers
        with units are in the text."""


class Joiner(Protocol):
    """Puts phrases of one lexicon together from the tokens of sentences."""

    def read(self, text: str) -> Reading:
        """Look the tokens of a sentence up."""

    def store(self) -> Store:
        """Return what keeps what is found in a document."""
