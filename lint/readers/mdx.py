"""MDX: Markdown with JSX, imports and {expressions}."""

from __future__ import annotations

from lint.document import Document
from lint.readers import markdown


def read(path: str, text: str) -> Document:
    """Read an MDX file."""
    return markdown.read(path, text, mdx=True)
