"""Plain text: paragraphs, headings, list items and quotations by their shape.

Blank lines part blocks. Between them, lines that an editor wrapped belong together;
all others are blocks of their own: copy is often kept with a paragraph a line. A short
line alone without an end mark is a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from lint.document import Document, Kind
from lint.readers.blocks import Blocks, add_prose, find_url

HEADING_WORDS = 12
HEADING_LETTERS = 100
HEADING_LETTERS_UNSPACED = 30  # in scripts that do not space words
WIDEST_WRAP = 120
NARROWEST_WRAP = 45
WRAPPED_SHARE = 0.6  # of the line breaks inside blocks, in a file that is wrapped

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_BULLET = re.compile(
    r"[ \t]*(?:[-*+•‣–—◦▪●○■□✓✔·・]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t\u3000\u00a0]+"
)
_QUOTE = re.compile(r"[ \t]*>[> \t]*")
_RULE = re.compile(r"\s*([=\-_*~#+])(?:\s*\1){2,}\s*")
_END_MARKS = ".,;:!…。、，．；：！｡"
_CLOSING = "\"'”’»)]*_ "
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class _Line:
    """A line of text: its place, what it is, and how much of it is a bullet or a mark."""

    start: int
    text: str
    kind: Kind = Kind.PARAGRAPH
    lead: int = 0
    joined: bool = False  # goes on with the line before
    alone: bool = True  # is a block of one line


def read(path: str, text: str) -> Document:
    """Read plain text."""
    blocks = Blocks()
    groups = _groups(text)
    _join([pair for group in groups for pair in pairwise(group)])
    lines = [line for group in groups for line in group]
    for line, following in pairwise(lines):
        if following.joined:
            line.alone = following.alone = False
    _find_headings(groups)
    kind = Kind.PARAGRAPH
    for line in lines:
        if not line.joined:
            blocks.close(kind, level=kind is Kind.HEADING)
            kind = line.kind
        elif line.start:
            blocks.builder.replace(" ", line.start - 1, 1)
        add_prose(blocks.builder, line.text[line.lead :], line.start + line.lead)
    blocks.close(kind, level=kind is Kind.HEADING)
    return blocks.document(path, text)


def _groups(text: str) -> list[list[_Line]]:
    """Return the lines between blank lines and rules (`----`)."""
    groups: list[list[_Line]] = [[]]
    for match in _LINE.finditer(text):
        content = match.group(1)
        if not content.strip() or _RULE.fullmatch(content):
            if groups[-1]:
                groups.append([])
            continue
        groups[-1].append(_line(match.start(), content))
    return [group for group in groups if group]


def _line(start: int, text: str) -> _Line:
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        return _Line(start, text, Kind.LIST_ITEM, bullet.end())
    quote = _QUOTE.match(text)
    if quote:
        return _Line(start, text, Kind.QUOTATION, quote.end())
    return _Line(start, text)


def _join(pairs: list[tuple[_Line, _Line]]) -> None:
    """Mark the lines that go on with the line before, because an editor broke it there."""
    width = max((len(line.text.rstrip()) for pair in pairs for line in pair), default=0)
    is_wrap = [_is_full(line, following, width) for line, following in pairs]
    is_wrapped = width <= WIDEST_WRAP and sum(is_wrap) >= WRAPPED_SHARE * len(pairs)
    for (line, following), wraps in zip(pairs, is_wrap, strict=True):
        if following.kind is Kind.QUOTATION:
            following.joined = line.kind is Kind.QUOTATION
        elif following.kind is not Kind.LIST_ITEM:
            indented = line.kind is Kind.LIST_ITEM or line.joined
            following.joined = (
                (is_wrapped and wraps)
                or _goes_on(line.text, following.text)
                or (indented and line.lead > 0 and following.text[:2].isspace())
            )


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted into a line."""
    length = len(line.text.rstrip())
    word = following.text.split(maxsplit=1)[0] if following.text.strip() else ""
    if _WIDE.match(word):
        word = word[:2]
    needed = NARROWEST_WRAP // 2 if _WIDE.search(line.text) else NARROWEST_WRAP
    return length >= needed and length + 1 + len(word) > width


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence is open at the end of a line, and goes on in lower case."""
    end = line.rstrip().rstrip(_CLOSING)[-1:]
    return (
        following.lstrip()[:1].islower()
        and end not in (*_END_MARKS, "?", "")
        and NARROWEST_WRAP // 2 <= len(line.rstrip()) <= WIDEST_WRAP
    )


def _find_headings(groups: list[list[_Line]]) -> None:
    """Mark short lines without an end mark or an address; a question heads only what
    follows it."""
    lines = [line for group in groups for line in group]
    if len(lines) < 2:
        return
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if line.kind is Kind.PARAGRAPH and line.alone and _is_short(line.text):
            end = line.text.rstrip().rstrip(_CLOSING)[-1:]
            heads = following is not None and following.kind is not Kind.QUOTATION
            is_open = end and end not in _END_MARKS and (heads or end not in "?？")
            if is_open and not find_url(line.text, 0, len(line.text)):
                line.kind = Kind.HEADING


def _is_short(text: str) -> bool:
    text = text.strip()
    if _WIDE.search(text):
        return len(text) <= HEADING_LETTERS_UNSPACED
    return len(text.split()) <= HEADING_WORDS and len(text) <= HEADING_LETTERS
