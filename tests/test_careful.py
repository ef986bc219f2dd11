"""What careful copy says, and the same words in other senses: nothing is found."""

from pathlib import Path

import pytest

from lint import check_text

CAREFUL = sorted(Path(__file__).with_name("careful").glob("*.txt"))
CLAIMED = {"overclaim", "fact", "missing"}


@pytest.mark.parametrize("path", CAREFUL, ids=lambda path: path.stem)
def test_careful_sentences_pass(path: Path) -> None:
    alarms = {
        sentence: [one.rule for one in found]
        for sentence in path.read_text(encoding="utf-8").splitlines()
        if (
            found := [
                one for one in check_text(sentence, language=path.stem) if one.category in CLAIMED
            ]
        )
    }
    assert alarms == {}
