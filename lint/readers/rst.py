"""reStructuredText: its prose, block by block; code, comments and targets are passed over.

Indentation makes its structure: the body of an item, a directive or a cell is read as a
text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.document import Document, Kind
from lint.readers import rst_directives as directives
from lint.readers import rst_tables
from lint.readers.elements import META_NAMES
from lint.readers.lightweight import (
    ADDRESS,
    GAP,
    MAX_NESTING,
    NOTHING,
    Cell,
    Line,
    Writer,
    dedent,
    lines,
    separated,
)

_EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
_FOOTNOTE = re.compile(r"\[(?:#?[\w.:+-]*|\*)\](?:\s+|$)")
_TARGET = re.compile(r"\.\.\s+_\S|__(?:\s|$)")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*$")
_BULLET = re.compile(r"[*+•‣⁃-](?:\s+|$)")
_NUMBER = re.compile(r"\(?(?:\d{1,9}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z]|#)[.)]\s+")
_NO_PROSE_FIELD = re.compile(
    r"authors?|contact|address|version|revision|date|status|orphan|nocomments|nosearch|no-?index"
    r"|tocdepth|rtype|(?:var)?type(?: \S+)?",
    re.IGNORECASE,
)
_LINE_BLOCK = re.compile(r"\|(?:\s+|$)")
_DOCTEST = ">>> "
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")

_CODE_ROLE = (
    r":(?:[\w.+-]{1,50}:){0,3}(?:code|math|eq|file|samp|command|program|kbd|literal|raw[\w-]*|envvar|option"
    r"|makevar|mimetype|newsgroup|regexp|token|func|class|meth|mod|attr|data|exc|obj|const|type|macro"
    r"|var|member|struct|enum|union|pep|rfc|cite[\w:]*|numref|program|index):"
)
_TO_TARGET = r"`([^`<]{0,1000}[^`<\s])\s{0,9}<[^`>]{1,1000}>`"
_MARKS = (
    (re.compile(r"\\\s|\\$"), NOTHING),
    (re.compile(r"\\(\S)"), 1),
    (re.compile(r"``(?=[^\s`])(?:[^`]++|`(?!`))*+(?<=\S)``"), GAP),
    (re.compile(rf"{_CODE_ROLE}`[^`]{{1,1000}}`"), GAP),
    (re.compile(rf"`[^`]{{1,1000}}`{_CODE_ROLE}"), GAP),
    # what refers to a note, or is no part of the word before it
    (re.compile(r"(?<=[^\W\d_]{3}\\ ):sup:`[\d,*†‡]{1,20}`"), NOTHING),
    (re.compile(r":sup:`(?:(?i:tm|sm|r|©)|[a-z](?:,[a-z]){0,5})`"), NOTHING),
    (re.compile(r":(?:doc|ref|any|download):`[^`<\s]{1,1000}`"), GAP),  # a path, a label
    (re.compile(rf":\w[\w:.+-]{{0,100}}:{_TO_TARGET}"), 1),
    (re.compile(r":\w[\w:.+-]{0,100}:`([^`]{1,1000})`"), 1),
    (re.compile(r"`<[^`>]{1,1000}>`__?"), GAP),
    (re.compile(rf"_?{_TO_TARGET}__?"), 1),
    (re.compile(r"_?`([^`]{1,1000})`(?::\w[\w:.+-]{0,100}:|__?(?!\w))?"), 1),
    (re.compile(r"\[(?:#?[\w.:+-]*|\*)\]_(?!\w)"), GAP),
    (re.compile(r"(?<![\w|])\|[^\s|](?:[^|]{0,200}[^\s|])?\|(?:__?)?(?!\w)"), GAP),
    (re.compile(r"https?://|www\."), ADDRESS),
    (re.compile(r"\*\*(?=[^\s*])((?:[^*]++|\*(?!\*))*+)(?<=\S)\*\*"), 1),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]++)(?<=\S)\*(?![\w*])"), 1),
    (re.compile(r"(?<=\w)__?(?!\w)"), NOTHING),
)


def read(path: str, text: str) -> Document:
    """Read reStructuredText."""
    writer = Writer(_MARKS)
    _Parser(writer).read(lines(text), _Around())
    return writer.document(path, text)


class _Around(NamedTuple):
    """What stands around some lines: the kind of block, the lists, the bodies."""

    kind: Kind = Kind.PARAGRAPH
    lists: int = 0
    nesting: int = 0


class _Parser:
    """Reads bodies, the outermost first, and gives their blocks to a writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._levels: list[str] = []  # of headings: how each is underlined

    def read(self, body: Sequence[Line], around: _Around) -> None:
        """Read a body whose outermost lines are not indented."""
        at = 0
        while at < len(body):
            at = self._block(body, at, around) if body[at].text else at + 1

    def _inside(self, body: Sequence[Line], around: _Around, kind: Kind | None = None) -> None:
        """Read a body within another."""
        around = around._replace(kind=kind or around.kind, nesting=around.nesting + 1)
        if around.nesting < MAX_NESTING:
            self.read(body, around)
        else:
            self._writer.block(around.kind, dedent(body), depth=around.lists)

    def _block(self, body: Sequence[Line], at: int, around: _Around) -> int:
        """Read the block that begins at a line; return where the next may begin."""
        text = body[at].text
        if text[0].isspace():
            end = _indented(body, at)
            kind = Kind.QUOTATION if around.kind is Kind.PARAGRAPH else around.kind
            self._inside(dedent(body[at:end]), around, kind)
            return end
        if _TARGET.match(text):
            return min(_blank(body, at), _indented(body, at + 1))
        if _EXPLICIT.match(text):
            return self._explicit(body, at, around)
        if text.startswith(_DOCTEST):
            return _blank(body, at)
        if rst_tables.begins(text):
            return self._table(body, at, around)
        if _LINE_BLOCK.match(text):
            return self._line_block(body, at, around)
        item = _item(body, at)
        if item:
            end = _indented(body, at + 1)
            inner = [body[at].cut(item.end()), *dedent(body[at + 1 : end], item.end())]
            self._inside(inner, _in_item(around))
            return end
        if _RULE.match(text) and text != "::":
            return self._overlined(body, at)
        field = directives.FIELD.match(text)
        if field:
            return self._field(body, at, field, around)
        return self._text(body, at, around)

    # -- blocks of text

    def _text(self, body: Sequence[Line], at: int, around: _Around) -> int:
        """Read a heading, a term with its definition, or a paragraph."""
        following = body[at + 1].text if at + 1 < len(body) else ""
        rule = _RULE.match(following)
        if rule and len(following) >= min(len(body[at].text), 3) and following != "::":
            return self._heading(body, at, rule.group(1), at + 2)
        if following[:1].isspace() and not body[at].text.endswith("::"):
            return self._definition(body, at, around)
        end = at + 1
        while end < len(body) and body[end].text and not body[end].text[0].isspace():
            end += 1
        paragraph = list(body[at:end])
        if not paragraph[-1].text.endswith("::"):
            self._writer.block(around.kind, paragraph, depth=around.lists)
            return end
        paragraph[-1] = paragraph[-1].cut(0, -2 if len(paragraph[-1].text) == 2 else -1)
        self._writer.block(around.kind, paragraph, depth=around.lists)
        return _literal(body, end)

    def _heading(self, body: Sequence[Line], at: int, style: str, end: int) -> int:
        if style not in self._levels:
            self._levels.append(style)
        self._writer.block(Kind.HEADING, [body[at]], self._levels.index(style) + 1)
        return end

    def _overlined(self, body: Sequence[Line], at: int) -> int:
        """Read a heading between two rules, or pass over a rule."""
        if at + 2 < len(body) and body[at + 1].text and body[at + 2].text == body[at].text:
            title = body[at + 1]
            sign = body[at].text[0]
            return self._heading([title.cut(title.indent)], 0, sign * 2, at + 3)
        return at + 1

    def _definition(self, body: Sequence[Line], at: int, around: _Around) -> int:
        end = _indented(body, at + 1)
        inner = _in_item(around)
        self._writer.block(inner.kind, [body[at]], depth=inner.lists)
        self._inside(dedent(body[at + 1 : end]), inner._replace(lists=inner.lists + 1))
        return end

    def _field(self, body: Sequence[Line], at: int, field: re.Match[str], around: _Around) -> int:
        """Read a field: its name before its text, or above its blocks."""
        end = _indented(body, at + 1)
        if _NO_PROSE_FIELD.fullmatch(field[1]):
            return end
        name = body[at].cut(1, field.end(1) + 1)
        text = body[at].cut(field.end())
        paragraph = min(_blank(body, at), end) if text.text else at + 1
        rest = [line.cut(line.indent) for line in body[at + 1 : paragraph]]
        self._writer.block(around.kind, [name, text, *rest], depth=around.lists)
        self._inside(dedent(body[paragraph:end]), around)
        return end

    def _line_block(self, body: Sequence[Line], at: int, around: _Around) -> int:
        end = _blank(body, at)
        marks = [_LINE_BLOCK.match(line.text) for line in body[at:end]]
        some = [
            line.cut(mark.end() if mark else line.indent)
            for line, mark in zip(body[at:end], marks, strict=True)
        ]
        self._writer.block(around.kind, some, depth=around.lists)
        return end

    # -- tables

    def _table(self, body: Sequence[Line], at: int, around: _Around) -> int:
        end = rst_tables.end(body, at)
        self._cells(rst_tables.cells(body[at:end]), around)
        return end

    def _cells(self, cells: Sequence[Cell], around: _Around) -> None:
        self._writer.table(
            cells, lambda cell: self._inside(dedent(cell.lines), around, Kind.TABLE_CELL)
        )

    def _list_table(self, body: Sequence[Line], around: _Around) -> None:
        """Read a table whose rows and cells are items of lists."""
        cells = [
            Cell(row, column, cell)
            for row, items in enumerate(_items(body))
            for column, cell in enumerate(_items(items))
        ]
        self._cells(cells, around)

    def _csv_table(self, body: Sequence[Line], around: _Around, delimiter: str) -> None:
        rows = [line for line in body if line.text]
        cells = [
            Cell(row, column, [value])
            for row, line in enumerate(rows)
            for column, value in enumerate(separated(line, delimiter))
        ]
        self._cells(cells, around)

    # -- explicit markup

    def _explicit(self, body: Sequence[Line], at: int, around: _Around) -> int:
        """Read what begins with two dots: a footnote, a directive; or pass over it."""
        line = body[at]
        if line.text == ".." and (at + 1 == len(body) or not body[at + 1].text):
            return at + 1  # an empty comment ends here
        end = _indented(body, at + 1)
        mark = _EXPLICIT.match(line.text)
        start = mark.end() if mark else 0
        footnote = _FOOTNOTE.match(line.text, start)
        if footnote:
            self._inside(_body(body, at, footnote.end(), end), around)
            return end
        directive = directives.parse(_body(body, at, start, end))
        if directive:
            self._directive(directive, around)
        return end

    def _directive(self, directive: directives.Directive, around: _Around) -> None:
        name = directive.name
        if name == "meta":
            self._meta(directive)
            return
        for option in directives.VISIBLE & directive.options.keys():
            self._writer.block(Kind.CAPTION, directive.options[option])
        if name in directives.PASSED:
            return
        kind = directives.KINDS.get(name)
        if not directive.takes_code:
            table = name in directives.TABLES
            self._inside(directive.arguments, around, Kind.CAPTION if table else kind)
        if name == "list-table":
            self._list_table(directive.content, around)
        elif name == "csv-table":
            header = directive.options.get("header", [])
            self._csv_table([*header, *directive.content], around, directive.delimiter)
        else:
            self._inside(directive.content, around, kind)

    def _meta(self, directive: directives.Directive) -> None:
        for name, value in directive.options.items():
            if name.split()[0].rpartition("=")[2].lower() in META_NAMES:
                self._writer.block(Kind.METADATA, value)


