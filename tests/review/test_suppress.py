"""Suppressions in the text."""

from __future__ import annotations

import pytest

from lint.library import Library
from tests.packs_on_the_fly import check, library_of


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {"miracle": {"phrases": ["miracle"]}, "magic": {"phrases": ["magic"]}}
    return library_of(tmp_path_factory.mktemp("pack"), {"miracle": {}, "magic": {}}, texts)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<!-- claimlint-disable-next-line t/miracle -- a title -->\nA miracle.\n\nA miracle.",
         ["4 t/miracle"]),
        ("<!-- claimlint-disable-next-line t/miracle, t/magic -->\nA miracle, magic.", []),
        ("<!-- claimlint-disable-next-line -->\n\nA miracle, magic.", []),
        ("<!-- claimlint-disable overclaim -->\n\nA miracle.\n\nMagic.\n\n"
         "<!-- claimlint-enable overclaim -->\n\nA miracle.", ["9 t/miracle"]),
        ("<!-- claimlint-disable t/magic -->\n\nMagic.\n\nA miracle.", ["5 t/miracle"]),
        ("Magic.\n\nA miracle.\n\n<!-- claimlint-disable-file t -- quoted -->", []),
        ("---\nclaimlint:\n  disable: {t/magic: quoted}\n---\n\nMagic, a miracle.",
         ["6 t/miracle"]),
        ("---\nclaimlint:\n  disable: [overclaim]\n---\n\nMagic, a miracle.", []),
        ("<!-- claimlint-disable-next-line t/magic -->\nA miracle.",
         ["1 suppression/unused", "2 t/miracle"]),
        ("<!-- claimlint-disable-next-line t/magik -->\nMagic.",
         ["1 suppression/unknown-rule", "2 t/magic"]),
        ("<!-- an ordinary comment -->\nMagic.", ["2 t/magic"]),
    ],
)  # fmt: skip
def test_suppressions(two: Library, text: str, left: list[str]) -> None:
    assert [f"{one.line} {one.rule}" for one in check(two, text)] == left


def test_html_comments_suppress_too(two: Library) -> None:
    text = "<p>Magic.</p>\n<!-- claimlint-disable-next-line t/miracle -->\n<p>A miracle.</p>"
    assert [one.rule for one in check(two, text, "page.html")] == ["t/magic"]


def test_an_unknown_name_is_offered_the_nearest(two: Library) -> None:
    findings = check(two, "<!-- claimlint-disable-file t/mirakle -->\n\nText.")
    assert "did you mean t/miracle" in findings[0].message
