"""A short question that stands alone, read on into the short answer below it.

“Is it addictive?” is a heading, “No.” the paragraph below: together they claim something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from lint import prose
from lint.document import Kind, Run, Runs, Segment

_ANSWERS = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_CELL)
_QUESTIONS = (Kind.HEADING, Kind.LINK, *_ANSWERS)
_MARKS = ("?", "？")


def read_on(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments, whose sentences are known; a question that stands alone goes on
    into the first sentence below it, if both are short."""
    found = list(segments)
    for at, (question, below) in enumerate(pairwise(segments)):
        if _asks(question) and below.kind in _ANSWERS:
            start, end = below.sentences[0]
            if prose.is_exchange(question.text, below.text[start:end]):
                found[at] = _joined(question, below, start, end)
    return found


def _asks(segment: Segment) -> bool:
    is_question = segment.text.endswith(_MARKS) and segment.kind in _QUESTIONS
    return is_question and len(segment.sentences) == 1


def _joined(question: Segment, below: Segment, start: int, end: int) -> Segment:
    """Return a question with what stands at `start` to `end` of the segment below it."""
    length = len(question.text)
    _, source = question.source_span(length - 1, length)
    space = Run(length, 1, source, 1)
    answer = _moved(below.runs, start, end, length + 1 - start)
    text = f"{question.text} {below.text[start:end]}"
    runs = Runs([*question.runs, space, *answer])
    return structs.replace(question, text=text, runs=runs, sentences=[(0, len(text))])


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
