"""Only what changed: the lines of a text that are new, and the findings that they concern.

The lines are those of the text as it is read, not git's: to git a Word document has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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
    """Return how a text changed; a line that only moved did not."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    kept = _kept(old, new)
    lines = [at + 1 for at in range(len(new)) if at not in kept]
    cuts = [
        at + 1
        for at in range(1, len(new))
        if at in kept and at - 1 in kept and kept[at] != kept[at - 1] + 1
    ]
    return Changes(frozenset(lines), frozenset(cuts), len(kept) < len(old))


def _kept(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which lines of `new` are which of `old`: those that both hold once, and from
    these, and from both ends, outwards what is equal (Heckel 1978, in linear time)."""
    places = {line: at for at, line in enumerate(old)}
    once = _single(old) & _single(new)
    kept = {at: places[line] for at, line in enumerate(new) if line in once}
    taken = set(kept.values())
    kept |= {-1: -1, len(new): len(old)}
    for step, order in ((1, range(len(new))), (-1, range(len(new) - 1, -1, -1))):
        for at in order:
            if at in kept or at - step not in kept:
                continue
            place = kept[at - step] + step
            if 0 <= place < len(old) and place not in taken and old[place] == new[at]:
                kept[at] = place
                taken.add(place)
    del kept[-1], kept[len(new)]
    return kept


def _single(lines: Sequence[str]) -> set[str]:
    return {line for line, count in Counter(lines).items() if count == 1}
