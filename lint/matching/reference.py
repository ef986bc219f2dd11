"""The plain matcher: one regular expression after the other.

It is what the automaton is held against in the tests, and what finds the
anchors where Hyperscan has no wheel. Slow, and simple enough to be believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.matching.automaton import Hit, fold, whole_words
from lint.matching.lexicon import Anchor


class ReferenceFinder:
    """Finds anchors with `re`, each by itself."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._anchors = anchors
        self._patterns = [re.compile(f"(?=({re.escape(anchor.word)}))") for anchor in anchors]

    def find(self, text: str) -> list[Hit]:
        """Return all hits in `text`, sorted."""
        lower = fold(text)
        raw = [
            Hit(match.end(1), number)
            for number, pattern in enumerate(self._patterns)
            for match in pattern.finditer(lower)
        ]
        return whole_words(lower, raw, self._anchors)
