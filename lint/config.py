"""`.claimlint.yml` or `[tool.claimlint]` -> Settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from lint import patterns
from lint.finding import Finding, Severity
from lint.packs.errors import InputError, nearest
from lint.packs.schema import Market

if TYPE_CHECKING:
    from lint.packs.yamlfile import YamlFile

FILE_NAME = ".claimlint.yml"
_FILE_NAMES = (FILE_NAME, ".claimlint.yaml")
BUILT_IN_PACKS = (
    "overclaims",
    "impression",
    "ketamine",
    "health",
    "disclosures",
    "wording",
    "readability",
    "markets",
)

Audience = Literal["patients", "public", "professionals"]
Level = Literal["error", "warning", "suggestion", "off"]
Selector = Annotated[str, Meta(description="a rule (pack/rule), a pack, or a category")]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mapping of the configuration; a key that is not a field is a mistake."""


class Override(_Strict, frozen=True):
    """Other settings for the files that match one of the patterns (as in .gitignore)."""

    files: Annotated[list[str], Meta(min_length=1)]
    ignore: list[Selector] = []
    severities: dict[str, Level] = {}
    markets: list[Market] | None = None
    audience: Audience | None = None
    language: str | None = None


class Configuration(_Strict, frozen=True):
    """What `.claimlint.yml` and `[tool.claimlint]` may say."""

    packs: Annotated[list[str], Meta(min_length=1)] = msgspec.field(
        default_factory=lambda: list(BUILT_IN_PACKS)
    )
    paths: list[str] = msgspec.field(default_factory=lambda: ["."])
    exclude: list[str] = []
    markets: list[Market] = []
    audience: Audience = "patients"
    language: str | None = None
    messages: str | None = None
    select: list[Selector] = []
    ignore: list[Selector] = []
    severities: dict[str, Level] = {}
    fail_on: Literal["error", "warning", "suggestion"] = "warning"
    overrides: list[Override] = []


_LISTS = ("packs", "paths", "exclude", "select", "ignore", "severities", "overrides")


