"""How much a lexicon may hold: a pack from a stranger neither stops the compiler nor
slows every run. The built-in packs of a language stay under two fifths of each limit, but
for nesting (5 of 8)."""

from __future__ import annotations

from collections.abc import Collection
from time import monotonic

from lint.packs.errors import PhraseError
from lint.packs.phrase import Literal

MAX_STEPS = 30  # of a phrase
MAX_NESTING = 8  # classes in classes
MAX_SEQUENCES = 200_000  # variants of phrases, of conditions and of members of classes
MAX_MEMBERS = 2_000_000  # words in classes, those of inner classes counted again
MAX_OPEN = 300  # words that are open at both ends: each is compared with every word read
MAX_NEIGHBOURS = 2_000  # phrases whose rarest word is the same
MAX_COMPARED = 300  # phrases that an average sentence is likely compared with
MAX_SECONDS = 120


class Budget:
    """Counts what one lexicon takes; raises `PhraseError` when it is too much."""

    def __init__(self) -> None:
        self._sequences = self._members = self._open = 0
        self._compared = 0.0
        self._deadline = monotonic() + MAX_SECONDS

    def sequence(self, steps: int) -> None:
        """Count a sequence of so many steps."""
        if steps > MAX_STEPS:
            raise PhraseError(f"more than {MAX_STEPS} steps; shorten the phrase")
        self._sequences += 1
        if self._sequences > MAX_SEQUENCES:
            raise PhraseError(f"more than {MAX_SEQUENCES:,} variants in all; use fewer packs")
        if monotonic() > self._deadline:
            raise PhraseError(f"compiling took more than {MAX_SECONDS} s; use fewer packs")

    def nesting(self, depth: int) -> None:
        """Check how deep a class stands in classes."""
        if depth > MAX_NESTING:
            raise PhraseError(f"classes nested more than {MAX_NESTING} deep")

    def members(self, literals: Collection[Literal]) -> None:
        """Count the words of a class, or of a choice in a phrase."""
        self._members += len(literals)
        if self._members > MAX_MEMBERS:
            raise PhraseError(f"classes of more than {MAX_MEMBERS:,} words in all; use fewer packs")
        self._open += sum(one.open_start and one.open_end for one in literals)
        if self._open > MAX_OPEN:
            raise PhraseError(f"more than {MAX_OPEN} words like “*word*”; close one end")

    def phrase(self, neighbours: int, share: float) -> None:
        """Count a phrase with so many neighbours, compared in that share of sentences."""
        if neighbours > MAX_NEIGHBOURS:
            raise PhraseError(
                f"more than {MAX_NEIGHBOURS:,} phrases with the same rarest word; use a class"
            )
        self._compared += share
        if self._compared > MAX_COMPARED:
            raise PhraseError(
                "too many phrases of nothing but common words; each needs a rarer one"
            )
