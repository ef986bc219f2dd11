"""A small project for tests of reviews: one page, two rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PAGE = "# Offer\n\nOur spray is a game-changer.\n\nIt cures depression.\n"


@pytest.fixture(name="project", autouse=True)
def make_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the project, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".claimlint.yml").write_text("select: [overclaims/game-changer, overclaims/cure]\n")
    (tmp_path / "page.en.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def ids(claimlint: Run, *arguments: str) -> list[str]:
    """The rules of what `check` finds, in order."""
    found = json.loads(claimlint("check", *arguments, "--format", "json").stdout)["findings"]
    return [one["rule"] for one in found]


def rules(claimlint: Run, *arguments: str) -> list[str]:
    """Likewise, without their packs."""
    return [rule.rpartition("/")[2] for rule in ids(claimlint, *arguments)]
