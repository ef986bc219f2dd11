"""Joining atoms to phrases, one sentence at a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint.matching.automaton import Hit
from lint.matching.lexicon import Lexicon, Phrase, Sequence

MAX_STATES = 64  # partial matches kept per step; a sentence that holds more is noise
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_FILLER = " \"'*_()[]-\u2013\u2014\u00ab\u00bb\u300c\u300d"
_UNSPACED_PER_WORD = 2  # letters that count as a word where words are not spaced


class Match(NamedTuple):
    """A phrase found at `start` to `end` of a segment's text."""

    start: int
    end: int
    owner: int
    text: str  # the phrase as the pack writes it


class Sentence:
    """The hits of one sentence, and the phrases that they make.

    `text` is the whole segment's; `start` and `end` bound the sentence in it.
    `quantities` finds the numbers with units there (start, end), when asked.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        text: str,
        start: int,
        end: int,
        hits: list[Hit],
        quantities: Callable[[str, int, int], list[tuple[int, int]]],
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self._lexicon = lexicon
        self._quantities = quantities
        self._atoms = {hit.atom for hit in hits}
        self._occurrences: dict[int, list[tuple[int, int]]] = {}
        for hit in hits:
            for group in lexicon.atom_groups[hit.atom]:
                self._occurrences.setdefault(group, []).append((hit.start, hit.end))
        self._direct = set(self._occurrences)
        self._complete: set[int] = set()
        self._conditions: dict[int, bool] = {}

    def matches(self) -> list[Match]:
        """Return every phrase found, the leftmost longest first for each owner."""
        anchored = self._lexicon.anchored
        tried: set[int] = set()
        found: list[Match] = []
        for atom in self._atoms:
            for number in anchored.get(atom, ()):
                if number not in tried:
                    tried.add(number)
                    found += self._try(self._lexicon.phrase(number))
        found.sort(key=lambda match: (match.owner, match.start, -match.end))
        return list(_without_overlaps(found))

    def _try(self, phrase: Phrase) -> list[Match]:
        if not all(group in self._direct for group in phrase.needed):
            return []
        spans = self.find(phrase.head)
        if not spans or not all(map(self._fulfilled, phrase.also)):
            return []
        if any(map(self._fulfilled, phrase.without)):
            return []
        text = self._lexicon.texts[phrase.text]
        return [Match(start, end, phrase.owner, text) for start, end in spans]

    def _fulfilled(self, condition: int) -> bool:
        """Whether any sequence of a condition stands in this sentence."""
        if condition not in self._conditions:
            sequences = self._lexicon.conditions[condition]
            self._conditions[condition] = any(self.find(sequence) for sequence in sequences)
        return self._conditions[condition]

    def find(self, sequence: Sequence) -> list[tuple[int, int]]:
        """Return the spans (start, end) of a sequence in this sentence."""
        spans = self.occurrences(sequence[0].group)
        for step in sequence[1:]:
            if not spans:
                return []
            spans = self._extend(spans, self.occurrences(step.group), step.gap)
        return spans

    def occurrences(self, group: int) -> list[tuple[int, int]]:
        """Return where a group stands, sorted."""
        if group in self._complete:
            return self._occurrences.get(group, [])
        self._complete.add(group)
        if group == self._lexicon.quantity_group:
            self._occurrences[group] = self._quantities(self.text, self.start, self.end)
        members = self._lexicon.groups[group].sequences
        if members:
            spans = set(self._occurrences.get(group, []))
            for sequence in members:
                spans.update(self.find(sequence))
            self._occurrences[group] = sorted(spans)
        return self._occurrences.get(group, [])

    def _extend(
        self, spans: list[tuple[int, int]], following: list[tuple[int, int]], gap: int
    ) -> list[tuple[int, int]]:
        extended: dict[int, int] = {}  # end -> leftmost start
        for start, end in spans:
            for index in range(bisect_left(following, (end, 0)), len(following)):
                next_start, next_end = following[index]
                if not self._near(end, next_start, gap):
                    if next_start - end > 40 * (gap + 1):
                        break
                    continue
                extended[next_end] = min(start, extended.get(next_end, start))
                if len(extended) >= MAX_STATES:
                    break
        return sorted((start, end) for end, start in extended.items())

    def _near(self, end: int, start: int, gap: int) -> bool:
        between = self.text[end:start]
        if gap < 0:
            return not between
        if gap == 0:
            return not between.strip(_FILLER)
        return _count_words(between, gap) <= gap


def _count_words(text: str, limit: int) -> int:
    """Count words up to just past `limit`; unspaced scripts count by letters."""
    if len(text) > 40 * (limit + 1):
        return limit + 1
    if text.isascii():
        return len(_WORD.findall(text))
    wide = sum(1 for char in text if "\u2e80" <= char <= "\uffdc" and char.isalnum())
    narrow = len([word for word in _WORD.findall(text) if word.isascii() or word[0] < "\u2e80"])
    return narrow + -(-wide // _UNSPACED_PER_WORD)


def _without_overlaps(matches: list[Match]) -> Iterator[Match]:
    """Drop a match that overlaps an earlier one of the same owner (sorted input)."""
    last: Match | None = None
    for match in matches:
        if last and match.owner == last.owner and match.start < last.end:
            continue
        yield match
        last = match
