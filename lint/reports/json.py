"""JSON, the contract for other tools: version 1."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from msgspec.structs import asdict

from lint.finding import Finding, Severity
from lint.run import Result

VERSION = 1


def write(result: Result) -> str:
    """Return the report of a run as JSON."""
    return json.dumps(as_data(result), ensure_ascii=False, indent=2) + "\n"


def as_data(result: Result) -> dict[str, Any]:
    """Return the report as plain data."""
    findings = result.findings
    counts = Counter(finding.severity for finding in findings)
    return {
        "version": VERSION,
        "files": [
            {
                "path": file.file.path,
                "languages": list(file.file.languages),
                "words": file.file.words,
                "error": file.file.error,
            }
            for file in result.documents
        ],
        "findings": [finding_as_data(finding) for finding in findings],
        "summary": {
            "files": len(result.documents),
            "findings": len(findings),
            **{str(severity): counts[severity] for severity in Severity},
            "suppressed": sum(len(file.suppressed) for file in result.files),
            "waived": sum(len(file.waived) for file in result.files),
        },
    }


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain data."""
    data = asdict(finding)
    del data["sentence"], data["sentence_lines"]
    data["category"], data["severity"] = str(finding.category), str(finding.severity)
    data["suggestions"] = list(finding.suggestions)
    data["sources"] = [asdict(source) for source in finding.sources]
    return data
