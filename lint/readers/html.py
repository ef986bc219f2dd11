"""HTML: visible text, alt texts and labels, title and description; tag soup included."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import NamedTuple

from lint.document import Comment, Document, Kind, Source
from lint.readers.blocks import Blocks, add_escaped

_HIDDEN = frozenset({"script", "style", "template", "code", "pre", "kbd", "samp", "var", "svg",
                     "math", "object", "iframe", "textarea", "canvas"})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"li": Kind.LIST_ITEM, "dt": Kind.LIST_ITEM, "dd": Kind.LIST_ITEM,
          "option": Kind.LIST_ITEM, "td": Kind.TABLE_CELL, "th": Kind.TABLE_CELL,
          "blockquote": Kind.QUOTATION, "figcaption": Kind.CAPTION,
          "caption": Kind.CAPTION, "title": Kind.METADATA, "button": Kind.LINK,
          "summary": Kind.PARAGRAPH, "label": Kind.PARAGRAPH}  # fmt: skip
_INLINE = frozenset({"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del",
                     "dfn", "em", "font", "i", "ins", "mark", "q", "ruby", "s", "small", "span",
                     "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr"})  # fmt: skip
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                   "param", "source", "track", "wbr"})  # fmt: skip
_TEXT_ATTRIBUTES = {"alt": Kind.CAPTION, "aria-label": Kind.CAPTION, "title": Kind.CAPTION,
                    "placeholder": Kind.CAPTION, "summary": Kind.CAPTION}  # fmt: skip
_META_NAMES = frozenset({"description", "og:title", "og:description", "og:image:alt",
                         "twitter:title", "twitter:description", "twitter:image:alt",
                         "title", "dc.title", "dc.description", "abstract"})  # fmt: skip
_RAW = frozenset({"script", "style", "textarea", "xmp", "noembed"})
_CLOSES_P = frozenset({"p", "ul", "ol", "dl", "table", "div", "section", "article", "aside", "main",
                       "header", "footer", "nav", "form", "blockquote", "figure", "hr", "pre",
                       "address", "fieldset", "details", *_HEADINGS})  # fmt: skip
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_COMMENT = re.compile(r"<!--(.*?)(?:--!?>|\Z)", re.DOTALL)
_START = re.compile(r"<([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ANY = re.compile(r"</?([a-zA-Z][^\s/>]*)?[^>]*+>?")
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>`]++)))?"
)
MAX_DEPTH = 2000


def read(path: str, text: str) -> Document:
    """Read an HTML page."""
    blocks = Blocks()
    parser = Parser(blocks, text)
    parser.parse()
    document = blocks.document(path, Source(text))
    document.language = parser.page_language
    return document


class _Element(NamedTuple):
    """An open element: its tag, and what holds for the text in it."""

    tag: str
    language: str | None
    kind: Kind
    level: int
    in_link: bool


class Parser:
    """Walks a page, or a piece of HTML inside another format, in linear time.

    `offsets` tells for pieces of `text` (start in text, start in the source)
    where they stand; by default the text is the source. The standard library's
    parser takes quadratic time for broken tags, and keeps no place of attributes.
    """

    def __init__(
        self,
        blocks: Blocks,
        text: str,
        offsets: list[tuple[int, int]] | None = None,
        base: Kind = Kind.PARAGRAPH,
    ) -> None:
        self.page_language: str | None = None
        self._blocks = blocks
        self._text = text
        self._offsets = offsets or [(0, 0)]
        self._open = [_Element("", None, base, 0, False)]
        self._hidden = 0
        self._only_link = False

    def parse(self) -> None:
        """Walk the whole text."""
        at = 0
        while True:
            tag = _TAG.search(self._text, at)
            self._data(at, tag.start() if tag else len(self._text))
            if tag is None:
                break
            at = self._markup(tag.start())
        self._flush()

    def _markup(self, at: int) -> int:
        """Handle the comment or tag at `at`; return where it ends."""
        following = self._text[at + 1]
        if following in "!?":
            comment = _COMMENT.match(self._text, at)
            if comment:
                self._comment(comment)
                return comment.end()
            return self._end_of(at)
        if following == "/":
            tag = _ANY.match(self._text, at)
            assert tag is not None
            self._close((tag.group(1) or "").lower())
            return tag.end()
        start = _START.match(self._text, at)
        if start is None:
            return self._end_of(at)
        name = start.group(1).lower()
        self._start(name, start)
        if name in _RAW and not start.group(2).endswith("/"):
            close = re.compile(rf"</{name}", re.IGNORECASE).search(self._text, start.end())
            return close.start() if close else len(self._text)
        return start.end()

    def _end_of(self, at: int) -> int:
        end = self._text.find(">", at)
        return len(self._text) if end < 0 else end + 1

    def _source(self, position: int) -> int:
        index = bisect_right(self._offsets, (position, 1 << 62)) - 1
        start, source = self._offsets[max(index, 0)]
        return source + position - start

    # -- structure

    def _flush(self) -> None:
        element = self._open[-1]
        kind = element.kind
        if kind is Kind.PARAGRAPH and self._only_link:
            kind = Kind.LINK
        self._blocks.close(kind, element.level, element.language)
        self._only_link = False

    def _start(self, tag: str, match: re.Match[str]) -> None:
        if tag == "br":
            self._blocks.builder.replace(
                " ", self._source(match.start()), match.end() - match.start()
            )
        elif tag not in _INLINE and tag not in ("img", "input"):
            self._flush()
        if tag in _CLOSES_P and self._open[-1].tag == "p":
            self._open.pop()
        attributes = self._attributes(tag, match)
        if tag in _VOID or (match.group(2).endswith("/") and tag in _HIDDEN):
            return
        if len(self._open) < MAX_DEPTH:
            self._push(tag, attributes)

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1]
        language = attributes.get("lang") or attributes.get("xml:lang") or parent.language
        if tag == "html":
            self.page_language = language
        if tag == "a" and self._blocks.builder.empty:
            self._only_link = True
        kind, level = parent.kind, parent.level
        if tag in _HEADINGS:
            kind, level = Kind.HEADING, _HEADINGS[tag]
        elif tag in _KINDS:
            kind, level = _KINDS[tag], 0
        self._open.append(_Element(tag, language, kind, level, parent.in_link or tag == "a"))
        self._hidden += tag in _HIDDEN

    def _close(self, tag: str) -> None:
        """Close an element, and those left open inside it."""
        depth = len(self._open) - 1
        while depth > 0 and self._open[depth].tag != tag:
            depth -= 1
        if depth == 0:
            return
        if tag not in _INLINE:
            self._flush()
        for closed in self._open[depth:]:
            self._hidden -= closed.tag in _HIDDEN
        del self._open[depth:]

    # -- text

    def _data(self, start: int, end: int) -> None:
        if start == end or self._hidden:
            return
        if not self._open[-1].in_link and not self._text[start:end].isspace():
            self._only_link = False
        cuts = [cut for cut, _ in self._offsets if start < cut < end]
        for first, last in itertools.pairwise((start, *cuts, end)):
            add_escaped(self._blocks.builder, self._text[first:last], self._source(first))

    def _comment(self, match: re.Match[str]) -> None:
        start, end = self._source(match.start()), self._source(match.end() - 1) + 1
        self._blocks.comments.append(Comment(match.group(1), start, end))

    # -- attributes

    def _attributes(self, tag: str, start: re.Match[str]) -> dict[str, str]:
        """Add the attributes that readers see or hear; return all that steer."""
        places: dict[str, tuple[str, int]] = {}
        for match in _ATTRIBUTE.finditer(self._text, start.start(2), start.end(2)):
            group = next((number for number in (2, 3, 4) if match.group(number)), 0)
            if group:
                places.setdefault(match.group(1).lower(), (match.group(group), match.start(group)))
        for name, kind in self._visible(tag, places):
            if name in places and not self._hidden:
                value, at = places[name]
                self._blocks.aside(kind, value, self._source(at), self._open[-1].language)
        return {name: value for name, (value, _) in places.items()}

    def _visible(self, tag: str, places: dict[str, tuple[str, int]]) -> list[tuple[str, Kind]]:
        if tag == "meta":
            name = places.get("name", places.get("property", ("", 0)))[0].lower()
            return [("content", Kind.METADATA)] if name in _META_NAMES else []
        visible = list(_TEXT_ATTRIBUTES.items())
        kind = places.get("type", ("", 0))[0].lower()
        if tag == "input" and kind in ("submit", "button", "reset"):
            visible.append(("value", Kind.LINK))
        return visible
