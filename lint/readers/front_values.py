"""What front matter is made of, in whatever form it is written."""

from __future__ import annotations

from typing import NamedTuple

OWN_KEY = "claimlint"  # under which our own settings stand


class Value(NamedTuple):
    """A string of the front matter: its key, its source with any quotes, and how quoted.

    `style` is the quotation mark (`"`, `'`, `\"""`, `'''`), `|` for a block, else empty.
    """

    key: str
    start: int
    end: int
    style: str = ""


class FrontMatterError(ValueError):
    """Front matter that cannot be read: why, and in which of its lines (1-based, 0 unknown)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
