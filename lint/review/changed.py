"""Only what changed: the lines of a text that are new, and the findings that they concern.

The lines are those of the text as it is read, not git's: to git a Word document has none.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from lint.finding import Category, Finding

_LINE_END = re.compile(r"\r\n|\n|\r")


class Changes(msgspec.Struct, frozen=True):
    """The lines of a text that are new, those before which others were taken out, and
    whether any was; lines count from 1."""

    lines: frozenset[int]
    cuts: frozenset[int]
    has_removals: bool

    def concerns(self, finding: Finding) -> bool:
        """Whether the sentence of a finding changed; a missing statement may be missing
        because lines were taken out."""
        if self.has_removals and finding.category is Category.MISSING:
            return True
        places = (finding.line, finding.end_line, *finding.sentence_lines)
        first, last = min(places), max(places)
        return any(
            line in self.lines or (line in self.cuts and line > first)
            for line in range(first, last + 1)
        )


def compare(before: str, after: str) -> Changes:
    """Return how a text changed."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    kept = [block for block in SequenceMatcher(None, old, new).get_matching_blocks() if block.size]
    same = {line for block in kept for line in range(block.b + 1, block.b + block.size + 1)}
    cuts = {
        two.b + 1
        for one, two in pairwise(kept)
        if one.b + one.size == two.b and one.a + one.size < two.a
    }
    return Changes(frozenset(range(1, len(new) + 1)) - same, frozenset(cuts), len(same) < len(old))
