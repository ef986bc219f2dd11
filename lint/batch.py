"""Checking many files: what is known from before, on all cores, in order."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lint import __version__, readers
from lint.config import Settings
from lint.langtags import normal
from lint.packs import store
from lint.run import FileFindings, Linter

if TYPE_CHECKING:
    from lint.results import Results

MINIMUM_PARALLEL = 24  # files; fewer are checked before other processes have started
_CHUNK = 8  # files a process takes at a time

_worker: Linter | None = None  # of a worker process, made when it starts


def check_files(
    paths: Sequence[str],
    linter: Linter,
    jobs: int = 1,
    use_cache: bool = True,
    on_done: Callable[[int], None] = lambda count: None,
) -> list[FileFindings]:
    """Check files and return what was found, in the order of `paths`.

    `jobs` processes share the work; `on_done` is told how many files are done.
    """
    results = _results(linter) if use_cache and len(paths) > 1 else None
    found: list[FileFindings | None] = [None] * len(paths)
    keys: dict[int, bytes] = {}
    for number, path in enumerate(paths):
        found[number] = _from_before(path, number, linter, results, keys)
    todo = [number for number, one in enumerate(found) if one is None]
    on_done(len(paths) - len(todo))
    try:
        for number, one in zip(
            todo, _checked([paths[at] for at in todo], linter, jobs), strict=True
        ):
            found[number] = one
            on_done(1)
            if results is not None and number in keys and one.file.error is None:
                with contextlib.suppress(UnicodeEncodeError):  # a name that is no text
                    results.put(keys[number], _encode(one))
    finally:
        if results is not None:
            results.close()
    return [one for one in found if one is not None]


def _results(linter: Linter) -> Results:
    from lint.results import Results  # brings SQLite with it

    return Results(_context(linter))


def _context(linter: Linter) -> str:
    """Return the hash of all that findings depend on beside the file."""
    base = linter.library.base
    folders = [base / "languages", base / "vocabulary", *linter.library.folders]
    files = [base / "sources.yml", base / "other-languages.yml"]
    files += [path for folder in folders for path in sorted(folder.glob("*.yml"))]
    settings = msgspec.json.encode(linter.settings, enc_hook=str)
    return store.key(__version__, _code(), settings, *(path.read_bytes() for path in files))


def _code() -> str:
    """Return what changes when the program does: a version in the making has no number."""
    package = Path(__file__).parent
    modules = [*package.rglob("*.py"), *package.glob("matching/native.*")]
    return " ".join(f"{path.name}:{path.stat().st_mtime_ns}" for path in sorted(modules))


def _from_before(
    path: str,
    number: int,
    linter: Linter,
    results: Results | None,
    keys: dict[int, bytes],
) -> FileFindings | None:
    """Return what is known of a file, or None; its key is noted for later."""
    if results is None:
        return None
    try:
        if os.path.getsize(path) > readers.MAX_BYTES:  # noqa: PTH202
            return None
        data = Path(path).read_bytes()
    except OSError:
        return None
    keys[number] = results.key(data, path, linter.settings.relative(path))
    value = results.get(keys[number])
    if value is None:
        return None
    try:
        found = msgspec.msgpack.decode(value, type=FileFindings)
    except msgspec.DecodeError:
        return None
    if not found.findings:
        return found
    return msgspec.structs.replace(found, source=readers.source(path, data))


def _encode(found: FileFindings) -> bytes:
    return msgspec.msgpack.encode(msgspec.structs.replace(found, source=None))


def _checked(paths: Sequence[str], linter: Linter, jobs: int) -> Iterator[FileFindings]:
    if jobs == 1 or len(paths) < MINIMUM_PARALLEL:
        yield from map(linter.check_file, paths)
        return
    named = {linter.languages.by_path(linter.settings.relative(path)) for path in paths}
    if linter.settings.language:
        named.add(normal(linter.settings.language))
    for code in sorted(filter(None, named)):  # compiled here, where it is told
        if linter.library.has(code):
            linter.library.prepare(code)
    from concurrent.futures import ProcessPoolExecutor  # brings multiprocessing with it

    library = linter.library
    with ProcessPoolExecutor(
        min(jobs, len(paths)), initializer=_start, initargs=(linter.settings, library.origin)
    ) as pool:
        try:
            yield from pool.map(_check, paths, chunksize=_CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start(settings: Settings, origin: tuple[list[Path], Path]) -> None:
    global _worker  # noqa: PLW0603  # one linter a process, kept while it works
    import signal

    from lint.library import Library

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run
    _worker = Linter(settings, Library(*origin))


def _check(path: str) -> FileFindings:
    assert _worker is not None
    return _worker.check_file(path)
