"""Compiling phrases into a lexicon."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from lint.matching import index
from lint.matching.budget import Budget
from lint.matching.frequency import Frequency
from lint.matching.lexicon import NUMBER, QUANTITY, Lexicon, Phrase, Sequence, Step
from lint.packs import phrase as language
from lint.packs.errors import PhraseError
from lint.tokens import Opening

Conditions = tuple[int, ...]


class UnknownClassError(ValueError):
    """A phrase names a class that the vocabulary does not have."""

    def __init__(self, name: str, phrase: str) -> None:
        super().__init__(f"unknown class “{{{name}}}” in the phrase “{phrase}”")
        self.name = name


class CrowdedError(PhraseError):
    """A phrase is one too many beside all others."""

    def __init__(self, problem: str, phrase: str) -> None:
        super().__init__(f"{problem}, in the phrase “{phrase}”")
        self.phrase = phrase


class LexiconBuilder:
    """Collects classes and phrases, then compiles them.

    `classes` are the vocabulary's by name, and a pack's own as "pack:name"; a phrase
    of the pack (its `scope`) means its own class first. `numbers` are the language's
    words for numbers; `entities` the classes that `anaphors` may stand for in the
    next sentence.
    """

    def __init__(
        self,
        classes: Mapping[str, list[language.Phrase]],
        numbers: Iterable[str] = (),
        entities: Iterable[str] = (),
        anaphors: Iterable[str] = (),
    ) -> None:
        self._classes = classes
        self._members: list[tuple[list[language.Literal], list[Sequence]]] = []
        self._numbers: dict[object, int] = {}
        self._phrases: dict[tuple[int, Sequence, Conditions, Conditions, bool], list[int]] = {}
        self._conditions: dict[tuple[Sequence, ...], int] = {}
        self._texts: dict[str, int] = {}
        self._owners: dict[str, int] = {}
        self._entities, self._anaphors = list(entities), list(anaphors)
        self._open_classes: list[str] = []
        self._budget = Budget()
        self._scope = ""
        self._quantity = self._group((QUANTITY,), [], [])
        spelled = [literal for word in numbers for literal in _spelled(word)]
        self._number = self._group((NUMBER,), spelled, [])

    def add(self, owner: str, phrase: language.Phrase, scope: str = "") -> None:
        """Add `phrase` for `owner`; raises `UnknownClassError` and `PhraseError`."""
        self._scope = scope
        number = self._owners.setdefault(owner, len(self._owners))
        text = self._texts.setdefault(phrase.text, len(self._texts))
        also = tuple(self._condition(variants, phrase) for variants in phrase.also)
        without = tuple(self._condition(variants, phrase) for variants in phrase.without)
        for variant in phrase.head:
            head = self._sequence(variant, phrase)
            if not any(self._has_words(step.group) for step in head):
                raise PhraseError(
                    f"the phrase “{phrase.text}” may be numbers alone; it needs a word"
                )
            key = text, head, also, without, phrase.opens
            owners = self._phrases.setdefault(key, [])
            if number not in owners:
                owners.append(number)

    def _condition(self, variants: tuple[language.Sequence, ...], phrase: language.Phrase) -> int:
        sequences = tuple(self._sequence(variant, phrase) for variant in variants)
        return self._conditions.setdefault(sequences, len(self._conditions))

    def _sequence(self, sequence: language.Sequence, phrase: language.Phrase) -> Sequence:
        self._budget.sequence(len(sequence))
        return tuple(
            Step(self._class(part.name, phrase) if part.name else self._literal(part), part.gap)
            for part in sequence
        )

    def _group(
        self, key: object, literals: list[language.Literal], sequences: list[Sequence]
    ) -> int:
        self._numbers[key] = len(self._members)
        self._budget.members(literals)
        self._members.append((literals, sequences))
        return len(self._members) - 1

    def _literal(self, part: language.Part) -> int:
        if part.literals in self._numbers:
            return self._numbers[part.literals]
        return self._group(part.literals, list(part.literals), [])

    def _class(self, name: str, phrase: language.Phrase) -> int:
        key = f"{self._scope}:{name}" if f"{self._scope}:{name}" in self._classes else name
        if (key,) in self._numbers:
            return self._numbers[(key,)]
        if key not in self._classes:
            raise UnknownClassError(name, phrase.text)
        if key in self._open_classes:
            raise PhraseError(f"the class “{{{name}}}” contains itself")
        return self._group((key,), *self._class_members(key))

    def _class_members(self, key: str) -> tuple[list[language.Literal], list[Sequence]]:
        """Gather the members of a class; those of the vocabulary know no pack's classes."""
        scope, self._scope = self._scope, key.partition(":")[0] if ":" in key else ""
        self._open_classes.append(key)
        self._budget.nesting(len(self._open_classes))
        literals: dict[language.Literal, None] = {}
        sequences: list[Sequence] = []
        for member in self._classes[key]:
            for variant in member.head:
                sequence = self._sequence(variant, member)
                if len(sequence) > 1 or sequence[0].group in (self._quantity, self._number):
                    sequences.append(sequence)
                    continue
                inner = self._members[sequence[0].group]
                literals.update(dict.fromkeys(inner[0]))
                sequences.extend(inner[1])
        self._open_classes.pop()
        self._scope = scope
        return list(literals), sequences

    def build(self, frequency: Frequency) -> Lexicon:
        """Return the lexicon of all that was added; `frequency` tells rare from common.

        Raises `CrowdedError` for the phrase that is one too many for its words.
        """
        index_ = index.Index(self._members, self._quantity, self._number, frequency)
        for name in self._entities:
            group = self._numbers.get((name,))
            if group is not None:
                index_.name_entity(group)
        conditions = [list(sequences) for sequences in self._conditions]
        texts = sorted(self._texts)
        in_order = {self._texts[text]: number for number, text in enumerate(texts)}
        phrases = [
            Phrase(owners, in_order[text], head, also, without, opens)
            for (text, head, also, without, opens), owners in self._phrases.items()
        ]
        for number, phrase in enumerate(phrases):
            try:
                self._budget.phrase(*index_.phrase(number, phrase, conditions))
            except PhraseError as error:
                raise CrowdedError(str(error), texts[phrase.text]) from None
        return index_.lexicon(
            phrases=phrases,
            conditions=conditions,
            texts=texts,
            owners=list(self._owners),
            anaphors=openings(self._anaphors),
        )

    def _has_words(self, group: int) -> bool:
        """Whether all that a group may be holds a word: a number alone says little."""
        if group in (self._quantity, self._number):
            return False
        return all(
            any(self._has_words(step.group) for step in sequence)
            for sequence in self._members[group][1]
        )


def _spelled(word: str) -> tuple[language.Literal, ...]:
    return language.parse(word).head[0][0].literals


def openings(phrases: Iterable[str]) -> list[Opening]:
    """Return what sentences begin with, of phrases without gaps and classes."""
    found: dict[Opening, None] = {}
    for phrase in phrases:
        for parts in language.parse(phrase).head:
            if any(part.name or part.gap for part in parts):
                continue
            for literals in itertools.product(*(part.literals for part in parts)):
                found[tuple(itertools.chain.from_iterable(map(_opening, literals)))] = None
    return list(found)


def _opening(literal: language.Literal) -> Opening:
    *before, last = literal.tokens
    return (*((word, False) for word in before), (last, literal.open_end))
