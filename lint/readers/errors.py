"""Why a file could not be read."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read as prose: where, what is wrong, and what to do."""

    def __init__(self, path: str, message: str, line: int = 0, column: int = 0) -> None:
        place = ":".join(str(part) for part in (path, line, column) if part)
        super().__init__(f"{place}: {message}")
        self.path, self.message, self.line, self.column = path, message, line, column
