"""String catalogues in YAML (i18n): each value is a text of its own.

Values that are no prose (identifiers, addresses, colours) are passed over. A value with
a tag of the project's own (`!html`) is a text, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lint.document import Document
from lint.langtags import primary_language
from lint.readers import escapes, messages
from lint.readers.blocks import Blocks
from lint.readers.errors import ReadError

MAX_NODES = 200_000
MAX_DEPTH = 60
_NO_PROSE = re.compile(
    r"[\w.+-]++@[\w.-]+|[a-z][a-z0-9+.-]*+://\S*|(?!#\d\d?\Z)[#./\\]\S*"
    r"|(?=[A-Za-z-]*+[\d.:/_])[a-z0-9_][A-Za-z0-9_.:/-]*[A-Za-z0-9_]"
    r"|(?=[A-Z]*+[\d_])[A-Z0-9_]{2,}|[\d\s.,:;%$€£/+-]*|\S"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,4}){0,2}")
_PROPERTIES = re.compile(r"(?:[!&]\S*+\s++)*+")  # a node's tag and anchor
_LANGUAGE_KEYS = ("@@locale", "locale", "language", "lang")


def read(path: str, text: str) -> Document:
    """Read a catalogue; raises `ReadError`."""
    roots = _compose(path, text)
    blocks = Blocks()
    for node in _strings(path, roots):
        messages.add(blocks, _pieces(text, node))
    document = blocks.document(path, text)
    if roots and roots[0].id == "mapping":
        fields = roots[0].value
        document.language = language_of((str(key.value), value.value) for key, value in fields)
    return document


def is_prose(text: str) -> bool:
    """Whether a value is a text for readers."""
    return not _NO_PROSE.fullmatch(text.strip())


def language_of(items: Iterator[tuple[str, object]]) -> str | None:
    """Return the language of a catalogue that names it, or stands under its code."""
    fields = dict(items)
    for key in _LANGUAGE_KEYS:
        value = fields.get(key)
        if isinstance(value, str) and _LANGUAGE.fullmatch(value):
            return primary_language(value)
    only = next(iter(fields)) if len(fields) == 1 else ""
    is_name = len(only) == 3  # such as faq; codes of three letters without a region are rare
    return primary_language(only) if _LANGUAGE.fullmatch(only) and not is_name else None


def _compose(path: str, text: str) -> list[Any]:
    """Return the roots of the documents in a file."""
    import yaml

    from lint.yamltree import compose_all

    try:
        return list(compose_all(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else ()
        problem = getattr(error, "problem", None) or "not readable"
        raise ReadError(path, f"not valid YAML: {problem}", *place) from None
    except (ValueError, RecursionError) as error:
        raise ReadError(path, f"not readable: {error}") from None


def _strings(path: str, roots: list[Any]) -> Iterator[Any]:
    """Yield the nodes of prose, in order."""
    pending: list[tuple[Any, int]] = [(root, 0) for root in reversed(roots)]
    seen: set[int] = set()  # a node with an alias is read where it stands
    while pending:
        node, depth = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if len(seen) > MAX_NODES or depth > MAX_DEPTH:
            message = f"more than {MAX_NODES} values or {MAX_DEPTH} levels; split the file"
            raise ReadError(path, message, node.start_mark.line + 1)
        if node.id == "mapping":
            pending += [(value, depth + 1) for _, value in reversed(node.value)]
        elif node.id == "sequence":
            pending += [(value, depth + 1) for value in reversed(node.value)]
        elif (node.tag.endswith(":str") or node.tag.startswith("!")) and is_prose(node.value):
            yield node


def _pieces(text: str, node: Any) -> escapes.Pieces:
    start, end = node.start_mark.index, node.end_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    if node.style == '"':
        return escapes.pieces(text[start + 1 : end - 1], start + 1)
    if node.style == "'":
        return escapes.doubled(text[start + 1 : end - 1], start + 1, "'")
    if node.style in ("|", ">"):
        start = text.index("\n", start) + 1
    return iter([(text[start:end], start, end - start)])