def _in_item(around: _Around) -> _Around:
    """Return what stands around the text of an item; in a cell it belongs to the cell."""
    kind = Kind.TABLE_CELL if around.kind is Kind.TABLE_CELL else Kind.LIST_ITEM
    return around._replace(kind=kind, lists=around.lists + 1)


def _item(body: Sequence[Line], at: int) -> re.Match[str] | None:
    """Return the mark of the item that begins at a line."""
    bullet = _BULLET.match(body[at].text)
    if bullet:
        return bullet
    number = _NUMBER.match(body[at].text)
    following = body[at + 1].text if at + 1 < len(body) else ""
    flush = following and not following[0].isspace() and not _NUMBER.match(following)
    return None if flush else number


def _items(body: Sequence[Line]) -> list[list[Line]]:
    """Return the bodies of a list's items."""
    found = []
    at = 0
    while at < len(body):
        end = _indented(body, at + 1)
        mark = _BULLET.match(body[at].text)
        if mark:
            found.append(_body(body, at, mark.end(), end))
        at = end
    return found


def _body(body: Sequence[Line], at: int, start: int, end: int) -> list[Line]:
    """Return what stands behind a mark and indented below it."""
    return [body[at].cut(start), *dedent(body[at + 1 : end])]


def _while(body: Sequence[Line], at: int, holds: Callable[[str], bool]) -> int:
    while at < len(body) and holds(body[at].text):
        at += 1
    return at


def _indented(body: Sequence[Line], at: int) -> int:
    """Return where the lines end that are blank or indented."""
    return _while(body, at, lambda text: not text or text[0].isspace())


def _blank(body: Sequence[Line], at: int) -> int:
    """Return where the next blank line is."""
    return _while(body, at, bool)


def _literal(body: Sequence[Line], at: int) -> int:
    """Return where the literal block ends that follows a paragraph: one that is indented,
    or whose lines all begin with the same sign."""
    first = _while(body, at, lambda text: not text)
    end = _indented(body, first)
    if end > first or first == len(body):
        return end
    sign = body[first].text[0]
    if not _SIGN.match(sign):
        return first
    return _while(body, first, lambda text: text.startswith(sign))
