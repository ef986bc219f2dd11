"""SQLite tables in the cache folder, which several processes may use at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from lint.packs import store

_PATIENCE = 10.0  # seconds to wait for another process


def connect(name: str, prepare: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Open a table of the cache folder and prepare it; one that is damaged is made anew.

    Raises `OSError` and `sqlite3.Error` where there can be none, or others hold it.
    """
    path = store.folder() / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and not store.is_own(path.stat()):
        raise OSError("not our own file")
    try:
        return _prepared(path, prepare)
    except sqlite3.OperationalError:  # locked, no space: the others' table is not to blame
        raise
    except sqlite3.DatabaseError:
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        return _prepared(path, prepare)


def _prepared(path: Path, prepare: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a lost table is made anew
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection
