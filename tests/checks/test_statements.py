"""What raises a duty, and where the finding stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs_on_the_fly import check, library_of

SPEC: dict[str, object] = {"kind": "statement", "category": "missing"}
TEXT: dict[str, object] = {
    "when": ["{spray} ~3 lifts the mood"],
    "given": ["{spray}"],
    "offers": ["buy now"],
    "say": ["it may make you dizzy"],
}


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("Our spray lifts the mood.", ["spray lifts the mood"]),
        ("Our spray lifts the mood.\n\nIt may make you dizzy.", []),
        ("Buy now! It is blue.", []),
        ("The spray is blue.\n\nA spray is small. Buy now!", ["spray"]),
        ("The spray is blue. Do not buy now.", []),
        ("Buy now! Our spray lifts the mood.", ["spray lifts the mood"]),
        ("The spray is blue. Buy now! It may make you dizzy.", []),
    ],
)
def test_a_benefit_or_an_offer_raises_a_duty(
    tmp_path: Path, copy: str, expected: list[str]
) -> None:
    terms = {"spray": ["spray"]}
    library = library_of(tmp_path / "pack", {"duty": SPEC}, {"duty": TEXT}, "missing", terms)
    assert [one.match for one in check(library, copy)] == expected


def test_a_duty_raised_by_an_offer_stands_where_the_thing_is_named(tmp_path: Path) -> None:
    terms = {"spray": ["spray"]}
    library = library_of(tmp_path / "pack", {"duty": SPEC}, {"duty": TEXT}, "missing", terms)
    (finding,) = check(library, "Hello.\n\nThe spray is blue. Buy now!")
    assert (finding.line, finding.column) == (3, 5)


@pytest.mark.parametrize(
    ("copy", "owed"),
    [
        ("## Signs of spleen\n\nIt may make you dizzy.\n\n## Offer\n\n{duty}", True),
        ("{duty}\n\nSigns of spleen:\n\n- it may make you dizzy\n", True),
        ("## Signs of spleen\n\n{duty}\n\n## Good to know\n\nIt may make you dizzy.", False),
        ("The signs of spleen are many. It may make you dizzy.\n\n{duty}", False),
    ],
    ids=["heading", "lead-in", "next section", "no heading"],
)
def test_what_a_heading_says_of_something_else_fulfils_nothing(
    tmp_path: Path, copy: str, owed: bool
) -> None:
    text = {**TEXT, "not_below": ["signs of spleen"]}
    library = library_of(
        tmp_path / "t", {"duty": SPEC}, {"duty": text}, "missing", {"spray": ["spray"]}
    )
    assert bool(check(library, copy.format(duty="Our spray lifts the mood."))) is owed


@pytest.mark.parametrize(
    ("options", "copy", "expected"),
    [
        ({}, "Our spray is a wonder.", ["a wonder"]),
        ({}, "Our spray is not a wonder.", []),
        ({}, "What a wonder!", []),
        ({}, "Our spray is a wonder.\n\nIt may make you dizzy.", []),
        ({}, "A wonder, our spray. Our spray lifts the mood.", ["spray lifts the mood"]),
        ({"raised_in": "quotation"}, "Our spray is a wonder.", []),
        ({"raised_in": "quotation"}, "> The spray is a wonder. Jo", ["a wonder"]),
        ({"raised_in": "quotation"}, "“The spray is a wonder.” Jo", ["a wonder"]),
        ({"raised_in": "quotation"}, "« Le spray is a wonder. » Jo, the spray", ["a wonder"]),
    ],
)
def test_claims_of_another_rule_raise_a_duty(
    tmp_path: Path, options: dict[str, object], copy: str, expected: list[str]
) -> None:
    specs = {
        "duty": {**SPEC, "raised_by": ["t/claim"], **options},
        "claim": {"category": "overclaim"},
    }
    texts = {"duty": TEXT, "claim": {"phrases": ["a wonder"]}}
    library = library_of(tmp_path / "pack", specs, texts, "missing", {"spray": ["spray"]})
    assert [one.match for one in check(library, copy) if one.rule == "t/duty"] == expected


def test_what_raises_a_statement_may_raise_another(tmp_path: Path) -> None:
    specs = {"duty": {**SPEC, "raised_by": ["t/other"]}, "other": SPEC}
    texts = {"duty": TEXT, "other": {"when": ["a session"], "say": ["a nurse"]}}
    library = library_of(tmp_path / "pack", specs, texts, "missing", {"spray": ["spray"]})
    copy = "The spray: a session of an hour, and a nurse beside you."
    assert [(one.rule, one.match) for one in check(library, copy)] == [("t/duty", "a session")]
