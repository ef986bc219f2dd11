"""Opening the zip packages of office formats: limits first, then their library.

What a file unpacks to is looked up before anything is unpacked, so that a small file
cannot fill the memory. A damaged part is found here, once, whichever library reads it then.
"""

from __future__ import annotations

import importlib
import io
import zipfile
import zlib
from collections.abc import Container, Iterator
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
# what python-docx and python-pptx raise, beside errors of their own, for XML of another shape
UNEXPECTED = (
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    OSError,
    SyntaxError,
    RuntimeError,
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
    content = optional_part(data, name)
    if content is None:
        raise ReadError(path, f"has no part {name}; save it anew")
    return content


def optional_part(data: bytes, name: str) -> bytes | None:
    """Return one part of a package that was checked; None if there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name) if name in file.namelist() else None


def related(part: Any, kinds: Container[str], seen: set[Any]) -> Iterator[Any]:
    """Yield the parts of some kinds that a part (of python-docx, python-pptx) refers to, but
    none in `seen`, where they are added: one part may be named a hundred thousand times."""
    for relation in part.rels.values():
        if relation.reltype.rpartition("/")[2] in kinds and not relation.is_external:
            target = relation.target_part
            if target not in seen:
                seen.add(target)
                yield target


def parsed(path: str, content: bytes) -> Any:
    """Parse XML as `tree` does; raises `ReadError`."""
    library(path, "lxml.etree")
    try:
        return tree(content)
    except SyntaxError as error:
        reason = " ".join(error.msg.split())
        raise ReadError(path, f"not valid XML: {reason}") from None


def tree(content: bytes) -> Any:
    """Parse XML without entities, network or huge trees; raises `SyntaxError`."""
    etree: Any = importlib.import_module("lxml.etree")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(content, parser)
