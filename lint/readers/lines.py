"""Documents whose text is ours to lay out: a line for each paragraph, cell or slide text.

Formats such as Word have no lines; places then refer to this text, which
`claimlint check --show-text` prints.
"""

from __future__ import annotations

from lint.document import Document, Kind
from lint.readers.blocks import Blocks


class Lines:
    """Collects paragraphs, each a line of the text."""

    def __init__(self) -> None:
        self._blocks = Blocks()
        self._lines: list[str] = []
        self._length = 0

    def add(
        self, kind: Kind, text: str, level: int = 0, language: str | None = None, depth: int = 0
    ) -> None:
        """Add a paragraph; line breaks within it become spaces, so that it is one line."""
        line = " ".join(text.splitlines()) if text.splitlines()[1:] else text.rstrip("\r\n")
        self._blocks.builder.add(line, self._length)
        self._blocks.close(kind, level, language, depth)
        self._lines.append(line)
        self._length += len(line) + 1

    def pass_over(self, line: str) -> None:
        """Add a line that helps to find a place and is not linted."""
        self._lines.append(line)
        self._length += len(line) + 1

    def document(self, path: str, language: str | None = None) -> Document:
        """Return the document."""
        document = self._blocks.document(path, "".join(f"{line}\n" for line in self._lines))
        document.language = language
        return document
