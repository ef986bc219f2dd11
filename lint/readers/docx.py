"""Word: paragraphs, headings, lists, tables, text boxes, alt texts, headers, footers, notes,
charts and SmartArt.

Tracked deletions, comments, field codes, hidden text and tables of contents are no text;
tracked insertions are. Each paragraph is a line of the document's text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lint.document import Document, Kind
from lint.langtags import primary_language
from lint.readers import drawing, package
from lint.readers.blocks import Cell
from lint.readers.errors import ReadError
from lint.readers.lines import NO_CELL, Grid, Lines, is_reference, whole_number

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_NOTES = ("footnotes", "endnotes", "header", "footer")
_HEADING = re.compile(r"heading\s*([1-9])|title|subtitle", re.IGNORECASE)
# a table of contents, of figures or an index: it repeats what stands elsewhere
_LISTING = re.compile(r"(?:toc|index)\s*[1-9]|table\s*of\s*(?:figures|authorities)", re.IGNORECASE)
_BREAKS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}sym": " ",
    f"{_WP}inline": " ",
    f"{_W}noBreakHyphen": "-",
}
_UNSEEN = {f"{_W}{name}" for name in ("strike", "dstrike", "vanish")}
_OFF = ("0", "false", "off")
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"}
# what is in a paragraph and is no text of it: field codes, boxes, how a word is pronounced
_PASSED = _GONE | {
    f"{_W}{name}" for name in ("p", "pPr", "rPr", "instrText", "delText", "txbxContent", "rt")
}
MAX_DEPTH = 200  # of elements


class Paragraph(NamedTuple):
    """A paragraph: its XML element, and its text in pieces, each with its element."""

    element: Any
    kind: Kind
    level: int
    pieces: list[tuple[str, Any]]
    in_body: bool
    cell: Cell = NO_CELL

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(text for text, _ in self.pieces)


def read(path: str, data: bytes) -> Document:
    """Read a Word document; raises `ReadError`."""
    word = open_package(path, data)
    lines = Lines()
    try:
        for paragraph in paragraphs(word):
            lines.add(paragraph.kind, paragraph.text, paragraph.level, paragraph.cell)
        language = primary_language(word.core_properties.language or "")
    except _unexpected(path) as error:
        reason = " ".join(str(error).split())
        raise ReadError(path, f"not a document that can be read ({reason}); save it anew") from None
    return lines.document(path, language)


def open_package(path: str, data: bytes) -> Any:
    """Open a document with python-docx; raises `ReadError`."""
    package.check(path, data)
    docx = package.library(path, "docx")
    try:
        return docx.Document(io.BytesIO(data))
    except _unexpected(path):
        raise ReadError(path, "not a Word document that can be opened; save it anew") from None


def _unexpected(path: str) -> tuple[type[Exception], ...]:
    return (*package.UNEXPECTED, package.library(path, "docx.exceptions").PythonDocxError)


def paragraphs(word: Any) -> Iterator[Paragraph]:
    """Yield all paragraphs: of the body, then of notes, headers and footers, then of charts
    and SmartArt; raises `SyntaxError`, `ValueError`."""
    reader = _Reader(word)
    yield from reader.walk(word.element.body, in_body=True)
    seen: set[Any] = set()
    for part in package.related(word.part, _NOTES, seen):
        element = getattr(part, "element", None)
        if element is None:
            element = package.tree(part.blob)
        yield from reader.walk(element, in_body=False)
    for text in drawing.related(word.part, seen):
        yield Paragraph(None, Kind.CAPTION, 0, [(text, None)], in_body=False)


class _Reader:
    """Walks through the parts of a document; knows its styles and counts its tables."""

    def __init__(self, word: Any) -> None:
        self._tables = 0
        self._styles: dict[str, str] = {}  # names by ids: “heading 1” in any language
        for style in word.styles.element.iter(f"{_W}style"):
            name = _value(style, "name")
            self._styles[style.get(f"{_W}styleId", "")] = name or ""

    def walk(
        self,
        element: Any,
        in_body: bool,
        depth: int = 0,
        grid: Grid | None = None,
        cell: Cell = NO_CELL,
    ) -> Iterator[Paragraph]:
        """Yield the paragraphs in an element; `grid` is of the table around, `cell` its cell."""
        if depth > MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} nested elements")
        for child in element:
            inner, place = grid, cell
            if child.tag == f"{_W}p":
                yield from self._paragraph(child, in_body, depth, cell)
            elif child.tag == f"{_W}tbl":
                self._tables += 1
                inner = Grid(self._tables)
            elif child.tag == f"{_W}tr" and grid:
                grid.row(whole_number(_value(child, "trPr", "gridBefore"), 0))
            elif child.tag == f"{_W}tc" and grid:
                place = grid.cell(whole_number(_value(child, "tcPr", "gridSpan"), 1))
            if child.tag not in _PASSED:
                yield from self.walk(child, in_body, depth + 1, inner, place)

    def _paragraph(
        self, element: Any, in_body: bool, depth: int, cell: Cell
    ) -> Iterator[Paragraph]:
        """Yield a paragraph, then the alt texts and the text boxes in it."""
        style = _value(element, "pPr", "pStyle") or ""
        name = self._styles.get(style, style)
        if _LISTING.match(name):
            return
        kind, level = _kind(element, name, cell)
        yield Paragraph(element, kind, level, list(pieces(element)), in_body, cell)
        for drawn in _drawn(element):
            if drawn.tag == f"{_W}txbxContent":
                yield from self.walk(drawn, in_body=False, depth=depth + 1)
            elif words := drawing.alt_text(drawn):
                yield Paragraph(drawn, Kind.CAPTION, 0, [(words, drawn)], in_body)


def _kind(element: Any, style: str, cell: Cell) -> tuple[Kind, int]:
    """Return what a paragraph is, by its properties and its style's name, and its level."""
    heading = _HEADING.match(style)
    if heading:
        return Kind.HEADING, int(heading.group(1) or 1)
    outline = _value(element, "pPr", "outlineLvl") or ""
    if outline in set("012345678"):
        return Kind.HEADING, int(outline) + 1
    if cell is not NO_CELL:
        return Kind.TABLE_CELL, 0
    if element.find(f"{_W}pPr/{_W}numPr") is not None or "list" in style.lower():
        return Kind.LIST_ITEM, 0
    return (Kind.QUOTATION if "quote" in style.lower() else Kind.PARAGRAPH), 0


