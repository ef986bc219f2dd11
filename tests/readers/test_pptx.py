"""PowerPoint: what of a slide is read."""

from __future__ import annotations

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from lint import readers
from tests.readers.office import saved, slide, texts


def shape(inside: str, properties: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="a" {properties}/><p:nvPr/></p:nvSpPr>'
        f"<p:txBody>{inside}</p:txBody></p:sp>"
    )


def runs(*parts: str | tuple[str, str]) -> str:
    """A paragraph of runs, each a text, or a text and its properties."""
    pairs = [(part, "") if isinstance(part, str) else part for part in parts]
    made = (f"<a:r><a:rPr {more}/><a:t>{text}</a:t></a:r>" for text, more in pairs)
    return f"<a:p>{''.join(made)}</a:p>"


UP, DOWN = 'baseline="30000"', 'baseline="-25000"'


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (runs("guaranteed", ("1", UP), " for all"), "guaranteed for all"),
        (runs("Spravato", ("TM", UP), " helps"), "Spravato helps"),
        (runs("the 1", ("st", UP), " clinic"), "the 1st clinic"),
        (runs("40 mg/m", ("2", UP)), "40 mg/m2"),
        (runs("guaranteed", ("1", DOWN)), "guaranteed1"),
        (runs("Seen ", ("struck ", 'strike="sngStrike"'), ("too", 'strike="noStrike"')), "Seen too"),
        ("<a:p><a:r><a:t>One</a:t></a:r><a:br/><a:fld id='{{1}}'><a:t>two</a:t></a:fld></a:p>", "One two"),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph(paragraph: str, text: str) -> None:
    assert texts("pptx", slide(shape(paragraph))) == [text]


@pytest.mark.parametrize(
    ("properties", "read"),
    [
        ('descr="Relief"', ["Relief", "A"]),
        ('descr="logo.png"', ["A"]),
        ('descr="Relief" hidden="1"', []),
    ],
)
def test_alt_texts(properties: str, read: list[str]) -> None:
    assert texts("pptx", slide(shape(runs("A"), properties))) == read


def test_a_hidden_slide_is_passed_over_and_a_chart_is_read() -> None:
    deck = pptx.Presentation()
    hidden, shown = (deck.slides.add_slide(deck.slide_layouts[5]) for _ in range(2))
    hidden.shapes.title.text = "Not shown"
    hidden.element.set("show", "0")
    shown.shapes.title.text = "Shown"
    data = CategoryChartData()
    data.categories = ["Week 1", "Week 2"]
    data.add_series("Relief", (1, 2))
    data.add_series("Sleep", (1, 2))
    size = Inches(1)
    frame = shown.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, size, size, size, size, data)
    frame.chart.chart_title.text_frame.text = "A chart"
    document = readers.read("a.pptx", saved(deck))
    assert document.source.text.splitlines() == [
        "[slide 1, hidden]", "[slide 2]", "Shown", "A chart", "Relief", "Week 1", "Week 2", "Sleep",
    ]  # fmt: skip


def test_each_paragraph_of_a_cell_is_a_line() -> None:
    deck = pptx.Presentation()
    size = Inches(1)
    shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
    cell = shapes.add_table(1, 1, size, size, size, size).table.cell(0, 0)
    cell.text = "One\nTwo"
    assert texts("pptx", saved(deck)) == ["One", "Two"]
