"""Office files for the tests, made of the XML of their main parts."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import docx
import pptx

from lint import readers

CLAIM = "Relief is guaranteed."
MAIN = {"docx": "word/document.xml", "odt": "content.xml", "pptx": "ppt/slides/slide1.xml"}
WORD = """\
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{}</w:body></w:document>"""
ODT = """\
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:{0}styles>{1}</office:{0}styles><office:body><office:text>{2}</office:text></office:body>
</office:document-content>"""
SLIDE = """\
<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>"""


def saved(file: Any) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


@cache
def whole(form: str) -> bytes:
    """A file of each format with one claim."""
    if form == "odt":
        return odt(f"<text:p>{CLAIM}</text:p>")
    if form == "docx":
        document = docx.Document()
        document.add_paragraph(CLAIM)
        return saved(document)
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = CLAIM
    return saved(deck)


def replaced(data: bytes, name: str, content: str) -> bytes:
    """A package with another content of one part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return target.getvalue()


def word(body: str) -> bytes:
    return replaced(whole("docx"), MAIN["docx"], WORD.format(body))


def slide(shapes: str) -> bytes:
    return replaced(whole("pptx"), MAIN["pptx"], SLIDE.format(shapes))


def odt(body: str, styles: str = "", common: str = "") -> bytes:
    """A document with its own styles, and those that its program knows."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", ODT.format("automatic-", styles, body))
        if common:
            file.writestr("styles.xml", ODT.format("", common, ""))
    return target.getvalue()


def texts(form: str, data: bytes) -> list[str]:
    return [one.text for one in readers.read(f"a.{form}", data).segments]
