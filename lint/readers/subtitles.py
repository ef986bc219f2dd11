"""Subtitles (.srt, .vtt): the cues; numbers, times, settings and notes are passed over.

A sentence that runs over several cues is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lint.document import Document, Kind
from lint.readers.blocks import Blocks, add_prose

_TIME = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_BLOCK = re.compile(r"(?:[^\r\n]+(?:\r\n|\n|\r|\Z))+")
_TAG = re.compile(
    r"</?[a-zA-Z][\w.:-]{0,100}+(?:\s[^<>\r\n]{0,200})?>|<[\d:.]{5,12}>|\{\\[^{}\r\n]{0,100}\}"
)
_END = re.compile(r"[.!?…。！？][\"'»”)\]]*\s*\Z")


def read(path: str, text: str) -> Document:
    """Read subtitles."""
    blocks = Blocks()
    for cue in _cues(text):
        for start, line in cue:
            _add(blocks, line, start)
        if cue and _END.search(cue[-1][1]):
            blocks.close(Kind.PARAGRAPH)
    blocks.close(Kind.PARAGRAPH)
    return blocks.document(path, text)


def _cues(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of each cue, and where they start."""
    for block in _BLOCK.finditer(text):
        lines = [
            (block.start() + match.start(), match.group())
            for match in re.finditer(r"[^\r\n]+", block.group())
        ]
        times = [at for at, (_, line) in enumerate(lines) if _TIME.match(line)]
        for time, following in pairwise([*times, len(lines)]):
            last = following
            if following < len(lines) and lines[following - 1][1].strip().isdigit():
                last -= 1  # the number of the cue that follows without a blank line
            yield lines[time + 1 : last]


def _add(blocks: Blocks, line: str, start: int) -> None:
    at = 0
    if not blocks.builder.empty:
        blocks.builder.replace(" ", max(start - 1, 0), 1)
    for match in _TAG.finditer(line):
        add_prose(blocks.builder, line[at : match.start()], start + at)
        at = match.end()
    add_prose(blocks.builder, line[at:], start + at)
