"""Fences and indents that set off prose in Markdown: admonitions, tabs, directives of MyST.

Fences (`:::tip Title`, ```` ```{note} ````) and heads (`!!! note "Title"`, `=== "Tab"`) are
overwritten, so that every place stays; their titles are kept. What would make an indented body
code is told, to be cut before the text is parsed.
"""

from __future__ import annotations

import re

from lint.document import Kind
from lint.readers.blocks import Blocks
from lint.readers.code import Code
from lint.readers.filler import FILLER, blank

MAX_DEPTH = 20  # of bodies in bodies
_INDENT = 4
_ADMONITION = re.compile(
    r"(?m)^([ \t>]*+)(:{3,}+[ \t]*+(?:\{[^{}\n]*+\}|[\w-]*+)(?:\{[^{}\n]*+\})?+[ \t]*+\[?+)"
    r"([^\n\r{}\[\]]*+)(\]?+[ \t]*+(?:\{[^{}\n]*+\})?+[ \t]*+:*+)$"
)
_HEAD_SIGN = re.compile(r"(?m)^[ \t]*+(?:!!!|\?\?\?|===)")
_HEAD = re.compile(
    r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]++(?:[\w-]++(?:[ \t]++[\w-]++)*+)?+[ \t]*+"
    r"(?:\"([^\"\r\n]*+)\")?+[ \t]*+(?=\r?$)",
    re.MULTILINE,
)
_LINE = re.compile(r"(?m)^([ \t]*+)(?=[^\s])")
_ATTRIBUTE_LIST = re.compile(r"\{:[^{}\n]{0,500}\}|(?<=[)\]*_`\"])\{[.#][\w-][^{}\n]{0,500}\}")


def without_fences(text: str, blocks: Blocks) -> str:
    """Overwrite the fences of admonitions, keep their titles; overwrite lists of attributes."""
    if ":::" in text:
        text = _ADMONITION.sub(lambda match: _fence(match, blocks), text)
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


# -- bodies that are indented ------------------------------------------------------


def without_heads(text: str, blocks: Blocks) -> tuple[str, list[tuple[int, int]]]:
    """Overwrite the heads of indented admonitions and tabs; keep their titles.

    Returns the text, and start and end of what indents their bodies.
    """
    if not _HEAD_SIGN.search(text):
        return text, []
    code = Code(text)
    heads: list[tuple[int, int]] = []
    cuts: list[tuple[int, int]] = []
    bodies: list[int] = []  # how wide those around are indented
    lines = list(_LINE.finditer(text))
    for number, line in enumerate(lines):
        width = _width(line)
        while bodies and width < bodies[-1]:
            bodies.pop()
        if bodies:
            cuts.append((line.start(), _cut_end(line, _INDENT * len(bodies))))
        head = _HEAD.match(text, line.end())
        if head is None or len(bodies) == MAX_DEPTH or code.end(head.start()):
            continue
        if number + 1 < len(lines) and _width(lines[number + 1]) >= width + _INDENT:
            bodies.append(width + _INDENT)
            heads.append(head.span())
            if head.group(1):
                blocks.aside(Kind.PARAGRAPH, head.group(1), head.start(1))
    return _blanked(text, heads), cuts


def _width(line: re.Match[str]) -> int:
    return len(line.group(1).expandtabs(_INDENT))


def _cut_end(line: re.Match[str], width: int) -> int:
    """Return where an indent has reached a width."""
    indent = line.group(1)
    length = next(at for at in range(len(indent) + 1) if len(indent[:at].expandtabs(4)) >= width)
    return line.start() + length


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    out: list[str] = []
    at = 0
    for start, end in spans:
        out += [text[at:start], blank(text[start:end])]
        at = end
    return "".join([*out, text[at:]])


# -- directives of MyST ------------------------------------------------------------

