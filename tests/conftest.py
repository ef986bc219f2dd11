"""What all tests share: a cache of their own, and one library of the built-in packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lint.cli import group
from lint.config import Settings
from lint.finding import Finding
from lint.library import Library
from lint.packs import store
from lint.run import Linter

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compile into a folder of this session, never into the user's own."""
    patch = pytest.MonkeyPatch()
    patch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def library(_cache: None) -> Library:
    return Library()


@pytest.fixture
def own_cache(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new cache for one test; the English rules come compiled, as in an installed package."""
    library.prepare("en")
    monkeypatch.setattr(store, "SHIPPED", store.folder())
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def lint_text(library: Library) -> Callable[..., list[Finding]]:
    """Lint a text with the built-in packs, as a file of that name."""

    def run(text: str, path: str = "page.md", **settings: object) -> list[Finding]:
        chosen = Settings(**{"language": "en", **settings})  # type: ignore[arg-type]
        linter = Linter(chosen, library)
        return list(linter.check(linter.read(path, text.encode())).findings)

    return run


@pytest.fixture
def claimlint() -> Callable[..., Result]:
    """Run the command line in this process."""

    def run(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(group, list(args), input=stdin)

    return run


PACK = """\
pack: house
title: House rules
category: wording
rules:
  tonic:
    why: We do not sell tonics.
    sources: [iso24495]
"""
PACK_EN = """\
language: en
rules:
  tonic:
    phrases: [miracle tonic*, "{drink} of youth"]
    message: "“{match}” is not our word."
    suggest: [a drink]
    flag: [A miracle tonic., "Our elixir of youth.", "The miracle\\ntonics of old."]
    pass: [No tonic., It is no miracle tonic., The youth drinks water.]
terms:
  drink: [elixir, potion*]
"""


@pytest.fixture
def house_pack(tmp_path: Path) -> Path:
    """A small pack of one's own."""
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yml").write_text(PACK)
    (folder / "en.yml").write_text(PACK_EN)
    return folder
