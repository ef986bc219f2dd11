"""OpenDocument: what of a paragraph is read."""

from __future__ import annotations

import pytest

from tests.readers.office import odt, texts


def style(name: str, properties: str = "", parent: str = "") -> str:
    inside = f"<style:text-properties {properties}/>" if properties else ""
    return (
        f'<style:style style:name="{name}" style:family="text" style:parent-style-name="{parent}">'
        f"{inside}</style:style>"
    )


STYLES = (
    style("gone", 'text:display="none"')
    + style("struck", 'style:text-line-through-style="solid"')
    + style("typed", 'style:text-line-through-type="single"')
    + style("kept", 'style:text-line-through-style="none" text:display="true"')
    + style("heir", 'style:text-scale="90%"', "old")
    + style("up", 'style:text-position="super 58%"')
    + style("raised", 'style:text-position="33.3% 58%"')
    + style("down", 'style:text-position="-33% 58%"')
    + style("level", 'style:text-position="0% 100%"')
    + style("loop", "", "loop")
)
COMMON = style("old", 'text:display="none"') + style("kept", 'text:display="none"')


def span(name: str, text: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"Seen {span('gone', 'hidden')}too", "Seen too"),
        (f"Seen {span('struck', 'struck')}too", "Seen too"),
        (f"Seen {span('typed', 'struck')}too", "Seen too"),
        (f"Seen {span('kept', 'here')} too", "Seen here too"),
        (f"Seen {span('heir', 'hidden')}too", "Seen too"),
        (f"Seen {span('loop', 'here')} too", "Seen here too"),
        (f"guaranteed{span('up', '1')} for all", "guaranteed for all"),
        (f"{span('level', 'Spravato')}{span('raised', 'TM')} helps", "Spravato helps"),
        (f"40 mg/m{span('up', '2')}", "40 mg/m2"),
        (f"guaranteed{span('down', '1')}", "guaranteed1"),
        ("Seen <text:hidden-text text:string-value='x'>hidden</text:hidden-text>too", "Seen too"),
        ("Seen <text:hidden-text text:is-hidden='false'>now</text:hidden-text>", "Seen now"),
        ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby>", "漢"),
        ("is<draw:frame/>guaranteed", "is guaranteed"),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph(inside: str, text: str) -> None:
    assert texts("odt", odt(f"<text:p>{inside}</text:p>", STYLES, COMMON)) == [text]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<text:p>A<draw:frame><svg:title>B</svg:title><svg:desc>C</svg:desc></draw:frame></text:p>", ["A", "B", "C"]),
        ("<text:alphabetical-index><text:p>Relief, 3</text:p></text:alphabetical-index>", []),
        ("<text:illustration-index><text:p>Figure 1</text:p></text:illustration-index>", []),
        ('<text:section text:display="none"><text:p>Relief</text:p></text:section>', []),
        ('<text:p text:style-name="gone">Relief</text:p><text:p>Seen</text:p>', ["Seen"]),
    ],
)  # fmt: skip
def test_what_stands_beside_paragraphs_and_what_repeats(body: str, read: list[str]) -> None:
    assert texts("odt", odt(body, STYLES)) == read
