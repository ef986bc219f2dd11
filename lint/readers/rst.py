"""reStructuredText: its prose; directives, roles, literals and comments are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.document import Document, Kind
from lint.readers.lightweight import Line, Prose, document, lines

_RULE = re.compile(r"([=\-`:'\"~^_*+#<>.])\1{1,}\s*$")
_ITEM = re.compile(r"[ \t]*(?:[*+•-]|\d+[.)]|#\.|\(\w\))[ \t]+")
_FIELD = re.compile(r"[ \t]*:[\w -]+:(?:[ \t]|$)")
_DIRECTIVE = re.compile(r"[ \t]*\.\.(?:[ \t]|$)")
_PROSE = re.compile(
    r"[ \t]*\.\.[ \t]+(?:note|tip|warning|caution|important|hint|danger|error|attention"
    r"|admonition|topic|sidebar|epigraph|pull-quote)::[ \t]*"
)
_TABLE = re.compile(r"[ \t]*+[+|=](?=[-+=| ]*?[+=-])[-+=| ]*+$")
_MARKS = (
    (re.compile(r"``.{1,500}?``"), 0),
    (re.compile(r":\w[\w:.-]{0,100}:`([^`<>\n]{0,500}?)(?:\s{0,9}<[^`>\n]{0,500}>)?`"), 1),
    (re.compile(r"`([^`<>\n]{1,500}?)\s{0,9}(?:<[^`>\n]{0,500}>)?`__?"), 1),
    (re.compile(r"\[(?:#?\w*|\*)\]_|\|[\w -]+\|_{0,2}|\\ "), 0),
    (re.compile(r"https?://\S+"), 0),
    (re.compile(r"\*\*(\S|\S.{0,500}?\S)\*\*"), 1),
    (re.compile(r"(?<![\w*])\*(\S|\S.{0,500}?\S)\*(?![\w*])"), 1),
    (re.compile(r"`([^`\n]+)`"), 1),
    (re.compile(r"(?<=\w)_(?!\w)"), 0),
)


def read(path: str, text: str) -> Document:
    """Read reStructuredText."""
    return document(path, text, _prose(list(lines(text))), _MARKS)


def _prose(all_lines: list[Line]) -> Iterator[Prose]:
    opens, passed = True, -1  # the indentation below which a passed block ends
    levels: list[str] = []
    for number, (start, line) in enumerate(all_lines):
        stripped = line.rstrip()
        indent = len(line) - len(line.lstrip())
        if not stripped:
            opens = True
            continue
        if passed >= 0:
            if indent > passed:
                continue
            passed = -1
        if _RULE.match(stripped) or _TABLE.match(stripped) or _FIELD.match(line):
            opens = True
            continue
        prose = _PROSE.match(line)
        if _DIRECTIVE.match(line) and not prose:
            passed, opens = indent, True
            continue
        mark = _underline(all_lines, number)
        if mark:
            levels += [mark] if mark not in levels else []
            yield Prose(Kind.HEADING, levels.index(mark) + 1, start, stripped, True)
            opens = True
            continue
        item = prose or _ITEM.match(line)
        cut = item.end() if item else 0
        kind = Kind.LIST_ITEM if item and not prose else Kind.PARAGRAPH
        opens = opens or item is not None
        literal = stripped.endswith("::")
        if stripped[cut:] and not (literal and stripped[cut:].strip() == "::"):
            end = len(stripped) - literal
            yield Prose(kind, 0, start + cut, stripped[cut:end], opens)
            opens = False
        if literal and not prose:
            passed, opens = indent, True


def _underline(all_lines: list[Line], number: int) -> str:
    """Return the sign that underlines a title; nothing where none does."""
    title = all_lines[number].text.rstrip()
    if number + 1 < len(all_lines) and not title[:1].isspace():
        match = _RULE.match(all_lines[number + 1].text)
        if match and len(all_lines[number + 1].text.rstrip()) >= min(len(title), 3):
            return match.group(1)
    return ""
