"""Tokens of a text: words, and signs that mean something; what only joins is none.

Hyphens inside words, quotation marks, asterisks and underscores are no tokens, so
that “side-effect”, “side effect” and “side “effect”” are the same two tokens. A dash
that stands by itself is a token (“-”), and so is an apostrophe (“don't”: don ' t).
Where words are not spaced (Han, kana), every letter is a token. Tokens are in lower
case; letters and signs of full or half width are those of the usual width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_ASCII_TOKEN = re.compile(r"[A-Za-z0-9]+|(?<!\S)-(?!\S)|[^\sA-Za-z0-9_\"*\-]")
_UNSPACED_RANGES = (
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_UNSPACED = "".join(f"{first}-{last}" for first, last in _UNSPACED_RANGES)
UNSPACED_PER_WORD = 2  # letters that count as a word where words are not spaced
_HALF_KANA = r"\uff66-\uff9d"
_SIGN = (
    r"(?<!\S)[-\u2013\u2014](?!\S)|\u2014"
    r"|[^\w\s\"*\-\u2013\u00ab\u00bb\u201c\u201d\u201e\u300c-\u300f]"
)
_SPACED_TOKEN = re.compile(rf"[^\W_]+|{_SIGN}")
_DASHES = {"\u2013": "-", "\u2014": "-"}
_WIDE = re.compile(r"[\uff01-\uffef]")


# ranges of so many letters take long to compile
@cache
def _unspaced_letter() -> re.Pattern[str]:
    """A letter of a script without spaces."""
    return re.compile(f"[{_UNSPACED}]")


@cache
def _any_token() -> re.Pattern[str]:
    """The tokens of all scripts."""
    return re.compile(
        rf"[{_UNSPACED}]|[{_HALF_KANA}][\uff9e\uff9f]?|[^\W_{_UNSPACED}{_HALF_KANA}]+|{_SIGN}"
    )


def _token(text: str) -> re.Pattern[str]:
    """Return what the tokens of `text` are like."""
    if text.isascii():
        return _ASCII_TOKEN
    return _SPACED_TOKEN if max(text) < _UNSPACED[0] else _any_token()


def split(text: str) -> list[str]:
    """Return the tokens of `text`."""
    if text.isascii():
        return _ASCII_TOKEN.findall(text.lower())
    found = [_DASHES.get(token) or token.lower() for token in _token(text).findall(text)]
    if _WIDE.search(text):
        return [unicodedata.normalize("NFKC", token) for token in found]
    return found


def is_unspaced(word: str) -> bool:
    """Whether a word is written in a script without spaces."""
    return word >= _UNSPACED[0] and _unspaced_letter().match(word) is not None


def count_words(text: str) -> int:
    """Return how many words a text has; where they are not spaced, about."""
    words = text.split()
    if text.isascii() or max(text, default="") < _UNSPACED[0]:
        return len(words)
    letter = _unspaced_letter()
    letters = len(letter.findall(text))
    spaced = sum(letter.search(word) is None for word in words)
    return letters // UNSPACED_PER_WORD + spaced


def edges(words: Iterable[str]) -> tuple[str, str]:
    """Return patterns for where such words begin and end; letters of unspaced scripts
    run on."""
    if any(map(is_unspaced, words)):
        return rf"(?<![^\W{_UNSPACED}])", rf"(?![^\W{_UNSPACED}])"
    return r"(?<!\w)", r"(?!\w)"


def places(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each token of `text`."""
    return [match.span() for match in _token(text).finditer(text)]


# the tokens that a sentence may begin with; of a stem any ending
Opening = tuple[tuple[str, bool], ...]


class Openings:
    """Tells with which of many openings a sentence begins."""

    def __init__(self, openings: Iterable[Opening]) -> None:
        whole: dict[int, set[tuple[str, ...]]] = {}
        self._stems: list[Opening] = []
        for opening in openings:
            if any(is_stem for _, is_stem in opening):
                self._stems.append(opening)
            else:
                whole.setdefault(len(opening), set()).add(tuple(word for word, _ in opening))
        self._whole = sorted(whole.items(), reverse=True)  # by their length

    def length(self, found: list[str]) -> int:
        """Return of how many tokens the longest opening is that the tokens of a sentence
        begin with, 0 for none."""
        lengths = [len(opening) for opening in self._stems if _begins(found, opening)]
        for length, openings in self._whole:
            if tuple(found[:length]) in openings:
                return max([length, *lengths])
        return max(lengths, default=0)


def _begins(found: list[str], opening: Opening) -> bool:
    return len(found) >= len(opening) and all(
        there.startswith(word) if is_stem else there == word
        for there, (word, is_stem) in zip(found, opening, strict=False)
    )
