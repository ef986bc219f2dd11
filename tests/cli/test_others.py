"""`explain`, `rules`, `test`, `why` and `init`, from the outside."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lint import own_rules
from lint.cli import group
from lint.cli.review import WAIVERS

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def test_explain_shows_why_sources_and_examples(claimlint: Run) -> None:
    result = claimlint("explain", "overclaims/game-changer")
    assert result.exit_code == 0
    for part in ("Sources", "https://", "checked 2026-11-21", "flags", "passes", "try"):
        assert part in result.stdout


def test_explain_offers_the_nearest(claimlint: Run) -> None:
    result = claimlint("explain", "overclaims/game-chnger")
    assert result.exit_code == 2
    assert "did you mean overclaims/game-changer" in result.stderr


@pytest.mark.parametrize("rule", [*own_rules.WHY, "expired", "unknown-rule"])
def test_explain_knows_the_rules_of_no_pack(claimlint: Run, rule: str) -> None:
    result = claimlint("explain", rule)
    assert result.exit_code == 0
    assert rule in result.stdout.splitlines()[0]
    assert "warning · " in result.stdout


def test_rules_lists_and_filters(claimlint: Run) -> None:
    rows = json.loads(claimlint("rules", "--format", "json", "--category", "missing").stdout)
    assert "disclosures/off-label" in {row["rule"] for row in rows}
    assert {row["category"] for row in rows} == {"missing"}
    assert "rules" in claimlint("rules", "--pack", "ketamine").stdout.splitlines()[-1]


def test_test_accepts_a_good_pack(claimlint: Run, house_pack: Path) -> None:
    result = claimlint("test", str(house_pack), "--coverage")
    assert result.exit_code == 0, result.stdout
    assert "all as they should be, 0 phrases without an example" in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[A miracle tonic., ", "[", "2 flag sentences; a rule has at least 3"),
        ("[miracle tonic*, ", "[snake oil, miracle pill, ", "does not flag: 'A miracle tonic.'"),
        ("[miracle tonic*, ", "[snake oil, ", "does not flag: 'The miracle\\ntonics of old.'"),
        ('[miracle tonic*, "{drink} of youth"]', "[snake oil]", "none of its own sentences"),
        ("No tonic.,", "The elixir of youth.,", "flags: 'The elixir of youth.'"),
        ("    pass:", "    gaps: {flag: [An elixir of youth.]}\n    pass:", "this gap has closed"),
        ("“{match}” is", "“{value}” is", "nothing fills {value} for 'A miracle tonic.'"),
    ],
)
def test_test_refuses(claimlint: Run, house_pack: Path, old: str, new: str, problem: str) -> None:
    path = house_pack / "en.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    result = claimlint("test", str(house_pack))
    assert result.exit_code == 1
    assert problem in result.stdout
    assert "house/en.yml:" in result.stdout


def test_test_reports_a_fact_that_is_due(claimlint: Run, house_pack: Path) -> None:
    path = house_pack / "pack.yml"
    path.write_text(path.read_text() + "    checked: 2020-01-01\n    recheck: 2021-01-01\n")
    result = claimlint("test", str(house_pack))
    assert "was to be checked again by 2021-01-01" in result.stdout


def test_coverage_names_phrases_without_an_example(claimlint: Run, house_pack: Path) -> None:
    path = house_pack / "en.yml"
    path.write_text(path.read_text().replace("[miracle tonic*, ", "[miracle tonic*, snake oil, "))
    result = claimlint("test", str(house_pack), "--coverage")
    assert "not covered: house/tonic (en): snake oil" in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A game-changer.", "counts"),
        ("It is not a game-changer.", "passed, negated by “not”"),
        ("“Game-changer” takes up two lines in our guide.", "passed, quoted\n"),
        ("Nothing here.", "No phrase of the rule was found on line 1"),
        ("<!-- claimlint-disable-file overclaim -->\nA game-changer.", "suppressed on line 1"),
    ],
)
def test_why(claimlint: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "page.md").write_text(text + "\n")
    line = text.count("\n") + 1
    result = claimlint("why", "overclaims/game-changer", f"page.md:{line}")
    assert result.exit_code == 0
    assert said in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("An infusion is a holiday from being you.", ": counts\n"),
        ("We open at nine, and the bus stops at our door.", ": passed\n"),
        ("Nobody promises: “An infusion is a holiday from being you.”", ": passed, "),
    ],
)
def test_why_shows_what_the_words_of_a_sentence_weigh(
    claimlint: Run, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    result = claimlint("why", "impression/implied-claim", "page.md:1")
    assert result.exit_code == 0
    assert re.search(r"^1:\d+: “.*”: scores -?\d+\.\d of \d+\.\d, most by “", result.stdout)
    assert said in result.stdout


def test_why_names_the_words_inside_a_claim(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("It cures almost no depression at all.\n")
    result = claimlint("why", "overclaims/cure", "page.md")
    assert "passed, negated by “no”" in result.stdout


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("ket-half-life", "Ketamine has a half-life of 25 hours.", "counts"),
        ("ket-half-life", "Ketamine has a half-life of 2.5 hours.", "its number is right"),
        ("ket-half-life", "Ketamine has no half-life of 25 hours.", "passed, negated by “no”"),
        ("us-ket-schedule", "Ketamine is not a controlled substance.", "counts"),
        ("us-ket-schedule", "It is false that ketamine is not a controlled drug.", "debunked"),
        ("esk-superiority", "No other drug works as well as Spravato.", "counts"),
        ("esk-superiority", "No other drug is said to work as well as Spravato.", "inside it"),
    ],
)
def test_why_judges_numbers_and_denials_as_the_check_does(
    claimlint: Run, tmp_path: Path, rule: str, text: str, said: str
) -> None:
    (tmp_path / "page.md").write_text(text + "\n")
    result = claimlint("why", f"ketamine/{rule}", "page.md")
    assert said in result.stdout
    assert ("found:" in result.stdout) == (said == "counts")


def test_why_names_the_claim_that_raised_a_duty(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        "# Spravato in Leeds\n\n> “I feel like myself again.” Jo, 40\n"
    )
    for duty in ("risk", "typical-results"):
        result = claimlint("why", f"disclosures/{duty}", "page.md")
        assert "“I feel like myself again” (raised by overclaims/yourself-again" in result.stdout
        assert f"found: {'A treatment' if duty == 'risk' else ''}" in result.stdout


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        ("2099-01-31", "1:3: found, but waived by Bo until 2099-01-31: a title"),
        ("2020-01-31", "1:3: found: “game-changer”"),
    ],
)
def test_why_says_who_waived_it(claimlint: Run, tmp_path: Path, expires: str, said: str) -> None:
    (tmp_path / "page.md").write_text("A game-changer.\n")
    (tmp_path / WAIVERS).write_text(
        "waivers: [{rule: overclaims/game-changer, path: page.md, reason: a title, owner: Ana,"
        f" approver: Bo, expires: {expires}}}]\n"
    )
    assert said in claimlint("why", "overclaims/game-changer", "page.md").stdout


def test_why_names_a_rule_that_is_left_out(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("A game-changer.\n")
    (tmp_path / ".claimlint.yml").write_text("ignore: [overclaims]\n")
    result = claimlint("why", "overclaims/game-changer", "page.md")
    assert "leaves this rule out" in result.stdout


def test_init_writes_a_configuration_that_loads(claimlint: Run, tmp_path: Path) -> None:
    assert claimlint("init").exit_code == 0
    assert claimlint("check").exit_code == 0
    again = claimlint("init")
    assert again.exit_code == 2
    assert "--force" in again.stderr


def test_init_does_not_shadow_another_configuration(claimlint: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.claimlint]\nmarkets = ['uk']\n")
    result = claimlint("init")
    assert result.exit_code == 2
    assert "pyproject.toml configures this folder; use --force" in result.stderr
    assert claimlint("init", "--force").exit_code == 0


def test_init_replaces_no_folder_and_no_link(claimlint: Run, tmp_path: Path) -> None:
    path = tmp_path / ".claimlint.yml"
    path.symlink_to("nosuch/config.yml")
    for arguments in ([], ["--force"]):
        result = claimlint("init", *arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    path.unlink()
    path.mkdir()
    result = claimlint("init", "--force")
    assert result.exit_code == 2
    assert "could not be written" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["rules", "--category", "nonsense"], "'nonsense' is not one of 'overclaim'"),
        (["rules", "--severity", "fatal"], "'fatal' is not one of"),
        (["rules", "--language", "xx"], "no packs in “xx”; there are: de, en"),
        (["rules", "--topic", "superlativ"], "did you mean superlative"),
        (["test", "wording", "--language", "xx"], "no packs in “xx”; there are: de, en"),
    ],
)
def test_what_there_is_none_of_is_refused(
    claimlint: Run, arguments: list[str], problem: str
) -> None:
    result = claimlint(*arguments)
    assert result.exit_code == 2
    assert problem in result.stderr


def test_test_refuses_a_rule_without_a_text(claimlint: Run, house_pack: Path) -> None:
    path = house_pack / "pack.yml"
    more = "  spirits:\n    why: Nor spirits.\n    sources: [iso24495]\n"
    path.write_text(path.read_text() + more)
    result = claimlint("test", str(house_pack))
    assert "house/spirits has no text in any language" in result.stdout
    assert result.exit_code == 1


def test_test_may_be_asked_for_own_packs_only(claimlint: Run, house_pack: Path) -> None:
    assert claimlint("test", "--own").stdout == "no packs of your own are configured\n"
    Path(".claimlint.yml").write_text(f"packs: [overclaims, {house_pack.name}]\n")
    assert claimlint("test", "--own").stdout.startswith("1 rules, 6 sentences")


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_command_colours_where_none_is_wanted(
    monkeypatch: pytest.MonkeyPatch, variable: dict[str, str]
) -> None:
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    arguments = ["explain", "overclaims/game-changer", "--language", "en"]
    result = CliRunner().invoke(group, arguments, color=True)
    assert "\x1b" not in result.stdout


def test_a_table_is_made_anew_when_a_pack_changes(claimlint: Run, house_pack: Path) -> None:
    assert "house/tonic" in claimlint("rules", "--pack", str(house_pack)).stdout
    path = house_pack / "pack.yml"
    path.write_text(path.read_text().replace("  tonic:", "  elixir:"))
    (house_pack / "en.yml").write_text("language: en\nrules: {}\n")
    assert "house/elixir" in claimlint("rules", "--pack", str(house_pack)).stdout
