"""Plain text: paragraphs between blank lines or on lines of their own; short lines
without an end mark are headings, lines with a bullet are list items."""

from __future__ import annotations

import re

from lint.document import Document, Kind, Segment, Source, TextBuilder

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")


def read(path: str, text: str) -> Document:
    """Read plain text: every line is a paragraph (stub, to be refined)."""
    source = Source(text)
    segments: list[Segment] = []
    for match in _LINE.finditer(text):
        builder = TextBuilder()
        builder.add(match.group(), match.start())
        segment = builder.segment(Kind.PARAGRAPH)
        if segment:
            segment.language = "en"
            segments.append(segment)
    return Document(path, source, segments)
