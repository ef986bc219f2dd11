"""Whether a document's segments stand where they say."""

from __future__ import annotations

import html
from collections.abc import Iterator

from lint.document import Document, Kind, TextBuilder


def wrong_places(document: Document) -> Iterator[str]:
    """Yield the runs whose source does not read as their text."""
    source = document.source.text
    for segment in document.segments:
        if sum(run.length for run in segment.runs) < len(segment.text):
            yield f"{segment.text!r} is not covered by its runs"
        last = 0
        for run in segment.runs:
            text = segment.text[run.start : run.start + run.length]
            raw = source[run.source : run.source + run.source_length]
            if not 0 <= run.source <= run.source + run.source_length <= len(source):
                yield f"{run} is outside the source"
            if run.source < last:
                yield f"{run} goes back in {segment.text!r}"
            last = run.source
            if run.length == run.source_length and text not in (" ", "") and not _reads(raw, text):
                yield f"{raw!r} is not {text!r}"


def _reads(raw: str, text: str) -> bool:
    builder = TextBuilder()
    builder.add(f"|{raw}|", 0)
    segment = builder.segment(Kind.PARAGRAPH)
    normal = segment.text[1:-1] if segment else ""
    return normal.strip() == text.strip() or html.unescape(raw).strip() == text.strip()
