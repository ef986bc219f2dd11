"""Titles of links and images in Markdown, between quotation marks or brackets."""

from __future__ import annotations

import re

from lint.document import TextBuilder
from lint.readers.blocks import add_prose

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def opening(raw: str, quote: str) -> int:
    """Return where the title that ends `raw` opens: at a quotation mark not escaped."""
    at = len(raw) - 1
    while (at := raw.rfind(quote, 0, at)) >= 0:
        if raw[at - 1 : at] != "\\" and raw[at - 1 : at].isspace():
            return at
    return -1


def add_escaped(builder: TextBuilder, text: str, source: int) -> None:
    """Add a title: with entities, and backslashes before punctuation."""
    at = 0
    for match in _ESCAPED.finditer(text):
        add_prose(builder, text[at : match.start()], source + at)
        builder.decoded(match.group(1), source + match.start(), 2)
        at = match.end()
    add_prose(builder, text[at:], source + at)
