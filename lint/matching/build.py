"""Compiling phrases into a lexicon."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from lint.matching.lexicon import (
    NUMBER,
    QUANTITY,
    Anchor,
    Group,
    Lexicon,
    Phrase,
    Sequence,
    Step,
)
from lint.packs import phrase as language
from lint.packs.errors import PhraseError

_FUNCTION_WORD = 400.0  # how common such a word counts, in phrases that hold it
_SHORT = {1: 200.0, 2: 60.0, 3: 8.0}  # likewise, by the number of letters


class UnknownClassError(ValueError):
    """A phrase names a class that the vocabulary does not have."""

    def __init__(self, name: str, phrase: str) -> None:
        super().__init__(f"unknown class “{{{name}}}” in the phrase “{phrase}”")
        self.name = name


class LexiconBuilder:
    """Collects classes and phrases, then compiles them.

    `classes` are the vocabulary's by name, and a pack's own as "pack:name"; a phrase
    of the pack (its `scope`) means its own class first. `function_words` are the
    language's most frequent words, which make bad anchors; `numbers` its words for
    numbers; `entities` the classes that `anaphors` may stand for in the next sentence.
    """

    def __init__(
        self,
        classes: Mapping[str, list[language.Phrase]],
        function_words: Iterable[str] = (),
        numbers: Iterable[str] = (),
        entities: Iterable[str] = (),
        anaphors: Iterable[str] = (),
    ) -> None:
        self._classes = classes
        self._function_words = frozenset(function_words)
        self._members: list[tuple[list[language.Literal], list[Sequence]]] = []
        self._numbers: dict[object, int] = {}
        self._phrases: list[Phrase] = []
        self._conditions: dict[tuple[Sequence, ...], int] = {}
        self._texts: dict[str, int] = {}
        self._owners: dict[str, int] = {}
        self._entities, self._anaphors = list(entities), list(anaphors)
        self._open_classes: list[str] = []
        self._anchors: dict[int, set[Anchor]] = {}
        self._weights: dict[int, float] = {}
        self._scope = ""
        self._quantity = self._group((QUANTITY,), [], [])
        spelled = [literal for word in numbers for literal in _spelled(word)]
        self._number = self._group((NUMBER,), spelled, [])

    def add(self, owner: str, phrase: language.Phrase, scope: str = "") -> None:
        """Add `phrase` for `owner`; raises `UnknownClassError` and `PhraseError`."""
        self._scope = scope
        number = self._owners.setdefault(owner, len(self._owners))
        text = self._texts.setdefault(phrase.text, len(self._texts))
        also = [self._condition(variants, phrase) for variants in phrase.also]
        without = [self._condition(variants, phrase) for variants in phrase.without]
        for variant in phrase.head:
            head = self._sequence(variant, phrase)
            if not any(self._has_words(step.group) for step in head):
                raise PhraseError(
                    f"the phrase “{phrase.text}” may be numbers alone; it needs a word"
                )
            self._phrases.append(Phrase(number, text, head, also, without))

    def _condition(self, variants: tuple[language.Sequence, ...], phrase: language.Phrase) -> int:
        sequences = tuple(self._sequence(variant, phrase) for variant in variants)
        return self._conditions.setdefault(sequences, len(self._conditions))

    def _sequence(self, sequence: language.Sequence, phrase: language.Phrase) -> Sequence:
        return tuple(
            Step(self._class(part.name, phrase) if part.name else self._literal(part), part.gap)
            for part in sequence
        )

    def _group(
        self, key: object, literals: list[language.Literal], sequences: list[Sequence]
    ) -> int:
        self._numbers[key] = len(self._members)
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

    # -- compiling

    def build(self) -> Lexicon:
        """Return the lexicon of all that was added."""
        common = _Commonness(self._members, self._function_words)
        anchors: dict[Anchor, list[int]] = {}
        seconds: list[int] = []
        for number, phrase in enumerate(self._phrases):
            first, *others = self._by_commonness(phrase.head, common)
            seconds.append(others[0] if others else first)
            for anchor in self._group_anchors(first, common):
                anchors.setdefault(anchor, []).append(number)
        encode = msgspec.msgpack.encode
        groups = [_compiled(literals, sequences) for literals, sequences in self._members]
        groups[self._number].digits = True
        _index_sequences(groups)
        openings = _Openings(groups, self._quantity, self._number)
        return Lexicon(
            anchors=list(anchors),
            anchored=list(anchors.values()),
            seconds=seconds,
            raw_groups=[msgspec.Raw(encode(group)) for group in groups],
            raw_phrases=[msgspec.Raw(encode(phrase)) for phrase in self._phrases],
            conditions=[list(sequences) for sequences in self._conditions],
            texts=list(self._texts),
            owners=list(self._owners),
            quantity_group=self._quantity,
            openings={word: msgspec.Raw(encode(sorted(of))) for word, of in openings.exact.items()},
            stems={stem: sorted(of) for stem, of in openings.stems.items()},
            endings={ending: sorted(of) for ending, of in openings.endings.items()},
            digits=sorted(openings.digits),
            always=sorted(openings.always),
            entities=self._entity_anchors(list(anchors)),
            anaphors=[
                literal.tokens
                for phrase in self._anaphors
                for variant in language.parse(phrase).head
                for literal in variant[0].literals
            ],
        )

    def _entity_anchors(self, anchors: list[Anchor]) -> dict[int, list[int]]:
        """Map the anchors that name an entity to its groups."""
        named: dict[int, list[int]] = {}
        for name in self._entities:
            group = self._numbers.get((name,))
            if not isinstance(group, int):
                continue
            literals = self._members[group][0]
            words = {literal.tokens[0] for literal in literals if len(literal.tokens) == 1}
            for number, anchor in enumerate(anchors):
                if anchor.word in words:
                    named.setdefault(number, []).append(group)
        return named

    def _by_commonness(self, head: Sequence, common: _Commonness) -> list[int]:
        """The groups of a sequence that can be anchored, the least common first."""
        groups = {step.group for step in head if self._has_words(step.group)}
        return sorted(groups, key=lambda group: (self._weight(group, common), group))

    def _has_words(self, group: int) -> bool:
        """Whether all that a group may be holds a word: numbers make no anchors."""
        if group in (self._quantity, self._number):
            return False
        return all(
            any(self._has_words(step.group) for step in sequence)
            for sequence in self._members[group][1]
        )

    def _weight(self, group: int, common: _Commonness) -> float:
        if group not in self._weights:
            self._weights[group] = sum(map(common.of, self._group_anchors(group, common)))
        return self._weights[group]

    def _group_anchors(self, number: int, common: _Commonness) -> set[Anchor]:
        if number not in self._anchors:
            literals, sequences = self._members[number]
            found = {common.rarest(literal) for literal in literals}
            for sequence in sequences:
                found |= self._group_anchors(self._by_commonness(sequence, common)[0], common)
            self._anchors[number] = found
        return self._anchors[number]


def _index_sequences(groups: list[Group]) -> None:
    """Move sequences that begin with plain literals to where these are looked up."""
    for group in groups:
        others = []
        for sequence in group.sequences:
            first = groups[sequence[0].group]
            plain = not (
                first.stems
                or first.endings
                or first.parts
                or first.open_last
                or first.sequences
                or first.by_first
                or first.digits
            )
            if not plain or not first.exact:
                others.append(sequence)
                continue
            for token in first.exact:
                group.by_first.setdefault(token, []).append(sequence)
        group.sequences = others


class _Openings:
    """Which tokens open which groups; those of a group's sequences open it too."""

    def __init__(self, groups: list[Group], quantity: int, number: int) -> None:
        self._groups = groups
        self.exact: dict[str, set[int]] = {}
        self.stems: dict[str, set[int]] = {}
        self.endings: dict[str, set[int]] = {}
        self.digits: set[int] = set()
        self.always: set[int] = set()
        self._as_number = {quantity: number}  # a quantity begins as a number does
        for group in range(len(groups)):
            self._add(group, group)

    def _add(self, opened: int, number: int) -> None:
        group = self._groups[self._as_number.get(number, number)]
        for word in group.exact:
            self.exact.setdefault(word, set()).add(opened)
        for stem in group.stems:
            self.stems.setdefault(stem, set()).add(opened)
        for ending in group.endings:
            self.endings.setdefault(ending, set()).add(opened)
        for words, open_start, _ in group.open_last:
            index = self.endings if open_start else self.exact
            index.setdefault(words[0], set()).add(opened)
        if group.digits:
            self.digits.add(opened)
        if group.parts:
            self.always.add(opened)
        for sequence in itertools.chain(group.sequences, *group.by_first.values()):
            self._add(opened, sequence[0].group)


