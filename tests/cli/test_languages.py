"""Languages from the outside: the matrix, messages, what -v says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_the_matrix_shows_rules_by_languages(claimlint: Run) -> None:
    result = claimlint("rules", "--matrix", "--pack", "wording")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert "en" in lines[0].split()
    assert all("●" in line for line in lines[1:-1])
    assert "full: " in lines[-1]


def test_messages_may_be_in_another_language_than_the_copy(claimlint: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Das ist ein Wundermittel.", encoding="utf-8")
    german = claimlint("check", str(page), "--language", "de")
    english = claimlint("check", str(page), "--language", "de", "--messages", "en")
    assert german.exit_code == english.exit_code == 1
    assert "verspricht" in german.stdout
    assert "verspricht" not in english.stdout
    assert "promises" in english.stdout


def test_messages_in_a_language_without_packs_are_refused(claimlint: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Our spray is a game-changer.", encoding="utf-8")
    result = claimlint("check", str(page), "--messages", "xx")
    assert result.exit_code == 2
    assert "no packs in “xx”; there are: de, en" in result.stderr


def test_verbose_says_which_language_and_why(claimlint: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.en.md"
    page.write_text("A sober text about nothing.", encoding="utf-8")
    assert f"{page}: en (by path)" in claimlint("check", "-v", str(page)).stderr
