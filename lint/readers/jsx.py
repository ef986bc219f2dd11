"""What MDX adds to Markdown: imports and exports, JSX tags and {expressions}.

They are overwritten with filler of the same length (see `templates`); the text between
tags stays prose, and so do the attributes that readers see.
"""

from __future__ import annotations

import re

from lint.document import Comment
from lint.readers import elements
from lint.readers.blocks import Blocks
from lint.readers.code import Code
from lint.readers.filler import EDGE, FILLER, GAP, SPLIT, blank, fill
from lint.readers.templates import Closings, keep_attributes

_MAX_MARKUP = 50_000
_MAX_BROKEN = 40  # tags and expressions that do not end; then the rest is left alone
_MARKUP = re.compile(r"<!--|\{|</?(?:[A-Za-z][\w.-]*(?::[\w-]+)?(?=[\s/>{])|(?=>))")
_TAG_NAME = re.compile(r"</?([\w.:-]*)")
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[{<>]")
# strings are bounded, so that one that does not end costs little
_IN_EXPRESSION = re.compile(
    r"\"(?:[^\"\\\n]|\\.){0,500}+\"|'(?:[^'\\\n]|\\.){0,500}+'|`(?:[^`\\]|\\.){0,5000}+`"
    r"|/\*.*?(?:\*/|\Z)|[{}]",
    re.DOTALL,
)
_COMMENT = re.compile(r"\{\s*+/\*(.*?)\*/\s*+\}", re.DOTALL)
_STRING = re.compile(r"\{\s*+([\"'])((?:(?!\1)[^\\\n])*+)\1\s*+\}|\{\s*+`([^`$\\]*+)`\s*+\}")
_MODULE = re.compile(r"(?m)^(?:import|export)\b(?=\s*[\"'{*\w])")
_IMPORT_LINE = re.compile(
    r"(?m)^import\s+(?:[\w*{][^;\n]{0,500}?\sfrom\s+)?['\"][^'\"\n]+['\"];?[ \t]*$"
)
_IN_MODULE = re.compile(
    r"\"(?:[^\"\\\n]|\\.){0,500}+\"|'(?:[^'\\\n]|\\.){0,500}+'|`(?:[^`\\]|\\.){0,5000}+`"
    r"|/\*.*?(?:\*/|\Z)|//[^\n]*"
    r"|[{}()\[\]]|\n[ \t]*(?=\r?\n|\Z)|\Z",
    re.DOTALL,
)
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
        end = _tag_end(text, match.start())
        broken += not end
        if broken > _MAX_BROKEN:
            break
        if end and "={" in text[match.start() : end]:
            keep_attributes(blocks, text, match.start(), end)
            out += [text[at : match.start()], _edged(text[match.start() : end])]
            at = end
    return "".join([*out, text[at:]])


def _markup(text: str, code: Code, blocks: Blocks) -> list[tuple[int, int, str]]:
    """Find what is to be overwritten: start, end and the filler."""
    found = _modules(text, code)
    modules = iter([*((start, end) for start, end, _ in found), (len(text) + 1, 0)])
    module = next(modules)
    closings = Closings(text)
    at = broken = 0
    while match := _MARKUP.search(text, at):
        start, at = match.start(), match.start() + 1
        while module[1] and start >= module[1]:
            module = next(modules)
        if start >= module[0]:
            at = module[1]
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
        end = _expression_end(text, start) if text[start] == "{" else _tag_end(text, start)
        if not end:
            broken += 1
            if broken > _MAX_BROKEN:
                break
            continue
        if text[start] == "{":
            filler = _expression(text, start, end, blocks)
        else:
            end, filler = _tag(text, start, end, blocks, closings)
        found.append((start, end, filler))
        at = end
    return found


def _modules(text: str, code: Code) -> list[tuple[int, int, str]]:
    found = []
    at = 0
    while match := _MODULE.search(text, at):
        start, at = match.start(), match.end()
        if code.end(start):
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
        found.append((start, at, blank(text[start:at])))
    return found


def _expression_end(text: str, start: int) -> int:
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


def _tag_end(text: str, start: int) -> int:
    at = start + 1
    while token := _IN_TAG.search(text, at, start + _MAX_MARKUP):
        sign, at = token.group(), token.end()
        if sign == ">":
            return at
        if sign == "<":
            return 0
        if sign == "{":
            at = _expression_end(text, token.start())
            if not at:
                return 0
    return 0


def _expression(text: str, start: int, end: int, blocks: Blocks) -> str:
    """Return the filler of an expression; of a plain string, the text stays."""
    comment = _COMMENT.fullmatch(text, start, end)
    if comment:
        blocks.comments.append(Comment(comment.group(1), start, end))
    string = _STRING.fullmatch(text, start, end)
    if string:
        first, last = string.span(2) if string.group(2) is not None else string.span(3)
        return _edged(text[start:first]) + text[first:last] + _edged(text[last:end])
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
        keep_attributes(blocks, text, start, end)
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
