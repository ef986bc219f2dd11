"""Markdown: CommonMark with tables, footnotes and front matter; MDX and shortcodes.

pulldown-cmark (pyromark) gives the byte range of every inline event; text keeps its
place through emphasis, links, entities and line breaks.
"""

from __future__ import annotations

import re
from typing import Any

from lint.document import Comment, Document, Kind, Segment, Source, TextBuilder
from lint.readers import frontmatter
from lint.readers.blocks import Blocks, add_words

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SHORTCODE = re.compile(r"\{\{[<%].{0,2000}?[>%]\}\}|\{%.{0,2000}?%\}|\{\{.{0,500}?\}\}", re.DOTALL)
_ADMONITION = re.compile(r"(?m)^[ \t]*:::+[ \t]*\{?[\w-]*\}?")
_MODULE_LINE = re.compile(r"(?m)^(?:import|export)\s[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
_JSX_COMMENT = re.compile(r"\{/\*(.*?)\*/\}", re.DOTALL)
_JSX_TAG = re.compile(r"</?(?:[A-Z][\w.]*|[a-z]+(?=[^<>]{0,2000}\{)|(?=>))")
_FILLER = "\u2060"  # stands for markup passed over: no prose, and no white space either
_MAX_MARKUP = 5000


def read(path: str, text: str) -> Document:
    """Read a Markdown file; one named .mdx may hold JSX."""
    blocks = Blocks()
    body = _blank(text, _SHORTCODE)
    body = _blank(body, _ADMONITION)
    if path.lower().endswith(".mdx"):
        body = _without_jsx(body, blocks)
    walker = _Walker(blocks, body)
    walker.walk()
    document = blocks.document(path, Source(text))
    document.metadata = walker.fields
    document.language = frontmatter.language(walker.fields)
    return document


# -- what is not Markdown --------------------------------------------------------


def _fill(text: str) -> str:
    """Return filler of the same length; line ends stay, so that blocks do."""
    return re.sub(r"[^\r\n]", _FILLER, text)


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: _fill(match.group()), text)


def _without_jsx(text: str, blocks: Blocks) -> str:
    """Blank imports, exports, tags and expressions; keep comments as comments."""
    for match in _JSX_COMMENT.finditer(text):
        blocks.comments.append(Comment(match.group(1), match.start(), match.end()))
    text = _blank(text, _JSX_COMMENT)
    text = _blank(text, _MODULE_LINE)
    out: list[str] = []
    at = 0
    while at < len(text):
        start = _next_markup(text, at)
        if start is None:
            break
        end = _markup_end(text, start)
        if end is None:
            out.append(text[at : start + 1])
            at = start + 1
            continue
        out += [text[at:start], _fill(text[start:end])]
        at = end
    return "".join([*out, text[at:]])


def _next_markup(text: str, at: int) -> int | None:
    tag = _JSX_TAG.search(text, at)
    brace = text.find("{", at)
    found = [place for place in (tag.start() if tag else -1, brace) if place >= 0]
    return min(found) if found else None


