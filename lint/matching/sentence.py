"""The phrases found in one sentence, and where they stand in its text."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from lint.matching.joiner import Found, Joiner, Span
from lint.matching.lexicon import Decoded, Lexicon


class Match(NamedTuple):
    """A phrase found at `start` to `end` of a text."""

    start: int
    end: int
    owner: int
    text: str  # the phrase as the pack writes it
    gaps: tuple[tuple[int, int], ...] = ()  # where the words between its steps stand


class Reader:
    """Reads sentences by one lexicon.

    `quantities` finds the numbers with units (start, end) in a text; `joiner` is what
    puts phrases together, by default the fastest there is.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        quantities: Callable[[str], list[tuple[int, int]]],
        joiner: Callable[[Lexicon], Joiner] | None = None,
    ) -> None:
        self.quantities = quantities
        self.joiner = (joiner or fastest())(lexicon)
        self.texts = Decoded(lexicon.texts, _TEXT.decode)

    def read(self, text: str) -> Sentence:
        """Return a sentence, with its words looked up."""
        return Sentence(self, text)

    def matches(self, found: Found, offset: int = 0) -> Iterator[Match]:
        """Yield what was found in a sentence that begins at `offset` of a text, in order."""
        for owner, start, end, text, gaps in found.told():
            moved = tuple([(first + offset, after + offset) for first, after in gaps])
            yield Match(start + offset, end + offset, owner, self.texts[text], moved)


def fastest() -> Callable[[Lexicon], Joiner]:
    """Return the joiner that is compiled, else the plain one."""
    with contextlib.suppress(ImportError):  # not built on this machine
        from lint.matching import compiled

        if compiled.is_current():
            return compiled.CompiledJoiner
    from lint.matching import join

    return join.PlainJoiner


class Sentence:
    """A sentence, and the phrases found in it; `entities` are the literals that name what
    it speaks of, `anaphor` is how many tokens the anaphor has that it begins with."""

    def __init__(self, reader: Reader, text: str) -> None:
        self._reader, self._text = reader, text
        self._reading = reader.joiner.read(text)
        self.entities = frozenset(self._reading.entities)
        self.anaphor = self._reading.anaphor

    def inherit(self, entities: Iterable[int]) -> None:
        """Let entities that an earlier sentence spoke of go unsaid before the first word
        (“You can drive home”); an anaphor there stands for them (“It is an opioid”)."""
        self._reading.stand_for(entities, sorted({(0, 0), (0, self.anaphor)}))

    def found(self) -> Found:
        """Return the phrases that are there."""
        return self._reading.find(self._quantities)

    def found_of(self, topic: Iterable[int]) -> Found:
        """Return the phrases that are there, and those where the sentence is said of a topic
        without naming it ("Lowers blood pressure"): such a claim begins with its first word."""
        found, start = self.found(), self._reading.start
        if start is None:  # signs alone
            return found
        of_topic = self._reader.joiner.read(self._text)
        of_topic.stand_for(topic, [(0, 0)])
        return found.with_first_of(of_topic.find(self._quantities), start)

    def matches(self) -> list[Match]:
        """Return what is found, in order."""
        return list(self._reader.matches(self.found()))

    def _quantities(self) -> list[Span]:
        return self._reader.quantities(self._text)


_TEXT = msgspec.msgpack.Decoder(str)
