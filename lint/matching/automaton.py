"""Finding atoms: one Hyperscan automaton over the lower-case text.

Offsets of Hyperscan are bytes; hits are given in code points. Whether a hit
stands between word boundaries is checked here, by Unicode. Chinese, Japanese
and Korean signs have no word boundaries between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from lint.matching.lexicon import Atom


class Hit(NamedTuple):
    """An atom seen at `start` to `end` (code points, end exclusive)."""

    start: int
    end: int
    atom: int


class AtomFinder(Protocol):
    """Finds all atoms in a text; hits come sorted."""

    def find(self, text: str) -> list[Hit]:
        """Return all hits in `text`."""
        ...


_WORD_END = re.compile(r"\w*")


def fold(text: str) -> str:
    """Return `text` in lower case, at the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def is_bounded(text: str, start: int, end: int, atom: Atom) -> bool:
    """Whether `text[start:end]` begins and ends a word, as far as `atom` asks."""
    return (atom.open_start or not _joined(text, start)) and (
        atom.open_end or not _joined(text, end)
    )


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on across position `at`."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    return (
        (before.isalnum() or before == "_")
        and (after.isalnum() or after == "_")
        and not (_is_unspaced(before) or _is_unspaced(after))
    )


def _is_unspaced(char: str) -> bool:
    """Whether words are not spaced in the script: Thai, Lao, Han, kana, Hangul."""
    return char >= "\u0e00" and (
        "\u0e00" <= char <= "\u0eff"
        or "\u1100" <= char <= "\u11ff"
        or "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7af"
        or "\uf900" <= char <= "\ufaff"
        or char >= "\U00020000"
    )


def _widened(text: str, hit: Hit, atom: Atom) -> tuple[int, int]:
    """Return start and end of a hit with its open ends at the ends of its word."""
    start, end = hit.start, hit.end
    if atom.open_end:
        end = _WORD_END.match(text, end).end()  # type: ignore[union-attr]
    if atom.open_start:
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
    return start, end


def settle(text: str, raw: list[Hit], atoms: Sequence[Atom]) -> list[Hit]:
    """Keep the bounded hits: per end the leftmost start, per start the furthest end."""
    by_end: dict[tuple[int, int], int] = {}
    for hit in raw:
        atom = atoms[hit.atom]
        if not is_bounded(text, hit.start, hit.end, atom):
            continue
        if atom.open_start or atom.open_end:
            start, end = _widened(text, hit, atom)
        else:
            start, end = hit.start, hit.end
        key = (hit.atom, end)
        by_end[key] = min(start, by_end.get(key, start))
    by_start: dict[tuple[int, int], int] = {}
    for (number, end), start in by_end.items():
        by_start[(number, start)] = max(end, by_start.get((number, start), end))
    return sorted(Hit(start, end, number) for (number, start), end in by_start.items())


class HyperscanFinder:
    """The automaton; made by `cache.finder`, which compiles or loads the database."""

    def __init__(self, database: object, atoms: Sequence[Atom]) -> None:
        self._scan: Callable[..., None] = database.scan  # type: ignore[attr-defined]
        self._atoms = atoms

    def find(self, text: str) -> list[Hit]:
        """Return all hits in `text`, sorted."""
        lower = fold(text)
        raw: list[Hit] = []
        add = raw.append
        data = lower.encode()
        self._scan(
            data, match_event_handler=lambda atom, start, end, *_: add(Hit(start, end, atom))
        )
        if not raw:
            return raw
        if len(data) != len(lower):
            raw = _in_code_points(data, raw)
        return settle(lower, raw, self._atoms)


def _in_code_points(data: bytes, raw: list[Hit]) -> list[Hit]:
    """Turn byte offsets into code points, walking the text once."""
    offsets = sorted({offset for hit in raw for offset in (hit.start, hit.end)})
    points: dict[int, int] = {}
    at = count = 0
    for offset in offsets:
        count += len(data[at:offset].decode(errors="replace"))
        points[offset] = count
        at = offset
    return [Hit(points[hit.start], points[hit.end], hit.atom) for hit in raw]


def compile_database(atoms: Sequence[Atom]) -> bytes:
    """Compile the automaton of `atoms` and return it serialised."""
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[atom.pattern.encode() for atom in atoms],
        ids=list(range(len(atoms))),
        elements=len(atoms),
        flags=hyperscan.HS_FLAG_SOM_LEFTMOST,
    )
    return bytes(hyperscan.dumpb(database))


def load_database(data: bytes) -> object:
    """Load a serialised automaton; raises `hyperscan.error` for another build's."""
    import hyperscan

    database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database
