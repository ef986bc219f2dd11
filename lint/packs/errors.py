"""What is wrong with a file of ours, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Iterable

KeyPath = tuple[str | int, ...]  # the keys and indices that lead to a value in YAML


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says what is wrong and what to do."""


class InputError(Exception):
    """A file that cannot be used: where, what is wrong, and what to do."""

    def __init__(self, path: str, message: str, line: int = 0, column: int = 0) -> None:
        place = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{place}: {message}")
        self.path, self.message, self.line, self.column = path, message, line, column


def nearest(name: str, known: Iterable[str]) -> str:
    """Return “; did you mean …?” with the known names most like `name`, or ''."""
    import difflib

    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(close)}?" if close else ""
