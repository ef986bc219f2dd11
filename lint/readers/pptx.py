"""PowerPoint: titles, texts, tables and notes of each slide.

Each paragraph is a line of the document's text, below a line with the slide's number.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lint.document import Document, Kind
from lint.readers import package
from lint.readers.errors import ReadError
from lint.readers.lines import Lines

MAX_DEPTH = 20  # of groups


def read(path: str, data: bytes) -> Document:
    """Read a presentation; raises `ReadError`."""
    package.check(path, data)
    pptx = package.library(path, "pptx")
    odd = package.library(path, "pptx.exc").PythonPptxError
    lines = Lines()
    try:
        slides = pptx.Presentation(io.BytesIO(data)).slides
        for number, slide in enumerate(slides, 1):
            lines.pass_over(f"[slide {number}]")
            for kind, text in _texts(slide):
                lines.add(kind, text, level=kind is Kind.HEADING)
    except (KeyError, ValueError, AttributeError, OSError, SyntaxError, odd):
        raise ReadError(path, "not a presentation that can be opened; save it anew") from None
    return lines.document(path)


def _texts(slide: Any) -> Iterator[tuple[Kind, str]]:
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        yield Kind.HEADING, " ".join(title.text_frame.text.split())
    for shape in slide.shapes:
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape, 0)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            yield Kind.PARAGRAPH, paragraph.text


def _shape(shape: Any, depth: int) -> Iterator[tuple[Kind, str]]:
    if shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            yield Kind.LIST_ITEM if paragraph.level else Kind.PARAGRAPH, paragraph.text
    elif getattr(shape, "has_table", False) and shape.has_table:
        for row in shape.table.rows:
            for cell in row.cells:
                yield Kind.TABLE_CELL, cell.text
    elif hasattr(shape, "shapes") and depth < MAX_DEPTH:
        for inner in shape.shapes:
            yield from _shape(inner, depth + 1)
