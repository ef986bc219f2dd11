"""Messages of catalogues: prose with placeholders, which are passed over.

Placeholders are those of ICU (`{name}`, `{n, plural, one {…} other {…}}`), printf
(`%s`, `%1$d`, `%(name)s`), i18next (`{{name}}`, `$t(key)`), template strings
(`${name}`) and tags. The variants of a plural or a choice are read one after the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from lint.document import TextBuilder

_PASSED = re.compile(
    r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$t\([^()]*\)|\{\s*+[\w.-]*+\s*+\}"
    r"|\{\s*+[\w.-]++\s*+,\s*+(?:number|date|time|spellout|ordinal|duration)\b[^{}]*\}"
    r"|%\([\w.-]++\)[#0 +-]*+[\d.]*+[a-zA-Z]"
    r"|(?<![\d%])%(?:\d++\$)?+[#0+-]*+\d*+(?:\.\d++)?+[sdifuxXeEgGc@]\b"
    r"|</?[a-zA-Z0-9][^<>]*>"
)
_CHOICE = re.compile(
    r"\{\s*+[\w.-]++\s*+,\s*+(?:plural|select|selectordinal)\s*+,(?:\s*+offset:\d++)?+"
    r"\s*+[=\w-]++\s*+\{"
)
_NEXT = re.compile(r"\}\s*+[=\w-]++\s*+\{")
_END = re.compile(r"\}\s*+\}")


def add(builder: TextBuilder, pieces: Iterator[tuple[str, int, int]]) -> None:
    """Add a message, given as pieces: decoded text, its source offset and length there.

    A piece of the same length as its source stands there letter by letter.
    """
    text, places = "", []
    for piece, source, length in pieces:
        places.append((len(text), piece, source, length))
        text += piece
    spans = list(_markup(text))
    passed = 0  # spans that end before the piece
    for start, piece, source, length in places:
        while passed < len(spans) and spans[passed][1] <= start:
            passed += 1
        last = bisect_left(spans, (start + length + len(piece), 0, ""))
        _add_piece(builder, start, piece, source, length, spans[passed:last])


def _markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each placeholder, and what stands for it."""
    at, depth = 0, 0
    while at < len(text):
        choice = _CHOICE.match(text, at)
        passed = None if choice else _PASSED.match(text, at)
        following = _NEXT.match(text, at) if depth and not (choice or passed) else None
        end = _END.match(text, at) if depth and not (choice or passed or following) else None
        found = choice or passed or following or end
        if found is None:
            at += 1
            continue
        depth += bool(choice) - bool(end)
        yield found.start(), found.end(), ". " if following else " "
        at = found.end()


def _add_piece(
    builder: TextBuilder,
    start: int,
    piece: str,
    source: int,
    length: int,
    spans: list[tuple[int, int, str]],
) -> None:
    if len(piece) != length:
        inside = any(first <= start < end for first, end, _ in spans)
        builder.decoded(" " if inside else piece, source, length)
        return
    at = start
    for opening, closing, instead in spans:
        first, end = max(opening, start), min(closing, start + length)
        if first >= end or end <= at:
            continue
        builder.add(piece[at - start : first - start], source + at - start)
        builder.replace(instead, source + first - start, end - first)
        at = end
    builder.add(piece[at - start :], source + at - start)
