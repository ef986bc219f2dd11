"""Indexing groups by what signals them, and phrases under the rarest group they need."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from lint.matching.frequency import Frequency
from lint.matching.lexicon import Group, Lexicon, Literal, Phrase, Sequence, Signals, pack
from lint.packs import phrase as language
from lint.tokens import Opening

_DIGITS, _NUMBER = 0, 1  # literals of their own: a token that begins with a digit, that is a number

Members = list[tuple[list[language.Literal], list[Sequence]]]  # of each group, by number


class Index:
    """Numbers the literals of all groups, and gathers what each signals."""

    def __init__(self, members: Members, quantity: int, number: int, frequency: Frequency) -> None:
        self._members, self._quantity, self._number = members, quantity, number
        self._frequency = frequency
        self._literals: dict[language.Literal, int] = {}
        self._shares = [0.1, 0.1]  # of the literals of numbers; then of all others
        self._signals: dict[int, frozenset[int]] = {}
        self._weights: dict[int, float] = {}
        self._entries: list[tuple[int, list[int]]] = []  # phrase, groups needed beside
        self._entered: dict[int, list[int]] = {}  # entries by literal
        self._entities: dict[int, list[int]] = {}
        self._conditions: dict[int, int] = {}  # number of a condition -> group that stands for it
        self._own = [frozenset(map(self._literal, literals)) for literals, _ in members]
        for group in range(len(members)):
            self._signals_of(group)

    def _literal(self, literal: language.Literal) -> int:
        number = self._literals.get(literal)
        if number is None:
            number = self._literals[literal] = len(self._shares)
            self._shares.append(self._frequency.of(literal))
        return number

    def _signals_of(self, group: int) -> frozenset[int]:
        """Return the literals without one of which the group is not there."""
        if group not in self._signals:
            found = set(self._own[group])
            if group == self._number:
                found.add(_NUMBER)
            if group == self._quantity:
                found |= {_DIGITS, *self._signals_of(self._number)}
            for sequence in self._members[group][1]:
                found |= self._signals_of(self._rarest(sequence))
            self._signals[group] = frozenset(found)
            self._weights[group] = sum(self._shares[literal] for literal in found)
        return self._signals[group]

    def _rarest(self, sequence: Sequence) -> int:
        return min((step.group for step in sequence), key=self._weight)

    def _weight(self, group: int) -> tuple[float, int]:
        self._signals_of(group)
        return self._weights[group], group

    def name_entity(self, group: int) -> None:
        """Note that the words of a group name an entity."""
        for literal in self._members[group][0]:
            self._entities.setdefault(self._literals[literal], []).append(group)

    def phrase(
        self, number: int, phrase: Phrase, conditions: list[list[Sequence]]
    ) -> tuple[int, float]:
        """Enter a phrase under its rarest group. Return how many entries stand there under
        one word, and the share of sentences in which this one is likely compared."""
        needs = {step.group for step in phrase.head}
        for condition in phrase.also:
            sequences = conditions[condition]
            if len(sequences) == 1:
                needs.update(step.group for step in sequences[0])
            else:
                needs.add(self._condition(condition, sequences))
        rarest, *others = sorted(needs, key=self._weight)
        neighbours = 0
        for literals, inner in self._ways(rarest):
            neighbours = max(neighbours, self._enter(number, literals, inner.union(others)))
        return neighbours, math.prod(min(1.0, self._weights[group]) for group in needs)

    def _ways(self, group: int) -> Iterator[tuple[frozenset[int], set[int]]]:
        """Yield the ways in which a group may be there: literals that tell of it, and the
        groups that must stand beside one of these."""
        sequences = self._members[group][1] if group < len(self._members) else []
        if not sequences:
            yield self._signals[group], set()
            return
        yield self._own[group], set()
        for sequence in sequences:
            rarest = self._rarest(sequence)
            yield self._signals[rarest], {step.group for step in sequence} - {rarest}

    def _enter(self, phrase: int, literals: Iterable[int], needs: Iterable[int]) -> int:
        """Enter a phrase under literals; return how many entries one of them has then."""
        neighbours, number = 0, len(self._entries)
        self._entries.append((phrase, sorted(needs, key=self._weight)))
        for literal in literals:
            entries = self._entered.setdefault(literal, [])
            entries.append(number)
            neighbours = max(neighbours, len(entries))
        return neighbours

    def _condition(self, number: int, sequences: list[Sequence]) -> int:
        """Return the group that stands for a condition of several sequences."""
        if number not in self._conditions:
            group = self._conditions[number] = len(self._signals)
            literals = (self._signals[self._rarest(sequence)] for sequence in sequences)
            self._signals[group] = frozenset[int]().union(*literals)
            self._weights[group] = sum(self._shares[literal] for literal in self._signals[group])
        return self._conditions[number]

    def lexicon(
        self,
        phrases: list[Phrase],
        conditions: list[list[Sequence]],
        texts: list[str],
        owners: list[str],
        anaphors: list[Opening],
    ) -> Lexicon:
        """Return all that was indexed, with the rest of what a lexicon holds."""
        singles: list[dict[str, int]] = [{}, {}, {}, {}]  # exact, open at the end, start, both
        longer: dict[str, dict[str, list[Literal]]] = {}
        for literal, number in self._literals.items():
            if len(literal.tokens) == 1:
                singles[literal.open_end + 2 * literal.open_start][literal.tokens[0]] = number
            else:
                first, second = _keys(literal)
                seconds = longer.setdefault(first, {})
                seconds.setdefault(second, []).append(Literal(number, *literal))
        groups = [
            Group(self._own[group] | ({_NUMBER} if group == self._number else set()), sequences)
            for group, (_, sequences) in enumerate(self._members)
        ]
        signs = self._signs()
        return Lexicon(
            exact=singles[0],
            stems=singles[1],
            endings=singles[2],
            parts=singles[3],
            longer={
                first: _raw({second: _raw(literals) for second, literals in seconds.items()})
                for first, seconds in longer.items()
            },
            digits=_DIGITS,
            number=_NUMBER,
            signals=pack(self._all_signals(signs)),
            groups=pack(groups),
            phrases=pack(phrases),
            entries=array("i", self._pairs(signs)).tobytes(),
            needs=pack([signs[group] for group in needs] for _, needs in self._entries),
            signs=array("i", (signs.get(group, -1) for group in range(len(groups)))).tobytes(),
            sign_count=len(signs),
            conditions=pack(conditions),
            texts=pack(texts),
            owners=owners,
            quantity_group=self._quantity,
            anaphors=anaphors,
        )

    def _pairs(self, signs: dict[int, int]) -> Iterator[int]:
        """Yield the phrase of each entry and its rarest sign, -1 for one that needs none."""
        for phrase, needs in self._entries:
            yield phrase
            yield signs[needs[0]] if needs else -1

    def _signs(self) -> dict[int, int]:
        """Number the groups whose presence is asked for, those asked for most often first:
        small numbers make short bit sets."""
        asked = Counter(group for _, needs in self._entries for group in needs)
        asked.update(
            {step.group for _, sequences in self._members for one in sequences for step in one}
        )
        return {group: sign for sign, (group, _) in enumerate(asked.most_common())}

    def _all_signals(self, signs: dict[int, int]) -> Iterable[Signals]:
        found: dict[int, list[int]] = {}
        for group, sign in signs.items():
            for literal in self._signals[group]:
                found.setdefault(literal, []).append(sign)
        for literal in range(len(self._shares)):
            yield Signals(
                found.get(literal, []),
                self._entered.get(literal, []),
                self._entities.get(literal, []),
            )


def _keys(literal: language.Literal) -> tuple[str, str]:
    """Return the first two tokens of a literal, “*” for one that is open."""
    first = "*" if literal.open_start else literal.tokens[0]
    second = "*" if literal.open_end and len(literal.tokens) == 2 else literal.tokens[1]
    return first, second


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))
