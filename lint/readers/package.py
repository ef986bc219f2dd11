"""Opening the zip packages of office formats: limits first, then their library.

What a file unpacks to is looked up before anything is unpacked, so that a small file
cannot fill the memory. A damaged part is found here, once, whichever library reads it then.
"""

from __future__ import annotations

import importlib
import io
import zipfile
import zlib
from typing import Any

from lint.readers.errors import ReadError

MAX_UNPACKED = 200_000_000  # bytes, of all parts together
MAX_PART = 100_000_000
MAX_PARTS = 10_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # as office programs do
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    RuntimeError,  # of encrypted parts; of what Python cannot unpack, as NotImplementedError
)
_CHUNK = 1_000_000  # bytes
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
HINT = "pip install 'claimlint[office]'"


def check(path: str, data: bytes) -> None:
    """Refuse what is no zip file, unpacks to too much, or is damaged; raises `ReadError`."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE:
        raise ReadError(path, "not a valid package (zip); save it anew") from None
    parts = file.infolist()
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    if unpacked > MAX_UNPACKED or largest > MAX_PART or len(parts) > MAX_PARTS:
        limit = MAX_UNPACKED // 1_000_000
        raise ReadError(path, f"unpacks to more than {limit} MB or {MAX_PARTS} parts; split it")
    try:
        is_whole = all(_unpacks(file, part) for part in parts)
    except _UNREADABLE:
        is_whole = False
    if not is_whole:
        raise ReadError(path, "damaged: not all of it can be unpacked; save it anew")
    if "_rels/.rels" in file.namelist() and _STRICT in file.read("_rels/.rels"):
        raise ReadError(path, "saved as “Strict Open XML”; save it in the usual format")


def _unpacks(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part can be read to its end, where its check sum is compared."""
    if part.compress_type not in _PACKED:
        return False
    with file.open(part) as content:
        while content.read(_CHUNK):
            pass
    return True


def library(path: str, name: str) -> Any:
    """Import the library of a format; raises `ReadError` with how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise ReadError(path, f"this format needs more libraries: {HINT}") from None


def part(path: str, data: bytes, name: str) -> bytes:
    """Return one part of a package that was checked; raises `ReadError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.read(name)
    except KeyError:
        raise ReadError(path, f"has no part {name}; save it anew") from None


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
