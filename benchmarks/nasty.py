"""Files made to be slow, or to break a reader: seconds per 100 KB of each, the worst first.

    python benchmarks/nasty.py [--size 300000] [NAME ...]

A file may be refused with one clear line; it may not crash, nor take more than a second
per 100 KB (on a quiet machine).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.config import Settings
from lint.run import Linter

CLAIM = "Ketamine cures depression and is safe "
UNIT = '<trans-unit id="1"><source>a</source><target>{}</target></trans-unit>'
XLIFF = '<xliff version="1.2"><file target-language="en"><body>{}</body></file></xliff>'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdef", "bcdefg", strict=True)
) + "]>"  # fmt: skip

# a name, and what is repeated; or what stands before it, in between and after it
REPEATED: dict[str, str | tuple[str, str, str]] = {
    "one-line.md": CLAIM, "one-line.html": ("<p>", CLAIM, ""), "no-space.md": "a", "headings.md": "# a\n",
    "headings-of-claims.md": f"# {CLAIM}\n\nIt is safe\n\n", "quotes.md": (">", ">", " a"), "brackets.md": "[",
    "links-open.md": "[a](", "link-titles.md": '[a](b "', "emphasis.md": "*a **b ", "stars.md": "*", "underscores.md": "_a",
    "entities.md": "&amp;", "tags-open.md": "<div>", "tags-open.html": "<div>", "tags-close.html": "</p>",
    "attributes.html": ("<p ", 'a="b" ', ">text</p>"), "comments-open.html": "<!--", "cdata.html": "<![CDATA[",
    "less-than.html": "<", "references.html": "&#x1F600;", "rows.md": ("|a|\n|-|\n", "|b|\n", ""),
    "columns.md": ("|", "a|", "\n|-|\n"), "aliases.md": ("---\na: &a [x]\nb: [", "*a, ", "]\n---\ntext"),
    "deep.md": ("---\n", "[", "\n---\ntext"), "tags.mdx": "<A ", "braces.mdx": "{", "attributes.mdx": "<A b={",
    "tags.tsx": "return <A ", "braces.tsx": "= <p>{", "elements.tsx": "(<p>a", "lists.tsx": 'a: ["b", ', "quotes.mdx": ("{", "\\'", ""), "imports.mdx": 'import a from "', "shortcodes.md": "{{< a ", "liquid.md": "{% a ",
    "colons.md": ("", ":", "{"), "spaces.md": ("::: a", " ", "{"), "pipes.rst": ("", "+", "x"), "fence.adoc": ("", "-", "`"),
    "messages.po": 'msgid "a"\nmsgstr "b"\n\n', "one.po": ('msgstr "', "a\\n", '"'), "units.xlf": XLIFF.format(UNIT),
    "deep.xlf": ("<xliff>", "<g>", ""), "entities.xlf": (ENTITIES, " ", XLIFF.format(UNIT.format("&g;"))),
    "deep.json": '{"a":', "strings.json": ("[", '"Ketamine cures {a}",', '""]'), "choices.json": ('{"a":"', "{a, plural, one {", '"}'),
    "escapes.json": ('{"a":"', "\\u2019{a}", '"}'), "deep.yml": ("a: ", "[", ""), "underscores.yml": ("", "_", "@"),
    "columns.csv": ("text\n", "Ketamine cures,", "\n"), "quote.csv": ('text\n"', "a\n", ""),
    "cues.srt": "1\n00:00:00,000 --> 00:00:01,000\nIt cures\n\n", "tags.vtt": ("WEBVTT\n\n", "00:00.000 --> 00:01.000\n<b>", ""),
    "marks.adoc": "*a _b ", "sections.adoc": "= a\n", "marks.rst": "*a `b ", "sections.rst": "a\n=\n",
    "grid.rst": ("+-+-+\n", "|a|b|\n+-+-+\n", ""), "columns.rst": ("+" + "-+" * 5000 + "\n", "|a\n", ""), "terms.rst": "a\n  b\n",
    "literals.rst": "``a ", "cells.adoc": ("|===\n", "a|b", "\n|==="), "spans.adoc": ("|===\n", ".99+|", ""), "notes.adoc": "footnote:[a[",
    "directive.rst": (".. a::\n   ", "b\n", ""), "bidi.md": "\u202eIt cures\u202c \u2066all\u2069 ", "zero-width.md": "c\u200bu\u200bres ",
    "accents.md": ("a", "\u0301", ""), "numbers.md": "1,000,000.5 mg ", "digits.md": "1", "full-stops.md": ". ",
    "initials.md": "a. ", "titles.md": "Dr. ", "quotation-marks.txt": '"', "apostrophes.txt": "'a ", "empty-lines.txt": "\n",
    "returns.txt": "\r", "han.md": "的", "claims.md": "完全に治る。", "not.md": ("", "not ", "a cure"), "commas.md": "cure, ",
    "words.md": "ketamine cures guaranteed safe depression relief best ", "tabs.md": "\t", "rules.md": "---\n",
    "setext.md": ("", "a\n", "==="), "emoji.md": "😀", "wide-sentence.md": "no safe cure without treatment of pain never best ",
    "disable.md": "<!-- claimlint-disable overclaims -->\n", "disable-spaces.md": ("<!-- claimlint-disable ", " ", "x -->"),
    "disable-lines.md": "<!-- claimlint-disable-next-line overclaims/cure -->\nIt cures depression.\n\n",
    "disable-names.md": ("<!-- claimlint-disable ", "overclaims ", "-->"), "sup.html": ("<sup>", " ", "x"),
}  # fmt: skip
OTHERS: dict[str, Callable[[int], bytes]] = {
    "lists.md": lambda size: "\n".join("  " * at + "- a" for at in range(int(size**0.5))).encode(),
    "backticks.md": lambda size: "".join(
        "`" * at + " " for at in range(int((2 * size) ** 0.5))
    ).encode(),
    "references.md": lambda size: "".join(
        f"[r{at}]: /u\n\n[r{at}]\n\n" for at in range(size // 20)
    ).encode(),
    "footnotes.md": lambda size: "".join(
        f"a[^{at}]\n\n[^{at}]: b\n" for at in range(size // 20)
    ).encode(),
    "surrogates.md": lambda size: b"ab\xed\xa0\x80 cures" * (size // 12),
    "nul.md": lambda size: b"Ketamine\0cures" * (size // 14),
    "not-utf8.md": lambda size: b"Ketamine \xff cures" * (size // 16),
    "unknown-names.md": lambda size: (
        f"<!-- claimlint-disable {' '.join(map(str, range(size // 6)))} -->".encode()
    ),
}


def files(size: int) -> Iterator[tuple[str, bytes]]:
    for name, parts in REPEATED.items():
        before, again, after = ("", parts, "") if isinstance(parts, str) else parts
        yield name, (before + again * (size // len(again.encode())) + after).encode()
    for name, make in OTHERS.items():
        yield name, make(size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=300_000)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    linter = Linter(Settings(language="en"))
    linter.check_bytes("page.md", b"Loads the rules.")
    rows = []
    for name, data in files(options.size):
        if options.names and name not in options.names:
            continue
        start = time.perf_counter()
        result = linter.check_bytes(f"locales/{name}", data)
        took = (time.perf_counter() - start) / len(data) * 100_000
        rows.append((took, name, result.file.error or f"{len(result.findings)} findings"))
    for took, name, outcome in sorted(rows, reverse=True):
        print(f"{took:6.2f} s per 100 KB  {name:24} {outcome[:90]}")


if __name__ == "__main__":
    main()
