"""What the CommonMark parser is asked for, and its byte ranges as places in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MAY_BE_CODE = re.compile(r"(?m)^[ \t]*\r?\n(?: {4}|\t| {1,3}\t)|\A(?: {4}|\t)")
_MAX_ROUNDS = 8

_TABLES, _FOOTNOTES, _STRIKETHROUGH, _TASKLISTS, _HEADING_ATTRIBUTES, _MATH, _GFM, _DEFINITIONS = (
    1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 6, 1 << 10, 1 << 11, 1 << 12,
)  # fmt: skip
OPTIONS = (
    _TABLES | _FOOTNOTES | _STRIKETHROUGH | _TASKLISTS | _HEADING_ATTRIBUTES | _MATH | _GFM
    | _DEFINITIONS
)  # fmt: skip


class Points:
    """Byte offsets in UTF-8 -> code points, best asked in rising order.

    `kept` tells where the characters of a shortened text stand in the source.
    """

    def __init__(self, data: bytes, kept: Sequence[int] | None = None) -> None:
        self._data = data
        self._kept = kept
        self._plain = data.isascii() and kept is None
        self._byte = self._point = 0

    def __getitem__(self, byte: int) -> int:
        """Return the offset in the source of the character at `byte`."""
        if self._plain:
            return byte
        point = self.in_text(byte)
        return point if self._kept is None else self._kept[point]

    def end(self, byte: int) -> int:
        """Return the offset in the source behind the character that ends at `byte`."""
        if self._kept is None or not byte:
            return self[byte]
        return self._kept[self.in_text(byte) - 1] + 1

    def in_text(self, byte: int) -> int:
        """Return the offset of a character in the text that was parsed."""
        last = self._byte
        if byte >= last:
            piece = self._data[last:byte]
            self._point += len(piece) if piece.isascii() else len(piece.decode())
        else:
            piece = self._data[byte:last]
            self._point -= len(piece) if piece.isascii() else len(piece.decode())
        self._byte = byte
        return self._point


def without_indents(
    text: str, kept: Sequence[int] | None = None
) -> tuple[str, Sequence[int] | None]:
    """Take away the indents that Markdown takes for code, and MDX does not; see `without`."""
    for _ in range(_MAX_ROUNDS):
        cuts = _indents(text)
        if not cuts:
            break
        text, kept = without(text, cuts, kept)
    return text, kept


def without(
    text: str, cuts: Sequence[tuple[int, int]], kept: Sequence[int] | None = None
) -> tuple[str, Sequence[int]]:
    """Cut out stretches of a text, which are in order.

    Returns the text and where its characters stand in the source; `kept` tells so before.
    """
    places = range(len(text) + 1) if kept is None else kept
    parts: list[str] = []
    left: list[int] = []
    at = 0
    for start, end in [*cuts, (len(text), len(text) + 1)]:
        parts.append(text[at:start])
        left.extend(places[at:start])
        at = end
    left.append(places[len(text)])
    return "".join(parts), left


def _indents(text: str) -> list[tuple[int, int]]:
    """Return start and end of the common indents of each indented code block."""
    from lint.readers.code import Code

    code = Code(text)
    if all(code.end(match.end()) for match in _MAY_BE_CODE.finditer(text)):
        return []
    import pyromark

    points = Points(text.encode())
    cuts = []
    for event, span in pyromark.events_with_range(text, options=OPTIONS):  # type: ignore[arg-type]
        if event == {"Start": {"CodeBlock": "Indented"}}:
            start = text.rfind("\n", 0, points[span["start"]]) + 1
            lines = list(re.finditer(r"(?m)^([ \t]*)\S", text[start : points[span["end"]]]))
            common = min((len(line.group(1)) for line in lines), default=0)
            cuts += [
                (start + line.start(), start + line.start() + common) for line in lines if common
            ]
    return cuts
