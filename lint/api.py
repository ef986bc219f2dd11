"""The Python API: lint a text, or files and folders."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path

from msgspec import structs

from lint import config
from lint.config import Settings
from lint.finding import Finding
from lint.packs.built_in import BUILT_IN
from lint.run import Linter, Result, collect

AnyPath = str | PathLike[str]


def check_text(
    text: str,
    *,
    path: AnyPath = "<text>",
    language: str | None = None,
    settings: Settings | None = None,
) -> list[Finding]:
    """Lint a text and return its findings, in order of their places.

    `path` chooses the reader by its ending (`page.md`, `page.html`; plain text
    else); `language` is a code such as "en", found when None. For many texts make one
    `Linter`. Raises `ReadError` for a text that cannot be read, and `InputError` for
    settings or a pack that cannot be used.
    """
    linter = Linter(_with_language(settings, language))
    document = linter.read(fspath(path), text.encode("utf-8", "surrogatepass"))
    return list(linter.check(document).findings)


def check_paths(
    paths: AnyPath | Iterable[AnyPath],
    *,
    language: str | None = None,
    settings: Settings | None = None,
) -> Result:
    """Lint files and folders; a file that cannot be read has its `error` set.

    Without `settings` the defaults hold: `load_settings` reads a configuration. Raises
    `InputError` for settings or a pack that cannot be used.
    """
    linter = Linter(_with_language(settings, language))
    listed = [paths] if isinstance(paths, str | PathLike) else paths
    names = [fspath(path) for path in listed]
    return Result([linter.check_file(path) for path in collect(names, linter.settings)])


def load_settings(path: AnyPath | None = None) -> Settings:
    """Return the settings of a configuration file (`.claimlint.yml`, `pyproject.toml`), or of
    the one that holds for the current folder; the defaults where there is none. Raises
    `InputError`."""
    return config.load(config.find(Path()) if path is None else Path(path), BUILT_IN)


def _with_language(settings: Settings | None, language: str | None) -> Settings:
    settings = settings or Settings()
    return structs.replace(settings, language=language) if language else settings
