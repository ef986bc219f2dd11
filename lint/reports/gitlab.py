"""GitLab's Code Quality report."""

from __future__ import annotations

import json
from collections import Counter

from lint.finding import Severity
from lint.reports import clean
from lint.reports.hosted import hosted
from lint.run import Result

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.SUGGESTION: "info"}


def write(result: Result) -> str:
    """Return the findings as GitLab reads them; each fingerprint stands once."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in hosted(result.findings):
        seen[finding.fingerprint] += 1
        issues.append(
            {
                "description": clean.lines(finding.message),
                "check_name": finding.rule,
                "fingerprint": f"{finding.fingerprint}-{seen[finding.fingerprint]}",
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.path,
                    "lines": {"begin": finding.line, "end": finding.end_line},
                },
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
