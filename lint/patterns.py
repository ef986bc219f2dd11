"""Patterns of paths, as in .gitignore."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_SPECIAL = re.compile(r"[\\\[\]!*#?]| (?= *\Z)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def compiled(lines: Iterable[str]) -> Any:
    """Return what matches paths (`match_file`) as .gitignore does; raises `ValueError` for a
    line that is no pattern."""
    import pathspec  # slow to import, and seldom needed

    try:
        return pathspec.PathSpec.from_lines("gitignore", lines)
    except (ValueError, re.error) as error:
        raise ValueError(f"no pattern as in .gitignore: {error}") from None


def exactly(path: str) -> str:
    """Return the pattern of one path from the root, and of no other."""
    return "/" + _SPECIAL.sub(r"\\\g<0>", path)


def named(pattern: str) -> str | None:
    """Return the one path that a pattern names, or None for one that may match several."""
    path = _ESCAPED.sub(r"\1", pattern).removeprefix("/")
    one = exactly(path)
    return path if "/" in pattern and pattern in (one, one[1:]) else None
