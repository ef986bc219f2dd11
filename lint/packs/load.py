"""YAML files -> packs, with the place of every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lint.packs import schema
from lint.packs.errors import InputError, KeyPath, nearest
from lint.packs.yamlfile import YamlFile

T = TypeVar("T")


@dataclass(slots=True)
class Pack:
    """A folder of rules: the language-neutral specs, and their texts by language."""

    id: str
    title: str
    folder: Path
    specs: dict[str, schema.RuleSpec] = field(default_factory=dict)
    texts: dict[str, schema.PackText] = field(default_factory=dict)
    rule_texts: dict[str, dict[str, schema.RuleText]] = field(default_factory=dict)
    files: dict[str, YamlFile] = field(default_factory=dict)

    def error(self, language: str, keys: KeyPath, message: str) -> InputError:
        """Make an error that points into one of the pack's files."""
        return self.files[language].error(keys, message)


def convert(file: YamlFile, keys: KeyPath, data: Any, wanted: type[T]) -> T:
    """Turn plain data into `wanted`; a mistake is reported at its place in `file`."""
    try:
        return msgspec.convert(data, wanted, strict=True)
    except msgspec.ValidationError as error:
        raise _explain(file, keys, str(error), wanted) from None


_AT = re.compile(r" - at `(key in )?\$([^`]*)`$")
_STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]")


def _explain(file: YamlFile, keys: KeyPath, problem: str, wanted: type) -> InputError:
    at = _AT.search(problem)
    if at:
        problem = problem[: at.start()]
        for name, index in _STEP.findall(at.group(2)):
            keys = (*keys, name or int(index))
    unknown = re.match(r"Object contains unknown field `(.*)`", problem)
    if unknown:
        name = unknown.group(1)
        fields = (
            [item.encode_name for item in msgspec.structs.fields(wanted)]
            if not (at and at.group(2))
            else []
        )
        keys = (*keys, name, "")
        return file.error(keys, f"unknown key “{name}”{nearest(name, fields)}")
    missing = re.match(r"Object missing required field `(.*)`", problem)
    if missing:
        return file.error(keys, f"the key “{missing.group(1)}” is missing")
    invalid = re.match(r"Invalid (?:enum )?value ['\"`](.*?)['\"`]", problem)
    if invalid:
        return file.error(keys, f"“{invalid.group(1)}” is not one of the values allowed here")
    problem = problem.replace("`", "").replace("object", "mapping").replace("array", "list")
    return file.error(keys, problem[0].lower() + problem[1:])


def load_pack(folder: Path, kinds: Mapping[str, type[schema.RuleSpec]]) -> Pack:
    """Load the pack in `folder`: its `pack.yml` and every language file beside it.

    Raises `InputError`.
    """
    pack = load_head(folder, kinds)
    for path in sorted(folder.glob("*.yml")):
        if path.name != "pack.yml":
            _load_text(pack, path)
    return pack


def load_pack_language(
    folder: Path, kinds: Mapping[str, type[schema.RuleSpec]], language: str
) -> Pack:
    """Load the pack in `folder` with the texts of one language only."""
    pack = load_head(folder, kinds)
    path = folder / f"{language}.yml"
    if path.exists():
        _load_text(pack, path)
    return pack


def load_head(folder: Path, kinds: Mapping[str, type[schema.RuleSpec]]) -> Pack:
    """Load what holds in every language; raises `InputError`."""
    path = folder / "pack.yml"
    if not path.exists():
        raise InputError(str(folder), "no pack.yml in this folder; a pack needs one")
    file = YamlFile.read(path)
    head = convert(file, (), file.data, schema.PackHead)
    pack = Pack(head.pack, head.title, folder, files={"pack": file})
    for name, data in head.rules.items():
        pack.specs[name] = _spec(file, ("rules", name), data, head, kinds)
    return pack


def _spec(
    file: YamlFile,
    keys: KeyPath,
    data: object,
    head: schema.PackHead,
    kinds: Mapping[str, type[schema.RuleSpec]],
) -> schema.RuleSpec:
    if not isinstance(data, dict):
        raise file.error(keys, "a rule is a mapping: why, sources and so on")
    kind = data.get("kind", head.kind)
    if kind not in kinds:
        known = ", ".join(kinds)
        raise file.error((*keys, "kind"), f"unknown kind “{kind}”; known: {known}")
    spec = convert(file, keys, {**data, "kind": kind}, kinds[kind])
    if spec.category is None:
        spec = msgspec.structs.replace(spec, category=head.category)
    return spec


def _load_text(pack: Pack, path: Path) -> None:
    file = YamlFile.read(path)
    text = convert(file, (), file.data, schema.PackText)
    if text.language != path.stem:
        raise file.error(("language",), f"“{text.language}” in a file named {path.name}")
    pack.files[text.language] = file
    pack.texts[text.language] = text
    rules = pack.rule_texts.setdefault(text.language, {})
    for name, data in text.rules.items():
        keys = ("rules", name)
        if name not in pack.specs:
            message = f"no rule “{name}” in pack.yml{nearest(name, pack.specs)}"
            raise file.error((*keys, ""), message)
        rules[name] = convert(file, keys, data, schema.RuleText)


def load_profile(folder: Path, language: str) -> tuple[schema.LanguageProfile, YamlFile]:
    """Load `languages/xx.yml`; raises `InputError`."""
    file = YamlFile.read(folder / "languages" / f"{language}.yml")
    return convert(file, (), file.data, schema.LanguageProfile), file


def load_register(folder: Path, language: str) -> schema.Register | None:
    """Load `clinical/xx.yml`, if there is one; raises `InputError`."""
    path = folder / "clinical" / f"{language}.yml"
    if not path.exists():
        return None
    file = YamlFile.read(path)
    return convert(file, (), file.data, schema.Register)


def load_vocabulary(folder: Path, language: str) -> tuple[schema.Vocabulary, YamlFile]:
    """Load `vocabulary/xx.yml`; raises `InputError`."""
    file = YamlFile.read(folder / "vocabulary" / f"{language}.yml")
    return convert(file, (), file.data, schema.Vocabulary), file


def load_marks(folder: Path, codes: Iterable[str]) -> dict[str, schema.Marks]:
    """Load what languages are known by, those without packs included; raises `InputError`."""
    file = YamlFile.read(folder / "other-languages.yml")
    others = convert(file, (), file.data, dict[str, list[str]])
    marks = {code: schema.Marks(words) for code, words in others.items()}
    for code in codes:
        profile, _ = load_profile(folder, code)
        marks[code] = schema.Marks(
            profile.function_words,
            profile.copy_words,
            profile.letters,
            profile.letters_least,
            profile.fallback,
        )
    return marks


def load_sources(path: Path) -> dict[str, schema.Source]:
    """Load `sources.yml`: the sources by id; raises `InputError`."""
    file = YamlFile.read(path)
    if not isinstance(file.data, dict):
        raise file.error((), "a mapping of sources by id")
    return {name: convert(file, (name,), data, schema.Source) for name, data in file.data.items()}
