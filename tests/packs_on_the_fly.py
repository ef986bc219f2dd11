"""Small packs written for a test."""

from __future__ import annotations

import json
from pathlib import Path

from lint.config import Settings
from lint.finding import Finding
from lint.library import Library
from lint.run import Linter

BASE = {"why": "For the test.", "sources": ["iso24495"]}


def library_of(
    folder: Path,
    specs: dict[str, dict[str, object]],
    texts: dict[str, dict[str, object]],
    category: str = "overclaim",
    terms: dict[str, list[str]] | None = None,
) -> Library:
    """Write a pack “t” with these rules in English and return its library."""
    folder.mkdir(exist_ok=True)
    head = {"pack": "t", "title": "Test", "category": category}
    rules = {name: {**BASE, **spec} for name, spec in specs.items()}
    (folder / "pack.yml").write_text(json.dumps({**head, "rules": rules}))
    said = {name: {"message": "“{match}”", **text} for name, text in texts.items()}
    content = {"language": "en", "terms": terms or {}, "rules": said}
    (folder / "en.yml").write_text(json.dumps(content))
    return Library([folder])


def check(library: Library, text: str, path: str = "page.md", **settings: object) -> list[Finding]:
    """Lint a text with a library."""
    linter = Linter(Settings(language="en", **settings), library)  # type: ignore[arg-type]
    return list(linter.check(linter.read(path, text.encode())).findings)
