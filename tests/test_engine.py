"""Which rules run, by the market that settings, the copy or its language name; what a finding knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint import check_text
from lint.config import Settings
from lint.finding import Finding

OFFER = "overclaims/prescription-medicine-offer"  # banned in the United Kingdom, not in the US


@pytest.mark.parametrize(
    ("copy", "markets", "is_found"),
    [
        ("Wegovy pens from £149 a month.", [], True),
        ("Wegovy pens from $149 a month.", [], False),
        ("Wegovy pens from $149 a month.", ["uk"], True),
        ("Wegovy pens from £149 a month.", ["us"], False),
        ("Buy Wegovy pens online. Registered in England, 12345.", [], True),
    ],
)
def test_the_market_is_set_or_told_by_the_copy(
    copy: str, markets: list[str], is_found: bool
) -> None:
    settings = Settings(markets=frozenset(markets))
    found = {one.rule for one in check_text(copy, language="en", settings=settings)}
    assert (OFFER in found) is is_found


@pytest.mark.parametrize(
    ("copy", "is_found"),
    [
        ("Spravato muss immer mit einem oralen Antidepressivum kombiniert werden.", False),
        ("In den USA muss Spravato immer mit einem oralen Antidepressivum kombiniert werden.", True),
        ("Anders die USA. Hier muss Spravato immer mit einem oralen Antidepressivum kombiniert "
         "werden.", False),
    ],
)  # fmt: skip
def test_a_fact_of_another_market_holds_where_that_is_named(copy: str, is_found: bool) -> None:
    found = {one.rule for one in check_text(copy, language="de")}
    assert ("ketamine/spravato-combination" in found) is is_found


@pytest.mark.parametrize(("markets", "is_found"), [(["de"], True), (["ch"], False), ([], True)])
def test_a_member_state_is_held_to_what_the_union_asks(markets: list[str], is_found: bool) -> None:
    settings = Settings(markets=frozenset(markets))
    copy = "Spravato wird in der EU ohne weiteres Antidepressivum angewendet."
    found = {one.rule for one in check_text(copy, language="de", settings=settings)}
    assert ("ketamine/eu-spravato-alone-market" in found) is is_found


@pytest.mark.parametrize(("market", "line"), [("us", "988 (US)"), ("uk", "116 123 (UK)")])
def test_a_suggestion_names_the_crisis_lines_of_the_market(
    lint_text: Callable[..., list[Finding]], market: str, line: str
) -> None:
    copy = "Ketamine may reduce suicidal thoughts within a day."
    found = lint_text(copy, select=("disclosures/crisis-line",), markets=frozenset({market}))
    assert [line in one.suggestions[0] for one in found] == [True]


@pytest.mark.parametrize(
    ("copy", "lines"),
    [
        ("It cures depression.", (1, 1)),
        ("Some words. It is\nclear that it\ncures depression. More\nwords.", (1, 3)),
        ("One\nsentence.\nIt cures depression\nand pain.\n\nMore.", (3, 4)),
    ],
)
def test_a_finding_knows_the_lines_of_its_sentence(copy: str, lines: tuple[int, int]) -> None:
    settings = Settings(select=["overclaims/cure"])
    found = check_text(copy, path="page.md", language="en", settings=settings)
    assert {one.sentence_lines for one in found} == {lines}
