"""Suppressions in the text, each by rule, pack or category, with a reason.

    <!-- claimlint-disable-next-line overclaims/cure -- quoted from the label -->
    <!-- claimlint-disable overclaim --> ... <!-- claimlint-enable overclaim -->
    <!-- claimlint-disable-file readability -- written for professionals -->

or in front matter:

    claimlint:
      disable: {overclaims/cure: quoted from the label}

The next line is that of the next text: blank lines and other comments are passed over.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from lint import own_rules
from lint.document import Document
from lint.finding import Finding
from lint.packs.errors import nearest

_VERBS = ("disable-next-line", "disable", "disable-file", "enable")
_DIRECTIVE = re.compile(r"\s*+claimlint(?P<mark>-|:\s*+)(?P<verb>[\w-]++)")
_REASON = re.compile(r"\s--")
_KEY = re.compile(r"^[^\w\n]*+(claimlint)\b", re.MULTILINE)  # in front matter
_BETWEEN = re.compile(r"[\s>]*+")  # blank lines, also those of a quotation
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
    text_below = _text_below(document)
    for comment in document.comments:
        match = _DIRECTIVE.match(comment.text)
        if not match:
            continue
        start, end, verb = comment.start, comment.end, match["verb"]
        if match["mark"] != "-" or verb not in _VERBS:
            mistakes.append(_unknown_directive(document, match.group().strip(), start, end))
            continue
        listed = _REASON.split(comment.text[match.end() :], maxsplit=1)[0].replace(",", " ").split()
        for name in dict.fromkeys(listed or [""]):
            line = document.source.place(end - 1).line
            if name and name not in known:
                close = known if len(mistakes) < _HINTS else ()
                mistakes.append(_unknown(document, name, start, end, close))
            elif verb != "enable":
                first = {"disable": line, "disable-file": 1}.get(verb) or text_below(line)
                last = first if verb == "disable-next-line" else math.inf
                one = Suppression(name, first, last, start, end)
                suppressions.append(one)
                if verb == "disable":
                    opened.setdefault(name, []).append(one)
            elif not _close(opened, name, document.source.place(start).line):
                mistakes.append(_ends_nothing(document, name, start, end))
    suppressions += _from_metadata(document, known, mistakes)
    return suppressions, mistakes


def _text_below(document: Document) -> Callable[[int], int]:
    """Return what gives the line of the next text below a line; comments are no text."""
    source = document.source

    def after(offset: int) -> int:
        match = _BETWEEN.match(source.text, offset)
        offset = match.end() if match else offset
        return ends.get(offset, offset)

    ends: dict[int, int] = {}  # of a comment's start: where the text after it starts
    for comment in reversed(document.comments):
        ends[comment.start] = after(comment.end)
    return cache(lambda line: max(line + 1, source.place(after(source.offset(line + 1))).line))


def _close(opened: dict[str, list[Suppression]], name: str, line: int) -> bool:
    """End what a name switched off; without a name, all. Return whether anything was."""
    ended = [one for key in ([name] if name else list(opened)) for one in opened.pop(key, [])]
    for one in ended:
        one.last = line
    return bool(ended)


def _from_metadata(
    document: Document, known: frozenset[str], mistakes: list[Finding]
) -> Iterator[Suppression]:
    if "claimlint" not in document.metadata:
        return
    settings = document.metadata["claimlint"]
    key = _KEY.search(document.source.text)
    start, end = key.span(1) if key else (0, 0)
    if not isinstance(settings, dict):
        mistakes.append(_unknown_key(document, str(settings), start, end))
        return
    mistakes += [
        _unknown_key(document, str(name), start, end) for name in settings if name != "disable"
    ]
    wanted = settings.get("disable") or []
    for name in map(str, wanted if isinstance(wanted, list | dict) else [wanted]):
        if name in known:
            yield Suppression(name, 1, math.inf, start, end)
        else:
            close = known if len(mistakes) < _HINTS else ()
            mistakes.append(_unknown(document, name, start, end, close))


# -- findings


def _unused(document: Document, one: Suppression) -> Finding:
    what = _quoted(one.name)
    message = f"This comment suppresses {what}, but there is nothing to suppress; take it out."
    return _finding(document, "unused", one.start, one.end, message)


def _ends_nothing(document: Document, name: str, start: int, end: int) -> Finding:
    message = f"This comment ends a “disable” of {_quoted(name)}; there is none above it."
    return _finding(document, "unused", start, end, message)


def _quoted(name: str) -> str:
    return f"“{name}”" if name else "everything"


def _unknown(document: Document, name: str, start: int, end: int, known: Iterable[str]) -> Finding:
    name = name[:_LONGEST]
    message = f"There is no rule, pack or category “{name}”{nearest(name, known)}"
    return _finding(document, "unknown-rule", start, end, message)


def _unknown_directive(document: Document, words: str, start: int, end: int) -> Finding:
    known = ", ".join(f"claimlint-{verb}" for verb in _VERBS)
    message = f"There is no directive “{words[:_LONGEST]}”; there are: {known}"
    return _finding(document, "unknown-directive", start, end, message)


def _unknown_key(document: Document, name: str, start: int, end: int) -> Finding:
    message = f"“claimlint” takes “disable: …” in front matter, not “{name[:_LONGEST]}”."
    return _finding(document, "unknown-directive", start, end, message)


def _finding(document: Document, rule: str, start: int, end: int, message: str) -> Finding:
    source = document.source
    match = source.text[start : min(end, start + _LONGEST)]
    places = source.place(start), source.place(end)
    return own_rules.finding(f"suppression/{rule}", message, document.path, *places, match)
