"""Template tags and other markup that no parser of Markdown or HTML knows.

Hugo's shortcodes, Liquid (Jekyll), Jinja, Handlebars, ERB and PHP tags, admonition fences
and attribute lists are overwritten with filler of the same length, so that every place
stays and what follows is parsed as ever. Their texts (alt, title, caption) are kept.
"""

from __future__ import annotations

import re

from lint.document import Comment, Kind
from lint.readers import escapes, fields
from lint.readers.blocks import Blocks
from lint.readers.code import Code
from lint.readers.filler import EDGE, FILLER, GAP, SPLIT, blank, fill

_MAX_TAG = 5000
_OPENERS = re.compile(r"\{\{[<%]?|\{%|\{/\*|<%|<\?(?:php|=)")
_CLOSERS = {
    "{/*": "*/}", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "<%": "%>", "<?": "?>",
}  # fmt: skip
# tags whose content, up to the end tag, is no prose
_BLOCK_TAG = re.compile(
    r"(?:\{\{[<%]|\{%-?)\s*(highlight|comment|code|codeblock|sourcecode"
    r"|(?:multi-)?code-block|code-(?:toggle|snippet|example|sample|tabs?|group|file)|mermaid|math"
    r"|katex|rawhtml|schema|javascript|stylesheet)(?![\w-])"
)
_ENDS_ITSELF = re.compile(r"/\s*[>%]\}\}\Z")
_STRING = (
    r"(?:\"(?P<double>(?:[^\"\\]|\\.){0,5000}+)\"|'(?P<single>(?:[^'\\]|\\.){0,5000}+)'"
    r"|`(?P<back>(?:[^`\\]|\\.){0,5000}+)`)"
)
_NAMED = re.compile(
    r"(?:(?<![\w-])(?P<name>[A-Za-z][\w-]*+)[\"']?\s*+(?:=>|:?=|:)\s*+(?:\{\s*+)?+"
    rf"|\{{%-?\s*+trans(?:late)?\s++|\b(?:_|gettext)\(\s*+){_STRING}",
    re.DOTALL,
)
# a list of strings under a name in code
_NAMED_LIST = re.compile(
    r"(?<![\w-])(?P<name>[A-Za-z][\w-]*+)[\"']?\s*+(?::\s*+(?:string\[\]|Array<string>)\s*+=|[:=])"
    r"\s*+(?:\{\s*+)?+\[(?=\s*+[\"'`])"
)
_LISTED = re.compile(rf"\s*+{_STRING}\s*+,?+", re.DOTALL)
_LIQUID_COMMENT = re.compile(r"^\{%-?\s*comment\s*-?%\}(.*)\{%-?\s*endcomment\s*-?%\}$", re.DOTALL)
_HUGO_COMMENT = re.compile(r"^\{\{?[-<%]?\s*/\*(.*)\*/\s*[->%]?\}\}?$", re.DOTALL)
_COMMENT_OPENS = re.compile(r"-?\s*/\*")


def without_tags(text: str, blocks: Blocks, code: bool = False) -> str:
    """Overwrite template tags; keep their comments and texts in `blocks`.

    With `code` the text is Markdown, and tags in its code are passed over.
    """
    if not _OPENERS.search(text):
        return text
    out: list[str] = []
    at = 0
    for start, opened, end in _tags(text, Code(text) if code else None):
        if start < at:
            continue
        tag = text[start:end]
        comment = _HUGO_COMMENT.match(tag) or _LIQUID_COMMENT.match(tag)
        if comment:
            blocks.comments.append(Comment(comment.group(1), start, end))
        else:
            keep_named(blocks, text, start, opened)
        out += [text[at:start], fill(tag)]
        at = end
    return "".join([*out, text[at:]])


def _tags(text: str, code: Code | None) -> list[tuple[int, int, int]]:
    """Return where each tag starts and ends, and where its content does that is no prose."""
    tags = []
    closings = Closings(text)
    at = 0
    while match := _OPENERS.search(text, at):
        start, at = match.start(), match.end()
        if code is not None and (inside := code.end(start)):
            at = max(inside, at)
            continue
        opener = match.group() if match.group() in _CLOSERS else match.group()[:2]
        closer = _CLOSERS[opener]
        if opener == "{{" and _COMMENT_OPENS.match(text, at):
            at = max(text.find("*/", at), at)
        close, end = closings.after(re.escape(closer), at)
        if close == end:
            continue
        if opener == "{{" and text.startswith("}", end) and text.startswith("{", start + 2):
            end += 1
        if end - start > _MAX_TAG:
            continue
        at = _block_end(text, start, end, closings)
        tags.append((start, end, at))
    return tags


class Closings:
    """Where end tags stand in a text, each looked for but once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, tuple[int, int]] = {}

    def after(self, pattern: str, at: int) -> tuple[int, int]:
        """Return start and end of the first match at or behind `at`; the text's end if none."""
        known = self._next.get(pattern, (-1, -1))
        if known[0] < at:
            found = re.compile(pattern).search(self._text, at)
            known = found.span() if found else (len(self._text), len(self._text))
            self._next[pattern] = known
        return known


def _block_end(text: str, start: int, end: int, closings: Closings) -> int:
    """Return where the content of a tag like `highlight` ends; `end` if it has none.

    Some tags have none, and no end tag: then the next of the name is another start tag.
    """
    name = _BLOCK_TAG.match(text, start, end)
    if name is None or _ENDS_ITSELF.search(text, end - 5, end):
        return end
    word = re.escape(name.group(1))
    close = rf"\{{\{{[<%]\s*/\s*{word}\s*[>%]\}}\}}|\{{%-?\s*end{word}\s*-?%\}}"
    close_start, close_end = closings.after(close, end)
    next_start, _ = closings.after(rf"(?:\{{\{{[<%]|\{{%-?)\s*{word}(?![\w-])", end)
    return close_end if end <= close_start < min(close_end, next_start) else end


def keep_named(blocks: Blocks, text: str, start: int, end: int) -> None:
    """Keep the copy among the strings that have a name in a tag or in code, or are translated."""
    for match in _NAMED.finditer(text, start, end):
        group = match.lastgroup or ""
        if not match["name"] or fields.is_copy(match["name"], match[group]):
            fields.keep(blocks, Kind.CAPTION, match[group], match.start(group), escapes.pieces)
    for named in _NAMED_LIST.finditer(text, start, end):
        at = named.end()
        while item := _LISTED.match(text, at, end):
            at, group = item.end(), item.lastgroup or ""
            if fields.is_copy(named["name"], item[group]):
                fields.keep(blocks, Kind.LIST_ITEM, item[group], item.start(group), escapes.pieces)


def blank_lines(text: str) -> str:
    """Make lines that hold filler alone blank, so that blocks around them are apart.

    Not where HTML or an indented line follows: a blank line would end the HTML, or turn
    the indented line into code.
    """
    if FILLER not in text:
        return text
    return _FILLER_LINES.sub(_blank_lines, text)


_FILLERS = f"{FILLER}{SPLIT}{GAP}{EDGE}"
_FILLER_LINES = re.compile(
    rf"(?m)^[ \t]*[{_FILLERS}][{_FILLERS} \t]*+(?:\r?\n|\Z)(?:[{_FILLERS} \t]*+\r?\n)*+"
)
_HTML_OR_INDENT = re.compile(r"[ \t]*</?[a-zA-Z]| {4}|\t")


def _blank_lines(match: re.Match[str]) -> str:
    if _HTML_OR_INDENT.match(match.string, match.end()):
        return match.group()
    return blank(match.group())
