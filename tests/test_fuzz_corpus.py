"""What fuzzing found before keeps its promises: read, checked or refused, in place and in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.targets import CORPUS, TARGETS

KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_kept_inputs(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_kept_inputs() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)
