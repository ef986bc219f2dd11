"""AsciiDoc, reStructuredText, OpenDocument and PowerPoint: what is read, and where."""

from __future__ import annotations

import io
import zipfile

import pptx
import pytest

from lint import readers
from lint.config import Settings
from lint.readers.errors import ReadError
from lint.run import Linter

ADOC = """\
= The title
:toc: left
// a comment

A *bold* and _soft_ word, a link:https://example.org[link text] and `code`.
Same paragraph.

== Risks

* One item
. Two items

[source,python]
----
cure = "miracle"
----

NOTE: Read this.

image::a.png[An alt text]
"""
RST = """\
The title
=========

.. image:: a.png
   :alt: x

A *soft* and **bold** word, a `link text <https://example.org>`_ and ``code``.
Same paragraph.

Risks
-----

- One item
- Two items

Shown::

    cure = "miracle"

.. note:: Read this.
"""


def texts(name: str, data: bytes) -> list[tuple[str, str]]:
    return [(str(one.kind), one.text) for one in readers.read(name, data).segments]


def test_asciidoc() -> None:
    assert texts("a.adoc", ADOC.encode()) == [
        ("heading", "The title"),
        ("paragraph", "A bold and soft word, a link text and . Same paragraph."),
        ("heading", "Risks"),
        ("list-item", "One item"),
        ("list-item", "Two items"),
        ("paragraph", "Read this."),
        ("caption", "An alt text"),
    ]


def test_restructuredtext() -> None:
    assert texts("a.rst", RST.encode()) == [
        ("heading", "The title"),
        ("caption", "x"),
        ("paragraph", "A soft and bold word, a link text and . Same paragraph."),
        ("heading", "Risks"),
        ("list-item", "One item"),
        ("list-item", "Two items"),
        ("paragraph", "Shown:"),
        ("paragraph", "Read this."),
    ]


@pytest.mark.parametrize("name", ["a.en.adoc", "a.en.rst"])
def test_places_point_at_the_words(name: str) -> None:
    text = "Ärzte\n=====\n\nIt is *sure*: it\n**cures** depression.\n"
    found = Linter(Settings(select=("overclaims/cure",))).check_bytes(name, text.encode())
    (finding,) = found.findings
    assert (finding.line, finding.end_line) == (5, 5)
    words = text.splitlines()[4][finding.column - 1 : finding.end_column - 1]
    assert words == "cures** depression"


def odt(body: str) -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' \
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' \
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'  # fmt: skip
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
    return target.getvalue()


def test_opendocument() -> None:
    body = (
        '<text:tracked-changes><text:deletion><text:p>Gone</text:p></text:deletion></text:tracked-changes>'
        '<text:h text:outline-level="2">Title</text:h>'
        '<text:p>One <text:span>two</text:span><text:s text:c="2"/>three'
        "<office:annotation><text:p>Note to self</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A footnote</text:p></text:note-body></text:note> four</text:p>"
        "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )  # fmt: skip
    assert texts("a.odt", odt(body)) == [
        ("heading", "Title"),
        ("paragraph", "One two three four"),
        ("paragraph", "A footnote"),
        ("list-item", "Item"),
        ("table-cell", "Cell"),
    ]


def test_powerpoint() -> None:
    deck = pptx.Presentation()
    for number in (1, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Title {number}"
        slide.placeholders[1].text = f"It is text {number}"
    slide.notes_slide.notes_text_frame.text = "Say this"
    target = io.BytesIO()
    deck.save(target)
    document = readers.read("a.pptx", target.getvalue())
    assert document.source.text.splitlines() == [
        "[slide 1]", "Title 1", "It is text 1", "[slide 2]", "Title 2", "It is text 2", "Say this",
    ]  # fmt: skip
    assert [one.text for one in document.segments][-1] == "Say this"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.odt", b"PK"), ("a.odt", odt("<text:p>")), ("a.pptx", b"x"), ("a.pptx", odt(""))],
)
def test_a_broken_package_is_one_clear_line(name: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read(name, data)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)
