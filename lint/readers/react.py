"""React pages (.jsx, .tsx): the texts of elements, and strings under the names of copy.

A page is a module of JavaScript. What is no element is overwritten, and so are the
expressions in elements; components become the plain elements that they most likely draw, and
what remains is read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.document import Comment, Document
from lint.readers import elements, jsx
from lint.readers.blocks import Blocks
from lint.readers.filler import GAP, fill, gap
from lint.readers.html import Parser, is_tag
from lint.readers.templates import keep_named

_MARKUP = re.compile(r"(?P<expression>\{)|(?P<tag><(?=/?[A-Za-z>]))|<(?=[!?/])")
_NAME = re.compile(r"</?([A-Za-z][\w.-]*)")
_WORD_OF_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d")
# the last word of a component's name, and the element that it draws
_DRAWN = {
    "link": "a", "anchor": "a", "button": "button", "title": "h3", "heading": "h3",
    "headline": "h3", "item": "li", "paragraph": "p", "text": "p", "quote": "blockquote",
    "blockquote": "blockquote", "label": "label", "image": "img", "trigger": "button",
    "code": "code",
}  # fmt: skip
_MAX_DEPTH = 8  # of elements in expressions in elements

Change = tuple[int, int, str]  # start, end, what stands there instead, of the same length


def read(path: str, text: str) -> Document:
    """Read a React page."""
    blocks = Blocks()
    Parser(blocks, _drawn).feed(_as_html(text, blocks))
    return blocks.document(path, text)


def _as_html(text: str, blocks: Blocks) -> str:
    out: list[str] = []
    at = 0
    for start, end, instead in sorted(_in_code(text, blocks)):
        out += [text[at:start], instead]
        at = end
    return "".join([*out, text[at:]])


def _in_code(text: str, blocks: Blocks) -> Iterator[Change]:
    """Yield what changes in the code of a page, and in the elements there."""
    waiting = [(0, len(text), 0)]
    while waiting:
        start, end, depth = waiting.pop()
        at = start
        for first, last in jsx.elements_in(text, start, end) if depth <= _MAX_DEPTH else ():
            yield _code(text, at, first, blocks)
            for inner, inner_end, change in _in_element(text, first, last, blocks):
                if change is None:
                    waiting.append((inner, inner_end, depth + 1))
                else:
                    yield inner, inner_end, change
            at = last
        yield _code(text, at, end, blocks)


def _code(text: str, start: int, end: int, blocks: Blocks) -> Change:
    keep_named(blocks, text, start, end)
    return start, end, gap(text[start:end])


def _in_element(
    text: str, start: int, end: int, blocks: Blocks
) -> Iterator[tuple[int, int, str | None]]:
    """Yield what changes in an element; None for an expression, which is code again."""
    at = start
    while markup := _MARKUP.search(text, at, end):
        first, at = markup.span()
        if not markup["expression"] and not markup["tag"]:
            yield first, at, GAP  # HTML would take it for a comment or a broken tag
            continue
        at = (jsx.tag_end if markup["tag"] else jsx.expression_end)(text, first)
        if not 0 < at <= end:
            yield first, end, gap(text[first:end])
            return
        yield from (_tag if markup["tag"] else _expression)(text, first, at, blocks)


def _expression(
    text: str, start: int, end: int, blocks: Blocks
) -> Iterator[tuple[int, int, str | None]]:
    comment = jsx.COMMENT.fullmatch(text, start, end)
    if comment:
        blocks.comments.append(Comment(comment.group(1), start, end))
        yield start, end, fill(text[start:end])
        return
    string = jsx.STRING.fullmatch(text, start, end)
    if string is None:
        yield start, end, None
        return
    first, last = string.span(string.lastindex or 0)
    yield start, first, fill(text[start:first])
    yield last, end, fill(text[last:end])


def _tag(text: str, start: int, end: int, blocks: Blocks) -> Iterator[Change]:
    match = _NAME.match(text, start, end)
    if match is None:  # <>
        yield start, end, gap(text[start:end])
        return
    name, first = match.group(1), match.end()
    attributes = text[first:end]
    if "{" in attributes or name[0].isupper():
        keep_named(blocks, text, first, end)
        close = end - 2 if attributes.endswith("/>") else end - 1
        yield first, close, gap(text[first:close])
    elif not is_tag(text[start:end]):  # a quotation mark in it does not close
        yield start, end, gap(text[start:end])


def _drawn(tag: str) -> str:
    """Return the element that a component most likely draws, a tag of HTML itself."""
    name = tag.rpartition(".")[2]
    words = _WORD_OF_NAME.findall(name)
    if name[:1].islower() or not words:
        return name.lower()
    plain = name.lower() if name.lower() in elements.BLOCKS else "div"
    return _DRAWN.get(words[-1].lower(), plain)
