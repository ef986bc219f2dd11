"""The Python API, as its users call it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import lint
from lint import InputError, Linter, Settings, check_paths, check_text, load_settings

BAD = "It is a game-changer."


def test_a_text_is_linted_as_a_file_of_its_name() -> None:
    assert [one.match for one in check_text(BAD)] == ["game-changer"]
    hidden = "<p title='It is a game-changer.'>Well.</p><!-- It is a game-changer. -->"
    assert [one.column for one in check_text(hidden, path=Path("a.html"))] == [19]


def test_a_language_may_name_its_region() -> None:
    found = check_text("Das ist ein Wundermittel.", language="de-AT")
    assert [one.rule for one in found] == ["overclaims/miracle"]


@pytest.mark.parametrize(
    "settings",
    [Settings(language="xx"), Settings(select=("nope",)), Settings(markets=frozenset({"zz"}))],
)
def test_settings_that_name_what_is_not_there_are_refused(settings: Settings) -> None:
    with pytest.raises(InputError, match="settings: no "):
        check_text(BAD, settings=settings)


def test_paths_may_be_one_or_many(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(BAD)
    assert len(check_paths(page).findings) == 1
    assert len(check_paths(str(page)).findings) == 1
    assert len(check_paths([tmp_path, str(page)]).findings) == 1
    assert "No such file" in check_paths([tmp_path / "b.md"]).errors[0]


def test_a_text_is_no_list(tmp_path: Path) -> None:
    wrong: dict[str, Any] = {"markets": "us"}
    with pytest.raises(TypeError, match="markets is a list"):
        Settings(**wrong)
    levels: dict[str, Any] = {"severities": {"overclaims/game-changer": "error"}}
    assert [str(one.severity) for one in check_text(BAD, settings=Settings(**levels))] == ["error"]


def test_a_configuration_can_be_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".claimlint.yml").write_text("ignore: [overclaims]\n")
    monkeypatch.chdir(tmp_path)
    assert check_text(BAD, settings=load_settings()) == []
    assert check_text(BAD, settings=load_settings(".claimlint.yml")) == []


def test_one_linter_serves_many_texts() -> None:
    linter = Linter(Settings(select=("overclaim",)))
    found = [linter.check_bytes(name, BAD.encode()).findings for name in ("a.md", "b.txt")]
    assert [len(one) for one in found] == [1, 1]


def test_all_names_are_there_and_typed() -> None:
    assert all(getattr(lint, name) for name in lint.__all__)
    assert files("lint").joinpath("py.typed").is_file()
