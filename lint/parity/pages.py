"""Which files are one page in several languages, and comparing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from lint import own_rules, readers
from lint.config import Settings
from lint.document import Document
from lint.finding import Finding, Severity
from lint.parity import features
from lint.parity.compare import compare
from lint.run import FileFindings, FileResult, Linter, Result


def group(paths: Iterable[str], linter: Linter) -> list[list[str]]:
    """Group files whose paths differ in their language only, alone ones left out; a
    catalogue that holds the source strings is a group of its own."""
    pages: dict[str, list[str]] = {}
    for path in paths:
        page = (
            path
            if readers.is_bilingual(path)
            else linter.languages.split_path(linter.settings.relative(path))[0]
        )
        pages.setdefault(page, []).append(path)
    return [files for files in pages.values() if len(files) > 1 or readers.is_bilingual(files[0])]


def check(pages: Sequence[Sequence[str]], linter: Linter, source: str | None) -> Result:
    """Compare the files of each page with the one in the language `source`, by default
    the first file of the page."""
    result = Result()
    for page in pages:
        if len(page) == 1:
            result.files.append(_check_catalogue(page[0], linter))
        else:
            result.files += _check_page(page, linter, source)
    return result


def _check_catalogue(path: str, linter: Linter) -> FileFindings:
    """Compare the translations of a catalogue with the source strings in it."""
    document = linter.read_file(path)
    if isinstance(document, FileFindings):
        return document
    original = linter.read_originals(path)
    assert original is not None  # it was read a moment ago
    return _compared(original, document, linter)


def _check_page(page: Sequence[str], linter: Linter, source: str | None) -> Iterator[FileFindings]:
    read = [linter.read_file(path) for path in page]
    documents = [one for one in read if isinstance(one, Document)]
    yield from (one for one in read if isinstance(one, FileFindings))
    original = next((one for one in documents if _code(one) == source), None)
    if original is None and documents and source is None:
        original = documents[0]
    if original is None:
        if documents:
            paths = ", ".join(document.path for document in documents)
            yield FileFindings(FileResult(paths, error=f"none of {paths} is in “{source}”"))
        return
    for document in documents:
        if document is not original:
            yield _compared(original, document, linter)


def _compared(original: Document, document: Document, linter: Linter) -> FileFindings:
    file = FileResult(document.path, (_code(document),), document.words)
    unknown = [code for code in map(_code, (original, document)) if not linter.library.has(code)]
    if unknown:
        note = f"{document.path}: no packs for “{unknown[0]}”; it was not compared"
        return FileFindings(file, notes=(note,))
    texts = [
        features.read(one, linter.library.language(_code(one)), linter.options(one))
        for one in (original, document)
    ]
    settings = linter.settings.for_path(document.path)
    found = _wanted(compare(*texts), settings)
    idle = linter.names - own_rules.PARITY | {""}  # the rules of `check`
    kept, suppressed = linter.suppress(document, found, idle)
    return FileFindings(file, tuple(kept), tuple(suppressed), source=document.source)


def _wanted(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """Return the findings that the settings want, at the level they give them; what they
    select for `check` is no matter here."""
    select = tuple(name for name in settings.select if name in own_rules.PARITY)
    settings = replace(settings, select=select)
    found = []
    for one in findings:
        if settings.runs(one.rule, one.category):
            level = settings.severity_of(one.rule, one.category)
            found.append(replace(one, severity=Severity(level)) if level else one)
    return found


def _code(document: Document) -> str:
    """The language that most of a document is in."""
    return next(iter(document.languages()), "")
