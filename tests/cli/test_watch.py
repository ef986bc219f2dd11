"""`check --watch`, from the outside: what changes is linted as it was at first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

watchfiles = pytest.importorskip("watchfiles")

Run = Callable[..., Result]
Changes = Callable[..., None]
BAD = "Our spray is a game-changer.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("page.md", "docs/a.md", "docs/b.md", "archive/old.md", ".hidden/h.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Nothing.\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".claimlint.yml").write_text("select: [overclaims]\nexclude: ['archive/*']\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def saving(project: Path, monkeypatch: pytest.MonkeyPatch) -> Changes:
    """Tell which files are saved, with which text, once watching has begun."""

    def saving(*names: str, text: str = BAD) -> None:
        def watch(*folders: str, **options: object) -> Iterator[set[tuple[object, str]]]:
            for name in names:
                path = project / name
                path.write_text(text)
                if any(path.is_relative_to(folder) for folder in folders):
                    yield {(watchfiles.Change.modified, str(path))}

        monkeypatch.setattr(watchfiles, "watch", watch)

    return saving


@pytest.mark.parametrize(
    ("folder", "paths", "shown"),
    [
        (".", [], ["page.md", "docs/a.md"]),
        (".", ["docs"], ["docs/a.md"]),
        (".", ["docs/a.md", "archive"], ["docs/a.md"]),
        (".", ["archive/old.md"], ["archive/old.md"]),
        ("docs", ["../page.md"], ["../page.md"]),
        ("docs", ["."], ["a.md"]),
        ("docs", [], ["../page.md", "../docs/a.md"]),
    ],
)
def test_what_is_linted_is_watched(
    claimlint: Run,
    saving: Changes,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    paths: list[str],
    shown: list[str],
) -> None:
    monkeypatch.chdir(folder)
    saving("page.md", "docs/a.md", "archive/old.md", ".hidden/h.md")
    output = claimlint("check", *paths, "--watch").stdout
    places = [line.split(":")[0] for line in output.splitlines() if "[overclaims/" in line]
    assert places == shown


@pytest.mark.parametrize("options", [["--severity", "error"], ["--ignore", "overclaims"]])
def test_options_hold_for_later_runs(claimlint: Run, saving: Changes, options: list[str]) -> None:
    saving("page.md")
    assert "game-changer" not in claimlint("check", "--watch", *options).output


def test_what_the_baseline_knows_stays_hidden(claimlint: Run, saving: Changes) -> None:
    Path("page.md").write_text(BAD)
    claimlint("check", "--write-baseline", "known.json")
    saving("page.md", text=f"{BAD}\nIt is a miracle cure.\n")
    output = claimlint("check", "--watch", "--baseline", "known.json").stdout
    assert "miracle" in output
    assert "game-changer" not in output


def test_a_baseline_is_written_once(claimlint: Run, saving: Changes) -> None:
    saving("page.md")
    output = claimlint("check", "--watch", "--write-baseline", "known.json").stdout
    assert "game-changer" in output
    assert json.loads(Path("known.json").read_text())["findings"] == []


def test_a_report_in_a_file_tells_of_all_files(claimlint: Run, saving: Changes) -> None:
    saving("page.md")
    claimlint("check", "--watch", "--output", "json:report.json")
    report = json.loads(Path("report.json").read_text())
    assert len(report["files"]) == 3
    assert len(report["findings"]) == 1


def test_what_is_not_there_cannot_be_watched(claimlint: Run, project: Path) -> None:
    result = claimlint("check", "nosuch/x.md", "--watch")
    assert result.exit_code == 2
    assert "nosuch: no such folder to watch" in result.stderr


def test_a_report_that_would_be_linted_ends_watching(claimlint: Run, saving: Changes) -> None:
    saving("page.md")
    result = claimlint("check", "--watch", "--output", "report.txt")
    assert result.exit_code == 2
    assert "report.txt: is read here, and not overwritten" in result.stderr
