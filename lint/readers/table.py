"""CSV and TSV of ad copy: each cell is a text; the first row names the columns.

Cells of identifiers, addresses and numbers are passed over, and so are the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.document import Document, Kind
from lint.readers import escapes, messages
from lint.readers.blocks import Blocks
from lint.readers.catalog import is_prose
from lint.readers.errors import ReadError

MAX_COLUMNS = 1_000


def read(path: str, text: str) -> Document:
    """Read a table; raises `ReadError`."""
    blocks = Blocks()
    for row, start, end, quoted in _cells(path, text, _separator(path, text)):
        raw = text[start:end]
        if row and is_prose(raw):
            parts = escapes.doubled(raw, start, '"') if quoted else [(raw, start, len(raw))]
            messages.add(blocks, parts, Kind.TABLE_CELL)
    return blocks.document(path, text)


def _separator(path: str, text: str) -> str:
    if path.lower().endswith(".tsv"):
        return "\t"
    head = text[: text.find("\n") + 1] or text
    return max(",;\t", key=head.count)


def _cells(path: str, text: str, separator: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield row, start, end of each cell's content, and whether it stood in quotes."""
    cell = re.compile(
        rf'"(?P<quoted>(?:[^"]|"")*+)"(?=[{separator}\r\n]|\Z)|(?P<plain>[^{separator}\r\n]*)'
    )
    at = row = column = 0
    while at <= len(text):
        match = cell.match(text, at)
        assert match is not None  # an empty cell matches
        group = "quoted" if match["quoted"] is not None else "plain"
        yield row, match.start(group), match.end(group), group == "quoted"
        at, column = match.end(), column + 1
        if column > MAX_COLUMNS:
            raise ReadError(path, f"more than {MAX_COLUMNS} columns", row + 1)
        if at >= len(text):
            return
        if text[at] == separator:
            at += 1
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        row, column = row + 1, 0
        if at == len(text):
            return
