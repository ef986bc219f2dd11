"""Looking words up in a lexicon: what they signal, decoded once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from lint.matching.lexicon import Group, Lexicon, Literal, Phrase, Signals

MAX_WORDS = 20_000  # looked-up words that are kept; a long run meets no more of them often
_MAX_AFFIX = 24  # letters of a word that are compared with open literals


class Longer(NamedTuple):
    """Literals of several tokens that begin with two given ones: those of just these two,
    and the others (number, the tokens that follow, whether the last is open)."""

    pairs: list[int]
    others: list[tuple[int, list[str], bool]]


class Word(NamedTuple):
    """What the table says of a token: literals by number, signs of groups as bits,
    phrases to try (each with the signs it needs), entities named; `longer` keeps the
    literals of several tokens that may begin with it, by the next token, and is None
    where there are none."""

    literals: tuple[int, ...]
    signs: int
    phrases: dict[int, int]
    entities: tuple[int, ...]
    longer: dict[str, Longer] | None


class Table:
    """The lexicon of one language, ready to be asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.every_sign = (1 << lexicon.sign_count) - 1
        self._needs: dict[int, int] = {}
        self._words: dict[str, Word] = {}
        self._groups: dict[int, Group] = {}
        self._phrases: dict[int, Phrase] = {}
        self._texts: dict[int, str] = {}
        self._several: dict[int, Word] = {}
        self._openings = {key.partition(" ")[0] for key in lexicon.longer}

    def phrase(self, number: int) -> Phrase:
        """Return a phrase by its number."""
        found = self._phrases.get(number)
        if found is None:
            found = self._phrases[number] = _PHRASE.decode(self.lexicon.phrases[number])
        return found

    def text(self, number: int) -> str:
        """Return a phrase as its pack writes it."""
        found = self._texts.get(number)
        if found is None:
            found = self._texts[number] = _TEXT.decode(self.lexicon.texts[number])
        return found

    def need(self, number: int) -> int:
        """Return the signs that a phrase needs, as bits."""
        found = self._needs.get(number)
        if found is None:
            found = self._needs[number] = bits(_NUMBERS.decode(self.lexicon.needs[number]))
        return found

    def sign(self, group: int) -> int:
        """Return the sign of a group, as one bit; 0 for a group that nothing asks for."""
        number = self.lexicon.signs.get(group)
        return 0 if number is None else 1 << number

    def group(self, number: int) -> Group:
        """Return a group by its number."""
        found = self._groups.get(number)
        if found is None:
            found = self._groups[number] = _GROUP.decode(self.lexicon.groups[number])
        return found

    def signal(self, literal: int) -> Word:
        """Return what a literal of several tokens says."""
        found = self._several.get(literal)
        if found is None:
            found = self._several[literal] = self._word([literal], None)
        return found

    def word(self, token: str) -> Word:
        """Look a token up."""
        found = self._words.get(token)
        if found is None:
            if len(self._words) >= MAX_WORDS:
                self._words.clear()
            opens = token in self._openings or "*" in self._openings
            literals = list(self._single(token))
            found = self._words[token] = self._word(literals, {} if opens else None)
        return found

    def _word(self, literals: list[int], longer: dict[str, Longer] | None) -> Word:
        signals = [_SIGNALS.decode(self.lexicon.signals[literal]) for literal in literals]
        return Word(
            tuple(literals),
            bits(sign for signal in signals for sign in signal.signs),
            {phrase: self.need(phrase) for signal in signals for phrase in signal.phrases},
            tuple(number for number, signal in zip(literals, signals, strict=True)
                  if signal.entities),
            longer,
        )  # fmt: skip

    def entity_groups(self, literal: int) -> list[int]:
        """Return the groups of entities that a literal names."""
        return _SIGNALS.decode(self.lexicon.signals[literal]).entities

    def _single(self, token: str) -> Iterator[int]:
        """Yield the literals of one token that a token is."""
        if token in self.lexicon.exact:
            yield self.lexicon.exact[token]
        if token[0].isdigit():  # 12, 1970s
            yield self.lexicon.digits
        if token.isdigit():
            yield self.lexicon.number
        length = min(len(token), _MAX_AFFIX)
        for cut in range(1, length + 1):
            if token[:cut] in self.lexicon.stems:
                yield self.lexicon.stems[token[:cut]]
            if token[-cut:] in self.lexicon.endings:
                yield self.lexicon.endings[token[-cut:]]
        for part, literal in self.lexicon.parts.items():
            if part in token:
                yield literal

    def longer(self, token: str, following: str) -> Longer:
        """Return the literals of several tokens that begin with these two."""
        pairs: list[int] = []
        others: list[tuple[int, list[str], bool]] = []
        for key in (f"{token} {following}", f"{token} *", f"* {following}", "* *"):
            encoded = self.lexicon.longer.get(key)
            for literal in _LITERALS.decode(encoded) if encoded is not None else ():
                if not _open_as(literal, token, following):
                    continue
                if len(literal.tokens) == 2:
                    pairs.append(literal.number)
                else:
                    others.append((literal.number, list(literal.tokens[2:]), literal.open_end))
        return Longer(pairs, others)


def _open_as(literal: Literal, first: str, second: str) -> bool:
    """Whether the first two tokens are a literal's, or as its open ends allow."""
    wanted, then = literal.tokens[:2]
    ends = first.endswith(wanted) if literal.open_start else first == wanted
    last = literal.open_end and len(literal.tokens) == 2
    return ends and (second.startswith(then) if last else second == then)


def bits(numbers: Iterable[int]) -> int:
    """Return a set of small numbers as the bits of one number."""
    return sum(1 << number for number in set(numbers))


_TEXT = msgspec.msgpack.Decoder(str)
_NUMBERS = msgspec.msgpack.Decoder(list[int])
_PHRASE = msgspec.msgpack.Decoder(Phrase)
_GROUP = msgspec.msgpack.Decoder(Group)
_SIGNALS = msgspec.msgpack.Decoder(Signals)
_LITERALS = msgspec.msgpack.Decoder(list[Literal])
