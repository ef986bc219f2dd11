"""What MDX adds to Markdown: imports and exports, JSX tags and {expressions}.

They are overwritten with filler of the same length (see `templates`); the text between
tags stays prose, and so do the attributes that readers see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.document import Comment
from lint.readers import elements
from lint.readers.blocks import Blocks
from lint.readers.code import Code
from lint.readers.filler import EDGE, FILLER, GAP, SPLIT, blank, fill
from lint.readers.templates import Closings, keep_named

_MAX_MARKUP = 50_000
_MAX_BROKEN = 40  # tags and expressions that do not end; then the rest is left alone
_MARKUP = re.compile(r"<!--|\{|</?(?:[A-Za-z][\w.-]*(?::[\w-]+)?(?=[\s/>{])|(?=>))")
_TAG_NAME = re.compile(r"</?([\w.:-]*)")
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[{<>]")
# strings are bounded, so that one that does not end costs little; an apostrophe (Don't) opens none
_STRINGS = (
    r"\"(?:[^\"\\\n]|\\.){0,500}+\"|(?<!\w)'(?:[^'\\\n]|\\.){0,500}+'"
    r"|`(?:[^`\\]|\\.){0,5000}+`|/\*.*?(?:\*/|\Z)"
)
_IN_EXPRESSION = re.compile(rf"{_STRINGS}|[{{}}]", re.DOTALL)
COMMENT = re.compile(r"\{\s*+/\*(.*?)\*/\s*+\}", re.DOTALL)
STRING = re.compile(r"\{\s*+([\"'])((?:(?!\1)[^\\\n])*+)\1\s*+\}|\{\s*+`([^`$\\]*+)`\s*+\}")
_MODULE = re.compile(r"(?m)^(?:import|export)\b(?=\s*[\"'{*\w])")
_IMPORT_LINE = re.compile(
    r"(?m)^import\s+(?:[\w*{][^;\n]{0,500}?\sfrom\s+)?['\"][^'\"\n]+['\"];?[ \t]*$"
)
_IN_MODULE = re.compile(rf"{_STRINGS}|//[^\n]*|[{{}}()\[\]]|\n[ \t]*(?=\r?\n|\Z)|\Z", re.DOTALL)
# before an element in code; strings and comments are passed over
_IN_CODE = re.compile(
    rf"{_STRINGS}|//[^\n]*|(?P<element>(?:[(,?:&|{{\[=>;]|\breturn|\bdefault)\s*+(?=<[A-Za-z>]))",
    re.DOTALL,
)
_IN_ELEMENT = re.compile(r"\{|<(?=/?[A-Za-z>])")
_MAX_DEPTH = 8  # of elements in code in elements
_MAX_BROKEN_ELEMENTS = 5
_NO_TEXT = f" \t\r\n{FILLER}{SPLIT}{GAP}{EDGE}"
_NO_PARAGRAPH = ("#", "```", "~~~", "<", "/>", "}", "*/}")
_SKIPPED = frozenset({"code", "pre", "script", "style", "svg", "math", "template", "del", "s"})
_CODE_NAME = re.compile(
    r"(?:\w+\.)?(?:Code|CodeBlock|CodeSnippet|CodeSample|CodeExample|CodeEditor|SyntaxHighlighter"
    r"|Pre|Mermaid|Math|TeX|Katex|Style|Script)"
)


def without_modules(text: str) -> str:
    """Overwrite the imports of a Markdown page that some site builders read as MDX."""
    return _IMPORT_LINE.sub(lambda match: fill(match.group()), text)


def without_jsx(text: str, blocks: Blocks) -> str:
    """Overwrite the modules, tags and expressions of MDX; keep comments and texts."""
    code = Code(text)
    out: list[str] = []
    at = 0
    for start, end, filler in sorted([*_markup(text, code, blocks), *_fences(text, code)]):
        if start >= at:
            out += [text[at:start], filler]
            at = end
    return "".join([*out, text[at:]])


def _fences(text: str, code: Code) -> list[tuple[int, int, str]]:
    """Blank out fenced code: in MDX its marks may be indented in ways unknown to Markdown."""
    return [(start, end, blank(text[start:end])) for start, end in code.fences]


def without_jsx_tags(text: str, blocks: Blocks) -> str:
    """Overwrite the tags of a Markdown page whose attributes hold expressions."""
    if "={" not in text:
        return text
    code = Code(text)
    out: list[str] = []
    at = broken = 0
    for match in re.finditer(r"<[A-Z][\w.]*(?=[^<>={]{0,2000}=)", text):
        if match.start() < at or code.end(match.start()):
            continue
        end = tag_end(text, match.start())
        broken += not end
        if broken > _MAX_BROKEN:
            break
        if end and "={" in text[match.start() : end]:
            keep_named(blocks, text, match.start(), end)
            out += [text[at : match.start()], _edged(text[match.start() : end])]
            at = end
    return "".join([*out, text[at:]])


def _markup(text: str, code: Code, blocks: Blocks) -> list[tuple[int, int, str]]:
    """Find what is to be overwritten: start, end and the filler."""
    found: list[tuple[int, int, str]] = []
    passed: list[_Part] = []  # code found ahead, the next part last
    for start, end in reversed(_modules(text, code)):
        parts = _parts(text, start, end, 0)
        passed += parts
        found += _overwritten(text, parts, blocks)
    closings = Closings(text)
    at = broken = 0
    while match := _MARKUP.search(text, at):
        start, at = match.start(), match.start() + 1
        while passed and passed[-1].end <= start:
            passed.pop()
        if passed and passed[-1].start <= start:
            at = passed[-1].end
            continue
        if text.startswith("<!--", start):
            at = closings.after("-->", start)[0]
            continue
        if start and text[start - 1] == "\\":
            continue
        inside = code.end(start)
        if inside:
            at = inside
            continue
        end = expression_end(text, start) if text[start] == "{" else tag_end(text, start)
        if not end:
            broken += 1
            if broken > _MAX_BROKEN:
                break
            continue
        parts = _parts(text, start, end, passed[-1].depth + 1 if passed else 1)
        if len(parts) > 1:
            passed += parts
            found += _overwritten(text, parts, blocks)
            continue
        if text[start] == "{":
            filler = _expression(text, start, end, blocks)
        else:
            end, filler = _tag(text, start, end, blocks, closings)
        found.append((start, end, filler))
        at = end
    return found


class _Part(NamedTuple):
    """A part of code between the elements in it, and how deep in other code it stands."""

    start: int
    end: int
    depth: int


def _parts(text: str, start: int, end: int, depth: int) -> list[_Part]:
    """Return what is code in a stretch of it: all but the elements in it, the last part first."""
    parts: list[_Part] = []
    if depth <= _MAX_DEPTH and text.find("<", start + 1, end) > 0:
        for first, last in elements_in(text, start, end):
            parts.append(_Part(start, first, depth))
            start = last
    return [_Part(start, end, depth), *reversed(parts)]


def _overwritten(text: str, parts: list[_Part], blocks: Blocks) -> list[tuple[int, int, str]]:
    """Return the filler of parts of code; keep the texts in them.

    Blocks end at them, but where an {expression} with elements begins and ends.
    """
    ends = (parts[0], parts[-1]) if text[parts[-1].start] == "{" else ()
    filled = []
    for part in parts:
        start, end = part.start, part.end
        keep_named(blocks, text, start, end)
        whole = blank(text[start:end]) if len(parts) == 1 else ""
        mark = FILLER if part in ends else SPLIT
        filled.append((start, end, whole or _edged(text[start:end], mark)))
    return filled


def elements_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the elements in code."""
    at, broken = start, 0
    while broken < _MAX_BROKEN_ELEMENTS and (token := _IN_CODE.search(text, at, end)):
        at = token.end()
        if token["element"]:
            last = _element_end(text, at, end)
            if last:
                yield at, last
                at = last
            broken += not last


