"""JSON Lines: one finding a line, as in the JSON report."""

from __future__ import annotations

import json

from lint.reports.json import finding_as_data
from lint.run import Result


def write(result: Result) -> str:
    """Return one line of JSON for each finding."""
    return "".join(
        json.dumps(finding_as_data(finding), ensure_ascii=False) + "\n"
        for finding in result.findings
    )