class Settings(msgspec.Struct, frozen=True, dict=True):
    """The settings of a run; `root` is the folder that paths and patterns start from, `file`
    the configuration that they were read from, if any."""

    root: Path = msgspec.field(default_factory=Path)
    file: Path | None = None
    packs: tuple[Path, ...] = ()
    paths: tuple[str, ...] = (".",)
    exclude: tuple[str, ...] = ()
    markets: frozenset[str] = frozenset()
    audience: str = "patients"
    language: str | None = None
    messages: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    fail_on: Severity = Severity.WARNING
    overrides: tuple[Override, ...] = ()

    def __post_init__(self) -> None:
        """Take lists and sets for what is kept as tuples, and a mapping of severities: settings
        are compared and hashed. Raises `TypeError` for a text where several are meant."""
        freeze = msgspec.structs.force_setattr
        if isinstance(self.severities, Mapping):
            freeze(self, "severities", tuple(self.severities.items()))
        for name in (*_LISTS, "markets"):
            value = getattr(self, name)
            if isinstance(value, str):
                raise TypeError(f"{name} is a list of texts, not a text: [{value!r}]")
            freeze(self, name, frozenset(value) if name == "markets" else tuple(value))

    def for_path(self, path: str) -> Settings:
        """Return the settings for one file: the overrides that match it applied, none left."""
        if not self.overrides:
            return self
        settings = msgspec.structs.replace(self, overrides=())
        for override, spec in zip(self.overrides, self._override_specs, strict=True):
            if spec.match_file(self.relative(path)):
                settings = settings._overridden(override)
        return settings

    def excludes(self, path: str) -> bool:
        """Whether a file found in a folder is left out."""
        return bool(self.exclude) and bool(self._exclude_spec.match_file(self.relative(path)))

    def severity_of(self, rule: str, category: str) -> str | None:
        """Return the level that the settings give a rule, the most specific first."""
        levels = dict(self.severities)
        for name in (rule, rule.split("/", maxsplit=1)[0], category):
            if name in levels:
                return levels[name]
        return None

    def runs(self, rule: str, category: str) -> bool:
        """Whether a rule is selected, not ignored and not switched off; of a pack or category
        that is ignored it runs if it is selected by its own name."""
        names = {rule, rule.split("/", maxsplit=1)[0], category}
        selected = not self.select or bool(names.intersection(self.select))
        return selected and not self.silences(rule, category)

    def silences(self, rule: str, category: str) -> bool:
        """Whether a rule is ignored or switched off."""
        names = {rule, rule.split("/", maxsplit=1)[0], category}
        ignored = rule in self.ignore or (
            bool(names.intersection(self.ignore)) and rule not in self.select
        )
        return ignored or self.severity_of(rule, category) == "off"

    def graded(self, finding: Finding) -> Finding:
        """Return a finding at the level that the settings give its rule."""
        level = self.severity_of(finding.rule, finding.category)
        return msgspec.structs.replace(finding, severity=Severity(level)) if level else finding

    def leaves_out(self, rules: Mapping[str, str]) -> frozenset[str]:
        """Return the names (rule, pack, category) by which any of the rules, whose categories
        are given, does not run; “” stands for all."""
        if not (self.select or self.ignore or self.severities):
            return frozenset()
        return frozenset(
            name
            for rule, category in rules.items()
            if not self.runs(rule, category)
            for name in ("", rule, rule.split("/", maxsplit=1)[0], category)
        )

    def relative(self, path: str) -> str:
        """Return a path from the project's root, with slashes; one that leads there by a link
        to a folder is in the project, too."""
        try:
            inside = os.path.relpath(path, self.root)
            if inside.startswith(os.pardir):
                folder, name = os.path.split(path)
                there = os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
                inside = os.path.relpath(there, os.path.realpath(self.root))
        except ValueError:  # another drive
            return path
        return inside.replace(os.sep, "/")

    def _overridden(self, override: Override) -> Settings:
        return msgspec.structs.replace(
            self,
            ignore=(*self.ignore, *override.ignore),
            severities=(*self.severities, *override.severities.items()),
            markets=self.markets if override.markets is None else frozenset(override.markets),
            audience=override.audience or self.audience,
            language=override.language or self.language,
        )

    @cached_property
    def _exclude_spec(self) -> Any:
        return patterns.compiled(self.exclude)

    @cached_property
    def _override_specs(self) -> list[Any]:
        return [patterns.compiled(override.files) for override in self.overrides]


