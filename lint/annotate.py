"""A copy of a Word document with each finding as a comment on its words."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable
from itertools import islice
from typing import Any

from lint.document import Kind
from lint.finding import Finding
from lint.readers import docx

AUTHOR, INITIALS = "claimlint", "cl"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotate(path: str, data: bytes, findings: Iterable[Finding]) -> bytes:
    """Return the document with a comment for each finding; the rest stays as it is.

    Word allows comments in the body only: findings elsewhere are commented at the
    body's first words, with their text, and those in an alt text at its picture.
    Raises `ReadError`.
    """
    word = docx.open_package(path, data)
    paragraphs = list(docx.paragraphs(word))
    first = next((one for one in paragraphs if _has_runs(one) and one.text.strip()), None)
    # from the end, so that splitting runs moves no place that is still to come
    for finding in sorted(findings, key=lambda one: one.sort_key, reverse=True):
        paragraph = paragraphs[finding.line - 1]
        note = _note(finding)
        if _has_runs(paragraph):
            runs = _runs_of(finding, paragraphs)
        else:
            runs, note = _run_instead(paragraph, first), f"“{finding.match}”: {note}"
        if runs:
            _comment(word, runs, note)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _runs_of(finding: Finding, paragraphs: list[docx.Paragraph]) -> list[Any]:
    """Return the runs of a finding's words, which may go on into paragraphs below."""
    found: list[Any] = []
    for line in range(finding.line, finding.end_line + 1):
        paragraph = paragraphs[line - 1]
        if _has_runs(paragraph):
            start = finding.column - 1 if line == finding.line else 0
            end = finding.end_column - 1 if line == finding.end_line else len(paragraph.text)
            found += _runs(paragraph.element, start, end)
    return found


def _has_runs(paragraph: docx.Paragraph) -> bool:
    """Whether a comment can stand at the words themselves."""
    return paragraph.in_body and paragraph.kind is not Kind.CAPTION


def _run_instead(paragraph: docx.Paragraph, first: docx.Paragraph | None) -> list[Any]:
    """Return the run of an alt text's picture, else one with the body's first letter."""
    if paragraph.in_body:
        return list(islice(paragraph.element.iterancestors(f"{_W}r"), 1))
    if first is None:
        return []
    at = len(first.text) - len(first.text.lstrip())
    return _runs(first.element, at, at + 1)


def _note(finding: Finding) -> str:
    """Return the text of a comment: what, what instead, why, and the sources."""
    lines = [f"{finding.severity}: {finding.message}"]
    if finding.suggestions:
        lines.append(f"Instead: {' | '.join(finding.suggestions)}")
    if finding.why:
        lines.append(finding.why)
    lines += [f"{source.title} {source.url}".strip() for source in finding.sources[:3]]
    return "\n".join([*lines, f"[{finding.rule}]"])


def _comment(word: Any, runs: list[Any], note: str) -> None:
    from docx.text.run import Run

    proxies = [Run(element, word) for element in (runs[0], runs[-1])]
    word.add_comment(runs=proxies, text=note, author=AUTHOR, initials=INITIALS)


def _runs(paragraph: Any, start: int, end: int) -> list[Any]:
    """Return the runs of just these letters, split off where they share one."""
    found, at = [], 0
    for text, element in list(docx.pieces(paragraph)):
        after = at + len(text)
        if after > start and at < end and element.getparent().tag == f"{_W}r":
            run = _cut(element, text, max(start - at, 0), min(end - at, len(text)))
            if run not in found:
                found.append(run)
        at = after
    return found


def _cut(element: Any, text: str, start: int, end: int) -> Any:
    """Split the run of a text element so that these letters have one of their own."""
    if element.tag != f"{_W}t" or (start == 0 and end == len(text)):
        run = element.getparent()
        return run if len(_content(run)) == 1 else _isolate(run, element)
    run = _isolate(element.getparent(), element)
    before, words, after = text[:start], text[start:end], text[end:]
    if before:
        run.addprevious(_copy(run, before))
    if after:
        run.addnext(_copy(run, after))
    _set(run, words)
    return run


def _content(run: Any) -> list[Any]:
    return [child for child in run if child.tag != f"{_W}rPr"]


def _isolate(run: Any, element: Any) -> Any:
    """Move what stands before and after an element in its run into runs of their own."""
    content = _content(run)
    at = content.index(element)
    for part, place in ((content[:at], run.addprevious), (content[at + 1 :], run.addnext)):
        if part:
            other = copy.deepcopy(run)
            for child in _content(other):
                other.remove(child)
            for child in part:
                other.append(child)
            place(other)
    return run


def _copy(run: Any, text: str) -> Any:
    other = copy.deepcopy(run)
    _set(other, text)
    return other


def _set(run: Any, text: str) -> None:
    element = run.find(f"{_W}t")
    element.text = text
    element.set(_SPACE, "preserve")
