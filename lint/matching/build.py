"""Compiling phrases into a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from lint.matching.lexicon import QUANTITY, Atom, Group, Lexicon, Phrase, Sequence, Step
from lint.packs import phrase as language
from lint.packs.errors import PhraseError


class UnknownClassError(ValueError):
    """A phrase names a class that the vocabulary does not have."""

    def __init__(self, name: str, phrase: str) -> None:
        super().__init__(f"unknown class “{{{name}}}” in the phrase “{phrase}”")
        self.name = name


class LexiconBuilder:
    """Collects classes and phrases, then compiles them.

    `classes` are the vocabulary's by name, and a pack's own as "pack:name"; a phrase
    of the pack (its `scope`) means its own class first.
    """

    def __init__(self, classes: Mapping[str, list[language.Phrase]]) -> None:
        self._classes = classes
        self._atoms: dict[Atom, int] = {}
        self._groups: list[Group] = []
        self._group_numbers: dict[object, int] = {}
        self._phrases: list[Phrase] = []
        self._conditions: dict[tuple[Sequence, ...], int] = {}
        self._texts: dict[str, int] = {}
        self._owners: dict[str, int] = {}
        self._open_classes: list[str] = []
        self._scope = ""
        self._quantity = self._group((QUANTITY,), Group([], []))

    def add(self, owner: str, phrase: language.Phrase, scope: str = "") -> None:
        """Add `phrase` for `owner`; raises `UnknownClassError`."""
        self._scope = scope
        number = self._owners.setdefault(owner, len(self._owners))
        text = self._texts.setdefault(phrase.text, len(self._texts))
        also = [self._condition(variants, phrase) for variants in phrase.also]
        without = [self._condition(variants, phrase) for variants in phrase.without]
        for variant in phrase.head:
            head = self._sequence(variant, phrase)
            needed = sorted(
                {
                    step.group
                    for step in head
                    if step.group != self._quantity and not self._groups[step.group].sequences
                }
            )
            self._phrases.append(Phrase(number, text, head, needed, also, without))

    def _condition(self, variants: tuple[language.Sequence, ...], phrase: language.Phrase) -> int:
        sequences = tuple(self._sequence(variant, phrase) for variant in variants)
        return self._conditions.setdefault(sequences, len(self._conditions))

    def _sequence(self, sequence: language.Sequence, phrase: language.Phrase) -> Sequence:
        return tuple(
            Step(self._class(part.name, phrase) if part.name else self._literal(part), part.gap)
            for part in sequence
        )

    def _group(self, key: object, group: Group) -> int:
        self._group_numbers[key] = len(self._groups)
        self._groups.append(group)
        return len(self._groups) - 1

    def _literal(self, part: language.Part) -> int:
        if part.atoms in self._group_numbers:
            return self._group_numbers[part.atoms]
        return self._group(part.atoms, Group([self._atom(atom) for atom in part.atoms], []))

    def _atom(self, atom: language.Atom) -> int:
        compiled = Atom(atom.pattern, atom.open_start, atom.open_end)
        return self._atoms.setdefault(compiled, len(self._atoms))

    def _class(self, name: str, phrase: language.Phrase) -> int:
        key = f"{self._scope}:{name}" if f"{self._scope}:{name}" in self._classes else name
        if (key,) in self._group_numbers:
            return self._group_numbers[(key,)]
        if key not in self._classes:
            raise UnknownClassError(name, phrase.text)
        if key in self._open_classes:
            raise PhraseError(f"the class “{{{name}}}” contains itself")
        return self._group((key,), self._class_group(key))

    def _class_group(self, key: str) -> Group:
        """Gather the members of a class; those of the vocabulary's know no pack's classes."""
        scope, self._scope = self._scope, key.partition(":")[0] if ":" in key else ""
        self._open_classes.append(key)
        group = Group([], [])
        for member in self._classes[key]:
            for variant in member.head:
                self._add_member(group, self._sequence(variant, member))
        self._open_classes.pop()
        self._scope = scope
        group.atoms = sorted(set(group.atoms))
        return group

    def _add_member(self, group: Group, sequence: Sequence) -> None:
        if len(sequence) > 1:
            group.sequences.append(sequence)
            return
        member = self._groups[sequence[0].group]
        group.atoms.extend(member.atoms)
        group.sequences.extend(member.sequences)

    def build(self) -> Lexicon:
        """Return the lexicon of all that was added."""
        atoms = list(self._atoms)
        atom_groups: list[list[int]] = [[] for _ in atoms]
        for number, group in enumerate(self._groups):
            for atom in group.atoms:
                atom_groups[atom].append(number)
        anchored: dict[int, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for atom in self._anchor(phrase.head, atoms):
                anchored.setdefault(atom, []).append(number)
        return Lexicon(
            atoms=atoms,
            groups=self._groups,
            raw_phrases=[msgspec.Raw(msgspec.msgpack.encode(one)) for one in self._phrases],
            conditions=[list(sequences) for sequences in self._conditions],
            texts=list(self._texts),
            owners=list(self._owners),
            atom_groups=atom_groups,
            anchored=anchored,
            quantity_group=self._quantity,
        )

    def _anchor(self, head: Sequence, atoms: list[Atom]) -> Iterable[int]:
        """The atoms of the rarest step: its most common member is the longest."""
        steps = [step for step in head if step.group != self._quantity]
        candidates = [self._first_atoms(step.group) for step in steps]
        return max(candidates, key=lambda group: _rarity(group, atoms))

    def _first_atoms(self, number: int) -> set[int]:
        group = self._groups[number]
        found = set(group.atoms)
        for sequence in group.sequences:
            found |= self._first_atoms(sequence[0].group)
        return found


def _rarity(group: set[int], atoms: list[Atom]) -> float:
    """Estimate how rare a group is: by its shortest member, and by how many it has."""
    shortest = min((len(atoms[atom].pattern) for atom in group), default=0)
    return min(shortest, 12) - len(group) / 20
