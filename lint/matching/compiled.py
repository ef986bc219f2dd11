"""Joining phrases by compiled code (`native/`), as `join.py` does without it.

The compiled code knows tokens and numbers; what a token is in the lexicon is told here,
once for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lint import tokens
from lint.matching import native
from lint.matching.joiner import Span
from lint.matching.lexicon import FORMAT, Lexicon
from lint.matching.literals import half_words, singles

_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a letter, which only Python has


def is_current() -> bool:
    """Whether the compiled code is of this version: it may be left from an earlier one."""
    return native.FORMAT == FORMAT


class CompiledJoiner:
    """Puts phrases of one lexicon together from the tokens of sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._joiner = native.Joiner(lexicon)

    def read(self, text: str) -> CompiledReading:
        """Look the tokens of a sentence up."""
        try:
            reading = self._joiner.read(text, None) or self._read_slowly(text)
        except UnicodeEncodeError:
            reading = self._read_slowly(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
        return CompiledReading(self._joiner, reading)

    def store(self) -> native.Occurrences:
        """Return what keeps what is found in a document."""
        return native.Occurrences()

    def _read_slowly(self, text: str) -> native.Reading:
        """Look up a sentence of unknown tokens, or of letters that the compiled code does
        not split."""
        split = native.split(text) or (tokens.split(text), tokens.places(text))
        for token in self._joiner.unknown(split[0]):
            longer = self._lexicon.longer.get(token)
            encoded = None if longer is None else bytes(longer)
            literals = list(singles(self._lexicon, token))
            self._joiner.learn(token, literals, half_words(token), encoded)
        reading = self._joiner.read(text, split)
        assert reading is not None  # all are known now
        return reading


class CompiledReading:
    """The tokens of one sentence, looked up."""

    def __init__(self, joiner: native.Joiner, reading: native.Reading) -> None:
        self._joiner, self._reading = joiner, reading
        self.entities = reading.entities()
        self.anaphor, self.start = reading.anaphor, reading.start
        self._unsaid: list[int] = []
        self._spans: list[Span] = []

    def stand_for(self, entities: Iterable[int], spans: list[Span]) -> None:
        """Let entities stand at `spans` of tokens without being named there."""
        self._unsaid, self._spans = list(entities), spans

    def find(self, quantities: Callable[[], list[Span]]) -> native.Found:
        """Return the phrases that are there."""
        return self._joiner.find(self._reading, self._unsaid, self._spans, quantities)
