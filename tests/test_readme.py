"""What the README shows is what the program prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

ROOT = Path(__file__).parent.parent


def test_the_picture_of_the_output_is_true(
    claimlint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    shown = re.search(
        r"```console\n\$ claimlint (.*?)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S
    )
    assert shown is not None
    printed = claimlint(*shown[1].split()).stdout
    parts = [part.strip("\n") for part in re.split(r"^…$", shown[2], flags=re.MULTILINE)]
    assert len(parts) >= 2
    at = 0
    for part in parts:
        at = printed.find(part, at)
        assert at >= 0, part
