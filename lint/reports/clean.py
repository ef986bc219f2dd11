"""Text that may stand in a report: nothing in it steers a terminal or breaks a parser."""

from __future__ import annotations

import re

_CONTROL = {code: "\ufffd" for code in (*range(32), 127, *range(0x80, 0xA0)) if code not in (9, 10)}
_CONTROL |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "")
_CONTROL |= dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_LINE_ENDS = re.compile(r"[\r\n\u2028\u2029\x85]+")


def lines(text: str) -> str:
    """Replace control characters, bidirectional overrides and lone surrogates."""
    return text.translate(_CONTROL)


def line(text: str) -> str:
    """Return `text` likewise, on one line."""
    return lines(_LINE_ENDS.sub(" ", text))
