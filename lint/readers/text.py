"""Plain text: paragraphs, headings, list items and quotations by their shape.

Paragraphs stand between blank lines. Where a file has none, each line is a
paragraph, unless its lines are wrapped. A short line alone without an end mark is
a heading.
"""

from __future__ import annotations

import itertools
import re
from statistics import median

from lint.document import Document, Kind, Source
from lint.readers.blocks import Blocks

_LINE = re.compile(r"[^\r\n]+|\r\n|\n|\r")
_BULLET = re.compile(r"\s*(?:[-*+•–◦▪]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s*>+\s?")
_END_MARKS = '.,;:!?…。！？，；："”»)'
HEADING_WORDS = 14
WRAPPED_AT = (40, 100)  # columns at which wrapped lines end


def read(path: str, text: str) -> Document:
    """Read plain text."""
    blocks = Blocks()
    lines = _lines(text)
    wrapped = _is_wrapped([line for _, line in lines if line.strip()])
    open_kind: Kind | None = None
    for number, (start, line) in enumerate(lines):
        if not line.strip():
            _close(blocks, open_kind)
            open_kind = None
            continue
        kind, lead = _kind(line, lines, number, wrapped)
        starts_block = lead > 0 or not wrapped or kind is Kind.HEADING
        if starts_block and not (kind is open_kind is Kind.QUOTATION):
            _close(blocks, open_kind)
            open_kind = None
        if start:
            blocks.builder.replace(" ", start - 1, 1)
        blocks.builder.add(line[lead:], start + lead)
        open_kind = open_kind or kind
        if kind is Kind.HEADING:
            _close(blocks, open_kind)
            open_kind = None
    _close(blocks, open_kind)
    return blocks.document(path, Source(text))


def _close(blocks: Blocks, kind: Kind | None) -> None:
    if kind is not None:
        blocks.close(kind)


def _lines(text: str) -> list[tuple[int, str]]:
    """Return each line with its offset; blank lines are ''."""
    lines = []
    after_text = False
    for match in _LINE.finditer(text):
        is_end = match.group()[0] in "\r\n"
        if not is_end:
            lines.append((match.start(), match.group()))
        elif not after_text:
            lines.append((match.start(), ""))
        after_text = not is_end
    return lines


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are broken at a width: long ones end alike, and go on in lower case."""
    lengths = [len(line) for line in lines]
    if len(lines) < 2 or max(lengths) > 2 * WRAPPED_AT[1]:
        return False
    broken = [
        len(line)
        for line, following in itertools.pairwise(lines)
        if line.rstrip()[-1] not in ".!?。！？:" and following.lstrip()[0].islower()
    ]
    return bool(broken) and WRAPPED_AT[0] <= median(broken) <= 2 * WRAPPED_AT[1]


def _kind(line: str, lines: list[tuple[int, str]], number: int, wrapped: bool) -> tuple[Kind, int]:
    """Return what a line is, and how many letters of it are a mark, not text."""
    bullet = _BULLET.match(line)
    if bullet:
        return Kind.LIST_ITEM, bullet.end()
    quote = _QUOTE.match(line)
    if quote:
        return Kind.QUOTATION, quote.end()
    alone = not wrapped or (_is_blank(lines, number - 1) and _is_blank(lines, number + 1))
    short = len(line.split()) <= HEADING_WORDS
    if alone and short and len(lines) > 1 and line.rstrip()[-1] not in _END_MARKS:
        return Kind.HEADING, 0
    # a question as a line of its own, with text below it, heads what follows
    if alone and short and line.rstrip().endswith("?") and number + 1 < len(lines) > 2:
        return Kind.HEADING, 0
    return Kind.PARAGRAPH, 0


def _is_blank(lines: list[tuple[int, str]], number: int) -> bool:
    return not 0 <= number < len(lines) or not lines[number][1].strip()
