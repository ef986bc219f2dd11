"""OpenDocument text: headings, paragraphs, lists, tables, alt texts and notes.

Tracked deletions, comments, hidden text, indexes and tables of contents are no text. Each
paragraph is a line of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lint.document import Document, Kind
from lint.readers import odt_styles, package
from lint.readers.blocks import Cell
from lint.readers.lines import NO_CELL, Grid, Lines, is_reference, whole_number

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PASSED = {f"{_OFFICE}annotation"} | {
    f"{_TEXT}{name}"
    for name in (
        "tracked-changes", "note-citation", "sequence-decls", "ruby-text", "table-of-content",
        "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
        "bibliography",
    )
}  # fmt: skip
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPACES = {
    f"{_TEXT}s": " ",
    f"{_TEXT}tab": "\t",
    f"{_TEXT}line-break": " ",
    f"{_DRAW}frame": " ",
}
_ALT_TEXTS = (f"{_SVG}title", f"{_SVG}desc")
# what stands in a paragraph and is no text of its own
_ASIDES = {*_PASSED, *_ALT_TEXTS, f"{_TEXT}note", f"{_TEXT}p"}
MAX_DEPTH = 200


class _Paragraph(NamedTuple):
    """A paragraph, a heading or an alt text: its XML element, and what it is."""

    element: Any
    kind: Kind
    cell: Cell


def read(path: str, data: bytes) -> Document:
    """Read a document; raises `ReadError`."""
    package.check(path, data)
    root = package.parsed(path, package.part(path, data, "content.xml"))
    common = package.optional_part(data, "styles.xml")
    reader = _Reader(odt_styles.read(root, package.parsed(path, common) if common else None))
    lines = Lines()
    body = root.find(f"{_OFFICE}body")
    if body is not None:
        for element, kind, cell in reader.walk(body, Kind.PARAGRAPH):
            lines.add(kind, reader.text(element), _level(element, kind), cell)
    return lines.document(path)


def _level(element: Any, kind: Kind) -> int:
    if kind is not Kind.HEADING:
        return 0
    level = element.get(f"{_TEXT}outline-level", "1")
    return int(level) if level in set("123456789") else 1


class _Reader:
    """Walks through a document; knows its styles and counts its tables."""

    def __init__(self, styles: odt_styles.Styles) -> None:
        self._styles = styles
        self._tables = 0

    def walk(
        self,
        element: Any,
        kind: Kind,
        depth: int = 0,
        grid: Grid | None = None,
        cell: Cell = NO_CELL,
    ) -> Iterator[_Paragraph]:
        """Yield what stands in an element of this kind; `grid` is of the table around."""
        if depth > MAX_DEPTH:
            return
        for child in element:
            if child.tag in _PASSED or self._is_unseen(child):
                continue
            inner, inner_grid, place = kind, grid, cell
            if child.tag == f"{_TEXT}h":
                yield _Paragraph(child, Kind.HEADING, cell)
            elif child.tag == f"{_TEXT}p":
                yield _Paragraph(child, kind, cell)
            elif child.tag in _ALT_TEXTS:
                yield _Paragraph(child, Kind.CAPTION, NO_CELL)
            elif child.tag == f"{_TEXT}list-item":
                inner = Kind.LIST_ITEM
            elif child.tag == f"{_TABLE}table":
                self._tables += 1
                inner_grid = Grid(self._tables)
            elif child.tag == f"{_TABLE}table-row" and grid:
                grid.row()
            elif child.tag in _CELLS and grid:
                inner = Kind.TABLE_CELL
                repeated = child.get(f"{_TABLE}number-columns-repeated")
                place = grid.cell(whole_number(repeated, 1))
            yield from self.walk(child, inner, depth + 1, inner_grid, place)

    def text(self, element: Any, depth: int = 0, before: str = "") -> str:
        """Return the text of a paragraph, or of a part of it that stands behind `before`;
        notes and boxes in it hold paragraphs of their own."""
        words: str = element.text or ""
        for child in element:
            if child.tag in _SPACES:
                words += _SPACES[child.tag]
            elif child.tag not in _ASIDES and depth < MAX_DEPTH:
                around = before[-4:] + words[-4:]
                inner = "" if self._is_unseen(child) else self.text(child, depth + 1, around)
                is_raised = child.get(f"{_TEXT}style-name") in self._styles.raised
                if not is_raised or not is_reference(around, inner):
                    words += inner
            words += child.tail or ""
        return words

    def _is_unseen(self, element: Any) -> bool:
        """Whether an element is hidden, or struck out by its style."""
        if element.tag == f"{_TEXT}hidden-text":
            return bool(element.get(f"{_TEXT}is-hidden", "true") == "true")
        is_unseen = element.get(f"{_TEXT}style-name") in self._styles.unseen
        return is_unseen or element.get(f"{_TEXT}display") == "none"
