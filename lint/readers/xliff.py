"""XLIFF 1.2 and 2.x: the targets; the sources are passed over.

Read with expat, which says at which byte each text stands. A document type is refused:
entities of its own are nothing that translations need.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from lint.document import Document, Kind, TextBuilder
from lint.readers import messages
from lint.readers.blocks import Blocks
from lint.readers.errors import ReadError

_CODES = {
    "ph",
    "x",
    "g",
    "bpt",
    "ept",
    "it",
    "sub",
    "pc",
    "sc",
    "ec",
    "mrk",
    "bx",
    "ex",
    "cp",
    "sm",
    "em",
}
_HIDDEN = {"ph", "bpt", "ept", "it"}  # their content is markup of the original
_LANGUAGES = {
    "target": ("trgLang", "target-language"),
    "source": ("srcLang", "source-language"),
}
MAX_DEPTH = 200


class _DocumentTypeError(Exception):
    """A document type was found."""


@dataclass(slots=True)
class _Texts:
    """The targets so far, as pieces: text, offset and length in bytes."""

    language: str | None = None
    found: list[list[tuple[str, int, int]]] = field(default_factory=list)


def read(path: str, text: str) -> Document:
    """Read the targets; raises `ReadError`."""
    return _document(path, text, "target")


def originals(path: str, text: str) -> Document:
    """Read the sources; raises `ReadError`."""
    return _document(path, text, "source")


def _document(path: str, text: str, element: str) -> Document:
    texts = _parse(path, text, element)
    blocks = Blocks()
    at = _Offsets(text)
    for pieces in texts.found:
        builder = TextBuilder()
        messages.add(
            builder,
            ((piece, at.point(start), at.point(start + length) - at.point(start))
             for piece, start, length in pieces),
        )  # fmt: skip
        blocks.keep(builder, Kind.PARAGRAPH)
    document = blocks.document(path, text)
    document.language = texts.language
    return document


def _parse(path: str, text: str, element: str) -> _Texts:
    texts = _Texts()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = False
    open_names: list[str] = []
    cdata = False
    data = text.encode("utf-8", "surrogatepass")

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        open_names.append(name)
        if len(open_names) > MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} nested elements")
        code = next((attributes[key] for key in _LANGUAGES[element] if key in attributes), None)
        if code:
            texts.language = code[:2].lower()
        if name == element:
            texts.found.append([])

    def end(tag: str) -> None:
        open_names.pop()

    def characters(content: str) -> None:
        if element not in open_names or _HIDDEN.intersection(open_names):
            return
        first = parser.CurrentByteIndex
        length = len(content.encode("utf-8", "surrogatepass"))
        raw = data[first : first + 12]
        if raw.startswith(b"&") and not cdata:
            length = raw.find(b";") + 1 or len(raw)
        elif content == "\n" and raw.startswith(b"\r\n"):
            length = 2
        texts.found[-1].append((content, first, length))

    def toggle_cdata() -> None:
        nonlocal cdata
        cdata = not cdata

    def doctype(*_: object) -> None:
        raise _DocumentTypeError

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = characters, doctype
    parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = toggle_cdata
    try:
        parser.Parse(data, True)
    except _DocumentTypeError:
        raise ReadError(
            path, "holds a document type; take it out", parser.CurrentLineNumber
        ) from None
    except ValueError as error:
        raise ReadError(path, str(error), parser.CurrentLineNumber) from None
    except expat.ExpatError as error:
        message = f"not valid XML: {expat.ErrorString(error.code)}"
        raise ReadError(path, message, error.lineno, error.offset + 1) from None
    return texts


class _Offsets:
    """Turns offsets in the UTF-8 bytes of a text into code points, in growing order."""

    def __init__(self, text: str) -> None:
        self._data = text.encode("utf-8", "surrogatepass")
        self._is_ascii = len(self._data) == len(text)
        self._byte = self._point = 0

    def point(self, offset: int) -> int:
        """Return the code point at a byte."""
        if self._is_ascii:
            return offset
        if offset < self._byte:
            self._byte = self._point = 0
        part = self._data[self._byte : offset]
        self._point += sum(1 for byte in part if byte & 0xC0 != 0x80)
        self._byte = offset
        return self._point
