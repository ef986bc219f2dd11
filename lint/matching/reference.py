"""The plain matcher: one regular expression after the other.

It is what the automaton is held against in the tests, and what finds the
atoms where Hyperscan has no wheel. Slow, and simple enough to be believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.matching.automaton import Hit, fold, settle
from lint.matching.lexicon import Atom


class ReferenceFinder:
    """Finds atoms with `re`, each by itself."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._patterns = [re.compile(atom.pattern) for atom in atoms]

    def find(self, text: str) -> list[Hit]:
        """Return all hits in `text`, sorted."""
        lower = fold(text)
        raw = []
        for number, pattern in enumerate(self._patterns):
            for start in range(len(lower)):
                if pattern.match(lower, start):
                    raw += [
                        Hit(start, end, number)
                        for end in range(start + 1, len(lower) + 1)
                        if pattern.fullmatch(lower, start, end)
                    ]
        return settle(lower, raw, self._atoms)
