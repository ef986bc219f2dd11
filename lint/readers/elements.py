"""What the elements of HTML mean for prose."""

from __future__ import annotations

import re

from lint.document import Kind

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    **dict.fromkeys(HEADINGS, Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd", "option"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Kind.TABLE_CELL),
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
    **dict.fromkeys(("label", "legend", "summary"), Kind.PARAGRAPH),
    "blockquote": Kind.QUOTATION,
    "title": Kind.METADATA,
    "button": Kind.LINK,
}
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
INNER = LISTS | {"dd"}  # what a term explains stands deeper than the term

# no prose, with all that is in them; the text of RAW ones is not even markup
HIDDEN = frozenset({
    "script", "style", "template", "code", "pre", "kbd", "samp", "var", "svg", "math", "object",
    "iframe", "textarea", "canvas", "xmp", "noembed", "noframes", "rt", "rp", "listing", "del",
    "s", "strike",
})  # fmt: skip
RAW = frozenset({
    "script", "style", "textarea", "xmp", "noembed", "noframes", "iframe", "title",
})  # fmt: skip

VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip

# those that join with the text around them; others that are no blocks leave a gap
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font",
    "i", "ins", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "small", "span", "strong",
    "sub", "sup", "time", "tt", "u", "wbr", "blink",
})  # fmt: skip
BLOCKS = frozenset({
    *KINDS, *LISTS, "address", "article", "aside", "body", "center", "colgroup", "details",
    "dialog", "div", "fieldset", "figure", "footer", "form", "frameset", "head", "header",
    "hgroup", "hr", "html", "iframe", "main", "marquee", "meta", "nav", "noframes", "noscript",
    "optgroup", "p", "picture", "pre", "listing", "script", "search", "section", "select", "style",
    "table", "tbody", "template", "textarea", "tfoot", "thead", "tr", "video", "audio", "xmp",
})  # fmt: skip

_CELLS = frozenset({"td", "th", "caption"})
_ROWS = frozenset({"tr"})
_TABLE = frozenset({"table", "template"})
_ITEM_STOPS = frozenset({*LISTS, *_CELLS, *_TABLE})
# what an opening tag closes, and what stops the search for it
_IMPLIED = {
    "li": (frozenset({"li"}), _ITEM_STOPS),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), _ITEM_STOPS)),
    **dict.fromkeys(("td", "th"), (_CELLS, frozenset({*_TABLE, "tr"}))),
    "tr": (frozenset({*_ROWS, *_CELLS}), _TABLE),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"), (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLE)
    ),
    **dict.fromkeys(
        ("option", "optgroup"), (frozenset({"option"}), frozenset({"select", "datalist"}))
    ),
    "body": (frozenset({"head"}), frozenset({"template"})),
    **dict.fromkeys(HEADINGS, (frozenset({"p", *HEADINGS}), frozenset(BLOCKS - {"p", *HEADINGS}))),
}
_CLOSE_P = frozenset(
    BLOCKS - {"button", "label", "option", "optgroup", "select", "iframe", "video", "audio",
              "picture", "script", "style", "template", "textarea", "noscript", "meta", "title",
              "body", "html", "head", "caption"}
)  # fmt: skip
_P = (frozenset({"p"}), frozenset(BLOCKS - {"p"}))
NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def closed_by(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return which open elements a start tag closes, and behind which it does not look."""
    return _IMPLIED.get(tag) or (_P if tag in _CLOSE_P else NOTHING)


# an end tag does not reach beyond these, unless it is theirs or of what is around them
SCOPES = frozenset({"table", "td", "th", "caption", "template"})
TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "body", "html"})

ATTRIBUTES = (
    "alt", "aria-label", "aria-description", "aria-placeholder", "title", "placeholder", "summary",
)  # fmt: skip
SILENT = frozenset({"link", "style", "script", "meta", "base"})  # whose attributes no one sees
META_NAMES = frozenset({
    "description", "abstract", "title", "subject", "dc.title", "dc.description",
    "dcterms.title", "dcterms.description", "og:title", "og:description", "og:image:alt",
    "twitter:title", "twitter:description", "twitter:image:alt", "application-name",
})  # fmt: skip
_REFERENCE_MARK = re.compile(
    r"(?:\s*+<(?:a|span|b|i|em|strong)\b[^>]{0,500}+>)*+"
    r"\s*+[\[(]?+(?:[\d*†‡§¶#,;\u2013\u2014\- ]{1,20}+|tm|sm|mc|md"
    r"|(?P<letters>[a-z](?:,\s?[a-z\d]){0,9}+))"
    r"[\])]?+(?:\([^\s()]{0,500}+\))?+\s*+"
    r"(?:</(?:a|span|b|i|em|strong)\s*+>\s*+)*+</sup\b",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(r"(?![IVXLCDM]{3})[^\W\d_]{3}[.,;:!?)\"'\u2019\u201d]?\Z")


def is_reference_mark(before: str, text: str, at: int) -> bool:
    """Whether the content of a <sup> at `at` only refers to a note (1, [2,3], *) or marks
    a name (TM). A letter does so after a word: in 1<sup>e</sup>, x<sup>n</sup> it belongs there.
    """
    mark = _REFERENCE_MARK.match(text, at)
    return mark is not None and (not mark["letters"] or _AFTER_WORD.search(before) is not None)
