"""Word, OpenDocument and PowerPoint: whole files and damaged ones."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pptx
import pytest
from click.testing import Result

from lint import readers
from lint.readers.errors import ReadError

Run = Callable[..., Result]

CLAIM = "Relief is guaranteed."
ODT = """\
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body>
</office:document-content>"""


def odt(body: str, styles: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", ODT.format(styles, body))
    return target.getvalue()


def saved(file: docx.document.Document | pptx.presentation.Presentation) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


@cache
def whole(form: str) -> bytes:
    """A file of each format with one claim."""
    if form == "odt":
        return odt(f"<text:p>{CLAIM}</text:p>")
    if form == "docx":
        word = docx.Document()
        word.add_paragraph(CLAIM)
        return saved(word)
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = CLAIM
    return saved(deck)


MAIN = {"docx": "word/document.xml", "odt": "content.xml", "pptx": "ppt/slides/slide1.xml"}


def offset(data: bytes, name: str) -> int:
    """Where a part's header begins."""
    return zipfile.ZipFile(io.BytesIO(data)).getinfo(name).header_offset


def flipped(data: bytes, name: str) -> bytes:
    """With other bytes in the packed stream of a part."""
    changed, start = bytearray(data), offset(data, name) + 30 + len(name)
    for at in range(start + 40, start + 60):
        changed[at] ^= 0x5A
    return bytes(changed)


def other_sum(data: bytes, name: str) -> bytes:
    """With another check sum for a part, in both of its headers."""
    crc = struct.pack("<L", zipfile.ZipFile(io.BytesIO(data)).getinfo(name).CRC)
    return data.replace(crc, bytes(4))


def marked(data: bytes, name: str, flags: int, method: int) -> bytes:
    """With other flags and another way of packing, in both headers of a part."""
    changed = bytearray(data)
    directory = data.rindex(name.encode()) - 46
    for at in (offset(data, name) + 6, directory + 8):
        changed[at : at + 4] = struct.pack("<HH", flags, method)
    return bytes(changed)


def encrypted(data: bytes, name: str) -> bytes:
    return marked(data, name, 1, zipfile.ZIP_DEFLATED)


def packed_oddly(data: bytes, name: str) -> bytes:
    return marked(data, name, 0, 99)


def packed_with_lzma(data: bytes, name: str) -> bytes:
    return marked(data, name, 0, zipfile.ZIP_LZMA)


@pytest.mark.parametrize("form", MAIN)
@pytest.mark.parametrize("damage", [flipped, other_sum, encrypted, packed_oddly, packed_with_lzma])
def test_a_damaged_file_is_one_clear_line_and_the_others_are_linted(
    claimlint: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    damage: Callable[[bytes, str], bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"a.{form}").write_bytes(damage(whole(form), MAIN[form]))
    Path(f"b.{form}").write_bytes(whole(form))
    Path("c.md").write_text(CLAIM)
    result = claimlint(
        "check", f"a.{form}", f"b.{form}", "c.md", "--select", "overclaims/guarantee"
    )
    assert result.exit_code == 2
    assert f"a.{form}: damaged: not all of it can be unpacked; save it anew\n" in result.output
    assert f"b.{form}:" in result.output
    assert "c.md:1:1:" in result.output


@pytest.mark.parametrize("form", MAIN)
def test_any_flipped_bytes_are_read_or_refused(form: str) -> None:
    sound, chance = whole(form), random.Random(7)
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(chance.choice((1, 3, 10))):
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        try:
            readers.read(f"a.{form}", bytes(data))
        except ReadError as error:
            assert str(error).startswith(f"a.{form}: ")
            assert "\n" not in str(error)


def test_a_strict_document_is_refused_with_what_to_do() -> None:
    target, usual = io.BytesIO(), b"http://schemas.openxmlformats.org/officeDocument/2006"
    with zipfile.ZipFile(io.BytesIO(whole("docx"))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(usual, b"http://purl.oclc.org/ooxml/officeDocument")
            new.writestr(name, strict)
    with pytest.raises(ReadError, match="saved as “Strict Open XML”; save it in the usual format"):
        readers.read("a.docx", target.getvalue())
