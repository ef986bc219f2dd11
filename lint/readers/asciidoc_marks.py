"""The inline markup of AsciiDoc: what is read of each mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.readers.lightweight import ADDRESS, GAP, NOTE, NOTHING, Line, Mark

_ATTRIBUTE = re.compile(
    r"(?:^|,)\s*(?:(?P<name>[\w-]{1,50})\s?=\s?)?(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^,\"]*))"
)
_VISIBLE = ("alt", "title", "caption")
_URL = r"(?:https?|ftp|irc|mailto|link|xref):[^\s\[\]]{1,2000}"
# the text of a link, without the caret and the attributes that open it in a window
_TEXT = r"\[((?:[^\[\],^]|,(?!\s{0,9}[\w.-]{1,30}=)|\^(?![\],]))*+)[^\[\]]*+\]"
_NOTE = r"((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"  # may hold a link
_IMAGE = r"image:[^\s:\[\]][^\s\[\]]{0,2000}\[(?:alt=)?"
_NO_PROSE = "stem|latexmath|asciimath|kbd|indexterm|icon|anchor"

MARKS: tuple[Mark, ...] = (
    (re.compile(r"\+\+\+.{0,1000}?\+\+\+"), GAP),
    (re.compile(r"(?<!\w)\+(?=[^\s+])[^+]{1,1000}+(?<=\S)\+(?!\w)"), GAP),
    (re.compile(r"([\"'])`(?=[^\s`][^`]{0,1000}`\1)"), 1),  # "`a quotation`"
    (re.compile(r"(?<=\S)`([\"'])"), 1),
    (re.compile(r"``(?=[^`])(?:[^`]++|`(?!`))*+``"), GAP),
    (re.compile(r"(?<!\w)`(?=[^\s`])[^`]{1,1000}+(?<=\S)`(?!\w)"), GAP),
    (re.compile(_URL + _TEXT), 1),
    (re.compile(_IMAGE + r"\"([^\"\[\]]*+)\"[^\[\]]*+\]"), 1),
    (re.compile(_IMAGE + r"([^\"=\[\],]*+)(?:,[^\[\]]*+)?\]"), 1),
    (re.compile(r"footnote:[\w-]{0,100}\[" + _NOTE), NOTE),
    (re.compile(r"footnoteref:\[[\w-]{1,100}\]"), NOTHING),
    (re.compile(r"footnoteref:\[[\w-]{1,100}," + _NOTE), NOTE),
    (re.compile(rf"(?:{_NO_PROSE}):[^\s\[\]]{{0,200}}\[[^\[\]]*+\]"), GAP),
    (re.compile(r"(?:indexterm2|btn|pass|menu):[^\s\[\]]{0,200}\[([^\[\]]*+)\]"), 1),
    (re.compile(r"\(\(\([^()]{1,500}\)\)\)"), NOTHING),
    (re.compile(r"\(\(([^()]{1,500})\)\)"), 1),
    (re.compile(r"<<[^<>,]{1,500}(?:,([^<>]{0,500}))?>>"), 1),
    (re.compile(r"(?:https?|ftp)://|www\."), ADDRESS),
    (re.compile(r"\[\[[^\[\]]{0,500}\]\]"), NOTHING),
    (re.compile(r"\{[\w-]{1,100}(?::[^{}]{0,100})?\}"), GAP),
    (re.compile(r"\[[^\[\]]{0,100}line-through[^\[\]]{0,100}\](##?)[^#]{1,1000}+\1"), GAP),
    (re.compile(r"(?<!\w)\[[^\[\]]{1,200}\](?=[#*_`])"), NOTHING),
    (re.compile(r"\*\*(?=[^*])((?:[^*]++|\*(?!\*))*+)\*\*"), 1),
    (re.compile(r"__(?=[^_])((?:[^_]++|_(?!_))*+)__"), 1),
    (re.compile(r"##(?=[^#])((?:[^#]++|#(?!#))*+)##"), 1),
    (re.compile(r"(?<!\w)\*(?=[^\s*])([^*]++)(?<=\S)\*(?!\w)"), 1),
    (re.compile(r"(?<!\w)_(?=[^\s_])((?:[^_]++|(?<=\w)_(?=\w))*+)(?<=\S)_(?!\w)"), 1),
    (re.compile(r"(?<!\w)#(?=[^\s#])([^#]++)(?<=\S)#(?!\w)"), 1),
    # what refers to a note, or is no part of the word before it
    (re.compile(r"(?<=[^\W\d_]{3})\^[\d,*†‡]{1,20}\^"), NOTHING),
    (re.compile(r"\^(?:(?i:tm|sm|r|©)|[a-z](?:,[a-z]){0,5})\^"), NOTHING),
    (re.compile(r"\^([^\s^]{1,50})\^"), 1),
    (re.compile(r"(?<!~)~([^\s~]{1,50})~(?!~)"), 1),
    (re.compile(r"\\(?=[*_`#+{<\[^~\"'])"), NOTHING),
)  # fmt: skip


def captions(line: Line, start: int, end: int) -> Iterator[Line]:
    """Yield the alt text and titles among the attributes of an image."""
    attributes = line.cut(start, end)
    for number, match in enumerate(_ATTRIBUTE.finditer(attributes.text)):
        group = "quoted" if match["quoted"] is not None else "plain"
        if match["name"] in _VISIBLE or (number == 0 and match["name"] is None):
            yield attributes.cut(*match.span(group))
