"""Word: what is read, where it stands, and the copy with comments."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lint import readers
from lint.annotate import annotate
from lint.config import Settings
from lint.finding import Finding
from lint.readers import docx as reader
from lint.readers.errors import ReadError
from lint.run import Linter

Run = Callable[..., Result]


def sample() -> bytes:
    """A document with runs, a list, a table, a footer, tracked changes and a text box."""
    word = docx.Document()
    word.core_properties.language = "en-GB"
    word.add_heading("Our offer", 2)
    paragraph = word.add_paragraph("Our spray is a ")
    paragraph.add_run("game").bold = True
    paragraph.add_run("-changer for 😀 your mood.")
    word.add_paragraph("It cures depression.", style="List Bullet")
    word.add_table(1, 2).cell(0, 1).text = "No side effects"
    word.sections[0].footer.paragraphs[0].text = "A miracle."
    changed = word.add_paragraph("Kept ")
    for tag, text, words in (("ins", "t", "inserted"), ("del", "delText", "deleted")):
        changed._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="9" w:author="a"><w:r><w:{text}>{words}</w:{text}></w:r></w:{tag}>'
            )
        )
    changed.add_run(" struck").font.strike = True
    changed.add_run(", not struck").font.strike = False
    box = (
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    word.add_paragraph("Around")._p.append(parse_xml(box))
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def test_what_readers_see_is_read() -> None:
    document = readers.read("a.docx", sample())
    assert [(str(one.kind), one.text) for one in document.segments] == [
        ("heading", "Our offer"),
        ("paragraph", "Our spray is a game-changer for 😀 your mood."),
        ("list-item", "It cures depression."),
        ("table-cell", "No side effects"),
        ("paragraph", "Kept inserted, not struck"),
        ("paragraph", "Around"),
        ("paragraph", "In a box"),
        ("paragraph", "A miracle."),
    ]
    assert document.language == "en"
    assert document.segments[0].level == 2


def check(data: bytes) -> tuple[Finding, ...]:
    return Linter(Settings(select=("overclaim",))).check_bytes("a.docx", data).findings


def test_each_finding_is_a_comment_on_its_words() -> None:
    data = sample()
    findings = check(data)
    word = docx.Document(io.BytesIO(annotate("a.docx", data, findings)))
    assert len(list(word.comments)) == len(findings)
    for finding in findings:
        assert any(finding.message in comment.text for comment in word.comments)
    xml = word.element.xml
    start = xml.index("commentRangeStart", xml.index("It "))
    words = xml[start : xml.index("commentRangeEnd", start)]
    assert "cures depression" in words
    assert "It " not in words


def test_all_else_survives() -> None:
    data = sample()
    again = annotate("a.docx", data, check(data))
    assert [one.text for one in reader.paragraphs(docx.Document(io.BytesIO(again)))] == [
        one.text for one in reader.paragraphs(docx.Document(io.BytesIO(data)))
    ]
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, again))
    assert set(before.namelist()) <= set(after.namelist())
    bold = [run.text for run in docx.Document(io.BytesIO(again)).paragraphs[1].runs if run.bold]
    assert bold == ["game"]


def test_on_the_command_line(
    claimlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(sample())
    before = Path("a.docx").read_bytes()
    assert claimlint("check", "a.docx", "--annotate", "b.docx").exit_code == 1
    assert Path("a.docx").read_bytes() == before
    assert len(list(docx.Document("b.docx").comments)) > 3
    result = claimlint("check", "a.docx", "--annotate", "a.docx")
    assert result.exit_code == 2
    assert "the original is not overwritten" in result.stderr
    shown = claimlint("check", "a.docx", "--show-text").stdout
    assert "    2 | Our spray is a game-changer for 😀 your mood." in shown


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 250_000_000)
    return target.getvalue()


def broken_relationship() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample())) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"styles.xml", b"gone.xml")
            new.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "make", [bomb, broken_relationship, lambda: b"PK\x03\x04", lambda: b"no zip", lambda: b""]
)
def test_a_broken_document_is_one_clear_line(make: Callable[[], bytes]) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read("a.docx", make())
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)
