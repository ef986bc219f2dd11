"""Suppressions in the text, each by rule, pack or category, with a reason.

    <!-- claimlint-disable-next-line overclaims/cure -- quoted from the label -->
    <!-- claimlint-disable overclaim --> ... <!-- claimlint-enable overclaim -->
    <!-- claimlint-disable-file readability -- written for professionals -->

or in front matter:

    claimlint:
      disable: {overclaims/cure: quoted from the label}
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from lint.document import Document
from lint.finding import Category, Finding, Severity
from lint.packs.errors import nearest

_DIRECTIVE = re.compile(r"\s*+claimlint-(?P<verb>disable-next-line|disable-file|disable|enable)\b")
_REASON = re.compile(r"\s--")
_META = "suppression"
_HINTS = 20  # names like an unknown one are looked for so many times
_LONGEST = 100  # letters of a name or comment that are shown


class Suppression(msgspec.Struct):
    """What a directive switches off: names ('' for all) from line to line, inclusive."""

    name: str
    first: int
    last: float
    start: int
    end: int

    def covers(self, finding: Finding) -> bool:
        """Whether a finding falls under this suppression."""
        return self.name in _names(finding) and self.first <= finding.line <= self.last


def apply(
    document: Document,
    findings: list[Finding],
    known: Iterable[str],
    idle: frozenset[str] = frozenset(),
) -> tuple[list[Finding], list[Finding]]:
    """Split findings into those that stay and those suppressed.

    Directives that suppress nothing, or name what does not exist, are findings
    themselves. `known` are the names of rules, packs and categories, `idle` those by which
    some rule does not run: what suppresses nothing may be needed when it does.
    """
    suppressions, mistakes = read(document, frozenset(known))
    stretches = _stretches(suppressions)
    lines: dict[str, list[int]] = {}  # of the findings that go by a name, from the top
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for finding in sorted(findings, key=lambda one: one.line):
        for name in _names(finding):
            lines.setdefault(name, []).append(finding.line)
        covered = any(_holds(stretches.get(name, ()), finding.line) for name in _names(finding))
        (suppressed if covered else kept).append(finding)
    unused = [
        _unused(document, one)
        for one in suppressions
        if one.name not in idle and not _meets(one, lines.get(one.name, []))
    ]
    suppressed.sort(key=lambda one: one.sort_key)
    return sorted([*kept, *mistakes, *unused], key=lambda one: one.sort_key), suppressed


def _names(finding: Finding) -> tuple[str, ...]:
    """Return what a directive may call a finding."""
    return "", finding.rule, finding.pack, str(finding.category)


def _stretches(suppressions: Iterable[Suppression]) -> dict[str, list[tuple[int, float]]]:
    """Return the lines that are switched off, by name, from the top and apart."""
    found: dict[str, list[tuple[int, float]]] = {}
    for one in sorted(suppressions, key=lambda one: one.first):
        stretches = found.setdefault(one.name, [])
        if stretches and one.first <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(one.last, stretches[-1][1])
        else:
            stretches.append((one.first, one.last))
    return found


def _holds(stretches: Sequence[tuple[int, float]], line: int) -> bool:
    at = bisect_right(stretches, (line, math.inf))
    return at > 0 and line <= stretches[at - 1][1]


def _meets(one: Suppression, lines: list[int]) -> bool:
    """Whether a finding stands on a line that is switched off."""
    at = bisect_left(lines, one.first)
    return at < len(lines) and lines[at] <= one.last


def read(document: Document, known: frozenset[str]) -> tuple[list[Suppression], list[Finding]]:
    """Read the directives of a document; returns them, and findings about wrong ones."""
    suppressions: list[Suppression] = []
    mistakes: list[Finding] = []
    opened: dict[str, list[Suppression]] = {}  # those that no directive has ended, by name
    for comment in document.comments:
        match = _DIRECTIVE.match(comment.text)
        if not match:
            continue
        listed = _REASON.split(comment.text[match.end() :], maxsplit=1)[0].replace(",", " ").split()
        for name in dict.fromkeys(listed or [""]):
            if name and name not in known:
                close = known if len(mistakes) < _HINTS else ()
                mistakes.append(_unknown(document, name, comment.start, comment.end, close))
            elif match["verb"] == "enable":
                _close(opened, name, document.source.place(comment.start).line)
            else:
                one = _suppression(document, match["verb"], name, comment.start, comment.end)
                suppressions.append(one)
                if match["verb"] == "disable":
                    opened.setdefault(name, []).append(one)
    suppressions += _from_metadata(document, known, mistakes)
    return suppressions, mistakes


def _suppression(document: Document, verb: str, name: str, start: int, end: int) -> Suppression:
    line = document.source.place(end - 1).line
    if verb == "disable-next-line":
        following = _next_text_line(document, line)
        return Suppression(name, following, following, start, end)
    first = 1 if verb == "disable-file" else line
    return Suppression(name, first, float("inf"), start, end)


def _next_text_line(document: Document, line: int) -> int:
    """The next line that is not blank; in a paragraph, simply the next."""
    last = document.source.place(len(document.source.text)).line
    following = line + 1
    while following < last and not document.source.line(following).strip():
        following += 1
    return following


def _close(opened: dict[str, list[Suppression]], name: str, line: int) -> None:
    """End what a name switched off; without a name, all."""
    for ended in [name] if name else list(opened):
        for one in opened.pop(ended, []):
            one.last = line


def _from_metadata(
    document: Document, known: frozenset[str], mistakes: list[Finding]
) -> Iterator[Suppression]:
    settings = document.metadata.get("claimlint")
    wanted = settings.get("disable", []) if isinstance(settings, dict) else []
    names = wanted if isinstance(wanted, list | dict) else [wanted]
    start = max(document.source.text.find("claimlint"), 0)
    end = min(start + len("claimlint"), len(document.source.text))
    for name in names:
        if str(name) in known:
            yield Suppression(str(name), 1, float("inf"), start, end)
        else:
            mistakes.append(_unknown(document, str(name), start, end, known))


def _unused(document: Document, one: Suppression) -> Finding:
    what = f"“{one.name}”" if one.name else "everything"
    return _finding(
        document, "unused", one.start, one.end,
        f"This comment suppresses {what}, but there is nothing to suppress; take it out.",
    )  # fmt: skip


def _unknown(document: Document, name: str, start: int, end: int, known: Iterable[str]) -> Finding:
    name = name[:_LONGEST]
    message = f"There is no rule, pack or category “{name}”{nearest(name, known)}"
    return _finding(document, "unknown-rule", start, end, message)


def _finding(document: Document, rule: str, start: int, end: int, message: str) -> Finding:
    first, last = document.source.place(start), document.source.place(end)
    return Finding(
        rule=f"{_META}/{rule}",
        category=Category.SUPPRESSION,
        severity=Severity.WARNING,
        path=document.path,
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        language=document.language or "",
        message=message,
        match=document.source.text[start : min(end, start + _LONGEST)],
        why="A suppression that no longer suppresses hides the next mistake.",
    )
