"""AsciiDoc: its prose; markup, listings, comments and attributes are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.document import Document, Kind
from lint.readers.lightweight import Prose, document, lines

_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_TITLE = re.compile(r"\.(?=[^\s.])")
_ITEM = re.compile(r"[ \t]*(?:[*]{1,5}|-|\.{1,5}|\d+\.)[ \t]+(?:\[[ x*]\][ \t]+)?")
_FENCE = re.compile(r"(-{4,}+|\.{4,}+|\+{4,}+|/{4,}+|`{3,}+)[^`]*$")
_CONTAINER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|-{2}|\|={3,}|,={3,}|'{3,}|<{3,})$")
_PASSED = re.compile(r"//(?!/)|:[\w!-]+:|\[.*\]$|(?:include|toc|ifdef|ifndef|endif|ifeval)::|\+$")
_IMAGE = re.compile(r"(?:image|video|audio)::[^\[\]]*\[")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_MARKS = (
    (re.compile(r"\+\+\+.{0,500}?\+\+\+|\+[^+\n]+\+(?!\w)"), 0),
    (re.compile(r"``?[^`\n]+``?"), 0),
    (re.compile(r"(?:https?|mailto|link|xref):[^\s\[\]]{0,2000}\[([^\[\]\n]*)\]"), 1),
    (re.compile(r"image:[^\s\[\]]{0,2000}\[([^\[\]\n]*)\]"), 1),
    (re.compile(r"footnote:\w*\[([^\[\]\n]*)\]"), 1),
    (re.compile(r"<<[^<>,\n]*(?:,([^<>\n]*))?>>"), 1),
    (re.compile(r"https?://\S+"), 0),
    (re.compile(r"\[\[[^\[\]\n]*\]\]|\{[\w-]+\}"), 0),
    (re.compile(r"\*\*(.{1,500}?)\*\*"), 1),
    (re.compile(r"(?<!\w)\*(\S|\S.{0,500}?\S)\*(?!\w)"), 1),
    (re.compile(r"(?<!\w)_(\S|\S.{0,500}?\S)_(?!\w)"), 1),
    (re.compile(r"(?<!\w)#(\S|\S.{0,500}?\S)#(?!\w)"), 1),
    (re.compile(r"^\|\S*|(?<=\s)\|"), 0),
)


def read(path: str, text: str) -> Document:
    """Read AsciiDoc."""
    return document(path, text, _prose(text), _MARKS)


def _prose(text: str) -> Iterator[Prose]:
    fence, opens = "", True
    for start, line in lines(text):
        stripped = line.rstrip()
        if fence:
            fence = "" if stripped == fence else fence
            continue
        fenced = _FENCE.match(stripped)
        if fenced:
            fence, opens = stripped if stripped[0] != "`" else "```", True
        elif not stripped or _CONTAINER.match(stripped) or _PASSED.match(stripped):
            opens = opens or not stripped.startswith("//")
        else:
            kind, level, cut = _shape(stripped)
            opens = opens or kind is not Kind.PARAGRAPH
            words = stripped[cut:].rstrip("]") if _IMAGE.match(stripped) else stripped[cut:]
            yield Prose(kind, level, start + cut, words, opens)
            opens = kind in (Kind.HEADING, Kind.TABLE_CELL)


def _shape(line: str) -> tuple[Kind, int, int]:
    """Return what a line begins, a heading's level, and how much of it is a mark."""
    for pattern, kind in (
        (_HEADING, Kind.HEADING),
        (_TITLE, Kind.CAPTION),
        (_ITEM, Kind.LIST_ITEM),
        (_IMAGE, Kind.CAPTION),
        (_ADMONITION, Kind.PARAGRAPH),
    ):
        match = pattern.match(line)
        if match:
            return kind, len(match.group().strip()) if kind is Kind.HEADING else 0, match.end()
    return (Kind.TABLE_CELL if line.startswith("|") else Kind.PARAGRAPH), 0, 0
