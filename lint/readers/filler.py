"""Characters that stand in for markup which is overwritten before a text is parsed."""

from __future__ import annotations

import re

FILLER = "\x7f"  # for parsers an ordinary character, for segments none at all
SPLIT = "\x01"  # filler where a block ends
GAP = "\x1f"  # filler that is white space
EDGE = "†"  # filler that is punctuation, as the < of a tag is: it decides what `**` means


def fill(text: str) -> str:
    """Return filler of the same length; line ends stay, so that lines do."""
    if "\n" not in text and "\r" not in text:
        return FILLER * len(text)
    return re.sub(r"[^\r\n]", FILLER, text)


def blank(text: str) -> str:
    """Return white space of the same length, with the same line ends."""
    return re.sub(r"[^\r\n]", " ", text)
