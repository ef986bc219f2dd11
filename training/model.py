"""Logistic regression over the features of sentences, whose weights `lint.matching.score` reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from lint.matching.score import MORE, beginnings, runs
from lint.tokens import is_unspaced

LEAST_SEEN = 2  # sentences that a feature stands in
FOLDS = 5
BLOCK = 50  # sentences that are taught or asked together: partners share their words
FREEDOM = 0.02  # of the weights to grow: the inverse of their penalty


class Model:
    """A logistic regression over the features of tokenised sentences, weighed by how rare
    they are (the square of their inverse document frequency); of the weights so many are kept, the
    heaviest."""

    def __init__(
        self, sentences: list[list[str]], labels: np.ndarray, kept: int | None = None
    ) -> None:
        seen = Counter(one for words in sentences for one in set(features(words)))
        names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
        self._numbers = {name: number for number, name in enumerate(names)}
        counts = np.array([seen[name] for name in names])
        self._rarity = (np.log((1 + len(sentences)) / (1 + counts)) + 1) ** 2
        fitted = LogisticRegression(C=FREEDOM, max_iter=2000, class_weight="balanced")
        fitted.fit(self._matrix(sentences), labels)
        self._fitted, self.bias = fitted, float(fitted.intercept_[0])
        heavy = np.abs(fitted.coef_[0] * self._rarity)
        fitted.coef_[0][heavy < np.sort(heavy)[-min(kept or len(heavy), len(heavy))]] = 0

    def scores(self, sentences: list[list[str]]) -> np.ndarray:
        """Return the score of each sentence."""
        return np.asarray(self._fitted.decision_function(self._matrix(sentences)))

    def weights(self) -> dict[str, float]:
        """Return the weights that count."""
        heavy = self._fitted.coef_[0] * self._rarity
        return {
            name: round(float(heavy[number]), 2)
            for name, number in self._numbers.items()
            if abs(heavy[number]) >= 0.005
        }

    def _matrix(self, sentences: list[list[str]]) -> csr_matrix:
        values, columns, ends = [], [], [0]
        for words in sentences:
            for name, count in Counter(features(words)).items():
                number = self._numbers.get(name)
                if number is not None:
                    columns.append(number)
                    values.append(count * self._rarity[number] / (len(words) + MORE) ** 0.5)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(sentences), len(self._numbers)))


def features(words: list[str]) -> Iterator[str]:
    """Yield what may weigh in a sentence."""
    longest = 3 if any(map(is_unspaced, words)) else 2
    for word in words:
        yield word
        yield from beginnings(word)
    for length in range(2, longest + 1):
        for run, _ in runs(words, length):
            yield run


def held_out(sentences: list[list[str]], labels: np.ndarray, kept: int | None = None) -> np.ndarray:
    """Return the score of each sentence by what the others teach."""
    scores = np.zeros(len(labels))
    blocks = np.arange(len(labels)) // BLOCK
    for taught, asked in GroupKFold(FOLDS).split(sentences, labels, blocks):
        model = Model([sentences[at] for at in taught], labels[taught], kept)
        scores[asked] = model.scores([sentences[at] for at in asked])
    return scores
