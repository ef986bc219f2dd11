"""SARIF 2.1.0 (OASIS 2020), for code scanning.

Results are sorted by severity and capped at the 25,000 a run that GitHub takes; what
was left out is said in a notification. Columns count code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from lint import __version__
from lint.finding import Finding, Severity
from lint.reports import clean
from lint.reports.hosted import hosted
from lint.run import Result, Waived

Marked = tuple[Finding, dict[str, Any] | None]  # a finding, and why it is suppressed

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_RESULTS = 25_000
MAX_TAGS = 20
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}


def write(result: Result) -> str:
    """Return the report of a run as SARIF."""
    marked: list[Marked] = [(finding, None) for finding in hosted(result.findings)]
    for file in result.files:
        marked += [(one, {"kind": "inSource"}) for one in hosted(file.suppressed)]
        waived = hosted(one.finding for one in file.waived)
        marked += zip(waived, map(_waiver, file.waived), strict=True)
    marked.sort(key=lambda item: (-item[0].severity.rank, item[0].sort_key))
    kept = marked[:MAX_RESULTS]
    rules = _rules(finding for finding, _ in kept)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "claimlint", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result, len(marked) - len(kept))],
        "results": [_result(finding, numbers, suppression) for finding, suppression in kept],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _waiver(waived: Waived) -> dict[str, Any]:
    text = f"{waived.reason} (approved by {waived.approver} until {waived.expires})"
    return {"kind": "external", "status": "accepted", "justification": clean.lines(text)}


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    rules: dict[str, dict[str, Any]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, _rule(finding))
    return [rules[name] for name in sorted(rules)]


def _rule(finding: Finding) -> dict[str, Any]:
    why = clean.lines(finding.why) or finding.rule
    cited = [
        f"{source.title}{f', {source.section}' if source.section else ''}: {source.url}"
        for source in finding.sources
    ]
    rule: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": finding.rule.rpartition("/")[2].replace("-", " ")},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n".join([why, *cited]),
            "markdown": "\n".join([why, "", *(f"- {source}" for source in cited)]),
        },
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [str(finding.category), finding.rule.split("/")[0]][:MAX_TAGS]},
    }
    link = next((source.url for source in finding.sources if source.url), None)
    return {**rule, "helpUri": link} if link else rule


def _result(
    finding: Finding, numbers: dict[str, int], suppression: dict[str, Any] | None
) -> dict[str, Any]:
    message = clean.lines(finding.message)
    if finding.suggestions:
        message += f" Instead: {clean.lines(' | '.join(finding.suggestions))}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(finding.path)},
                    "region": {
                        "startLine": finding.line,
                        "startColumn": finding.column,
                        "endLine": finding.end_line,
                        "endColumn": finding.end_column,
                        "snippet": {"text": clean.lines(finding.match)},
                    },
                }
            }
        ],
        "partialFingerprints": {"claimlint/v1": finding.fingerprint},
        "properties": {"category": str(finding.category), "language": finding.language},
    }
    return {**result, "suppressions": [suppression]} if suppression else result


def _invocation(result: Result, left_out: int) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": clean.lines(one)}} for one in result.errors]
    if left_out:
        text = f"{left_out} more findings were left out; SARIF reports hold {MAX_RESULTS}."
        notes.append({"level": "note", "message": {"text": text}})
    return {"executionSuccessful": not result.errors, "toolExecutionNotifications": notes}


def uri(path: str) -> str:
    """Return a path as a relative reference."""
    return quote(path, safe="/-_.~")
