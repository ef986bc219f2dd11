"""Subtitles (.srt, .vtt): the cues; numbers, times, settings and notes are passed over.

A sentence that runs over several cues is read as one.
"""

from __future__ import annotations

import re

from lint.document import Document, Kind
from lint.readers.blocks import Blocks

_TIME = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_BLOCK = re.compile(r"(?:[^\r\n]+(?:\r\n|\n|\r|\Z))+")
_TAG = re.compile(r"<[^<>\r\n]{0,200}>|\{\\[^{}\r\n]{0,100}\}")
_END = re.compile(r"[.!?…。！？][\"'»”)\]]*\s*\Z")


def read(path: str, text: str) -> Document:
    """Read subtitles."""
    blocks = Blocks()
    for block in _BLOCK.finditer(text):
        lines = [
            (block.start() + match.start(), match.group())
            for match in re.finditer(r"[^\r\n]+", block.group())
        ]
        times = next((at for at, (_, line) in enumerate(lines) if _TIME.match(line)), None)
        if times is None:
            continue
        for start, line in lines[times + 1 :]:
            _add(blocks, line, start)
        if lines[times + 1 :] and _END.search(lines[-1][1]):
            blocks.close(Kind.PARAGRAPH)
    blocks.close(Kind.PARAGRAPH)
    return blocks.document(path, text)


def _add(blocks: Blocks, line: str, start: int) -> None:
    at = 0
    if not blocks.builder.empty:
        blocks.builder.replace(" ", max(start - 1, 0), 1)
    for match in _TAG.finditer(line):
        blocks.builder.add(line[at : match.start()], start + at)
        at = match.end()
    blocks.builder.add(line[at:], start + at)
