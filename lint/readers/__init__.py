"""Readers: one module a format, bytes -> Document."""

from __future__ import annotations

import importlib
import re

from lint.document import Document
from lint.readers.decode import decode
from lint.readers.errors import ReadError

MAX_BYTES = 50_000_000

# the endings of each format, and the module that reads it
_FORMATS = {
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    "html": (".html", ".htm", ".xhtml"),
    "text": (".txt", ".text"),
}
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def is_known(name: str) -> bool:
    """Whether a file of this name is one that a reader reads."""
    return any(name.lower().endswith(endings) for endings in _FORMATS.values())


def read(path: str, data: bytes, name: str | None = None) -> Document:
    """Read the bytes of a file; `name` decides the format where `path` is no file's.

    Raises `ReadError`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"larger than {MAX_BYTES // 1_000_000} MB; split the file")
    text = decode(path, data)
    module = importlib.import_module(f"lint.readers.{_format(name or path, text)}")
    document: Document = module.read(path, text)
    return document


def _format(name: str, text: str) -> str:
    for form, endings in _FORMATS.items():
        if name.lower().endswith(endings):
            return form
    return "html" if _HTML.match(text[:2000]) else "text"
