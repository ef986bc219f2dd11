"""Named strings: fields of front matter, attributes of tags, properties in JavaScript.

A string under a name that copy goes by (`title`, `cta_text`) is copy; so is a sentence under
any other, but for names that hold something else however long (`tags`, `author`, `comment`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lint import tokens
from lint.document import Kind, TextBuilder
from lint.readers import escapes
from lint.readers.blocks import Blocks, add_prose

_WORD_OF_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# names in small letters, without their hyphens: how they end, and whole
_COPY_ENDS = (
    "title", "titel", "text", "heading", "subhead", "headline", "description", "desc", "caption",
    "tagline", "summary", "message", "question", "answer", "quote", "excerpt", "label", "abstract",
    "intro", "introduction", "teaser", "blurb", "eyebrow", "disclaimer", "testimonial", "slogan",
    "placeholder", "subline", "imagealt", "imgalt", "coveralt", "heroalt", "thumbnailalt",
    "photoalt", "picturealt", "banneralt",
)  # fmt: skip
_COPY = frozenset({
    "alt", "lead", "lede", "details", "cta", "claim", "benefit", "feature", "banner", "button",
    "badge", "usp", "copy", "body", "content", "strapline", "kicker",
})  # fmt: skip
_NO_COPY_ENDS = ("context",)
# any word of a name: said to other writers
_INTERNAL = frozenset({
    "comment", "editor", "editorial", "prompt", "internal", "todo", "fixme", "claimlint",
})  # fmt: skip
# the last word of a name, and any word of it, of what no one reads
_OTHER = frozenset({
    "id", "uid", "key", "slug", "url", "uri", "href", "src", "source", "path", "file", "filename",
    "permalink", "alias", "aliases", "redirect", "layout", "template", "type", "tag", "category",
    "categories", "keyword", "keyphrase", "topic", "author", "creator", "contributor", "reviewer",
    "owner", "maintainer", "note", "color", "colour", "image", "img", "photo", "picture",
    "thumbnail", "logo", "icon", "avatar", "video", "audio", "date", "script", "command", "cmd",
    "code", "query", "queries", "filter", "pattern", "regex", "format", "schema", "jsonld",
    "signature", "parameter", "arg", "font", "family", "email", "phone", "license", "sizes",
    "srcset",
})  # fmt: skip
_STYLE = frozenset({"class", "classes", "css", "style", "cls"})
_IDENTIFIER = re.compile(r"\S*[/\\@#_=]\S*|\S+\.[A-Za-z]\S*|[\d\s.,:;%+-]*")
_WORD = re.compile(
    r"(?<![^\s\"'(“‘«„¿¡*_\[>—–-])[^\W\d_]++(?:['’-][^\W\d_]++)*+(?![^\s.,;:!?)\"'”’»*_\]<…—–-])"
)
_CODE = re.compile(r"[{}=]")
_CLASS_NAMES = re.compile(r"[a-z0-9\s:/\[\].%#()_!&>-]+")
_MIN_WORDS, _MIN_LONG, _MIN_UNSPACED = 4, 3, 8
# tags, placeholders, and what parts paragraphs
_MARK = re.compile(
    r"</?+(?P<tag>[A-Za-z][\w-]*+)(?:\s[^<>]*+)?+/?>|<%[^%]{0,500}%>|\$?\{\{?[^{}\n]{0,500}\}\}?"
    r"|(?P<empty>\n[ \t]*+\r?\n)"
)


def is_copy(name: str, value: str) -> bool:
    """Whether the string under a name is copy."""
    if _IDENTIFIER.fullmatch(value):
        return False
    words = [word.lower() for word in _WORD_OF_NAME.findall(name)]
    if any(_is_among(word, _INTERNAL) for word in words):
        return False
    whole = "".join(words)
    if _is_among(whole, _COPY) or (
        whole.endswith(_COPY_ENDS) and not whole.endswith(_NO_COPY_ENDS)
    ):
        return True
    if words and (_is_among(words[-1], _OTHER) or any(_is_among(word, _STYLE) for word in words)):
        return False
    return _is_sentence(_MARK.sub(" ", value))


def _is_among(word: str, names: frozenset[str]) -> bool:
    return word in names or word.removesuffix("s") in names


def _is_unspaced(letter: str) -> bool:
    is_thai = "\u0e00" <= letter <= "\u0e7f"
    return is_thai or tokens.is_unspaced(letter)


def _is_sentence(text: str) -> bool:
    if _CODE.search(text) or _are_class_names(text):
        return False
    words = _WORD.findall(text)
    long = sum(len(word) > 1 for word in words)
    return (len(words) >= _MIN_WORDS and long >= _MIN_LONG) or (
        not text.isascii() and sum(map(_is_unspaced, text)) >= _MIN_UNSPACED
    )


def _are_class_names(text: str) -> bool:
    """Whether a string names classes of a style sheet: “flex gap-4 hover:text-sm”."""
    if not _CLASS_NAMES.fullmatch(text):
        return False
    names = text.split()
    return 3 * sum("-" in name or ":" in name for name in names) >= len(names)


Unescape = Callable[[str, int], escapes.Pieces]


def verbatim(text: str, source: int) -> escapes.Pieces:
    """Yield a string without escapes."""
    yield text, source, len(text)


def keep(blocks: Blocks, kind: Kind, raw: str, source: int, unescape: Unescape) -> None:
    """Keep a string, which stands at `source`, without the markup and addresses in it.

    `unescape` gives its pieces: what they say, where, and how long they are there. Paragraphs
    and elements that are blocks are segments of their own.
    """
    builder = TextBuilder()
    at = 0
    for mark in _MARK.finditer(raw):
        _add(builder, unescape(raw[at : mark.start()], source + at))
        at = mark.end()
        from lint.readers import elements

        tag = (mark["tag"] or "").lower()
        if mark["empty"] or tag in elements.BLOCKS:
            blocks.keep(builder, kind)
            builder = TextBuilder()
        elif tag not in elements.INLINE:
            builder.replace(" ", source + mark.start(), len(mark.group()))
    _add(builder, unescape(raw[at:], source + at))
    blocks.keep(builder, kind)


def _add(builder: TextBuilder, pieces: escapes.Pieces) -> None:
    for text, source, length in pieces:
        if len(text) == length:
            add_prose(builder, text, source)
        else:
            builder.decoded(text, source, length)
