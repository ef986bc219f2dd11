"""What OpenDocument's styles mean for prose: which text is unseen, which is raised."""

from __future__ import annotations

from typing import Any, NamedTuple

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FAMILIES = ("text", "paragraph", None)
_STRUCK = (f"{_STYLE}text-line-through-style", f"{_STYLE}text-line-through-type")
_DISPLAY, _POSITION = f"{_TEXT}display", f"{_STYLE}text-position"
_MAX_PARENTS = 20


class Styles(NamedTuple):
    """The names of styles: of hidden or struck out text, and of superscripts."""

    unseen: frozenset[str]
    raised: frozenset[str]


def read(content: Any, common: Any | None) -> Styles:
    """Return the styles of a document: its own, and the common ones of `styles.xml`."""
    groups = [content.find(f"{_OFFICE}automatic-styles")]
    if common is not None:
        groups.insert(0, common.find(f"{_OFFICE}styles"))
    defined = {
        style.get(f"{_STYLE}name", ""): style
        for group in groups
        if group is not None
        for style in group.iterfind(f"{_STYLE}style")
        if style.get(f"{_STYLE}family") in _FAMILIES
    }
    unseen, raised = set(), set()
    for name in defined:
        properties = _properties(name, defined)
        is_struck = any(properties.get(line, "none") != "none" for line in _STRUCK)
        if is_struck or properties.get(_DISPLAY) == "none":
            unseen.add(name)
        if _is_raised(properties.get(_POSITION, "")):
            raised.add(name)
    return Styles(frozenset(unseen), frozenset(raised))


def _properties(name: str, defined: dict[str, Any]) -> dict[str, str]:
    """Return the text properties of a style, its own before those of its parents."""
    properties: dict[str, str] = {}
    for _ in range(_MAX_PARENTS):
        style = defined.get(name)
        if style is None:
            break
        own = style.find(f"{_STYLE}text-properties")
        if own is not None:
            properties = {**own.attrib, **properties}
        name = style.get(f"{_STYLE}parent-style-name", "")
    return properties


def _is_raised(position: str) -> bool:
    """Whether a text position (“super 58%”, “33% 58%”) is above the line."""
    height = position.partition(" ")[0]
    return not height.startswith(("-", "sub")) and height.strip("0.%") != ""
