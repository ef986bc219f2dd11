"""Two values of one thing, and two things with a value each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.finding import Finding

Lint = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("A session lasts 40 minutes.\n\n# More\n\nEach session lasts two hours.", True),
        ("Half-life of Ambrin: 3 hours.\n\n# More\n\nThe half-life of Ambrin is 9 hours.", True),
        ("The drug called Ambrin costs $20.\n\nIt costs $90.", True),
        ("The drug called Ambrin costs $20.\n\nThe drug called Belor costs $90.", False),
        ("The drug called Ambrin costs $20.\n\n# More\n\nA visit costs $90.", False),
        ("# Basic\n\nIt costs $20.\n\n# Plus\n\nIt costs $90.", False),
        ("# Basic\n\nIt costs $20.\n\nIt costs $90.", True),
        ("TMS costs $20.\n\nEMDR costs $90.", False),
        ("A session lasts 40 minutes, and a long session lasts two hours.", False),
    ],
)
def test_two_values_of_one_thing(lint_text: Lint, text: str, is_found: bool) -> None:
    found = [one.rule for one in lint_text(text)]
    assert ("readability/two-values" in found) == is_found
