"""Named strings: fields of front matter, attributes of tags, properties in JavaScript.

A string under a name that copy goes by (`title`, `cta_text`) is copy; so is a sentence under
any other, but for names that hold something else however long (`tags`, `author`, `comment`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.document import Kind, TextBuilder
from lint.readers import elements, escapes
from lint.readers.blocks import Blocks, add_prose

_WORD_OF_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# at the end of a name, or the whole of it, in small letters and without its hyphens
_COPY = re.compile(
    r"(?:title|titel|(?<!con)text|heading|subhead|headline|description|desc|caption|tagline|summary"
    r"|message|question|answer|quote|excerpt|label|abstract|intro|introduction|teaser|blurb|eyebrow"
    r"|disclaimer|testimonial|slogan|placeholder|subline)\Z"
    r"|(?:\A|image|img|cover|hero|thumbnail|photo|picture|banner)alt\Z"
    r"|\A(?:lead|lede|details|cta|claims?|benefits?|features|banner|button|badge|usps?|copy|body"
    r"|content|strapline|kicker)\Z"
)
# any word of a name: said to other writers
_INTERNAL = re.compile(r"(?:comment|editor|prompt)s?|editorial|internal|todo|fixme|claimlint")
# the last word of a name, and any word of it, of what no one reads
_OTHER = re.compile(
    r"(?:id|uid|key|slug|url|uri|src|source|path|file|layout|template|type|tag|keyword|keyphrase"
    r"|topic|author|creator|contributor|reviewer|owner|maintainer|note|color|colour|image|img|photo"
    r"|picture|thumbnail|logo|icon|avatar|video|date|script|command|cmd|code|filter|pattern|format"
    r"|schema|signature|parameter|arg|font|email|phone|license)s?"
    r"|alias(?:es)?|categor(?:y|ies)|quer(?:y|ies)|href|filename|permalink|redirect|regex|jsonld"
    r"|family|sizes|srcset|audio"
)
_STYLE = re.compile(r"class(?:es)?|css|styles?")
_IDENTIFIER = re.compile(r"\S*[/\\@#_=]\S*|\S+\.[A-Za-z]\S*|[\d\s.,:;%+-]*")
_WORD = re.compile(
    r"(?<![^\s\"'(“‘«„¿¡*_\[>—–-])[^\W\d_]++(?:['’-][^\W\d_]++)*+(?![^\s.,;:!?)\"'”’»*_\]<…—–-])"
)
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_CODE = re.compile(r"[{}=]")
_STRING = (
    r"(?:\"(?P<double>(?:[^\"\\]|\\.){0,5000}+)\"|'(?P<single>(?:[^'\\]|\\.){0,5000}+)'"
    r"|`(?P<back>(?:[^`\\]|\\.){0,5000}+)`)"
)
_NAMED = re.compile(
    r"(?:(?<![\w-])(?P<name>[A-Za-z][\w-]*+)[\"']?\s*+(?:=>|:?=|:)\s*+(?:\{\s*+)?+"
    rf"|\{{%-?\s*+trans(?:late)?\s++|\b(?:_|gettext)\(\s*+){_STRING}",
    re.DOTALL,
)
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
    if any(map(_INTERNAL.fullmatch, words)):
        return False
    if _COPY.search("".join(words)):
        return True
    if words and (_OTHER.fullmatch(words[-1]) or any(map(_STYLE.fullmatch, words))):
        return False
    return _is_sentence(_MARK.sub(" ", value))


def _is_sentence(text: str) -> bool:
    if _CODE.search(text):
        return False
    words = _WORD.findall(text)
    long = sum(len(word) > 1 for word in words)
    return (len(words) >= _MIN_WORDS and long >= _MIN_LONG) or (
        len(_UNSPACED.findall(text)) >= _MIN_UNSPACED
    )


Unescape = Callable[[str, int], escapes.Pieces]


def verbatim(text: str, source: int) -> escapes.Pieces:
    """Yield a string without escapes."""
    yield text, source, len(text)


def keep(
    blocks: Blocks,
    kind: Kind,
    raw: str,
    source: int,
    unescape: Unescape,
    language: str | None = None,
) -> None:
    """Keep a string, which stands at `source`, without the markup and addresses in it.

    `unescape` gives its pieces: what they say, where, and how long they are there. Paragraphs
    and elements that are blocks are segments of their own.
    """
    builder = TextBuilder()
    at = 0
    for mark in _MARK.finditer(raw):
        _add(builder, unescape(raw[at : mark.start()], source + at))
        at = mark.end()
        tag = (mark["tag"] or "").lower()
        if mark["empty"] or tag in elements.BLOCKS:
            blocks.keep(builder, kind, language=language)
            builder = TextBuilder()
        elif tag not in elements.INLINE:
            builder.replace(" ", source + mark.start(), len(mark.group()))
    _add(builder, unescape(raw[at:], source + at))
    blocks.keep(builder, kind, language=language)


def keep_named(blocks: Blocks, text: str, start: int, end: int) -> None:
    """Keep the copy among the strings that have a name in a tag or in code, or are translated."""
    for match in _NAMED.finditer(text, start, end):
        group = match.lastgroup or ""
        if not match["name"] or is_copy(match["name"], match[group]):
            keep(blocks, Kind.CAPTION, match[group], match.start(group), escapes.pieces)


def _add(builder: TextBuilder, pieces: escapes.Pieces) -> None:
    for text, source, length in pieces:
        if len(text) == length:
            add_prose(builder, text, source)
        else:
            builder.decoded(text, source, length)
