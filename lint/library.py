"""The selected packs, ready to run: bundles by language, loaded on demand."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from lint import __version__
from lint.checks import KINDS
from lint.matching.lexicon import FORMAT
from lint.matching.scan import Scanner
from lint.matching.score import Classifier
from lint.packs import store
from lint.packs.built_in import BUILT_IN, built_in_folders
from lint.packs.bundle import Bundle, Rule
from lint.packs.errors import InputError
from lint.packs.schema import Marks, Register, RuleSpec, Source
from lint.quantities import QuantityReader

if TYPE_CHECKING:
    from lint.packs.load import Pack


def spec_types() -> dict[str, type[RuleSpec]]:
    """Return the spec type of each rule kind."""
    return {kind: module.Spec for kind, module in KINDS.items()}


class ActiveRule(msgspec.Struct):
    """A rule of a bundle, with its decoded spec and the check of its kind; one that
    `waits` has nothing to say where none of its phrases was found."""

    rule: Rule
    spec: RuleSpec
    check: Any
    waits: bool

    @property
    def category(self) -> str:
        """The category of its findings."""
        return str(self.spec.category)


class Language:
    """All rules of the selected packs in one language."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.profile = bundle.profile
        self.quantities = QuantityReader(bundle.profile)
        self.scanner = Scanner(bundle.lexicon, self.quantities)
        self.context = Scanner(bundle.context, self.quantities)

    def is_clinical(self, text: str) -> bool:
        """Whether a sentence sounds like a leaflet, a textbook or a report, not like copy."""
        return self._clinical is not None and self._clinical.holds(text)

    @cached_property
    def _clinical(self) -> Classifier | None:
        """What tells it, decoded only when a claim was found."""
        register = msgspec.msgpack.decode(self.bundle.clinical, type=Register | None)
        return Classifier(register.weights, register.least) if register else None

    @cached_property
    def rules(self) -> list[ActiveRule]:
        """The rules, each with its spec and check."""
        types = spec_types()
        return [_active(rule, types[rule.kind]) for rule in self.bundle.rules]

    @cached_property
    def messages(self) -> dict[str, str]:
        """The message of each rule."""
        return {rule.id: rule.text.message for rule in self.bundle.rules}


def _active(rule: Rule, spec_type: type[RuleSpec]) -> ActiveRule:
    spec = msgspec.msgpack.decode(rule.raw_spec, type=spec_type)
    kind = KINDS[rule.kind]
    return ActiveRule(rule, spec, kind.check, kind.waits(spec))


