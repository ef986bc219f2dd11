"""String catalogues in JSON (i18n, ARB): each value is a text of its own.

The standard library checks and parses them; where the strings stand, it does not say:
they are found again in the text, which is then known to be valid.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lint.document import Document, Kind, TextBuilder
from lint.readers import escapes, messages
from lint.readers.blocks import Blocks
from lint.readers.catalog import is_prose, language_of
from lint.readers.errors import ReadError

_TOKEN = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*+)"(?P<colon>\s*:)?|[{}\[\]]')


def read(path: str, text: str) -> Document:
    """Read a catalogue; raises `ReadError`."""
    data = _parse(path, text) if text.strip() else {}
    blocks = Blocks()
    for start, end in _strings(text):
        if is_prose(text[start:end]):
            builder = TextBuilder()
            messages.add(builder, escapes.pieces(text[start:end], start))
            blocks.keep(builder, Kind.PARAGRAPH)
    document = blocks.document(path, text)
    if isinstance(data, dict):
        document.language = language_of(iter(data.items()))
    return document


def _parse(path: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(path, f"not valid JSON: {error.msg}", error.lineno, error.colno) from None
    except (RecursionError, ValueError) as error:
        raise ReadError(path, f"not readable: {error}") from None


def _strings(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each value, those of keys that comment (`@key`) left out."""
    depth, hidden = 0, 0  # of the structure; of the comment that is passed over
    key = ""
    for match in _TOKEN.finditer(text):
        sign = match.group()[0]
        if sign in "{[":
            depth += 1
            hidden = hidden or (depth if key.startswith("@") and not key.startswith("@@") else 0)
        elif sign in "}]":
            depth -= 1
            hidden = 0 if depth < hidden else hidden
        elif match["colon"]:
            key = match["text"]
        elif not hidden and not key.startswith("@"):
            yield match.span("text")
