"""Markdown: CommonMark with tables, footnotes and front matter; MDX and shortcodes.

pulldown-cmark (pyromark) gives the byte range of every inline event; text keeps its
place through emphasis, links, entities and line breaks. What it does not know
(`templates`, `jsx`) is overwritten before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from lint.document import Comment, Document, Kind, TextBuilder
from lint.readers import commonmark, frontmatter, titles
from lint.readers.blocks import Blocks, find_url, may_hold_address
from lint.readers.commonmark import OPTIONS, Points
from lint.readers.filler import SPLIT, blank

if TYPE_CHECKING:
    from lint.readers.html import Parser

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_HTML_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_WITH_TEXT = re.compile(r"\b(?:alt|title|aria-label|placeholder|value)\s*=", re.IGNORECASE)
_FORMULA = re.compile(r"[\\^_={}]|^\s*[A-Za-z]\s*$")
_LINES = re.compile(rb"[^\r\n]+|[\r\n]+")
# what may be no Markdown: {tags}, <% tags %>, import lines, fences and heads of admonitions
_FOREIGN = re.compile(
    r"[{](?:[{%:.#]|/\*)|=[{]|<[%?]|^import |^[ \t>]*(?::::|(?:```|~~~)[`~]*[ \t]*\{)"
    r"|^[ \t]*(?:!!!|\?\?\?\+?|===[!+]?) ",
    re.M,
)
_KINDS = {
    "Item": Kind.LIST_ITEM,
    "TableCell": Kind.TABLE_CELL,
    "BlockQuote": Kind.QUOTATION,
    "DefinitionListTitle": Kind.LIST_ITEM,
    "DefinitionListDefinition": Kind.LIST_ITEM,
    "FootnoteDefinition": Kind.PARAGRAPH,
}
# what a term explains stands deeper than the term
_LISTS = frozenset({"List", "DefinitionList", "DefinitionListDefinition"})
_TABLE = {
    "Table": Blocks.table,
    "TableHead": Blocks.row,
    "TableRow": Blocks.row,
    "TableCell": Blocks.cell,
}
_MARKS = frozenset({"Emphasis", "Strong"})
# blocks that end an open one when they start; in others a paragraph would start
_STRUCTURE = frozenset({
    *_KINDS, *_LISTS, *_TABLE, "CodeBlock", "HtmlBlock", "Paragraph", "Heading",
})  # fmt: skip


def read(path: str, text: str, mdx: bool = False) -> Document:
    """Read a Markdown file; with `mdx` one that may hold JSX."""
    blocks = Blocks()
    fields, start = frontmatter.read(blocks, path, text)
    body = blank(text[:start]) + text[start:] if start else text
    kept: Sequence[int] | None = None
    if mdx or _FOREIGN.search(body):
        body, indents = _without_foreign(body, blocks, mdx)
        if indents:
            body, kept = commonmark.without(body, indents)
    if mdx:
        body, kept = commonmark.without_indents(body, kept)
    _Walker(blocks, body, kept).walk()
    document = blocks.document(path, text)
    document.metadata = fields
    document.language = frontmatter.language(fields)
    return document


def _without_foreign(text: str, blocks: Blocks, mdx: bool) -> tuple[str, Sequence[tuple[int, int]]]:
    """Overwrite what is no Markdown: template tags, fences of admonitions, JSX.

    Returns the text, and start and end of indents to be taken away.
    """
    from lint.readers import fences, jsx, templates

    text = fences.without_directives(text, blocks)
    text = templates.without_tags(text, blocks, code=True)
    text = fences.without_fences(text, blocks)
    text, indents = fences.without_heads(text, blocks)
    if mdx:
        text = jsx.without_jsx(text, blocks)
    else:
        text = jsx.without_jsx_tags(jsx.without_modules(text), blocks)
    return templates.blank_lines(text), indents


class _Walker:
    """Walks the events of a Markdown text and fills blocks."""

    def __init__(self, blocks: Blocks, text: str, kept: Sequence[int] | None = None) -> None:
        self._blocks = blocks
        self._text = text
        self._data = text.encode()
        self._points = Points(self._data, kept)
        self._around: list[Kind] = []  # the kinds of the blocks around
        self._lists = 0
        self._silent = 0  # code blocks, and what is struck out
        self._silent_tag = ""  # inline HTML that is no prose
        self._alts: list[TextBuilder] = []  # of images, the innermost last
        self._titles: set[tuple[int, int]] = set()
        self._pieces: list[tuple[str, int]] | None = None  # of an HTML block
        self._html: Parser | None = None  # made for the first HTML block
        self._passed = 0  # the byte up to which an address reaches
        self._in_link = 0
        self._outside_link = self._has_link = False

    def walk(self) -> None:
        """Walk all events."""
        import pyromark

        on_text = self._on_text
        actions: dict[str, Callable[[Any, int, int], None]] = {
            "Start": self._start,
            "End": self._end,
            "InlineHtml": self._inline_html,
            "Html": self._html_piece,
            "Code": self._gap,
            "InlineMath": self._formula,
            "DisplayMath": self._gap,
        }
        events: Any = pyromark.events_with_range(self._text, options=OPTIONS)  # type: ignore[arg-type]
        for event, span in events:
            if "Text" in event:
                on_text(event["Text"], span["start"], span["end"])
            elif event.__class__ is str:
                self._gap("", span["start"], span["end"])
            else:
                ((name, value),) = event.items()
                action = actions.get(name)
                if action is not None:
                    action(value, span["start"], span["end"])
        self._close()

    # -- text; offsets are in bytes up to `_points`

    def _on_text(self, text: str, start: int, end: int) -> None:
        if self._silent or self._silent_tag:
            return
        if start < self._passed:
            if end <= self._passed:
                return
            text = self._data[self._passed : end].decode()
            start = self._passed
        if not self._in_link and not text.isspace():
            self._outside_link = True
        source = self._points[start]
        if self._data[start:end] != text.encode():
            self._builder.decoded(text, source, self._points.end(end) - source)
        elif may_hold_address(text):
            self._pass_addresses(text, start, end)
        elif SPLIT in text:
            self._add_part(text, start)
        else:
            (self._alts[-1] if self._alts else self._blocks.builder).add(text, source)

    @property
    def _builder(self) -> TextBuilder:
        return self._alts[-1] if self._alts else self._blocks.builder

    def _pass_addresses(self, text: str, start: int, end: int) -> None:
        """Add text without the addresses in it; the last may go on behind it."""
        at = self._points.in_text(start)
        last = at + len(text)
        while found := find_url(self._text, at, last):
            before = self._text[at : found[0]]
            self._add_part(before, start)
            start += len(before.encode())
            passed = start + len(self._text[found[0] : found[1]].encode())
            self._gap("", start, min(passed, end))
            start, at = passed, found[1]
            if passed >= end:
                self._passed = passed
                return
        self._add_part(self._text[at:last], start)

    def _add_part(self, text: str, start: int) -> None:
        """Add verbatim text; a block ends at each mark that `jsx` has set in it."""
        for number, part in enumerate(text.split(SPLIT)):
            if number:
                self._close()
                start += 1
            if part:
                self._builder.add(part, self._points[start])
                start += len(part.encode())

    def _gap(self, _: object, start: int, end: int) -> None:
        """Leave a space for a line break, code and the like."""
        source = self._points[start]
        self._builder.replace(" ", source, self._points.end(end) - source)

    def _strike(self, start: int, end: int, by: int) -> None:
        """Begin or end what is struck out; one tilde strikes nothing."""
        if self._data[start : start + 2] == b"~~":
            self._silent += by
            self._gap("", start if by > 0 else end - 2, start + 2 if by > 0 else end)

    def _formula(self, value: str, start: int, end: int) -> None:
        """Pass over a formula; prices ($5-$10) are none."""
        if _FORMULA.search(value):
            self._gap("", start, end)
        else:
            for part in _LINES.finditer(self._data, start, end):
                add = self._gap if part.group().isspace() else self._on_text
                add(part.group().decode(), *part.span())

    # -- blocks

    def _start(self, value: Any, start: int, end: int) -> None:
        tag = value if value.__class__ is str else next(iter(value))
        if tag in _MARKS:
            return
        if tag == "Strikethrough":
            self._strike(start, end, 1)
        elif tag == "Link":
            self._in_link += 1
            self._has_link = True
            link = value["Link"]
            if link["title"]:
                self._title(link, start, end)
            if link["link_type"] == "Autolink":
                self._gap("", start, end)
                self._passed = end
        elif tag == "Image":
            self._alts.append(TextBuilder())
            if value["Image"]["title"]:
                self._title(value["Image"], start, end)
        elif tag in _STRUCTURE:
            self._close()
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in _TABLE:
            _TABLE[tag](self._blocks)
        if tag in _KINDS:
            self._around.append(_KINDS[tag])
        if tag in _LISTS:
            self._lists += 1
        elif tag == "CodeBlock":
            self._silent += 1
        elif tag == "HtmlBlock":
            self._pieces = []

    def _end(self, value: Any, start: int, end: int) -> None:
        tag = value if value.__class__ is str else next(iter(value))
        if tag in _MARKS:
            return
        if tag == "Strikethrough":
            self._strike(start, end, -1)
        elif tag == "Link":
            self._in_link -= 1
        elif tag == "Image":
            alt = self._alts.pop()
            if not self._silent_tag:
                self._blocks.keep(alt, Kind.CAPTION, language=self._language)
        elif tag == "Heading":
            self._close(Kind.HEADING, int(value["Heading"][1:]))
        else:
            self._close()
            if tag in _KINDS:
                self._around.pop()
            if tag in _LISTS:
                self._lists -= 1
            elif tag == "CodeBlock":
                self._silent -= 1
            elif tag == "HtmlBlock":
                self._html_block()

    @property
    def _language(self) -> str | None:
        """The language that HTML around declares."""
        return self._html.language if self._html else None

    def _close(self, kind: Kind | None = None, level: int = 0) -> None:
        """End the open block; by default its kind is that of what stands around it."""
        if self._blocks.builder.length:
            if kind is None and self._around:
                kind = self._around[-1]
            if kind is None:
                kind = self._html.kind if self._html else Kind.PARAGRAPH
                if kind is Kind.PARAGRAPH and self._has_link and not self._outside_link:
                    kind = Kind.LINK
            self._blocks.close(kind, level, self._language, self._lists)
        self._has_link = self._outside_link = False
        self._silent_tag = ""

    def _title(self, link: dict[str, str], start: int, end: int) -> None:
        """Keep the title of a link or image, from its definition if it has one."""
        if link["link_type"] != "Inline":
            start, end = self._definition(link["id"])
        if (start, end) in self._titles:
            return
        self._titles.add((start, end))
        raw = self._data[start:end].decode().rstrip("\r\n\t >")
        if link["link_type"] == "Inline":
            raw = raw[: raw.rfind(")")].rstrip()
        quote = {")": "("}.get(raw[-1:], raw[-1:])
        at = titles.opening(raw, quote)
        if at < 0:
            return
        builder = TextBuilder()
        first = self._points[start + len(raw[: at + 1].encode())]
        titles.add_escaped(builder, raw[at + 1 : -1], first)
        self._blocks.keep(builder, Kind.CAPTION, language=self._language)

    def _definition(self, label: str) -> tuple[int, int]:
        if not hasattr(self, "_definitions"):
            import pyromark

            found = pyromark.reference_definitions(self._text, options=OPTIONS)  # type: ignore[arg-type]
            self._definitions = {
                key.casefold(): (one["span"]["start"], one["span"]["end"])
                for key, one in found.items()
            }
        return self._definitions.get(label.casefold(), (0, 0))

    # -- HTML

    def _inline_html(self, html: str, start: int, end: int) -> None:
        comment = _COMMENT.match(html)
        if comment:
            self._blocks.comments.append(
                Comment(comment.group(1), self._points[start], self._points.end(end))
            )
            return
        tag = _HTML_TAG.match(html)
        if tag is None:
            return
        from lint.readers.elements import BLOCKS, HIDDEN

        name, closes = tag.group(2).lower(), bool(tag.group(1))
        if closes:
            self._silent_tag = "" if name == self._silent_tag else self._silent_tag
        elif not self._silent_tag and self._is_hidden(name, start, end):
            self._silent_tag = name
        if name in BLOCKS and not self._alts and name not in HIDDEN:
            silent = self._silent_tag
            self._close()
            self._silent_tag = silent
        elif name in ("br", "img", "input") or name in HIDDEN:
            self._gap("", start, end)
        if not closes and _WITH_TEXT.search(html):
            self._attributes(start, end)

    def _is_hidden(self, name: str, start: int, end: int) -> bool:
        """Whether an element is no prose, and is closed, so that prose follows."""
        from lint.readers.elements import HIDDEN, is_reference_mark

        if name != "sup" and name not in HIDDEN:
            return False
        rest = self._data[end : end + 3000].decode(errors="ignore")
        if name == "sup":
            before = self._data[max(start - 20, 0) : start].decode(errors="ignore")
            return is_reference_mark(before, rest, 0)
        return re.search(rf"</{name}\s*>", rest, re.IGNORECASE) is not None

    def _attributes(self, start: int, end: int) -> None:
        """Keep the texts in an inline tag's attributes, line by line of the source."""
        from lint.readers.html import Parser

        pieces, at = [], start
        for line in self._data[start:end].split(b"\n"):
            pieces.append((line.decode() + "\n", at))
            at += len(line) + 1
        inner = Parser(self._blocks)
        outer, self._blocks.builder = self._blocks.builder, TextBuilder()
        self._feed(inner, pieces)
        self._blocks.builder = outer

    def _html_piece(self, html: str, start: int, end: int) -> None:
        if self._pieces is not None:
            self._pieces.append((html, start))

    def _html_block(self) -> None:
        if self._pieces:
            from lint.readers.html import Parser

            self._html = self._html or Parser(self._blocks)
            self._feed(self._html, self._pieces)
        self._pieces = None

    def _feed(self, parser: Parser, pieces: list[tuple[str, int]]) -> None:
        places, length = [], 0
        for piece, start in pieces:
            places.append((length, self._points[start]))
            length += len(piece)
        base = self._around[-1] if self._around else Kind.PARAGRAPH
        text = "".join(piece for piece, _ in pieces)
        parser.feed(text, places, base=base, lists=self._lists)
