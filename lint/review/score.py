"""A score for a document: 100 without findings, less for each, by its length.

    score = 100 - 100 * (0.25 errors + 0.10 warnings + 0.02 suggestions) * 100 / max(words, 100)

so an error costs 25 points on a page of 100 words and 2.5 on one of 1,000; never
below 0. The weights are a convention of ours: they rank drafts, they measure no truth.
"""

from __future__ import annotations

from collections.abc import Iterable

from lint.finding import Finding, Severity

WEIGHTS = {Severity.ERROR: 0.25, Severity.WARNING: 0.10, Severity.SUGGESTION: 0.02}
UNIT = 100  # words


def score(findings: Iterable[Finding], words: int) -> int:
    """Return the score of a document (0 to 100), rounded down."""
    cost = sum(WEIGHTS[finding.severity] for finding in findings)
    return max(int(100 - 100 * cost * UNIT / max(words, UNIT)), 0)
