"""What a token is by itself: literals of a lexicon, and how much of a word."""

from __future__ import annotations

from collections.abc import Iterator

from lint import tokens
from lint.matching.lexicon import Lexicon

_MAX_AFFIX = 64  # letters of a word that are compared with open literals


def singles(lexicon: Lexicon, token: str) -> Iterator[int]:
    """Yield the literals of one token that a token is."""
    if token in lexicon.exact:
        yield lexicon.exact[token]
    if token[0].isdigit():  # 12, 1970s
        yield lexicon.digits
    if token.isdigit():
        yield lexicon.number
    length = min(len(token), _MAX_AFFIX)
    for cut in range(1, length + 1):
        if token[:cut] in lexicon.stems:
            yield lexicon.stems[token[:cut]]
        if token[-cut:] in lexicon.endings:
            yield lexicon.endings[token[-cut:]]
    for part, literal in lexicon.parts.items():
        if part in token:
            yield literal


def half_words(token: str) -> int:
    """Return how much of a word a token is, in halves: a sign is none, and letters of
    unspaced scripts count in part."""
    if not token[0].isalnum():
        return 0
    is_unspaced = token[0] >= "\u3040" and len(token) == 1
    return 2 // tokens.UNSPACED_PER_WORD if is_unspaced else 2
