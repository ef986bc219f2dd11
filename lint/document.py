"""Text that knows where it came from: sources, segments and documents.

A reader turns the bytes of one format into a `Document`. Its `Segment`s hold
normalised prose (white space folded, soft hyphens gone, typographic
apostrophes straight) and a map from every character back to the source.
"""

from __future__ import annotations

import re
import unicodedata
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
_SPECIAL_ASCII = re.compile(r"\s\s+|[\x00-\x1f\x7f]")
_SPECIAL = re.compile(
    rf"\s\s+|[^\S ]|[{_INVISIBLE}]+|[{''.join(_SIGNS)}]|[\u00ae\u2020-\u2021\u2122]"
    r"|(?:(?<=[^\W\d_][^\W\d_][^\W\d_])|(?<=[.,;:!?%)\]\"'\u2019\u201d]))"
    r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+"
)
_MARKS = re.compile(r"[\u0300-\u036f]")  # that combine with the letter before
_SPECIAL_OR_MARKED = re.compile(rf"\w[\u0300-\u036f]+|{_SPECIAL.pattern}")


def _special(text: str) -> Iterator[re.Match[str]]:
    """Find what is to be folded in `text`."""
    if text.isascii():
        return _SPECIAL_ASCII.finditer(text)
    pattern = _SPECIAL_OR_MARKED if _MARKS.search(text) else _SPECIAL
    return pattern.finditer(text)


def _fold(found: str) -> str:
    """Return what stands for a piece of text that `_special` found."""
    if found[0].isspace():
        return " "
    if len(found) > 1 and _MARKS.match(found[1]):
        return unicodedata.normalize("NFC", found)
    return _SIGNS.get(found, "")


def fold(text: str) -> str:
    """Return the normalised form of `text`, as segments hold it."""
    parts, at = [], 0
    for match in _special(text):
        parts += [text[at : match.start()], _fold(match.group())]
        at = match.end()
    return "".join([*parts, text[at:]])


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
        for match in _special(text):
            start, end = match.span()
            if start > at:
                self._verbatim(text[at:start], source + at)
            self.replace(_fold(match.group()), source + start, end - start)
            at = end
        if at < len(text):
            self._verbatim(text[at:] if at else text, source + at)

    def _verbatim(self, text: str, source: int) -> None:
        if self._ends_in_space and text[0] == " ":
            text, source = text[1:], source + 1
            if not text:
                return
        self._append(text, source, len(text), verbatim=True)

    def replace(self, text: str, source: int, source_length: int) -> None:
        """Append `text` for a source range of another spelling (entity, line break)."""
        if text.isspace():
            text = "" if self._ends_in_space else " "
        if text:
            self._append(text, source, source_length)

    def decoded(self, text: str, source: int, source_length: int) -> None:
        """Append the normalised form of `text`, which the whole source range spells."""
        self.replace(fold(text), source, source_length)

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
