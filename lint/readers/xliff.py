"""XLIFF 1.2 and 2.x: the targets; the sources are passed over.

Read with expat, which says at which byte each text stands. A document type is refused:
entities of its own are nothing that translations need. Suggestions, what is not to be
translated and what is not translated yet are no copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from lint.document import Document
from lint.langtags import primary_language
from lint.readers import messages
from lint.readers.blocks import Blocks
from lint.readers.errors import ReadError

_UNITS = {"trans-unit", "segment"}  # each holds a source and its target
_FIXED = {"file", "group", "unit", "trans-unit"}  # that may say translate="no"
_SUGGESTIONS = {"alt-trans", "matches"}
_UNTRANSLATED = {"new", "needs-translation", "initial"}
_CODES = {"x", "bx", "ex", "ph", "bpt", "ept", "it", "sc", "ec"}  # markup of the original
_LANGUAGES = {
    "target": ("trgLang", "target-language"),
    "source": ("srcLang", "source-language"),
}
MAX_DEPTH = 200


class _DocumentTypeError(Exception):
    """A document type was found."""


@dataclass(slots=True)
class _Unit:
    """A source and its target, as pieces: text, offset and length in bytes."""

    source: list[tuple[str, int, int]] = field(default_factory=list)
    target: list[tuple[str, int, int]] = field(default_factory=list)
    is_translated: bool = True


def read(path: str, text: str) -> Document:
    """Read the targets; raises `ReadError`."""
    parser = _parse(path, text, "target")
    return _document(path, text, [unit.target for unit in parser.units], parser.language)


def originals(path: str, text: str) -> Document:
    """Read the sources of what is translated; raises `ReadError`."""
    parser = _parse(path, text, "source")
    sources = [unit.source for unit in parser.units if unit.target]
    return _document(path, text, sources, parser.language)


def _document(
    path: str, text: str, strings: list[list[tuple[str, int, int]]], language: str | None
) -> Document:
    blocks = Blocks()
    at = _Offsets(text)
    for pieces in strings:
        messages.add(
            blocks,
            [(piece, at.point(start), at.point(start + length) - at.point(start))
             for piece, start, length in pieces],
        )  # fmt: skip
    document = blocks.document(path, text)
    document.language = language
    return document


class _Parser:
    """Collects the units of a file and the language of its `side`."""

    def __init__(self, data: bytes, side: str) -> None:
        self.units = [_Unit()]
        self.language: str | None = None
        self._data = data
        self._languages = _LANGUAGES[side]
        self._open: list[str] = []
        self._hidden = 0  # the number of open elements from which on all is passed over
        self._in_cdata = False
        self.expat = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.expat.buffer_text = False
        self.expat.StartElementHandler, self.expat.EndElementHandler = self._start, self._end
        self.expat.CharacterDataHandler = self._characters
        self.expat.StartDoctypeDeclHandler = self._doctype
        self.expat.StartCdataSectionHandler = self._toggle_cdata
        self.expat.EndCdataSectionHandler = self._toggle_cdata

    def parse(self) -> None:
        """Parse the file; raises `expat.ExpatError`, `ValueError`, `_DocumentTypeError`."""
        self.expat.Parse(self._data, True)
        self.units = [unit for unit in self.units if unit.is_translated]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._open.append(name)
        if len(self._open) > MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} nested elements")
        code = next((attributes[key] for key in self._languages if key in attributes), "")
        self.language = primary_language(code) or self.language
        if name in _UNITS and not self._hidden:
            self.units.append(_Unit())
        if name in _CODES:
            start = self.expat.CurrentByteIndex
            self._keep(" ", start, self._data.find(b">", start) + 1 - start)
        if self._hidden:
            return
        is_fixed = name in _FIXED and attributes.get("translate") == "no"
        if is_fixed or name in _SUGGESTIONS or name in _CODES:
            self._hidden = len(self._open)
        elif attributes.get("state") in _UNTRANSLATED:
            self.units[-1].is_translated = False

    def _end(self, _: str) -> None:
        if self._hidden == len(self._open):
            self._hidden = 0
        self._open.pop()

    def _characters(self, content: str) -> None:
        first = self.expat.CurrentByteIndex
        length = len(content.encode("utf-8", "surrogatepass"))
        raw = self._data[first : first + 12]
        if raw.startswith(b"&") and not self._in_cdata:
            length = raw.find(b";") + 1 or len(raw)
        elif content == "\n" and raw.startswith(b"\r\n"):
            length = 2
        self._keep(content, first, length)

    def _keep(self, content: str, start: int, length: int) -> None:
        if self._hidden:
            return
        if "target" in self._open:
            self.units[-1].target.append((content, start, length))
        elif "source" in self._open:
            self.units[-1].source.append((content, start, length))

    def _toggle_cdata(self) -> None:
        self._in_cdata = not self._in_cdata

    def _doctype(self, *_: object) -> None:
        raise _DocumentTypeError


def _parse(path: str, text: str, side: str) -> _Parser:
    parser = _Parser(text.encode("utf-8", "surrogatepass"), side)
    try:
        parser.parse()
    except _DocumentTypeError:
        line = parser.expat.CurrentLineNumber
        raise ReadError(path, "holds a document type; take it out", line) from None
    except ValueError as error:
        raise ReadError(path, str(error), parser.expat.CurrentLineNumber) from None
    except expat.ExpatError as error:
        message = f"not valid XML: {expat.ErrorString(error.code)}"
        raise ReadError(path, message, error.lineno, error.offset + 1) from None
    return parser


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
