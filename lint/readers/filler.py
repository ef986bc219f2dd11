"""Characters that stand in for markup which is overwritten before a text is parsed."""

from __future__ import annotations

import re

FILLER = "\x7f"  # for parsers an ordinary character, for segments none at all
SPLIT = "\x01"  # filler where a block ends
GAP = "\x1f"  # filler that is white space
EDGE = "†"  # filler that is punctuation, as the < of a tag is: it decides what `**` means


def fill(text: str) -> str:
    """Return filler of the same length; line ends stay, so that lines do."""
    return _LINES.sub(lambda match: FILLER * len(match.group()), text)


def gap(text: str) -> str:
    """Return filler of the same length that is white space; line ends stay."""
    return _LINES.sub(lambda match: GAP * len(match.group()), text)


def blank(text: str) -> str:
    """Return spaces of the same length, with the same line ends."""
    return _LINES.sub(lambda match: " " * len(match.group()), text)


_LINES = re.compile(r"[^\r\n]+")
