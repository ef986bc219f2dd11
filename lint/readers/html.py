"""HTML: visible text, alt texts and labels, title and description; tag soup included.

The standard library's parser takes quadratic time for broken tags and keeps no place of
attributes; those written in C keep no places at all. This one follows the HTML standard
where that decides what is text, and is linear.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.document import Comment, Document, Kind, TextBuilder
from lint.langtags import primary_language
from lint.readers import elements, entities, fields, frontmatter
from lint.readers.blocks import Blocks, add_prose

MAX_DEPTH = 256
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_COMMENT = re.compile(r"<!--(?:-?>|(.*?)(?:--!?>|\Z))", re.DOTALL)
_START = re.compile(
    r"<([a-zA-Z][^\s/>]*+)"
    r"((?:[\s/]++"
    r"|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+"
    r")*+)>"
)
_LOOSE_START = re.compile(r"<([a-zA-Z][^\s/>]*+)([^>]*+)>")
_END = re.compile(r"</([a-zA-Z][^\s/>]*+)[^>]*+>?")
_ATTRIBUTE = re.compile(
    r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|(?![\"'])([^\s>]*+)))?+"
)
_OF_INTEREST = re.compile(
    r"alt|title|aria-|placeholder|summary|lang|content|value|label", re.IGNORECASE
)
_PLAIN_NAME = re.compile(r"(?!(?:data|on|v|x|ng)-|on)[a-z][a-z-]*")  # of no handler, no binding
_TABLE = {"table": Blocks.table, "tr": Blocks.row, "td": Blocks.cell, "th": Blocks.cell}
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.I) for name in elements.RAW}


def read(path: str, text: str) -> Document:
    """Read an HTML page; template tags in it and front matter are passed over or read."""
    blocks = Blocks()
    fields, start = frontmatter.read(blocks, path, text)
    parser = Parser(blocks)
    if "{" in text or "<%" in text or "<?" in text:
        from lint.readers import templates

        text_without = templates.without_tags(text, blocks)
        parser.feed(text_without, start=start)
    else:
        parser.feed(text, start=start)
    document = blocks.document(path, text)
    document.metadata = fields
    document.language = frontmatter.language(fields) or parser.page_language
    return document


def is_tag(text: str) -> bool:
    """Whether a text is one tag, whole and sound."""
    return (_END if text.startswith("</") else _START).fullmatch(text) is not None


class _Element(NamedTuple):
    """An open element: its tag, and what holds for the text in it."""

    tag: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    language: str | None = None
    lists: int = 0
    hidden: bool = False


class Parser:
    """Walks a page, or the pieces of HTML in another format, and fills blocks.

    `element` names the element that a tag stands for.
    """

    def __init__(self, blocks: Blocks, element: Callable[[str], str] = str.lower) -> None:
        self._element = element
        self.page_language: str | None = None
        self.kind = Kind.PARAGRAPH  # of what follows a piece, in the elements it leaves open
        self.language: str | None = None
        self._blocks = blocks
        self._open = [_Element("")]
        self._hidden = 0
        self._text = ""
        self._places: Sequence[tuple[int, int]] = ()
        self._loose = False
        self._languages: dict[str | None, int] = {}
        self._in_link = self._beside_link = False

    def feed(
        self,
        text: str,
        places: Sequence[tuple[int, int]] = ((0, 0),),
        start: int = 0,
        base: Kind = Kind.PARAGRAPH,
        lists: int = 0,
    ) -> None:
        """Walk `text` from `start` on; elements stay open for the next piece.

        `places` tells where its parts stand: offset in `text`, offset in the source.
        `base` and `lists` are the kind and lists of what stands around the piece.
        """
        self._open[0] = _Element("", base, lists=lists)
        self._text, self._places, self._loose = text, places, False
        last_end = text.rfind(">")
        at = start
        while True:
            markup = _MARKUP.search(text, at)
            end = markup.start() if markup and markup.start() < last_end else len(text)
            if end > at:
                self._data(at, end)
            if end == len(text):
                break
            at = self._markup(end)
        self._flush()
        self.kind, self.language = self._open[-1].kind, self._open[-1].language

    def _markup(self, at: int) -> int:
        """Handle the comment or tag at `at`; return where it ends."""
        following = self._text[at + 1]
        if following in "!?":
            comment = _COMMENT.match(self._text, at)
            if comment is None:
                return self._text.index(">", at) + 1
            start, end = self._source(at), self._source(comment.end() - 1) + 1
            self._blocks.comments.append(Comment(comment.group(1) or "", start, end))
            return comment.end()
        if following == "/":
            tag = _END.match(self._text, at)
            if tag is None:
                return self._text.index(">", at) + 1
            self._end(self._element(tag.group(1)), at, tag.end())
            return tag.end()
        start_tag = None if self._loose else _START.match(self._text, at)
        if start_tag is None:
            self._loose = True  # its quotes swallow the rest: do not try that again
            start_tag = _LOOSE_START.match(self._text, at)
        return self._start(start_tag) if start_tag else len(self._text)

    # -- places

    def _source(self, position: int) -> int:
        places = self._places
        offset, source = places[0]
        if len(places) > 1:
            offset, source = places[max(bisect_right(places, (position, 1 << 62)) - 1, 0)]
        return source + position - offset

    def _put(self, builder: TextBuilder, start: int, end: int, attribute: bool = False) -> None:
        """Add a stretch of the text, part by part where the source has gaps."""
        places = self._places
        cuts = []
        if len(places) > 1:
            first = bisect_right(places, (start, 1 << 62))
            cuts = [cut for cut, _ in itertools.takewhile(lambda one: one[0] < end, places[first:])]
        for part, following in itertools.pairwise((start, *cuts, end)):
            text, source = self._text[part:following], self._source(part)
            if attribute:
                entities.add(builder, text, source, attribute=True)
            else:
                add_prose(builder, text, source)

    # -- elements

    def _flush(self) -> None:
        if not self._blocks.builder.empty:
            element = self._open[-1]
            kind = element.kind
            if kind is Kind.PARAGRAPH and self._in_link and not self._beside_link:
                kind = Kind.LINK
            languages = self._languages
            language = max(languages, key=languages.__getitem__) if languages else element.language
            self._blocks.close(kind, element.level, language, element.lists)
        self._in_link = self._beside_link = False
        self._languages = {}

    def _gap(self, start: int, end: int) -> None:
        source = self._source(start)
        self._blocks.builder.replace(" ", source, self._source(end - 1) + 1 - source)

    def _start(self, tag: re.Match[str]) -> int:
        name, text, end = self._element(tag.group(1)), tag.group(2), tag.end()
        if name == "image":
            name = "img"
        if name in elements.BLOCKS:
            self._flush()
            self._close_implied(*elements.closed_by(name))
            if name in _TABLE and not self._hidden:
                _TABLE[name](self._blocks)
        elif name not in elements.INLINE:
            self._gap(tag.start(), end)
        language = self._open[-1].language
        if text and ("-" in name or _OF_INTEREST.search(text)):
            language = self._attributes(name, tag) or language
        if name == "html":
            self.page_language = language
        closed = text.endswith("/") and (len(text) == 1 or text[-2] in "\"' \t\r\n")
        if name in elements.VOID or (closed and (name in elements.HIDDEN or "-" in name)):
            return end
        if name == "p" and self._open[-1].tag == "p":
            self._open.pop()
        if len(self._open) < MAX_DEPTH:
            self._push(name, language, tag.start(), end)
        return self._raw(name, end) if name in elements.RAW else end

    def _push(self, name: str, language: str | None, start: int, end: int) -> None:
        parent = self._open[-1]
        hidden = name in elements.HIDDEN or (
            name == "sup"
            and elements.is_reference_mark(self._text[max(start - 4, 0) : start], self._text, end)
        )
        self._hidden += hidden
        self._open.append(
            _Element(
                name,
                elements.KINDS.get(name, parent.kind),
                elements.HEADINGS.get(name, parent.level if name not in elements.KINDS else 0),
                language,
                parent.lists + (name in elements.INNER),
                hidden,
            )
        )

    def _raw(self, name: str, at: int) -> int:
        """Pass over text that is no markup; a title's is prose."""
        close = _RAW_END[name].search(self._text, at)
        end = close.start() if close else len(self._text)
        if name == "title" and end > at:
            self._data(at, end)
        return end

    def _close_implied(self, closed: frozenset[str], stops: frozenset[str]) -> None:
        if not closed:
            return
        for depth in range(len(self._open) - 1, 0, -1):
            tag = self._open[depth].tag
            if tag in closed:
                self._pop(depth)
                if tag not in ("td", "th", "caption"):
                    return
            elif tag in stops:
                return

    def _end(self, name: str, start: int, end: int) -> None:
        """Close an element and those left open inside it."""
        if name == "br":
            self._gap(start, end)
            return
        inline = name not in elements.BLOCKS
        if not inline:
            self._flush()
        elif name not in elements.INLINE:
            self._gap(start, end)
        depth = self._find(name, inline)
        if depth and inline and any(one.tag in elements.BLOCKS for one in self._open[depth + 1 :]):
            self._hidden -= self._open[depth].hidden
            del self._open[depth]  # <b><p></b>: the block stays open
        elif depth:
            self._pop(depth)

    def _find(self, name: str, inline: bool) -> int:
        beyond = name in elements.TABLE_PARTS
        for depth in range(len(self._open) - 1, 0, -1):
            tag = self._open[depth].tag
            if tag == name:
                return depth
            if tag in elements.SCOPES and not beyond:
                return 0
        return 0

    def _pop(self, depth: int) -> None:
        if self._hidden:
            self._hidden -= sum(one.hidden for one in self._open[depth:])
        del self._open[depth:]

    # -- text

    def _data(self, start: int, end: int) -> None:
        if self._hidden:
            return
        element = self._open[-1]
        if not self._text[start:end].isspace():
            if self._is_in_link():
                self._in_link = True
            else:
                self._beside_link = True
            languages = self._languages
            languages[element.language] = languages.get(element.language, 0) + end - start
        self._put(self._blocks.builder, start, end)

    def _is_in_link(self) -> bool:
        for element in reversed(self._open):
            if element.tag == "a":
                return True
            if element.tag in elements.BLOCKS:
                return False
        return False

    # -- attributes

    def _attributes(self, name: str, tag: re.Match[str]) -> str | None:
        """Keep the attributes that readers see or hear; return the language declared."""
        found: dict[str, tuple[int, int]] = {}
        for match in _ATTRIBUTE.finditer(self._text, tag.start(2), tag.end(2)):
            group = match.lastindex or 1
            if group > 1:
                found.setdefault(match.group(1).lower(), match.span(group))
        language = None
        for key in ("xml:lang", "lang"):
            if key in found:
                language = primary_language(self._text[slice(*found[key])]) or language
        if not self._hidden:
            for key, kind in self._visible(name, found):
                builder = TextBuilder()
                self._put(builder, *found[key], attribute=True)
                self._blocks.keep(builder, kind, language=language or self._open[-1].language)
        return language

    def _visible(self, name: str, found: dict[str, tuple[int, int]]) -> list[tuple[str, Kind]]:
        def value(key: str) -> str:
            return self._text[slice(*found[key])].strip().lower() if key in found else ""

        if name == "meta":
            wanted = {value("name"), value("property"), value("itemprop")} & elements.META_NAMES
            return [("content", Kind.METADATA)] if wanted and "content" in found else []
        if name in elements.SILENT:
            return []
        visible = [(key, Kind.CAPTION) for key in elements.ATTRIBUTES if key in found]
        if name == "input" and value("type") in ("submit", "button", "reset") and "value" in found:
            visible.append(("value", Kind.LINK))
        if name in ("option", "optgroup", "track") and "label" in found:
            visible.append(("label", Kind.CAPTION))
        if "-" in name:  # a component
            visible += [
                (key, Kind.CAPTION)
                for key in found
                if key not in elements.ATTRIBUTES
                and _PLAIN_NAME.fullmatch(key)
                and fields.is_copy(key, self._text[slice(*found[key])])
            ]
        return visible
