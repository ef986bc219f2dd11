"""All phrases of all rules of one language, compiled: atoms, groups, phrases.

An *atom* is what the automaton finds. A *group* is a step of a sequence: any
of its atoms, or any of its own sequences (a class of the vocabulary). A
phrase is tried only in sentences where its *anchor*, its rarest group, was
seen; so the cost of a scan hardly grows with the number of phrases.
"""

from __future__ import annotations

import msgspec

QUANTITY = "quantity"  # the class that prose.quantities fills, not the automaton


class Atom(msgspec.Struct, array_like=True, frozen=True):
    """A finite pattern in lower case, and whether its ends are open."""

    pattern: str
    open_start: bool
    open_end: bool


class Step(msgspec.Struct, array_like=True, frozen=True):
    """A group, at most `gap` words after the step before (or attached to it)."""

    group: int
    gap: int


Sequence = tuple[Step, ...]


class Group(msgspec.Struct, array_like=True):
    """What one step may be: atoms by number, and sequences of further groups."""

    atoms: list[int]
    sequences: list[Sequence]


class Phrase(msgspec.Struct, array_like=True, frozen=True):
    """A variant of a phrase: who owns it, its head, and its conditions by number."""

    owner: int
    text: int  # the phrase as the pack writes it, by number
    head: Sequence
    needed: list[int]  # groups that a sentence must hold for the head to fit
    also: list[int]
    without: list[int]


class Lexicon(msgspec.Struct):
    """The compiled phrases of one language; `owners` names who each is for.

    A condition is fulfilled by any of its sequences. Phrases are decoded one by
    one, when they are tried: a run tries few of them.
    """

    atoms: list[Atom]
    groups: list[Group]
    raw_phrases: list[msgspec.Raw]
    conditions: list[list[Sequence]]
    texts: list[str]
    owners: list[str]
    atom_groups: list[list[int]]  # the groups that an atom is a direct member of
    anchored: dict[int, list[int]]  # atom -> phrases to try where it is seen
    quantity_group: int
    decoded: dict[int, Phrase] = {}

    def phrase(self, number: int) -> Phrase:
        """Return a phrase by its number."""
        found = self.decoded.get(number)
        if found is None:
            found = self.decoded[number] = _DECODER.decode(self.raw_phrases[number])
        return found


_DECODER = msgspec.msgpack.Decoder(Phrase)