def _spelled(word: str) -> tuple[language.Literal, ...]:
    return language.parse(word).head[0][0].literals


class _Commonness:
    """How common words are, judged by the lexicon itself: by how many groups hold them."""

    def __init__(
        self,
        members: list[tuple[list[language.Literal], list[Sequence]]],
        function_words: frozenset[str],
    ) -> None:
        self._function_words = function_words
        self._counts = Counter(
            token
            for literals, _ in members
            for token in {token for literal in literals for token in literal.tokens}
        )

    def of(self, anchor: Anchor) -> float:
        """Return how common an anchor is."""
        word = anchor.word
        weight = 1.0 + self._counts[word] + _SHORT.get(len(word), 0.0)
        if word in self._function_words or not word[0].isalnum():
            weight += _FUNCTION_WORD
        return weight * (3 if anchor.open_start or anchor.open_end else 1)

    def rarest(self, literal: language.Literal) -> Anchor:
        """Return the rarest token of a literal as an anchor."""
        last = len(literal.tokens) - 1
        anchors = [
            Anchor(token, literal.open_start and at == 0, literal.open_end and at == last)
            for at, token in enumerate(literal.tokens)
        ]
        return min(anchors, key=self.of)


def _compiled(literals: list[language.Literal], sequences: list[Sequence]) -> Group:
    group = Group({}, [], [], [], [], sequences, {})
    for tokens, open_start, open_end in literals:
        if not open_start and not open_end:
            group.exact.setdefault(tokens[0], []).append(tokens[1:])
        elif len(tokens) > 1:
            group.open_last.append((tokens, open_start, open_end))
        elif open_start and open_end:
            group.parts.append(tokens[0])
        elif open_end:
            group.stems.append(tokens[0])
        else:
            group.endings.append(tokens[0])
    return group
