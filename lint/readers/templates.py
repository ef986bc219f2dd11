"""Template tags and other markup that no parser of Markdown or HTML knows.

Hugo's shortcodes, Liquid (Jekyll), Jinja, Handlebars, ERB and PHP tags, admonition fences
and attribute lists are overwritten with filler of the same length, so that every place
stays and what follows is parsed as ever. Their texts (alt, title, caption) are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lint.document import Comment, Kind
from lint.readers.blocks import Blocks

FILLER = "\x7f"  # for parsers an ordinary character, for segments none at all
SPLIT = "\x01"  # filler where a block ends
GAP = "\x1f"  # filler that is white space
EDGE = "†"  # filler that is punctuation, as the < of a tag is: it decides what `**` means
_MAX_TAG = 5000
_OPENERS = re.compile(r"\{\{[<%]?|\{%|\{/\*|<%|<\?(?:php|=)")
_CLOSERS = {"{/*": "*/}", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "<%": "%>", "<?": "?>"}
# tags whose content, up to the end tag, is no prose
_BLOCK_TAG = re.compile(
    r"(?:\{\{[<%]|\{%-?)\s*(highlight|comment|[\w-]*code[\w-]*|mermaid|math|katex|rawhtml"
    r"|schema|javascript|stylesheet)\b"
)
_LIQUID_COMMENT = re.compile(r"^\{%-?\s*comment\s*-?%\}(.*)\{%-?\s*endcomment\s*-?%\}$", re.DOTALL)
_HUGO_COMMENT = re.compile(r"^\{\{?[-<%]?\s*/\*(.*)\*/\s*[->%]?\}\}?$", re.DOTALL)
_COMMENT_OPENS = re.compile(r"-?\s*/\*")
_VISIBLE = re.compile(
    r"(?<![\w-])(?:alt|title|caption|label|aria-label|description|text|heading|placeholder"
    r"|summary|subtitle|tagline|quote|cta)\s*=\s*"
    r"(?:\"([^\"]*)\"|'([^']*)'|\{\s*\"([^\"\\]*)\"\s*\}|\{\s*'([^'\\]*)'\s*\}|\{\s*`([^`$\\]*)`\s*\})"
)
_ADMONITION = re.compile(
    r"(?m)^([ \t>]*)(:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]*)(?:\{[^{}\n]*\})?[ \t]*\[?)"
    r"([^\n\r{}\[\]]*)(\]?[ \t]*(?:\{[^{}\n]*\})?[ \t]*:*)$"
)
_INDENTED_ADMONITION = re.compile(
    r"(?m)^([ \t]*)((?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*)"
    r"(?:\"([^\"\n]*)\")?[ \t]*$"
)
_ATTRIBUTE_LIST = re.compile(r"\{:[^{}\n]{0,500}\}|(?<=[)\]*_`\"])\{[.#][\w-][^{}\n]{0,500}\}")
_LINK_TARGET = re.compile(r"\]\([^\s()]*$|^ {0,3}\[[^\]\n]*\]:\s*\S*$")


def without_tags(text: str, blocks: Blocks, code: bool = False) -> str:
    """Overwrite template tags; keep their comments and texts in `blocks`.

    With `code` the text is Markdown, and tags in its code are passed over.
    """
    if not _OPENERS.search(text):
        return text
    out: list[str] = []
    at = 0
    for start, end in _tags(text, Code(text) if code else None):
        if start < at:
            continue
        tag = text[start:end]
        comment = _HUGO_COMMENT.match(tag) or _LIQUID_COMMENT.match(tag)
        if comment:
            blocks.comments.append(Comment(comment.group(1), start, end))
        elif "=" in tag:
            keep_attributes(blocks, text, start, end)
        out += [text[at:start], fill(tag)]
        at = end
    return "".join([*out, text[at:]])


def _tags(text: str, code: Code | None) -> list[tuple[int, int]]:
    tags = []
    missing: set[str] = set()  # closers that do not occur any more
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
        if closer in missing:
            continue
        end = text.find(closer, at)
        if end < 0:
            missing.add(closer)
            continue
        end += len(closer)
        if opener == "{{" and text.startswith("}", end) and text.startswith("{", start + 2):
            end += 1
        if end - start > _MAX_TAG:
            continue
        end = _block_end(text, start, end)
        tags.append((start, end))
        at = end
    return tags


def _block_end(text: str, start: int, end: int) -> int:
    """Return where the content of a tag like `highlight` ends; `end` if it has none."""
    name = _BLOCK_TAG.match(text, start, end)
    if name is None:
        return end
    word = re.escape(name.group(1))
    close = re.compile(rf"\{{\{{[<%]\s*/\s*{word}\s*[>%]\}}\}}|\{{%-?\s*end{word}\s*-?%\}}")
    found = close.search(text, end, end + 20 * _MAX_TAG)
    return found.end() if found else end


def keep_attributes(blocks: Blocks, text: str, start: int, end: int) -> None:
    """Keep the texts that a tag's attributes hold as captions."""
    for match in _VISIBLE.finditer(text, start, end):
        if match.lastindex:
            value = match.group(match.lastindex)
            if "{{" not in value and "<%" not in value:
                blocks.aside(Kind.CAPTION, value, match.start(match.lastindex))


def fill(text: str) -> str:
    """Return filler of the same length; line ends stay, so that lines do."""
    if "\n" not in text and "\r" not in text:
        return FILLER * len(text)
    return re.sub(r"[^\r\n]", FILLER, text)


