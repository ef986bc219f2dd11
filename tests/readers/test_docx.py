"""Word: what of a paragraph is read."""

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lint import readers
from tests.readers.office import saved, texts, whole, word

UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'


def runs(*parts: str | tuple[str, str]) -> str:
    """Runs: of a text, of a text and its properties, or (`<…`) of an element."""
    made = []
    for part in parts:
        text, properties = (part, "") if isinstance(part, str) else part
        inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
        made.append(f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>")
    return "".join(made)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (runs("guaranteed", ("1", UP), " for all"), "guaranteed for all"),
        (runs("guaranteed", ("1", UP), (",", UP), ("2", UP)), "guaranteed"),
        (runs("Spravato", ("TM", UP), " helps"), "Spravato helps"),
        (runs("Spravato", ("T", UP), ("M", UP), " helps"), "Spravato helps"),
        (runs("40 mg/m", ("2", UP)), "40 mg/m2"),
        (runs("CO", ("2", DOWN), " pure"), "CO2 pure"),
        (runs("the 1", ("st", UP), " clinic"), "the 1st clinic"),
        (runs("Relief ", ("is guaranteed", UP)), "Relief is guaranteed"),
        (runs("Seen ", ("hidden ", "<w:vanish/>"), "too"), "Seen too"),
        (runs("Seen ", ("struck ", "<w:dstrike/>"), "too"), "Seen too"),
        (runs(("Seen", '<w:vanish w:val="0"/>')), "Seen"),
        (runs("is", '<w:sym w:char="F0E0"/>', "guaranteed"), "is guaranteed"),
        (runs("is", "<w:drawing><wp:inline/></w:drawing>", "guaranteed"), "is guaranteed"),
        (runs("<w:ruby><w:rt>" + runs("かん") + "</w:rt><w:rubyBase>" + runs("漢") + "</w:rubyBase></w:ruby>"), "漢"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + runs("One"), "One"),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph(inside: str, text: str) -> None:
    document = readers.read("a.docx", word(f"<w:p>{inside}</w:p>"))
    assert [one.text for one in document.segments] == [text]


def picture(alt: str, more: str = "") -> str:
    return f'<w:drawing><wp:anchor><wp:docPr id="1" name="a" descr="{alt}" {more}/></wp:anchor></w:drawing>'


def box(paragraphs: str) -> str:
    return f"<w:pict><w:txbxContent>{paragraphs}</w:txbxContent></w:pict>"


def paragraph(*parts: str, style: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs(*parts)}</w:p>'


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (paragraph("One", picture("Relief"), " two"), ["One two", "Relief"]),
        (paragraph(picture("Our logo 2.PNG")), []),
        (paragraph(picture("Relief", 'hidden="1"')), []),
        (f"<w:p><w:del>{runs(picture('Relief'))}</w:del></w:p>", []),
        (paragraph("A", box(paragraph("B", box(paragraph("C", picture("D")))))), ["A", "B", "C", "D"]),
        (paragraph("<mc:AlternateContent><mc:Choice>" + picture("A") + "</mc:Choice><mc:Fallback>"
                   + picture("A") + "</mc:Fallback></mc:AlternateContent>"), ["A"]),
        (paragraph("Relief\t3", style="TOC1"), []),
        (paragraph("Figure 1", style="TableofFigures"), []),
    ],
)  # fmt: skip
def test_what_stands_beside_paragraphs_and_what_repeats(body: str, read: list[str]) -> None:
    assert texts("docx", word(body)) == read


def test_styles_are_known_by_their_names_in_any_language() -> None:
    document = docx.Document(io.BytesIO(whole("docx")))
    for name, style_id in (("List Bullet", "Aufzhlung"), ("Quote", "Zitat")):
        document.styles[name].element.set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", style_id
        )
        document.add_paragraph(name, style=document.styles[name])
    kinds = [str(one.kind) for one in readers.read("a.docx", saved(document)).segments]
    assert kinds == ["paragraph", "list-item", "quotation"]


CHART = """\
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><a:p><a:r><a:t>Relief</a:t></a:r></a:p></c:title>
<c:cat><c:strRef><c:strCache><c:pt><c:v>Week 1</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:cat><c:strRef><c:strCache><c:pt><c:v>Week 1</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>"""


def test_a_chart() -> None:
    document = docx.Document(io.BytesIO(whole("docx")))
    part = Part(PackURI("/word/charts/chart1.xml"), CONTENT_TYPE.DML_CHART, CHART.encode(),
                document.part.package)  # fmt: skip
    document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    assert texts("docx", saved(document))[1:] == ["Relief", "Week 1"]
