"""What office formats share: tables with labels, superscripts that only refer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.config import Settings
from lint.document import Kind
from lint.library import Library
from lint.readers.lines import Lines, is_reference
from lint.run import Linter
from tests.readers.office import CLAIM, odt, slide, word

# a table's rows; each cell a text, or a text and how many columns it is wide
Row = list[str | tuple[str, int]]


def spans(row: Row) -> list[tuple[str, int]]:
    return [(cell, 1) if isinstance(cell, str) else cell for cell in row]


def in_word(rows: list[Row]) -> str:
    def cell(text: str, wide: int) -> str:
        inside = text if text.startswith("<") else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/></w:tcPr>{inside}</w:tc>'

    lines = ("".join(cell(*one) for one in spans(row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def in_odt(rows: list[Row]) -> str:
    def cell(text: str, wide: int) -> str:
        covered = f'<table:covered-table-cell table:number-columns-repeated="{wide - 1}"/>'
        inside = text if text.startswith("<") else f"<text:p>{text}</text:p>"
        return f"<table:table-cell>{inside}</table:table-cell>{covered if wide > 1 else ''}"

    lines = ["".join(cell(*one) for one in spans(row)) for row in rows]
    first, *others = (f"<table:table-row>{line}</table:table-row>" for line in lines)
    head = f"<table:table-header-rows>{first}</table:table-header-rows>"
    return f"<table:table>{head}{''.join(others)}</table:table>"


def in_slide(rows: list[Row]) -> str:
    def cell(text: str, wide: int) -> str:
        merged = '<a:tc hMerge="1"><a:txBody><a:p/></a:txBody></a:tc>' * (wide - 1)
        inside = f"<a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody>"
        return f'<a:tc gridSpan="{wide}">{inside}</a:tc>{merged}'

    lines = ("".join(cell(*one) for one in spans(row)) for row in rows)
    table = "".join(f'<a:tr h="1">{line}</a:tr>' for line in lines)
    kind = "http://schemas.openxmlformats.org/drawingml/2006/table"
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="t"/><p:nvPr/></p:nvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{kind}"><a:tbl>{table}</a:tbl></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


FORMATS = {"docx": (in_word, word), "odt": (in_odt, odt), "pptx": (in_slide, slide)}
TABLES: list[tuple[list[Row], int]] = [
    ([["Don't say", "Say"], [CLAIM, "Some feel better."]], 0),
    ([["Don't say", "Say"], ["Some feel better.", CLAIM]], 1),
    ([["Topic", "Don't say", "Say"], [("Both", 2), CLAIM]], 1),
    ([[("Topic", 2), "Don't say"], ["Both", "Relief", CLAIM]], 0),
    ([["Don't say", CLAIM], ["Say", CLAIM]], 1),
]


def claims(form: str, data: bytes, library: Library) -> list[int]:
    """The lines on which the claim is found."""
    linter = Linter(Settings(select=("overclaims/guarantee",)), library)
    return [one.line for one in linter.check_bytes(f"a.{form}", data).findings]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("rows", "found"), TABLES)
def test_a_label_holds_for_its_column_or_row(
    library: Library, form: str, rows: list[Row], found: int
) -> None:
    table, packed = FORMATS[form]
    assert len(claims(form, packed(table(rows)), library)) == found


@pytest.mark.parametrize("form", FORMATS)
def test_each_table_has_its_own_labels(library: Library, form: str) -> None:
    table, packed = FORMATS[form]
    first, second = [["Don't say"], [CLAIM]], [["Say"], [CLAIM]]
    assert len(claims(form, packed(table(first) + table(second)), library)) == 1


@pytest.mark.parametrize(
    ("table", "packed", "after"), [(in_word, word, "<w:p/>"), (in_odt, odt, "<text:p/>")]
)
def test_a_table_in_a_cell_ends_with_it(
    library: Library,
    table: Callable[[list[Row]], str],
    packed: Callable[[str], bytes],
    after: str,
) -> None:
    inner = table([["Say"], [CLAIM]]) + after
    data = packed(table([["Say", "Don't say"], [inner, CLAIM], [CLAIM, CLAIM]]))
    form = "docx" if packed is word else "odt"
    assert len(claims(form, data, library)) == 2


@pytest.mark.parametrize(
    ("before", "raised", "refers"),
    [
        ("guaranteed", "1", True),
        ("guaranteed", "[2, 3]", True),
        ("guaranteed", "a,b", True),
        ("guaranteed.", "†", True),
        ("Spravato", "TM", True),
        ("Spravato", "(R)", True),
        ("保証します", "※1", True),
        ("40 mg/m", "2", False),
        ("10", "6", False),
        ("the 1", "st", False),
        ("le 2", "e", False),
        ("nº 1", "a", False),
        ("Relief ", "is guaranteed", False),
        ("", "1", False),
    ],
)
def test_a_superscript_that_only_refers(before: str, raised: str, refers: bool) -> None:
    assert is_reference(before, raised) is refers


def test_a_paragraph_is_one_line_whose_letters_stand_where_they_stood() -> None:
    lines = Lines()
    for text in ("One\r\ntwo\u2028", "Three\n"):
        lines.add(Kind.PARAGRAPH, text)
    document = lines.document("a.docx")
    assert document.source.text.splitlines() == ["One  two ", "Three "]
    assert [one.text for one in document.segments] == ["One two", "Three"]
