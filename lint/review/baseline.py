"""A baseline: findings that are known and accepted for now; only new ones are shown.

A finding is known by its fingerprint (rule, file, words and their sentence), so that
moved lines and other line breaks make no old one new. As often as it stands in the
baseline it is hidden; once more is new.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from lint.finding import Finding

VERSION = 1

Relative = Callable[[str], str]  # a path as given -> from the project's root


class Entry(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """Findings that are the same, and how many there are; for people, what and where."""

    path: str
    rule: str
    fingerprint: str
    match: str
    count: int = 1


class Baseline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `.claimlint-baseline.json`."""

    version: int = VERSION
    findings: list[Entry] = []


class Compared(NamedTuple):
    """Findings that are new, and entries that are fixed."""

    new: list[Finding]
    fixed: list[Entry]


def read(text: str) -> Baseline:
    """Read a baseline; raises `ValueError` that says what is wrong."""
    try:
        baseline = msgspec.json.decode(text, type=Baseline)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a baseline: {error}") from None
    if baseline.version != VERSION:
        raise ValueError(f"version {baseline.version} of baselines is not known")
    return baseline


def make(findings: Iterable[Finding], relative: Relative, kept: Iterable[Entry] = ()) -> str:
    """Return the baseline of these findings and of what is kept from an older one, as text:
    sorted, one a line."""
    counts: Counter[Entry] = Counter(_entry(finding, relative) for finding in findings)
    entries = sorted([*kept, *(replace(entry, count=count) for entry, count in counts.items())])
    rows = [json.dumps(msgspec.to_builtins(entry), ensure_ascii=False) for entry in entries]
    body = ",\n  ".join(rows)
    return f'{{"version": {VERSION}, "findings": [\n  {body}\n]}}\n' if rows else (
        f'{{"version": {VERSION}, "findings": []}}\n'
    )  # fmt: skip


def compare(
    baseline: Baseline, findings: Iterable[Finding], checked: Iterable[str], relative: Relative
) -> Compared:
    """Tell new findings from known ones; what a `checked` file no longer has is fixed."""
    left = {entry.fingerprint: entry for entry in baseline.findings}
    counts = {entry.fingerprint: entry.count for entry in baseline.findings}
    new: list[Finding] = []
    for finding in findings:
        fingerprint = _entry(finding, relative).fingerprint
        if counts.get(fingerprint, 0) > 0:
            counts[fingerprint] -= 1
        else:
            new.append(finding)
    paths = {relative(path) for path in checked}
    fixed = [
        replace(entry, count=counts[fingerprint])
        for fingerprint, entry in left.items()
        if counts[fingerprint] > 0 and entry.path in paths
    ]
    return Compared(new, fixed)


def _entry(finding: Finding, relative: Relative) -> Entry:
    path = relative(finding.path)
    fingerprint = replace(finding, path=path).fingerprint
    return Entry(path=path, rule=finding.rule, fingerprint=fingerprint, match=finding.match[:80])
