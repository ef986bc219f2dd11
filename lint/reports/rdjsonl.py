"""reviewdog's diagnostic format, one a line; its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

from lint.document import Source
from lint.finding import Finding, Severity
from lint.reports import clean
from lint.run import Result

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}


def write(result: Result) -> str:
    """Return one diagnostic for each finding."""
    return "".join(
        json.dumps(_diagnostic(finding, file.source), ensure_ascii=False) + "\n"
        for file in result.files
        for finding in file.findings
    )


def _diagnostic(finding: Finding, source: Source | None) -> dict[str, Any]:
    code: dict[str, str] = {"value": finding.rule}
    link = next((source.url for source in finding.sources if source.url), None)
    return {
        "message": clean.lines(finding.message),
        "location": {
            "path": finding.path.replace("\\", "/").removeprefix("./"),
            "range": {
                "start": _position(finding.line, finding.column, source),
                "end": _position(finding.end_line, finding.end_column, source),
            },
        },
        "severity": _SEVERITIES[finding.severity],
        "source": {"name": "claimlint"},
        "code": {**code, "url": link} if link else code,
    }


def _position(line: int, column: int, source: Source | None) -> dict[str, int]:
    if source is None:
        return {"line": line, "column": column}
    before = source.line(line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
