"""Reading YAML from strangers: limits, no aliases, and a place for every value."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import yaml

from lint.packs.errors import InputError, KeyPath
from lint.yamltree import SAFE_LOADER, compose

MAX_BYTES = 4_000_000
MAX_DEPTH = 16
MAX_NODES = 400_000


class Loader(SAFE_LOADER):  # type: ignore[misc]
    """The safe loader with YAML 1.2's booleans: yes, no, on and off are words."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))

_CONSTRUCTOR = yaml.constructor.SafeConstructor()


class YamlFile:
    """A parsed YAML file: plain `data`, and where each key path stands."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._places: dict[KeyPath, tuple[int, int]] = {}
        self._nodes = 0
        try:
            node = compose(text, Loader)
        except yaml.YAMLError as error:
            raise self._syntax_error(error) from None
        except (ValueError, RecursionError) as error:
            raise InputError(path, f"not readable as YAML: {error}") from None
        self.data: Any = {} if node is None else self._build(node, (), set())

    @classmethod
    def read(cls, path: Path, shown: str | None = None) -> YamlFile:
        """Read a file of at most `MAX_BYTES`, which messages call `shown`; raises `InputError`."""
        shown = shown or str(path)
        try:
            if path.stat().st_size > MAX_BYTES:
                raise InputError(shown, f"larger than {MAX_BYTES} bytes; split the file")
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise InputError(shown, f"cannot be read: {error.strerror}") from None
        except UnicodeDecodeError as error:
            raise InputError(shown, f"not UTF-8 (byte {error.start}); save it as UTF-8") from None
        return cls(shown, text)

    def place(self, keys: KeyPath) -> tuple[int, int]:
        """Return line and column of the value at `keys`, or of the nearest parent."""
        while keys and keys not in self._places:
            keys = keys[:-1]
        return self._places.get(keys, (1, 1))

    def error(self, keys: KeyPath, message: str) -> InputError:
        """Make an error that points at the value at `keys`."""
        return InputError(self.path, message, *self.place(keys))

    def _syntax_error(self, error: yaml.YAMLError) -> InputError:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).split("\n")[0]
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return InputError(self.path, f"not valid YAML: {problem}", line, column)

    def _build(self, node: yaml.Node, keys: KeyPath, seen: set[int]) -> Any:
        mark = node.start_mark
        self._places.setdefault(keys, (mark.line + 1, mark.column + 1))
        self._nodes += 1
        if self._nodes > MAX_NODES or len(keys) > MAX_DEPTH:
            raise self.error(keys, "too many or too deeply nested values; split the file")
        if id(node) in seen:
            raise self.error(keys, "aliases (&, *) are not allowed; write the value out")
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys, seen)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(item, (*keys, at), seen) for at, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, keys)

    def _mapping(self, node: yaml.MappingNode, keys: KeyPath, seen: set[int]) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            mark = key_node.start_mark
            if key in built:
                raise InputError(
                    self.path, f"“{key}” stands here twice", mark.line + 1, mark.column + 1
                )
            built[key] = self._build(value_node, (*keys, key), seen)
            self._places[(*keys, key, "")] = (mark.line + 1, mark.column + 1)
        return built

    def _scalar(self, node: yaml.ScalarNode, keys: KeyPath) -> Any:
        if node.tag == "tag:yaml.org,2002:str":
            return node.value
        try:
            value = _CONSTRUCTOR.construct_object(node)
            _CONSTRUCTOR.constructed_objects.clear()
        except (yaml.YAMLError, ValueError) as error:
            raise self.error(keys, f"not a plain value: {error}".split("\n")[0]) from None
        if isinstance(value, bytes | set):
            raise self.error(keys, "not a plain value; write text or a number")
        if isinstance(value, datetime.datetime):
            return value.date()
        return value
