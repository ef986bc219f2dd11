"""Catalogues, tables and subtitles: what is read, and that places point at it."""

from __future__ import annotations

import itertools

import pytest

from lint import readers
from lint.config import Settings
from lint.document import Document
from lint.readers.errors import ReadError
from lint.run import Linter

PO = r"""
msgid ""
msgstr ""
"Language: de_DE\n"
"Content-Type: text/plain; charset=UTF-8\n"

#. a comment
msgctxt "home"
msgid "Our spray is a miracle."
msgstr "Unser Spray "
"ist für „%s“ da.\n<b>Ein</b> Spray"

#, fuzzy
msgid "Fuzzy"
msgstr "Unsicher"

msgid "one"
msgid_plural "many"
msgstr[0] "%d Platz"
msgstr[1] "%d Plätze"

#~ msgid "old"
#~ msgstr "alt"
"""
XLIFF_1 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file source-language="en" target-language="fr-FR"><body>
  <trans-unit id="1"><source>A miracle</source>
   <target>Été &amp; <g id="1">santé</g><ph id="2">&lt;br/&gt;</ph> pour\r
tous</target></trans-unit></body></file></xliff>"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es">
<file id="f"><unit id="u"><segment><source>Cure</source><target>Más <pc id="1">vida</pc></target></segment></unit></file></xliff>"""  # fmt: skip
JSON = """{
\t"title": "Caf\\u00e9 \\ud83d\\ude00 for \\"all\\"\\nof us",
\t"n": 3, "url": "https://example.org/a", "key": "home.title",
\t"@title": "a note", "deep": {"list": ["One line", "{count, plural, one {# spot left} other {# spots left}}"]},
\t"hello": "Hello {name}, save %1$s or {{more}}"
}"""  # fmt: skip
YAML = """de:
  title: 'It''s "plain"'
  block: |
    Two lines
    of text
  colour: "#fff"
"""
CSV = 'id,headline,url\n1,"Feel ""well"", now",https://example.org\n2,Plain words here,x\n'
SRT = """1
00:00:01,000 --> 00:00:02,000
<i>Our spray
is a</i>

2
00:00:03,000 --> 00:00:04,000
{\\an8}game-changer.

3
00:00:05,000 --> 00:00:06,000
Next.
"""
VTT = "WEBVTT\n\nNOTE hidden\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hello there.</v>\n"


def texts(name: str, content: str) -> list[str]:
    return [segment.text for segment in readers.read(name, content.encode()).segments]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.po", PO, ['Unser Spray ist für " " da. Ein Spray', "Platz", "Plätze"]),
        ("a.xlf", XLIFF_1, ["Été & santé pour tous"]),
        ("a.xliff", XLIFF_2, ["Más vida"]),
        ("a.json", JSON, ['Café 😀 for "all" of us', "One line", "# spot left. # spots left",
                          "Hello , save or"]),
        ("a.yml", YAML, ["It's \"plain\"", "Two lines of text"]),
        ("a.csv", CSV, ['Feel "well", now', "Plain words here"]),
        ("a.tsv", "a\tb\nOne two\tThree four\n", ["One two", "Three four"]),
        ("a.srt", SRT, ["Our spray is a game-changer.", "Next."]),
        ("a.vtt", VTT, ["Hello there."]),
    ],
)  # fmt: skip
def test_only_what_readers_see_is_read(name: str, content: str, expected: list[str]) -> None:
    assert texts(name, content) == expected


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [("a.po", PO, "de"), ("a.xlf", XLIFF_1, "fr"), ("a.xlf", XLIFF_2, "es"), ("a.yml", YAML, "de")],
)
def test_the_language_is_the_one_declared(name: str, content: str, language: str) -> None:
    assert readers.read(name, content.encode()).language == language


CLAIM = "Spray cures depression"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.en.po", 'msgid "x"\nmsgstr "ünd: "\n"Spray %s cures "\n"depression"\n'),
        ("a.en.xlf", '<xliff><target>É &amp; Spray <g id="1">cures</g> depression</target></xliff>'),
        ("a.en.json", '{"a": "\\u00e9 \\"Spray\\" cures {drug} depression"}'),
        ("a.en.yml", "a: 'it''s: Spray cures depression'\nb: >\n  a\n"),
        ("a.en.csv", 'x,y\n1,"a ""Spray"" cures depression"\n'),
        ("a.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nÉ Spray\ncures <i>depression</i>\n"),
    ],
)  # fmt: skip
def test_places_point_at_the_words(name: str, content: str) -> None:
    found = Linter(Settings(select=("overclaims/cure",))).check_bytes(name, content.encode())
    (finding,) = found.findings
    assert found.source is not None
    lines = [0, *itertools.accumulate(map(len, found.source.text.splitlines(keepends=True)))]
    start = lines[finding.line - 1] + finding.column - 1
    end = lines[finding.end_line - 1] + finding.end_column - 1
    words = found.source.text[start:end]
    assert words.startswith("cures")
    assert words.rstrip("</i>").endswith("depression")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.po", 'msgid "x\n', "a.po:1: not a line of a catalogue"),
        ("a.xlf", "<xliff><target>", "a.xlf:1:16: not valid XML"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff/>',
         "a.xlf:1: holds a document type"),
        ("a.xlf", "<a>" * 300, "more than 200 nested elements"),
        ("a.json", '{"a": ', "a.json:1:7: not valid JSON"),
        ("a.json", "[" * 3000, "a.json"),
        ("a.csv", "a\n" + "x," * 2000, "more than 1000 columns"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_line(name: str, content: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read(name, content.encode())
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("locales/de/app.json", True),
        ("i18n/messages.yml", True),
        ("package.json", False),
        (".github/workflows/ci.yml", False),
        ("page.md", True),
        ("de.po", True),
        ("film.srt", True),
        ("tool.py", False),
    ],
)
def test_data_files_in_folders_are_copy_where_their_path_says_so(path: str, known: bool) -> None:
    assert readers.is_known(path) is known


def test_an_empty_catalogue_is_an_empty_document() -> None:
    for name in ("a.po", "a.json", "a.yml", "a.csv", "a.srt"):
        document: Document = readers.read(name, b"")
        assert document.segments == []