def _markup_end(text: str, start: int) -> int | None:
    """Where the tag or expression that opens at `start` ends; None when it does not."""
    depth = 0
    quote = ""
    for at in range(start, min(len(text), start + _MAX_MARKUP)):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`" and (depth or text[start] == "<"):
            quote = sign
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth and text[start] == "{":
                return at + 1
        elif sign == ">" and not depth and text[start] == "<":
            return at + 1
    return None


# -- Markdown --------------------------------------------------------------------


def _options() -> int:
    from pyromark import Options

    return int(
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
    )


_SILENT = frozenset({"CodeBlock"})
_BLOCK_KINDS = {
    "Item": Kind.LIST_ITEM,
    "TableCell": Kind.TABLE_CELL,
    "BlockQuote": Kind.QUOTATION,
    "DefinitionListTitle": Kind.LIST_ITEM,
    "DefinitionListDefinition": Kind.LIST_ITEM,
}


class _Walker:
    """Walks the events of a Markdown text and fills blocks."""

    def __init__(self, blocks: Blocks, text: str) -> None:
        self.fields: dict[str, object] = {}
        self._blocks = blocks
        self._text = text
        self._kinds: list[Kind] = []  # of the blocks around
        self._silent = 0
        self._metadata = ""
        self._image: tuple[int, list[tuple[str, int, int]]] | None = None
        self._pending: list[Segment] = []
        self._html: list[tuple[str, int]] = []
        self._in_link = 0
        self._outside_link = False
        self._has_link = False
        self._points = _Points(text)

    def walk(self) -> None:
        """Walk all events."""
        from pyromark import events_with_range

        events: Any = events_with_range(self._text, options=_options())  # type: ignore[arg-type]
        for event, span in events:
            start, end = self._points[span["start"]], self._points[span["end"]]
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._add(value, start, end)
            elif name == "Start":
                self._start(_tag(value), value, start, end)
            elif name == "End":
                self._end(_tag(value), value, start)
            elif name == "InlineHtml":
                self._inline_html(value, start, end)
            elif name == "Html":
                self._html.append((value, start))
            elif name == "Code":
                self._blocks.builder.replace(" ", start, end - start)
        self._close(Kind.PARAGRAPH)

    def _mark(self, event: str, start: int, end: int) -> None:
        if event in ("SoftBreak", "HardBreak") and self._image is None:
            self._blocks.builder.replace(" ", start, end - start)

    def _add(self, text: str, start: int, end: int) -> None:
        if self._silent:
            return
        if self._metadata:
            style, self._metadata = self._metadata, ""
            self.fields = frontmatter.read(self._blocks, self._text[start:end], start, style)
            return
        if self._image is not None:
            self._image[1].append((text, start, end))
            return
        if not self._in_link and text.strip(" \u2060"):
            self._outside_link = True
        self._put(self._blocks.builder, text, start, end)

    def _put(self, builder: TextBuilder, text: str, start: int, end: int) -> None:
        if self._text[start:end] == text:
            builder.add(text, start)
        else:
            builder.decoded(text, start, end - start)

    # -- blocks

    def _start(self, tag: str, value: Any, start: int, end: int) -> None:
        if tag in _BLOCK_KINDS:
            self._close(self._kind())
            self._kinds.append(_BLOCK_KINDS[tag])
        elif tag in ("Paragraph", "Heading", "HtmlBlock", "List", "Table"):
            self._close(self._kind())
        elif tag in _SILENT:
            self._close(self._kind())
            self._silent += 1
        elif tag == "MetadataBlock":
            self._metadata = "toml" if "Plus" in str(value) else "yaml"
        elif tag == "Link":
            self._in_link += 1
            self._has_link = True
            self._title(value["Link"], start, end)
        elif tag == "Image":
            self._image = (start, [])
            self._title(value["Image"], start, end)

    def _end(self, tag: str, value: Any, start: int) -> None:
        if tag == "Heading":
            self._close(Kind.HEADING, int(str(value["Heading"])[1:]))
        elif tag == "Paragraph":
            self._close(self._kind())
        elif tag in _BLOCK_KINDS:
            self._close(self._kind())
            self._kinds.pop()
        elif tag in _SILENT:
            self._silent -= 1
        elif tag == "HtmlBlock":
            self._html_block()
        elif tag == "MetadataBlock":
            self._metadata = ""
        elif tag == "Link":
            self._in_link -= 1
        elif tag == "Image":
            self._alt()

    def _kind(self) -> Kind:
        """The kind of text here: that of the innermost list, table or quotation."""
        return self._kinds[-1] if self._kinds else Kind.PARAGRAPH

    def _close(self, kind: Kind, level: int = 0) -> None:
        if kind is Kind.PARAGRAPH and self._has_link and not self._outside_link:
            kind = Kind.LINK
        self._blocks.close(kind, level)
        self._has_link = self._outside_link = False
        self._blocks.segments += self._pending
        self._pending = []

    # -- images and titles

    def _alt(self) -> None:
        assert self._image is not None
        builder = TextBuilder()
        for text, start, end in self._image[1]:
            self._put(builder, text, start, end)
        self._image = None
        self._keep(builder.segment(Kind.CAPTION))

    def _title(self, value: dict[str, str], start: int, end: int) -> None:
        title = value["title"]
        if not title:
            return
        at = self._text.rfind(title, start, end)
        builder = TextBuilder()
        if at >= 0:
            builder.add(title, at)
        else:
            add_words(builder, title, self._text[start:end], start)
        self._keep(builder.segment(Kind.CAPTION))

    def _keep(self, segment: Segment | None) -> None:
        """Keep an alt text or title until its block is closed."""
        if segment is not None:
            segment.section = self._blocks.section
            self._pending.append(segment)

    # -- HTML

    def _inline_html(self, html: str, start: int, end: int) -> None:
        comment = _COMMENT.match(html)
        if comment:
            self._blocks.comments.append(Comment(comment.group(1), start, end))
        elif re.match(r"<br\b", html, re.IGNORECASE):
            self._blocks.builder.replace(" ", start, end - start)
        elif re.match(r"<(?:img|a|abbr|input)\b", html, re.IGNORECASE):
            from lint.readers.html import Parser

            inner = Blocks()
            inner.section = self._blocks.section
            Parser(inner, html, [(0, start)]).parse()
            for segment in inner.segments:
                self._keep(segment)

    def _html_block(self) -> None:
        from lint.readers.html import Parser

        offsets, at = [], 0
        for piece, start in self._html:
            offsets.append((at, start))
            at += len(piece)
        text = "".join(piece for piece, _ in self._html)
        self._html = []
        if text:
            Parser(self._blocks, text, offsets, self._kind()).parse()


def _tag(value: Any) -> str:
    return value if isinstance(value, str) else str(next(iter(value)))


class _Points:
    """Byte offsets of a text -> code points."""

    def __init__(self, text: str) -> None:
        self._table: list[int] | None = None
        if not text.isascii():
            table: list[int] = []
            for index, char in enumerate(text):
                code = ord(char)
                size = 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
                table.extend([index] * size)
            table.append(len(text))
            self._table = table

    def __getitem__(self, offset: int) -> int:
        return offset if self._table is None else self._table[offset]
