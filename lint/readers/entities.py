"""Character references of HTML and Markdown: `&amp;`, `&#8217;`, `&nbsp`."""

from __future__ import annotations

import re

from lint.document import TextBuilder

_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|[A-Za-z][A-Za-z0-9]{0,31};?)")
_LONGEST_WITHOUT_SEMICOLON = 6
_TOO_LARGE = re.compile(r"&#[xX]?+0*+\w{8}")


def add(builder: TextBuilder, text: str, source: int, attribute: bool = False) -> None:
    """Add text that stands at `source`, with its references decoded.

    In an attribute a name without its semicolon is text where a letter, a digit or an
    equals sign follows (`?a=1&copy=2`), as in browsers.
    """
    if "&" not in text:
        builder.add(text, source)
        return
    at = 0
    for match in _REFERENCE.finditer(text):
        chars, length = _decode(match.group())
        start, end = match.start(), match.start() + length
        bare = attribute and text[end - 1] != ";" and text[end : end + 1].isalnum()
        if not chars or bare or (attribute and text[end : end + 1] == "="):
            continue
        builder.add(text[at:start], source + at)
        builder.decoded(chars, source + start, length)
        at = end
    builder.add(text[at:], source + at)


def _decode(reference: str) -> tuple[str, int]:
    """Return what a reference stands for and how much of it is the reference; "" if none."""
    import html
    from html.entities import html5

    if reference[1] == "#":
        digits = reference.rstrip(";")
        too_large = _TOO_LARGE.match(digits)
        return ("\ufffd" if too_large else html.unescape(f"{digits};")), len(reference)
    if reference.endswith(";") and reference[1:] in html5:
        return html5[reference[1:]], len(reference)
    for length in range(min(len(reference) - 1, _LONGEST_WITHOUT_SEMICOLON), 1, -1):
        if reference[1 : length + 1] in html5:
            return html5[reference[1 : length + 1]], length + 1
    return "", 0
