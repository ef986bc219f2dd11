"""String catalogues in JSON (i18n, ARB): each value is a text of its own.

The standard library checks and parses them; where the strings stand, it does not say:
they are found again in the text, which is then known to be valid. Notes for translators
are passed over: what is under `@key`, and what stands beside a message that is described
(browser extensions, Docusaurus, FormatJS).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lint.document import Document
from lint.readers import escapes, messages
from lint.readers.blocks import Blocks
from lint.readers.catalog import is_prose, language_of
from lint.readers.errors import ReadError

_TOKEN = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*+)"(?P<colon>\s*:)?|[{}\[\]]')
_MESSAGE_KEYS = ("message", "defaultMessage")
_NOTES = ("description", "placeholders")  # beside a message


def read(path: str, text: str) -> Document:
    """Read a catalogue; raises `ReadError`."""
    data = _parse(path, text) if text.strip() else {}
    blocks = Blocks()
    for start, end in _strings(text, _NOTES if _is_described(data) else ()):
        pieces = list(escapes.pieces(text[start:end], start))
        if is_prose("".join(piece for piece, *_ in pieces)):
            messages.add(blocks, pieces)
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


def _is_described(data: object) -> bool:
    """Whether all entries are messages with their descriptions."""
    return isinstance(data, dict) and all(
        isinstance(entry, dict) and any(isinstance(entry.get(key), str) for key in _MESSAGE_KEYS)
        for entry in data.values()
    )


def _strings(text: str, notes: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each value, those of keys that comment (`@key`) left out.

    `notes` are the keys that comment within an entry of the file.
    """
    depth, hidden = 0, 0  # of the structure; of the comment that is passed over
    key, comments = "", False
    for match in _TOKEN.finditer(text):
        sign = match.group()[0]
        if sign in "{[":
            depth += 1
            hidden = hidden or (depth if comments and not key.startswith("@@") else 0)
        elif sign in "}]":
            depth -= 1
            hidden = 0 if depth < hidden else hidden
        elif match["colon"]:
            key = match["text"]
            comments = key.startswith("@") or (depth == 2 and key in notes)
        elif not hidden and not comments:
            yield match.span("text")
