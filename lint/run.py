"""A run over texts and files: read, settle languages, check, suppress, collect."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from lint import readers, validate
from lint.config import Settings
from lint.document import Document, Source
from lint.engine import Options, check_document
from lint.finding import Category, Finding
from lint.language import Languages, normal
from lint.library import Library
from lint.packs import store
from lint.packs.built_in import built_in_folders
from lint.packs.errors import InputError
from lint.readers.errors import ReadError
from lint.review import suppress

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


class FileResult(msgspec.Struct, frozen=True):
    """What is known of one file: its languages and words, or why it was not read."""

    path: str
    languages: tuple[str, ...] = ()
    words: int = 0
    error: str | None = None


class Waived(msgspec.Struct, frozen=True):
    """A finding that was approved: why, by whom, until when (a day)."""

    finding: Finding
    reason: str
    approver: str
    expires: str


class FileFindings(msgspec.Struct, frozen=True):
    """One file's result: its findings, those suppressed, waived or known from a baseline;
    and for reports its text, notes, and which languages were chosen, and why."""

    file: FileResult
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    source: Source | None = None
    is_copy: bool = True  # else what was found stands in no copy, but in the waivers


class PackInfo(msgspec.Struct, frozen=True):
    """A pack that was used: its name and title, its rules, the hash of its files."""

    name: str
    title: str
    rules: int
    hash: str


class Result(msgspec.Struct):
    """The outcome of a run, file by file, in order."""

    files: list[FileFindings] = msgspec.field(default_factory=list)
    fixed: int = 0  # findings of the baseline that are there no more
    packs: tuple[PackInfo, ...] = ()  # for reports that say what was checked
    claims: tuple[Any, ...] = ()  # likewise, the inventory (`lint.claims`)

    @property
    def findings(self) -> list[Finding]:
        """All findings, in order."""
        return [finding for file in self.files for finding in file.findings]

    @property
    def documents(self) -> list[FileFindings]:
        """The files that were linted."""
        return [file for file in self.files if file.is_copy]

    @property
    def errors(self) -> list[str]:
        """Why files were not read."""
        return [file.file.error for file in self.files if file.file.error]


class Linter:
    """Lints documents with the settings and packs of a run.

    Raises `InputError` for settings that name what does not exist, and for a pack that
    cannot be used, which may be when it is first needed.
    """

    def __init__(self, settings: Settings, library: Library | None = None) -> None:
        self.settings = settings
        self.library = library or Library(settings.packs or None)
        validate.check(settings, self.library)
        self._languages: Languages | None = None
        self._options: dict[Settings, Options] = {}
        self._left_out: dict[Settings, frozenset[str]] = {}

    @property
    def languages(self) -> Languages:
        """The languages of the packs."""
        if self._languages is None:
            self._languages = Languages(self.library.marks(), self.library.codes())
        return self._languages

    def read(self, path: str, data: bytes, name: str | None = None) -> Document:
        """Read a document and settle the language of its segments; raises `ReadError`."""
        document = readers.read(path, data, name)
        declared = self.settings.for_path(path).language
        self.languages.assign(document, declared, self.settings.relative(path))
        return document

    def check(self, document: Document) -> FileFindings:
        """Check a document whose languages are settled."""
        settings = self.settings.for_path(document.path)
        found = check_document(document, self.library, self.options(document))
        kept, suppressed = suppress.apply(document, found, self.names, self.idle(settings))
        kept = [
            settings.graded(one) if one.category is Category.SUPPRESSION else one
            for one in kept
            if one.category is not Category.SUPPRESSION or settings.runs(one.rule, one.category)
        ]
        languages = document.languages()
        file = FileResult(document.path, tuple(languages), document.words)
        notes = tuple(
            f"{document.path}: no packs for “{code}”; its text was not linted"
            for code in languages
            if not self.library.has(code)
        )
        reasons = {
            f"{segment.language or 'unknown'} ({segment.language_reason})"
            for segment in document.segments
        }
        return FileFindings(
            file,
            tuple(kept),
            tuple(suppressed),
            notes=notes,
            reasons=tuple(sorted(reasons)),
            source=document.source,
        )

    def source(self, path: str, data: bytes) -> Source:
        """Return the text that the places of findings refer to."""
        return readers.source(path, data)

    def options(self, document: Document) -> Options:
        """Return what the settings ask of the engine for a document."""
        settings = self.settings.for_path(document.path)
        if settings not in self._options:
            code = settings.messages
            self._options[settings] = Options(
                settings.markets,
                settings.audience,
                settings.runs,
                settings.severity_of,
                self.library.language(normal(code)).messages if code else None,
            )
        return self._options[settings]

    def idle(self, settings: Settings) -> frozenset[str]:
        """Return the names by which any rule does not run under these settings."""
        if settings not in self._left_out:
            left_out = settings.leaves_out(self.library.rules)
            self._left_out[settings] = left_out | self._not_loaded
        return self._left_out[settings]

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of rules, packs and categories, as suppressions use them; those of the
        built-in packs that this run does not use, too."""
        return self.library.names.union(self._not_loaded, map(str, Category))

    @cached_property
    def _not_loaded(self) -> frozenset[str]:
        """The names of built-in rules and packs that are not of this run."""
        folders = built_in_folders()
        if set(folders) <= set(self.library.folders):
            return frozenset()
        return Library(folders).names - self.library.names

    def packs(self) -> Iterator[PackInfo]:
        """Yield what is known of the packs in use; raises `InputError`."""
        for head in self.library.heads():
            contents = (path.read_bytes() for path in sorted(head.folder.glob("*.yml")))
            yield PackInfo(head.id, head.title, len(head.specs), store.key(*contents)[:12])

    def check_bytes(self, path: str, data: bytes, name: str | None = None) -> FileFindings:
        """Read and check the bytes of one file; one that cannot be read says why."""
        try:
            return self.check(self.read(path, data, name))
        except ReadError as error:
            return FileFindings(FileResult(path, error=str(error)))

    def read_file(self, path: str) -> Document | FileFindings:
        """Read one file; one that cannot be read says why."""
        try:
            if os.path.getsize(path) > readers.MAX_BYTES:  # noqa: PTH202
                message = f"{path}: larger than {readers.MAX_BYTES // 1_000_000} MB; split the file"
                return FileFindings(FileResult(path, error=message))
            return self.read(path, Path(path).read_bytes())
        except OSError as error:
            return FileFindings(FileResult(path, error=f"{path}: {error.strerror or error}"))
        except ReadError as error:
            return FileFindings(FileResult(path, error=str(error)))

    def read_originals(self, path: str) -> Document | None:
        """Read the source strings of a catalogue and settle their language."""
        document = readers.originals(path, Path(path).read_bytes())
        if document is not None:
            self.languages.assign(document, path=self.settings.relative(path))
        return document

    def check_file(self, path: str) -> FileFindings:
        """Read and check one file; a fault of ours is told like one of the file's, so that
        the other files are checked. With CLAIMLINT_DEBUG set it is raised."""
        try:
            document = self.read_file(path)
            return self.check(document) if isinstance(document, Document) else document
        except InputError:
            raise
        except Exception as error:
            if os.environ.get("CLAIMLINT_DEBUG"):
                raise
            problem = f"{path}: a fault of claimlint ({type(error).__name__}: {error}); report it"
            return FileFindings(FileResult(path, error=problem))


def collect(paths: Sequence[str], settings: Settings) -> Iterator[str]:
    """Yield the files to lint: those named, and those that a named folder holds.

    Files found in folders are those of a known format that the settings do not
    exclude, each once, in order of their names.
    """
    seen: set[str] = set()
    for path in paths:
        found = _walk(path, settings) if Path(path).is_dir() else [path]
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def _walk(folder: str, settings: Settings) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS
        )
        for name in sorted(files):
            path = os.path.normpath(os.path.join(root, name))  # noqa: PTH118
            if readers.is_known(path) and not settings.excludes(path):
                yield path
