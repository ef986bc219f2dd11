"""Plain text and bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import readers
from lint.document import Kind
from lint.readers.errors import ReadError
from lint.readers.lines import Lines
from tests.readers.check_places import wrong_places


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One.\n\nTwo.", ["paragraph: One.", "paragraph: Two."]),
        ("A long first line, all in one.\nA second one, too.",
         ["paragraph: A long first line, all in one.", "paragraph: A second one, too."]),
        ("This paragraph was wrapped by an editor at\nsixty columns, as it was the custom, and it\n"
         "goes on for three lines.\n\nThen the next.",
         ["paragraph: This paragraph was wrapped by an editor at sixty columns, as it was the custom, "
          "and it goes on for three lines.", "paragraph: Then the next."]),
        ("How it works\n\nIt works.", ["heading: How it works", "paragraph: It works."]),
        ("How it works\nIt works well.", ["heading: How it works", "paragraph: It works well."]),
        ("What we do:\n\n- one\n* two\n3. three",
         ["paragraph: What we do:", "list-item: one", "list-item: two", "list-item: three"]),
        ("> said\n> so", ["quotation: said so"]),
        ("Only one", ["paragraph: Only one"]),
        ("Title\n=====\nText goes here.", ["heading: Title", "paragraph: Text goes here."]),
        ("治疗\n\n这是一个关于治疗的段落。", ["heading: 治疗", "paragraph: 这是一个关于治疗的段落。"]),
        ("Is it safe?\nYes, it is.", ["heading: Is it safe?", "paragraph: Yes, it is."]),
        ("See https://x.y/a?b=c now.\nOr a@b.c now.",
         ["paragraph: See now.", "paragraph: Or now."]),
        ("The news\nLink: https://x.y/a\nLink: x.yz/a",
         ["heading: The news", "paragraph: Link:", "paragraph: Link: x.yz"]),
        ("请联系sure@b.cn获取。R&amp;D and/or 24/7.", ["paragraph: 请联系 获取。R&D and/or 24/7."]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_segments(source: str, expected: list[str]) -> None:
    document = readers.read("page.txt", source.encode())
    assert [f"{one.kind}: {one.text}" for one in document.segments] == expected
    assert list(wrong_places(document)) == []


WRAPPED = """\
NEWSLETTER

Ketamine has been used as an anaesthetic for more than
fifty years. It is now being studied in people whose
depression did not get better with other medicines, and
in some countries a nasal spray is approved.

What it costs:
- a first talk is free of charge, and takes about half
  an hour
- each session is 300 euros

Yours,
The clinic
"""


def test_addresses_in_office_files_are_no_prose() -> None:
    lines = Lines()
    lines.add(Kind.PARAGRAPH, "Größe: www.x.org/sure, or a.b@x.org, too.")
    document = lines.document("page.docx")
    assert [segment.text for segment in document.segments] == ["Größe: , or , too."]
    assert list(wrong_places(document)) == []


def test_wrapped_lines_belong_together() -> None:
    document = readers.read("mail.txt", WRAPPED.encode())
    assert [(one.kind, one.text[:12], one.text[-9:]) for one in document.segments] == [
        ("heading", "NEWSLETTER", "EWSLETTER"),
        ("paragraph", "Ketamine has", "approved."),
        ("paragraph", "What it cost", "it costs:"),
        ("list-item", "a first talk", "f an hour"),
        ("list-item", "each session", "300 euros"),
        ("paragraph", "Yours,", "Yours,"),
        ("heading", "The clinic", "he clinic"),
    ]
    assert document.segments[3].lead_ins == (document.segments[2],)
    assert list(wrong_places(document)) == []


def test_a_draft_with_a_paragraph_a_line() -> None:
    text = (
        "Ketamine has drawn attention as an option for treating several conditions, and "
        * 4
        + "so on.\nHow Does It Work?\nIt acts on a receptor in the brain, as was shown.\n"
        "Moving Forward\nThe field goes on to look into what it may be used for.\n"
    )
    document = readers.read("draft.txt", text.encode())
    assert [one.kind for one in document.segments] == [
        "paragraph", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert [one.section for one in document.segments] == [0, 1, 1, 2, 2]


@given(st.text())
def test_places_hold_for_any_text(text: str) -> None:
    try:
        document = readers.read("page.txt", text.encode("utf-8", "surrogatepass"))
    except ReadError:
        return
    assert list(wrong_places(document)) == []
