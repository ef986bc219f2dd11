"""The fields of YAML front matter, and where its strings stand.

Most front matter is a few lines of `key: value`; those are read here, since a YAML
parser takes longer to load than the rest of a page to lint. All else goes to PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lint.readers.front_values import OWN_KEY, FrontMatterError, Value

_LINE = re.compile(
    r"(?:(?P<key>[A-Za-z_][\w.-]*)[ \t]*:(?=[ \t\r\n]|\Z)|(?P<item>[ \t]*-(?=[ \t])))[ \t]*"
    r"(?:\"(?P<double>[^\"\\\r\n]*)\"|'(?P<single>[^'\r\n]*)'"
    r"|(?P<plain>[^\s\[\]{}&*!|>%@`\"'#?:,-](?:[^:#\r\n]|(?<=[^\s]):(?=[^\s])|(?<=[^\s])#)*))?"
    r"[ \t]*(?:\r?\n|\r|\Z)|[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\r)"
)
_PROPERTIES = re.compile(r"(?:[!&]\S*+\s++)*+")  # a tag and an anchor before a value
MAX_DEPTH = 30


def read(text: str) -> tuple[dict[str, object], list[Value]]:
    """Return the fields and the strings of `text`; nothing where it is no mapping.

    Raises `FrontMatterError`.
    """
    simple = _simple(text)
    return _composed(text) if simple is None else simple


def _simple(text: str) -> tuple[dict[str, object], list[Value]] | None:
    """Read lines of plain values and lists of them; None where there is more to it."""
    fields: dict[str, object] = {}
    values: list[Value] = []
    key = ""
    items: list[object] | None = None
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        if match is None or match.end() == at:
            return None
        at = match.end()
        group = next((name for name in ("double", "single", "plain") if match[name]), "")
        value: object = match[group].rstrip() if group else ""
        if match["key"]:
            key, items = match["key"], None
            if key in fields:
                return None
            fields[key] = value
        elif match["item"]:
            if not key or not group or (items is None and fields[key]):
                return None
            if items is None:
                fields[key] = items = []
            items.append(value)
        if group:
            style = {"double": '"', "single": "'", "plain": ""}[group]
            start, end = match.span(group)
            values.append(Value(key, start - len(style), end + len(style), style))
    return fields, values


def _composed(text: str) -> tuple[dict[str, object], list[Value]]:
    import yaml

    from lint.yamltree import compose

    try:
        node = compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not readable"
        line = mark.line + 1 if mark else 0
        raise FrontMatterError(f"not valid YAML ({problem})", line) from None
    except (ValueError, RecursionError) as error:
        raise FrontMatterError(f"not valid YAML ({error})") from None
    if not isinstance(node, yaml.MappingNode):
        return {}, []
    fields = _plain(node, MAX_DEPTH, [MAX_LENGTH])
    return (fields if isinstance(fields, dict) else {}), sorted(
        _strings(text, node), key=lambda value: value.start
    )


MAX_LENGTH = 10_000  # fields in all, so that aliases of aliases come to an end


def _plain(node: Any, depth: int, left: list[int]) -> object:
    """Return a node as strings, lists and mappings."""
    left[0] -= 1
    if not depth or left[0] < 0:
        return None
    if node.id == "mapping":
        return {str(key.value): _plain(item, depth - 1, left) for key, item in node.value}
    if node.id == "sequence":
        return [_plain(item, depth - 1, left) for item in node.value]
    return str(node.value)


def _is_text(node: Any) -> bool:
    """Whether a scalar is a string, or has a tag of the project's own (`!html`)."""
    tag: str = node.tag
    return tag.startswith("!") or tag.endswith((":str", ":timestamp"))


def _strings(text: str, root: Any) -> Iterator[Value]:
    pending: list[tuple[str, Any]] = [("", root)]
    seen: set[int] = set()
    while pending:
        name, node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.id == "mapping":
            pending += [
                (str(key.value), value) for key, value in node.value if key.value != OWN_KEY
            ]
        elif node.id == "sequence":
            pending += [(name, item) for item in node.value]
        elif node.value and _is_text(node):
            style = "|" if node.style in ("|", ">") else node.style or ""
            start, end = node.start_mark.index, node.end_mark.index
            properties = _PROPERTIES.match(text, start, end)
            yield Value(name, properties.end() if properties else start, end, style)
