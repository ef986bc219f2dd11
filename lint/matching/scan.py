"""Scanning a document: every phrase of every rule, and the context of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from lint import prose, together
from lint.context import PREFIX, SentenceContext, ends_verdict
from lint.document import Document, Kind, Segment
from lint.matching.joiner import Found
from lint.matching.lexicon import Lexicon
from lint.matching.occurrences import Occurrence, Occurrences
from lint.matching.sentence import Match, Reader, Sentence
from lint.packs.schema import LanguageProfile, State
from lint.quantities import QuantityReader
from lint.together import Together

ByOwner = dict[str, list[Match]]
Entities = frozenset[int]  # literals that name what is spoken of
NONE: Entities = frozenset()
MAX_SEEN = 3_000  # sentences that are kept
MAX_VERDICT = 4  # words
_SAID_OF = (Kind.HEADING, Kind.QUOTATION)  # what stands below may be a verdict on them
MAX_CONTEXTS = 1_000  # of claims, likewise


class _Named(NamedTuple):
    """The entities that a sentence names, and how many tokens the anaphor has that it
    begins with."""

    entities: Entities
    anaphor: int

    @property
    def looks_back(self) -> bool:
        """Whether it may speak of earlier entities, too: “This drug is an SSRI”, but not
        “It is true that an SSRI …”."""
        return self.anaphor > (1 if self.entities else 0)


class _Seen(NamedTuple):
    """What a sentence says: the entities it speaks of, and what is found, with places in it."""

    entities: Entities
    found: Found


class Scanner:
    """Finds the phrases of one lexicon.

    Sites repeat themselves (notices, offers, navigation): what a sentence says is kept
    and looked up when the same words come again.
    """

    def __init__(self, lexicon: Lexicon, quantities: QuantityReader) -> None:
        self._reader = Reader(lexicon, quantities.spans)
        self._owners = lexicon.owners
        self._named: dict[str, _Named] = {}
        self._seen: dict[tuple[str, Entities, bool], _Seen] = {}

    def segment(self, segment: Segment, topic: Entities) -> Iterator[tuple[int, Found]]:
        """Yield the number of each sentence in which something was found, and what, with
        places in the sentence.

        A sentence that names no entity may speak of those that the last one named; the
        first of a list item, or of a paragraph below a heading, by its first word, of its
        `topic`.
        """
        spoken_of = topic
        for number, (start, end) in enumerate(segment.sentences):
            seen = self._see(segment.text[start:end], spoken_of, first_word=not number)
            if segment.kind is Kind.PARAGRAPH and not number:
                spoken_of = NONE  # what a heading names reaches no further
            spoken_of = seen.entities or spoken_of
            if len(seen.found):
                yield number, seen.found

    def entities(self, segment: Segment) -> Entities:
        """Return the entities that a segment names."""
        sentences = (segment.text[start:end] for start, end in segment.sentences)
        return NONE.union(*(self._name(sentence)[0].entities for sentence in sentences))

    def sentence(self, text: str, start: int, end: int) -> ByOwner:
        """Return what is found in one sentence, or another stretch of a text, with places in
        that text."""
        by_owner: ByOwner = {}
        for match in self._reader.matches(self._see(text[start:end], NONE).found, start):
            by_owner.setdefault(self._owners[match.owner], []).append(match)
        return by_owner

    def occurrences(self, segments: list[Segment]) -> Occurrences:
        """Return what keeps the occurrences of a document."""
        return Occurrences(segments, self._reader.joiner.store(), self._owners, self._reader.texts)

    def _see(self, text: str, spoken_of: Entities, first_word: bool = False) -> _Seen:
        named, sentence = self._name(text)
        if named.entities and not named.looks_back:
            spoken_of = NONE
        key = text, spoken_of, first_word and bool(spoken_of)
        seen = self._seen.get(key)
        if seen is None:
            if len(self._seen) >= MAX_SEEN:
                self._seen.clear()
            seen = self._seen[key] = self._look(
                named, sentence or self._reader.read(text), spoken_of, first_word
            )
        return seen

    def _name(self, text: str) -> tuple[_Named, Sentence | None]:
        """Return what a sentence names, and the sentence itself if it was read for that."""
        named = self._named.get(text)
        if named is not None:
            return named, None
        if len(self._named) >= MAX_SEEN:
            self._named.clear()
        sentence = self._reader.read(text)
        named = self._named[text] = _Named(sentence.entities, sentence.anaphor)
        return named, sentence

    def _look(
        self, named: _Named, sentence: Sentence, spoken_of: Entities, first_word: bool
    ) -> _Seen:
        entities = named.entities
        if spoken_of and first_word and not named.looks_back:
            return _Seen(entities, sentence.found_of(spoken_of))
        if spoken_of:
            sentence.inherit(spoken_of)
            entities |= spoken_of if named.looks_back else NONE
        return _Seen(entities, sentence.found())


class Topics:
    """What the lists of a document speak of: what their lead-in names, else the headings
    over them, the nearest first. A paragraph speaks of what the heading right above it names."""

    def __init__(self, rules: Scanner) -> None:
        self._rules = rules
        self._headings: list[tuple[int, Entities]] = []  # the open ones: level, what it names
        self._below = NONE  # what the heading just read names

    def of(self, segment: Segment) -> Entities:
        """Return the topic of the next segment in reading order."""
        directly, self._below = self._below, NONE
        if segment.kind is Kind.HEADING:
            self._below = self._open(segment)
        if segment.kind is Kind.PARAGRAPH:
            return directly
        if segment.kind is not Kind.LIST_ITEM:
            return NONE
        named = NONE.union(*map(self._rules.entities, segment.lead_ins))
        return named or (self._headings[-1][1] if self._headings else NONE)

    def _open(self, heading: Segment) -> Entities:
        while self._headings and self._headings[-1][0] >= heading.level:
            self._headings.pop()
        above = self._headings[-1][1] if self._headings else NONE
        named = self._rules.entities(heading)
        self._headings.append((heading.level, named or above))
        return named


class Matches:
    """All that was found in the segments of one language of a document.

    The context of a claim is looked for only when it is asked for: most sentences
    claim nothing.
    """

    def __init__(
        self,
        document: Document,
        segments: list[Segment],
        joined: list[Together],
        profile: LanguageProfile,
        quantities: QuantityReader,
        found: Occurrences,
        context: Scanner,
        is_clinical: Callable[[str], bool],
    ) -> None:
        self.document, self.segments, self.profile = document, segments, profile
        self._joined = joined
        self.quantities = quantities
        self._context = context
        self._is_clinical = is_clinical
        self._found = found
        self._contexts: dict[tuple[int, int], SentenceContext] = {}
        self._context_found: dict[tuple[int, int], ByOwner] = {}
        self._leads: dict[int, set[str]] = {}  # what a heading or lead-in says of what follows
        self._states: dict[tuple[int, int, int, object, bool], frozenset[State]] = {}

    def of(self, owner: str) -> list[Occurrence]:
        """Return the occurrences of an owner's phrases, in reading order, apart: of those
        that overlap, the leftmost longest."""
        return list(apart(self._found.of(owner)))

    def candidates(self, owner: str) -> list[Occurrence]:
        """Return all occurrences, those that overlap too: if the longest is no claim,
        because a word in it denies it, a shorter one may be."""
        return self._found.of(owner)

    def has(self, owner: str) -> bool:
        """Whether anything was found for an owner."""
        return owner in self._found

    def first(self, owner: str) -> Occurrence | None:
        """Return the first occurrence of an owner's phrases."""
        return next(iter(self._found.of(owner, most=1)), None)

    def owners(self) -> list[str]:
        """List the owners that something was found for."""
        return self._found.owners()

    def sentences(self, owners: tuple[str, ...]) -> set[tuple[int, int]]:
        """Return the sentences, each by its segment's number and its own, in which something
        was found for owners whose names begin so."""
        return self._found.sentences(owners)

    def states(self, occurrence: Occurrence, inside: bool = True) -> frozenset[State]:
        """Return the context states of a claim; a negation `inside` it counts if asked."""
        start, end, gaps = occurrence.start, occurrence.end, occurrence.gaps
        key = id(occurrence.segment), start, end, gaps, inside
        if key not in self._states:
            if len(self._states) >= MAX_CONTEXTS:
                self._states.clear()
            self._states[key] = self.context(occurrence).states(start, end, gaps, not inside)
        return self._states[key]

    def denies(self, occurrence: Occurrence) -> bool:
        """Whether a claim has a negation among its own words."""
        context = self.context(occurrence)
        return context.denies(occurrence.start, occurrence.end, occurrence.gaps)

    def triggers(self, segment: Segment, state: State) -> Iterator[tuple[int, int]]:
        """Yield where a segment's words put a claim into a state, pseudo-triggers aside."""
        for number in range(len(segment.sentences)):
            found = self._context_words(segment, number)
            pseudo = found.get(f"{PREFIX}{state}:pseudo", [])
            for side in ("before", "after", "around"):
                for match in found.get(f"{PREFIX}{state}:{side}", ()):
                    if not any(one.start < match.end and match.start < one.end for one in pseudo):
                        yield match.start, match.end

    def context(self, occurrence: Occurrence) -> SentenceContext:
        """Return the context of the claim's sentence."""
        segment, number = occurrence.segment, occurrence.sentence
        key = (id(segment), number)
        if key not in self._contexts:
            if len(self._contexts) >= MAX_CONTEXTS:
                self._contexts.clear()
                self._context_found.clear()
            start, end = segment.sentences[number]
            self._contexts[key] = SentenceContext(
                self.profile,
                segment.text,
                start,
                end,
                self._context_words(segment, number),
                self._is_clinical,
                framed=self._framed(segment) or self._judged(segment, number),
                cited=self._cited(segment),
                answered_yes=self._goes_on(*self._after(segment, number), "yes") is not None,
            )
        return self._contexts[key]

    def _context_words(self, segment: Segment, number: int) -> ByOwner:
        key = (id(segment), number)
        if key not in self._context_found:
            start, end = segment.sentences[number]
            self._context_found[key] = self._context.sentence(segment.text, start, end)
        return self._context_found[key]

    def _goes_on(self, segment: Segment, number: int, how: str) -> Match | None:
        """Return such context words where a sentence begins with them."""
        if number >= len(segment.sentences):
            return None
        start = segment.sentences[number][0]
        found = self._context_words(segment, number).get(f"{PREFIX}{how}", ())
        return next((match for match in found if match.start == start), None)

    def _judged(self, segment: Segment, number: int) -> bool:
        """Whether the next sentence is a verdict, or begins with one: “Ketamine is an
        opioid. False.” “That is wrong, it is none.” Of a heading or quotation it may be
        the first below."""
        segment, number = self._after(segment, number)
        verdict = self._goes_on(segment, number, "verdicts")
        if verdict is None:
            return False
        start, end = segment.sentences[number]
        is_short = prose.length(segment.text[start:end]) <= MAX_VERDICT
        return is_short or ends_verdict(segment.text, verdict.end, end)

    def _after(self, segment: Segment, number: int) -> tuple[Segment, int]:
        """Return where the next sentence stands: its segment and its number there."""
        below = self.order[id(segment)] + 1
        is_last = number + 1 == len(segment.sentences) and segment is self.segments[below - 1]
        leads = segment.kind in _SAID_OF or together.asks(segment)
        if is_last and leads and below < len(self.segments):
            return self.segments[below], 0
        return segment, number + 1

    @cached_property
    def order(self) -> dict[int, int]:
        """The number of each segment, by its id, in reading order; of two that were read
        together that of the first."""
        order = {id(segment): number for number, segment in enumerate(self.segments)}
        return order | {id(one.segment): one.number for one in self._joined}

    def _framed(self, segment: Segment) -> bool:
        """Whether a lead-in or heading ("Myths", "Be wary of:") debunks a segment."""
        in_table = segment.kind is Kind.TABLE_CELL
        for lead_in in segment.lead_ins:
            if in_table and prose.length(lead_in.text) > together.MAX_LABEL:
                continue
            if self._introduces(lead_in, "frames"):
                return True
        return (in_table or segment.kind is Kind.LIST_ITEM) and (
            segment.section in self._sections_of["frames"]
        )

    def _cited(self, segment: Segment) -> bool:
        """Whether a segment stands in a list of sources: the titles of studies, not the copy."""
        return segment.section in self._sections_of["references"] or any(
            self._introduces(lead_in, "references") for lead_in in segment.lead_ins
        )

    @cached_property
    def _sections_of(self) -> dict[str, set[int]]:
        """The sections whose heading debunks the lists and tables in them, or names sources."""
        headings = [one for one in self.segments if one.kind is Kind.HEADING]
        return {
            kind: {one.section for one in headings if self._introduces(one, kind)}
            for kind in ("frames", "references")
        }

    def _introduces(self, segment: Segment, kind: str) -> bool:
        """Whether a heading or lead-in has such words; of those for sources, no others."""
        key = id(segment)
        if key not in self._leads:
            found = self._context.sentence(segment.text, 0, len(segment.text))
            named = "".join(filter(str.isalpha, segment.text))
            self._leads[key] = {"frames"} if f"{PREFIX}frames" in found else set()
            for match in found.get(f"{PREFIX}references", ()):
                if "".join(filter(str.isalpha, segment.text[match.start : match.end])) == named:
                    self._leads[key].add("references")
        return kind in self._leads[key]


def apart(occurrences: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Drop occurrences that overlap an earlier one."""
    last: Occurrence | None = None
    for one in occurrences:
        if last is None or not overlaps(last, one):
            yield one
            last = one


def overlaps(one: Occurrence, other: Occurrence) -> bool:
    """Whether two occurrences share letters."""
    is_same = one.segment is other.segment
    return is_same and other.start < one.end and one.start < other.end


def scan(
    document: Document,
    segments: list[Segment],
    profile: LanguageProfile,
    quantities: QuantityReader,
    rules: Scanner,
    context: Scanner,
    is_clinical: Callable[[str], bool],
) -> Matches:
    """Find all phrases of the rules in the segments of one language."""
    joined = list(together.read(segments))
    found = rules.occurrences([*segments, *(one.segment for one in joined)])
    topics = Topics(rules)
    for number, segment in enumerate(segments):
        for sentence, said in rules.segment(segment, topics.of(segment)):
            found.add(number, sentence, said)
    for number, one in enumerate(joined, len(segments)):
        for sentence, said in rules.segment(one.segment, NONE):
            found.add(number, sentence, said.across(one.seam, one.is_value))
    return Matches(document, segments, joined, profile, quantities, found, context, is_clinical)
