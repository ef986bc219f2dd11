"""The tables of reStructuredText that are drawn: cells by their borders' columns."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from lint.readers.lightweight import Cell, Line

_GRID = re.compile(r"\+[-=][-=+]*\+$")
_SIMPLE = re.compile(r"={2,}(?: +=+)+$")
_BORDER = re.compile(r"=[= ]*=$|-[- ]*-$")
_CORNER = re.compile(r"(?<=[-=])\+|\+(?=[-=])")
_COLUMN = re.compile(r"=+")


def begins(text: str) -> bool:
    """Whether a line is the upper border of a table."""
    return bool(_GRID.match(text) or _SIMPLE.match(text))


def end(body: Sequence[Line], at: int) -> int:
    """Return where the table ends whose upper border is a line."""
    if _GRID.match(body[at].text):
        stop = at
        while stop < len(body) and body[stop].text[:1] in ("+", "|"):
            stop += 1
        return stop
    borders = 0
    for stop in range(at + 1, len(body)):
        if body[stop].text[:1] == "=" and _BORDER.match(body[stop].text):
            borders += 1
            if borders == 2 or stop + 1 == len(body) or not body[stop + 1].text:
                return stop + 1
    return at + 1


def cells(table: Sequence[Line]) -> list[Cell]:
    """Return the cells of a table."""
    return _grid(table) if _GRID.match(table[0].text) else _simple(table)


def _grid(table: Sequence[Line]) -> list[Cell]:
    """Return the cells between borders; one may reach over several columns or rows."""
    drawn = [_Drawn(line) for line in table]
    corners = sorted(
        {drawn.width(match.start()) for drawn in drawn for match in _CORNER.finditer(drawn.text)}
    )
    found: list[Cell] = []
    open_cells: dict[int, Cell] = {}
    row = -1
    for line in drawn:
        has_border = _CORNER.search(line.text) is not None
        row += has_border
        column = 0
        last = min(line.end, corners[-1])
        while corners[column] < last:
            if has_border and line.is_border(corners[column], corners[column + 1]):
                open_cells.pop(column, None)
                column += 1
                continue
            stop = column + 1
            while corners[stop] < last and line.sign(corners[stop]) not in "|+":
                stop += 1
            if column not in open_cells:
                open_cells[column] = Cell(row, column, [])
                found.append(open_cells[column])
            edge = corners[stop] if line.sign(corners[stop]) in "|+" else line.end
            open_cells[column].lines.append(line.stretch(corners[column] + 1, edge))
            column = stop
    return found


def _simple(table: Sequence[Line]) -> list[Cell]:
    """Return the cells below the parts of the border; a row begins in the first column."""
    starts = [match.start() for match in _COLUMN.finditer(table[0].text)]
    found: list[Cell] = []
    row = -1
    for line in table[1:]:
        if not line.text or _BORDER.match(line.text):
            continue
        drawn = _Drawn(line)
        stretches = _stretches(drawn, starts)
        if not stretches:
            continue
        if stretches[0][0] == 0 or row < 0:
            row += 1
            open_cells: dict[int, Cell] = {}
        for column, stretch in stretches:
            if column not in open_cells:
                open_cells[column] = Cell(row, column, [])
                found.append(open_cells[column])
            open_cells[column].lines.append(stretch)
    return found


def _stretches(drawn: _Drawn, starts: Sequence[int]) -> list[tuple[int, Line]]:
    """Return the parts of a line that hold text, with their columns; text that stands
    between two columns joins them."""
    found = []
    column = 0
    while column < len(starts) and starts[column] < drawn.end:
        stop = column + 1
        while stop < len(starts) and not drawn.sign(starts[stop] - 1).isspace():
            stop += 1
        last = starts[stop] if stop < len(starts) else drawn.end
        stretch = drawn.stretch(starts[column], last)
        if stretch.text:
            found.append((column, stretch))
        column = stop
    return found


class _Drawn:
    """A line of a table, by the columns of its letters: wide ones take two."""

    def __init__(self, line: Line) -> None:
        self.text = line.text
        self._line = line
        self._letters: Sequence[int] = range(len(line.text) + 1)
        if not line.text.isascii():
            self._letters = [
                number for number, letter in enumerate(line.text) for _ in range(_width(letter))
            ] + [len(line.text)]

    @property
    def end(self) -> int:
        """The column behind the last letter."""
        return len(self._letters) - 1

    def width(self, letter: int) -> int:
        """Return the column of a letter."""
        return bisect_left(self._letters, letter)

    def sign(self, column: int) -> str:
        """Return the letter in a column; a space behind the last."""
        return self.text[self._letters[column]] if column < self.end else " "

    def stretch(self, start: int, stop: int) -> Line:
        """Return what stands between two columns."""
        return self._line.cut(
            self._letters[min(start, self.end)], self._letters[min(stop, self.end)]
        )

    def is_border(self, start: int, stop: int) -> bool:
        """Whether nothing but a border stands between two corners."""
        between = self.stretch(start + 1, stop).text
        return between != "" and not between.strip("-=+")


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
