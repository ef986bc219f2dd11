"""Every report is read back by a parser that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pyromark
import pytest
from junitparser import JUnitXml
from sarif.loader import load_sarif_file

from lint.config import Settings
from lint.reports import (
    checkstyle,
    github,
    gitlab,
    jsonl,
    junit,
    markdown,
    rdjsonl,
    sarif,
)
from lint.reports import csv as csv_report
from lint.run import FileFindings, FileResult, Linter, Result

BAD = (
    "Our spray is a\ngame-changer for *your* mood.\n\n"
    "😀 Ärzte: it cures depression, **guaranteed**.\n\n"
    "<!-- claimlint-disable-next-line overclaims/miracle -- quoted -->\nA miracle.\n"
)


@pytest.fixture(scope="module")
def result() -> Result:
    linter = Linter(Settings(select=("overclaim",)))
    files = [
        linter.check_bytes("docs/my page.en.md", BAD.encode()),
        linter.check_bytes("clean.en.md", b"Nothing to see here.\n"),
        FileFindings(FileResult("broken.md", error="broken.md: not UTF-8")),
    ]
    return Result(files)


@pytest.fixture(scope="module")
def many(result: Result) -> Result:
    """Many copies of the findings."""
    return Result(result.files[:1] * 40)


def test_jsonl_has_a_finding_a_line(result: Result) -> None:
    rows = [json.loads(line) for line in jsonl.write(result).splitlines()]
    assert [row["rule"] for row in rows] == [finding.rule for finding in result.findings]


def test_sarif_is_read_by_sarif_tools(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "report.sarif"
    path.write_text(sarif.write(result), encoding="utf-8")
    records = load_sarif_file(str(path)).get_records()
    shown = {(one["Location"], one["Line"], one["Code"]) for one in records}
    assert ("docs/my%20page.en.md", 4, "overclaims/cure") in shown
    run = json.loads(path.read_text(encoding="utf-8"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == sorted(
        {one["ruleId"] for one in run["results"]}
    )
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    levels = [one["level"] for one in run["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert [one["ruleId"] for one in run["results"] if one.get("suppressions")] == [
        "overclaims/miracle"
    ]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "not UTF-8" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_is_capped_and_says_so(many: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 10)
    run = json.loads(sarif.write(many))["runs"][0]
    assert len(run["results"]) == 10
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert re.match(r"\d+ more findings were left out", notes[0]["message"]["text"])


def test_fingerprints_survive_moved_and_rewrapped_lines() -> None:
    linter = Linter(Settings(select=("overclaims/cure",)))
    (before,) = linter.check_bytes("a.en.md", b"It cures depression for you.\n").findings
    (after,) = linter.check_bytes("a.en.md", b"# New\n\nIt cures\ndepression for\nyou.\n").findings
    (other,) = linter.check_bytes("a.en.md", b"It cures depression for us.\n").findings
    assert before.line != after.line
    assert before.fingerprint == after.fingerprint != other.fingerprint


def test_github_commands_are_escaped_and_capped(result: Result, many: Result) -> None:
    lines = github.write(result).splitlines()
    assert lines[0] == "::error::broken.md: not UTF-8"
    assert all(re.match(r"::(error|warning|notice)[ :]", line) for line in lines)
    assert "file=docs/my page.en.md,line=4," in github.write(result)
    evil = FileFindings(FileResult("x", error="50% off\n::error::owned"))
    assert github.write(Result([evil])) == "::error::50%25 off%0A::error::owned\n"
    lines = github.write(many).splitlines()
    assert len([line for line in lines if line.startswith("::error file=")]) == 10
    assert re.search(r"\d+ more findings of this level", lines[10])


def test_gitlab_has_its_fields_and_unique_fingerprints(many: Result) -> None:
    issues = json.loads(gitlab.write(many))
    assert {frozenset(issue) for issue in issues} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert issues[0]["location"]["lines"]["begin"] == 2


def test_junit_is_read_by_junitparser(result: Result) -> None:
    suites = JUnitXml.fromstring(junit.write(result).encode())
    assert (suites.failures, suites.errors) == (len(result.findings), 1)
    names = [suite.name for suite in suites]
    assert names == ["docs/my page.en.md", "clean.en.md", "broken.md"]


@pytest.mark.parametrize("module", [junit, checkstyle])
def test_xml_holds_whatever_a_message_holds(module: object) -> None:
    evil = "]]> <b> & \x00\x1b[31m \ud800 \ufffe ' \""
    text = module.write(Result([FileFindings(FileResult(evil, error=evil))]))  # type: ignore[attr-defined]
    ElementTree.fromstring(text.encode())
    assert "\x1b" not in text


def test_checkstyle_lists_files_and_errors(result: Result) -> None:
    root = ElementTree.fromstring(checkstyle.write(result).encode())
    assert [len(file) for file in root] == [len(result.findings), 0, 1]
    assert root[0][0].attrib["source"] == "claimlint.overclaims.game-changer"


def test_rdjsonl_columns_count_bytes(result: Result) -> None:
    rows = [json.loads(line) for line in rdjsonl.write(result).splitlines()]
    lines = BAD.encode().splitlines()
    cure = next(row for row in rows if row["code"]["value"] == "overclaims/cure")
    start, end = cure["location"]["range"]["start"], cure["location"]["range"]["end"]
    found = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
    assert found.decode() == "cures depression"


def test_csv_is_read_back_and_holds_no_formula(result: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_report.write(result), newline="")))
    assert [row["rule"] for row in rows] == [finding.rule for finding in result.findings]
    for start in "=+-@\t\r":
        shown = csv_report.cell(f"{start}cmd|' /C calc'!A0")
        assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_markdown_shows_the_words_and_nothing_else(result: Result) -> None:
    text = markdown.write(result)
    html = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    assert html.count("<tr>") == len(result.findings) + 1
    escaped = markdown.escape("| <script> @all [x](y) `a` **b** http://evil.example\n# h")
    shown = pyromark.html(escaped)
    assert not re.search(r"<(script|a|code|strong|h1)", shown)
    assert "@all" not in escaped


def test_markdown_is_cut_at_whole_rows(many: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_LETTERS", 2000)
    text = markdown.write(many)
    assert len(text) < 2100
    assert re.search(r"\n\d+ more findings\.\n$", text)