_DIRECTIVE_SIGN = re.compile(r"(?m)^[ \t>]*+(?:```|~~~|:::)[`~:]*+[ \t]*+\{[A-Za-z]")
_FENCE = re.compile(r"(?m)^[ \t>]*+(?P<mark>`{3,}+|~{3,}+|:{3,}+)[ \t]*+(?P<info>[^\r\n]*+)")
_DIRECTIVE = re.compile(r"\{([A-Za-z][\w:+-]*+)\}[ \t]*+")
_OPTION = re.compile(r"\r?\n[ \t>]*+:([\w-]++):[ \t]*+([^\r\n]*+)")
_SEEN = frozenset({"alt", "caption"})  # options that readers see
# what is prose in a fence of code (other names in braces are languages: `{r}`), and what
# is code between colons
_WITH_TITLE = frozenset({
    "note", "tip", "warning", "caution", "important", "hint", "danger", "error", "attention",
    "seealso", "admonition", "versionadded", "versionchanged", "deprecated", "epigraph",
    "pull-quote", "highlights", "sidebar", "topic", "margin", "aside", "dropdown", "card",
    "grid-item-card", "tab-item", "tab", "list-table", "table", "rubric", "centered", "compound",
    "abstract", "exercise", "solution", "blockquote", "glossary",
})  # fmt: skip
_WITHOUT_TITLE = frozenset({
    "figure", "figure-md", "image", "container", "div", "grid", "grid-item", "tab-set", "tabs",
})  # fmt: skip
_CODE = re.compile(
    r"code.*|sourcecode|literalinclude|parsed-literal|math|raw|toctree|include|highlight|mermaid"
    r"|graphviz|eval-rst|bibliography|auto.*|contents|doctest|testcode|plot|iframe"
)


def without_directives(text: str, blocks: Blocks) -> str:
    """Overwrite the fences and options of directives that hold prose, and those of code whole."""
    if not _DIRECTIVE_SIGN.search(text):
        return text
    passed: list[tuple[int, int]] = []
    around: list[tuple[str, bool, int]] = []  # mark, whether it holds prose, where it opens
    for fence in _FENCE.finditer(text):
        mark, info = fence["mark"], fence["info"].rstrip()
        if around and _closes(mark, info, around[-1][0]):
            _, is_prose, start = around.pop()
            passed += _closed(fence, is_prose, start)
        elif (not around or around[-1][1]) and _opens(mark, info):
            is_prose = _open(fence, blocks, passed)
            around.append((mark, is_prose, fence.start("mark")))
    return _blanked(text, passed)


def _closes(mark: str, info: str, opened: str) -> bool:
    return not info and mark[0] == opened[0] and (mark[0] == ":" or mark.startswith(opened))


def _opens(mark: str, info: str) -> bool:
    return bool(info) if mark[0] == ":" else not (mark[0] == "`" and "`" in info)


def _closed(fence: re.Match[str], is_prose: bool, start: int) -> list[tuple[int, int]]:
    """Return what the end of a directive lets pass: its fence; between colons all its code."""
    if is_prose:
        return [fence.span("mark")]
    return [(start, fence.end())] if fence["mark"][0] == ":" else []


def _open(fence: re.Match[str], blocks: Blocks, passed: list[tuple[int, int]]) -> bool:
    """Begin a directive; return whether it holds prose."""
    directive = _DIRECTIVE.match(fence.string, fence.start("info"), fence.end("info"))
    colons = fence["mark"][0] == ":"
    if directive is None:
        return colons
    name = directive.group(1)
    is_prose = not _CODE.fullmatch(name) if colons else name in _WITH_TITLE | _WITHOUT_TITLE
    if is_prose:
        title = fence.string[directive.end() : fence.end("info")]
        if title.strip() and name not in _WITHOUT_TITLE:
            blocks.aside(Kind.PARAGRAPH, title, directive.end())
        passed.append((fence.start("mark"), fence.end("info")))
        passed += _options(fence, blocks)
    return is_prose


def _options(fence: re.Match[str], blocks: Blocks) -> list[tuple[int, int]]:
    """Return where the options of a directive stand; keep those that readers see."""
    spans = []
    option = _OPTION.match(fence.string, fence.end())
    while option:
        if option.group(1) in _SEEN:
            blocks.aside(Kind.CAPTION, option.group(2), option.start(2))
        spans.append((option.start(1) - 1, option.end()))
        option = _OPTION.match(fence.string, option.end())
    return spans
