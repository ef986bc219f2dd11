"""Putting phrases together from the tokens of one sentence, in plain Python: what serves
where the compiled code (`compiled.py`) is not built, and what that is held against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate

from lint import tokens
from lint.matching.found import PlainFound, PlainStore
from lint.matching.joiner import Span, Told
from lint.matching.lexicon import Lexicon, Phrase, Sequence
from lint.matching.literals import half_words
from lint.matching.table import Entry, Members, Table
from lint.tokens import Openings

MAX_STATES = 64  # partial matches kept per step; a sentence that holds more is noise


class PlainJoiner:
    """Puts phrases of one lexicon together from the tokens of sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._table, self._anaphors = Table(lexicon), Openings(lexicon.anaphors)

    def read(self, text: str) -> PlainReading:
        """Look the tokens of a sentence up."""
        return PlainReading(self._table, self._anaphors, text)

    def store(self) -> PlainStore:
        """Return what keeps what is found in a document."""
        return PlainStore()


class PlainReading:
    """The tokens of one sentence, looked up, and the phrases found among them; `entities`
    are the literals that name what it speaks of."""

    def __init__(self, table: Table, anaphors: Openings, text: str) -> None:
        self._table, self._anaphors, self._text = table, anaphors, text
        self._tokens = tokens.split(text)
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

    @cached_property
    def anaphor(self) -> int:
        """How many tokens the anaphor has that the sentence begins with."""
        return self._anaphors.length(self._tokens)

    @property
    def start(self) -> int | None:
        """Where the first token starts; None where there are no tokens."""
        return self._places[0][0] if self._tokens else None

    def stand_for(self, entities: Iterable[int], spans: list[Span]) -> None:
        """Let entities stand at `spans` without being named there."""
        table = self._table
        for literal in entities:
            self._entries.append(table.signal(literal).entries)
            for group in table.entity_groups(literal):
                self._absent &= ~table.sign(group)
                self._standing.add(group)
                self._found[group] = spans

    def find(self, quantities: Callable[[], list[Span]]) -> PlainFound:
        """Return the phrases that are there."""
        self._quantities = quantities
        absent, bytes_, needs = self._absent, self._absent_bytes, self._table.needs
        worth_trying = {
            phrase: None
            for entries in self._entries
            for phrase, byte, bit, entry in entries
            if not bytes_[byte] & bit and not needs[entry] & absent
        }
        found: list[Told] = []
        for number in worth_trying:
            found += self._try(self._table.phrases[number])
        return PlainFound(found)

    def _try(self, phrase: Phrase) -> list[Told]:
        spans = self._spans_of(phrase.head)
        if not spans or not all(map(self._fulfilled, phrase.also)):
            return []
        if any(map(self._fulfilled, phrase.without)):
            return []
        return [
            (owner, *self._place(span), phrase.text, gaps)
            for span in spans
            if span[0] < span[1]  # not just an entity that goes unsaid
            and (not phrase.opens or self._opens(span[0]))
            for gaps in [self._gaps(phrase, *span)]
            for owner in phrase.owners
        ]

    def _opens(self, first: int) -> bool:
        """Whether no word stands before a token."""
        return not any(map(half_words, self._tokens[:first]))

    def _place(self, span: Span) -> Span:
        return self._places[span[0]][0], self._places[span[1] - 1][1]

    def _gaps(self, phrase: Phrase, first: int, after: int) -> list[Span]:
        """Return where the words between the steps of a found phrase stand, those inside
        its classes too, and those of an anaphor: “Not an opioid” denies."""
        if after - first == len(phrase.head) and not self._standing:  # a token a step
            return []
        gaps = self._gaps_of(phrase.head, first, after)
        return [self._place(gap) for gap in gaps if gap[0] < gap[1]]

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
            if span in self._spans_of(sequence):
                return self._gaps_of(sequence, *span)
        return []

    def _align(self, steps: Sequence, at: int, after: int) -> list[Span] | None:
        """Return where each step stands when the steps fill `at` to `after`."""
        failed: set[Span] = set()  # (step, token) that no alignment goes on from

        def align(step: int, at: int) -> list[Span] | None:
            if step == len(steps):
                return [] if at == after else None
            group, gap = steps[step]
            for first, end in self._occurrences(group):
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
            self._conditions[condition] = any(self._spans_of(sequence) for sequence in sequences)
        return self._conditions[condition]

    def _spans_of(self, sequence: Sequence) -> list[Span]:
        """Return the spans of a sequence in this sentence."""
        spans = self._occurrences(sequence[0][0])
        for group, gap in sequence[1:]:
            if not spans:
                return []
            spans = self._extend(spans, self._occurrences(group), gap)
        return spans

    def _occurrences(self, number: int) -> list[Span]:
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
        starts = [start for start, _ in self._places]
        return [
            (max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))
            for start, end in self._quantities()
        ]

    def _group_spans(self, group: Members) -> list[Span]:
        spans = self._literal_spans(group)
        for sequence in self._sequences(group):
            spans += self._spans_of(sequence)
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
    def _places(self) -> list[Span]:
        """Where each token stands in the text."""
        return tokens.places(self._text)

    @cached_property
    def _words_before(self) -> list[int]:
        """How many words stand before each token, and in all."""
        halves = accumulate(map(half_words, self._tokens), initial=0)
        return [count // 2 for count in halves]

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


def _begins(there: list[str], rest: list[str]) -> bool:
    """Whether the last of some tokens begins as wanted, the others being the same."""
    return len(there) == len(rest) and there[:-1] == rest[:-1] and there[-1].startswith(rest[-1])
