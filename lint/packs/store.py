"""Compiled bundles on disk: keyed by content, verified, safe under many processes.

A stored file is a header line, the SHA-256 of its payload, and the payload.
Damaged, foreign or unwritable files are never an error: the bundle is then
compiled in memory. An installed package brings the bundles of its own packs along.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

Buffer = bytes | memoryview
_BUNDLE = re.compile(r"[0-9a-f]{40}\.bundle")
_OURS = re.compile(
    rf"{_BUNDLE.pattern}(?:\.lock)?|\.new-\w+|(?:results|syllables)-[\w-]+\.sqlite(?:-wal|-shm)?"
)
_HEADER = b"claimlint-cache-1\n"
MAX_FILES = 64
NOWHERE = Path(os.devnull, "claimlint")  # no folder can be made there, so nothing is kept
SHIPPED = Path(__file__).parent.parent / "compiled"  # filled when the package is built


def folder() -> Path:
    """Return the cache folder: $CLAIMLINT_CACHE_DIR, or the user's own; `NOWHERE` for a user
    who has no home."""
    chosen = os.environ.get("CLAIMLINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs

    try:
        return Path(platformdirs.user_cache_dir("claimlint", appauthor=False))
    except RuntimeError:
        return NOWHERE


def key(*parts: bytes | str) -> str:
    """Return the hash of all parts, as hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()[:40]


def load(name: str) -> Buffer | None:
    """Return the payload stored under `name`, or None when there is none to trust."""
    return _payload(_read_own(folder() / name)) or _payload(_read(SHIPPED / name))


@contextlib.contextmanager
def without_shipped():  # type: ignore[no-untyped-def]
    """Look for nothing that the package brings along, so that the folder comes to hold all."""
    global SHIPPED  # noqa: PLW0603  one place, as the folder is
    shipped, SHIPPED = SHIPPED, NOWHERE
    try:
        yield
    finally:
        SHIPPED = shipped


def _payload(content: bytes) -> memoryview | None:
    """Return what a stored file holds, if it is whole; not copied, for it is large."""
    payload = memoryview(content)[len(_HEADER) + 32 :]
    expected = content[len(_HEADER) : len(_HEADER) + 32]
    if not content.startswith(_HEADER) or hashlib.sha256(payload).digest() != expected:
        return None
    return payload


def _read_own(path: Path) -> bytes:
    """Return a file's content, or nothing where others may have written it."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        if is_own(os.fstat(file.fileno())):
            return file.read()
    return b""


def _read(path: Path) -> bytes:
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return b""


def files() -> list[Path]:
    """List what claimlint keeps in the cache folder; it may hold other things, too."""
    target = folder()
    found = target.iterdir() if target.is_dir() else ()
    return [path for path in found if _OURS.fullmatch(path.name)]


def is_own(status: os.stat_result) -> bool:
    """Whether a file is ours, and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def save(name: str, payload: bytes) -> None:
    """Store `payload` under `name`, whole or not at all; failing is no error."""
    import tempfile  # slow to import, and seldom needed

    target = folder()
    with contextlib.suppress(OSError):
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_HEADER + hashlib.sha256(payload).digest() + payload)
            Path(temporary).replace(target / name)
        except OSError:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
        _prune(target)


def _prune(target: Path) -> None:
    """Keep the newest files only."""
    bundles = [path for path in target.iterdir() if _BUNDLE.fullmatch(path.name)]
    bundles.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in bundles[MAX_FILES:]:
        path.unlink(missing_ok=True)


def load_or_make(name: str, make: Callable[[], bytes]) -> Buffer:
    """Return what is stored under `name`; else make it, in one process at a time."""
    payload = load(name)
    if payload is not None:
        return payload
    with _lock(name):
        payload = load(name)
        if payload is not None:
            return payload
        made = make()
        save(name, made)
        return made


@contextlib.contextmanager
def _lock(name: str):  # type: ignore[no-untyped-def]
    """Hold the lock for `name` among processes; go on without one if there can be none."""
    import filelock

    lock = filelock.FileLock(str(folder() / f"{name}.lock"), timeout=60)
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except (OSError, filelock.Timeout):
        yield
        return
    try:
        yield
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            Path(lock.lock_file).unlink()
