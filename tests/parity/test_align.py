"""Pairing parts in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.parity.align import SKIP, align


def cost(left: int, right: int) -> float:
    return abs(left - right)


def test_what_was_left_out_stands_beside_nothing() -> None:
    assert align([1, 9, 20], [1, 20], cost) == [(1, 1), (9, None), (20, 20)]
    assert align([1, 20], [1, 9, 20], cost) == [(1, 1), (None, 9), (20, 20)]


parts = st.lists(st.integers(0, 30), max_size=12)


@given(parts, parts)
def test_every_part_is_paired_once_in_order(left: list[int], right: list[int]) -> None:
    pairs = align(left, right, cost)
    assert [one for one, _ in pairs if one is not None] == left
    assert [other for _, other in pairs if other is not None] == right
    assert all(one is None or other is None or cost(one, other) <= 2 * SKIP for one, other in pairs)
