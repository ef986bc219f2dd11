"""The options of phrase rules, and what they are silent on."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.library import Library
from lint.packs.built_in import BUILT_IN, built_in_folders
from tests.packs_on_the_fly import check, library_of

LIMIT = {"limit": {"most": 1, "per": "section"}}


@pytest.mark.parametrize(
    ("spec", "text", "copy", "expected"),
    [
        (LIMIT, {"phrases": ["grand"]}, "Grand and grand.\n\n## B\n\nGrand.", ["grand"]),
        (LIMIT, {"phrases": ["grand"]}, "Grand.\n\n## B\n\nGrand.", []),
        ({"repeated_words": True}, {}, "It is is here.", ["is"]),
        ({"repeated_words": True}, {"may_repeat": ["die"]}, "Die die kamen.", []),
        ({}, {"swap": {"leverage": "use"}}, "We leverage it.", ["leverage"]),
        ({}, {"capitals": ["Spravato"]}, "Take spravato.", ["spravato"]),
        ({}, {"capitals": ["Spravato"]}, "Take Spravato. SPRAVATO!", []),
    ],
)
def test_options(
    tmp_path: Path,
    spec: dict[str, object],
    text: dict[str, object],
    copy: str,
    expected: list[str],
) -> None:
    library = library_of(tmp_path / "pack", {"rule": spec}, {"rule": text})
    assert [one.match for one in check(library, copy)] == expected


def test_a_swap_suggests_the_other_word(tmp_path: Path) -> None:
    library = library_of(tmp_path / "pack", {"rule": {}}, {"rule": {"swap": {"leverage": "use"}}})
    (finding,) = check(library, "We leverage it.")
    assert finding.suggestions == ("use",)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("It poses no known risk.", ["no known risk"]),
        ("No drug of ours is free of risk.", []),
        ("No spray is harmless, there is a risk.", []),
        ("Harmless, and it cures depression.", ["it cures depression"]),
        ("It is harmless and cures depression.", ["It is harmless and cures depression"]),
    ],
)
def test_a_claim_that_denies_may_be_turned_round(
    tmp_path: Path, copy: str, expected: list[str]
) -> None:
    texts: dict[str, dict[str, object]] = {
        "rule": {"phrases": ["no ~6 risk", "it ~4 cures depression"]}
    }
    for kind in ("phrase", "fact"):
        library = library_of(tmp_path / kind, {"rule": {"kind": kind}}, texts)
        assert [one.match for one in check(library, copy)] == expected


def test_a_rule_is_silent_where_another_is_answered(tmp_path: Path) -> None:
    specs: dict[str, dict[str, object]] = {
        "story": {"answered_by": "t/typical"},
        "typical": {"kind": "statement", "category": "missing"},
    }
    texts: dict[str, dict[str, object]] = {
        "story": {"phrases": ["i am well"]},
        "typical": {"when": ["i am well"], "say": ["half of all people"]},
    }
    library = library_of(tmp_path / "pack", specs, texts)
    assert [one.rule for one in check(library, "I am well.")] == ["t/story", "t/typical"]
    assert check(library, "I am well.\n\nSo are half of all people.") == []


@pytest.mark.parametrize(
    ("others", "severity"),
    [
        (["We pour tea."] * 7, "suggestion"),
        (["We pour tea."] * 6, "warning"),
        ([*["We pour tea."] * 6, "It cures."], "warning"),
        ([*["We pour tea."] * 6, "It does not cure."], "suggestion"),
    ],
    ids=["a long text", "a short one", "two claims", "a claim denied"],
)
def test_a_claim_alone_in_a_long_text_weighs_less(
    tmp_path: Path, others: list[str], severity: str
) -> None:
    specs: dict[str, dict[str, object]] = {"joy": {"alone": "suggestion"}, "cure": {}}
    texts: dict[str, dict[str, object]] = {
        "joy": {"phrases": ["at last"]},
        "cure": {"phrases": ["cures?"]},
    }
    library = library_of(tmp_path / "pack", specs, texts)
    found = {one.rule: one.severity for one in check(library, " ".join(["At last.", *others]))}
    assert found["t/joy"] == severity


def test_the_rules_that_rules_name_exist() -> None:
    library = Library(built_in_folders(BUILT_IN))
    specs = {
        f"{pack.id}/{name}": spec for pack in library.heads() for name, spec in pack.specs.items()
    }
    kinds = {name: spec.__struct_config__.tag for name, spec in specs.items()}
    answers = {name for spec in specs.values() if (name := getattr(spec, "answered_by", ""))}
    assert {kinds[name] for name in answers} == {"statement"}
    raisers = {name for spec in specs.values() for name in getattr(spec, "raised_by", ())}
    assert {kinds[name] for name in raisers} == {"phrase", "statement"}


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("It is a great success.", ["a great success"]),
        ("It is a not very great success.", []),
        ("It is a success nobody forgets.", ["a success nobody forgets"]),
    ],
)
def test_a_denial_between_the_words_of_a_class_takes_the_claim_back(
    tmp_path: Path, copy: str, expected: list[str]
) -> None:
    terms = {"success": ["a ~3 success nobody forgets", "a ~3 success"]}
    texts: dict[str, dict[str, object]] = {"rule": {"phrases": ["{success}"]}}
    library = library_of(tmp_path / "pack", {"rule": {}}, texts, terms=terms)
    assert [one.match for one in check(library, copy)] == expected
