"""Plain text and bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import readers
from lint.readers.errors import ReadError
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
    ],
)  # fmt: skip
def test_segments(source: str, expected: list[str]) -> None:
    document = readers.read("page.txt", source.encode())
    assert [f"{one.kind}: {one.text}" for one in document.segments] == expected
    assert list(wrong_places(document)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    document = readers.read("page.txt", "Größe\r\n\r\n薬".encode(encoding))
    assert [one.text for one in document.segments] == ["Größe", "薬"]
    assert tuple(document.source.place(document.segments[1].runs[0].source)) == (3, 1)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"ok\nna\xefve", "page.txt:2:3: not UTF-8 here"),
        (b"a\0b\0", "page.txt:1:2: looks like UTF-16 without"),
        (b"PNG\0\1\2\3\0\0\0", "page.txt:1:4: holds NUL bytes, looks like a binary"),
        (b"\xff\xfea", "page.txt:1:1: not UTF-16 here"),
    ],
)
def test_other_bytes_are_a_clear_error(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read("page.txt", data)
    assert str(caught.value).startswith(problem)


def test_the_format_is_known_by_content_without_a_name() -> None:
    assert readers.read("<stdin>", b"<!doctype html><p>a<p>b").segments[1].text == "b"


@given(st.text())
def test_places_hold_for_any_text(text: str) -> None:
    try:
        document = readers.read("page.txt", text.encode("utf-8", "surrogatepass"))
    except ReadError:
        return
    assert list(wrong_places(document)) == []