def find(start: Path) -> Path | None:
    """Return the configuration file that holds for `start`, looking upward; raises
    `InputError` for one that cannot be read."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        path = in_folder(candidate)
        if path or _is_repository(candidate):
            return path
    return None


def in_folder(folder: Path) -> Path | None:
    """Return the configuration file that lies in a folder; raises `InputError`."""
    for name in _FILE_NAMES:
        if _is_file(folder / name):
            return folder / name
    project = folder / "pyproject.toml"
    return project if _is_file(project) and _has_table(project) else None


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  # False where a folder cannot be entered


def _is_repository(folder: Path) -> bool:
    return os.path.exists(folder / ".git")  # noqa: PTH110  # likewise


def _has_table(project: Path) -> bool:
    text = _read_text(project)
    if "claimlint" not in text:  # as in most, which need not be parsed
        return False
    import tomllib

    try:
        return "claimlint" in _tools(tomllib.loads(text))
    except ValueError:
        return "[tool.claimlint" in text  # what is wrong is told when it is loaded


def _tools(data: dict[str, Any]) -> dict[str, Any]:
    tools = data.get("tool")
    return tools if isinstance(tools, dict) else {}


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from None


def project(start: Path) -> Path:
    """Return the folder that paths are told from where nothing is configured: the root of the
    repository that `start` is in, else the current folder."""
    folder = start.resolve()
    found = (one for one in (folder, *folder.parents) if _is_repository(one))
    return next(found, Path())


def load(path: Path | None, built_in: Path, root: Path | None = None) -> Settings:
    """Load the settings of a configuration file, or without one the defaults for a project at
    `root`; raises `InputError`."""
    if path is None:
        return from_configuration(Configuration(), root or Path(), built_in)
    from lint.packs.load import convert  # brings YAML with it

    file = read(path)
    configuration = convert(file, (), file.data, Configuration)
    try:
        return from_configuration(configuration, path.parent, built_in, path)
    except _PathError as error:
        raise file.error(error.keys, str(error)) from None


def read(path: Path) -> YamlFile:
    """Read a configuration file, with the places of its values; raises `InputError`."""
    from lint.packs.yamlfile import YamlFile

    return _toml(path) if path.suffix == ".toml" else YamlFile.read(path)


def _toml(path: Path) -> YamlFile:
    """Read the table of pyproject.toml; TOML gives no places, so errors name the file."""
    import tomllib

    from lint.packs.yamlfile import YamlFile

    try:
        data = tomllib.loads(_read_text(path))
    except ValueError as error:
        raise InputError(str(path), f"not valid TOML: {error}") from None
    file = YamlFile(str(path), "")
    file.data = _tools(data).get("claimlint", {})
    return file


class _PathError(Exception):
    """Something is wrong with a path or pattern of a configuration, at `keys`."""

    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.keys = keys


def from_configuration(
    configuration: Configuration, root: Path, built_in: Path, file: Path | None = None
) -> Settings:
    """Turn a configuration into settings; one from a `file` keeps its paths in the project."""
    inside = file is not None
    for index, path in enumerate(configuration.paths):
        if inside and not _is_inside(root / path, root):
            raise _PathError(f"“{path}” {_LEAVES}", "paths", index)
    _check_patterns(configuration)
    return Settings(
        root=root,
        file=file,
        packs=tuple(_pack_folders(configuration.packs, root, built_in, inside)),
        paths=tuple(configuration.paths),
        exclude=tuple(configuration.exclude),
        markets=frozenset(configuration.markets),
        audience=configuration.audience,
        language=configuration.language,
        messages=configuration.messages,
        select=tuple(configuration.select),
        ignore=tuple(configuration.ignore),
        severities=tuple(configuration.severities.items()),
        fail_on=Severity(configuration.fail_on),
        overrides=tuple(configuration.overrides),
    )


def _check_patterns(configuration: Configuration) -> None:
    _check_lines(configuration.exclude, "exclude")
    for number, override in enumerate(configuration.overrides):
        _check_lines(override.files, "overrides", number, "files")


def _check_lines(lines: Iterable[str], *keys: str | int) -> None:
    for at, line in enumerate(lines):
        try:
            patterns.compiled([line])
        except ValueError as error:
            raise _PathError(str(error), *keys, at) from None


_LEAVES = "leaves the project; name it on the command line"


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (ValueError, OSError, RuntimeError):  # NUL in it, too long, links in a circle
        return False


def _pack_folders(packs: Sequence[str], root: Path, built_in: Path, inside: bool) -> Iterable[Path]:
    for index, name in enumerate(packs):
        if name in BUILT_IN_PACKS:
            yield built_in / name
            continue
        folder = root / name
        if "/" not in name and not folder.is_dir():
            known = nearest(name, BUILT_IN_PACKS)
            message = f"no pack “{name}”{known or '; a pack of your own is a path'}"
            raise _PathError(message, "packs", index)
        if not folder.is_dir():
            raise _PathError(f"no folder “{name}”", "packs", index)
        if inside and not _is_inside(folder, root):
            raise _PathError(f"“{name}” {_LEAVES}", "packs", index)
        yield folder
