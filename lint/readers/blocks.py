"""Collecting a document's segments block by block, whatever the format."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.document import Comment, Document, Kind, Segment, Source, TextBuilder
from lint.readers import entities

ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:[^\s<>()\[\]{}\"'`|\\^]|\([^\s<>()]*\))+"
    r"|(?<![a-zA-Z0-9.%+-])[a-zA-Z0-9.%+-][a-zA-Z0-9._%+-]{0,63}+@[a-zA-Z0-9-]++(?:\.[a-zA-Z0-9-]++)+"
    r"|/(?:(?<=[a-z0-9-]\.[a-z]{2}/)|(?<=[a-z0-9-]\.[a-z]{3}/)|(?<=[a-z0-9-]\.[a-z]{4}/))"
    r"[^\s<>()\[\]{}\"'`|\\^]+",  # of example.com/path, the path
)
_MAX_URL = 2000
_ASIDES = (Kind.CAPTION, Kind.METADATA)
_COLONS = (":", "：")
_ENDS = (".", "!", "?", "。", "！", "？")
_MAX_TERM = 60  # letters
_MAX_AROUND = 3  # outer items that lead in an item: lists nested deeper are none of copy


class Cell(NamedTuple):
    """A table's cell: the number of its table, of its row and of its column."""

    table: int = 0
    row: int = -1
    column: int = -1


class _Placed(NamedTuple):
    """A segment, where it starts in the source, how many lists it stands in, its cell."""

    start: int
    depth: int
    segment: Segment
    cell: Cell


class Blocks:
    """Collects segments; `document` puts them in order and finds their sections.

    Text goes into the open block's `builder`; `close` ends it. Alt texts, titles and
    the like are segments of their own beside it, in any order.
    """

    def __init__(self) -> None:
        self.comments: list[Comment] = []
        self.notes: list[str] = []
        self.builder = TextBuilder()
        self._placed: list[_Placed] = []
        self._cell = Cell()

    def table(self) -> None:
        """Begin a table: rows and cells are counted from here."""
        self._cell = Cell(self._cell.table + 1)

    def row(self) -> None:
        """Begin a row of the table."""
        self._cell = Cell(self._cell.table, self._cell.row + 1)

    def cell(self) -> None:
        """Begin a cell of the row."""
        self._cell = self._cell._replace(column=self._cell.column + 1)

    def go_to(self, cell: Cell) -> None:
        """Go to a cell that the reader counted itself."""
        self._cell = cell

    def close(
        self, kind: Kind, level: int = 0, language: str | None = None, depth: int = 0
    ) -> None:
        """End the open block and keep it as a segment, if it holds any text.

        `level` is a heading's, `depth` the number of lists around an item.
        """
        if self.builder.empty:
            return
        builder, self.builder = self.builder, TextBuilder()
        self.keep(builder, kind, level, language, depth)

    def keep(
        self,
        builder: TextBuilder,
        kind: Kind,
        level: int = 0,
        language: str | None = None,
        depth: int = 0,
    ) -> None:
        """Keep what a builder holds as a segment."""
        segment = builder.segment(kind)
        if segment is not None:
            segment.level, segment.language = level, language
            self._placed.append(_Placed(segment.runs.source, depth, segment, self._cell))

    def aside(self, kind: Kind, text: str, source: int, language: str | None = None) -> None:
        """Keep a text that may hold entities (an attribute) as a segment of its own."""
        builder = TextBuilder()
        entities.add(builder, text, source, attribute=True)
        self.keep(builder, kind, language=language)

    def document(self, path: str, text: str) -> Document:
        """Return the document of all segments so far, in the order of the source."""
        self._placed.sort(key=lambda placed: placed.start)
        comments = sorted(
            (_as_written(comment, text) for comment in self.comments), key=lambda one: one.start
        )
        section = 0
        for placed in self._placed:
            if placed.segment.kind is Kind.HEADING:
                section += 1
            placed.segment.section = section
        _lead_in(self._placed)
        _label(self._placed)
        segments = [placed.segment for placed in self._placed]
        return Document(path, Source(text), segments, comments, notes=self.notes)


def _as_written(comment: Comment, source: str) -> Comment:
    """Return a comment in which tags may have been overwritten as the source has it."""
    raw = source[comment.start : comment.end]
    if raw.startswith("<!--"):
        raw = raw.removeprefix("<!--").removesuffix("-->")
    elif "/*" in raw:  # in a tag of a template, or of JSX
        first = raw.index("/*") + 2
        raw = raw[first : first + len(comment.text)]
    if len(raw.replace("\r", "")) != len(comment.text.replace("\r", "")):
        return comment  # in a quotation: its lines have marks in the source
    return Comment(raw, comment.start, comment.end)


def _lead_in(placed: list[_Placed]) -> None:
    """Give list items the paragraph whose colon leads in their list and the outer items that
    end with a colon or are terms, and quotations the paragraph that leads them in."""
    paragraph: Segment | None = None
    items: list[_Placed] = []  # those around that lead in
    for one in placed:
        segment = one.segment
        if segment.kind is Kind.LIST_ITEM:
            while items and items[-1].depth >= one.depth:
                items.pop()
            around = [item.segment for item in items[-_MAX_AROUND:]]
            segment.lead_ins = tuple(around if paragraph is None else [paragraph, *around])
            if segment.text.endswith(_COLONS) or _is_term(segment.text):
                items.append(one)
        elif segment.kind is Kind.QUOTATION:
            segment.lead_ins = () if paragraph is None else (paragraph,)
        elif segment.kind not in _ASIDES:
            leads = segment.kind is Kind.PARAGRAPH and segment.text.endswith(_COLONS)
            paragraph = segment if leads else None
            items.clear()


def _is_term(text: str) -> bool:
    return len(text) <= _MAX_TERM and not text.endswith(_ENDS)


def _label(placed: list[_Placed]) -> None:
    """Give the cells of a table the labels of their column and row."""
    first: dict[Cell, Segment] = {}
    for one in placed:
        if one.segment.kind is Kind.TABLE_CELL:
            table, row, column = one.cell
            labels = (Cell(table, 0, column), Cell(table, row, 0))
            one.segment.lead_ins = tuple(
                first[label] for label in labels if label != one.cell and label in first
            )
            first.setdefault(one.cell, one.segment)


def add_prose(builder: TextBuilder, text: str, source: int) -> None:
    """Add text that may hold entities; addresses (https://…, www.…, a@b.org) are passed over."""
    at = 0
    if may_hold_address(text):
        for match in ADDRESS.finditer(text):
            entities.add(builder, text[at : match.start()], source + at)
            at = match.start() + url_length(match.group())
            builder.replace(" ", source + match.start(), at - match.start())
    entities.add(builder, text[at:] if at else text, source + at)


def may_hold_address(text: str) -> bool:
    """Whether a text is worth searching for addresses."""
    return "/" in text or "@" in text or "www." in text


def find_url(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return start and end of the first address that starts in `text[start:end]`."""
    found = ADDRESS.search(text, start, end + 1)
    if found is None or found.start() >= end:
        return None
    match = ADDRESS.match(text, found.start(), end + _MAX_URL) or found
    return match.start(), match.start() + url_length(match.group())


def url_length(url: str) -> int:
    """Return the length of an address without the marks that end its sentence."""
    return len(url.rstrip(".,;:!?*_~…"))
