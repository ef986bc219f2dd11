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
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".docx": "docx",
}
_BINARY = frozenset({"docx"})  # modules that read bytes, not text
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_known(name: str) -> bool:
    """Whether a file of this name is one that a reader reads."""
    return _ending(name) in _MODULES


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
