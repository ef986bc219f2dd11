"""The report for reviewers: one HTML file, without network or need of JavaScript.

Everything is escaped by the template engine; the script only filters what is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lint import __version__
from lint.finding import Category, Finding, Severity
from lint.reports import clean
from lint.review.score import score
from lint.run import FileFindings, Result

_LINE_END = re.compile(r"\r\n|\n|\r")
MAX_BARS = 20  # documents in the chart
LABELS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.SUGGESTION: "Suggestion"}


class Bar(NamedTuple):
    """A row of a chart: what, how many, and its share of the longest."""

    label: str
    findings: int
    share: int  # per cent
    target: str = ""  # what it links to


class Piece(NamedTuple):
    """A stretch of a line: text, and the findings that it belongs to."""

    text: str
    numbers: list[int]
    severity: str


class Shown(NamedTuple):
    """A finding with its number in the report."""

    number: int
    finding: Finding


class Page(NamedTuple):
    """A document of the report: its file, score, lines with marks, and findings."""

    number: int
    file: FileFindings
    score: int
    lines: list[tuple[int, list[Piece]]]
    findings: list[Shown]


def write(result: Result) -> str:
    """Return the report as one HTML page."""
    environment = Environment(
        loader=PackageLoader("lint.reports.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(lines=clean.lines, line=clean.line)
    template = environment.get_template("report.html")
    return template.render(**_context(result))


def _context(result: Result) -> dict[str, Any]:
    pages = list(_pages(result))
    counts = Counter(finding.severity for finding in result.findings)
    return {
        "version": __version__,
        "result": result,
        "pages": pages,
        "counts": counts,
        "labels": LABELS,
        "severities": list(Severity),
        "categories": [one for one in Category if any(f.category is one for f in result.findings)],
        "languages": sorted({finding.language for finding in result.findings} - {""}),
        "charts": _charts(result, pages),
        "waived": [one for file in result.files for one in file.waived],
        "style": _asset("report.css"),
        "script": _asset("report.js"),
    }


def _asset(name: str) -> Markup:
    """Return a style sheet or script of ours, which needs no escaping."""
    text = files("lint.reports.html").joinpath("templates", name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704  # our own file


def _charts(result: Result, pages: list[Page]) -> list[tuple[str, list[Bar]]]:
    findings = result.findings
    documents = sorted(pages, key=lambda page: (-len(page.findings), page.number))[:MAX_BARS]
    longest = max((len(page.findings) for page in documents), default=1)
    return [
        ("By severity", _bars(LABELS[finding.severity] for finding in findings)),
        ("By category", _bars(str(finding.category) for finding in findings)),
        ("By language", _bars(finding.language or "none" for finding in findings)),
        (
            "By document",
            [
                Bar(
                    page.file.file.path,
                    len(page.findings),
                    round(100 * len(page.findings) / max(longest, 1)),
                    f"#document-{page.number}",
                )
                for page in documents
                if page.findings
            ],
        ),
    ]


def _bars(labels: Iterable[str]) -> list[Bar]:
    counts = Counter(labels).most_common()
    longest = counts[0][1] if counts else 1
    return [Bar(label, count, round(100 * count / longest)) for label, count in counts]


def _pages(result: Result) -> Iterator[Page]:
    number = 0
    for at, file in enumerate(result.files, 1):
        shown = []
        for finding in file.findings:
            number += 1
            shown.append(Shown(number, finding))
        value = score(file.findings, file.file.words)
        yield Page(at, file, value, list(_lines(file, shown)), shown)


def _lines(file: FileFindings, shown: list[Shown]) -> Iterator[tuple[int, list[Piece]]]:
    """Yield each line with its number, cut where findings begin and end."""
    if file.source is None:
        return
    by_line: dict[int, list[tuple[int, int, Shown]]] = {}
    lines = _LINE_END.split(file.source.text)
    for one in shown:
        finding = one.finding
        for line in range(finding.line, min(finding.end_line, len(lines)) + 1):
            start = finding.column - 1 if line == finding.line else 0
            end = finding.end_column - 1 if line == finding.end_line else len(lines[line - 1])
            by_line.setdefault(line, []).append((start, end, one))
    for number, text in enumerate(lines, 1):
        yield number, list(_pieces(text, by_line.get(number, [])))


def _pieces(text: str, spans: list[tuple[int, int, Shown]]) -> Iterator[Piece]:
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, end))})
    for start, end in pairwise(cuts):
        if start >= len(text):
            break
        over = [one for first, last, one in spans if first <= start and end <= last]
        if text[start:end].isspace():  # a link without words says nothing
            over = []
        severity = max((one.finding.severity for one in over), key=lambda s: s.rank, default=None)
        yield Piece(text[start:end], [one.number for one in over], str(severity or ""))
