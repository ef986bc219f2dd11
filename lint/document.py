"""Text that knows where it came from: sources, segments and documents.

A reader turns the bytes of one format into a `Document`. Its `Segment`s hold
normalised prose (white space folded, soft hyphens gone, typographic
apostrophes straight) and a map from every character back to the source.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

import msgspec

from lint import tokens


class Kind(StrEnum):
    """What a segment is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTATION = "quotation"
    CAPTION = "caption"
    LINK = "link"
    METADATA = "metadata"


class Place(NamedTuple):
    """A position in the source: 1-based line and column, in code points."""

    line: int
    column: int


class Source:
    """The decoded text of one file, and the line and column of its offsets."""

    _LINE_END = re.compile(r"\r\n|\n|\r")

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("i", [0]) + array("i", map(re.Match.end, self._LINE_END.finditer(self.text)))

    def place(self, offset: int) -> Place:
        """Return the place of a character offset (0 to the text's length)."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the character offset of a place; places past the end give the end."""
        if line > len(self._line_starts):
            return len(self.text)
        return min(self._line_starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its line end."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Run(NamedTuple):
    """A stretch of a segment's text and the source it stands for.

    Where both have the same length they map character by character; else the
    whole run (an entity, a folded white space) maps to the whole source range.
    """

    start: int
    length: int
    source: int
    source_length: int


class Runs:
    """The runs of a segment, in order, as plain numbers: a large file has a million."""

    __slots__ = ("_numbers", "_starts")

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self._numbers = array("i", itertools.chain.from_iterable(runs))
        self._starts: array[int] | None = None

    def add(self, start: int, length: int, source: int, source_length: int) -> None:
        """Append a run."""
        self._numbers.extend((start, length, source, source_length))

    def lengthen(self, length: int) -> None:
        """Let the last run, which maps character by character, go on."""
        self._numbers[-3] += length
        self._numbers[-1] += length

    def __iter__(self) -> Iterator[Run]:
        numbers = iter(self._numbers)
        return map(Run, numbers, numbers, numbers, numbers)

    @property
    def source(self) -> int:
        """Where the source of the first run begins."""
        return self._numbers[2]

    def at(self, position: int) -> Run:
        """Return the run in which a character of the text stands."""
        if self._starts is None:
            self._starts = self._numbers[::4]
        first = 4 * (bisect_right(self._starts, position) - 1)
        return Run(*self._numbers[first : first + 4])


class Segment(msgspec.Struct, eq=False):
    """One block of prose: a heading, a paragraph, a cell, an alt text ...

    `section` numbers the part of the document that a heading opens (0 before
    the first one). `language` is what the document declares for this place
    until `language.assign` has settled it; `lead_ins` are what introduces it: the
    paragraph before the list an item stands in, or before a quotation ("Be wary of
    clinics that say:"), the outer items of a nested list, the term that it explains, the
    labels of a cell's column and row ("Don't say");
    `sentences` are the starts and ends that `prose.split` finds.
    """

    kind: Kind
    text: str
    runs: Runs
    section: int = 0
    level: int = 0
    language: str | None = None
    lead_ins: tuple[Segment, ...] = ()
    language_reason: str = ""
    sentences: list[tuple[int, int]] = []

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of `text[start:end]`, which must not be empty."""
        return self._source_range(start)[0], self._source_range(end - 1)[1]

    def _source_range(self, position: int) -> tuple[int, int]:
        run = self.runs.at(position)
        if run.length == run.source_length:
            offset = run.source + position - run.start
            return offset, offset + 1
        return run.source, run.source + run.source_length


class Comment(msgspec.Struct, frozen=True):
    """A comment of the source that may hold a directive; offsets in code points."""

    text: str
    start: int
    end: int


class Document(msgspec.Struct, eq=False):
    """One file as prose: its source, its segments in reading order, its comments.

    `metadata` holds the front matter or head fields that steer the tool
    (`lang`, `claimlint`); `language` is the language the file declares. `notes` tell what
    could not be read.
    """

    path: str
    source: Source
    segments: list[Segment]
    comments: list[Comment] = msgspec.field(default_factory=list)
    language: str | None = None
    metadata: dict[str, object] = msgspec.field(default_factory=dict)
    notes: list[str] = msgspec.field(default_factory=list)

    @property
    def words(self) -> int:
        """Count the words of all segments, about, where these are not spaced."""
        return sum(tokens.count_words(segment.text) for segment in self.segments)

    def languages(self) -> list[str]:
        """List the languages of the segments, the most frequent (by length) first."""
        weight: dict[str, int] = {}
        for segment in self.segments:
            if segment.language:
                weight[segment.language] = weight.get(segment.language, 0) + len(segment.text)
        return sorted(weight, key=lambda code: (-weight[code], code))


# Folded or dropped on the way in: white space of any kind becomes one space, quotation
# marks and hyphens their plain form, full-width forms and ligatures their letters; what
# is not seen (soft hyphens, zero-width characters, controls) or only refers (®, ¹ after a
# word, †) is dropped.
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    r"\U000e0000-\U000e01ef"
)
_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D},
    **dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
               ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}  # fmt: skip
_SIGNS |= {"\uff02": '"', "\uff07": "'"}
_SPACES = r"\x09-\x0d\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_SPECIAL_ASCII = re.compile(r"[\x00-\x1f\x7f][\x00-\x20\x7f]*|  +[\x00-\x20\x7f]*")
_SPECIAL = re.compile(
    rf"[{_SPACES}][ {_SPACES}]*"
    rf"|[{_INVISIBLE}{''.join(_SIGNS)}{_SUPERSCRIPTS}\u00ae\u2020\u2021\u2122]|  +"
)
_MARKS = re.compile(r"[\u0300-\u036f]")  # that combine with the letter before


def _special(text: str) -> re.Pattern[str]:
    """Return the pattern of what is to be folded in `text`."""
    if text.isascii():
        return _SPECIAL_ASCII
    return _special_or_marked() if _MARKS.search(text) else _SPECIAL


@cache
def _special_or_marked() -> re.Pattern[str]:
    return re.compile(rf"\w[\u0300-\u036f]+|{_SPECIAL.pattern}")


def _fold(match: re.Match[str]) -> str:
    """Return what stands for a piece of text that `_special` found."""
    found = match.group()
    if found.isspace():
        return " "
    if found in _SIGNS:
        return _SIGNS[found]
    if found in _SUPERSCRIPTS:
        return "" if takes_reference(match.string[: match.start()][-4:]) else found
    if len(found) > 1 and not found.isascii():
        return unicodedata.normalize("NFC", found)
    return " " if any(map(str.isspace, found)) else ""


def takes_reference(before: str) -> bool:
    """Whether a superscript after these characters is a note's number, not a unit's."""
    before = before.rstrip(_SUPERSCRIPTS)
    after_word = len(before) > 2 and before[-3:].isalpha()
    return after_word or before[-1:] in tuple(".,;:!?%)]\"'’”")


def fold(text: str) -> str:
    """Return the normalised form of `text`, as segments hold it."""
    parts, at = [], 0
    for match in _special(text).finditer(text):
        parts += [text[at : match.start()], _fold(match)]
        at = match.end()
    return re.sub("  +", " ", "".join([*parts, text[at:]]))


class TextBuilder:
    """Builds one segment's normalised text and its runs from pieces of source."""

    __slots__ = ("_ends_in_space", "_parts", "_runs", "_verbatim_end", "length")

    def __init__(self) -> None:
        self.length = 0  # of the text so far
        self._parts: list[str] = []
        self._runs = Runs()
        self._verbatim_end = -1  # in the source, of the last run if it is verbatim
        self._ends_in_space = True  # leading white space is dropped

    def add(self, text: str, source: int) -> None:
        """Append `text`, which stands verbatim at `source` in the source."""
        pattern = _SPECIAL_ASCII if text.isascii() else _special(text)
        first = pattern.search(text)
        if first is None:
            if text:
                self._verbatim(text, source)
            return
        at = 0
        for match in pattern.finditer(text, first.start()):
            start, end = match.span()
            if start > at:
                self._verbatim(text[at:start], source + at)
            folded = _fold(match)
            if folded and not (folded == " " and self._ends_in_space):
                self._append(folded, source + start, end - start)
            at = end
        if at < len(text):
            self._verbatim(text[at:], source + at)

    def _verbatim(self, text: str, source: int) -> None:
        if self._ends_in_space and text[0] == " ":
            text, source = text[1:], source + 1
            if not text:
                return
        length = len(text)
        if self._verbatim_end == source:
            self._runs.lengthen(length)
        else:
            self._runs.add(self.length, length, source, length)
        self._parts.append(text)
        self._verbatim_end = source + length
        self.length += length
        self._ends_in_space = text[-1] == " "

    def replace(self, text: str, source: int, source_length: int) -> None:
        """Append `text` for a source range of another spelling (entity, line break)."""
        if text.isspace():
            text = "" if self._ends_in_space else " "
        if text:
            self._append(text, source, source_length)

    def decoded(self, text: str, source: int, source_length: int) -> None:
        """Append the normalised form of `text`, which the whole source range spells."""
        self.replace(fold(text), source, source_length)

    def _append(self, text: str, source: int, source_length: int) -> None:
        self._parts.append(text)
        self._runs.add(self.length, len(text), source, source_length)
        self._verbatim_end = -1
        self.length += len(text)
        self._ends_in_space = text[-1] == " "

    @property
    def empty(self) -> bool:
        """Whether nothing but white space was added."""
        return not self.length

    def segment(self, kind: Kind, **fields: object) -> Segment | None:
        """Return the finished segment, or None when there is no text in it."""
        text = "".join(self._parts).rstrip(" ")
        if not text:
            return None
        return Segment(kind, text, self._runs, **fields)  # type: ignore[arg-type]
