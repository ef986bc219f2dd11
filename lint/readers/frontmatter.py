"""Front matter in YAML or TOML: what steers the tool, and what readers see of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import yaml

from lint.document import Kind, TextBuilder
from lint.readers.blocks import Blocks, add_words

MAX_LENGTH = 100_000
_PROSE_KEYS = frozenset({
    "title", "description", "summary", "excerpt", "subtitle", "headline", "lead", "tagline",
    "seotitle", "seodescription", "metatitle", "metadescription", "ogtitle", "ogdescription",
    "twittertitle", "twitterdescription", "alt", "imagealt", "caption", "abstract", "intro",
    "linktitle", "shortdescription", "teaser", "heading", "subheading",
})  # fmt: skip
LANGUAGE_KEYS = ("lang", "language", "locale")


def read(blocks: Blocks, text: str, source: int, style: str) -> dict[str, object]:
    """Add the prose of front matter to `blocks` and return its fields.

    `style` is "yaml" or "toml". Front matter that cannot be read is passed over.
    """
    if len(text) > MAX_LENGTH:
        return {}
    try:
        fields, found = _toml(text) if style == "toml" else _yaml(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}
    for value, start, end in found:
        builder = TextBuilder()
        add_words(builder, value, text[start:end], source + start)
        segment = builder.segment(Kind.METADATA)
        if segment is not None:
            blocks.segments.append(segment)
    return fields


def _yaml(text: str) -> tuple[dict[str, object], list[tuple[str, int, int]]]:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return {}, []
    return _plain(node), list(_yaml_prose(node))


def _plain(node: yaml.MappingNode) -> dict[str, object]:
    """Return the fields as strings, lists and mappings, two levels deep."""

    def value(inner: yaml.Node, depth: int) -> object:
        if isinstance(inner, yaml.MappingNode) and depth:
            return {str(key.value): value(item, depth - 1) for key, item in inner.value}
        if isinstance(inner, yaml.SequenceNode) and depth:
            return [value(item, depth - 1) for item in inner.value]
        return inner.value if isinstance(inner, yaml.ScalarNode) else None

    return {str(key.value): value(item, 3) for key, item in node.value}


def _yaml_prose(root: yaml.MappingNode) -> Iterator[tuple[str, int, int]]:
    pending: list[tuple[str, yaml.Node]] = [("", root)]
    seen: set[int] = set()
    found = []
    while pending:
        name, node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            pending += [(str(key.value), value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pending += [(name, item) for item in node.value]
        elif _is_prose(name) and node.value:
            found.append((node.value, node.start_mark.index, node.end_mark.index))
    yield from sorted(found, key=lambda item: item[1])


def _is_prose(key: str) -> bool:
    return re.sub(r"[^a-z]", "", key.lower()) in _PROSE_KEYS


def _toml(text: str) -> tuple[dict[str, object], list[tuple[str, int, int]]]:
    fields: dict[str, Any] = tomllib.loads(text)
    found = []
    for key, value in _toml_strings(fields):
        if not _is_prose(key):
            continue
        for match in re.finditer(rf"(?m)^\s*[\"']?{re.escape(key)}[\"']?\s*=\s*", text):
            raw = text[match.end() :]
            first = value.split()[0] if value.split() else ""
            if first and raw.lstrip("\"'\r\n ").startswith(first):
                found.append((value, match.end(), len(text)))
                break
    return fields, sorted(found, key=lambda item: item[1])


def _toml_strings(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in fields.items():
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            yield from _toml_strings(value)


def language(fields: dict[str, object]) -> str | None:
    """Return the language that the fields declare."""
    for key in LANGUAGE_KEYS:
        value = fields.get(key)
        if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", value):
            return value
    return None