def _drawn(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes in a paragraph and the properties of its drawings, without what
    is in a box; a fallback repeats what it falls back for."""
    for found in paragraph.iter(f"{_W}txbxContent", f"{_WP}docPr"):
        for parent in found.iterancestors():
            if parent is paragraph:
                yield found
            if parent.tag in _GONE or parent.tag == f"{_W}p":
                break


def _value(element: Any, *path: str) -> str | None:
    """Return the value of a property, which is so many elements further down."""
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return found.get(f"{_W}val") if found is not None else None


def pieces(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text of a paragraph in pieces, each with its element."""
    before = ""
    for text, piece in _pieces(element, 0):
        is_raised = _value(piece.getparent(), "rPr", "vertAlign") == "superscript"
        if not is_raised or not is_reference(before, text):
            yield text, piece
            before = (before + text)[-4:]


def _pieces(element: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > MAX_DEPTH:
        raise ValueError(f"more than {MAX_DEPTH} nested elements")
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or "", child
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], child
        elif child.tag not in _PASSED and not _is_unseen(child):
            yield from _pieces(child, depth + 1)


def _is_unseen(run: Any) -> bool:
    """Whether a run is hidden, or struck out by hand, tracked or not."""
    properties = run.find(f"{_W}rPr")
    return properties is not None and any(
        mark.tag in _UNSEEN and mark.get(f"{_W}val", "1") not in _OFF for mark in properties
    )
