"""Opening the zip packages of office formats: limits first, then their library.

What a file unpacks to is looked up before anything is unpacked, so that a small file
cannot fill the memory.
"""

from __future__ import annotations

import importlib
import io
import zipfile
from typing import Any

from lint.readers.errors import ReadError

MAX_UNPACKED = 200_000_000  # bytes, of all parts together
MAX_PART = 100_000_000
MAX_PARTS = 10_000
HINT = "pip install 'claimlint[office]'"


def check(path: str, data: bytes) -> None:
    """Refuse what is no zip file, or unpacks to too much; raises `ReadError`."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise ReadError(path, "not a valid package (zip); save it anew") from None
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    if unpacked > MAX_UNPACKED or largest > MAX_PART or len(parts) > MAX_PARTS:
        limit = MAX_UNPACKED // 1_000_000
        raise ReadError(path, f"unpacks to more than {limit} MB or {MAX_PARTS} parts; split it")


def library(path: str, name: str) -> Any:
    """Import the library of a format; raises `ReadError` with how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise ReadError(path, f"this format needs more libraries: {HINT}") from None


def part(path: str, data: bytes, name: str) -> bytes:
    """Return one part of a package; raises `ReadError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.read(name)
    except (KeyError, zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError):
        raise ReadError(path, f"has no readable part {name}; save it anew") from None


def parsed(path: str, content: bytes) -> Any:
    """Parse XML without entities, network or huge trees; raises `ReadError`."""
    etree = library(path, "lxml.etree")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(path, f"not valid XML: {error.msg}") from None
