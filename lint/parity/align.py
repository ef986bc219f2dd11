"""Putting the parts of two texts side by side, in order.

After Gale and Church (1993): parts that translate each other have lengths in
proportion; here their kind and their numbers count too. One part may stand beside
one other or none, so that what was left out is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Part = TypeVar("Part")
Pair = tuple[Part | None, Part | None]

SKIP = 2.0  # the cost of a part that stands beside none
MAX_CELLS = 4_000_000  # of the table: more parts than that are paired by their order


def align(
    left: Sequence[Part], right: Sequence[Part], cost: Callable[[Part, Part], float]
) -> list[Pair[Part]]:
    """Return the cheapest pairing in order; None stands where a part has no other.

    `cost` says how unlike two parts are; twice `SKIP` and more never pair.
    """
    if len(left) * len(right) > MAX_CELLS:
        shorter = min(len(left), len(right))
        rest: list[Pair[Part]] = [(part, None) for part in left[shorter:]]
        rest += [(None, part) for part in right[shorter:]]
        return [*zip(left, right, strict=False), *rest]
    return _path(left, right, _costs(left, right, cost))


def _costs(
    left: Sequence[Part], right: Sequence[Part], cost: Callable[[Part, Part], float]
) -> list[list[tuple[float, int]]]:
    """Fill the table of the cheapest way to each cell: (cost, step that led there)."""
    table: list[list[tuple[float, int]]] = [[(SKIP * at, 2) for at in range(len(right) + 1)]]
    for row, part in enumerate(left, 1):
        line: list[tuple[float, int]] = [(SKIP * row, 1)]
        above = table[-1]
        for column, other in enumerate(right, 1):
            line.append(
                min(
                    (above[column - 1][0] + cost(part, other), 0),
                    (above[column][0] + SKIP, 1),
                    (line[column - 1][0] + SKIP, 2),
                )
            )
        table.append(line)
    return table


def _path(
    left: Sequence[Part], right: Sequence[Part], table: list[list[tuple[float, int]]]
) -> list[Pair[Part]]:
    row, column = len(left), len(right)
    pairs: list[Pair[Part]] = []
    while row or column:
        step = table[row][column][1] if row and column else 1 if row else 2
        row -= step != 2
        column -= step != 1
        pairs.append((left[row] if step != 2 else None, right[column] if step != 1 else None))
    return pairs[::-1]
