"""HTML: what is prose, of which kind, in which language, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import readers
from lint.document import Document
from tests.readers.check_places import wrong_places


def read(text: str) -> Document:
    return readers.read("page.html", text.encode())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One <b>bold</b> word</p>", ["paragraph: One bold word"]),
        ("<h2>Head</h2>text<p>more", ["heading: Head", "paragraph: text", "paragraph: more"]),
        ("<ul><li>a<li>b</ul>", ["list-item: a", "list-item: b"]),
        ("<table><tr><td>a<th>b</table>", ["table-cell: a", "table-cell: b"]),
        ("<blockquote><p>Said</p></blockquote>", ["quotation: Said"]),
        ("<a href=x>Book</a>", ["link: Book"]),
        ("<p>See <a href=x>this</a></p>", ["paragraph: See this"]),
        ("<button>Go</button>", ["link: Go"]),
        ("<input type=submit value='Send it'>", ["link: Send it"]),
        ("<img src=x alt='A &amp; B'>", ["caption: A & B"]),
        ("<p aria-label=Label title=\"Title\">Text</p>",
         ["caption: Label", "caption: Title", "paragraph: Text"]),
        ("<title>T &eacute;</title><meta name=description content=\"D\">",
         ["metadata: T é", "metadata: D"]),
        ("<meta property=og:title content='OG'>", ["metadata: OG"]),
        ("<meta name=viewport content='no'>", []),
        ("<script>no < no</script><style>p{}</style><p>yes</p>", ["paragraph: yes"]),
        ("<p>a<br>b&nbsp;c&#8209;d</p>", ["paragraph: a b c-d"]),
        ("<p>x <code>no</code> y</p>", ["paragraph: x y"]),
        ("<p>a <!--> b <!-- > --> c", ["paragraph: a b c"]),
        ("<p class=x\"y title='t'>a</p><p b=\"c>d", ["caption: t", "paragraph: a", "paragraph: d"]),
        ("<p>It works<sup>1</sup>, see<sup><a href=#n>[2]</a></sup> x<sup>th</sup>",
         ["paragraph: It works, see xth"]),
        ("Sure<sup>TM</sup> sure<sup>SM</sup> sure<sup>a</sup> sure<sup>a, b</sup> sure<sup><a href=#a>a</a></sup>",
         ["paragraph: Sure sure sure sure sure"]),
        ("1<sup>e</sup> XXI<sup>e</sup> M<sup>e</sup> 2<sup>nd</sup> x<sup>n</sup> 1.<sup>a</sup>",
         ["paragraph: 1e XXIe Me 2nd xn 1.a"]),
        ("<link rel=alternate title=no><style title=no></style><p aria-placeholder=a>", ["caption: a"]),
        ("<custom-card heading=Head body='Text' class='a b c d' data-title=no :text=no onclick='no no no no'>x</custom-card>",
         ["caption: Head", "caption: Text", "paragraph: x"]),
        ("{{ govukButton({ text: \"It \\\"works\\\"\", href: \"/a\", classes: \"a b c d\" }) }}",
         ["caption: It \"works\""]),
        ("{% trans 'It works' %}{% render 'card', title: 'So' %}{% include x content=\"It works for all.\" %}",
         ["caption: It works", "caption: So", "caption: It works for all."]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>d", ["list-item: a", "list-item: b", "list-item: c", "paragraph: d"]),
        ("<p><b>a<p>b</b> c</p>d", ["paragraph: a", "paragraph: b c", "paragraph: d"]),
        ("<x-tip>a</x-tip><x-tip>b</x-tip>", ["paragraph: a b"]),
        ("<ruby>薬<rt>くすり</rt></ruby>です", ["paragraph: 薬です"]),
        ("<svg><title>no</title></svg><select><option>a<option>b</select>", ["list-item: a", "list-item: b"]),
        ("<p>{{ no | \"x\" }} a {% if b > c %}d<% e > f %><?php g->h() ?></p>", ["paragraph: a d"]),
        ("---\ntitle: T\n---\n<p>a", ["metadata: T", "paragraph: a"]),
        ("<p>See https://x.y/cure. So", ["paragraph: See . So"]),
        ("<figure><img alt=a src=b><figcaption>c</figcaption></figure>", ["caption: a", "caption: c"]),
        ("<img alt='a&copy=b &copy c' src=x>", ["caption: a&copy=b © c"]),
        ("&notit; &#128; &#x110000; &ampx", ["paragraph: ¬it; € \ufffd &x"]),
        ("<noscript><p>a</p></noscript><p hidden>b", ["paragraph: a", "paragraph: b"]),
        ("<label>a <input placeholder=b></label><textarea>no</textarea>", ["paragraph: a", "caption: b"]),
        ("<title>a <b> c</title>", ["metadata: a <b> c"]),
        ("<table><caption>a<tr><td>b<td>c<tr><th>d</table>e",
         ["caption: a", "table-cell: b", "table-cell: c", "table-cell: d", "paragraph: e"]),
        ("<!-- c --><p>a <!-- d --> b", ["paragraph: a b"]),
        ("<p>a <del>b</del> <s>c <b>d</b></s> <ins>e</ins> <strike>f", ["paragraph: a e"]),
        ("a < b & c &unknown; &amp d", ["paragraph: a < b & c &unknown; & d"]),
    ],
)  # fmt: skip
def test_segments(source: str, expected: list[str]) -> None:
    document = read(source)
    assert [f"{one.kind}: {one.text}" for one in document.segments] == expected
    assert list(wrong_places(document)) == []


def test_languages_of_elements() -> None:
    document = read("<html lang=en><p>One<p lang=de>Zwei <i lang=fr>trois</i></p><p>Two</html>")
    assert document.language == "en"
    assert [one.language for one in document.segments] == ["en", "de", "en"]


def test_comments_are_kept_with_their_place() -> None:
    text = "<p>a</p>\n<!-- claimlint-disable x -->"
    (comment,) = read(text).comments
    assert comment.text == " claimlint-disable x "
    assert text[comment.start : comment.end] == "<!-- claimlint-disable x -->"


def test_places_in_attributes_and_text() -> None:
    text = '<p\n title="A &quot;t&quot;">Ä <em>very\n long</em> &eacute;nd</p>'
    document = read(text)
    caption, paragraph = document.segments
    first, last = caption.source_span(0, len(caption.text))
    assert text[first:last] == "A &quot;t&quot;"
    first, last = paragraph.source_span(2, len(paragraph.text))
    assert text[first:last] == "very\n long</em> &eacute;nd"


@pytest.mark.parametrize(
    "text", ["<!--" * 20000, "<a " * 20000, "<" * 50000, "&" * 50000, "<p>" * 50000, "</p>" * 50000,
             "<![CDATA[" * 20000, "<!" * 20000, "<a b='" * 10000, "<div " + "a " * 50000, "<b><p>" * 20000, "<td>" * 20000,
             "<a b=\"'" * 10000, "www." * 20000, "<sup>1" * 20000]
)  # fmt: skip
def test_soup_is_read_in_time(text: str) -> None:
    document = read(text)
    assert list(wrong_places(document)) == []


FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<div lang=de>", "</div>", "<li>", "<!-- c -->", "<!--", "-->", "<a href='x'>",
     "</a>", "<img alt=\"a &amp; b\">", "<script>", "</script>", "text ", "Ünï", "薬。", "😀", "&amp;", "&eacute",
     "&#65;", "&#x1F600;", "&bogus;", "\n", "\r\n", "<", ">", "\"", "'", "=", "&", "<br/>", "<title>", "</title>",
     "<svg>", "</svg>", "<p title='t&lt;u'>", "\u00ad", "\u200b", "<textarea>", "<!DOCTYPE html>", "<?x?>"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_places_hold_for_any_html(text: str) -> None:
    assert list(wrong_places(read(text))) == []
