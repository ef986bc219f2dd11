"""Every rule speaks the languages it makes sense in."""

from __future__ import annotations

import pytest

from lint.cli.rules import states
from lint.library import Library
from lint.packs.load import Pack

WHOLE = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv")
IN_PART = {
    "ja": ("overclaims", "ketamine", "health", "disclosures", "readability"),
    "zh": ("overclaims", "ketamine", "health", "disclosures", "readability"),
}


@pytest.fixture(scope="module")
def packs() -> list[Pack]:
    return Library().packs()


@pytest.mark.parametrize("code", WHOLE)
def test_no_hole(packs: list[Pack], code: str) -> None:
    holes = [
        f"{pack.id}/{name}"
        for pack in packs
        for name in pack.specs
        if _is_meant(pack, name, code) and states(pack, name).get(code) != "full"
    ]
    assert holes == []


@pytest.mark.parametrize("code", IN_PART)
def test_no_hole_in_the_packs_that_a_language_has(packs: list[Pack], code: str) -> None:
    holes = [
        f"{pack.id}/{name}"
        for pack in packs
        if pack.id in IN_PART[code]
        for name in pack.specs
        if _is_meant(pack, name, code) and states(pack, name).get(code) != "full"
    ]
    assert holes == []


def _is_meant(pack: Pack, name: str, code: str) -> bool:
    wanted = pack.specs[name].languages
    return not wanted or code in wanted
