"""Messages of catalogues: prose with placeholders, which are passed over.

Placeholders are those of ICU (`{name}`, `{n, plural, one {…} other {…}}`), printf
(`%s`, `%1$d`, `%(name)s`), i18next (`{{name}}`, `$t(key)`), template strings
(`${name}`) and tags. The variants of a plural or a choice are read one after the other.
Blocks of HTML, and what blank lines part, are segments of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.document import Kind
from lint.readers import elements, entities
from lint.readers.blocks import ADDRESS, Blocks, url_length

_MARK = re.compile(
    r"(?P<choice>\{\s*+[\w.-]++\s*+,\s*+(?:plural|select|selectordinal)\s*+,"
    r"(?:\s*+offset:\d++)?+\s*+[=\w-]++\s*+\{)"
    r"|(?P<next>\}\s*+[=\w-]++\s*+\{)|(?P<end>\}\s*+\})"
    r"|(?P<placeholder>\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$t\([^()]*\)|\{\s*+[\w.-]*+\s*+\}"
    r"|\{\s*+[\w.-]++\s*+,\s*+(?:number|date|time|spellout|ordinal|duration)\b[^{}]*\}"
    r"|%\([\w.-]++\)[#0 +-]*+[\d.]*+[a-zA-Z]"
    r"|(?<![\d%])%(?:\d++\$)?+[#0+-]*+\d*+(?:\.\d++)?+[sdifuxXeEgGc@]\b)"
    r"|(?P<tag></?(?:(?P<name>[a-zA-Z][\w.:-]*+)(?:\s[^<>]*+)?+|\d++)/?+>)"
    r"|(?P<blank>\n[ \t\r]*+\n)"
    rf"|(?P<address>{ADDRESS.pattern})"
)


class _Mark(NamedTuple):
    """What is passed over: where, what stands for it, the kind of block that it ends."""

    start: int
    end: int
    instead: str = " "
    ended: Kind | None = None


def add(
    blocks: Blocks, pieces: Iterable[tuple[str, int, int]], kind: Kind = Kind.PARAGRAPH
) -> None:
    """Add a message, given as pieces: decoded text, its source offset and length there.

    A piece of the same length as its source stands there letter by letter. `kind` is
    what the blocks of the message are, list items aside.
    """
    text, places = "", []
    for piece, source, length in pieces:
        places.append((len(text), piece, source, length))
        text += piece
    marks = list(_marks(text, kind))
    passed = 0  # marks that end before the piece
    for start, piece, source, length in places:
        while passed < len(marks) and marks[passed].end <= start:
            passed += 1
        last = bisect_left(marks, start + len(piece), passed, key=lambda mark: mark.start)
        if len(piece) == length:
            _add_piece(blocks, start, piece, source, marks[passed:last])
        elif last > passed:
            _pass_over(blocks, marks[passed], start, source, length)
        else:
            blocks.builder.decoded(piece, source, length)
    blocks.close(kind)


def _marks(text: str, kind: Kind) -> Iterator[_Mark]:
    """Yield what is passed over, in order."""
    at = depth = 0  # of choices
    block = kind
    while found := _MARK.search(text, at):
        start, at = found.span()
        what = found.lastgroup
        if what in ("next", "end") and not depth:
            at = start + 1
        elif what == "tag" and (found["name"] or "").lower() in elements.BLOCKS:
            yield _Mark(start, at, ended=block)
            block = _block(found, block, kind)
        elif what == "blank":
            yield _Mark(start, at, ended=block)
        elif what == "address":
            at = start + url_length(found.group())
            yield _Mark(start, at)
        else:
            depth += (what == "choice") - (what == "end")
            yield _Mark(start, at, ". " if what == "next" else " ")


def _block(tag: re.Match[str], block: Kind, kind: Kind) -> Kind:
    """Return the kind of block that goes on behind a tag."""
    if tag.group().startswith("</"):
        return kind
    return Kind.LIST_ITEM if tag["name"].lower() == "li" else block


def _add_piece(blocks: Blocks, start: int, piece: str, source: int, marks: Iterable[_Mark]) -> None:
    at = 0
    for mark in marks:
        first, end = max(mark.start - start, 0), min(mark.end - start, len(piece))
        entities.add(blocks.builder, piece[at:first], source + at)
        _pass_over(blocks, mark, start + first, source + first, end - first)
        at = end
    entities.add(blocks.builder, piece[at:], source + at)


def _pass_over(blocks: Blocks, mark: _Mark, at: int, source: int, length: int) -> None:
    """Pass over what a piece holds of a mark, from `at` of the message on."""
    if mark.ended is None:
        blocks.builder.replace(mark.instead if at == mark.start else " ", source, length)
    elif at == mark.start:
        blocks.close(mark.ended)
