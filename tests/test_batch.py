"""Many files: the same findings in the same order, whatever the jobs and the cache."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from lint import batch, results, tables
from lint.config import Settings
from lint.packs import store
from lint.run import Linter

TEXTS = ("Our spray is a game-changer.", "It cures depression.", "A sober line.", "\x00\xff\xfe")


@pytest.fixture
def files(own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    for number in range(30):
        text = TEXTS[number % len(TEXTS)]
        Path(f"{number:02}.en.md").write_bytes(text.encode("latin-1"))
    return [f"{number:02}.en.md" for number in range(30)]


@pytest.fixture
def linter() -> Linter:
    return Linter(Settings(select=("overclaim",)))


def shown(linter: Linter, files: list[str], **options: object) -> list[object]:
    found = batch.check_files(files, linter, **options)  # type: ignore[arg-type]
    return [(one.file, one.findings, one.suppressed, one.notes) for one in found]


def test_jobs_and_cache_change_nothing(files: list[str], linter: Linter) -> None:
    plain = shown(linter, files, use_cache=False)
    assert [file.path for file, *_ in plain] == files
    assert sum(len(findings) for _, findings, *_ in plain) == 16
    assert shown(linter, files, jobs=2) == plain  # filled
    assert shown(linter, files, jobs=1) == plain  # read


def test_a_changed_file_or_setting_is_checked_anew(files: list[str], linter: Linter) -> None:
    shown(linter, files)
    Path(files[2]).write_text("It cures depression.")
    assert len(batch.check_files(files, linter)[2].findings) == 1
    other = Linter(Settings(select=("overclaims/cure",)))
    assert sum(len(one.findings) for one in batch.check_files(files, other)) == 9


def test_places_are_shown_from_what_was_found_before(files: list[str], linter: Linter) -> None:
    batch.check_files(files, linter)
    again = batch.check_files(files, linter)[0]
    assert again.source is not None
    assert again.source.line(1) == TEXTS[0]


@pytest.mark.parametrize("damage", [b"", b"not a database" * 100])
def test_a_damaged_table_is_made_anew(files: list[str], linter: Linter, damage: bytes) -> None:
    before = shown(linter, files)
    path = store.folder() / f"results-{results.VERSION}.sqlite"
    for leftover in store.folder().glob(f"{path.name}-*"):
        leftover.unlink()
    path.write_bytes(damage)
    assert shown(linter, files) == before
    assert shown(linter, files) == before


def test_old_rows_are_dropped(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MAX_ROWS", 10)
    monkeypatch.setattr(results, "_SLACK", 0)
    table = results.Results("x")
    for number in range(40):
        table.put(table.key(str(number).encode(), "a"), b"value")
    table.close()
    path = store.folder() / f"results-{results.VERSION}.sqlite"
    assert sqlite3.connect(path).execute("SELECT count(*) FROM results").fetchone() == (10,)


def test_clearing_deletes_what_is_kept(files: list[str], linter: Linter) -> None:
    batch.check_files(files, linter)
    assert results.clear() >= 1
    assert not list(store.folder().glob("*.sqlite"))


def test_a_row_that_cannot_be_read_is_none(files: list[str], linter: Linter) -> None:
    first = shown(linter, files)
    with sqlite3.connect(store.folder() / f"results-{results.VERSION}.sqlite") as table:
        table.execute("UPDATE results SET value = x'81a3666f6f'")
    assert shown(linter, files) == first


def test_a_table_that_others_hold_is_left_alone(
    files: list[str], linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shown(linter, files)
    path = store.folder() / f"results-{results.VERSION}.sqlite"
    monkeypatch.setattr(tables, "_PATIENCE", 0.01)
    with sqlite3.connect(path) as held:
        held.execute("PRAGMA locking_mode = EXCLUSIVE")
        held.execute("BEGIN EXCLUSIVE")
        assert shown(linter, files) == first
        held.rollback()
        assert held.execute("SELECT count(*) FROM results").fetchone()[0] == 23


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_checked(files: list[str], linter: Linter) -> None:
    name = os.fsdecode(b"x\xff.en.md")
    Path(name).write_text(TEXTS[0])
    for _ in range(2):
        assert len(batch.check_files([*files, name], linter)[-1].findings) == 1


def test_clearing_deletes_what_is_ours_alone(files: list[str], linter: Linter) -> None:
    shown(linter, files)
    others = [store.folder() / name for name in ("poetry.lock", "db.sqlite", "app.bundle")]
    for path in others:
        path.write_text("")
    assert results.clear() > 0
    assert sorted(store.folder().iterdir()) == sorted(others)
