"""Text for people: each finding with its line, the words underlined, and what to write."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from lint.document import Source
from lint.finding import Finding, Severity
from lint.reports import clean
from lint.run import FileFindings, Result

CONTEXT = 60  # letters shown on either side of the words
Style = Callable[[str, str], str]  # (text, role) -> text; roles: severities, path, rule, mark


def plain(text: str, role: str) -> str:
    """Style nothing."""
    return text


def write(
    result: Result, style: Style = plain, quiet: bool = False, statistics: bool = False
) -> str:
    """Return the report of a run; `quiet` leaves the findings out, not the errors."""
    lines: list[str] = []
    for file in result.files:
        if file.file.error:
            lines.append(f"{style('error', 'error')}: {clean.line(file.file.error)}")
        if not quiet:
            lines += _file(file, style)
    if statistics:
        lines += _statistics(result)
    lines.append(_summary(result, style))
    return "\n".join(lines) + "\n"


def _file(file: FileFindings, style: Style) -> Iterator[str]:
    for note in file.notes:
        yield f"note: {clean.line(note)}"
    for finding in file.findings:
        yield from _finding(finding, file.source, style)
        yield ""


def _finding(finding: Finding, source: Source | None, style: Style) -> Iterator[str]:
    place = style(f"{clean.line(finding.path)}:{finding.line}:{finding.column}", "path")
    severity = style(str(finding.severity), str(finding.severity))
    rule = style(f"[{finding.rule}]", "rule")
    yield f"{place}: {severity}: {clean.line(finding.message)} {rule}"
    if source is not None:
        yield from _excerpt(finding, source, style)
    if finding.suggestions:
        yield f"      try: {clean.line('  |  '.join(finding.suggestions))}"


def _excerpt(finding: Finding, source: Source, style: Style) -> Iterator[str]:
    """Show the line around the finding, the words underlined."""
    line = source.line(finding.line)
    start = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
    end = min(max(end, start + 1), max(len(line), start + 1))
    left = _cut_left(line, start)
    right = min(len(line), end + CONTEXT)
    before = clean.line(line[left:start]).replace("\t", " ")
    marked = clean.line(line[start:end]).replace("\t", " ")
    after = clean.line(line[end:right]).replace("\t", " ")
    lead = "…" if left else ""
    tail = "…" if right < len(line) else ""
    number = f"{finding.line:>5}"
    yield f"{number} | {lead}{before}{style(marked, 'mark')}{after}{tail}"
    padding = " " * _width(lead + before)
    yield f"{' ' * 5} | {padding}{style('^' * max(_width(marked), 1), 'mark')}"


def _cut_left(line: str, start: int) -> int:
    """Where the excerpt begins: at a word, not more than `CONTEXT` before the finding."""
    if start <= CONTEXT:
        return 0
    space = line.find(" ", start - CONTEXT, start)
    return space + 1 if space >= 0 else start - CONTEXT


def _width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _statistics(result: Result) -> Iterator[str]:
    counts = Counter((finding.rule, str(finding.severity)) for finding in result.findings)
    for (rule, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>6}  {severity:<10}  {rule}"
    if counts:
        yield ""


def _summary(result: Result, style: Style) -> str:
    counts = Counter(finding.severity for finding in result.findings)
    files = _count(len(result.documents), "file")
    unread = _count(len(result.errors), "file") + " not read"
    notes = [unread] if result.errors else []
    for name in ("suppressed", "waived", "known"):
        count = sum(len(getattr(file, name)) for file in result.files)
        notes += [f"{count} {name}"] if count else []
    notes += [f"{result.fixed} fixed since the baseline"] if result.fixed else []
    if not counts:
        return ", ".join([f"{files} checked, nothing found", *notes])
    parts = [
        style(_count(counts[severity], str(severity)), str(severity))
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join([f"{files} checked: " + ", ".join(parts), *notes])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
