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


MIRACLE = "claimlint-disable-next-line t/miracle -- a title"
MAGIC = "claimlint-disable-next-line t/magic -- a name"


@pytest.mark.parametrize(
    ("path", "text", "left"),
    [
        ("a.md", f"<!-- {MIRACLE} -->\n<!-- {MAGIC} -->\nA miracle, magic.", []),
        ("a.md", f"<!-- {MIRACLE} -->\n\n<!-- {MAGIC} -->\n\nA miracle, magic.", []),
        ("a.md", f"<!-- {MIRACLE} -->\n<!-- a\nnote --> <!-- {MAGIC} -->\nA miracle, magic.", []),
        ("a.md", f"> <!-- {MIRACLE} -->\n> <!-- {MAGIC} -->\n>\n> A miracle, magic.", []),
        ("a.mdx", f"{{/* {MIRACLE} */}}\n{{/* {MAGIC} */}}\nA miracle, magic.", []),
        ("a.html", f"<!-- {MIRACLE} -->\n<!-- {MAGIC} -->\n<p>A miracle, magic.", []),
        ("a.html", f"<!-- {MIRACLE} -->\n<!-- a note --> <p>Magic.\n<p>A miracle.",
         ["1 suppression/unused", "2 t/magic", "3 t/miracle"]),
        ("a.md", f"Magic. <!-- {MAGIC} -->", ["1 t/magic", "1 suppression/unused"]),
    ],
)  # fmt: skip
def test_comments_stand_between_a_comment_and_its_line(
    two: Library, path: str, text: str, left: list[str]
) -> None:
    assert [f"{one.line} {one.rule}" for one in check(two, text, path)] == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "<!-- claimlint-disable-line t/magic -->",
            "There is no directive “claimlint-disable-line”",
        ),
        ("<!-- claimlint-disable-nextline t/magic -->", "“claimlint-disable-nextline”"),
        ("<!-- claimlint-ignore -->", "there are: claimlint-disable-next-line, claimlint-disable,"),
        ("<!-- claimlint: disable t/magic -->", "There is no directive “claimlint: disable”"),
        ("---\nclaimlint: {disabled: [t/magic]}\n---\n", "front matter, not “disabled”"),
        ("---\nclaimlint: disable\n---\n", "front matter, not “disable”"),
    ],
)
def test_a_directive_that_is_not_known_does_nothing_and_is_told(
    two: Library, text: str, left: str
) -> None:
    mistake, magic = check(two, f"{text}\n\nMagic.")
    assert (mistake.rule, magic.rule) == ("suppression/unknown-directive", "t/magic")
    assert left in mistake.message
    assert mistake.match in text
    assert mistake.line == (2 if text.startswith("---") else 1)


@pytest.mark.parametrize("name", ["", " overclaim", " t/magic"])
def test_an_enable_that_ends_nothing_is_told(two: Library, name: str) -> None:
    text = f"<!-- claimlint-disable t/miracle -->\n\nA miracle.\n\n<!-- claimlint-enable{name} -->"
    rules = [(one.line, one.rule) for one in check(two, text)]
    assert rules == ([(5, "suppression/unused")] if name else [])
    assert [one.line for one in check(two, "\n<!-- claimlint-enable -->")] == [2]


def test_many_comments_take_linear_time(two: Library) -> None:
    text = f"<!-- {MAGIC} -->\n" * 20_000 + f"<!-- {MAGIC} -->" * 5_000 + "\n" * 200_000 + "Magic."
    assert check(two, text, "a.html") == []


def test_html_comments_suppress_too(two: Library) -> None:
    text = "<p>Magic.</p>\n<!-- claimlint-disable-next-line t/miracle -->\n<p>A miracle.</p>"
    assert [one.rule for one in check(two, text, "page.html")] == ["t/magic"]


def test_an_unknown_name_is_offered_the_nearest(two: Library) -> None:
    findings = check(two, "<!-- claimlint-disable-file t/mirakle -->\n\nText.")
    assert "did you mean t/miracle" in findings[0].message