def _element_end(text: str, start: int, end: int) -> int:
    """Return where the element that opens at `start` ends, 0 when it does not."""
    depth, at = 0, start
    while token := _IN_ELEMENT.search(text, at, end):
        first = token.start()
        if token.group() == "{":
            at = expression_end(text, first)
        else:
            at = tag_end(text, first)
            if text.startswith("</", first):
                depth -= 1
            elif text[at - 2] != "/":
                depth += 1
        if not at or depth <= 0:
            return min(at, end)
    return 0


def _modules(text: str, code: Code) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while match := _MODULE.search(text, at):
        start, at = match.start(), match.end()
        if code.end(start) or _is_in_paragraph(text, start):
            continue
        depth = 0
        for token in _IN_MODULE.finditer(text, start, start + _MAX_MARKUP):
            at = token.end()
            sign = token.group()[:1]
            if sign in ("{", "(", "["):
                depth += 1
            elif sign in ("}", ")", "]"):
                depth -= 1
            elif (sign == "\n" and depth <= 0) or not sign:
                at = token.start()
                break
        found.append((start, at))
    return found


def _is_in_paragraph(text: str, start: int) -> bool:
    """Whether a line goes on with a paragraph, which no module can interrupt."""
    before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip(_NO_TEXT)
    return bool(before) and not before.startswith(_NO_PARAGRAPH)


