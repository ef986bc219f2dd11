"""The cache: verified, whole or not at all."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import platformdirs
import pytest

from lint.packs import store


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "cache"))


def test_what_is_saved_is_loaded() -> None:
    store.save("a.bundle", b"payload")
    assert store.load("a.bundle") == b"payload"
    assert store.load("b.bundle") is None


@pytest.mark.parametrize("damage", [b"", b"claimlint", b"\0" * 200])
def test_a_damaged_file_is_made_anew(damage: bytes) -> None:
    store.save("a.bundle", b"payload")
    (store.folder() / "a.bundle").write_bytes(damage)
    assert store.load("a.bundle") is None
    assert store.load_or_make("a.bundle", lambda: b"anew") == b"anew"
    assert store.load("a.bundle") == b"anew"


def test_one_changed_byte_is_noticed() -> None:
    store.save("a.bundle", b"payload")
    path = store.folder() / "a.bundle"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert store.load("a.bundle") is None


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_file_that_others_may_write_is_not_trusted() -> None:
    store.save("a.bundle", b"payload")
    (store.folder() / "a.bundle").chmod(0o666)
    assert store.load("a.bundle") is None


def test_what_the_package_brings_serves_where_nothing_of_ours_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save("a.bundle", b"payload")
    (store.folder() / "a.bundle").rename(tmp_path / "a.bundle")
    assert store.load("a.bundle") is None
    monkeypatch.setattr(store, "SHIPPED", tmp_path)
    assert store.load("a.bundle") == b"payload"
    (store.folder() / "a.bundle").write_bytes(b"damaged")
    assert store.load("a.bundle") == b"payload"
    (tmp_path / "a.bundle").write_bytes(b"damaged too")
    assert store.load("a.bundle") is None


def test_a_folder_that_cannot_be_written_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert store.load_or_make("a.bundle", lambda: b"made") == b"made"


def test_few_files_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MAX_FILES", 3)
    for number in range(6):
        store.save(f"{number:040x}.bundle", b"x")
    assert len(list(store.folder().glob("*.bundle"))) == 3


def _make(log: str) -> bytes:
    def make() -> bytes:
        with open(log, "a", encoding="utf-8") as file:
            file.write("made\n")
        return b"payload"

    return bytes(store.load_or_make("shared.bundle", make))


def test_processes_that_start_together_make_it_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.map(_make, [str(log)] * 8) == [b"payload"] * 8
    assert log.read_text() == "made\n"


def test_who_has_no_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(*arguments: object, **options: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("CLAIMLINT_CACHE_DIR")
    monkeypatch.setattr(platformdirs, "user_cache_dir", no_home)
    assert store.load_or_make("a.bundle", lambda: b"payload") == b"payload"
    assert store.load("a.bundle") is None
    assert store.files() == []
