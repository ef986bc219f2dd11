"""Word: paragraphs, headings, lists, tables, text boxes, headers, footers and notes.

Tracked deletions, comments and field codes are no text; tracked insertions are. Each
paragraph is a line of the document's text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lint.document import Document, Kind
from lint.readers import package
from lint.readers.errors import ReadError
from lint.readers.frontmatter import primary_language
from lint.readers.lines import Lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = ("footnotes", "endnotes", "header", "footer")
_HEADING = re.compile(r"heading\s*([1-9])|title|subtitle", re.IGNORECASE)
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_OFF = ("0", "false", "off")
# what is in a paragraph and is no text of it: deletions, moves' origins, field codes, boxes
_PASSED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "txbxContent")}
MAX_DEPTH = 200  # of elements


class Paragraph(NamedTuple):
    """A paragraph: its XML element, and its text in pieces, each with its element."""

    element: Any
    kind: Kind
    level: int
    pieces: list[tuple[str, Any]]
    in_body: bool

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
            lines.add(paragraph.kind, paragraph.text, paragraph.level)
        language = primary_language(word.core_properties.language or "")
    except (KeyError, ValueError, AttributeError, RecursionError) as error:
        raise ReadError(path, f"not a document that can be read ({error}); save it anew") from None
    return lines.document(path, language)


def open_package(path: str, data: bytes) -> Any:
    """Open a document with python-docx; raises `ReadError`."""
    package.check(path, data)
    docx = package.library(path, "docx")
    etree = package.library(path, "lxml.etree")
    try:
        return docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, AttributeError, OSError, etree.XMLSyntaxError):
        raise ReadError(path, "not a Word document that can be opened; save it anew") from None


def paragraphs(word: Any) -> Iterator[Paragraph]:
    """Yield all paragraphs: of the body, then of notes, headers and footers."""
    styles = _headings(word)
    yield from _walk(word.element.body, styles, True, 0)
    for relation in word.part.rels.values():
        name = relation.reltype.rpartition("/")[2]
        if name in _NOTES and not relation.is_external:
            part = relation.target_part
            element = getattr(part, "element", None)
            if element is None:
                element = package.parsed(str(part.partname), part.blob)
            yield from _walk(element, styles, False, 0)


def _headings(word: Any) -> dict[str, int]:
    """Return the levels of heading styles by their ids."""
    levels = {}
    for style in word.styles.element.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        match = _HEADING.match(name.get(f"{_W}val", "") if name is not None else "")
        if match:
            levels[style.get(f"{_W}styleId", "")] = int(match.group(1) or 1)
    return levels


def _walk(
    element: Any, styles: dict[str, int], in_body: bool, depth: int, in_cell: bool = False
) -> Iterator[Paragraph]:
    if depth > MAX_DEPTH:
        raise ValueError(f"more than {MAX_DEPTH} nested elements")
    for child in element:
        if child.tag == f"{_W}p":
            yield _paragraph(child, styles, in_body, in_cell)
            for box in _boxes(child):
                yield from _walk(box, styles, False, depth + 1)
        elif child.tag not in _PASSED and child.tag != f"{_MC}Fallback":
            cell = in_cell or child.tag == f"{_W}tc"
            yield from _walk(child, styles, in_body, depth + 1, cell)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes in a paragraph; a fallback repeats what it falls back for."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == f"{_MC}Fallback" for parent in box.iterancestors()):
            yield box


def _paragraph(element: Any, styles: dict[str, int], in_body: bool, in_cell: bool) -> Paragraph:
    properties = element.find(f"{_W}pPr")
    style = outline = numbered = None
    if properties is not None:
        style = _value(properties, "pStyle")
        outline = _value(properties, "outlineLvl")
        numbered = properties.find(f"{_W}numPr")
    level = styles.get(style or "", 0)
    if not level and outline in set("012345678"):
        level = int(outline) + 1
    if level:
        kind = Kind.HEADING
    elif in_cell:
        kind = Kind.TABLE_CELL
    elif numbered is not None or "list" in (style or "").lower():
        kind = Kind.LIST_ITEM
    else:
        kind = Kind.QUOTATION if "quote" in (style or "").lower() else Kind.PARAGRAPH
    return Paragraph(element, kind, level, list(pieces(element)), in_body)


def _value(properties: Any, name: str) -> str | None:
    found = properties.find(f"{_W}{name}")
    return found.get(f"{_W}val") if found is not None else None


def pieces(element: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield the text of a paragraph in pieces, each with its element."""
    if depth > MAX_DEPTH:
        raise ValueError(f"more than {MAX_DEPTH} nested elements")
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or "", child
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], child
        elif child.tag in _PASSED or child.tag in (f"{_MC}Fallback", f"{_W}p"):
            continue
        elif not _is_struck(child):
            yield from pieces(child, depth + 1)


def _is_struck(run: Any) -> bool:
    """Whether a run is struck out by hand, tracked or not."""
    marks = (run.find(f"{_W}rPr/{_W}{name}") for name in ("strike", "dstrike"))
    return any(mark is not None and mark.get(f"{_W}val", "1") not in _OFF for mark in marks)
