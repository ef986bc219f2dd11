"""How often words stand in the sentences of a subject: what makes a good first look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from lint import tokens
from lint.packs.phrase import Literal

_FUNCTION_WORD = 0.5  # the share of sentences that such a word is taken to stand in, at least
_SHORT = {1: 0.2, 2: 0.05, 3: 0.01}  # likewise, by the number of letters
_OTHER = 0.002  # likewise, any other word
_NEXT = 0.5  # how much rarer each further word of a literal makes it


class Frequency:
    """The share of sentences that hold a literal, judged by `examples` (the packs' own)
    and by the language's `function_words`."""

    def __init__(self, examples: Iterable[str], function_words: Iterable[str]) -> None:
        sentences = [set(tokens.split(example)) for example in examples]
        self._total = max(len(sentences), 1)
        self._counts = Counter(token for sentence in sentences for token in sentence)
        self._function_words = frozenset(function_words)

    def of(self, literal: Literal) -> float:
        """Return the share for a literal: that of its rarest token, or less."""
        last = len(literal.tokens) - 1
        shares = [
            self._share(token, literal.open_start and at == 0, literal.open_end and at == last)
            for at, token in enumerate(literal.tokens)
        ]
        return min(shares) * _NEXT**last

    def _share(self, token: str, open_start: bool, open_end: bool) -> float:
        if open_start and open_end:
            seen = sum(count for other, count in self._counts.items() if token in other)
        elif open_end:
            seen = self._beginnings[token]
        elif open_start:
            seen = self._endings[token]
        else:
            seen = self._counts[token]
        return seen / self._total + self._prior(token, open_start or open_end)

    def _prior(self, token: str, opened: bool) -> float:
        if token in self._function_words or not token[0].isalnum():
            return _FUNCTION_WORD
        if opened and len(token) == 1:
            return _FUNCTION_WORD
        if token[0] >= "\u3040":  # one of thousands of signs
            return _SHORT.get(len(token) + 2, _OTHER)
        return _SHORT.get(len(token), _OTHER)

    @cached_property
    def _beginnings(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for token, count in self._counts.items():
            for cut in range(1, len(token) + 1):
                found[token[:cut]] += count
        return found

    @cached_property
    def _endings(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for token, count in self._counts.items():
            for cut in range(len(token)):
                found[token[cut:]] += count
        return found
