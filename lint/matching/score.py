"""Scoring sentences by a linear classifier: every word weighs, and so do words in a row.

The features of a sentence are its words (“finally”), their beginnings (“heal*”), and words
in a row (“back again”; “^” and “$” stand for the ends of the sentence). Its score is the
sum of their weights, divided by the square root of the number of words and some more,
lest a few words say much.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from lint import tokens

START, END = "^", "$"  # of a sentence
OPEN = "*"  # behind the beginning of a word
BEGINNINGS = range(3, 8)  # letters of a beginning
LEAST_WORDS = 5  # fewer, signs aside, say too little
SEPARATORS = {**dict.fromkeys(",;|/•·", 3), "、": 6}  # so few words (or letters) to each: a list
MORE = 8  # words that a sentence counts as longer
MAX_WORDS = 20_000  # whose weights are kept


class Scorer(Protocol):
    """What scores sentences, compiled or not."""

    def score(self, text: str) -> float | None:
        """Return the score of a sentence, None where it has letters that this cannot split."""


def beginnings(word: str) -> list[str]:
    """Return the beginnings of a word: “hea*”, “heal*” of “heals”."""
    return [word[:length] + OPEN for length in BEGINNINGS if len(word) > length]


def says_enough(words: list[str]) -> bool:
    """Whether these are words enough to tell what they say, and no timetable or mere list."""
    said = sum(word[0].isalpha() for word in words)
    numbers = sum(word[0].isalnum() for word in words) - said
    listed = sum(SEPARATORS.get(word, 0) for word in words)
    return LEAST_WORDS <= said + numbers > listed and said >= numbers


def runs(words: list[str], length: int) -> Iterator[tuple[str, int]]:
    """Yield the words in a row of one length, and the number of the last word in each."""
    bounded = [START, *words, END]
    for at in range(len(bounded) - length + 1):
        yield " ".join(bounded[at : at + length]), min(at + length - 2, len(words) - 1)


class Weights:
    """The weights of features, by which sentences are scored."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._words: dict[str, float] = {}

    def score(self, text: str) -> float:
        """Return the score of a sentence."""
        words = tokens.split(text)
        if not says_enough(words):
            return -math.inf
        total = sum(map(self._word, words))
        for length in self._lengths:
            total += sum(self._weights.get(run, 0.0) for run, _ in runs(words, length))
        return total / math.sqrt(len(words) + MORE)

    def shares(self, words: list[str]) -> list[float]:
        """Return what each word adds to the score: itself, and the words in a row it ends."""
        shares = [self._word(word) for word in words]
        for length in self._lengths:
            for run, last in runs(words, length):
                shares[last] += self._weights.get(run, 0.0)
        return [share / math.sqrt(len(words) + MORE) for share in shares]

    @cached_property
    def _lengths(self) -> range:
        """How many words in a row weigh together."""
        return range(2, max((one.count(" ") + 1 for one in self._weights), default=1) + 1)

    def _word(self, word: str) -> float:
        weight = self._words.get(word)
        if weight is None:
            if len(self._words) >= MAX_WORDS:
                self._words.clear()
            features = (word, *beginnings(word))
            weight = self._words[word] = sum(self._weights.get(one, 0.0) for one in features)
        return weight


class Classifier:
    """Weights, and the score from which a sentence is of the kind they tell."""

    def __init__(self, weights: Mapping[str, float], least: float) -> None:
        self._weights = weights
        self._least = least

    def holds(self, text: str) -> bool:
        """Whether a sentence is of the kind."""
        return -math.inf < self.score(text) >= self._least

    def score(self, text: str) -> float:
        """Return the score of a sentence; minus infinity of one too short to tell."""
        try:
            found = self._scorer.score(text)
        except UnicodeEncodeError:  # half a letter, which only Python has
            found = None
        return self._readable.score(text) if found is None else found

    def shares(self, words: list[str]) -> list[float]:
        """Return what each word adds to the score."""
        return self._readable.shares(words)

    @cached_property
    def _scorer(self) -> Scorer:
        return scorer(self._weights)

    @cached_property
    def _readable(self) -> Weights:
        return Weights(self._weights)


def scorer(weights: Mapping[str, float]) -> Scorer:
    """Return what scores fastest by such weights."""
    with contextlib.suppress(ImportError):  # not built on this machine
        from lint.matching import compiled, native

        if compiled.is_current():
            return native.Weights(weights)
    return Weights(weights)


def carrier(shares: list[float]) -> tuple[int, int]:
    """Return the first and the last of the words in a row that add most (Kadane 1984)."""
    best, start, total = (-math.inf, 0, 0), 0, 0.0
    for at, share in enumerate(shares):
        if total <= 0:
            total, start = 0.0, at
        total += share
        if total > best[0]:
            best = total, start, at
    return best[1], best[2]
