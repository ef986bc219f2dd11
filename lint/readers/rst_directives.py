"""The directives of reStructuredText, Sphinx's too: which hold prose, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lint.document import Kind
from lint.readers.lightweight import Line, dedent

_NAME = re.compile(r"(?:\|[^|]{1,200}\|\s+)?((?!_)\w[\w:.+-]{0,100}?)\s?::(?:\s+|$)")
FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?=[^\s`])){1,200}+):(?:\s+|$)")

# neither their arguments nor their content is prose
PASSED = frozenset({
    "bibliography", "code", "code-block", "command-output", "currentmodule", "date",
    "default-role", "digraph", "doctest", "graph", "graphviz", "highlight", "highlightlang",
    "image", "include", "index", "inheritance-diagram", "ipython", "jupyter-execute",
    "literalinclude", "math", "mermaid", "module", "parsed-literal", "plantuml", "plot",
    "productionlist", "program-output", "prompt", "raw", "role", "sectnum", "sourcecode",
    "tabularcolumns", "testcleanup", "testcode", "testoutput", "testsetup", "tikz", "toctree",
    "uml", "unicode",
})  # fmt: skip
# their arguments are addresses, names or signatures
_CODE_ARGUMENTS = re.compile(
    r".*:.*|auto\w+|attribute|button-(?:link|ref)|class|cmdoption|code-?author|codeauthor|confval"
    r"|container|cssclass|data|decorator|describe|envvar|exception|figure|function|hlist|iframe"
    r"|method|object|only|option|program|rst-class|sectionauthor|vimeo|youtube"
)
KINDS = {
    "figure": Kind.CAPTION,
    "epigraph": Kind.QUOTATION,
    "highlights": Kind.QUOTATION,
    "pull-quote": Kind.QUOTATION,
    "title": Kind.METADATA,
}
TABLES = frozenset({"csv-table", "list-table", "table"})
VISIBLE = frozenset({"alt", "caption", "link-alt", "subtitle", "title"})
_DELIMITERS = {"tab": "\t", "space": " "}


class Directive(NamedTuple):
    """A directive: its name in lower case, and the lines of its parts."""

    name: str
    arguments: Sequence[Line]
    options: dict[str, list[Line]]
    content: Sequence[Line]

    @property
    def takes_code(self) -> bool:
        """Whether its arguments are no prose."""
        return _CODE_ARGUMENTS.fullmatch(self.name) is not None

    @property
    def delimiter(self) -> str:
        """What parts the values of a table of CSV."""
        given = self.options.get("delim", [])
        name = given[0].text if given else ""
        return _DELIMITERS.get(name, name[:1] or ",")


def parse(body: Sequence[Line]) -> Directive | None:
    """Return the directive whose name stands in the first line; None if none does."""
    match = _NAME.match(body[0].text)
    if match is None:
        return None
    head = 1
    while head < len(body) and body[head].text:
        head += 1
    first = next((at for at in range(1, head) if FIELD.match(body[at].text)), head)
    arguments = [body[0].cut(match.end()), *dedent(body[1:first])]
    return Directive(match[1].lower(), arguments, _options(body[first:head]), dedent(body[head:]))


def _options(some: Sequence[Line]) -> dict[str, list[Line]]:
    """Return the values of options (`:alt: text`) by name; their lines may go on below."""
    found: dict[str, list[Line]] = {}
    value: list[Line] = []
    for line in some:
        match = FIELD.match(line.text)
        if match:
            value = found.setdefault(match[1], [])
            value.append(line.cut(match.end()))
        else:
            value.append(line.cut(line.indent))
    return found
