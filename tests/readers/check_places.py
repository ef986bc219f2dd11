"""Whether a document's segments stand where they say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lint.document import Comment, Document, Run, Segment, fold


def wrong_places(document: Document) -> Iterator[str]:
    """Yield what does not read in the source as it does in the segments."""
    source = document.source.text
    last_start = 0
    for segment in document.segments:
        if not segment.text or segment.text != segment.text.strip(" "):
            yield f"{segment.text!r} is empty or not stripped"
        if "  " in segment.text or re.search(r"[\x00-\x1f\x7f]", segment.text):
            yield f"{segment.text!r} is not normalised"
        yield from _wrong_runs(segment, source)
        start, end = segment.source_span(0, len(segment.text))
        if start < last_start:
            yield f"{segment.text!r} stands before the segment before"
        last_start = start
        if not 0 <= start < end <= len(source):
            yield f"{segment.text!r} has no place: {start}-{end}"
    yield from _wrong_sections(document.segments)
    yield from (f"{one!r}" for one in document.comments if not _is_comment(one, source))


def _wrong_runs(segment: Segment, source: str) -> Iterator[str]:
    at, source_at = 0, 0
    for run in segment.runs:
        if run.start != at:
            yield f"{run} leaves a gap in {segment.text!r}"
        if run.source < source_at:
            yield f"{run} goes back in {segment.text!r}"
        at, source_at = run.start + run.length, run.source + run.source_length
        if at > len(segment.text) + 1:
            yield f"{run} reaches over {segment.text!r}"
        text = segment.text[run.start : at]
        raw = source[run.source : source_at]
        if not _reads(run, raw, text, whole=at <= len(segment.text)):
            yield f"{raw!r} is not {text!r} in {segment.text!r}"
    if at < len(segment.text):
        yield f"{segment.text!r} is not covered by its runs"


def _reads(run: Run, raw: str, text: str, whole: bool) -> bool:
    """Whether a piece of the source reads as a run's text."""
    if len(raw) != run.source_length:
        return False
    if raw == text or not whole:
        return True
    if text in (" ", ". "):  # white space, markup or code; what parts the variants of a message
        return True
    if fold(raw).strip() == text.strip() or fold(html.unescape(raw)).strip() == text.strip():
        return True
    if raw.startswith("\\"):
        return fold(raw[1:]) == text or raw[1] in "xuU"
    return len(raw) == 2 and raw == text * 2  # a quotation mark that is doubled


def _wrong_sections(segments: list[Segment]) -> Iterator[str]:
    section = 0
    for segment in segments:
        section += segment.kind == "heading"
        if segment.section != section:
            yield f"{segment.text!r} is in section {segment.section}, not {section}"


def _is_comment(comment: Comment, source: str) -> bool:
    if comment.text == source[comment.start : comment.end]:
        return False
    inner = re.sub(r"\s*>?\s+", " ", comment.text).strip()
    return inner in re.sub(r"\s*>?\s+", " ", source[comment.start : comment.end])