# -- what only Markdown has --------------------------------------------------------


def without_fences(text: str, blocks: Blocks) -> str:
    """Overwrite admonition fences (`:::tip Title`, `!!! note "Title"`); keep their titles."""
    if ":::" in text:
        text = _ADMONITION.sub(lambda match: _fence(match, blocks), text)
    if "!!!" in text or "???" in text or "\n===" in text:
        text = _indented(text, blocks)
    if "{:" in text or "{." in text or "{#" in text:
        text = _ATTRIBUTE_LIST.sub(_attribute_list, text)
    return text


def _fence(match: re.Match[str], blocks: Blocks) -> str:
    if match.group(3).strip():
        blocks.aside(Kind.PARAGRAPH, match.group(3), match.start(3))
    return match.group(1) + " " * (len(match.group()) - len(match.group(1)))


def _attribute_list(match: re.Match[str]) -> str:
    line_start = match.string.rfind("\n", 0, match.start()) + 1
    line_end = match.string.find("\n", match.end())
    rest = match.string[match.end() : line_end if line_end >= 0 else None]
    is_heading = match.string.startswith("#", line_start)
    if not match.string[line_start : match.start()].strip() and not rest.strip():
        return " " * len(match.group())
    return match.group() if is_heading else FILLER * len(match.group())


def _indented(text: str, blocks: Blocks) -> str:
    """Overwrite the heads of indented admonitions, and what would make their body code."""
    out: list[str] = []
    at = 0
    for match in _INDENTED_ADMONITION.finditer(text):
        if match.start() < at:
            continue
        margin = len(match.group(1).expandtabs(4)) + 4
        body = re.compile(rf"(?:\r?\n(?:[ \t]*(?=\r?\n)|[ ]{{{margin}}}[^\r\n]*|\t[^\r\n]*))*")
        content = body.match(text, match.end())
        assert content is not None
        if not content.group().strip():
            continue
        if match.group(3):
            blocks.aside(Kind.PARAGRAPH, match.group(3), match.start(3))
        inner = re.sub(
            rf"(?m)^(?:[ ]{{{margin}}}|\t)(?=\S)",
            lambda one: _unindent(one.group()),
            content.group(),
        )
        out += [text[at : match.start()], " " * len(match.group()), inner]
        at = content.end()
    return "".join([*out, text[at:]])


def _unindent(indent: str) -> str:
    """Return an indentation of the same length that starts a paragraph, not code."""
    return FILLER + " " * (len(indent) - 1) if len(indent) > 3 or "\t" in indent else indent


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
    return re.sub(r"[^\r\n]", " ", match.group())


class Code:
    """Where a Markdown text holds code: fences, and spans of backticks in a paragraph."""

    _FENCE = re.compile(r"(?:```+|~~~+)(?=([^\r\n]*))")
    _BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
    _TICKS = re.compile(r"`+")
    _BLANK = re.compile(r"\n[ \t>]*\r?(?=\n)")

    def __init__(self, text: str) -> None:
        self._text = text
        self.fences = self._find_fences(text)
        self._fence_starts = [start for start, _ in self.fences]
        self._paragraph = (0, 0, [(0, 0)])  # the last one asked for: start, end, spans

    def end(self, at: int) -> int:
        """Return where the code that `at` lies in ends; 0 where it lies in none."""
        index = bisect_right(self._fence_starts, at) - 1
        if index >= 0 and at < self.fences[index][1]:
            return self.fences[index][1]
        if not self._paragraph[0] <= at < self._paragraph[1]:
            self._paragraph = self._spans(at, index)
        spans = self._paragraph[2]
        number = bisect_right(spans, (at, len(self._text))) - 1
        return spans[number][1] if number >= 0 and at < spans[number][1] else 0

    def _find_fences(self, text: str) -> list[tuple[int, int]]:
        fences = []
        start, mark = -1, ""
        for match in self._FENCE.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            before = self._BEFORE_FENCE.match(text, line, match.start())
            if before is None or before.end() != match.start():
                continue
            fence, rest = match.group(), match.group(1)
            if start < 0:
                if fence[0] == "~" or "`" not in rest:
                    start, mark = match.start(), fence
            elif fence.startswith(mark) and not rest.strip():
                fences.append((start, match.end()))
                start = -1
        if start >= 0:
            fences.append((start, len(text)))
        return fences

    def _spans(self, at: int, fence: int) -> tuple[int, int, list[tuple[int, int]]]:
        """Return the paragraph around `at`, which follows a fence, and its code spans."""
        text = self._text
        floor = self.fences[fence][1] if fence >= 0 else 0
        following = self._fence_starts[fence + 1 : fence + 2]
        first = max(floor, self._paragraph[1] if self._paragraph[1] <= at else 0)
        for blank in self._BLANK.finditer(text, first, at):
            first = blank.end()
        blank_after = self._BLANK.search(text, at)
        last = min(blank_after.start() if blank_after else len(text), *following, len(text))
        ticks = list(self._TICKS.finditer(text, first, last))
        partner: dict[int, int] = {}
        closing = [-1] * len(ticks)
        for index in range(len(ticks) - 1, -1, -1):
            length = len(ticks[index].group())
            closing[index] = partner.get(length, -1)
            partner[length] = index
        spans, index = [], 0
        while index < len(ticks):
            if closing[index] > 0:
                spans.append((ticks[index].start(), ticks[closing[index]].end()))
                index = closing[index]
            index += 1
        return first, max(last, at + 1), spans
