"""`claimlint cache`, and what an installed package brings compiled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from lint.library import Library
from lint.packs import store

Run = Callable[..., Result]


@pytest.fixture
def _filled(
    claimlint: Run, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that was built by `cache fill`, and a user who never ran it."""
    result = claimlint("cache", "fill")
    assert f"{len(library.codes())} languages" in result.stdout
    monkeypatch.setattr(store, "SHIPPED", store.folder())
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_filled")
def test_a_first_run_compiles_nothing(claimlint: Run, tmp_path: Path) -> None:
    Path("page.md").write_text("Our spray is a game-changer.\n", encoding="utf-8")
    Path("seite.md").write_text("Unser Spray ist eine Wunderwaffe.\n", encoding="utf-8")
    result = claimlint("check")
    assert "overclaims/game-changer" in result.stdout
    assert "preparing" not in result.stderr
    assert not list((tmp_path / "cache").glob("*.bundle"))


@pytest.mark.usefixtures("_filled")
def test_a_choice_of_packs_is_compiled_once(claimlint: Run) -> None:
    Path(".claimlint.yml").write_text("packs: [wording]\n", encoding="utf-8")
    Path("page.en.md").write_text("A sober line.\n", encoding="utf-8")
    assert "preparing the rules for “en”" in claimlint("check").stderr
    assert "preparing" not in claimlint("check").stderr


def test_fill_fills_beside_a_package_that_brings_its_own(
    claimlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = tmp_path / "filled"
    monkeypatch.setattr(Library, "codes", lambda self: ["sv"])
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(filled))
    claimlint("cache", "fill")
    monkeypatch.setattr(store, "SHIPPED", filled)
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "again"))
    claimlint("cache", "fill")
    names = {path.name for path in filled.glob("*.bundle")}
    assert names
    assert {path.name for path in (tmp_path / "again").glob("*.bundle")} == names
    assert filled == store.SHIPPED


def test_path_and_clear(claimlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "cache"))
    name = f"{store.key('a')}.bundle"
    store.save(name, b"payload")
    assert claimlint("cache", "path").stdout.strip() == str(tmp_path / "cache")
    assert "1 file deleted" in claimlint("cache", "clear").stdout
    assert store.load(name) is None
