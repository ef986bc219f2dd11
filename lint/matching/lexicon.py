"""All phrases of all rules of one language, compiled: literals, groups, phrases.

A *literal* is a token or several in a row, its ends perhaps open. A *group* is a
step of a sequence: any of its literals, or any of its sequences (a class of the
vocabulary). The words of a sentence are looked up in one table, which says what
literals are there and which groups these *signal*, each by its *sign*; a phrase is
tried only where its rarest group is signalled, and all its other groups too. So the
cost of a scan hardly grows with the number of phrases. What is encoded here is decoded
when it is tried (`lint.matching.table`): a run tries little of it.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

import msgspec

from lint.tokens import Opening

T = TypeVar("T")
FORMAT = "lexicon-28"  # changes whenever what is stored means something else
QUANTITY = "quantity"  # the class that prose.quantities fills
NUMBER = "number"  # the class of all numbers, in digits or words


class Step(NamedTuple):
    """A group, at most `gap` words after the step before."""

    group: int
    gap: int


Sequence = tuple[Step, ...]


class Literal(msgspec.Struct, array_like=True, frozen=True):
    """Several tokens in a row, by number; their outer ends may be open."""

    number: int
    tokens: tuple[str, ...]
    open_start: bool
    open_end: bool


class Signals(msgspec.Struct, array_like=True, frozen=True):
    """What a literal says: signs of groups that may be there, entries of phrases that may
    be there, entities named."""

    signs: list[int]
    entries: list[int]
    entities: list[int]


class Group(msgspec.Struct, array_like=True, frozen=True):
    """What one step may be: any of its literals, by number, or of its sequences."""

    literals: frozenset[int]
    sequences: list[Sequence]


class Phrase(msgspec.Struct, array_like=True, frozen=True):
    """A variant of a phrase: who own it, its head, its conditions by number, and whether it
    counts only where no word stands before it in its sentence."""

    owners: list[int]
    text: int  # the phrase as the pack writes it, by number
    head: Sequence
    also: tuple[int, ...]
    without: tuple[int, ...]
    opens: bool


class Packed(msgspec.Struct, array_like=True, frozen=True):
    """Many encoded values, one after the other, that are decoded one at a time: a list of
    them would take longer to load than a page to lint."""

    data: memoryview  # not copied when it is loaded
    ends: bytes  # where each value ends in `data`, as an array of "i"; a 0 before the first


class Decoded(dict[int, T]):
    """The values of a packed list by number, each decoded when it is first asked for."""

    def __init__(self, packed: Packed, decode: Callable[[memoryview], T]) -> None:
        super().__init__()
        self._data, self._ends = packed.data, memoryview(packed.ends).cast("i")
        self._decode = decode

    def __missing__(self, number: int) -> T:
        start, end = self._ends[number : number + 2]
        value = self[number] = self._decode(self._data[start:end])
        return value


def pack(values: Iterable[object]) -> Packed:
    """Encode values to decode them one at a time."""
    encoded = list(map(msgspec.msgpack.encode, values))
    ends = itertools.accumulate(map(len, encoded), initial=0)
    return Packed(memoryview(b"".join(encoded)), array("i", ends).tobytes())


class Lexicon(msgspec.Struct, frozen=True):
    """The compiled phrases of one language; `owners` names who each is for.

    `exact`, `stems`, `endings` and `parts` are the literals of one token: as it is,
    open at its end, its start, both. `longer` lists those of several tokens, under the
    first and then the second, “*” where these are open. `number` is the literal of a
    token of digits, `digits` of one that begins with a digit. `signs` number the groups
    whose presence is asked for (an array of "i", -1 for the others), `sign_count` counts
    these and those that stand for conditions. `entries` are pairs of
    numbers ("i"): a phrase, and the rarest sign that it needs beside the word it is entered
    under, -1 for none; `needs` all signs of each entry. A condition is fulfilled by any of its
    sequences. `texts` are the phrases as the packs write them, in order.
    """

    exact: dict[str, int]
    stems: dict[str, int]
    endings: dict[str, int]
    parts: dict[str, int]
    longer: dict[str, msgspec.Raw]  # of dict[str, Raw] of list[Literal]
    digits: int
    number: int
    signals: Packed
    groups: Packed
    phrases: Packed
    entries: bytes
    needs: Packed
    signs: bytes
    sign_count: int
    conditions: Packed
    texts: Packed
    owners: list[str]
    quantity_group: int
    anaphors: list[Opening]
