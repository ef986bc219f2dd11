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
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import asdict

from lint import own_rules, patterns
from lint.document import Place
from lint.finding import Finding
from lint.packs.load import convert
from lint.packs.yamlfile import YamlFile

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

    @property
    def terms(self) -> str:
        """Who waived it, until when and why, in words."""
        return f"waived by {self.approver} until {self.expires}: {self.reason}"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    waivers: list[Waiver] | None = None


class Waivers:
    """The waivers of a project; they remember which of them were used."""

    def __init__(self, file: YamlFile, today: datetime.date) -> None:
        """Read the waivers; raises `InputError` with the place of what is wrong."""
        self.path, self._file, self._today = file.path, file, today
        self.waivers = convert(file, (), file.data or {}, _File).waivers or []
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
        meant = [
            number
            for number, waiver in enumerate(self.waivers)
            if waiver.rule == finding.rule
            and self._covers(number, path)
            and _holds(waiver.text, finding)
        ]
        agreed = [number for number in meant if _is_agreed(self.waivers[number], finding)]
        self._used.update(agreed)
        if not agreed:
            for number in meant:
                self._changed.setdefault(number, finding.sentence)
        found = (self.waivers[number] for number in agreed)
        return next((waiver for waiver in found if waiver.expires >= self._today), None)

    def problems(
        self, checked: Iterable[tuple[str, frozenset[str]]], idle: frozenset[str], root: Path
    ) -> list[Finding]:
        """Return findings for waivers that expired, are unused, or whose text changed.

        A waiver is unused where a file that it covers was checked by its rule, or where the
        one file that it names is not below `root` any more. `checked` are paths from there,
        each with the rules that did not run for it; `idle` are those that ran for none.
        """
        checked = list(checked)
        problems = {
            number: self._problem(number, checked, root)
            for number, waiver in enumerate(self.waivers)
            if waiver.rule not in idle
        }
        return [self._finding(number, *one) for number, one in problems.items() if one]

    def _problem(
        self, number: int, checked: list[tuple[str, frozenset[str]]], root: Path
    ) -> tuple[str, str] | None:
        """Return the name and message of what is wrong with a waiver."""
        waiver, is_used = self.waivers[number], number in self._used
        if number in self._changed and not is_used:
            sentence = self._changed[number]
            return "changed", f"The sentence was changed since it was waived: “{sentence}”"
        if waiver.expires < self._today:
            return "expired", f"This waiver of {waiver.rule} expired on {waiver.expires}."
        if is_used:
            return None
        path = patterns.named(waiver.path)
        if path is not None and not (root / path).exists():
            return "unused", f"There is no file “{path}”; mend the path or take the waiver out."
        if any(waiver.rule not in idle and self._covers(number, path) for path, idle in checked):
            return "unused", f"This waiver of {waiver.rule} waives nothing; take it out."
        return None

    def _covers(self, number: int, path: str) -> bool:
        pattern = self._patterns[number]
        return pattern is None or bool(pattern.match_file(path))

    def _finding(self, number: int, name: str, message: str) -> Finding:
        start = Place(*self._file.place(("waivers", number)))
        end = Place(start.line, start.column + 1)
        rule = self.waivers[number].rule
        return own_rules.finding(f"waiver/{name}", message, self.path, start, end, rule)


def _holds(text: str, finding: Finding) -> bool:
    """Whether the words of a waiver stand in a finding, or in its sentence."""
    return any(_plain(text) in _plain(one) for one in (finding.sentence, finding.match))


def _is_agreed(waiver: Waiver, finding: Finding) -> bool:
    return not waiver.sentence or _plain(waiver.sentence) == _plain(finding.sentence)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pattern(path: str, number: int, file: YamlFile) -> Any:
    try:
        return patterns.compiled([path]) if path else None
    except ValueError as error:
        raise file.error(("waivers", number, "path"), str(error)) from None


def read(path: Path, shown: str, today: datetime.date) -> Waivers:
    """Read the waivers of a file, which findings call `shown`; raises `InputError`."""
    return Waivers(YamlFile.read(path, shown), today)


_SAME = ("rule", "path", "text", "sentence")  # by which a waiver is known
_ORDER = (*_SAME, "reason", "owner", "approver", "expires")


def add(text: str, waiver: Waiver) -> str:
    """Return the YAML of a waivers file with one more, or with the same one agreed anew.

    Comments, order and line ends stay. Raises `ValueError` when it is no such file.
    """
    import io

    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    yaml = YAML()  # keeps comments and order
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    yaml.width = 100
    yaml.allow_unicode = True
    crlf = "\r\n" in text
    text = text.replace("\r\n", "\n")
    try:
        data = yaml.load(text) if text.strip() else None
    except YAMLError as error:
        raise ValueError(f"not valid YAML: {error}") from None
    target = io.StringIO()
    if data is None:  # nothing but comments, which would go with it
        target.write(f"{text}\n" if text and not text.endswith("\n") else text)
        data = CommentedMap()
    if not isinstance(data, dict) or not isinstance(data.get("waivers") or [], list):
        raise ValueError("no list “waivers” in it")
    _put(data, waiver)
    yaml.dump(data, target)
    return target.getvalue().replace("\n", "\r\n" if crlf else "\n")


def _put(data: Any, waiver: Waiver) -> None:
    """Add a waiver to the mapping of a file, or renew the one that it is."""
    if not data.get("waivers"):  # `{}` and `[]` would go on in one line
        data.fa.set_block_style()
        data["waivers"] = []
    fields = {name: value for name, value in asdict(waiver).items() if value}
    entry = {name: fields[name] for name in _ORDER if name in fields}
    for one in data["waivers"]:
        if all(one.get(name, "") == entry.get(name, "") for name in _SAME):
            one.update(entry)
            return
    data["waivers"].append(entry)
