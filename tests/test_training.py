"""What the classifier learns from: labelled line by line, and never what it is measured on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from lint.library import Library

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "training").glob("*.txt"))


def test_each_language_has_sentences_to_learn_from(library: Library) -> None:
    assert [path.stem for path in FILES] == library.codes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_line_is_labelled_and_stands_once(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if line[:2] not in ("+ ", "- ") or line != line.strip()] == []
    assert [line for line, count in Counter(line[2:] for line in lines).items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_it_is_measured_on_is_not_learned(path: Path) -> None:
    learned = {line[2:] for line in path.read_text("utf-8").splitlines()}
    measured = ROOT / "tests" / "corpus" / path.stem / "unseen.yml"
    for case in yaml.safe_load(measured.read_text("utf-8")):
        assert case["text"] not in learned
