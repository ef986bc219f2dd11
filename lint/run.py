"""A run over texts and files: read, settle languages, check, suppress, collect."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from lint import own_rules, readers, validate
from lint.config import Settings
from lint.document import Document, Source
from lint.engine import Options, check_document
from lint.finding import Category, Finding
from lint.langtags import normal
from lint.language import Languages
from lint.library import Library
from lint.packs import store
from lint.packs.built_in import built_in_folders
from lint.packs.errors import InputError
from lint.readers.errors import ReadError
from lint.review import suppress

_REPORT_MARKS = (b'<meta name="generator" content="claimlint', b"### claimlint\n\n")
_MARK_WITHIN = 200  # bytes
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
        kept, suppressed = self.suppress(document, found, self.idle(settings))
        languages = document.languages()
        file = FileResult(document.path, tuple(languages), document.words)
        notes = [
            f"{document.path}: no packs for “{code}”; its text was not linted"
            for code in languages
            if not self.library.has(code)
        ]
        reasons = {
            f"{segment.language or 'unknown'} ({segment.language_reason})"
            for segment in document.segments
        }
        return FileFindings(
            file,
            tuple(kept),
            tuple(suppressed),
            notes=(*document.notes, *notes),
            reasons=tuple(sorted(reasons)),
            source=document.source,
        )

    def suppress(
        self, document: Document, found: list[Finding], idle: frozenset[str]
    ) -> tuple[list[Finding], list[Finding]]:
        """Split findings into those that stay and those that the text suppresses; rules by the
        `idle` names did not run."""
        settings = self.settings.for_path(document.path)
        kept, suppressed = suppress.apply(document, found, self.names, idle)
        kept = [
            settings.graded(one) if one.category is Category.SUPPRESSION else one
            for one in kept
            if one.category is not Category.SUPPRESSION or settings.runs(one.rule, one.category)
        ]
        return kept, suppressed

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
        """Return the names by which any rule does not run under these settings; “” for all."""
        if settings not in self._left_out:
            left_out = settings.leaves_out(self.library.rules)
            self._left_out[settings] = left_out | self._not_loaded | own_rules.PARITY
        return self._left_out[settings]

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of rules, packs and categories, as suppressions use them; those of the
        built-in packs that this run does not use, too."""
        return validate.names(self.library) | self._not_loaded

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
        document = self.read_bytes(path, data, name)
        return self.check(document) if isinstance(document, Document) else document

    def read_bytes(
        self, path: str, data: bytes, name: str | None = None
    ) -> Document | FileFindings:
        """Read the bytes of one file; one that cannot be read says why."""
        try:
            return self.read(path, data, name)
        except ReadError as error:
            return FileFindings(FileResult(path, error=str(error)))

    def read_file(self, path: str) -> Document | FileFindings:
        """Read one file; one that cannot be read says why."""
        try:
            if os.path.getsize(path) > readers.MAX_BYTES:  # noqa: PTH202
                message = f"{path}: larger than {readers.MAX_BYTES // 1_000_000} MB; split the file"
                return FileFindings(FileResult(path, error=message))
            return self.read_bytes(path, Path(path).read_bytes())
        except OSError as error:
            return FileFindings(FileResult(path, error=f"{path}: {error.strerror or error}"))

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


def collect(
    paths: Sequence[str],
    settings: Settings,
    force_exclude: bool = False,
    among: Collection[Path] | None = None,
) -> Iterator[str]:
    """Yield the files to lint: those named, and those that a named folder holds.

    Files found in folders are those of a known format that the settings do not
    exclude and that are no reports of ours, each once, in order of their names; then the
    folders that cannot be read. With `force_exclude` the settings hold for what is named, too.
    Where files are given to choose `among` (as `real` writes them), they need not be on the
    disk.
    """
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  # Path("") is this folder, "" is a mistake
            found = _walk(path, settings) if among is None else _within(path, among, settings)
        elif force_exclude and settings.excludes(path):
            continue
        else:
            found = iter([path] if among is None or real(path) in among else [])
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def real(path: str) -> Path:
    """Return a path without links and dots in it, as git writes it: what a file is a link
    to does not matter."""
    folder, name = (path, "") if Path(path).is_dir() else os.path.split(path)
    return Path(os.path.realpath(folder), name)


def _walk(folder: str, settings: Settings) -> Iterator[str]:
    unread: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not _is_skipped(name))
        for name in sorted(files):
            path = os.path.normpath(os.path.join(root, name))  # noqa: PTH118
            if readers.is_known(path) and not settings.excludes(path) and _is_copy(path):
                yield path
    yield from (error.filename for error in unread)


def _within(folder: str, files: Collection[Path], settings: Settings) -> Iterator[str]:
    """Yield those of the files that `_walk` would find if they were all on the disk."""
    top = real(folder)
    for file in sorted(files):
        if not file.is_relative_to(top):
            continue
        inner = file.relative_to(top)
        path = str(folder / inner)
        if any(map(_is_skipped, inner.parts[:-1])) or not readers.is_known(path):
            continue
        if not settings.excludes(path) and _is_copy(path):
            yield path


def _is_skipped(folder: str) -> bool:
    return folder.startswith(".") or folder in SKIPPED_FOLDERS


def _is_copy(path: str) -> bool:
    """Whether a file that was found may be read: no pipe or device, which may never end, and
    no report of ours."""
    if not os.path.isfile(path):  # noqa: PTH113
        return not os.path.exists(path)  # noqa: PTH110  # a link to nothing is told
    if not path.endswith((".html", ".md")):
        return True
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            beginning = file.read(_MARK_WITHIN)
    except OSError:  # told when it is read
        return True
    return not any(mark in beginning for mark in _REPORT_MARKS)
