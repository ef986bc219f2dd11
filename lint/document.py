"""Text that knows where it came from: sources, segments and documents.

A reader turns the bytes of one format into a `Document`. Its `Segment`s hold
normalised prose (white space folded, soft hyphens gone, typographic
apostrophes straight) and a map from every character back to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


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
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in self._LINE_END.finditer(self.text))]

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


@dataclass(slots=True)
class Segment:
    """One block of prose: a heading, a paragraph, a cell, an alt text ...

    `section` numbers the part of the document that a heading opens (0 before
    the first one). `language` is what the document declares for this place
    until `language.assign` has settled it; `lead_in` is the paragraph that
    introduces the list an item stands in ("Be wary of clinics that say:").
    """

    kind: Kind
    text: str
    runs: list[Run]
    section: int = 0
    level: int = 0
    language: str | None = None
    lead_in: Segment | None = None
    language_reason: str = ""
    _starts: list[int] | None = field(default=None, repr=False, compare=False)
    sentence_cache: list[tuple[int, int]] | None = field(default=None, repr=False, compare=False)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of `text[start:end]`, which must not be empty."""
        return self._source_range(start)[0], self._source_range(end - 1)[1]

    def _source_range(self, position: int) -> tuple[int, int]:
        if self._starts is None:
            self._starts = [run.start for run in self.runs]
        run = self.runs[bisect_right(self._starts, position) - 1]
        if run.length == run.source_length:
            offset = run.source + position - run.start
            return offset, offset + 1
        return run.source, run.source + run.source_length


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the source that may hold a directive; offsets in code points."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Document:
    """One file as prose: its source, its segments in reading order, its comments.

    `metadata` holds the front matter or head fields that steer the tool
    (`lang`, `claimlint`); `language` is the language the file declares.
    """

    path: str
    source: Source
    segments: list[Segment]
    comments: list[Comment] = field(default_factory=list)
    language: str | None = None
    metadata: dict[str, object] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Count the words of all segments."""
        return sum(len(segment.text.split()) for segment in self.segments)

    def languages(self) -> list[str]:
        """List the languages of the segments, the most frequent (by length) first."""
        weight: dict[str, int] = {}
        for segment in self.segments:
            if segment.language:
                weight[segment.language] = weight.get(segment.language, 0) + len(segment.text)
        return sorted(weight, key=lambda code: (-weight[code], code))


# Folded or dropped on the way in. White space of any kind becomes one space.
_SPECIAL = re.compile(
    r"\s\s+"
    r"|[^\S ]"
    r"|[\x00-\x08\x0e-\x1b\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufeff\ufe00-\ufe0f\ufff9-\ufffb]+"
    r"|[\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\uff07]"
    r"|[\u201c\u201d\u201e\u201f\u2033\uff02]"
    r"|[\u2010\u2011\u2212\ufe63\uff0d]"
    r"|[\uff01-\uff5e]"
    r"|[\U000e0000-\U000e007f]+"
)


def _fold(char: str) -> str:
    if char.isspace():
        return " "
    code = ord(char)
    if char in "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\uff07":
        return "'"
    if char in "\u201c\u201d\u201e\u201f\u2033\uff02":
        return '"'
    if char in "\u2010\u2011\u2212\ufe63\uff0d":
        return "-"
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    return ""


class TextBuilder:
    """Builds one segment's normalised text and its runs from pieces of source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._verbatim_end = -1  # in the source, of the last run if it is verbatim
        self._ends_in_space = True  # leading white space is dropped

    def add(self, text: str, source: int) -> None:
        """Append `text`, which stands verbatim at `source` in the source."""
        at = 0
        for match in _SPECIAL.finditer(text):
            self._verbatim(text[at : match.start()], source + at)
            self.replace(_fold(match.group()[0]), source + match.start(), len(match.group()))
            at = match.end()
        self._verbatim(text[at:] if at else text, source + at)

    def _verbatim(self, text: str, source: int) -> None:
        if self._ends_in_space and text.startswith(" "):
            text, source = text[1:], source + 1
        if text:
            self._append(text, source, len(text), verbatim=True)

    def replace(self, text: str, source: int, source_length: int) -> None:
        """Append `text` for a source range of another spelling (entity, line break)."""
        if text.isspace():
            text = "" if self._ends_in_space else " "
        if text:
            self._append(text, source, source_length)

    def decoded(self, text: str, source: int, source_length: int) -> None:
        """Append the normalised form of `text`, which the whole source range spells."""
        folded = _SPECIAL.sub(lambda match: _fold(match.group()[0]), text)
        self.replace(folded, source, source_length)

    def _append(self, text: str, source: int, length: int, verbatim: bool = False) -> None:
        self._parts.append(text)
        runs = self._runs
        if verbatim and self._verbatim_end == source:
            last = runs[-1]
            whole = last.length + length
            runs[-1] = Run(last.start, whole, last.source, whole)
        else:
            runs.append(Run(self._length, len(text), source, length))
        self._verbatim_end = source + length if verbatim else -1
        self._length += len(text)
        self._ends_in_space = text.endswith(" ")

    @property
    def empty(self) -> bool:
        """Whether nothing but white space was added."""
        return self._length == 0

    def segment(self, kind: Kind, **fields: object) -> Segment | None:
        """Return the finished segment, or None when there is no text in it."""
        text = "".join(self._parts).rstrip(" ")
        if not text:
            return None
        return Segment(kind, text, self._runs, **fields)  # type: ignore[arg-type]


def walk_sections(document: Document) -> Iterator[list[Segment]]:
    """Yield the segments of each section, in order."""
    section: list[Segment] = []
    for segment in document.segments:
        if section and segment.section != section[-1].section:
            yield section
            section = []
        section.append(segment)
    if section:
        yield section
