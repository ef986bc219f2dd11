"""Finding anchors: one Hyperscan automaton over the lower-case text.

It says which phrases are worth trying where. Offsets of Hyperscan are bytes;
hits are given in code points. Whether a hit is a whole word is checked here, by
Unicode; Chinese, Japanese and Korean signs have no word boundaries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from lint.matching.lexicon import Anchor


class Hit(NamedTuple):
    """An anchor (by number) seen, ending at `end` (in code points)."""

    end: int
    anchor: int


class AnchorFinder(Protocol):
    """Finds all anchors in a text; hits come sorted."""

    def find(self, text: str) -> list[Hit]:
        """Return all hits in `text`."""
        ...


def fold(text: str) -> str:
    """Return `text` in lower case, at the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def whole_words(text: str, raw: Iterable[Hit], anchors: Sequence[Anchor]) -> list[Hit]:
    """Keep the hits that begin and end a word, as far as their anchor asks."""
    kept = []
    for hit in raw:
        anchor = anchors[hit.anchor]
        if not anchor.open_end and _joined(text, hit.end):
            continue
        if not anchor.open_start and _joined(text, hit.end - len(anchor.word)):
            continue
        kept.append(hit)
    return sorted(kept)


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on across position `at`."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    return (
        before.isalnum() and after.isalnum() and not (_is_unspaced(before) or _is_unspaced(after))
    )


def _is_unspaced(char: str) -> bool:
    """Whether every letter of the script is a token: Han and kana."""
    return char >= "\u3040" and (
        char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


class HyperscanFinder:
    """The automaton; `library` loads its database or has it compiled."""

    def __init__(self, database: object, anchors: Sequence[Anchor]) -> None:
        self._scan: Callable[..., None] = database.scan  # type: ignore[attr-defined]
        self._anchors = anchors

    def find(self, text: str) -> list[Hit]:
        """Return all hits in `text`, sorted."""
        lower = fold(text)
        raw: list[tuple[int, int]] = []
        add = raw.append
        data = lower.encode()
        self._scan(data, match_event_handler=lambda anchor, _, end, *__: add((end, anchor)))
        if not raw:
            return []
        if len(data) != len(lower):
            raw = _in_code_points(data, raw)
        return whole_words(lower, map(Hit._make, raw), self._anchors)


def _in_code_points(data: bytes, raw: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Turn byte offsets into code points, walking the text once."""
    points: dict[int, int] = {}
    at = count = 0
    for end in sorted({end for end, _ in raw}):
        count += len(data[at:end].decode(errors="replace"))
        points[end] = count
        at = end
    return [(points[end], anchor) for end, anchor in raw]


def compile_database(anchors: Sequence[Anchor]) -> bytes:
    """Compile the automaton of `anchors` and return it serialised."""
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[anchor.word.encode() for anchor in anchors],
        ids=list(range(len(anchors))),
        elements=len(anchors),
        flags=0,
        literal=True,
    )
    return bytes(hyperscan.dumpb(database))


def load_database(data: bytes) -> object:
    """Load a serialised automaton; raises `hyperscan.error` for another build's."""
    import hyperscan

    database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database
