"""Checkstyle XML."""

from __future__ import annotations

from xml.etree import ElementTree

from lint.finding import Severity
from lint.reports import clean
from lint.run import Result

_VERSION = "4.3"  # of the format; readers ask for it
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "info"}


def write(result: Result) -> str:
    """Return the report of a run as Checkstyle XML."""
    root = ElementTree.Element("checkstyle", version=_VERSION)
    for file in result.files:
        element = ElementTree.SubElement(root, "file", name=clean.line(file.file.path))
        if file.file.error:
            message = clean.line(file.file.error)
            ElementTree.SubElement(element, "error", line="1", severity="error", message=message)
        for finding in file.findings:
            ElementTree.SubElement(
                element,
                "error",
                line=str(finding.line),
                column=str(finding.column),
                severity=_SEVERITIES[finding.severity],
                message=clean.line(finding.message),
                source=f"claimlint.{finding.rule.replace('/', '.')}",
            )
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
