"""gettext catalogues (.po): the translations; the source strings are passed over.

Fuzzy and obsolete entries are not shown to readers, and not linted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lint.document import Document, Kind, TextBuilder
from lint.readers import escapes, messages
from lint.readers.blocks import Blocks
from lint.readers.errors import ReadError

_LINE = re.compile(
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*"
    r"\"(?P<text>(?:[^\"\\\r\n]|\\.)*)\"[ \t]*"
)
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3})", re.MULTILINE)


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
    return _document(path, text, strings, language.group(1)[:2].lower() if language else None)


def originals(path: str, text: str) -> Document:
    """Read the source strings of what is translated; raises `ReadError`."""
    translated = (entry for entry in _shown(entries(path, text)) if any(entry.translations[0]))
    return _document(path, text, (entry.original_parts for entry in translated), None)


def _shown(found: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in found if entry.original and not entry.fuzzy)


def _document(
    path: str, text: str, strings: Iterable[list[tuple[str, int]]], language: str | None
) -> Document:
    blocks = Blocks()
    for parts in strings:
        builder = TextBuilder()
        messages.add(builder, _pieces(parts))
        blocks.keep(builder, Kind.PARAGRAPH)
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
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        start, at = at, at + len(line)
        content = line.strip()
        if not content or content.startswith("#"):
            if keyword.startswith("msgstr"):
                yield entry
                entry, keyword = Entry(), ""
            entry.fuzzy |= content.startswith("#,") and "fuzzy" in content
            continue
        match = _LINE.fullmatch(content)
        if match is None:
            raise ReadError(path, "not a line of a catalogue", number)
        if match["keyword"] in ("msgid", "msgctxt") and keyword.startswith("msgstr"):
            yield entry
            entry = Entry()
        keyword = match["keyword"] or keyword
        indent = len(line) - len(line.lstrip())
        place = start + indent + match.start("text")
        if keyword == "msgid":
            entry.original += match["text"]
            entry.original_parts.append((match["text"], place))
        elif keyword.startswith("msgstr"):
            if match["keyword"]:
                entry.translations.append([])
            entry.translations[-1].append((match["text"], place))
    if keyword.startswith("msgstr"):
        yield entry
