"""Documents whose text is ours to lay out: a line for each paragraph, cell or slide text.

Formats such as Word have no lines; places then refer to this text, which
`claimlint check --show-text` prints.
"""

from __future__ import annotations

import re

from lint.document import Document, Kind, takes_reference
from lint.readers.blocks import Blocks, Cell, add_prose

# what stands in superscript and only refers: 1, [2,3], *, a,b, TM
_REFERENCE = re.compile(
    r"[\[(]?(?:[\d*†‡§¶#※注,;\u2013\u2014\s-]+|[a-z](?:\s*,\s*[a-z])*|tm|sm|mc|©)[\])]?",
    re.IGNORECASE,
)
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
NO_CELL = Cell()


def is_reference(before: str, raised: str) -> bool:
    """Whether a superscript refers to a note, or is a trademark's sign, and no unit's (m2)
    or ordinal's (1er): `before` are the last four characters before it, or more."""
    return takes_reference(before[-4:]) and _REFERENCE.fullmatch(raised) is not None


def whole_number(value: str | None, default: int) -> int:
    """Return a number of up to four digits that an attribute holds."""
    is_number = value and len(value) < 5 and value.isascii() and value.isdecimal()
    return int(value) if value and is_number else default


class Grid:
    """Counts the rows and columns of a table while a reader walks through it."""

    def __init__(self, table: int) -> None:
        self._next = Cell(table)

    def row(self, column: int = 0) -> None:
        """Begin a row, whose first cell stands in this column."""
        self._next = self._next._replace(row=self._next.row + 1, column=column)

    def cell(self, columns: int = 1) -> Cell:
        """Return the place of the row's next cell, so many columns wide."""
        cell = self._next
        self._next = cell._replace(column=cell.column + columns)
        return cell


class Lines:
    """Collects paragraphs, each a line of the text."""

    def __init__(self) -> None:
        self._blocks = Blocks()
        self._lines: list[str] = []
        self._length = 0

    def add(self, kind: Kind, text: str, level: int = 0, cell: Cell = NO_CELL) -> None:
        """Add a paragraph; line breaks within it become spaces, so that it is one line."""
        line = text.translate(_LINE_ENDS)
        self._blocks.go_to(cell)
        add_prose(self._blocks.builder, line, self._length)
        self._blocks.close(kind, level)
        self._lines.append(line)
        self._length += len(line) + 1

    def pass_over(self, line: str) -> None:
        """Add a line that helps to find a place and is not linted."""
        self._lines.append(line)
        self._length += len(line) + 1

    def document(self, path: str, language: str | None = None) -> Document:
        """Return the document."""
        document = self._blocks.document(path, "".join(f"{line}\n" for line in self._lines))
        document.language = language
        return document
