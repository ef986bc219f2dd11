"""Catalogues, tables and subtitles: what is read, and that places point at it."""

from __future__ import annotations

import re

import pytest

from lint import readers
from lint.config import Settings
from lint.document import Document
from lint.readers.errors import ReadError
from lint.run import Linter
from tests.readers.check_places import wrong_places

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


def marked(rule: str, name: str, content: str) -> list[str]:
    """What stands in the source where a rule finds something."""
    found = Linter(Settings(select=(rule,))).check_bytes(name, content.encode())
    assert found.source is not None
    text = found.source.text
    ends = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    return [
        text[ends[one.line - 1] + one.column - 1 : ends[one.end_line - 1] + one.end_column - 1]
        for one in found.findings
    ]


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
    (words,) = marked("overclaims/cure", name, content)
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
        ("_locales/de/messages.json", True),
        ("_data/offers.yml", True),
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


SUBTITLES_IN_A_ROW = """\
1
00:00:01,000 --> 00:00:02,000
Relief in <1% of
2
00:00:02,000 --> 00:00:03,000
all people.
3
00:00:03,000 --> 00:00:04,000
100
4
00:00:04,000 --> 00:00:05,000
<font color="red">Next.</font>
"""
XLIFF_OFFERS = """<xliff>
<trans-unit><target>Shown.</target><alt-trans><target>Suggested.</target></alt-trans></trans-unit>
<trans-unit translate="no"><target>Fixed.</target></trans-unit>
<trans-unit><source>New.</source><target state="new">New.</target></trans-unit>
<trans-unit><source>Due.</source><target state="needs-translation">Due.</target></trans-unit>
<unit><mtc:matches xmlns:mtc="m"><mtc:match><target>Matched.</target></mtc:match></mtc:matches>
<segment state="initial"><source>First.</source><target>First.</target></segment>
<segment state="final"><target><mrk translate="no">Brand</mrk> named.</target></segment></unit>
<trans-unit><target>Last.</target></trans-unit>
</xliff>"""
CHROME = """{
"a": {"message": "Hello $WHO$ there", "description": "A note",
      "placeholders": {"who": {"content": "$1", "example": "Ann Lee"}}},
"description": {"message": "The second one"}
}"""
TRACKS = "a: !html \"<b>Bold</b> words\"\nb: &b 'It''s known'\nc: *b\nd: !md |\n  In a block\n---\ne: More\n"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", '{"a": "In <1% of users. More in >90% of users."}',
         ["In <1% of users. More in >90% of users."]),
        ("a.json", '{"a": "<0>Bold</0> <my:x-y z=\'1\'/>and <br/>more"}', ["Bold and more"]),
        ("a.json", '{"a": "Q&amp;A:&nbsp;works &#8364; R&D"}', ["Q&A: works € R&D"]),
        ("a.json", '{"a": "if a <b, and c> 5"}', ["if a <b, and c> 5"]),
        ("a.json", '{"a": "<h2>Ours</h2><ul><li>No needles</li><li><p>One</p></li></ul>End"}',
         ["Ours", "No needles", "One", "End"]),
        ("a.json", r'{"a": "Never\n\nAlways\nso\r\n\r\nEnd"}', ["Never", "Always so", "End"]),
        ("a.po", 'msgid "x"\nmsgstr "Myths\\n"\n"\\n"\n"Relief"', ["Myths", "Relief"]),
        ("a.yml", "a: |\n  Never\n\n  Always\n", ["Never", "Always"]),
        ("a.json", '{"a": "SAFE", "b": "risk-free", "c": "#1", "d": "No1", "e": "\\u4fdd\\u8bc1"}',
         ["SAFE", "risk-free", "#1", "No1", "保证"]),
        ("a.json", '{"a": "nav.homeTitle", "b": "#fff", "c": "/img/a.png", "d": "USER_ID", "e": "a-1"}', []),
        ("a.csv", "a,b,c,d,e\n#1,零风险,camp_1,€ 9,de-1\n", ["#1", "零风险"]),
        ("a.json", r'{"a": "See https:\/\/x.org\/a\/{id}, www.x.org/b or x.org/c%20d. Ask a.b@x.org, too."}',
         ["See , or x.org . Ask , too."]),
        ("a.srt", SUBTITLES_IN_A_ROW, ["Relief in <1% of all people.", "100 Next."]),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<c.a.b>At <00:01.500>once,</c> www.x.org/sure &amp; now.\n",
         ["At once, & now."]),
        ("a.xlf", XLIFF_OFFERS, ["Shown.", "Brand named.", "Last."]),
        ("a.xlf", "<xliff><target>Pain?<x ctype='lb'/>Relief<bx/>is<ex/> "
         "<ph>&lt;i&gt;</ph>here</target></xliff>", ["Pain? Relief is here"]),
        ("a.po", 'domain "x"\nmsgid "a" "b"\nmsgstr "One\u2028two" "\u0085three\x0cfour"\nmsgid\n"c"\nmsgstr\n"C"\n',
         ["One two three four", "C"]),
        ("a.json", CHROME, ["Hello $WHO$ there", "The second one"]),
        ("a.json", '{"alert": {"message": "One thing", "description": "Two things"}, "b": "Three"}',
         ["One thing", "Two things", "Three"]),
        ("a.yml", TRACKS, ["Bold words", "It's known", "In a block", "More"]),
    ],
)  # fmt: skip
def test_a_text_is_what_its_readers_see_of_it(name: str, content: str, expected: list[str]) -> None:
    document = readers.read(name, content.encode())
    assert [segment.text for segment in document.segments] == expected
    assert list(wrong_places(document)) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.en.json", '{"a": "In <1% of us. Relief is guaranteed in >9% of us."}', "Relief is guaranteed"),
        ("a.en.json", '{"a": "<ul><li>No needles</li><li>Relief is guaranteed</li></ul>"}', "Relief is guaranteed"),
        ("a.en.json", r'{"a": "We never\n\nRelief is guaranteed"}', "Relief is guaranteed"),
        ("a.en.json", '{"a": "GUARANTEED"}', "GUARANTEED"),
        ("a.en.json", '{"a": "<p>Be wary of clinics that say:</p><ul><li>Relief is guaranteed</li></ul>"}', ""),
        ("a.en.txt", "Visit https://x.org/relief-is-guaranteed today.", ""),
        ("a.en.md", "Mail relief.guaranteed@x.org or see example.com/relief-is-guaranteed.", ""),
        ("a.en.html", "<p>Mail relief.guaranteed@x.org or see example.com/relief-is-guaranteed.", ""),
        ("a.en.xlf", "<xliff><target>É is<bx/>guaranteed<ex/> relief</target></xliff>", "guaranteed"),
        ("a.en.po", 'msgid "y" "z"\nmsgstr "É\u2028" "Relief is guaranteed."', "Relief is guaranteed"),
        ("a.en.yml", "é: x\n---\na: !html \"Relief is guaranteed.\"", "Relief is guaranteed"),
        ("a.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nÉ.\n2\n00:00:01,000 --> 00:00:02,000\nRelief is guaranteed.",
         "Relief is guaranteed"),
    ],
)  # fmt: skip
def test_claims_are_found_where_they_are_made(name: str, content: str, words: str) -> None:
    assert marked("overclaims/guarantee", name, content) == ([words] if words else [])


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("a.po", 'msgid ""\nmsgstr "Language: fil\\n"\n', "fil"),
        ("a.po", 'msgid ""\nmsgstr "Language: sr@latin\\n"\n', "sr"),
        ("a.po", 'msgid ""\nmsgstr "Language: English\\n"\n', None),
        ("a.xlf", "<xliff><file target-language='fil-PH'/></xliff>", "fil"),
        ("a.json", '{"@@locale": "fil"}', "fil"),
        ("a.json", '{"locale": "zh_Hans_CN"}', "zh"),
        ("a.yml", "fil-PH:\n  a: b\n", "fil"),
        ("a.yml", "faq:\n  a: b\n", None),
    ],
)
def test_a_language_is_its_primary_subtag(name: str, content: str, language: str | None) -> None:
    assert readers.read(name, content.encode()).language == language


def test_originals_are_those_of_what_is_translated() -> None:
    catalogue = 'msgid "One"\nmsgstr "Eins"\n\nmsgid "Two"\nmsgstr ""\n'
    units = (
        "<xliff><trans-unit><source>One</source><target>Eins</target></trans-unit>"
        "<trans-unit><source>Two</source></trans-unit>"
        "<trans-unit><source>Three</source><target state='new'>Three</target></trans-unit></xliff>"
    )
    for name, content in (("a.po", catalogue), ("a.xlf", units)):
        document = readers.originals(name, content.encode())
        assert document is not None
        assert [segment.text for segment in document.segments] == ["One"]


def test_an_empty_catalogue_is_an_empty_document() -> None:
    for name in ("a.po", "a.json", "a.yml", "a.csv", "a.srt"):
        document: Document = readers.read(name, b"")
        assert document.segments == []
