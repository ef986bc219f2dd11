"""Markdown: what is prose, of which kind, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import readers
from lint.document import Document
from tests.readers.check_places import wrong_places


def read(text: str, name: str = "page.md") -> Document:
    return readers.read(name, text.encode())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A *b* c", ["heading: A b c"]),
        ("One\ntwo  \nthree", ["paragraph: One two three"]),
        ("> Said so\n> twice", ["quotation: Said so twice"]),
        ("- one\n- two\n\n  more", ["list-item: one", "list-item: two", "list-item: more"]),
        ("| a | b |\n| - | - |\n| c | |", ["table-cell: a", "table-cell: b", "table-cell: c"]),
        ("Text with `code` in it", ["paragraph: Text with in it"]),
        ("```\ncode\n```\n\nText", ["paragraph: Text"]),
        ("    code\n\nText", ["paragraph: Text"]),
        ("Text[^1].\n\n[^1]: The note.", ["paragraph: Text.", "paragraph: The note."]),
        ("A [link](http://x.y \"its title\") here", ["paragraph: A link here", "caption: its title"]),
        ("[Book now](http://x.y)", ["link: Book now"]),
        ("![An *alt* text](x.png)", ["caption: An alt text"]),
        ("Before ![alt](x.png) after", ["paragraph: Before after", "caption: alt"]),
        ("A<br>b <b>c</b> <!-- d --> e", ["paragraph: A b c e"]),
        ("<div>\n<p>Raw <i>text</i></p>\n</div>\n\nThen", ["paragraph: Raw text", "paragraph: Then"]),
        ("<script>\nno()\n</script>\n\nText", ["paragraph: Text"]),
        ("Fish &amp; chips\\*", ["paragraph: Fish & chips*"]),
        ("It’s “so” so\u00adft and\u00a0fine\u200b.", ["paragraph: It's \"so\" soft and fine."]),
        ("Use {{< shortcode a=\"b\" >}} here\n\n{{% note %}}\nText\n{{% /note %}}",
         ["paragraph: Use here", "paragraph: Text"]),
        ("{% include x.html %}\n# Head\n\n{{ page.title }} is", ["heading: Head", "paragraph: is"]),
        (":::tip\nText\n:::", ["paragraph: Text"]),
        ("- [ ] to do", ["list-item: to do"]),
        ("Autolink <http://x.y> text", ["paragraph: Autolink text"]),
    ],
)  # fmt: skip
def test_segments(source: str, expected: list[str]) -> None:
    document = read(source)
    assert [f"{one.kind}: {one.text}" for one in document.segments] == expected
    assert list(wrong_places(document)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: \"A title\"\ntags: [x]\nlang: de-AT\n---\n\nText", ["A title", "Text"]),
        ("---\ndescription: >\n  Folded\n  text\nseo:\n  title: 'It''s'\n---\nText",
         ["Folded text", "It's", "Text"]),
        ("+++\ntitle = \"A title\"\n[params]\ndescription = 'More'\n+++\n\nText",
         ["A title", "More", "Text"]),
        ("---\ntitle: [broken\n---\n\nText", ["Text"]),
        ("---\n- no mapping\n---\n\nText", ["no mapping", "Text"]),
        ("---\nkey: [unclosed\n---\n\nText", ["Text"]),
    ],
)  # fmt: skip
def test_front_matter(source: str, expected: list[str]) -> None:
    document = read(source)
    assert [one.text for one in document.segments] == expected
    assert list(wrong_places(document)) == []


def test_front_matter_declares_the_language() -> None:
    assert read("---\nlang: de-AT\n---\nText").language == "de"
    assert read("+++\nlocale = 'fr'\n+++\nText").language == "fr"


MDX = """\
import { Card } from './card'
export const meta = {
  title: 'no prose'
}

# Head

<Card title="x" onClick={() => a > b}>
  Inside the *card*
</Card>

Text with {expression('no prose')} and <Badge kind="new" /> more.

{/* claimlint-disable-next-line overclaims/cure -- why */}
<Multi
  line="tag"
>

Last
"""


def test_mdx() -> None:
    document = read(MDX, "page.mdx")
    assert [one.text for one in document.segments] == [
        "Head", "x", "Inside the card", "Text with and more.", "Last",
    ]  # fmt: skip
    assert "disable-next-line" in document.comments[0].text
    assert list(wrong_places(document)) == []


def test_places_through_markup() -> None:
    source = "It is a **long-\nlasting** [re&shy;lief](http://x.y) \u200bnow, “so” it’s."
    document = read(source)
    (segment,) = document.segments
    start = segment.text.index("long-")
    end = segment.text.index("relief") + len("relief")
    first, last = segment.source_span(start, end)
    assert segment.text[start:end] == "long- lasting relief"
    assert source[first:last] == "long-\nlasting** [re&shy;lief"
    place = document.source.place(last - 1)
    assert (place.line, place.column) == (2, source.split("\n")[1].index("f](") + 1)


def test_sections_and_lead_ins() -> None:
    document = read("Intro\n\n# One\n\nWe say:\n\n- a\n- b\n\n## Two\n\n- c")
    assert [one.section for one in document.segments] == [0, 1, 1, 1, 1, 2, 2]
    leads = [one.lead_in.text if one.lead_in else None for one in document.segments]
    assert leads == [None, None, None, "We say:", "We say:", None, None]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_do_not_shift_places(end: str) -> None:
    text = end.join(["# Äpfel", "", "Über *alle* Maßen 😀 gut", "", "- so"])
    document = readers.read("page.md", b"\xef\xbb\xbf" + text.encode())
    places = [document.source.place(one.source_span(0, 1)[0]) for one in document.segments]
    assert [tuple(place) for place in places] == [(1, 3), (3, 1), (5, 3)]


FRAGMENTS = st.sampled_from(
    ["# ", "- ", "> ", "1. ", "*", "**", "_", "`", "```\n", "[a](b \"t\")", "![c](d)", "<b>", "</b>",
     "<!-- e -->", "<div>", "</div>\n\n", "&amp;", "&shy;", "\\*", "| f | g |\n| - | - |\n", "\n", "\n\n",
     "  \n", "word", "Ünï", "薬。", "😀", "\u00a0", "\u200b", "---\n", "{{< x >}}", "[^1]", "[^1]: n\n", " ",
     "{", "}", "<Card a={b}>", "import x from 'y'\n", ":::tip\n", "\t", "'", "http://x.y", "<br>",
     "<script>", "&#x41;", "~~s~~", "- [x] t\n"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join), st.sampled_from(["a.md", "a.mdx"]))
def test_places_hold_for_any_markdown(text: str, name: str) -> None:
    assert list(wrong_places(read(text, name))) == []
