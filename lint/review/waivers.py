"""Waivers: findings that someone approved, for a reason and until a day.

    # .claimlint-waivers.yml
    waivers:
      - rule: overclaims/cure
        path: docs/hepatitis.md          # a file or a pattern as in .gitignore
        text: cures hepatitis C          # words in the sentence; or leave it out
        sentence: This drug cures hepatitis C in most people.   # as it was approved
        reason: the label says so
        owner: Ana Silva
        approver: Dr. Bell
        expires: 2027-03-31

A waiver that expired waives nothing. One that is unused, or whose sentence was changed
since, is a finding itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from lint import patterns
from lint.finding import Category, Finding, Severity
from lint.packs.load import convert
from lint.packs.yamlfile import YamlFile

_WHY = "A waiver holds for the words that were approved, and until the day that was agreed."

Relative = Callable[[str], str]  # a path as given -> from the project's root


class Waiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is waived, why, by whom, and until when."""

    rule: str
    reason: str
    owner: str
    approver: str
    expires: datetime.date
    path: str = ""
    text: str = ""
    sentence: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    waivers: list[Waiver] = []


class Waivers:
    """The waivers of a project; they remember which of them were used."""

    def __init__(self, path: str, file: YamlFile, today: datetime.date) -> None:
        """Read the waivers; raises `InputError` with the place of what is wrong."""
        self._path, self._file, self._today = path, file, today
        self.waivers = convert(file, (), file.data or {}, _File).waivers
        for number, waiver in enumerate(self.waivers):
            if not waiver.path and not waiver.text:
                raise file.error(("waivers", number), "a waiver names a path, a text, or both")
        self._patterns = [
            _pattern(waiver.path, number, file) for number, waiver in enumerate(self.waivers)
        ]
        self._used: set[int] = set()
        self._changed: dict[int, str] = {}

    def waive(self, finding: Finding, relative: Relative) -> Waiver | None:
        """Return the waiver that holds for a finding, if one does."""
        path = relative(finding.path)
        for number, waiver in enumerate(self.waivers):
            if waiver.rule != finding.rule or not self._covers(number, path):
                continue
            if waiver.text and _plain(waiver.text) not in _plain(finding.sentence):
                continue
            self._used.add(number)
            if waiver.sentence and _plain(waiver.sentence) != _plain(finding.sentence):
                self._changed[number] = finding.sentence
            elif waiver.expires >= self._today:
                return waiver
        return None

    def problems(
        self, checked: Iterable[str], relative: Relative, idle: frozenset[str] = frozenset()
    ) -> list[Finding]:
        """Return findings for waivers that expired, are unused, or whose text changed;
        unused only where a file that it covers was checked by its rule, which is not `idle`."""
        paths = [relative(path) for path in checked]
        found = []
        for number, waiver in enumerate(self.waivers):
            if number in self._changed:
                sentence = self._changed[number]
                message = f"The sentence was changed since it was waived: “{sentence}”"
                found.append(self._finding(number, "changed", message))
            elif waiver.expires < self._today:
                message = f"This waiver of {waiver.rule} expired on {waiver.expires}."
                found.append(self._finding(number, "expired", message))
            elif (
                number not in self._used
                and waiver.rule not in idle
                and any(self._covers(number, path) for path in paths)
            ):
                message = f"This waiver of {waiver.rule} waives nothing; take it out."
                found.append(self._finding(number, "unused", message))
        return found

    def _covers(self, number: int, path: str) -> bool:
        pattern = self._patterns[number]
        return pattern is None or bool(pattern.match_file(path))

    def _finding(self, number: int, name: str, message: str) -> Finding:
        line, column = self._file.place(("waivers", number))
        rule = self.waivers[number].rule
        return Finding(
            rule=f"waiver/{name}",
            category=Category.SUPPRESSION,
            severity=Severity.WARNING,
            path=self._path,
            line=line,
            column=column,
            end_line=line,
            end_column=column + 1,
            language="",
            message=message,
            match=rule,
            why=_WHY,
        )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pattern(path: str, number: int, file: YamlFile) -> Any:
    try:
        return patterns.compiled([path]) if path else None
    except ValueError as error:
        raise file.error(("waivers", number, "path"), str(error)) from None


def add(text: str, waiver: Waiver) -> str:
    """Return the YAML of a waivers file with one more; comments and order stay.

    Raises `ValueError` when the file holds no list of waivers.
    """
    import io

    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()  # keeps comments and order
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    yaml.width = 100
    yaml.allow_unicode = True
    try:
        data = yaml.load(text) if text.strip() else None
    except YAMLError as error:
        raise ValueError(f"not valid YAML: {error}") from None
    data = {"waivers": []} if data is None else data
    if not isinstance(data, dict) or not isinstance(data.get("waivers"), list):
        raise ValueError("no list “waivers” in it")
    fields = {name: value for name, value in msgspec.structs.asdict(waiver).items() if value}
    order = ("rule", "path", "text", "sentence", "reason", "owner", "approver", "expires")
    data["waivers"].append({name: fields[name] for name in order if name in fields})
    target = io.StringIO()
    yaml.dump(data, target)
    return target.getvalue()
