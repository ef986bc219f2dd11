"""JUnit XML: a suite a file, a failed case a finding."""

from __future__ import annotations

from xml.etree import ElementTree

from lint.finding import Finding
from lint.reports import clean
from lint.run import FileFindings, Result


def write(result: Result) -> str:
    """Return the report of a run as JUnit XML."""
    root = ElementTree.Element("testsuites", name="claimlint")
    for file in result.files:
        _suite(root, file)
    root.set("tests", str(len(root.findall("./testsuite/testcase"))))
    root.set("failures", str(len(root.findall("./testsuite/testcase/failure"))))
    root.set("errors", str(len(root.findall("./testsuite/testcase/error"))))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _suite(root: ElementTree.Element, file: FileFindings) -> None:
    path = clean.line(file.file.path)
    suite = ElementTree.SubElement(root, "testsuite", name=path)
    if file.file.error or not file.findings:
        case = ElementTree.SubElement(suite, "testcase", name=path, classname=path)
        if file.file.error:
            message = clean.line(file.file.error)
            ElementTree.SubElement(case, "error", message=message, type="unreadable")
    for finding in file.findings:
        _case(suite, finding)
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(file.findings)))
    suite.set("errors", str(int(file.file.error is not None)))


def _case(suite: ElementTree.Element, finding: Finding) -> None:
    path, place = clean.line(finding.path), f"{finding.line}:{finding.column}"
    case = ElementTree.SubElement(
        suite, "testcase", name=f"{finding.rule} {place}", classname=path, file=path
    )
    case.set("line", str(finding.line))
    message, kind = clean.line(finding.message), str(finding.severity)
    failure = ElementTree.SubElement(case, "failure", message=message, type=kind)
    failure.text = clean.lines(f"{path}:{place}: {finding.message}\n{finding.why}")
