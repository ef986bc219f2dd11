"""Bytes: which are text, and where those that are not stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import readers
from lint.document import Document
from lint.readers.errors import ReadError

TEXT = "Größe\r\n\r\n薬 😀"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    document = readers.read("page.txt", TEXT.encode(encoding))
    assert document.source.text == TEXT
    assert tuple(document.source.place(document.segments[1].runs.source)) == (3, 1)


@pytest.mark.parametrize("mark, encoding", [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf16_of_either_order(mark: bytes, encoding: str) -> None:
    assert readers.read("page.txt", mark + TEXT.encode(encoding)).source.text == TEXT


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"ok\nna\xefve", "page.txt:2:3: not UTF-8 here; save the file as UTF-8"),
        (b"\xef\xbb\xbfok\r\n\xff", "page.txt:2:1: not UTF-8"),
        ("Gr\xf6\xdfe".encode("latin-1"), "page.txt:1:3: not UTF-8"),
        (b"\xff\xfea", "page.txt:1:1: not UTF-16 here"),
        ("plain".encode("utf-16-le"), "page.txt:1:2: looks like UTF-16 without its byte order mark"),
        ("Größe".encode("utf-16-be"), "page.txt:1:1: looks like UTF-16 without its byte order mark"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "page.txt:3:1: holds NUL bytes, looks like a binary file"),
        (b"PK\3\4\0\0\0\0", "page.txt:1:5: holds NUL bytes, looks like a binary file"),
        (b"\xff\xfe\0\0a\0\0\0", "page.txt:1:1: holds NUL characters, looks like a binary file"),
    ],
)  # fmt: skip
def test_other_bytes_are_a_clear_error(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read("page.txt", data)
    assert str(caught.value).startswith(problem)


def test_a_file_too_large_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 3_000_000)
    with pytest.raises(ReadError, match="larger than 3 MB"):
        readers.read("page.md", b" " * 3_000_001)


@pytest.mark.parametrize(
    ("path", "name", "data", "texts"),
    [
        ("a.md", None, "*a* <p>", ["a"]),
        ("a.MARKDOWN", None, "*a*", ["a"]),
        ("a.html", None, "*a*", ["*a*"]),
        ("a.txt", None, "<p>a", ["<p>a"]),
        ("<stdin>", "a.md", "*a*", ["a"]),
        ("<stdin>", "a.mdx", "<A>\n    *a*\n</A>", ["a"]),
        ("<stdin>", None, "<!-- c --><!doctype html><p>a<p>b", ["a", "b"]),
        ("<stdin>", None, "a <p>", ["a <p>"]),
        ("dir.md/README", None, "*a*", ["*a*"]),
    ],
)
def test_the_format_is_known_by_name_or_content(
    path: str, name: str | None, data: str, texts: list[str]
) -> None:
    assert texts_of(readers.read(path, data.encode(), name)) == texts


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.mdx", "a.html", "a.txt", "a"]))
def test_bytes_give_a_document_or_an_error(data: bytes, name: str) -> None:
    try:
        readers.read(name, data)
    except ReadError as error:
        assert error.line >= 1
        assert error.column >= 1


def texts_of(document: Document) -> list[str]:
    return [segment.text for segment in document.segments]
