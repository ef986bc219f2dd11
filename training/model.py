"""Logistic regression over the features of sentences, whose weights `lint.matching.score` reads.

It starts from weights that stand already, if there are any, and moves them no further than the
sentences ask for: what was learned from texts that are no longer at hand is not forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.model_selection import GroupKFold

from lint.matching.score import MORE, beginnings, runs
from lint.tokens import is_unspaced

LEAST_SEEN = 2  # sentences that a feature stands in
FOLDS = 5
BLOCK = 50  # sentences that are taught or asked together: partners share their words
FREEDOM = 0.02  # of the weights to grow: the inverse of their penalty
FREEDOM_TO_MOVE = 0.005  # of weights that stand already
STEPS = 400  # of the search for the best weights
Weights = Mapping[str, float]


class Model:
    """A logistic regression over the features of tokenised sentences, weighed by how rare
    they are (the square of their inverse document frequency), beside the weights that stood
    before; so many weights are kept, the heaviest."""

    def __init__(
        self,
        sentences: list[list[str]],
        labels: np.ndarray,
        kept: int | None = None,
        before: Weights | None = None,
    ) -> None:
        self._before = before or {}
        seen = Counter(one for words in sentences for one in set(features(words)))
        names = sorted(
            name for name, count in seen.items() if count >= LEAST_SEEN or name in self._before
        )
        self._numbers = {name: number for number, name in enumerate(names)}
        counts = np.array([seen[name] for name in names])
        self._rarity = (np.log((1 + len(sentences)) / (1 + counts)) + 1) ** 2
        moved, self.bias = self._fitted(sentences, np.where(labels, 1, -1))
        every = Counter(self._before)
        every.update(dict(zip(names, (moved * self._rarity).tolist(), strict=True)))
        heaviest = sorted(every, key=lambda name: (-abs(every[name]), name))[:kept]
        self._weights = {name: every[name] for name in heaviest}

    def _fitted(self, sentences: list[list[str]], signs: np.ndarray) -> tuple[np.ndarray, float]:
        """Return how far each weight moves, and the bias: the logistic loss, both kinds of
        sentences weighing the same, and the square of each move have the least sum (L-BFGS)."""
        matrix, standing = self._matrix(sentences), scores(self._before, sentences)
        struck = np.mean(signs > 0)
        weighs = np.where(signs > 0, 0.5 / struck, 0.5 / (1 - struck))
        freedom = FREEDOM_TO_MOVE if self._before else FREEDOM

        def loss(moved: np.ndarray) -> tuple[float, np.ndarray]:
            margins = signs * (standing + moved[-1] + matrix @ moved[:-1])
            slopes = -weighs * signs * expit(-margins)
            total = freedom * (weighs @ np.logaddexp(0, -margins)) + moved[:-1] @ moved[:-1] / 2
            return total, np.r_[freedom * (matrix.T @ slopes) + moved[:-1], freedom * slopes.sum()]

        start = np.zeros(len(self._numbers) + 1)
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
        return best[:-1], float(best[-1])

    def scores(self, sentences: list[list[str]]) -> np.ndarray:
        """Return the score of each sentence."""
        return scores(self._weights, sentences) + self.bias

    def weights(self) -> dict[str, float]:
        """Return the weights that count."""
        return {
            name: round(weight, 2) for name, weight in self._weights.items() if abs(weight) >= 0.005
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


def scores(weights: Weights, sentences: list[list[str]]) -> np.ndarray:
    """Return the score of each sentence by such weights, without a bias."""
    return np.array(
        [
            sum(weights.get(one, 0.0) for one in features(words)) / (len(words) + MORE) ** 0.5
            for words in sentences
        ]
    )


def features(words: list[str]) -> Iterator[str]:
    """Yield what may weigh in a sentence."""
    longest = 3 if any(map(is_unspaced, words)) else 2
    for word in words:
        yield word
        yield from beginnings(word)
    for length in range(2, longest + 1):
        for run, _ in runs(words, length):
            yield run


def held_out(
    sentences: list[list[str]],
    labels: np.ndarray,
    kept: int | None = None,
    before: Weights | None = None,
) -> np.ndarray:
    """Return the score of each sentence by what the others teach."""
    found = np.zeros(len(labels))
    blocks = np.arange(len(labels)) // BLOCK
    for taught, asked in GroupKFold(FOLDS).split(sentences, labels, blocks):
        model = Model([sentences[at] for at in taught], labels[taught], kept, before)
        found[asked] = model.scores([sentences[at] for at in asked])
    return found
