"""The HTML report: whole, escaped, without network."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from lint.config import Settings
from lint.reports import html
from lint.run import FileFindings, FileResult, Linter, Result, Waived

EVIL = "<script>alert(1)</script> \"'& \x1b[31m\u202e"
BAD = (
    "# Offer\n\nOur spray cures\ndepression, <b onclick=x>guaranteed</b>: a game-changer &amp; more.\n"
    "</textarea><script>alert(1)</script>\n"
)


class Page(HTMLParser):
    """Collects what is in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br", "link", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["script"] and self.open[-1:] != ["style"]:
            self.text += data


@pytest.fixture(scope="module")
def result() -> Result:
    linter = Linter(Settings())
    bad = linter.check_bytes("docs/bad.en.md", BAD.encode())
    clean = linter.check_bytes("clean.en.md", b"The clinic opens at nine.\n")
    waived = (Waived(bad.findings[0], EVIL, "Dr. Bell", "2027-03-31"),)
    files = [
        bad,
        FileFindings(clean.file, waived=waived, source=clean.source),
        FileFindings(FileResult("x", error=EVIL)),
    ]
    return Result(files, packs=tuple(linter.packs()))


@pytest.fixture(scope="module")
def page(result: Result) -> Page:
    return Page(html.write(result))


def test_every_element_is_closed_and_no_id_stands_twice(page: Page) -> None:
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_links_within_the_page_lead_somewhere(page: Page) -> None:
    ids = {attributes.get("id") for _, attributes in page.tags}
    targets = [attributes.get("href") or "" for tag, attributes in page.tags if tag == "a"]
    assert all(target[1:] in ids for target in targets if target.startswith("#"))
    assert sum(target.startswith("#finding-") for target in targets) >= 3


def test_nothing_of_the_copy_becomes_markup(page: Page, result: Result) -> None:
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "<script>alert(1)</script>" in page.text
    assert "\x1b" not in html.write(result)


def test_nothing_is_loaded_from_elsewhere(page: Page) -> None:
    assert not [tag for tag, attributes in page.tags if "src" in attributes or tag == "link"]
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_the_words_are_marked_where_they_stand(page: Page, result: Result) -> None:
    marks = [
        attributes for tag, attributes in page.tags if tag == "a" and "data-findings" in attributes
    ]
    marked = {number for one in marks for number in (one["data-findings"] or "").split()}
    assert marked == {str(number) for number in range(1, len(result.findings) + 1)}
    assert re.search(r"cures\s*\d*\s*depression", page.text)


def test_reviewers_see_what_was_checked_passed_and_waived(page: Page) -> None:
    for words in ("passed: nothing found", "Approved by", "2027-03-31", "overclaims", "Not read"):
        assert words in page.text


def test_an_empty_run_is_a_page_too() -> None:
    assert "0 documents" in Page(html.write(Result())).text
