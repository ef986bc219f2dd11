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
from docx.oxml.ns import nsdecls, qn

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


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words of each comment's range and the comment's first line, in the body's order."""
    word = docx.Document(io.BytesIO(data))
    notes = {str(one.comment_id): one.text.splitlines()[0] for one in word.comments}
    found = []
    for start in word.element.body.iter(qn("w:commentRangeStart")):
        number, words = start.get(qn("w:id")), ""
        for after in start.itersiblings():
            if after.tag == qn("w:commentRangeEnd") and after.get(qn("w:id")) == number:
                break
            words += "".join(one.text or "" for one in after.iter(qn("w:t")))
        found.append((words, notes[number]))
    return found


def test_comments_stand_at_their_words_in_tables_and_beside_what_is_passed_over() -> None:
    word = docx.Document()
    table = word.add_table(2, 2)
    table.cell(0, 1).paragraphs[0].add_run("Hidden ").font.hidden = True
    table.cell(0, 1).paragraphs[0].add_run("words: a miracle.")
    offer = table.cell(1, 1).paragraphs[0]
    for text, raised in (("It", False), ("1", True), (" cures depression", False), ("TM", True)):
        offer.add_run(text).font.superscript = raised
    offer.add_run(", a miracle for all.")
    target = io.BytesIO()
    word.save(target)
    findings = check(target.getvalue())
    found = commented(annotate("a.docx", target.getvalue(), findings))
    assert [words for words, _ in found] == ["miracle", "cures depression", "miracle"]
    assert all(words in note for words, note in found)


def test_a_comment_may_reach_into_the_paragraph_below() -> None:
    word = docx.Document()
    word.add_heading("Is the treatment safe?", 2)
    word.add_paragraph("Absolutely. Ask us.")
    target = io.BytesIO()
    word.save(target)
    findings = check(target.getvalue())
    assert [one.match for one in findings] == ["the treatment safe? Absolutely"]
    after = docx.Document(io.BytesIO(annotate("a.docx", target.getvalue(), findings)))
    assert [one.text for one in after.paragraphs] == [
        "Is the treatment safe?",
        "Absolutely. Ask us.",
    ]
    xml = after.element.xml
    words = xml[xml.index("commentRangeStart") : xml.index("commentRangeEnd")]
    assert "the treatment safe?" in words
    assert "Absolutely" in words
    assert "Ask us" not in words


def test_a_finding_in_an_alt_text_is_a_comment_at_its_picture() -> None:
    word = docx.Document()
    word.add_paragraph("Our spray.")
    paragraph = word.add_paragraph("Seen: ")
    picture = (
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="a" descr="A miracle"/></wp:inline>'
    )
    run = paragraph.add_run()
    run._r.append(parse_xml(f"<w:drawing {nsdecls('w')}>{picture}</w:drawing>"))
    target = io.BytesIO()
    word.save(target)
    (finding,) = check(target.getvalue())
    again = annotate("a.docx", target.getvalue(), [finding])
    ((words, note),) = commented(again)
    assert words == ""
    assert note.startswith("“miracle”: ")
    body = docx.Document(io.BytesIO(again)).element.body
    after = next(body.iter(qn("w:commentRangeStart"))).getnext()
    assert after.find(qn("w:drawing")) is not None


def test_a_finding_outside_the_body_is_a_comment_at_its_first_word() -> None:
    word = docx.Document()
    word.add_paragraph("\tOur spray.")
    word.sections[0].footer.paragraphs[0].text = "A miracle."
    target = io.BytesIO()
    word.save(target)
    ((words, note),) = commented(annotate("a.docx", target.getvalue(), check(target.getvalue())))
    assert words == "O"
    assert note.startswith("“miracle”: ")


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
