"""What was found in files before: a table on disk, by content, settings and rules.

It is SQLite in the user's cache folder, so that several runs may use it at once; it
keeps the newest `MAX_ROWS`. A table that cannot be used is the same as an empty one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3

from lint import tables
from lint.packs import store

VERSION = 1  # of what is kept
MAX_ROWS = 100_000
_NAME = f"results-{VERSION}.sqlite"
_SLACK = 1_000  # rows above the limit before old ones are dropped


class Results:
    """Keeps what was found under the hash of what it was found in."""

    def __init__(self, context: str) -> None:
        self._context = context.encode()
        self._fresh: list[tuple[bytes, bytes]] = []
        self._connection: sqlite3.Connection | None = None
        with contextlib.suppress(sqlite3.Error, OSError):
            self._connection = tables.connect(_NAME, _prepare)

    def key(self, data: bytes, *paths: str) -> bytes:
        """Return the key of a file by its paths, which say format, language and settings, too."""
        digest = hashlib.blake2b(self._context, digest_size=20)
        for part in (*map(os.fsencode, paths), data):
            digest.update(len(part).to_bytes(8, "little") + part)
        return digest.digest()

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key."""
        if self._connection is None:
            return None
        with contextlib.suppress(sqlite3.Error):
            row = self._connection.execute("SELECT value FROM results WHERE key = ?", (key,))
            found: tuple[bytes] | None = row.fetchone()
            return found[0] if found else None
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is written with the others when the run ends."""
        self._fresh.append((key, value))

    def close(self) -> None:
        """Write what is new, drop what is old."""
        if self._connection is None:
            return
        with contextlib.suppress(sqlite3.Error):
            if self._fresh:
                _write(self._connection, self._fresh)
            self._connection.close()
        self._connection = None


def clear() -> int:
    """Delete all that claimlint keeps in its cache folder; return how many files."""
    count = 0
    for path in store.files():
        with contextlib.suppress(OSError):
            path.unlink()
            count += 1
    return count


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS results"
        " (number INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)"
    )


def _write(connection: sqlite3.Connection, rows: list[tuple[bytes, bytes]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT OR REPLACE INTO results (key, value) VALUES (?, ?)", rows)
    first, last = connection.execute("SELECT min(number), max(number) FROM results").fetchone()
    if last - first > MAX_ROWS + _SLACK:
        connection.execute("DELETE FROM results WHERE number <= ?", (last - MAX_ROWS,))
    connection.execute("COMMIT")
