"""What puts phrases together: in plain Python, and compiled where that was built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.matching.join import PlainJoiner
from lint.matching.joiner import Joiner
from lint.matching.lexicon import Lexicon
from lint.matching.sentence import Reader, fastest

Join = Callable[[Lexicon], Joiner]

COMPILED: Join | None = fastest() if fastest() is not PlainJoiner else None
JOINERS = pytest.mark.parametrize("joiner", [one for one in (PlainJoiner, COMPILED) if one])


def reader(lexicon: Lexicon, joiner: Join) -> Reader:
    """Return what reads sentences without quantities."""
    return Reader(lexicon, lambda text: [], joiner)
