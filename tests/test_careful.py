"""What careful copy says, and the same words in other senses: nothing is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lint.finding import Finding

CAREFUL = sorted(Path(__file__).with_name("careful").glob("*.txt"))
CLAIMED = {"overclaim", "fact", "missing"}


@pytest.mark.parametrize("path", CAREFUL, ids=lambda path: path.stem)
def test_careful_sentences_pass(lint_text: Callable[..., list[Finding]], path: Path) -> None:
    alarms = {
        sentence: rules
        for sentence in path.read_text(encoding="utf-8").splitlines()
        if (
            rules := [
                one.rule
                for one in lint_text(sentence, "line.txt", language=path.stem)
                if one.category in CLAIMED
            ]
        )
    }
    assert alarms == {}
