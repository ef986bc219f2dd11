"""PowerPoint: titles, texts, tables, alt texts, charts and notes of each slide shown.

Each paragraph is a line of the document's text, below a line with the slide's number.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from lint.document import Document, Kind
from lint.readers import drawing, package
from lint.readers.blocks import Cell
from lint.readers.errors import ReadError
from lint.readers.lines import NO_CELL, Grid, Lines

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MAX_DEPTH = 20  # of groups


class _Text(NamedTuple):
    """A paragraph of a slide."""

    kind: Kind
    text: str
    cell: Cell = NO_CELL


def read(path: str, data: bytes) -> Document:
    """Read a presentation; raises `ReadError`."""
    package.check(path, data)
    pptx = package.library(path, "pptx")
    odd = package.library(path, "pptx.exc").PythonPptxError
    lines, tables = Lines(), count(1)
    seen: set[Any] = set()  # parts
    try:
        slides = pptx.Presentation(io.BytesIO(data)).slides
        for number, slide in enumerate(slides, 1):
            if slide.element.get("show") in ("0", "false"):
                lines.pass_over(f"[slide {number}, hidden]")
                continue
            lines.pass_over(f"[slide {number}]")
            for kind, text, cell in _texts(slide, tables, seen):
                lines.add(kind, text, level=kind is Kind.HEADING, cell=cell)
    except (*package.UNEXPECTED, odd):
        raise ReadError(path, "not a presentation that can be opened; save it anew") from None
    return lines.document(path)


def _texts(slide: Any, tables: Iterator[int], seen: set[Any]) -> Iterator[_Text]:
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        words = " ".join(drawing.text(one._p) for one in title.text_frame.paragraphs)
        yield _Text(Kind.HEADING, " ".join(words.split()))
    for shape in slide.shapes:
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape, tables, 0)
    for text in drawing.related(slide.part, seen):
        yield _Text(Kind.CAPTION, text)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _paragraphs(slide.notes_slide.notes_text_frame, Kind.PARAGRAPH)


def _shape(shape: Any, tables: Iterator[int], depth: int) -> Iterator[_Text]:
    properties: Any = next(shape.element.iter(f"{_P}cNvPr"), {})
    if drawing.is_hidden(properties):
        return
    if words := drawing.alt_text(properties):
        yield _Text(Kind.CAPTION, words)
    if shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            kind = Kind.LIST_ITEM if paragraph.level else Kind.PARAGRAPH
            yield _Text(kind, drawing.text(paragraph._p))
    elif getattr(shape, "has_table", False) and shape.has_table:
        grid = Grid(next(tables))
        for row in shape.table.rows:
            grid.row()
            for cell in row.cells:
                yield from _paragraphs(cell.text_frame, Kind.TABLE_CELL, grid.cell())
    elif hasattr(shape, "shapes") and depth < MAX_DEPTH:
        for inner in shape.shapes:
            yield from _shape(inner, tables, depth + 1)


def _paragraphs(frame: Any, kind: Kind, cell: Cell = NO_CELL) -> Iterator[_Text]:
    for paragraph in frame.paragraphs:
        yield _Text(kind, drawing.text(paragraph._p), cell)
