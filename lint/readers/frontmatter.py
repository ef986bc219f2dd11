"""Front matter in YAML or TOML: what steers the tool, and what readers see of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.document import Kind, TextBuilder
from lint.readers.blocks import Blocks

MAX_LENGTH = 200_000
_LANGUAGE_KEYS = ("lang", "language", "locale")
_PROSE_KEYS = frozenset({
    "title", "description", "desc", "summary", "excerpt", "subtitle", "headline", "subheadline",
    "lead", "lede", "tagline", "seotitle", "seodescription", "metatitle", "metadescription",
    "ogtitle", "ogdescription", "ogimagealt", "twittertitle", "twitterdescription", "pagetitle",
    "socialtitle", "socialdescription", "alt", "alttext", "imagealt", "imgalt", "coveralt",
    "heroalt", "thumbnailalt", "caption", "imagecaption", "abstract", "intro", "introduction",
    "linktitle", "shorttitle", "shortdescription", "teaser", "heading", "subheading", "text",
    "details", "quote", "question", "answer", "cta", "sidebarlabel", "blurb",
})  # fmt: skip
_FENCED = re.compile(
    r"(?:(---)[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$|(\+\+\+)[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?$)",
    re.DOTALL | re.MULTILINE,
)
_FIRST_KEY = re.compile(r"(?:\s++|#[^\n]*+\n)*+(?:[^\s#\[\]{}>|*&!%@`-][^\n:]*:(?:\s|$)|\{|\[\w)")


class Value(NamedTuple):
    """A string of the front matter: its key, its source with any quotes, and how quoted.

    `style` is the quotation mark (`"`, `'`, `\"""`, `'''`), `|` for a block, else empty.
    """

    key: str
    start: int
    end: int
    style: str = ""


def read(blocks: Blocks, text: str) -> tuple[dict[str, object], int]:
    """Add the prose of a text's front matter to `blocks`.

    Returns its fields, and where the text goes on. Front matter that cannot be read
    is passed over.
    """
    if not text.startswith(("---", "+++")):
        return {}, 0
    match = _FENCED.match(text)
    if match is None:
        return {}, 0
    group = 2 if match.group(1) else 4
    inner, at = match.group(group), match.start(group)
    if group == 2 and not _FIRST_KEY.match(inner) and inner.strip():
        return {}, 0  # a rule, and text
    if len(inner) > MAX_LENGTH:
        return {}, match.end()
    fields, values = _read_yaml(inner) if group == 2 else _read_toml(inner)
    for value in values:
        if re.sub(r"[^a-z]", "", value.key.lower()) in _PROSE_KEYS:
            builder = TextBuilder()
            add_value(builder, inner[value.start : value.end], at + value.start, value.style)
            blocks.keep(builder, Kind.METADATA)
    return fields, match.end()


def _read_yaml(text: str) -> tuple[dict[str, object], list[Value]]:
    from lint.readers import yaml_fields

    return yaml_fields.read(text)


def _read_toml(text: str) -> tuple[dict[str, object], list[Value]]:
    from lint.readers import toml_fields

    return toml_fields.read(text)


def primary_language(tag: str) -> str | None:
    """Return the primary subtag of a language tag in lower case (de-AT -> de), None if none."""
    primary, *rest = tag.strip().replace("_", "-").lower().split("-")
    is_tag = 2 <= len(primary) <= 3 and all(part.isalnum() for part in rest)
    return primary if is_tag and primary.isalpha() and primary.isascii() else None


def language(fields: dict[str, object]) -> str | None:
    """Return the language that the fields declare, by its primary subtag."""
    for key in _LANGUAGE_KEYS:
        value = fields.get(key)
        if isinstance(value, str) and primary_language(value):
            return primary_language(value)
    return None


# -- strings and their places ------------------------------------------------------

_ESCAPE = r"(?s:\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r?\n\s*)|(.)))"
_LETTERS = {"n": " ", "t": " ", "r": " ", "N": " ", "_": " ", "L": " ", "P": " ", "f": " ",
            "v": " ", "0": "", "a": "", "b": "", "e": ""}  # fmt: skip


def add_value(builder: TextBuilder, raw: str, source: int, style: str) -> None:
    """Add a string as it is written at `source`, with its quotes."""
    width = len(style) if style != "|" else 0
    inner, source = raw[width : len(raw) - width], source + width
    if style == "|":
        head = re.match(r"[^\n]*\n?", inner)
        skipped = head.end() if head else 0
        builder.add(inner[skipped:], source + skipped)
    elif style == "'" and "''" in inner:
        _add_replaced(builder, inner, source, "''")
    elif style in ('"', '"""') and "\\" in inner:
        _add_replaced(builder, inner, source, _ESCAPE)
    else:
        builder.add(inner, source)


def _add_replaced(builder: TextBuilder, text: str, source: int, pattern: str) -> None:
    at = 0
    for match in re.finditer(pattern, text):
        builder.add(text[at : match.start()], source + at)
        builder.decoded(_unescape(match), source + match.start(), len(match.group()))
        at = match.end()
    builder.add(text[at:], source + at)


def _unescape(match: re.Match[str]) -> str:
    if match.group() == "''":
        return "'"
    code = match.group(1) or match.group(2) or match.group(3)
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    if match.group(4):
        return ""
    return _LETTERS.get(match.group(5), match.group(5))
