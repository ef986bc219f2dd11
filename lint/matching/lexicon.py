"""All phrases of all rules of one language, compiled: groups, phrases, anchors.

A *group* is a step of a sequence: any of its literals, or any of its sequences (a
class of the vocabulary). A phrase is tried only in sentences that hold one of
its *anchors*, the words of its rarest step; so the cost of a scan hardly grows
with the number of phrases. Groups and phrases are decoded when they are tried:
a run tries few of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

FORMAT = "lexicon-8"  # changes whenever what is stored means something else
QUANTITY = "quantity"  # the class that prose.quantities fills
NUMBER = "number"  # the class of all numbers, in digits or words


class Anchor(msgspec.Struct, array_like=True, frozen=True):
    """A word that the automaton finds, in lower case, and whether its ends are open."""

    word: str
    open_start: bool = False
    open_end: bool = False


class Step(NamedTuple):
    """A group, at most `gap` words after the step before."""

    group: int
    gap: int


Sequence = tuple[Step, ...]


class Group(msgspec.Struct, array_like=True):
    """What one step may be, its literals by their first token.

    `exact` maps a first token to the tokens that may follow it; `stems` and
    `endings` are literals of one token that is open at its end, at its start;
    `parts` are those open at both. `open_last` are literals of several tokens
    that are open at either end: (tokens, open start, open end). `by_first` lists
    sequences by the tokens that they can begin with, `sequences` the others.
    """

    exact: dict[str, list[tuple[str, ...]]]
    stems: list[str]
    endings: list[str]
    parts: list[str]
    open_last: list[tuple[tuple[str, ...], bool, bool]]
    sequences: list[Sequence]
    by_first: dict[str, list[Sequence]]
    digits: bool = False  # any token of digits


class Phrase(msgspec.Struct, array_like=True, frozen=True):
    """A variant of a phrase: who owns it, its head, and its conditions by number."""

    owner: int
    text: int  # the phrase as the pack writes it, by number
    head: Sequence
    also: list[int]
    without: list[int]


class Lexicon(msgspec.Struct):
    """The compiled phrases of one language; `owners` names who each is for.

    A condition is fulfilled by any of its sequences. `anchored` lists, for each
    anchor, the phrases to try where it is seen, if the group in `seconds` (another
    rare one of the phrase) can be there too. `openings`, `stems` and `endings`
    list the groups that a token can open: as it is, by its beginning, by its end;
    `digits` those that a number opens, `always` those that anything might.
    """

    anchors: list[Anchor]
    anchored: list[list[int]]
    seconds: list[int]
    raw_groups: list[msgspec.Raw]
    raw_phrases: list[msgspec.Raw]
    conditions: list[list[Sequence]]
    texts: list[str]
    owners: list[str]
    quantity_group: int
    openings: dict[str, msgspec.Raw]
    stems: dict[str, list[int]]
    endings: dict[str, list[int]]
    digits: list[int]
    always: list[int]
    entities: dict[int, list[int]]  # anchor -> groups of entities that it may name
    anaphors: list[tuple[str, ...]]
    groups: dict[int, Group] = {}
    phrases: dict[int, Phrase] = {}
    masks: dict[str, int] = {}

    def phrase(self, number: int) -> Phrase:
        """Return a phrase by its number."""
        found = self.phrases.get(number)
        if found is None:
            found = self.phrases[number] = _PHRASE.decode(self.raw_phrases[number])
        return found

    def group(self, number: int) -> Group:
        """Return a group by its number."""
        found = self.groups.get(number)
        if found is None:
            found = self.groups[number] = _GROUP.decode(self.raw_groups[number])
        return found

    def openable(self, tokens: Iterable[str]) -> bytes:
        """Return the groups that some of the tokens can open, as bits: the others are
        certainly not there."""
        masks = self.masks
        found = 0
        for token in tokens:
            mask = masks.get(token)
            found |= self._mask(token) if mask is None else mask
        return found.to_bytes(len(self.raw_groups) // 8 + 1, "little")

    def _mask(self, token: str) -> int:
        numbers = set(self.always)
        if token in self.openings:
            numbers.update(_NUMBERS.decode(self.openings[token]))
        if token[0].isdigit():  # 12, 1970s
            numbers.update(self.digits)
        for cut in range(1, len(token) + 1):
            numbers.update(self.stems.get(token[:cut], ()))
            numbers.update(self.endings.get(token[-cut:], ()))
        bits = bytearray(len(self.raw_groups) // 8 + 1)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        self.masks[token] = mask = int.from_bytes(bits, "little")
        return mask


_NUMBERS = msgspec.msgpack.Decoder(list[int])
_PHRASE = msgspec.msgpack.Decoder(Phrase)
_GROUP = msgspec.msgpack.Decoder(Group)
