"""Which lines of a text changed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.review.changed import compare


@pytest.mark.parametrize(
    ("before", "after", "new", "cuts"),
    [
        ("", "a", {1}, set()),
        ("a b", "a b", set(), set()),
        ("a b c", "a x c", {2}, set()),
        ("a b c", "a c", set(), {2}),
        ("a b", "b", set(), set()),
        ("a b", "x a b", {1}, set()),
        ("a - b - c", "a - x - b - c", {2, 3}, set()),
        ("a - b", "a - - b", {3}, set()),
        ("a a a", "a a a a", {4}, set()),
        ("a b c d", "c d a b", {1, 2}, set()),
        ("a b", "", {1}, set()),
    ],
)  # fmt: skip
def test_lines(before: str, after: str, new: set[int], cuts: set[int]) -> None:
    changes = compare(before.replace(" ", "\n"), after.replace(" ", "\n"))
    assert (changes.lines, changes.cuts) == (new, cuts)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    changes = compare("a\nb\nc\n", f"a{end}b{end}c{end}")
    assert not changes.lines | changes.cuts
    assert not changes.has_removals


_lines = st.text("abcd-", min_size=1, max_size=12)  # a letter a line


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_lines, _lines)
def test_what_is_not_new_was_there(before: str, after: str) -> None:
    changes = compare("\n".join(before), "\n".join(after))
    gone = list(before)
    for at, line in enumerate(after):
        if at + 1 not in changes.lines:
            gone.remove(line)  # as often as it was there
    assert changes.has_removals == bool(gone)
    assert not changes.cuts & changes.lines


@pytest.mark.parametrize("lines", [["a"], ["a", "b"], [str(at) for at in range(30_000)]])
def test_long_texts_are_compared_in_time(lines: list[str]) -> None:
    before, after = lines * (60_000 // len(lines)), lines[::-1] * (50_000 // len(lines))
    compare("\n".join(before), "\n".join(after))
