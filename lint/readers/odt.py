"""OpenDocument text: headings, paragraphs, lists, tables and notes.

Tracked deletions and comments are no text. Each paragraph is a line of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint.document import Document, Kind
from lint.readers import package
from lint.readers.lines import Lines

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_PASSED = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation",
           f"{_TEXT}sequence-decls", f"{_TEXT}table-of-content"}  # fmt: skip
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": " "}
_ASIDE = f"{_TEXT}note"
MAX_DEPTH = 200


def read(path: str, data: bytes) -> Document:
    """Read a document; raises `ReadError`."""
    package.check(path, data)
    root = package.parsed(path, package.part(path, data, "content.xml"))
    lines = Lines()
    body = root.find(f"{_OFFICE}body")
    if body is not None:
        for element, kind in _paragraphs(body, Kind.PARAGRAPH, 0):
            lines.add(kind, "".join(_words(element, 0)), _level(element, kind))
    return lines.document(path)


def _level(element: Any, kind: Kind) -> int:
    if kind is not Kind.HEADING:
        return 0
    level = element.get(f"{_TEXT}outline-level", "1")
    return int(level) if level in set("123456789") else 1


def _paragraphs(element: Any, kind: Kind, depth: int) -> Iterator[tuple[Any, Kind]]:
    if depth > MAX_DEPTH:
        return
    for child in element:
        if child.tag in _PASSED:
            continue
        if child.tag == f"{_TEXT}h":
            yield child, Kind.HEADING
        elif child.tag == f"{_TEXT}p":
            yield child, kind
        inner = kind
        if child.tag == f"{_TEXT}list-item":
            inner = Kind.LIST_ITEM
        elif child.tag == f"{_TABLE}table-cell":
            inner = Kind.TABLE_CELL
        yield from _paragraphs(child, inner, depth + 1)


def _words(element: Any, depth: int) -> Iterator[str]:
    """Yield the text of a paragraph; notes and boxes in it hold paragraphs of their own."""
    yield element.text or ""
    for child in element:
        if child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in (*_PASSED, _ASIDE, f"{_TEXT}p") and depth < MAX_DEPTH:
            yield from _words(child, depth + 1)
        yield child.tail or ""
