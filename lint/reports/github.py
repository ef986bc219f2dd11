"""GitHub workflow commands: annotations at the lines of a pull request.

GitHub shows ten annotations of a level for each step; what goes beyond is counted.
"""

from __future__ import annotations

from lint.finding import Finding, Severity
from lint.reports import clean
from lint.reports.hosted import hosted
from lint.run import Result

MAX_PER_LEVEL = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


def write(result: Result) -> str:
    """Return one command a finding, the gravest first, and how many more there are."""
    lines = [f"::error::{_text(error)}" for error in result.errors]
    for severity, level in _LEVELS.items():
        found = [one for one in hosted(result.findings) if one.severity is severity]
        lines += [_command(level, finding) for finding in found[:MAX_PER_LEVEL]]
        more = len(found) - MAX_PER_LEVEL
        if more > 0:
            lines.append(f"::{level}::claimlint: {more} more findings of this level")
    return "".join(f"{line}\n" for line in lines)


def _command(level: str, finding: Finding) -> str:
    places = {
        "file": finding.path,
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": max(finding.end_column - 1, 1),
        "title": finding.rule,
    }
    if finding.end_line != finding.line:  # columns only make sense within one line
        del places["col"], places["endColumn"]
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{level} {properties}::{_text(finding.message)}"


def _text(text: str) -> str:
    return clean.lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
