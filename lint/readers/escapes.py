"""Quoted strings with escapes: what they say, piece by piece, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

Pieces = Iterator[tuple[str, int, int]]  # text, its source offset, its length there

_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " ", "v": " ", "0": " ", "a": " ",
          "e": " ", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", " ": " "}  # fmt: skip
_ESCAPE = re.compile(
    r"\\(?:(?:u[0-9a-fA-F]{4}){1}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}"
    r"|\r?\n[ \t]*|.)",
    re.DOTALL,
)


def pieces(text: str, source: int) -> Pieces:
    r"""Yield the pieces of a string with escapes (`\n`, `\u00e9`, `\"`)."""
    at = 0
    for match in _ESCAPE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], source + at, match.start() - at
        yield _decoded(match.group()), source + match.start(), len(match.group())
        at = match.end()
    if at < len(text):
        yield text[at:], source + at, len(text) - at


def _decoded(escape: str) -> str:
    kind = escape[1]
    if kind in "uUx" and len(escape) > 2:
        digits = escape[2:].replace("\\u", "")
        if len(digits) == 8 and kind == "u":  # a pair of surrogates
            return bytes.fromhex(digits).decode("utf-16-be", "replace")
        code = int(digits, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if kind in "\r\n":
        return ""
    return _NAMED.get(kind, kind)


def doubled(text: str, source: int, quote: str) -> Pieces:
    """Yield the pieces of a string in which a doubled quote stands for one."""
    at = 0
    for match in re.finditer(re.escape(quote * 2), text):
        if match.start() > at:
            yield text[at : match.start()], source + at, match.start() - at
        yield quote, source + match.start(), 2
        at = match.end()
    if at < len(text):
        yield text[at:], source + at, len(text) - at
