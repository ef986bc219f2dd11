"""DrawingML, which Word and PowerPoint share: paragraphs, alt texts, charts, SmartArt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lint.readers import package
from lint.readers.lines import is_reference

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PARTS = ("chart", "diagramData")
_NOT_STRUCK = (None, "noStrike")
_TRUE = ("1", "true", "on")
# what a program gives as the alt text of a picture from a file
_FILE = re.compile(r".+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp|heic)", re.IGNORECASE)


def text(paragraph: Any) -> str:
    """Return the text of an `a:p` element, without what is struck out or refers to a note."""
    words = ""
    for child in paragraph:
        if child.tag == f"{_A}br":
            words += " "
        elif child.tag in (f"{_A}r", f"{_A}fld"):
            properties = child.find(f"{_A}rPr")
            run = child.findtext(f"{_A}t") or ""
            if properties is None or not _is_passed(properties, words, run):
                words += run
    return words


def _is_passed(properties: Any, before: str, run: str) -> bool:
    if properties.get("strike") not in _NOT_STRUCK:
        return True
    is_raised = not properties.get("baseline", "0").startswith(("0", "-"))
    return is_raised and is_reference(before, run)


def is_hidden(properties: Any) -> bool:
    """Whether a drawing is hidden, by its properties (`cNvPr`, `docPr`)."""
    return properties.get("hidden") in _TRUE


def alt_text(properties: Any) -> str:
    """Return the alt text in a drawing's properties, if it is one in words."""
    words: str = properties.get("descr", "")
    return "" if is_hidden(properties) or _FILE.fullmatch(words.strip()) else words


def related(part: Any, seen: set[Any]) -> Iterator[str]:
    """Yield the texts of the charts and the SmartArt that a part (a document, a slide)
    refers to, if they are not `seen`; raises `SyntaxError`."""
    for drawn in package.related(part, _PARTS, seen):
        root = package.tree(drawn.blob)
        yield from filter(None, map(text, root.iter(f"{_A}p")))
        names = root.iterfind(f".//{_C}strCache//{_C}v")  # of series and categories
        yield from dict.fromkeys(name.text or "" for name in names)
