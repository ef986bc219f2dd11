"""Patterns of paths, as in .gitignore."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def compiled(lines: Iterable[str]) -> Any:
    """Return what matches paths (`match_file`) as .gitignore does; raises `ValueError` for a
    line that is no pattern."""
    import pathspec  # slow to import, and seldom needed

    try:
        return pathspec.PathSpec.from_lines("gitignore", lines)
    except (ValueError, re.error) as error:
        raise ValueError(f"no pattern as in .gitignore: {error}") from None
