"""Office files that are damaged, encrypted or of another kind: one clear line each."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from lint import readers
from lint.readers.errors import ReadError
from tests.readers.office import CLAIM, MAIN, replaced, whole

Run = Callable[..., Result]


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


ODD_PARTS = [
    ("docx", "word/document.xml", CLAIM, "x\0x"),
    ("docx", "_rels/.rels", "Target", "Tanget"),
    ("docx", "word/styles.xml", "<w:styles", "<w:style"),
    ("odt", "content.xml", CLAIM, "x\0x"),
    ("pptx", "ppt/slides/slide1.xml", CLAIM, "x\0x"),
    ("pptx", "_rels/.rels", "Target", "Tanget"),
]


@pytest.mark.parametrize(("form", "name", "old", "new"), ODD_PARTS)
def test_a_part_of_another_shape_is_one_clear_line(
    form: str, name: str, old: str, new: str
) -> None:
    part = zipfile.ZipFile(io.BytesIO(whole(form))).read(name).decode()
    with pytest.raises(ReadError) as caught:
        readers.read(f"a.{form}", replaced(whole(form), name, part.replace(old, new)))
    assert str(caught.value).startswith(f"a.{form}: ")
    assert "\n" not in str(caught.value)


def test_a_strict_document_is_refused_with_what_to_do() -> None:
    name, usual = "_rels/.rels", "http://schemas.openxmlformats.org/officeDocument/2006"
    relations = zipfile.ZipFile(io.BytesIO(whole("docx"))).read(name).decode()
    strict = relations.replace(usual, "http://purl.oclc.org/ooxml/officeDocument")
    with pytest.raises(ReadError, match="saved as “Strict Open XML”; save it in the usual format"):
        readers.read("a.docx", replaced(whole("docx"), name, strict))