def expression_end(text: str, start: int) -> int:
    """Return where the expression that opens at `start` ends, 0 when it does not."""
    depth = 0
    for token in _IN_EXPRESSION.finditer(text, start, start + _MAX_MARKUP):
        if token.group() == "{":
            depth += 1
        elif token.group() == "}":
            depth -= 1
            if not depth:
                return token.end()
    return 0


def tag_end(text: str, start: int) -> int:
    """Return where the tag that opens at `start` ends, 0 when it does not."""
    at = start + 1
    while token := _IN_TAG.search(text, at, start + _MAX_MARKUP):
        sign, at = token.group(), token.end()
        if sign == ">":
            return at
        if sign == "<":
            return 0
        if sign == "{":
            at = expression_end(text, token.start())
            if not at:
                return 0
    return 0


def _expression(text: str, start: int, end: int, blocks: Blocks) -> str:
    """Return the filler of an expression; of a plain string, the text stays."""
    comment = COMMENT.fullmatch(text, start, end)
    if comment:
        blocks.comments.append(Comment(comment.group(1), start, end))
    string = STRING.fullmatch(text, start, end)
    if string:
        first, last = string.span(2) if string.group(2) is not None else string.span(3)
        return _edged(text[start:first]) + text[first:last] + _edged(text[last:end])
    if not comment:
        keep_named(blocks, text, start, end)
    return _edged(text[start:end])


def _edged(text: str, mark: str = FILLER) -> str:
    """Return filler with punctuation at its ends and, second, a mark."""
    if len(text) < 3:
        return EDGE * len(text)
    return EDGE + mark + fill(text[2:-1]) + EDGE


def _tag(text: str, start: int, end: int, blocks: Blocks, closings: Closings) -> tuple[int, str]:
    """Return where a tag, or an element that is no prose, ends, and its filler."""
    match = _TAG_NAME.match(text, start)
    assert match is not None
    name = match.group(1)
    opens = text[start + 1] != "/"
    if opens:
        keep_named(blocks, text, start, end)
    if opens and text[end - 2] != "/" and _is_skipped(text, name, start, end):
        close = closings.after(f"</{name}>", end)
        end = close[1] if close[0] < len(text) else end
    if name == "br":
        mark = GAP
    elif name in elements.BLOCKS or (name[:1].isupper() and _fills_line(text, start, end, opens)):
        mark = SPLIT
    else:
        mark = FILLER
    return end, _edged(text[start:end], mark)


def _is_skipped(text: str, name: str, start: int, end: int) -> bool:
    if name == "sup":
        return elements.is_reference_mark(text[max(start - 4, 0) : start], text, end)
    return name in _SKIPPED or _CODE_NAME.fullmatch(name) is not None


def _fills_line(text: str, start: int, end: int, opens: bool) -> bool:
    """Whether a tag opens or closes its line, so that it is a block of its own."""
    if opens:
        line = text[text.rfind("\n", 0, start) + 1 : start]
        last = text.find("\n", end)
        rest = text[end : last if last >= 0 else None].rstrip()
        return not line.strip() and (not rest or rest.endswith(">"))
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    rest = text[end : last if last >= 0 else None]
    return not rest.strip() and text[first:start].lstrip().startswith("<")
