"""YAML -> its tree of nodes, however it is nested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

MAX_DEPTH = 100
SAFE_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, loader: Any = SAFE_LOADER) -> yaml.Node | None:
    """Return the root node, None for an empty text.

    Raises `yaml.YAMLError`, also for values nested more than `MAX_DEPTH` deep: the parser
    takes quadratic time for them.
    """
    _check_depth(text, loader)
    root: yaml.Node | None = yaml.compose(text, Loader=loader)
    return root


def compose_all(text: str, loader: Any = SAFE_LOADER) -> Iterator[yaml.Node]:
    """Yield the root node of each document of a stream; raises as `compose` does."""
    _check_depth(text, loader)
    yield from yaml.compose_all(text, Loader=loader)


def _check_depth(text: str, loader: Any) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(
                problem=f"nested more than {MAX_DEPTH} deep", problem_mark=mark
            )
