"""What AsciiDoc and reStructuredText share: lines to blocks and cells, inline marks passed over."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lint.document import Document, Kind, TextBuilder
from lint.readers.blocks import Blocks, find_url

# what is done with what a mark's pattern finds, else the number of the group that is read
GAP = 0  # a space is left in its place
NOTHING = -1  # nothing is left
ADDRESS = -2  # the address that begins here is passed over
NOTE = -3  # its first group is a block of its own

Mark = tuple[re.Pattern[str], int]
_Found = tuple[re.Match[str], Mark]

MAX_NESTING = 24  # of blocks within blocks
_MAX_DEPTH = 8  # of marks within marks
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_PLAIN = re.compile(r"(?:[^\W_]|[\s.,;!?'\"%&/-])*+")  # no sign of a mark, "www." aside
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*+)"\s*')


class Line(NamedTuple):
    """A line, or a stretch of one: where it starts, and its text."""

    start: int
    text: str

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return a stretch of the line without white space behind it."""
        return Line(self.start + start, self.text[start:end].rstrip())

    @property
    def indent(self) -> int:
        """Count the white space before the text."""
        return len(self.text) - len(self.text.lstrip())


class Cell(NamedTuple):
    """A table's cell: its row, its column, its lines, the letter of its style."""

    row: int
    column: int
    lines: list[Line]
    style: str = ""


def lines(text: str) -> list[Line]:
    """Return the lines of a text, without white space at their ends."""
    found = []
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None  # an empty line matches
        found.append(Line(at, match.group(1).rstrip()))
        at = match.end()
    return found


def dedent(some: Sequence[Line], most: int = sys.maxsize) -> list[Line]:
    """Return lines without the white space that all of them begin with, or `most` of it."""
    indent = min([most, *(line.indent for line in some if line.text)])
    return [line.cut(indent) for line in some]


def separated(line: Line, delimiter: str) -> Iterator[Line]:
    """Yield the values of a line of CSV, without their quotation marks."""
    at = 0
    while at <= len(line.text):
        quoted = _QUOTED.match(line.text, at)
        if quoted and line.text[quoted.end() : quoted.end() + 1] in ("", delimiter):
            end = quoted.end()
            yield line.cut(*quoted.span(1))
        else:
            end = line.text.find(delimiter, at)
            end = end if end >= 0 else len(line.text)
            yield line.cut(at, end)
        at = end + 1


class Writer:
    """Makes blocks of lines; `marks` are the patterns of inline markup, each with what is read."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._blocks = Blocks()
        self._marks = marks

    def block(self, kind: Kind, some: Iterable[Line], level: int = 0, depth: int = 0) -> None:
        """Add a block of some lines; `level` is a heading's, `depth` counts the lists around."""
        text = _Text([line for line in some if line.text])
        if not text.text:
            return
        self._inline(self._blocks.builder, text, 0, len(text.text), 0)
        self._blocks.close(kind, level, depth=depth)

    def table(self, cells: Iterable[Cell], fill: Callable[[Cell], None]) -> None:
        """Add a table; `fill` adds what stands in a cell."""
        self._blocks.table()
        row = column = -1
        for cell in sorted(cells, key=lambda one: one[:2]):
            while row < cell.row:
                self._blocks.row()
                row, column = row + 1, -1
            while column < cell.column:
                self._blocks.cell()
                column += 1
            fill(cell)

    def document(self, path: str, text: str) -> Document:
        """Return the document of all blocks."""
        return self._blocks.document(path, text)

    def _inline(self, builder: TextBuilder, text: _Text, at: int, end: int, depth: int) -> None:
        """Add a stretch of a text, without the marks in it."""
        marks = self._marks if depth < _MAX_DEPTH and not text.is_plain(at, end) else ()
        ahead = [(match, mark) for mark in marks if (match := mark[0].search(text.text, at, end))]
        while ahead:
            match, (_, read) = min(ahead, key=lambda one: (one[0].start(), -one[0].end()))
            text.put(builder, at, match.start())
            at = max(self._mark(builder, text, match, read, depth), at + 1)
            ahead = list(_ahead(ahead, text.text, at, end))
        text.put(builder, at, end)

    def _mark(
        self, builder: TextBuilder, text: _Text, match: re.Match[str], read: int, depth: int
    ) -> int:
        """Add what is read of a mark; return where it ends."""
        start, end = match.span()
        if read == ADDRESS:
            address = find_url(text.text, start, start + 1)
            end = address[1] if address else end
        if read in (GAP, ADDRESS):
            builder.replace(" ", text.source(start), text.source(end - 1) + 1 - text.source(start))
        elif read == NOTE:
            note = TextBuilder()
            self._inline(note, text, *match.span(1), depth + 1)
            self._blocks.keep(note, Kind.PARAGRAPH)
        elif read != NOTHING and match[read]:
            self._inline(builder, text, *match.span(read), depth + 1)
        return end


def _ahead(found: Sequence[_Found], text: str, at: int, end: int) -> Iterator[_Found]:
    """Yield of each mark the first match from `at` on; marks without one are left out."""
    for match, mark in found:
        following = match if match.start() >= at else mark[0].search(text, at, end)
        if following:
            yield following, mark


class _Text:
    """Some lines as one text, with a space between them, and where its letters stand."""

    def __init__(self, some: Sequence[Line]) -> None:
        self.text = " ".join(line.text for line in some)
        self._has_address = "www." in self.text
        self._lines = some
        self._starts = [0, *accumulate(len(line.text) + 1 for line in some[:-1])]

    def is_plain(self, start: int, end: int) -> bool:
        """Whether no mark can stand in a stretch; most have none."""
        if end - start < 2:
            return True
        return not self._has_address and _PLAIN.fullmatch(self.text, start, end) is not None

    def _line(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def source(self, position: int) -> int:
        """Return where a letter stands in the source; that between two lines is a line's end."""
        number = self._line(position)
        return self._lines[number].start + position - self._starts[number]

    def put(self, builder: TextBuilder, start: int, end: int) -> None:
        """Add a stretch as it stands, line by line."""
        while start < end:
            number = self._line(start)
            line_end = self._starts[number] + len(self._lines[number].text)
            if start == line_end:
                builder.replace(" ", self.source(start), 1)
                start += 1
            else:
                stop = min(end, line_end)
                builder.add(self.text[start:stop], self.source(start))
                start = stop
