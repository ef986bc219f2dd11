"""What puts phrases together from the tokens of sentences: in plain Python (`join.py`), or
compiled (`compiled.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

Span = tuple[int, int]  # first token, token after the last; or start and end in a text
# a phrase: where it starts and ends, who own it, its text by number, and where the words
# between its steps stand
Found = tuple[int, int, list[int], int, list[Span]]


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

    def find(self, quantities: Callable[[], list[Span]]) -> list[Found]:
        """Return the phrases that are there; `quantities` tells, when asked, where numbers
        with units are in the text."""


class Joiner(Protocol):
    """Puts phrases of one lexicon together from the tokens of sentences."""

    def read(self, text: str) -> Reading:
        """Look the tokens of a sentence up."""
