"""The tables of AsciiDoc: cells by their bars, or by commas; rows by the number of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.readers.lightweight import Cell, Line, separated

_MAX_COLUMNS = 100
_BEGIN = re.compile(r"[|,:!]={3,}$")
_COLS = re.compile(r"\bcols\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|([^,\]]+))")
_COLUMN = re.compile(r"\s*(?:(\d{1,3})\*)?[<^>.\d~%]*([a-z]?)")
_FORMAT = re.compile(r"\bformat\s?=\s?\"?(csv|tsv|dsv)")
_SEPARATOR = re.compile(r"\bseparator\s?=\s?[\"']?([^\s\"'\],]|\\t)")
_SPECIFIER = (
    r"(?:(?:^|(?<=[ \t]))(?:(?P<times>\d{1,2})\*|(?P<width>\d{0,2})(?:\.(?P<height>\d{1,2}))?\+)?"
    r"(?:[<^>]?\.)?[<^>]?(?P<style>[a-z])?)?(?<!\\)"
)
_DELIMITERS = {"csv": ",", ",": ",", "tsv": "\t", "dsv": ":", ":": ":"}


def begins(text: str) -> bool:
    """Whether a line is the upper border of a table."""
    return _BEGIN.match(text) is not None


def cells(border: str, attributes: str, table: Sequence[Line]) -> list[Cell]:
    """Return the cells of the table between two borders, with the letters of their styles.

    `attributes` is what stands in brackets above it.
    """
    form = _FORMAT.search(attributes)
    separator = _SEPARATOR.search(attributes)
    delimiter = _DELIMITERS.get(form[1] if form else border[0])
    if delimiter:
        return [
            Cell(row, column, [value])
            for row, line in enumerate(line for line in table if line.text)
            for column, value in enumerate(separated(line, delimiter))
        ]
    sign = separator[1] if separator else border[0]
    return _barred(re.compile(_SPECIFIER + re.escape(sign)), _columns(attributes), table)


def _columns(attributes: str) -> list[str]:
    """Return the style of each column; none where they are not declared."""
    match = _COLS.search(attributes)
    styles: list[str] = []
    for one in re.split("[,;]", match[match.lastindex or 0])[:_MAX_COLUMNS] if match else ():
        column = _COLUMN.match(one)
        if column:
            styles += [column[2]] * int(column[1] or 1)
    if len(styles) == 1 and match and match[match.lastindex or 0].strip().isdecimal():
        styles *= int(match[match.lastindex or 0])
    return styles[:_MAX_COLUMNS]


def _barred(bar: re.Pattern[str], styles: list[str], table: Sequence[Line]) -> list[Cell]:
    found: list[Cell] = []
    grid = _Grid(len(styles))
    for line in table:
        at = 0
        for match in bar.finditer(line.text):
            if found:
                found[-1].lines.append(line.cut(at, match.start()))
            width = int(match["times"] or match["width"] or 1)
            row, column = grid.place(width, int(match["height"] or 1))
            of_column = styles[column] if row and column < len(styles) else ""
            found.append(Cell(row, column, [], match["style"] or of_column))
            at = match.end()
        if found:
            found[-1].lines.append(line.cut(at))
            grid.end_line()
    return found


class _Grid:
    """Where the next cell stands, among cells that reach over several columns or rows."""

    def __init__(self, columns: int) -> None:
        self._columns = columns or _MAX_COLUMNS  # as many as the first line has cells
        self._row = self._column = 0
        self._taken: dict[int, int] = {}  # the row up to which a column is taken

    def end_line(self) -> None:
        """Count the columns of the first line, where they are not declared."""
        if self._columns == _MAX_COLUMNS and not self._row:
            self._columns = max(self._column, 1)

    def place(self, width: int, height: int) -> tuple[int, int]:
        """Return the row and column of the next cell."""
        while self._column >= self._columns or self._taken.get(self._column, 0) > self._row:
            self._column += 1
            if self._column >= self._columns:
                self._row, self._column = self._row + 1, 0
        place = self._row, self._column
        self._column += max(width, 1)
        for column in range(place[1], min(self._column, self._columns)):
            self._taken[column] = self._row + height
        return place
