"""`claimlint check` under a configuration: overrides, and names that do not exist."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from lint.config import FILE_NAME
from lint.document import Document
from lint.run import Linter

Run = Callable[..., Result]
DOCS = Path(__file__).parent.parent.parent / "docs" / "configuration.md"


@pytest.fixture(autouse=True)
def _here(own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("blog", "shop"):
        Path(folder).mkdir()
        for name in ("a.md", "b.md"):
            Path(folder, name).write_text("It is a game-changer.\n")


def test_an_override_holds_for_its_files_only(claimlint: Run) -> None:
    Path(FILE_NAME).write_text('overrides: [{files: ["blog/**"], ignore: [overclaims]}]\n')
    lines = [line for line in claimlint("check", ".").output.splitlines() if "game-" in line]
    assert {line.split("/")[0] for line in lines if "/" in line.split(":")[0]} == {"shop"}


def test_what_is_known_of_a_file_is_not_taken_for_another_of_that_name(
    claimlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(FILE_NAME).write_text('overrides: [{files: ["/blog/**"], ignore: [overclaims]}]\n')
    statuses = []
    for folder in ("blog", "../shop"):
        monkeypatch.chdir(folder)
        statuses.append(claimlint("check", "a.md", "b.md").exit_code)
    assert statuses == [0, 1]


def test_the_example_of_the_documentation_works(claimlint: Run, house_pack: Path) -> None:
    example = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[0]
    Path(FILE_NAME).write_text(example.replace("rules/our-brand", house_pack.name))
    assert "overrides:" in example
    assert claimlint("check", "blog").exit_code == 1


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("select: [nonsense]", "1:10", "no rule, pack or category “nonsense”"),
        ("ignore: [overclaims/gurantee]", "1:10", "did you mean overclaims/guarantee"),
        ("severities: {overclaims/gam: off}", "1:30", "no rule, pack or category"),
        ('overrides: [{files: ["*"], ignore: [nope]}]', "1:37", "no rule, pack or category"),
        ("language: xx", "1:11", "no packs in “xx”; there are: de, en"),
        ("messages: klingon", "1:11", "no packs in “klingon”"),
        ("markets: [zz]", "1:10", "no rule for the market “zz”"),
        ("packs: []", "1:8", "length >= 1"),
        ('exclude: ["!"]', "1:11", "no pattern as in .gitignore"),
        ('overrides: [{files: ["a["], audience: kids}]', "1:39", "“kids” is not one of the values"),
    ],
)
def test_what_does_not_exist_is_one_line(
    claimlint: Run, text: str, place: str, problem: str
) -> None:
    Path(FILE_NAME).write_text(f"{text}\n")
    result = claimlint("check", "blog")
    assert result.exit_code == 2
    assert f"{FILE_NAME}:{place}: " in result.output
    assert problem in result.output
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("option", [["--language", "xx"], ["--market", "zz"], ["--ignore", "nope"]])
def test_options_are_held_to_the_same(claimlint: Run, option: list[str]) -> None:
    result = claimlint("check", "blog", *option)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_language_may_name_its_region(claimlint: Run) -> None:
    Path("a.txt").write_text("Das ist ein Wundermittel.")
    assert "overclaims/miracle" in claimlint("check", "a.txt", "--language", "de-AT").output


def test_a_rule_that_is_selected_and_ignored_does_not_run(claimlint: Run) -> None:
    rule = "overclaims/game-changer"
    assert claimlint("check", "blog", "--select", rule, "--ignore", rule).exit_code == 0


def test_what_suppresses_a_rule_that_does_not_run_is_not_called_unused(claimlint: Run) -> None:
    comment = "<!-- claimlint-disable-next-line overclaims/game-changer -- agreed -->\n"
    Path("c.md").write_text(f"{comment}It is a game-changer.\n")
    assert claimlint("check", "c.md", "--ignore", "overclaims").exit_code == 0
    Path("c.md").write_text(f"{comment}It is a spray.\n")
    assert "suppression/unused" in claimlint("check", "c.md").output


def test_two_packs_of_one_name_are_refused(claimlint: Run, house_pack: Path) -> None:
    head = house_pack / "pack.yml"
    head.write_text(re.sub(r"^pack: .*", "pack: overclaims", head.read_text(), flags=re.MULTILINE))
    Path(FILE_NAME).write_text(f"packs: [overclaims, {house_pack.name}]\n")
    result = claimlint("check", "blog")
    assert result.exit_code == 2
    assert "overclaims" in result.output
    assert "give one another name" in result.output


def test_a_fault_of_ours_is_told_and_the_other_files_are_checked(
    claimlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(linter: Linter, document: Document) -> object:
        if document.path == "blog/a.md":
            raise AssertionError("impossible")
        return check_as_ever(linter, document)

    check_as_ever = Linter.check
    monkeypatch.setattr(Linter, "check", check)
    result = claimlint("check", "blog")
    assert result.exit_code == 2
    assert "blog/a.md: a fault of claimlint (AssertionError: impossible)" in result.output
    assert "blog/b.md" in result.output


@pytest.mark.parametrize("name", ["overclaims/game-changer", "overclaims"])
def test_a_rule_of_a_pack_that_is_not_used_may_be_suppressed(claimlint: Run, name: str) -> None:
    Path(FILE_NAME).write_text("packs: [disclosures]\n")
    Path("c.md").write_text(f"<!-- claimlint-disable-next-line {name} -->\nIt is a game-changer.\n")
    assert claimlint("check", "c.md").exit_code == 0
    Path("c.md").write_text(
        "<!-- claimlint-disable-next-line disclosures/off-label -->\nA spray.\n"
    )
    assert "suppression/unused" in claimlint("check", "c.md").output


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("severities: {suppression/unused: error}", "error: "),
        ("severities: {suppression: suggestion}", "suggestion: "),
        ("severities: {suppression/unused: off}", ""),
        ("ignore: [suppression]", ""),
    ],
)
def test_what_is_found_of_suppressions_obeys_the_settings(
    claimlint: Run, settings: str, said: str
) -> None:
    Path(FILE_NAME).write_text(f"{settings}\n")
    Path("c.md").write_text("<!-- claimlint-disable-file overclaims/cure -->\nA spray.\n")
    output = claimlint("check", "c.md").output
    assert said in output
    assert ("[suppression/unused]" in output) == bool(said)
