"""CSV for spreadsheets: a finding a row. No cell is taken for a formula."""

from __future__ import annotations

import csv
import io

from lint.reports import clean
from lint.run import Result

COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "severity", "category", "rule",
    "language", "match", "message", "suggestions", "why", "sources",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(result: Result) -> str:
    """Return the findings as CSV (RFC 4180), with a heading."""
    target = io.StringIO()
    rows = csv.writer(target)
    rows.writerow(COLUMNS)
    for finding in result.findings:
        values = {
            "suggestions": " | ".join(finding.suggestions),
            "sources": " | ".join(f"{one.title} {one.url}".strip() for one in finding.sources),
        }
        rows.writerow(cell(str(values.get(name, getattr(finding, name, "")))) for name in COLUMNS)
    return target.getvalue()


def cell(text: str) -> str:
    """Return a value that a spreadsheet shows as it is: an apostrophe keeps it from
    being taken for a formula."""
    text = clean.lines(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