class Library:
    """The packs of a run. `folders` are pack folders; `base` is where languages,
    vocabulary and sources are kept; `on_prepare` is told what is compiled, which takes
    seconds, once."""

    def __init__(
        self,
        folders: Sequence[Path] | None = None,
        base: Path = BUILT_IN,
        on_prepare: Callable[[str], None] = lambda language: None,
    ) -> None:
        self.base = base
        self._on_prepare = on_prepare
        self.folders = sorted(folders) if folders is not None else built_in_folders(base)
        self._languages: dict[str, Language] = {}

    def has(self, code: str) -> bool:
        """Whether there is a profile for the language, and a pack that speaks it."""
        return (self.base / "languages" / f"{code}.yml").exists() and any(
            (folder / f"{code}.yml").exists() for folder in self.folders
        )

    def codes(self) -> list[str]:
        """List the languages that the packs speak."""
        known = sorted(path.stem for path in (self.base / "languages").glob("*.yml"))
        return [code for code in known if self.has(code)]

    def language(self, code: str) -> Language:
        """Return the rules of one language, compiled or from the cache.

        Raises `InputError` when a pack cannot be used.
        """
        if code not in self._languages:
            self._languages[code] = self._load(code)
        return self._languages[code]

    def marks(self) -> dict[str, Marks]:
        """Return what each known language is told by, from the cache or the profiles."""
        codes = self.codes()
        paths = [self.base / "languages" / f"{code}.yml" for code in codes]
        contents = [path.read_bytes() for path in (*paths, self.base / "other-languages.yml")]
        name = store.key(__version__, "marks", *codes, *contents)

        def make() -> bytes:
            from lint.packs import load

            return msgspec.msgpack.encode(load.load_marks(self.base, codes))

        payload = store.load_or_make(f"{name}.bundle", make)
        return msgspec.msgpack.decode(payload, type=dict[str, Marks])

    @property
    def origin(self) -> tuple[list[Path], Path]:
        """Where its packs are, to make the same library in another process."""
        return self.folders, self.base

    def prepare(self, code: str) -> None:
        """Compile the rules of a language, if they are not in the cache."""
        name = self._stored(code)
        if store.load(name) is None:
            store.load_or_make(name, lambda: self._compile(code))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all rules and packs."""
        return frozenset(self.rules).union(rule.split("/", maxsplit=1)[0] for rule in self.rules)

    @cached_property
    def rules(self) -> dict[str, str]:
        """The category of each rule, from the cache or from the packs; raises `InputError`."""
        paths = [folder / "pack.yml" for folder in self.folders]
        contents = [_content(path) or b"" for path in paths]
        name = store.key(__version__, "rules", *contents)

        def make() -> bytes:
            heads = self.heads()
            return msgspec.msgpack.encode(
                {
                    f"{pack.id}/{rule}": str(spec.category)
                    for pack in heads
                    for rule, spec in pack.specs.items()
                }
            )

        payload = store.load_or_make(f"{name}.bundle", make)
        return msgspec.msgpack.decode(payload, type=dict[str, str])

    def heads(self) -> list[Pack]:
        """Load what holds in every language of the packs; raises `InputError`."""
        from lint.packs import load

        heads = [load.load_head(folder, spec_types()) for folder in self.folders]
        first: dict[str, Path] = {}
        for head in heads:
            other = first.setdefault(head.id, head.folder)
            if other != head.folder:
                message = f"{other} is the pack “{head.id}”, too; give one another name"
                raise InputError(str(head.folder / "pack.yml"), message)
        return heads

    def pack(self, name: str, language: str | None = None) -> Pack:
        """Load one pack, in one language or in all; raises `InputError`."""
        from lint.packs import load

        types = spec_types()
        head = next(one for one in self.heads() if one.id == name)
        if language is None:
            return load.load_pack(head.folder, types)
        return load.load_pack_language(head.folder, types, language)

    def packs(self) -> list[Pack]:
        """Load the packs in all their languages, from YAML; raises `InputError`."""
        from lint.packs import load

        return [load.load_pack(folder, spec_types()) for folder in self.folders]

    def sources(self) -> dict[str, Source]:
        """Load the sources."""
        from lint.packs import load

        return load.load_sources(self.base / "sources.yml")

    def _load(self, code: str) -> Language:
        payload = store.load_or_make(self._stored(code), lambda: self._compile(code))
        try:
            bundle = msgspec.msgpack.decode(payload, type=Bundle)
        except msgspec.DecodeError:
            bundle = msgspec.msgpack.decode(self._compile(code), type=Bundle)
        return Language(bundle)

    def _stored(self, code: str) -> str:
        contents = self._contents(code)
        return f"{store.key(__version__, FORMAT, sys.byteorder, code, *contents)}.bundle"

    def _contents(self, code: str) -> list[bytes]:
        paths = [
            self.base / "sources.yml",
            self.base / "languages" / f"{code}.yml",
            self.base / "vocabulary" / f"{code}.yml",
            self.base / "clinical" / f"{code}.yml",
        ]
        for folder in self.folders:
            paths += [folder / "pack.yml", folder / f"{code}.yml"]
        held = ((path, _content(path)) for path in paths)
        return [path.name.encode() if content is None else content for path, content in held]

    def _compile(self, code: str) -> bytes:
        self._on_prepare(code)
        from lint.packs import load  # brings YAML with it
        from lint.packs.compile import compile_bundle

        types = spec_types()
        with _uncollected():
            packs = [load.load_pack_language(folder, types, code) for folder in self.folders]
            sources = load.load_sources(self.base / "sources.yml")
            bundle = compile_bundle(packs, cast(Any, KINDS), self.base, code, sources)
            return msgspec.msgpack.encode(bundle)


def _content(path: Path) -> bytes | None:
    """Return what a file holds, None where there is none; raises `InputError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off garbage collection: compiling makes many small objects and no cycles, and
    looking for some takes a quarter of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
