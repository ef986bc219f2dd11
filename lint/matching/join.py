"""Putting phrases together from the tokens of one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import NamedTuple

from lint import tokens
from lint.matching.lexicon import Phrase, Sequence
from lint.matching.table import Entry, Members, Table

MAX_STATES = 64  # partial matches kept per step; a sentence that holds more is noise

Span = tuple[int, int]  # first token, token after the last


class Match(NamedTuple):
    """A phrase found at `start` to `end` of a segment's text."""

    start: int
    end: int
    owner: int
    text: str  # the phrase as the pack writes it
    gaps: tuple[tuple[int, int], ...] = ()  # where the words between its steps stand

    def moved(self, by: int) -> Match:
        """Return the match in a text that goes on `by` letters before this one."""
        gaps = tuple((start + by, end + by) for start, end in self.gaps)
        return Match(self.start + by, self.end + by, self.owner, self.text, gaps)


class Sentence:
    """The tokens of one sentence, and the phrases found among them.

    `text` is the whole segment's; `start` and `end` bound the sentence in it.
    `quantities` finds the numbers with units there (start, end), when asked.
    `entities` are the literals that name what the sentence speaks of.
    """

    def __init__(
        self,
        table: Table,
        text: str,
        start: int,
        end: int,
        quantities: Callable[[str, int, int], list[tuple[int, int]]],
    ) -> None:
        self._table = table
        self._text, self._offset, self._end = text, start, end
        self._quantities = partial(quantities, text, start, end)
        self._tokens = tokens.split(text[start:end])
        self._words = list(map(table.words.__getitem__, self._tokens))
        self._several: dict[int, list[Span]] = {}
        self._absent = table.every_sign  # signs of groups that are surely not there
        self._entries: list[list[Entry]] = []
        self.entities: set[int] = set()
        self._standing: set[int] = set()  # groups of entities that an anaphor stands for
        self._look_up()
        self._found: dict[int, list[Span]] = {}
        self._conditions: dict[int, bool] = {}

    def _look_up(self) -> None:
        """Gather what the words signal, and which phrases are worth trying."""
        for word in self._words:
            if word.entities:
                self.entities.update(word.entities)
        self._look_up_several()
        several = list(map(self._table.signal, self._several))
        for literal in several:
            self.entities.update(literal.entities)
        signalled = 0
        for word in [*self._words, *several]:
            signalled |= word.signs
            if word.entries:
                self._entries.append(word.entries)
        self._absent ^= signalled

    def _look_up_several(self) -> None:
        """Find the literals of several tokens."""
        found, tokens_ = self._several, self._tokens
        for at, longer in self._table.several(tokens_, self._words):
            for literal in longer.pairs:
                found.setdefault(literal, []).append((at, at + 2))
            for literal, rest, open_end in longer.others:
                after = at + 2 + len(rest)
                there = tokens_[at + 2 : after]
                if there == rest or (open_end and _begins(there, rest)):
                    found.setdefault(literal, []).append((at, after))

    def inherit(self, entities: Iterable[int]) -> None:
        """Let entities that an earlier sentence spoke of go unsaid before the first word
        (“You can drive home”); an anaphor there stands for them (“It is an opioid”)."""
        self._stand_for(entities, sorted({(0, 0), (0, self.anaphor)}))

    @cached_property
    def anaphor(self) -> int:
        """How many tokens the anaphor has that the sentence begins with, if any."""
        return self._table.anaphors.length(self._tokens)

    def of_topic(self, topic: Iterable[int]) -> list[Match]:
        """Return what is found where the sentence is said of a topic without naming it
        ("Lowers blood pressure"): such a claim begins with its first word."""
        if not self._tokens:  # signs alone
            return []
        self._stand_for(topic, [(0, 0)])
        start = self._place(0, 1)[0]
        return [
            match
            for match in self.matches()
            if match.start == start and not any(gap[0] == start for gap in match.gaps)
        ]

    def _stand_for(self, entities: Iterable[int], spans: list[Span]) -> None:
        table = self._table
        for literal in entities:
            self._entries.append(table.signal(literal).entries)
            for group in table.entity_groups(literal):
                self._absent &= ~table.sign(group)
                self._standing.add(group)
                self._found[group] = spans

    def matches(self) -> list[Match]:
        """Return what is found, in order."""
        absent, bytes_, needs = self._absent, self._absent_bytes, self._table.needs
        worth_trying = {
            phrase: None
            for entries in self._entries
            for phrase, byte, bit, entry in entries
            if not bytes_[byte] & bit and not needs[entry] & absent
        }
        found: list[Match] = []
        for number in worth_trying:
            found += self._try(self._table.phrases[number])
        return sorted(found, key=in_order)

    def _try(self, phrase: Phrase) -> list[Match]:
        spans = self.find(phrase.head)
        if not spans or not all(map(self._fulfilled, phrase.also)):
            return []
        if any(map(self._fulfilled, phrase.without)):
            return []
        text = self._table.texts[phrase.text]
        return [
            Match(*self._place(first, after), owner, text, gaps)
            for first, after in spans
            if first < after  # not just an entity that goes unsaid
            for gaps in [self._gaps(phrase, first, after)]
            for owner in phrase.owners
        ]

    def _place(self, first: int, after: int) -> tuple[int, int]:
        return self._offset + self._places[first][0], self._offset + self._places[after - 1][1]

    def _gaps(self, phrase: Phrase, first: int, after: int) -> tuple[tuple[int, int], ...]:
        """Return where the words between the steps of a found phrase stand, those inside
        its classes too, and those of an anaphor: “Not an opioid” denies."""
        if after - first == len(phrase.head) and not self._standing:  # a token a step
            return ()
        gaps = self._gaps_of(phrase.head, first, after)
        return tuple(self._place(*gap) for gap in gaps if gap[0] < gap[1])

    def _gaps_of(self, steps: Sequence, first: int, after: int) -> list[Span]:
        groups = [self._table.groups[group] for group, _ in steps]
        if not (
            self._standing
            or any(gap for _, gap in steps)
            or any(group.sequences for group in groups)
        ):
            return []
        gaps: list[Span] = []
        at = first
        aligned = self._align(steps, first, after) or []
        for (number, _), group, span in zip(steps, groups, aligned, strict=False):
            gaps += [(at, span[0]), *self._gaps_inside(group, span)]
            if number in self._standing:
                gaps.append(span)
            at = span[1]
        return gaps

    def _gaps_inside(self, group: Members, span: Span) -> list[Span]:
        if not group.sequences or span in self._literal_spans(group):
            return []
        for sequence in self._sequences(group):
            if span in self.find(sequence):
                return self._gaps_of(sequence, *span)
        return []

    def _align(self, steps: Sequence, at: int, after: int) -> list[Span] | None:
        """Return where each step stands when the steps fill `at` to `after`."""
        failed: set[Span] = set()  # (step, token) that no alignment goes on from

        def align(step: int, at: int) -> list[Span] | None:
            if step == len(steps):
                return [] if at == after else None
            group, gap = steps[step]
            for first, end in self.occurrences(group):
                if first < at or end > after or (gap == 0 and first != at):
                    continue
                if gap and self._words_before[first] - self._words_before[at] > gap:
                    break
                rest = None if (step + 1, end) in failed else align(step + 1, end)
                if rest is not None:
                    return [(first, end), *rest]
            failed.add((step, at))
            return None

        return align(0, at)

    def _fulfilled(self, condition: int) -> bool:
        """Whether any sequence of a condition stands in this sentence."""
        if condition not in self._conditions:
            sequences = self._table.conditions[condition]
            self._conditions[condition] = any(self.find(sequence) for sequence in sequences)
        return self._conditions[condition]

    def find(self, sequence: Sequence) -> list[Span]:
        """Return the spans of a sequence in this sentence."""
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
                if number == self._table.lexicon.quantity_group
                else self._group_spans(self._table.groups[number])
            )
        return found

    def _quantity_spans(self) -> list[Span]:
        spans = []
        for start, end in self._quantities():
            first = bisect_right(self._starts, start - self._offset) - 1
            spans.append((max(first, 0), bisect_left(self._starts, end - self._offset)))
        return spans

    def _group_spans(self, group: Members) -> list[Span]:
        spans = self._literal_spans(group)
        for sequence in self._sequences(group):
            spans += self.find(sequence)
        return sorted(set(spans))

    def _sequences(self, group: Members) -> list[Sequence]:
        """Return the sequences of a group whose signs are all there."""
        absent, bytes_ = self._absent, self._absent_bytes
        return [
            sequence
            for (byte, bit, signs), sequence in group.sequences
            if not bytes_[byte] & bit and not signs & absent
        ]

    def _literal_spans(self, group: Members) -> list[Span]:
        return [span for literal in group.literals & self._known for span in self._spans[literal]]

    @cached_property
    def _absent_bytes(self) -> bytes:
        """The absent signs, eight to a byte: to test one is faster there."""
        return self._absent.to_bytes(self._table.lexicon.sign_count // 8 + 1, "little")

    @cached_property
    def _spans(self) -> dict[int, list[Span]]:
        """Where each literal stands."""
        found = self._several.copy()
        for at, word in enumerate(self._words):
            for literal in word.literals:
                found.setdefault(literal, []).append((at, at + 1))
        return found

    @cached_property
    def _known(self) -> frozenset[int]:
        """The literals of the sentence."""
        return frozenset(self._spans)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where each token stands in the segment's text."""
        return tokens.places(self._text[self._offset : self._end])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._places]

    @cached_property
    def _words_before(self) -> list[int]:
        return _count_words(self._tokens)

    def _extend(self, spans: list[Span], following: list[Span], gap: int) -> list[Span]:
        """Return the spans that go on to a group; of those with the same end the longest
        and the shortest, since a claim is told whole and a trigger by its nearest words."""
        before = self._words_before
        extended: dict[int, tuple[int, int]] = {}  # end -> leftmost and rightmost start
        for first, after in spans:
            for index in range(bisect_left(following, (after, 0)), len(following)):
                next_first, next_after = following[index]
                if gap == 0 and next_first != after:
                    break
                if gap and before[next_first] - before[after] > gap:
                    break
                left, right = extended.get(next_after, (first, first))
                extended[next_after] = min(first, left), max(first, right)
            if len(extended) >= MAX_STATES:
                break
        return sorted({(first, after) for after, pair in extended.items() for first in pair})


def in_order(match: Match) -> tuple[int, int, int, str]:
    """Sort matches by owner, the leftmost first and the longest of these."""
    return match.owner, match.start, -match.end, match.text


def _begins(there: list[str], rest: list[str]) -> bool:
    """Whether the last of some tokens begins as wanted, the others being the same."""
    return len(there) == len(rest) and there[:-1] == rest[:-1] and there[-1].startswith(rest[-1])


def _count_words(all_tokens: list[str]) -> list[int]:
    """Return how many words stand before each token, and in all; letters of unspaced
    scripts count in part."""
    counts = [0.0]
    for token in all_tokens:
        if not token[0].isalnum():
            step = 0.0
        elif token[0] >= "\u3040" and len(token) == 1:
            step = 1 / tokens.UNSPACED_PER_WORD
        else:
            step = 1.0
        counts.append(counts[-1] + step)
    return [int(count) for count in counts]
