"""Where a Markdown text holds code, for what is done before it is parsed."""

from __future__ import annotations

import re
from bisect import bisect_right


class Code:
    """Where a Markdown text holds code: fences, and spans of backticks in a paragraph."""

    _FENCE = re.compile(r"(?:```+|~~~+)(?=([^\r\n]*))")
    _BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
    _TICKS = re.compile(r"`+")
    _BLANK = re.compile(r"\n[ \t>]*\r?(?=\n)")

    def __init__(self, text: str) -> None:
        self._text = text
        self.fences = self._find_fences(text)
        self._fence_starts = [start for start, _ in self.fences]
        self._paragraph = (0, 0, [(0, 0)])  # the last one asked for: start, end, spans

    def end(self, at: int) -> int:
        """Return where the code that `at` lies in ends; 0 where it lies in none."""
        index = bisect_right(self._fence_starts, at) - 1
        if index >= 0 and at < self.fences[index][1]:
            return self.fences[index][1]
        if not self._paragraph[0] <= at < self._paragraph[1]:
            self._paragraph = self._spans(at, index)
        spans = self._paragraph[2]
        number = bisect_right(spans, (at, len(self._text))) - 1
        return spans[number][1] if number >= 0 and at < spans[number][1] else 0

    def _find_fences(self, text: str) -> list[tuple[int, int]]:
        fences = []
        start, mark = -1, ""
        for match in self._FENCE.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            before = self._BEFORE_FENCE.match(text, line, match.start())
            if before is None or before.end() != match.start():
                continue
            fence, rest = match.group(), match.group(1)
            if start < 0:
                if fence[0] == "~" or "`" not in rest:
                    start, mark = match.start(), fence
            elif fence.startswith(mark) and not rest.strip():
                fences.append((start, match.end()))
                start = -1
        if start >= 0:
            fences.append((start, len(text)))
        return fences

    def _spans(self, at: int, fence: int) -> tuple[int, int, list[tuple[int, int]]]:
        """Return the paragraph around `at`, which follows a fence, and its code spans."""
        text = self._text
        floor = self.fences[fence][1] if fence >= 0 else 0
        following = self._fence_starts[fence + 1 : fence + 2]
        first = max(floor, self._paragraph[1] if self._paragraph[1] <= at else 0)
        for blank in self._BLANK.finditer(text, first, at):
            first = blank.end()
        blank_after = self._BLANK.search(text, at)
        last = min(blank_after.start() if blank_after else len(text), *following, len(text))
        ticks = list(self._TICKS.finditer(text, first, last))
        partner: dict[int, int] = {}
        closing = [-1] * len(ticks)
        for index in range(len(ticks) - 1, -1, -1):
            length = len(ticks[index].group())
            closing[index] = partner.get(length, -1)
            partner[length] = index
        spans, index = [], 0
        while index < len(ticks):
            if closing[index] > 0:
                spans.append((ticks[index].start(), ticks[closing[index]].end()))
                index = closing[index]
            index += 1
        return first, max(last, at + 1), spans
