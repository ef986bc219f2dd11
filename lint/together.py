"""What segments say only together: a short question that stands alone and the short answer
below it (“Is it addictive?”, a heading, and “No.”), a label and the value below it (“Side
effects”, “None”; “98 %”, “success”), a cell of a table and its labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

from msgspec import structs

from lint import prose
from lint.document import Kind, Run, Runs, Segment

MAX_LABEL = 6  # words of a column or row
MAX_VALUE = 6  # words of what a label explains
_ANSWERS = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_CELL)
_QUESTIONS = (Kind.HEADING, Kind.LINK, *_ANSWERS)
_LABELLED = (Kind.TABLE_CELL, Kind.LIST_ITEM)  # their lead-ins may be labels
_MARKS = ("?", "？")
_ENDS = (*_MARKS, ".", "!", "。", "！")
_COLONS = (":", "：")


class Together(NamedTuple):
    """Two segments as one: the number of the one that it stands for, where the other begins in
    its text, and whether that one, a value, is read with its label only for what it does not
    claim alone."""

    number: int
    segment: Segment
    seam: int
    is_value: bool


def read(segments: Sequence[Segment]) -> Iterator[Together]:
    """Yield what segments, whose sentences are known, say with another one."""
    for number, (segment, below) in enumerate(pairwise(segments)):
        start, end = below.sentences[0]
        if asks(segment) and below.kind in _ANSWERS:
            if prose.is_exchange(segment.text, below.text[start:end]):
                joined = _with_below(segment, " ", below, start, end)
                yield Together(number, joined, len(segment.text), is_value=False)
        elif _labels(segment, below):
            is_plain = segment.text.endswith(_COLONS) or any(map(str.isdigit, segment.text))
            between = " " if is_plain else ": "
            joined = _with_below(segment, between, below, start, end)
            yield Together(number, joined, len(segment.text), is_value=True)
    for number, segment in enumerate(segments):
        if segment.kind in _LABELLED and _is_short(segment, MAX_VALUE):
            around = segment.lead_ins[-1:] if segment.kind is Kind.LIST_ITEM else segment.lead_ins
            labels = [label for label in around if _is_short(label, MAX_LABEL)]
            for in_order in permutations(labels) if labels else ():  # which says what of whom?
                joined = _with_labels(segment, in_order)
                seam = len(joined.text) - len(segment.text)
                yield Together(number, joined, seam, is_value=True)


def asks(segment: Segment) -> bool:
    """Whether a segment is a question that stands alone."""
    is_question = segment.text.endswith(_MARKS) and segment.kind in _QUESTIONS
    return is_question and len(segment.sentences) == 1


def _labels(segment: Segment, below: Segment) -> bool:
    """Whether a segment may be the label of what stands below it, or that of a figure."""
    return (
        segment.kind in (Kind.HEADING, Kind.PARAGRAPH)
        and below.kind is Kind.PARAGRAPH
        and _is_short(segment, MAX_LABEL)
        and _is_short(below, MAX_VALUE)
        and not segment.text.endswith(_ENDS)
    )


def _is_short(segment: Segment, most: int) -> bool:
    return len(segment.text) < 20 * most and 0 < prose.length(segment.text) <= most


def _with_below(segment: Segment, between: str, below: Segment, start: int, end: int) -> Segment:
    """Return a segment with what stands at `start` to `end` of the one below it."""
    length = len(segment.text)
    _, source = segment.source_span(length - 1, length)
    space = Run(length, len(between), source, 1)
    moved = _moved(below.runs, start, end, length + len(between) - start)
    text = f"{segment.text}{between}{below.text[start:end]}"
    return _whole(segment, text, [*segment.runs, space, *moved])


def _with_labels(cell: Segment, labels: Iterable[Segment]) -> Segment:
    """Return a cell with its labels before it (“Ketamine, class: opioid”), which stand for the
    first letter there: the labels themselves may be far."""
    text = ", ".join(label.text.rstrip(" :：") for label in labels) + ": "
    source, _ = cell.source_span(0, 1)
    moved = _moved(cell.runs, 0, len(cell.text), len(text))
    return _whole(cell, text + cell.text, [Run(0, len(text), source, 1), *moved])


def _whole(segment: Segment, text: str, runs: list[Run]) -> Segment:
    """Return the segment with another text, which is one sentence."""
    return structs.replace(segment, text=text, runs=Runs(runs), sentences=[(0, len(text))])


def _moved(runs: Runs, start: int, end: int, by: int) -> Iterator[Run]:
    """Yield the runs of a stretch of text, moved."""
    for run in runs:
        first, after = max(run.start, start), min(run.start + run.length, end)
        if first >= after:
            continue
        if run.length == run.source_length:
            length = after - first
            yield Run(first + by, length, run.source + first - run.start, length)
        else:
            yield Run(first + by, after - first, run.source, run.source_length)
