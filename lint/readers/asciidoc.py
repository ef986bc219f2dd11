"""AsciiDoc: its prose, block by block; listings, comments and attributes are passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.document import Document, Kind
from lint.readers import asciidoc_tables as tables
from lint.readers.asciidoc_marks import MARKS, captions
from lint.readers.lightweight import MAX_NESTING, Cell, Line, Writer, lines

_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"([=\-~^+])\1+$")
_LEVELS = "=-~^+"
_BYLINE = re.compile(r"[^<>]{1,200}<[^<>\s]+@[^<>\s]+>|v?\d[\w.]*(?:,|$)")
_TITLE = re.compile(r"\.(?=[^\s.])")
_ITEM = re.compile(
    r"[ \t]*(\*{1,9}|-|\.{1,9}|\d{1,9}\.|[a-zA-Z]\.|[ivxIVX]{1,5}\)|<(?:\d{1,3}|\.)>)[ \t]+"
    r"(?:\[[ x*]\][ \t]+)?(?=\S)"
)
_TERM = re.compile(r"[ \t]*(\S.*?)(:{2,4}|;;)(?:[ \t]+|$)")
_FENCE = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```[^`]*)$")
_CONTAINER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--)$")
_RULE = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3})$")
_STYLE = re.compile(r"\[(?:\[[^\[\]]*\]|[^\[\]]*|(?:[^\[\]\"]|\"[^\"]*\")*+)\]$")
_CODE_STYLE = re.compile(
    r",|(?:source|listing|literal|stem|latexmath|asciimath|comment|pass|\w*diag|plantuml|mermaid"
    r"|ditaa|graphviz)\b"
)
_QUOTE_STYLE = re.compile(r"[\"']?(?:quote|verse)\b")
_ATTRIBUTE = re.compile(r":!?(\w[\w-]*)!?:(?:[ \t]+|$)")
_METADATA = ("description", "title")
_IMAGE = re.compile(r"(?:image|video|audio)::[^\[\]\s][^\[\]]*\[(.*)\]$")
_PASSED = re.compile(r"//(?!/)|[a-z]\w*::[^\s\[\]]*\[[^\[\]]*\]$")
_ENDS_PARAGRAPH = (_FENCE, _CONTAINER, _STYLE, _IMAGE)
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")


def read(path: str, text: str) -> Document:
    """Read AsciiDoc; signatures, whose names end in `.asc` too, hold no prose."""
    writer = Writer(MARKS)
    if not text.startswith("-----BEGIN PGP "):
        _Parser(writer, lines(text)).read()
    return writer.document(path, text)


class _Parser:
    """Reads some lines, of a document or a cell, and gives their blocks to a writer."""

    def __init__(
        self,
        writer: Writer,
        body: Sequence[Line],
        kind: Kind = Kind.PARAGRAPH,
        nesting: int = 0,
    ) -> None:
        self._writer = writer
        self._body = body
        self._kind = kind
        self._nesting = nesting
        self._styles: list[str] = []  # what stands in brackets above the next block
        self._containers: dict[str, bool] = {}  # those open, and whether they quote
        self._lists: list[str] = []  # the marks of the lists around
        self._attached = False  # the next block belongs to the item before
        self._defines = False  # a term stands before the next paragraph
        self._began = False

    def read(self) -> None:
        """Read all lines."""
        at = 0
        while at < len(self._body):
            at = self._block(at) if self._body[at].text else at + 1

    def _block(self, at: int) -> int:
        """Read the block that begins at a line; return where the next may begin."""
        line = self._body[at]
        text = line.text
        if _STYLE.match(text):
            self._styles.append(text[1:-1])
            return at + 1
        if text == "+":
            self._attached = True
            return at + 1
        image = _IMAGE.match(text)
        if image:
            for caption in captions(line, *image.span(1)):
                self._writer.block(Kind.CAPTION, [caption])
            return at + 1
        if _PASSED.match(text):
            return at + 1
        attribute = _ATTRIBUTE.match(text)
        if attribute:
            return self._attribute(at, attribute)
        title = _TITLE.match(text)
        if title:
            self._writer.block(Kind.CAPTION, [line.cut(title.end())])
            return at + 1
        end = self._structure(at) or self._text(at)
        self._styles.clear()
        return end

    def _close(self) -> None:
        """End a block; what follows belongs to no item, unless it says so."""
        if not self._attached:
            self._lists.clear()
        self._attached = self._defines = False

    # -- blocks between delimiters

    def _structure(self, at: int) -> int:
        """Read what begins with a delimiter; 0 where none stands."""
        text = self._body[at].text
        if _RULE.match(text):
            return at + 1
        if _FENCE.match(text) or (_CONTAINER.match(text) and self._is_code()):
            self._close()
            return self._closing(at, "```" if text[0] == "`" else text) + 1
        if tables.begins(text):
            end = self._closing(at, text)
            self._close()
            style = ",".join(self._styles)
            self._writer.table(tables.cells(text, style, self._body[at + 1 : end]), self._cell)
            return end + 1
        if _CONTAINER.match(text):
            self._container(text)
            return at + 1
        return 0

    def _closing(self, at: int, delimiter: str) -> int:
        """Return where the next such delimiter stands, else the end."""
        at += 1
        while at < len(self._body) and self._body[at].text != delimiter:
            at += 1
        return at

    def _container(self, delimiter: str) -> None:
        if delimiter in self._containers:
            for inner in reversed(list(self._containers)):
                del self._containers[inner]
                if inner == delimiter:
                    break
        else:
            quotes = any(map(_QUOTE_STYLE.match, self._styles))
            self._containers[delimiter] = quotes or delimiter[0] == "_"
        self._close()

    def _cell(self, cell: Cell) -> None:
        """Read what stands in a cell: blocks where its style says so, else paragraphs."""
        if cell.style == "l":
            return
        if cell.style == "a" and self._nesting < MAX_NESTING:
            first = next((at for at, line in enumerate(cell.lines) if line.text.strip()), 0)
            body = [line.cut(line.indent) for line in cell.lines[first : first + 1]]
            body += cell.lines[first + 1 :]
            _Parser(self._writer, body, Kind.TABLE_CELL, self._nesting + 1).read()
            return
        paragraph: list[Line] = []
        for line in [*cell.lines, Line(0, "")]:
            if line.text:
                paragraph.append(line.cut(line.indent))
            else:
                self._writer.block(Kind.TABLE_CELL, paragraph)
                paragraph = []

    # -- blocks of text

    def _attribute(self, at: int, attribute: re.Match[str]) -> int:
        """Read the attribute of a document: it goes on below where a backslash ends its line."""
        values = [self._body[at].cut(attribute.end())]
        while values[-1].text.endswith("\\") and at + 1 < len(self._body):
            values[-1] = values[-1].cut(0, -1)
            at += 1
            values.append(self._body[at])
        if attribute[1] in _METADATA:
            self._writer.block(Kind.METADATA, values)
        return at + 1

    def _text(self, at: int) -> int:
        line = self._body[at]
        heading = _HEADING.match(line.text)
        if heading:
            return self._heading(line.cut(heading.end()), len(heading[1]), at + 1)
        if self._is_underlined(at):
            level = _LEVELS.index(self._body[at + 1].text[0]) + 1
            return self._heading(line, level, at + 2)
        item = _ITEM.match(line.text)
        if item:
            self._open_list(re.sub(r"[\dA-Za-z]+", "1", item[1]))
            return self._paragraph(at, item.end(), self._item_kind)
        term = _TERM.match(line.text)
        if term:
            return self._term(at, term)
        is_literal = line.text[0].isspace() and not self._defines
        if is_literal or self._is_code():
            return self._end(at)
        admonition = _ADMONITION.match(line.text)
        kind = self._item_kind if self._attached else self._paragraph_kind
        if not self._attached:
            self._lists.clear()
        return self._paragraph(at, admonition.end() if admonition else 0, kind)

    def _heading(self, title: Line, level: int, end: int) -> int:
        self._lists.clear()
        self._writer.block(Kind.HEADING, [title], level)
        while level == 1 and not self._began and end < len(self._body):
            if not _BYLINE.match(self._body[end].text):
                break
            end += 1
        self._began = True
        return end

    def _is_underlined(self, at: int) -> bool:
        """Whether a line is a title: a line of signs, as long as it is, stands below."""
        title = self._body[at].text
        following = self._body[at + 1].text if at + 1 < len(self._body) else ""
        return (
            abs(len(title) - len(following)) <= 1
            and _UNDERLINE.match(following) is not None
            and not title[0].isspace()
            and any(map(str.isalnum, title))
        )

    def _term(self, at: int, term: re.Match[str]) -> int:
        """Read a term, and what defines it in the same line."""
        line = self._body[at]
        self._open_list(term[2])
        self._writer.block(self._item_kind, [line.cut(*term.span(1))], depth=len(self._lists))
        self._attached = self._defines = True
        if term.end() < len(line.text):
            return self._paragraph(at, term.end(), self._item_kind)
        return at + 1

    def _paragraph(self, at: int, start: int, kind: Kind) -> int:
        """Read a paragraph, without the mark before it."""
        end = self._end(at)
        some = [self._body[at].cut(start), *self._body[at + 1 : end]]
        some = [line.cut(line.indent) for line in some if not _PASSED.match(line.text)]
        some = [line.cut(0, -1) if line.text.endswith(" +") else line for line in some]
        self._writer.block(kind, some, depth=len(self._lists) + self._defines)
        self._attached = self._defines = False
        self._began = True
        return end

    def _end(self, at: int) -> int:
        """Return where the paragraph that begins at a line ends."""
        at += 1
        while at < len(self._body):
            text = self._body[at].text
            if text in ("", "+") or any(pattern.match(text) for pattern in _ENDS_PARAGRAPH):
                break
            if tables.begins(text) or (self._lists and (_ITEM.match(text) or _TERM.match(text))):
                break
            at += 1
        return at

    # -- what stands around

    def _open_list(self, mark: str) -> None:
        """Begin an item: of the list that has its mark, else of one within."""
        if mark in self._lists:
            del self._lists[self._lists.index(mark) + 1 :]
        else:
            self._lists.append(mark)

    def _is_code(self) -> bool:
        return any(map(_CODE_STYLE.match, self._styles))

    @property
    def _item_kind(self) -> Kind:
        return Kind.TABLE_CELL if self._kind is Kind.TABLE_CELL else Kind.LIST_ITEM

    @property
    def _paragraph_kind(self) -> Kind:
        quotes = any(self._containers.values()) or any(map(_QUOTE_STYLE.match, self._styles))
        return Kind.QUOTATION if quotes and self._kind is Kind.PARAGRAPH else self._kind
