"""Waivers, from the outside."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from lint.cli.review import WAIVERS
from tests.cli.project import PAGE, Run, ids, make_project, rules

__all__ = ["make_project"]  # a fixture


EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WAIVE = ["--reason", "label", "--owner", "Ana", "--approver", "Bo"]


def waive(
    claimlint: Run, place: str = "page.en.md:5", *terms: str, rule: str = "overclaims/cure"
) -> Result:
    return claimlint("waive", rule, place, *WAIVE, "--expires", "2099-01-31", *terms)


def test_a_waived_finding_is_set_apart(claimlint: Run) -> None:
    assert waive(claimlint).exit_code == 0
    assert rules(claimlint) == ["game-changer"]
    assert "1 waived" in claimlint("check").stdout
    report = json.loads(claimlint("check", "--format", "sarif").stdout)
    (one,) = [one for one in report["runs"][0]["results"] if "suppressions" in one]
    assert one["suppressions"][0]["justification"] == "label (approved by Bo until 2099-01-31)"


def test_waiving_keeps_comments_and_order(claimlint: Run, project: Path) -> None:
    target = project / WAIVERS
    first = "# Agreed with legal.\nwaivers:\n  # old\n  - rule: a/b   # why\n    path: x.md\n" \
        "    reason: 'r'\n    owner: o\n    approver: p\n    expires: 2099-01-01\n"  # fmt: skip
    target.write_text(first)
    waive(claimlint)
    text = target.read_text(encoding="utf-8")
    assert text.startswith(first)
    assert "sentence: It cures depression." in text


def let_expire(project: Path) -> None:
    file = project / WAIVERS
    file.write_text(file.read_text().replace("2099-01-31", "2020-01-01"))


def test_an_expired_waiver_waives_nothing_and_is_found(claimlint: Run, project: Path) -> None:
    waive(claimlint)
    let_expire(project)
    assert rules(claimlint) == ["game-changer", "cure", "expired"]


def test_a_changed_sentence_is_found(claimlint: Run, project: Path) -> None:
    waive(claimlint)
    changed = PAGE.replace("It cures depression.", "It cures depression for good.")
    (project / "page.en.md").write_text(changed, encoding="utf-8")
    assert rules(claimlint) == ["game-changer", "cure", "changed"]


def test_an_unused_waiver_is_found_where_its_file_was_checked(
    claimlint: Run, project: Path
) -> None:
    waive(claimlint)
    (project / "page.en.md").write_text("Nothing.\n", encoding="utf-8")
    (project / "other.en.md").write_text("Nothing.\n", encoding="utf-8")
    assert rules(claimlint) == ["unused"]
    assert rules(claimlint, "other.en.md") == []


def test_a_waiver_without_owner_or_reason_is_refused(claimlint: Run, project: Path) -> None:
    (project / WAIVERS).write_text("waivers:\n  - rule: a/b\n    path: x\n")
    result = claimlint("check")
    assert result.exit_code == 2
    assert ".claimlint-waivers.yml:2" in result.stderr


def test_only_what_is_found_can_be_waived(claimlint: Run) -> None:
    result = waive(claimlint, "page.en.md:1")
    assert result.exit_code == 2
    assert "no finding of overclaims/cure at page.en.md:1" in result.stderr


def test_a_sentence_of_the_same_words_is_no_changed_one(claimlint: Run, project: Path) -> None:
    (project / "page.en.md").write_text(f"{PAGE}\nOur pill cures depression, too.\n")
    waive(claimlint)
    assert rules(claimlint) == ["game-changer", "cure"]
    waive(claimlint, "page.en.md:7")
    assert rules(claimlint) == ["game-changer"]


def test_what_is_waived_is_waived_whole(claimlint: Run, project: Path) -> None:
    (project / ".claimlint.yml").unlink()
    shutil.copy(EXAMPLES / "landing-page.md", project / "page.en.md")
    (project / "page.en.md").open("a").write("\nIt is a cure.\n\nIt is a cure.\n")
    for rule in set(ids(claimlint)):
        assert waive(claimlint, "page.en.md", rule=rule).exit_code == 0
    assert rules(claimlint) == []


def test_waiving_again_renews(claimlint: Run, project: Path) -> None:
    waive(claimlint)
    before = (project / WAIVERS).read_text()
    waive(claimlint, "page.en.md:5", "--expires", "2100-12-31", "--approver", "Cy")
    after = before.replace("2099-01-31", "2100-12-31").replace("approver: Bo", "approver: Cy")
    assert (project / WAIVERS).read_text() == after


@pytest.mark.parametrize(
    "name",
    ["we[ird]/[slug].md", "#x.md", "!y.md", "a*.md", "wh?t.md", "sp ace.md", "back\\slash.md"],
)
def test_a_waiver_holds_for_its_file_only(claimlint: Run, project: Path, name: str) -> None:
    others = ("sub/" + name, "we[ird]/s.md", "wei/[slug].md", "ab.md", "what.md", "x/y.md")
    for one in (name, *others):
        (project / one).parent.mkdir(exist_ok=True, parents=True)
        (project / one).write_text("It cures depression.\n")
    waive(claimlint, name)
    assert rules(claimlint, f"./{name}") == []
    assert rules(claimlint, *others) == ["cure"] * len(others)


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (["--reason", ""], "--reason is empty"),
        (["--owner", " "], "--owner is empty"),
        (["--approver", ""], "--approver is empty"),
        (["--expires", "2020-01-01"], "--expires: 2020-01-01 is past"),
        (["--expires", "soon"], "no day"),
    ],
)
def test_terms_that_agree_nothing_are_refused(
    claimlint: Run, project: Path, terms: list[str], problem: str
) -> None:
    result = waive(claimlint, "page.en.md:5", *terms)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert not (project / WAIVERS).exists()


def test_a_file_outside_the_project_cannot_be_waived(claimlint: Run, project: Path) -> None:
    (project / "a").mkdir()
    (project / "a" / ".claimlint.yml").touch()
    result = waive(claimlint, "page.en.md:5", "--config", "a/.claimlint.yml")
    assert result.exit_code == 2
    assert "outside the project" in result.stderr


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("# Agreed.\r\n# With legal.\r\n", "# Agreed.\r\n# With legal.\r\nwaivers:\r\n  - rule: "),
        ("# Agreed.\nwaivers:\n# end\n", "# Agreed.\nwaivers:\n  - rule: "),
        ("# Agreed.\n{}\n", "# Agreed.\nwaivers:\n  - rule: "),
        ("waivers: []\n", "waivers:\n  - rule: "),
        ("\ufeffwaivers:\r\n", "waivers:\r\n  - rule: "),
    ],
)
def test_a_file_without_waivers_is_one_to_add_to(
    claimlint: Run, project: Path, text: str, kept: str
) -> None:
    (project / WAIVERS).write_bytes(text.encode())
    assert rules(claimlint) == ["game-changer", "cure"]
    assert waive(claimlint).exit_code == 0
    written = (project / WAIVERS).read_bytes().decode()
    assert written.startswith(kept)
    assert written.count("\r\n") in (0, written.count("\n"))
    assert rules(claimlint) == ["game-changer"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"waivers: {}\n", ":1:10: "),
        (b"waivers: \xff\n", "not UTF-8 (byte 9)"),
        (b"waivers:\n  - rule: a/b\n    path: x\n", ":2:5: "),
    ],
)
def test_waivers_that_cannot_be_used_are_left_as_they_are(
    claimlint: Run, project: Path, content: bytes, problem: str
) -> None:
    (project / WAIVERS).write_bytes(content)
    for result in (waive(claimlint), claimlint("check")):
        assert result.exit_code == 2
        assert f"{WAIVERS}{problem}" in result.stderr.replace(": not", "not")
    assert (project / WAIVERS).read_bytes() == content


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ("ignore: [suppression]", None),
        ("ignore: [waiver]", None),
        ("ignore: [waiver/expired]", None),
        ("severities: {waiver/expired: off}", None),
        ("severities: {waiver: suggestion}", "suggestion"),
        ("overrides: [{files: [.claimlint-waivers.yml], severities: {waiver: error}}]", "error"),
        ("overrides: [{files: ['*.md'], ignore: [waiver]}]", "warning"),
        ("ignore: [overclaims/cure]", None),
        ("select: [overclaims/cure]", "warning"),
        ("select: [overclaims/guarantee]", None),
    ],
)
def test_what_is_found_of_waivers_obeys_the_settings(
    claimlint: Run, project: Path, settings: str, severity: str | None
) -> None:
    waive(claimlint)
    let_expire(project)
    (project / ".claimlint.yml").write_text(f"{settings}\n")
    found = json.loads(claimlint("check", "--format", "json").stdout)["findings"]
    expired = [one["severity"] for one in found if one["rule"] == "waiver/expired"]
    assert expired == ([severity] if severity else [])


def test_a_waiver_is_not_unused_where_an_override_ignores_its_rule(
    claimlint: Run, project: Path
) -> None:
    waive(claimlint)
    (project / ".claimlint.yml").write_text(
        "overrides: [{files: ['*.md'], ignore: [overclaims]}]\n"
    )
    assert "unused" not in rules(claimlint)


def test_a_waiver_of_a_file_that_is_gone_is_found(claimlint: Run, project: Path) -> None:
    waive(claimlint)
    (project / "page.en.md").rename("other.en.md")
    assert rules(claimlint, "other.en.md") == ["game-changer", "cure", "unused"]


def test_the_waivers_are_no_copy(claimlint: Run, project: Path) -> None:
    waive(claimlint)
    let_expire(project)
    (project / "sub").mkdir()
    assert "1 file checked" in claimlint("check").stdout
    result = claimlint("check", "--min-score", "100", "--exit-zero", "--format", "json")
    assert WAIVERS not in result.stderr
    report = json.loads(result.stdout)
    assert [one["path"] for one in report["files"]] == ["page.en.md"]
    assert report["findings"][-1]["path"] == WAIVERS
