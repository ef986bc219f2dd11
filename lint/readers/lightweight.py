"""What AsciiDoc and reStructuredText share: lines to blocks, inline marks passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint.document import Document, Kind
from lint.readers.blocks import Blocks

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")


class Line(NamedTuple):
    """A line: where it starts, and its text."""

    start: int
    text: str


class Prose(NamedTuple):
    """A piece of a block: what the block is, and where a stretch of its text stands.

    `opens` says that a new block begins with it.
    """

    kind: Kind
    level: int
    start: int
    text: str
    opens: bool


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text."""
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None  # an empty line matches
        yield Line(at, match.group(1))
        at = match.end()


def document(
    path: str, text: str, prose: Iterable[Prose], marks: Sequence[tuple[re.Pattern[str], int]]
) -> Document:
    """Return the document of some prose.

    `marks` are patterns of inline markup, each with the group that is read; 0 for none.
    """
    blocks = Blocks()
    kind, level = Kind.PARAGRAPH, 0
    for piece in prose:
        if piece.opens:
            blocks.close(kind, level)
        elif not blocks.builder.empty:
            blocks.builder.replace(" ", max(piece.start - 1, 0), 1)
        kind, level = piece.kind, piece.level
        _inline(blocks, piece.text, piece.start, marks, 0)
    blocks.close(kind, level)
    return blocks.document(path, text)


_MAX_DEPTH = 8  # of marks within marks


def _inline(
    blocks: Blocks,
    text: str,
    start: int,
    marks: Sequence[tuple[re.Pattern[str], int]],
    depth: int,
) -> None:
    at = 0
    found = {mark: mark.search(text) for mark, _ in marks} if depth < _MAX_DEPTH else {}
    while at < len(text):
        for mark, last in found.items():
            if last and last.start() < at:
                found[mark] = mark.search(text, at)
        ahead = [(match, group) for mark, group in marks if (match := found.get(mark))]
        if not ahead:
            break
        match, group = min(ahead, key=lambda item: (item[0].start(), -item[0].end()))
        blocks.builder.add(text[at : match.start()], start + at)
        if group and match[group]:
            _inline(blocks, match[group], start + match.start(group), marks, depth + 1)
        elif not group:
            blocks.builder.replace(" ", start + match.start(), max(match.end() - match.start(), 1))
        at = max(match.end(), at + 1)
    blocks.builder.add(text[at:], start + at)
