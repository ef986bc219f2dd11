"""Configuration: found upward, checked, with overrides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lint import check_text, config
from lint.packs.built_in import BUILT_IN
from lint.packs.errors import InputError


def load(folder: Path, text: str) -> config.Settings:
    path = folder / config.FILE_NAME
    path.write_text(text)
    return config.load(path, BUILT_IN)


def test_is_found_upward(tmp_path: Path) -> None:
    (tmp_path / config.FILE_NAME).write_text("markets: [uk]\n")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert config.find(deep) == tmp_path / config.FILE_NAME


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / config.FILE_NAME).write_text("markets: [uk]\n")
    inner = tmp_path / "repository"
    (inner / ".git").mkdir(parents=True)
    assert config.find(inner) is None


def test_pyproject_counts_with_its_table(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.claimlint]\nmarkets = ["uk"]\nfail_on = "error"\n')
    assert config.find(tmp_path) == path
    settings = config.load(path, BUILT_IN)
    assert settings.markets == {"uk"}
    assert str(settings.fail_on) == "error"


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("market: [us]\n", "1:1", "unknown key “market”; did you mean markets?"),
        ("fail_on: fatal\n", "1:10", "“fatal” is not one of"),
        ("packs: [overclaim]\n", "1:9", "no pack “overclaim”; did you mean overclaims?"),
        ("packs: [../elsewhere]\n", "1:9", "no folder"),
        ("paths: [copy, ../elsewhere]\n", "1:15", "“../elsewhere” leaves the project; name it"),
        ("paths: [/etc]\n", "1:9", "“/etc” leaves the project; name it"),
        ('paths: ["a\\0b"]\n', "1:9", "leaves the project"),
        ("overrides:\n  - files: [a]\n    markets: us\n", "3:14", "expected list"),
        ("a: [\n", "2:1", "not valid YAML"),
    ],
)
def test_mistakes_have_their_place(tmp_path: Path, text: str, place: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, text)
    assert f"{config.FILE_NAME}:{place}" in str(caught.value)
    assert problem in str(caught.value)


def test_a_pack_outside_the_project_is_refused(tmp_path: Path, house_pack: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    with pytest.raises(InputError, match="leaves the project"):
        load(project, "packs: [../house]\n")


def test_overrides_hold_for_their_files(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """\
severities: {overclaims/miracle: error}
ignore: [wording]
overrides:
  - files: ["blog/**"]
    ignore: [readability]
    severities: {overclaims: suggestion}
    markets: [uk]
""",
    )
    blog = settings.for_path(str(tmp_path / "blog" / "post.md"))
    page = settings.for_path(str(tmp_path / "page.md"))
    assert blog.markets == {"uk"}
    assert page.markets == frozenset()  # those of the language
    assert not blog.runs("readability/text", "readability")
    assert page.runs("readability/text", "readability")
    assert not page.runs("wording/jargon", "wording")
    assert blog.severity_of("overclaims/cure", "overclaim") == "suggestion"
    assert page.severity_of("overclaims/miracle", "overclaim") == "error"
    assert page.severity_of("overclaims/cure", "overclaim") is None


def test_a_rule_can_be_switched_off(tmp_path: Path) -> None:
    settings = load(tmp_path, "severities: {overclaims/cure: off}\n")
    assert not settings.runs("overclaims/cure", "overclaim")


def test_selecting_a_rule_beats_ignoring_its_category() -> None:
    settings = config.Settings(select=("overclaims/cure",), ignore=("overclaim",))
    assert settings.runs("overclaims/cure", "overclaim")
    assert not settings.runs("overclaims/safe", "overclaim")


def test_settings_take_lists_and_sets() -> None:
    lists: dict[str, Any] = {"markets": ["us"], "select": ["overclaims"], "packs": []}
    settings = config.Settings(**lists)
    assert settings == config.Settings(markets=frozenset({"us"}), select=("overclaims",))
    assert [found.rule for found in check_text("A miracle cure.", settings=settings)]


@pytest.mark.parametrize(
    "text",
    [
        "[tool]\nclaimlint = {markets = ['uk']}\n",
        "[tool.\"claimlint\"]\nmarkets = ['uk']\n",
        "tool.claimlint.markets = ['uk']\n",
    ],
)
def test_the_table_of_pyproject_may_be_written_in_any_way(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    assert config.find(tmp_path) == path
    assert config.load(path, BUILT_IN).markets == {"uk"}


@pytest.mark.parametrize("text", ["tool = 5  # claimlint\n", "[tool.other]\na = 'claimlint'\n"])
def test_pyproject_without_the_table_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(text)
    assert config.find(tmp_path) is None
    assert config.load(tmp_path / "pyproject.toml", BUILT_IN).markets == frozenset()


def test_the_other_ending_of_yaml_counts(tmp_path: Path) -> None:
    (tmp_path / ".claimlint.yaml").write_text("markets: [uk]\n")
    assert config.find(tmp_path) == tmp_path / ".claimlint.yaml"


def test_a_project_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_text(path: Path, **options: object) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setattr(Path, "read_text", read_text)
    with pytest.raises(InputError, match=r"pyproject\.toml: cannot be read: Permission denied"):
        config.find(tmp_path)
