"""Joining phrases by compiled code (`native/`), as `join.py` does without it.

The compiled code knows numbers and tokens; what a token is in the lexicon is told here,
once for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lint.matching import native
from lint.matching.lexicon import FORMAT, Lexicon
from lint.matching.literals import half_words, singles
from lint.matching.sentence import Found, Span


def is_current() -> bool:
    """Whether the compiled code is of this version: it may be left from an earlier one."""
    return native.FORMAT == FORMAT


class CompiledJoiner:
    """Puts phrases of one lexicon together from the tokens of sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._joiner = native.Joiner(lexicon)

    def read(self, all_tokens: list[str]) -> CompiledReading:
        """Look the tokens of a sentence up."""
        reading = self._joiner.read(all_tokens)
        if reading is None:
            for token in self._joiner.unknown(all_tokens):
                self._learn(token)
            reading = self._joiner.read(all_tokens)
            assert reading is not None  # all are known now
        return CompiledReading(self._joiner, reading)

    def _learn(self, token: str) -> None:
        literals = list(singles(self._lexicon, token))
        longer = self._lexicon.longer.get(token)
        encoded = None if longer is None else bytes(longer)
        self._joiner.learn(token, literals, half_words(token), encoded)


class CompiledReading:
    """The tokens of one sentence, looked up."""

    def __init__(self, joiner: native.Joiner, reading: native.Reading) -> None:
        self._joiner, self._reading = joiner, reading
        self.entities = reading.entities()
        self._unsaid: list[int] = []
        self._spans: list[Span] = []

    def stand_for(self, entities: Iterable[int], spans: list[Span]) -> None:
        """Let entities stand at `spans` without being named there."""
        self._unsaid, self._spans = list(entities), spans

    def find(self, quantities: Callable[[], list[Span]]) -> list[Found]:
        """Return the phrases that are there."""
        asked = self._reading, self._unsaid, self._spans
        found = self._joiner.find(*asked, None)
        if found is None:  # it must be known where the quantities are
            found = self._joiner.find(*asked, quantities())
        assert found is not None
        return found
