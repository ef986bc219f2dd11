"""Bytes -> text: UTF-8, with or without a byte order mark, or UTF-16 with one."""

from __future__ import annotations

import codecs

from lint.readers.errors import ReadError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(path: str, data: bytes) -> str:
    """Return the text of a file; the byte order mark is no part of it.

    Raises `ReadError` at the place of the first byte that is not text.
    """
    if data.startswith(_UTF16):
        return _decode(path, data, "utf-16")
    text = _decode(path, data, "utf-8-sig")
    if "\0" in text:
        line, column = _place(text, text.index("\0"))
        raise ReadError(path, "holds NUL bytes; not a text file, or UTF-16 without its "
                        "byte order mark: save it as UTF-8", line, column)  # fmt: skip
    return text


def _decode(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        read = data[: error.start].decode(encoding, errors="ignore")
        line, column = _place(read, len(read))
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        raise ReadError(path, f"not {name} here; save the file as UTF-8", line, column) from None


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
