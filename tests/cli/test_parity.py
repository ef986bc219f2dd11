"""`claimlint parity`, from the outside. English beside English shows what is compared;
that languages are understood is what the packs' own examples show."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ORIGINAL = """\
# Spravato for depression

Spravato may ease depression within 24 hours.

## Risks

It can cause sedation and high blood pressure. Stay for at least 2 hours.

## Your visit

Talk to your doctor before you come. A friend should take you home.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def compare(claimlint: Run, translation: str) -> list[tuple[str, int, str]]:
    """Return rule, line and words of the findings."""
    Path("a.md").write_text(ORIGINAL, encoding="utf-8")
    Path("b.md").write_text(translation, encoding="utf-8")
    result = claimlint("parity", "a.md", "b.md", "--format", "json")
    found = json.loads(result.stdout)["findings"]
    assert result.exit_code == (1 if found else 0)
    return [(one["rule"], one["line"], one["match"]) for one in found]


def test_a_faithful_page_has_no_findings(claimlint: Run) -> None:
    assert compare(claimlint, ORIGINAL) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("24 hours", "48 hours", [("parity/number", 3, "48 hours")]),
        ("24 hours", "one day", []),
        ("may ease", "eases", [("parity/hedge", 3, "Spravato eases")]),
        ("may ease", "may cure", [("parity/claim", 3, "cure depression")]),
        ("Risks\n\nIt can", "Side effects\n\nNone.\n\nIt can", [("parity/claim", 5, "Side effects: None")]),
        ("sedation and high blood pressure", "nothing to worry about", [("parity/risk", 7, "It can")]),
        ("Talk to your doctor before you come. ", "", [("parity/statement", 1, "Spravato for")]),
    ],
)  # fmt: skip
def test_what_was_lost_or_strengthened_is_found(
    claimlint: Run, old: str, new: str, expected: list[tuple[str, int, str]]
) -> None:
    found = compare(claimlint, ORIGINAL.replace(old, new))
    for rule, line, words in expected:
        assert any(one[:2] == (rule, line) and one[2].startswith(words) for one in found), found
    if not expected:
        assert found == []


def test_what_a_classifier_says_is_not_compared(claimlint: Run) -> None:
    told_apart = ORIGINAL.replace("Talk to", "An infusion is a holiday from being you. Talk to")
    assert [one for one in compare(claimlint, told_apart) if one[0] == "parity/claim"] == []


def test_a_missing_section_is_found_once(claimlint: Run) -> None:
    start, end = ORIGINAL.index("## Risks"), ORIGINAL.index("## Your visit")
    found = compare(claimlint, ORIGINAL[:start] + ORIGINAL[end:])
    assert [one for one in found if one[0] in ("parity/section", "parity/passage")] == [
        ("parity/section", 3, "Spravato may ease depression within 24 hours.")
    ]


def test_files_of_a_folder_belong_together_by_their_paths(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "page.md").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "en" / "page.md").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "other.md").write_text(ORIGINAL, encoding="utf-8")
    result = claimlint("parity", ".")
    assert (result.exit_code, result.stdout) == (0, "1 file checked, nothing found\n")


def test_one_file_alone_cannot_be_compared(claimlint: Run) -> None:
    Path("a.md").write_text(ORIGINAL, encoding="utf-8")
    result = claimlint("parity", "a.md")
    assert result.exit_code == 2
    assert "name its files" in result.stderr


def test_a_file_that_cannot_be_read_is_said(claimlint: Run) -> None:
    Path("a.md").write_text(ORIGINAL, encoding="utf-8")
    Path("b.md").write_bytes(b"\xff\xfe\xff")
    assert claimlint("parity", "a.md", "b.md", "c.md").exit_code == 2


def test_the_original_may_be_named_by_its_language(claimlint: Run) -> None:
    compare(claimlint, ORIGINAL)
    result = claimlint("parity", "a.md", "b.md", "--source", "xx")
    assert result.exit_code == 2
    assert "none of a.md, b.md is in “xx”" in result.stdout


def test_a_catalogue_is_compared_with_its_source_strings(claimlint: Run) -> None:
    text = (
        '<xliff version="1.2"><file source-language="en" target-language="en"><body>'
        "<trans-unit><source>Spravato may ease depression within 24 hours.</source>"
        "<target>Spravato cures depression within 24 hours.</target></trans-unit>"
        "</body></file></xliff>"
    )
    Path("app.xlf").write_text(text, encoding="utf-8")
    found = json.loads(claimlint("parity", "app.xlf", "--format", "json").stdout)["findings"]
    assert ("parity/claim", text.index("cures") + 1) in [
        (one["rule"], one["column"]) for one in found
    ]
    assert "parity/hedge" in [one["rule"] for one in found]


def test_po_source_strings_are_the_original(claimlint: Run) -> None:
    Path("en.po").write_text(
        'msgid ""\nmsgstr "Language: en\\n"\n\n'
        'msgid "Stay with us for at least 2 hours after the spray."\n'
        'msgstr "Stay with us for a while after the spray."\n',
        encoding="utf-8",
    )
    result = claimlint("parity", "en.po")
    assert "“2 hours” of en.po:4 is not here. [parity/number]" in result.stdout


def test_a_statement_that_is_not_owed_is_not_missed(claimlint: Run) -> None:
    translation = ORIGINAL.replace("Talk to your doctor before you come. ", "")
    assert [rule for rule, *_ in compare(claimlint, translation)] == ["parity/statement"]
    message = json.loads(claimlint("parity", "a.md", "b.md", "--format", "json").stdout)
    (finding,) = message["findings"]
    assert "disclosures/consult-doctor" in finding["message"]  # not a supplement's, too


@pytest.mark.parametrize(
    ("settings", "comment", "found", "status"),
    [
        ("", "", "warning", 1),
        ("", "<!-- claimlint-disable-file parity -- agreed -->", None, 0),
        ("", "<!-- claimlint-disable-file parity/number -- agreed -->", None, 0),
        ("severities: {parity: off}", "", None, 0),
        ("severities: {parity/number: error}", "", "error", 1),
        ("ignore: [parity]", "", None, 0),
        ("ignore: [parity/number]", "", None, 0),
        ("select: [overclaims]", "", "warning", 1),  # of what `check` does
        ("fail_on: error", "", "warning", 0),
    ],
)
def test_settings_and_suppressions_hold(
    claimlint: Run, settings: str, comment: str, found: str | None, status: int
) -> None:
    Path("a.md").write_text(f"{comment}\n\nIt takes 24 hours.\n")
    Path("b.md").write_text(f"{comment}\n\nIt takes 48 hours.\n")
    Path(".claimlint.yml").write_text(settings + "\n")
    result = claimlint("parity", "a.md", "b.md", "--format", "json")
    levels = {one["severity"] for one in json.loads(result.stdout)["findings"]}
    assert (levels, result.exit_code) == ({found} - {None}, status)
    assert "suppression/" not in claimlint("check", "b.md").output


def test_a_suppression_that_parity_does_not_need_is_told(claimlint: Run) -> None:
    for name in ("a.md", "b.md"):
        comment = "<!-- claimlint-disable-file parity, overclaims -->"
        Path(name).write_text(f"{comment}\n\nIt takes 24 hours.\n")
    report = claimlint("parity", "a.md", "b.md", "--format", "json").stdout
    messages = [one["message"] for one in json.loads(report)["findings"]]
    assert len(messages) == 1
    assert "suppresses “parity”" in messages[0]
