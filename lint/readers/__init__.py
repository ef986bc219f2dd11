"""Readers: one module a format, bytes -> Document."""

from __future__ import annotations

import importlib
import re
from typing import Any

from lint.document import Document, Source
from lint.readers.decode import decode
from lint.readers.errors import ReadError

__all__ = ["MAX_BYTES", "ReadError", "is_known", "read"]

MAX_BYTES = 50_000_000

# a name's ending, and the module that reads such files
_MODULES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "mdx",
    ".jsx": "react",
    ".tsx": "react",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".rst": "rst",
    ".docx": "docx",
    ".odt": "odt",
    ".pptx": "pptx",
    ".po": "po",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".arb": "catalog_json",
    ".json": "catalog_json",
    ".yml": "catalog",
    ".yaml": "catalog",
    ".csv": "table",
    ".tsv": "table",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
_BINARY = frozenset({"docx", "odt", "pptx"})  # modules that read bytes, not text
_BILINGUAL = frozenset({"po", "xliff"})
_DATA = frozenset({".json", ".yml", ".yaml", ".csv", ".tsv"})
_COPY_FOLDERS = frozenset(
    {
        "locales",
        "locale",
        "_locales",
        "i18n",
        "l10n",
        "lang",
        "langs",
        "translation",
        "translations",
        "messages",
        "copy",
        "ads",
        "_data",
    }
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_known(path: str) -> bool:
    """Whether a file found in a folder is copy that a reader reads. Data formats are, where
    their path speaks of languages: most others hold no copy."""
    ending = _ending(path)
    if ending in _DATA:
        folders = re.split(r"[/\\]", path.lower())
        return not _COPY_FOLDERS.isdisjoint(folders)
    return ending in _MODULES


def read(path: str, data: bytes, name: str | None = None) -> Document:
    """Read the bytes of a file; `name` decides the format where `path` is no file's.

    Raises `ReadError`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"larger than {MAX_BYTES // 1_000_000} MB; split the file")
    form = _MODULES.get(_ending(name or path))
    if form in _BINARY:
        return _read(form, path, data)
    text = decode(path, data)
    return _read(form or ("html" if _HTML.match(text[:2000]) else "text"), path, text)


def is_bilingual(path: str) -> bool:
    """Whether files of this name hold source strings beside their translations."""
    return _MODULES.get(_ending(path)) in _BILINGUAL


def originals(path: str, data: bytes) -> Document | None:
    """Return the source strings of a catalogue that holds them beside their translations,
    as a document; None for other formats. Raises `ReadError`."""
    form = _MODULES.get(_ending(path))
    if form not in _BILINGUAL:
        return None
    module: Any = importlib.import_module(f"lint.readers.{form}")
    document: Document = module.originals(path, decode(path, data))
    return document


def source(path: str, data: bytes) -> Source:
    """Return the text of a file that places refer to; raises `ReadError`."""
    if _MODULES.get(_ending(path)) in _BINARY:
        return read(path, data).source
    return Source(decode(path, data))


def _read(form: str, path: str, content: str | bytes) -> Document:
    module: Any = importlib.import_module(f"lint.readers.{form}")
    document: Document = module.read(path, content)
    return document


def _ending(name: str) -> str:
    return name[name.rfind(".") :].lower() if "." in name else ""
