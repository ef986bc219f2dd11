"""Looking words up in a lexicon: what they signal, decoded once and kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

import msgspec

from lint.matching.lexicon import Decoded, Group, Lexicon, Literal, Phrase, Sequence, Signals
from lint.matching.literals import singles

MAX_WORDS = 20_000  # looked-up words that are kept; a long run meets no more of them often
MAX_PAIRS = 50_000  # and pairs of words that literals may begin with


class Longer(NamedTuple):
    """Literals of several tokens that begin with two given ones: those of just these two,
    and the others (number, the tokens that follow, whether the last is open)."""

    pairs: list[int]
    others: list[tuple[int, list[str], bool]]


NOTHING = Longer([], [])


# a phrase, and what it needs beside the word at hand: the byte and the bit of its rarest sign,
# which most often decides, and the entry whose needs are all signs; all by number
Entry = tuple[int, int, int, int]
Need = tuple[int, int, int]  # of a sequence: the byte and the bit of a rare sign, all signs as bits


class Word(NamedTuple):
    """What the table says of a token: literals by number, signs of groups as bits,
    phrases to try, entities named; `longer` keeps the literals of several tokens that
    may begin with it, by the next token, and is None where none begins with just this one."""

    literals: tuple[int, ...]
    signs: int
    entries: list[Entry]
    entities: tuple[int, ...]
    longer: dict[str, Longer] | None


class Members(NamedTuple):
    """What one step may be: any of some literals, by number, or of some sequences, each
    after what it needs."""

    literals: frozenset[int]
    sequences: list[tuple[Need, Sequence]]


class Words(dict[str, Word]):
    """What is known of tokens, each looked up when it is first asked for."""

    def __init__(self, look_up: Callable[[str], Word]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, token: str) -> Word:
        if len(self) >= MAX_WORDS:
            self.clear()
        word = self[token] = self._look_up(token)
        return word


class Table:
    """The lexicon of one language, ready to be asked.

    `words` are what is known of tokens, `phrases`, `groups` and `conditions`
    those of the lexicon by number, `needs` the signs of entries as bits.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.every_sign = (1 << lexicon.sign_count) - 1
        self.words = Words(self._look_up)
        self.phrases = Decoded(lexicon.phrases, _PHRASE.decode)
        self.groups = Decoded(lexicon.groups, self._members)
        self.conditions = Decoded(lexicon.conditions, _SEQUENCES.decode)
        self._signals = Decoded(lexicon.signals, _SIGNALS.decode)
        self.needs = Decoded(lexicon.needs, _as_bits)
        self._entries = memoryview(lexicon.entries).cast("i")
        self._signs = memoryview(lexicon.signs).cast("i")
        self._by_second: dict[str, dict[str, msgspec.Raw]] = {}
        self._several: dict[int, Word] = {}
        self._pairs = 0

    def sign(self, group: int) -> int:
        """Return the sign of a group, as one bit; 0 for a group that nothing asks for."""
        number = self._signs[group]
        return 0 if number < 0 else 1 << number

    def _members(self, encoded: memoryview) -> Members:
        group = _GROUP.decode(encoded)
        return Members(
            group.literals,
            [(self._sequence_need(one), one) for one in group.sequences],
        )

    def _sequence_need(self, sequence: Sequence) -> Need:
        signs = [self._signs[step.group] for step in sequence]
        rare = max(signs)  # the smaller a number, the more often it is asked for
        return rare >> 3, 1 << (rare & 7), bits(signs)

    def signal(self, literal: int) -> Word:
        """Return what a literal of several tokens says."""
        found = self._several.get(literal)
        if found is None:
            found = self._several[literal] = self._word([literal], None)
        return found

    def _look_up(self, token: str) -> Word:
        opens = token in self.lexicon.longer
        return self._word(list(singles(self.lexicon, token)), {} if opens else None)

    def _word(self, literals: list[int], longer: dict[str, Longer] | None) -> Word:
        signals = [self._signals[literal] for literal in literals]
        return Word(
            tuple(literals),
            bits([sign for signal in signals for sign in signal.signs]),
            [self._entry(number) for signal in signals for number in signal.entries],
            tuple(number for number, signal in zip(literals, signals, strict=True)
                  if signal.entities),
            longer,
        )  # fmt: skip

    def _entry(self, number: int) -> Entry:
        phrase, sign = self._entries[2 * number], self._entries[2 * number + 1]
        return (phrase, sign >> 3, 1 << (sign & 7), number) if sign >= 0 else (phrase, 0, 0, number)

    def entity_groups(self, literal: int) -> list[int]:
        """Return the groups of entities that a literal names."""
        return self._signals[literal].entities

    def several(self, all_tokens: list[str], words: list[Word]) -> Iterator[tuple[int, Longer]]:
        """Yield where literals of several tokens may begin, and which."""
        after_any = self._seconds("*")
        always = "*" in after_any
        for at, word in enumerate(words[:-1]):
            following = all_tokens[at + 1]
            if word.longer is not None:
                longer = word.longer.get(following)
                if longer is None:
                    longer = word.longer[following] = self._longer(all_tokens[at], following)
                    self._pairs += 1
            elif always or following in after_any:
                longer = self._longer(all_tokens[at], following)
            else:
                continue
            if longer is not NOTHING:
                yield at, longer
        if self._pairs > MAX_PAIRS:
            self._pairs = 0
            self.words.clear()

    def _longer(self, token: str, following: str) -> Longer:
        """Return the literals of several tokens that begin with these two."""
        pairs: list[int] = []
        others: list[tuple[int, list[str], bool]] = []
        for literal in self._beginning(token, following):
            if not _open_as(literal, token, following):
                continue
            if len(literal.tokens) == 2:
                pairs.append(literal.number)
            else:
                others.append((literal.number, list(literal.tokens[2:]), literal.open_end))
        return Longer(pairs, others) if pairs or others else NOTHING

    def _beginning(self, token: str, following: str) -> Iterator[Literal]:
        for first in (token, "*"):
            seconds = self._seconds(first)
            for second in (following, "*"):
                if second in seconds:
                    yield from _LITERALS.decode(seconds[second])

    def _seconds(self, first: str) -> dict[str, msgspec.Raw]:
        """Return the literals of several tokens under their first, by the second."""
        found = self._by_second.get(first)
        if found is None:
            encoded = self.lexicon.longer.get(first)
            found = _SECONDS.decode(encoded) if encoded is not None else {}
            if encoded is not None or first == "*":
                self._by_second[first] = found
        return found


def _open_as(literal: Literal, first: str, second: str) -> bool:
    """Whether the first two tokens are a literal's, or as its open ends allow."""
    wanted, then = literal.tokens[:2]
    ends = first.endswith(wanted) if literal.open_start else first == wanted
    last = literal.open_end and len(literal.tokens) == 2
    return ends and (second.startswith(then) if last else second == then)


def bits(numbers: Collection[int]) -> int:
    """Return a set of small numbers as the bits of one number."""
    eights = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        eights[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(eights, "little")


def _as_bits(encoded: memoryview) -> int:
    return bits(_NUMBERS.decode(encoded))


_NUMBERS = msgspec.msgpack.Decoder(list[int])
_PHRASE = msgspec.msgpack.Decoder(Phrase)
_GROUP = msgspec.msgpack.Decoder(Group)
_SIGNALS = msgspec.msgpack.Decoder(Signals)
_SEQUENCES = msgspec.msgpack.Decoder(list[Sequence])
_SECONDS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_LITERALS = msgspec.msgpack.Decoder(list[Literal])
