"""Collecting a document's segments block by block, whatever the format."""

from __future__ import annotations

import html
import re

from lint.document import Comment, Document, Kind, Segment, Source, TextBuilder

_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")


class Blocks:
    """Builds the segments of a document in reading order.

    Text goes into the open block; `close` ends it. Headings open sections, and
    a paragraph that ends with a colon leads in the list that follows it.
    """

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.comments: list[Comment] = []
        self.section = 0
        self.builder = TextBuilder()
        self._lead_in: Segment | None = None

    def close(self, kind: Kind, level: int = 0, language: str | None = None) -> None:
        """End the open block and keep it as a segment, if it holds any text."""
        segment = self.builder.segment(kind)
        self.builder = TextBuilder()
        if segment is None:
            return
        if kind is Kind.HEADING:
            self.section += 1
        segment.section, segment.level, segment.language = self.section, level, language
        if kind is Kind.LIST_ITEM:
            segment.lead_in = self._lead_in
        elif kind not in (Kind.CAPTION, Kind.METADATA):
            leads = kind is Kind.PARAGRAPH and segment.text.endswith((":", "："))
            self._lead_in = segment if leads else None
        self.segments.append(segment)

    def aside(self, kind: Kind, text: str, source: int, language: str | None = None) -> None:
        """Add a segment of its own (an alt text, a title) beside the open block."""
        builder = TextBuilder()
        add_escaped(builder, text, source)
        segment = builder.segment(kind)
        if segment is not None:
            segment.section, segment.language = self.section, language
            self.segments.append(segment)

    def document(self, path: str, source: Source) -> Document:
        """Return the document of all segments so far."""
        return Document(path, source, self.segments, self.comments)


def add_escaped(builder: TextBuilder, text: str, source: int) -> None:
    """Add text in which entities (`&amp;`) stand for characters."""
    at = 0
    for match in _ENTITY.finditer(text):
        char = html.unescape(match.group())
        if char == match.group() or len(char) > 2:  # not one, or one glued to what follows
            continue
        builder.add(text[at : match.start()], source + at)
        builder.decoded(char, source + match.start(), len(match.group()))
        at = match.end()
    builder.add(text[at:], source + at)


def add_words(builder: TextBuilder, value: str, raw: str, source: int) -> None:
    """Add a value whose words stand in `raw` one after the other, however it is quoted."""
    at = 0
    for word in value.split():
        found = raw.find(word, at)
        if found < 0:  # written with escapes: the place is that of what comes next
            builder.replace(" ", source + at, 0)
            builder.decoded(word, source + min(at, len(raw) - 1), 1)
            continue
        if found > at:
            builder.replace(" ", source + at, found - at)
        builder.add(word, source + found)
        at = found + len(word)
