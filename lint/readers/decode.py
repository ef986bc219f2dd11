"""Bytes -> text: UTF-8, with or without a byte order mark, or UTF-16 with one."""

from __future__ import annotations

import codecs

from lint.readers.errors import ReadError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 1000


def decode(path: str, data: bytes) -> str:
    """Return the text of a file; the byte order mark is no part of it.

    Raises `ReadError` at the place of the first byte that is not text.
    """
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_nul(path, data)
        # the codec may have taken the byte order mark off what it reports on
        read = error.object[: error.start].decode(encoding, errors="ignore")
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        message = f"not {name} here; save the file as UTF-8"
        raise ReadError(path, message, *_place(read)) from None
    if "\0" in text:
        _refuse_nul(path, data)
        place = _place(text[: text.index("\0")])
        raise ReadError(path, "holds NUL characters, looks like a binary file", *place)
    return text


def _refuse_nul(path: str, data: bytes) -> None:
    """Raise `ReadError` for bytes that hold NULs, as no text but UTF-16 does."""
    sample = data[:_SAMPLE]
    if b"\0" not in sample or data.startswith(_UTF16):
        return
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    is_utf16 = max(even, odd) > len(sample) // 5 and min(even, odd) <= max(even, odd) // 10
    message = (
        "looks like UTF-16 without its byte order mark; save the file as UTF-8"
        if is_utf16
        else "holds NUL bytes, looks like a binary file"
    )
    before = data[: data.index(0)].decode("utf-8-sig", errors="replace")
    raise ReadError(path, message, *_place(before))


def _place(before: str) -> tuple[int, int]:
    """Return line and column of what follows `before`."""
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
