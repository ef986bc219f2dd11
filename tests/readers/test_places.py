"""Whatever a file holds: it is read or refused with a reason, and every word stands
where the document says."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import cache

import docx
import pptx
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint import readers
from lint.readers.errors import ReadError
from tests.readers.check_places import wrong_places

WORDS = [
    "cure",
    "Größe",
    "薬",
    "e\u0301",
    "\u202ea",
    "\u200b",
    "😀",
    "a's",
    "&amp;",
    "\\n",
    "\\u00e9",
]
COMMON = ["\n", "\n\n", " ", "\t", "\r\n", "  ", '"', "'", "\\", "\x1b[31m", "\u2028"]
SIGNS = {
    "md": ["# ", "- ", "> ", "*", "**", "_", "`", "[", "](x)", "![", "|", "| - |", "<b>", "</b>", "<!--",
           "-->", "---\n", "title: ", "{{< a >}}", "{% b %}", ":::", "[^1]", "1. ", "    ", "$x$", "<div>"],
    "mdx": ["# ", "<A b={1}>", "</A>", "<A/>", "{", "}", "import a from 'b'\n", "export ", "`", "{/*", "*/}", "<>"],
    "tsx": ["<A b={1}>", "</A>", "<A/>", "{", "}", "return (", ")", "`", "{/*", "*/}", "<>", "</>", "<p>", "</p>", "= [", "title: ",
            "=> ", "{\"", "\"}"],
    "html": ["<p>", "</p>", "<b>", "</b>", "<br>", "<!--", "-->", "<script>", "</script>", "<p lang=de>",
             "<img alt='", "<", ">", "&lt;", "&#x41;", "&#0;", "<title>", "<td>", "<![CDATA[", "<template>"],
    "txt": ["- ", "* ", "1. ", "=====\n", "    "],
    "adoc": ["= ", "== ", "* ", ". ", "----\n", "|===\n", "| ", "image::a[", "]", "*", "_", "NOTE: ", "//", ":a: ",
             "2+a|", ",===\n", "footnote:[", "image:a[", "https://x.org[", "a:: ", "[source]\n", "____\n", "+\n", "`", "#", "^"],
    "rst": ["====\n", "----\n", ".. note:: ", ".. image:: a\n   :alt: ", "::\n\n   ", "*", "**", "``", "`a <b>`_",
            "- ", "|", "+--+\n", "[1]_", "+--+--+\n", "== ===\n", "   ", "1. ", ":a: ", ".. [1] ", ".. list-table::\n\n   * - ",
            ".. csv-table::\n\n   ", ":a:`", "\\", "https://x.org", ">>> "],
    "po": ['msgid ""\n', 'msgstr "', '"\n', 'msgstr[0] "', 'msgid_plural "', "#, fuzzy\n", "#. ", 'msgctxt "a"\n',
           '"Language: de\\n"\n'],
    "xliff": ['<xliff version="1.2">', "<file target-language='de'>", "<body>", "<trans-unit id='1'>", "<source>",
              "</source>", "<target>", "</target>", "</trans-unit>", "</body></file></xliff>", "<g id='1'>", "</g>",
              "<x id='2'/>", "<![CDATA[", "]]>", "<!DOCTYPE x>"],
    "json": ['{"a": "', '"}', '": "', '", "', "{", "}", "[", "]", ",", "null", "1", "\\ud800", "{name}"],
    "yaml": ["a: ", "- ", "|\n", ">\n", "b:\n  ", "&x ", "*x", "!!str ", "# ", "{", "}", "[", "]", ": ", "<<: "],
    "csv": [",", ";", '"', "text,title\n", "\n", '""'],
    "srt": ["1\n", "00:00:00,000 --> 00:00:01,000\n", "<i>", "</i>", "{\\an8}"],
    "vtt": ["WEBVTT\n\n", "00:00.000 --> 00:01.000\n", "<v Ann>", "</v>", "NOTE ", "STYLE\n"],
}  # fmt: skip


def soup(form: str) -> st.SearchStrategy[str]:
    """Words among the signs of a format."""
    piece = st.sampled_from([*SIGNS[form], *SIGNS[form], *WORDS, *WORDS, *COMMON])
    return st.lists(piece, max_size=30).map("".join)


@pytest.mark.parametrize("form", SIGNS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_word_stands_where_the_document_says(form: str, data: st.DataObject) -> None:
    text = data.draw(soup(form))
    try:
        document = readers.read(f"page.{form}", text.encode())
    except ReadError as error:
        assert str(error).startswith(f"page.{form}")
    else:
        assert list(wrong_places(document)) == []


@pytest.mark.parametrize("form", SIGNS)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(form: str, data: bytes) -> None:
    try:
        document = readers.read(f"page.{form}", data)
    except ReadError as error:
        assert str(error).startswith(f"page.{form}")
    else:
        assert list(wrong_places(document)) == []


IN_MESSAGES = [
    "<b>",
    "<li>",
    "</p>",
    "<0/>",
    "{name}",
    "{n, plural, one {",
    "}",
    "%s",
    "www.x.org/",
    "b@x.org",
]
text = st.lists(st.sampled_from([*WORDS, *COMMON, *IN_MESSAGES]), max_size=8).map("".join)
XML_WORDS = [
    "cure",
    "Größe",
    " ",
    "\n",
    "薬 😀",
    "&amp;",
    "&#x41;",
    "<!-- a -->",
    "<![CDATA[a b]]>",
    "e\u0301",
]


def balanced(tags: list[str]) -> st.SearchStrategy[str]:
    """XML whose elements all end."""

    def element(tag: str, inside: list[str]) -> str:
        return f"<{tag}>{''.join(inside)}</{tag.split(maxsplit=1)[0]}>"

    leaf = st.sampled_from(XML_WORDS) | st.builds(element, st.sampled_from(tags), st.just([]))
    return st.recursive(
        leaf,
        lambda inner: st.builds(element, st.sampled_from(tags), st.lists(inner, max_size=5)),
        max_leaves=25,
    )


@st.composite
def catalogue(draw: st.DrawFn) -> str:
    """A .po file."""
    entries = ['msgid ""\nmsgstr "Language: de\\n"\n']
    for number in range(draw(st.integers(0, 4))):
        lines = draw(st.lists(text.map(json.dumps), min_size=1, max_size=3))
        entries.append(
            draw(st.sampled_from(["", "#, fuzzy\n", "# a\n", 'msgctxt "c"\n']))
            + f'msgid "m{number}"\nmsgstr {chr(10).join(lines)}\n'
        )
    return "\n".join(entries)


@st.composite
def cues(draw: st.DrawFn, head: str, mark: str) -> str:
    """Subtitles: .srt or .vtt."""
    said = draw(st.lists(text, max_size=4))
    time = f"00:00:00{mark}000 --> 00:00:01{mark}000"
    return head + "\n\n".join(f"{n}\n{time}\n{one}" for n, one in enumerate(said, 1))


def rows(table: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(table)
    return written.getvalue()


nested = st.recursive(
    text | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
styles = st.sampled_from([None, "'", '"', "|", ">"])
xliff = balanced(["g id='1'", "mrk mtype='x'", "x"])
WHOLE = {
    "po": catalogue(),
    "json": st.builds(lambda value, plain: json.dumps({"a": value}, ensure_ascii=plain, indent=1), nested, st.booleans()),
    "arb": st.dictionaries(text, text, max_size=4).map(json.dumps),
    "yaml": st.builds(
        lambda value, style, width: yaml.safe_dump({"a": value}, default_style=style, width=width, allow_unicode=True),
        nested, styles, st.integers(5, 60)),
    "csv": st.lists(st.lists(text, min_size=2, max_size=3), max_size=4).map(rows),
    "srt": cues("", ","),
    "vtt": cues("WEBVTT\n\n", "."),
    "xliff": st.builds(
        "<xliff version='1.2'><file source-language='en' target-language='de'><body><trans-unit id='1'>"
        "<source>{}</source><target>{}</target></trans-unit></body></file></xliff>".format, xliff, xliff),
}  # fmt: skip


@pytest.mark.parametrize("form", WHOLE)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_every_word_of_a_sound_file_stands_where_the_document_says(
    form: str, data: st.DataObject
) -> None:
    content = data.draw(WHOLE[form])
    try:
        document = readers.read(f"page.{form}", content.encode())
    except ReadError as error:
        assert form in ("yaml", "csv"), error  # of which some have meanings of their own
    else:
        assert list(wrong_places(document)) == []


@cache
def empty(library: str) -> bytes:
    """An empty file of Word or PowerPoint."""
    saved = io.BytesIO()
    if library == "docx":
        docx.Document().save(saved)
    else:
        show = pptx.Presentation()
        show.slides.add_slide(show.slide_layouts[6])
        show.save(saved)
    return saved.getvalue()


def packed(library: str, part: str, inside: str | bytes) -> bytes:
    """A file of an office program, with one part replaced."""
    new = io.BytesIO()
    if library == "odt":
        with zipfile.ZipFile(new, "w") as package:
            package.writestr(part, inside)
        return new.getvalue()
    with zipfile.ZipFile(io.BytesIO(empty(library))) as old, zipfile.ZipFile(new, "w") as package:
        for name in old.namelist():
            package.writestr(name, inside if name == part else old.read(name))
    return new.getvalue()


OFFICE = {
    "docx": (
        "word/document.xml",
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>{}</w:body></w:document>',
        ["w:p", "w:p", "w:r", "w:t", "w:t", "w:tbl", "w:tr", "w:tc", "w:br", "w:tab", "w:ins", "w:del", "w:hyperlink",
         "w:pPr", "w:txbxContent", "w:footnoteReference w:id='1'", "w:commentReference w:id='7'", "w:rPr",
         "w:vertAlign w:val='superscript'", "w:vanish", "w:sym", "w:tcPr", "w:gridSpan w:val='x'",
         "wp:docPr descr='a cure'"],
        ["<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "<w:p>{}</w:p>", "<w:p><w:r>{}</w:r></w:p>"],
    ),
    "odt": (
        "content.xml",
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>'
        '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>'
        "</office:automatic-styles>"
        "<office:body><office:text>{}</office:text></office:body></office:document-content>",
        ["text:p", "text:p", "text:h text:outline-level='x'", "text:span", "text:s text:c='9'", "text:s", "text:tab",
         "text:list", "text:list-item", "text:line-break", "table:table-cell", "text:note", "text:tracked-changes",
         "text:span text:style-name='up'", "draw:frame", "svg:desc", "table:table", "table:table-row",
         "table:table-cell table:number-columns-repeated='9'"],
        ["<text:p>{}</text:p>", "<text:h text:outline-level='2'>{}</text:h>"],
    ),
    "pptx": (
        "ppt/slides/slide1.xml",
        '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>',
        ["a:p", "a:p", "a:r", "a:t", "a:t", "a:br", "p:sp", "p:txBody", "p:grpSp", "a:tbl", "a:tr", "a:tc",
         "p:graphicFrame", "a:rPr baseline='30000'", "a:rPr strike='sngStrike'"],
        ['<p:sp><p:nvSpPr><p:cNvPr id="2" name="a"/><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p>'
         "</p:txBody></p:sp>"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", OFFICE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_office_files_of_any_inside_are_read_or_refused(form: str, data: st.DataObject) -> None:
    part, frame, tags, sound = OFFICE[form]
    any_xml = balanced(tags)
    words = st.lists(st.sampled_from(XML_WORDS), max_size=5).map("".join)
    block = any_xml | st.builds(str.format, st.sampled_from(sound), words | any_xml)
    inside = "".join(data.draw(st.lists(block, max_size=5)))
    try:
        document = readers.read(f"page.{form}", packed(form, part, frame.format(inside)))
    except ReadError as error:
        assert str(error).startswith(f"page.{form}")
    else:
        assert list(wrong_places(document)) == []
