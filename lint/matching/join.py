"""Putting phrases together from the tokens of one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from lint import tokens
from lint.matching.lexicon import Group, Lexicon, Phrase, Sequence

MAX_STATES = 64  # partial matches kept per step; a sentence that holds more is noise
_UNSPACED_PER_WORD = 2  # letters that count as a word where words are not spaced

Span = tuple[int, int]  # first token, token after the last


class Match(NamedTuple):
    """A phrase found at `start` to `end` of a segment's text."""

    start: int
    end: int
    owner: int
    text: str  # the phrase as the pack writes it
    gaps: tuple[tuple[int, int], ...] = ()  # where the words between its steps stand


class Sentence:
    """The tokens of one sentence, and the phrases found among them.

    `text` is the whole segment's; `start` and `end` bound the sentence in it.
    `quantities` finds the numbers with units there (start, end), when asked;
    `inherited` are the groups of entities that an anaphor at the start stands for.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        text: str,
        start: int,
        end: int,
        quantities: Callable[[str, int, int], list[tuple[int, int]]],
        inherited: Iterable[int] = (),
    ) -> None:
        self._lexicon = lexicon
        self._quantities = partial(quantities, text, start, end)
        self._offset = start
        split = tokens.split(text[start:end])
        self._tokens = [token.lower() for token, _, _ in split]
        self._starts = [first for _, first, _ in split]
        self._ends = [last for _, _, last in split]
        self._positions: dict[str, list[int]] = {}
        for position, token in enumerate(self._tokens):
            self._positions.setdefault(token, []).append(position)
        self._words_before = _count_words(self._tokens)
        self._openable = lexicon.openable(self._positions)
        self._found: dict[int, list[Span]] = {}
        self.has_anaphor = bool(inherited) and self._inherit(inherited)
        self._conditions: dict[int, bool] = {}
        self._beginnings: dict[str, list[int]] | None = None
        self._endings: dict[str, list[int]] | None = None

    def matches(self, phrases: Iterable[int]) -> list[Match]:
        """Return what is found of `phrases`: for each owner the leftmost longest."""
        found: list[Match] = []
        openable, seconds = self._openable, self._lexicon.seconds
        for number in phrases:
            group = seconds[number]
            if openable[group >> 3] & (1 << (group & 7)):
                found += self._try(self._lexicon.phrase(number))
        found.sort(key=lambda match: (match.owner, match.start, -match.end))
        return list(_without_overlaps(found))

    def _try(self, phrase: Phrase) -> list[Match]:
        spans = self.find(phrase.head)
        if not spans or not all(map(self._fulfilled, phrase.also)):
            return []
        if any(map(self._fulfilled, phrase.without)):
            return []
        text = self._lexicon.texts[phrase.text]
        return [
            Match(*self._place(first, after), phrase.owner, text, self._gaps(phrase, first, after))
            for first, after in spans
        ]

    def _inherit(self, groups: Iterable[int]) -> bool:
        """Let an anaphor at the start ("It", "The spray") stand for entities."""
        for anaphor in self._lexicon.anaphors:
            if tuple(self._tokens[: len(anaphor)]) == anaphor:
                bits = bytearray(self._openable)
                for group in groups:
                    bits[group >> 3] |= 1 << (group & 7)
                    self._found[group] = [(0, len(anaphor))]
                self._openable = bytes(bits)
                return True
        return False

    def _place(self, first: int, after: int) -> tuple[int, int]:
        return self._offset + self._starts[first], self._offset + self._ends[after - 1]

    def _gaps(self, phrase: Phrase, first: int, after: int) -> tuple[tuple[int, int], ...]:
        """Return where the words between the steps of a found phrase stand."""
        if not any(gap for _, gap in phrase.head):
            return ()
        steps = self._align(phrase.head, first, after) or []
        return tuple(self._place(*gap) for gap in steps if gap[0] < gap[1])

    def _align(self, steps: Sequence, at: int, after: int) -> list[Span] | None:
        """Return the gap before each step when the steps fill `at` to `after`."""
        if not steps:
            return [] if at == after else None
        group, gap = steps[0]
        for first, end in self.occurrences(group):
            if first < at or end > after or (gap == 0 and first != at):
                continue
            if gap and self._words_before[first] - self._words_before[at] > gap:
                return None
            rest = self._align(steps[1:], end, after)
            if rest is not None:
                return [(at, first), *rest]
        return None

    def _fulfilled(self, condition: int) -> bool:
        """Whether any sequence of a condition stands in this sentence."""
        if condition not in self._conditions:
            sequences = self._lexicon.conditions[condition]
            self._conditions[condition] = any(self.find(sequence) for sequence in sequences)
        return self._conditions[condition]

    def find(self, sequence: Sequence) -> list[Span]:
        """Return the spans of a sequence in this sentence."""
        openable = self._openable
        for group, _ in sequence:
            if not openable[group >> 3] & (1 << (group & 7)):
                return []
        spans = self.occurrences(sequence[0][0])
        for group, gap in sequence[1:]:
            if not spans:
                return []
            spans = self._extend(spans, self.occurrences(group), gap)
        return spans

    def occurrences(self, number: int) -> list[Span]:
        """Return where a group stands, sorted."""
        found = self._found.get(number)
        if found is None:
            self._found[number] = found = (
                self._quantity_spans()
                if number == self._lexicon.quantity_group
                else self._group_spans(self._lexicon.group(number))
            )
        return found

    def _quantity_spans(self) -> list[Span]:
        spans = []
        for start, end in self._quantities():
            first = bisect_right(self._starts, start - self._offset) - 1
            spans.append((max(first, 0), bisect_left(self._starts, end - self._offset)))
        return spans

    def _group_spans(self, group: Group) -> list[Span]:
        spans: set[Span] = set()
        exact = group.exact
        for token in exact.keys() & self._positions.keys():
            for rest in exact[token]:
                spans.update(self._literal_spans(self._positions[token], rest))
        if group.stems:
            beginnings = self._all_beginnings()
            for stem in group.stems:
                spans.update((at, at + 1) for at in beginnings.get(stem, ()))
        if group.endings:
            endings = self._all_endings()
            for ending in group.endings:
                spans.update((at, at + 1) for at in endings.get(ending, ()))
        for part in group.parts:
            spans.update((at, at + 1) for at, token in enumerate(self._tokens) if part in token)
        if group.digits:
            spans.update((at, at + 1) for at, token in enumerate(self._tokens) if token.isdigit())
        for literal in group.open_last:
            spans.update(self._open_spans(*literal))
        for token in group.by_first.keys() & self._positions.keys():
            for sequence in group.by_first[token]:
                spans.update(self.find(sequence))
        for sequence in group.sequences:
            spans.update(self.find(sequence))
        return sorted(spans)

    def _literal_spans(self, positions: list[int], rest: tuple[str, ...]) -> Iterator[Span]:
        if not rest:
            for at in positions:
                yield at, at + 1
            return
        length = len(rest)
        wanted = list(rest)
        for at in positions:
            if self._tokens[at + 1 : at + 1 + length] == wanted:
                yield at, at + 1 + length

    def _open_spans(
        self, wanted: tuple[str, ...], open_start: bool, open_end: bool
    ) -> Iterator[Span]:
        """Yield where several tokens stand, the first or the last of them open."""
        first, inner, last = wanted[0], list(wanted[1:-1]), wanted[-1]
        length = len(wanted)
        starts = (
            self._all_endings().get(first, ()) if open_start else self._positions.get(first, ())
        )
        for at in starts:
            if at + length > len(self._tokens) or self._tokens[at + 1 : at + length - 1] != inner:
                continue
            token = self._tokens[at + length - 1]
            if token.startswith(last) if open_end else token == last:
                yield at, at + length

    def _all_beginnings(self) -> dict[str, list[int]]:
        """Map every beginning of a token to where such tokens stand."""
        if self._beginnings is None:
            self._beginnings = {}
            for token, positions in self._positions.items():
                for end in range(1, min(len(token), 24) + 1):
                    self._beginnings.setdefault(token[:end], []).extend(positions)
        return self._beginnings

    def _all_endings(self) -> dict[str, list[int]]:
        """Map every ending of a token to where such tokens stand."""
        if self._endings is None:
            self._endings = {}
            for token, positions in self._positions.items():
                for start in range(max(len(token) - 24, 0), len(token)):
                    self._endings.setdefault(token[start:], []).extend(positions)
        return self._endings

    def _extend(self, spans: list[Span], following: list[Span], gap: int) -> list[Span]:
        before = self._words_before
        extended: dict[int, int] = {}  # end -> leftmost start
        for first, after in spans:
            for index in range(bisect_left(following, (after, 0)), len(following)):
                next_first, next_after = following[index]
                if gap == 0 and next_first != after:
                    break
                if gap and before[next_first] - before[after] > gap:
                    break
                extended[next_after] = min(first, extended.get(next_after, first))
            if len(extended) >= MAX_STATES:
                break
        return sorted((first, after) for after, first in extended.items())


def _count_words(all_tokens: list[str]) -> list[int]:
    """Return how many words stand before each token, and in all; letters of unspaced
    scripts count in part."""
    counts = [0.0]
    for token in all_tokens:
        if not token[0].isalnum():
            step = 0.0
        elif token[0] >= "\u3040" and len(token) == 1:
            step = 1 / _UNSPACED_PER_WORD
        else:
            step = 1.0
        counts.append(counts[-1] + step)
    return [int(count) for count in counts]


def _without_overlaps(matches: list[Match]) -> Iterator[Match]:
    """Drop a match that overlaps an earlier one of the same owner (sorted input)."""
    last: Match | None = None
    for match in matches:
        if last and match.owner == last.owner and match.start < last.end:
            continue
        yield match
        last = match
