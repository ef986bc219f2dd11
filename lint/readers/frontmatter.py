"""Front matter in YAML, TOML or JSON: what steers the tool, and what readers see of it."""

from __future__ import annotations

import re
from functools import partial

from lint.document import Kind
from lint.langtags import primary_language
from lint.readers import escapes, fields
from lint.readers.blocks import Blocks
from lint.readers.front_values import FrontMatterError, Value

MAX_LENGTH = 200_000
_LANGUAGE_KEYS = ("lang", "language", "locale")
_FENCED = re.compile(
    r"(?:(---)[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$|(\+\+\+)[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?$)",
    re.DOTALL | re.MULTILINE,
)
_JSON = re.compile(r"\{\s*+\"[^\"\n]*+\"\s*+:")
_FIRST_KEY = re.compile(r"(?:\s++|#[^\n]*+\n)*+(?:[^\s#\[\]{}>|*&!%@`-][^\n:]*:(?:\s|$)|\{|\[\w)")


def read(blocks: Blocks, path: str, text: str) -> tuple[dict[str, object], int]:
    """Add the prose of a text's front matter to `blocks`.

    Returns its fields, and where the text goes on. That front matter cannot be read is noted.
    """
    found = _find(text)
    if found is None:
        return {}, 0
    form, start, end, following = found
    inner = text[start:end]
    try:
        settings, values = _parse(form, inner)
    except FrontMatterError as error:
        first = text.count("\n", 0, start)
        place = f"{path}:{first + error.line}" if error.line else path
        blocks.notes.append(f"{place}: front matter is {error}; it was not linted")
        return {}, following
    for value in values:
        raw = inner[value.start : value.end]
        if fields.is_copy(value.key, raw.strip("\"'|>-+ \t\r\n")):
            _keep(blocks, raw, start + value.start, value.style)
    return settings, following


def _find(text: str) -> tuple[str, int, int, int] | None:
    """Return the form of front matter, its start and end, and where the text goes on."""
    if text.startswith("{"):
        end = _json_end(text)
        return ("yaml", 0, end, end) if end else None  # all JSON is YAML
    match = _FENCED.match(text) if text.startswith(("---", "+++")) else None
    if match is None:
        return None
    group = 2 if match.group(1) else 4
    inner = match.group(group)
    if group == 2 and not _FIRST_KEY.match(inner) and inner.strip():
        return None  # a rule, and text
    return "yaml" if group == 2 else "toml", *match.span(group), match.end()


def _json_end(text: str) -> int:
    """Return where the JSON object that opens a text ends, 0 when there is none."""
    if not _JSON.match(text):
        return 0
    import json

    try:
        _, end = json.JSONDecoder().raw_decode(text[:MAX_LENGTH])
    except (ValueError, RecursionError):
        return 0
    return int(end)


def _parse(form: str, text: str) -> tuple[dict[str, object], list[Value]]:
    if len(text) > MAX_LENGTH:
        raise FrontMatterError(f"longer than {MAX_LENGTH} letters")
    if form == "toml":
        from lint.readers import toml_fields

        return toml_fields.read(text)
    from lint.readers import yaml_fields

    return yaml_fields.read(text)


def language(fields: dict[str, object]) -> str | None:
    """Return the language that the fields declare, by its primary subtag."""
    for key in _LANGUAGE_KEYS:
        value = fields.get(key)
        if isinstance(value, str) and primary_language(value):
            return primary_language(value)
    return None


# -- strings as they are written ---------------------------------------------------

_UNESCAPE: dict[str, fields.Unescape] = {
    '"': escapes.pieces,
    '"""': escapes.pieces,
    "'": partial(escapes.doubled, quote="'"),
}


def _keep(blocks: Blocks, raw: str, source: int, style: str) -> None:
    """Keep a string as it is written at `source`, with its quotes."""
    first = raw.find("\n") + 1 if style == "|" else len(style)
    last = len(raw) if style == "|" else len(raw) - len(style)
    unescape = _UNESCAPE.get(style, fields.verbatim)
    fields.keep(blocks, Kind.METADATA, raw[first:last], source + first, unescape)
