"""The Python API: lint a text, or files and folders."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath

from msgspec import structs

from lint.config import Settings
from lint.finding import Finding
from lint.run import Linter, Result, collect


def check_text(
    text: str,
    *,
    path: str = "<text>",
    language: str | None = None,
    settings: Settings | None = None,
) -> list[Finding]:
    """Lint a text and return its findings, in order of their places.

    `path` chooses the reader by its ending (`page.md`, `page.html`; plain text
    else); `language` is a code such as "en", found when None. Raises
    `lint.readers.errors.ReadError` for a text that cannot be read, and
    `lint.packs.errors.InputError` for a pack that cannot be used.
    """
    linter = Linter(_with_language(settings, language))
    return list(linter.check(linter.read(path, text.encode("utf-8", "surrogatepass"))).findings)


def check_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    language: str | None = None,
    settings: Settings | None = None,
) -> Result:
    """Lint files and folders; a file that cannot be read has its `error` set."""
    linter = Linter(_with_language(settings, language))
    names = [fspath(path) for path in paths]
    return Result([linter.check_file(path) for path in collect(names, linter.settings)])


def _with_language(settings: Settings | None, language: str | None) -> Settings:
    settings = settings or Settings()
    return structs.replace(settings, language=language) if language else settings
