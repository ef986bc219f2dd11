"""gettext catalogues (.po): the translations; the source strings are passed over.

Fuzzy and obsolete entries are not shown to readers, and not linted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lint.document import Document
from lint.langtags import primary_language
from lint.readers import escapes, messages
from lint.readers.blocks import Blocks
from lint.readers.errors import ReadError

_TOKEN = re.compile(
    r"\s++|(?P<comment>#[^\n]*+)|\"(?P<text>(?:[^\"\\\r\n]|\\.)*+)\""
    r"|(?P<keyword>domain|msgctxt|msgid_plural|msgid|msgstr(?:[ \t]*+\[[ \t]*+\d++[ \t]*+\])?+)"
)
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]+)", re.MULTILINE)


@dataclass(slots=True)
class Entry:
    """A message: its source string, and the pieces of each of its translations."""

    original: str = ""
    original_parts: list[tuple[str, int]] = field(default_factory=list)
    translations: list[list[tuple[str, int]]] = field(default_factory=list)
    fuzzy: bool = False


def read(path: str, text: str) -> Document:
    """Read the translations of a catalogue; raises `ReadError`."""
    found = list(entries(path, text))
    head = next((_joined(entry) for entry in found if not entry.original), "")
    language = _LANGUAGE.search(head.replace("\\n", "\n"))
    strings = (parts for entry in _shown(found) for parts in entry.translations)
    return _document(path, text, strings, primary_language(language.group(1)) if language else None)


def originals(path: str, text: str) -> Document:
    """Read the source strings of what is translated; raises `ReadError`."""
    translated = (entry for entry in _shown(entries(path, text)) if _joined(entry))
    return _document(path, text, (entry.original_parts for entry in translated), None)


def _shown(found: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in found if entry.original and not entry.fuzzy)


def _document(
    path: str, text: str, strings: Iterable[list[tuple[str, int]]], language: str | None
) -> Document:
    blocks = Blocks()
    for parts in strings:
        messages.add(blocks, _pieces(parts))
    document = blocks.document(path, text)
    document.language = language
    return document


def _joined(entry: Entry) -> str:
    return "".join(part for parts in entry.translations for part, _ in parts)


def _pieces(parts: list[tuple[str, int]]) -> escapes.Pieces:
    for part, source in parts:
        yield from escapes.pieces(part, source)


def entries(path: str, text: str) -> Iterator[Entry]:
    """Yield the entries that are not obsolete; raises `ReadError`."""
    entry, keyword, at = Entry(), "", 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise ReadError(path, "not a line of a catalogue", text.count("\n", 0, at) + 1)
        at = token.end()
        ends = token["comment"] or token["keyword"] in ("msgid", "msgctxt", "domain")
        if ends and keyword.startswith("msgstr"):
            yield entry
            entry, keyword = Entry(), ""
        keyword = token["keyword"] or keyword
        if token["comment"]:
            entry.fuzzy |= token["comment"].startswith("#,") and "fuzzy" in token["comment"]
        elif token["keyword"] and keyword.startswith("msgstr"):
            entry.translations.append([])
        elif token["text"] is not None:
            _keep(entry, keyword, (token["text"], token.start("text")))
    if keyword.startswith("msgstr"):
        yield entry


def _keep(entry: Entry, keyword: str, part: tuple[str, int]) -> None:
    if keyword == "msgid":
        entry.original += part[0]
        entry.original_parts.append(part)
    elif keyword.startswith("msgstr"):
        entry.translations[-1].append(part)
