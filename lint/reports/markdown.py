"""Markdown, as a comment on a pull request: a summary, then a table for each file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lint.finding import Finding, Severity
from lint.reports import clean
from lint.run import FileFindings, Result

MAX_LETTERS = 60_000  # GitHub takes 65,536 in a comment
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~&$@:-])")
_ICONS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.SUGGESTION: "🔵"}


def write(result: Result) -> str:
    """Return the report, cut at whole rows where it grows too long."""
    blocks = [_summary(result), *(f"- {escape(error)}" for error in result.errors)]
    text, shown = "\n".join(blocks) + "\n", 0
    for file in result.files:
        for number, row in enumerate(_table(file)):
            if len(text) + len(row) > MAX_LETTERS:
                return f"{text}\n{len(result.findings) - shown} more findings.\n"
            text += row
            shown += number > 0
    return text


def _summary(result: Result) -> str:
    counts = Counter(finding.severity for finding in result.findings)
    found = ", ".join(
        f"{_ICONS[severity]} {counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in Severity
        if counts[severity]
    )
    files = f"{len(result.documents)} file{'s' if len(result.documents) != 1 else ''} checked"
    return f"### claimlint\n\n{files}: {found or 'nothing found'}\n"


def _table(file: FileFindings) -> Iterator[str]:
    """Yield the head of a file's table, then its rows."""
    if file.findings:
        yield (
            f"\n#### {escape(file.file.path)}\n\n"
            "| | line | words | what and what instead | rule |\n| --- | --- | --- | --- | --- |\n"
        )
    for finding in file.findings:
        yield f"| {' | '.join(_cells(finding))} |\n"


def _cells(finding: Finding) -> tuple[str, ...]:
    instead = (
        f"<br>Instead: {escape('; '.join(finding.suggestions))}" if finding.suggestions else ""
    )
    return (
        f"{_ICONS[finding.severity]} {finding.severity}",
        f"{finding.line}:{finding.column}",
        escape(finding.match if len(finding.match) <= 80 else f"{finding.match[:77]}…"),
        f"{escape(finding.message)}{instead}",
        f"`{finding.rule}`",
    )


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, and that mentions nobody."""
    return _SPECIAL.sub(r"\\\1", clean.line(text)).replace("\\<", "&lt;").replace("\\@", "@\u200b")
