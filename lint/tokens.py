"""Tokens of a text: words, and signs that mean something; what only joins is none.

Hyphens inside words, quotation marks, asterisks and underscores are no tokens, so
that “side-effect”, “side effect” and “side “effect”” are the same two tokens. A dash
that stands by itself is a token (“-”), and so is an apostrophe (“don't”: don ' t).
Where words are not spaced (Han, kana), every letter is a token.
"""

from __future__ import annotations

import re

_ASCII_TOKEN = re.compile(r"[A-Za-z0-9]+|(?<!\S)-(?!\S)|[^\sA-Za-z0-9_\"*\-]")
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
    r"|(?<!\S)[-\u2013\u2014](?!\S)|\u2014"
    r"|[^\w\s\"*\-\u2013\u00ab\u00bb\u201c\u201d\u201e\u300c-\u300f]"
)
_DASHES = {"\u2013": "-", "\u2014": "-"}


def split(text: str) -> list[tuple[str, int, int]]:
    """Return the tokens of `text`, each with its start and end."""
    pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
    return [
        (_DASHES.get(token := match.group(), token), match.start(), match.end())
        for match in pattern.finditer(text)
    ]


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not a sign."""
    return token[0].isalnum()
