"""AsciiDoc: what is prose in it, and where."""

from __future__ import annotations

import pytest

from lint import readers
from lint.config import Settings
from lint.run import Linter
from tests.readers.check_places import wrong_places

CLAIM = "Relief is guaranteed."
LINTER = Linter(Settings(select=("overclaims/guarantee",), language="en"))

# the claim is prose in each
READ = {
    "cell": f"|===\n|{CLAIM} |x\n|===\n",
    "cell with a style": f"|===\n|a |b\n\na|* {CLAIM}\n2+^.^s|x\n|===\n",
    "wrapped cell": "|===\n|a\n|Relief is\nguaranteed.\n|===\n",
    "cell of CSV": f',===\na,"{CLAIM}"\n,===\n',
    "below an underlined heading": f"Our care\n--------\n{CLAIM}\n",
    "below a heading underlined by pluses": f"Care\n+++++\n\n{CLAIM}\n",
    "below a heading underlined by carets": f"Our care\n^^^^^^^^\n\n{CLAIM}\n",
    "before a footnote": "Relief is guaranteedfootnote:[See the terms.].\n",
    "footnote": f"Note this.footnote:a[{CLAIM} See https://x.org[here].]\n",
    "footnote with a name": f"Note this.footnoteref:[a,{CLAIM}]\n",
    "single smart quotation marks": "'`a`' Relief is guaranteed.\n",
    "role of a paragraph": "[.lead]#Relief is guaranteed.# footnote:[Terms.]\n",
    "apostrophes": "It`s so: relief is guaranteed, don`t wait.\n",
    "address before": f"There is no cure, see https://x.org. {CLAIM}\n",
    "address in brackets": f"There is no cure (https://x.org). {CLAIM}\n",
    "address in a new window": f"There is no cure, see https://x.org[^]. {CLAIM}\n",
    "alt text": 'image::a.png["Rest, and relief is guaranteed",300]\n',
    "title of an image": "image::a.png[A,title=Relief is guaranteed]\n",
    "image below a text": "See:\nimage::two words.png[Relief is guaranteed]\n",
    "alt text in a line": "See image:a.png[Relief is guaranteed,30] there.\n",
    "description of the page": f"= A\n:description: {CLAIM}\n",
    "definition": f"Care::\n\n   {CLAIM}\n",
    "attached to an item": f"* One\n+\n{CLAIM}\n",
    "after a listing": f"----\nx\n----\n{CLAIM}\n",
    "above an include": f"{CLAIM}\ninclude::a.adoc[]\n",
    "superscript": "Relief is guaranteed^1^.\n",
    "between pluses": "Calm + relief is guaranteed + fast.\n",
    "lower case in a quotation": "____\nRelief is guaranteed.\n____\n",
}  # fmt: skip

# nothing is claimed in these
PASSED = {
    "negation in a cell": "|===\n|No relief is guaranteed |x\n|===\n",
    "negation in a cell with a style": "|===\n|a |b\n\na|No\nrelief is guaranteed |x\n|===\n",
    "quotation": "Some clinics say \"`Relief is guaranteed`\".\n",
    "frame of a table": "|===\n|Don't say |Say\n\n|Relief is guaranteed |Some find relief\n|===\n",
    "frame over columns": "[cols=2*]\n|===\n|Don't say\n|Say\n\n2+|Both\n|Relief is guaranteed\n|x\n|===\n",
    "frame of a wrapped item": "Be wary of clinics that say:\n\n* Relief is\n  guaranteed for all.\n",
    "frame of a quotation": f"Be wary of clinics that say:\n\n[quote]\n{CLAIM}\n",
    "source paragraph": f"[source]\n{CLAIM}\n",
    "source block": f"[source,text]\n.Title\n--\n{CLAIM}\n\n{CLAIM}\n--\n",
    "comment block": f"[comment]\n====\n{CLAIM}\n====\n",
    "literal paragraph": f"Text.\n\n {CLAIM}\n",
    "literal cell": f"|===\n|a\n\nl|{CLAIM}\n|===\n",
    "formula": "A stem:[guaranteed] b.\n",
    "index": "A (((guaranteed, relief))) indexterm:[guaranteed] b.\n",
    "struck out": "Relief is [.line-through]#guaranteed#.\n",
    "wrapped code": "Use `relief is\nguaranteed` here.\n",
    "wrapped link": "Read link:is-guaranteed.html[a\nstudy,title=guaranteed].\n",
    "attribute": ":claim: guaranteed \\\n  guaranteed\n",
    "byline": "= A\nAnn Guaranteed <guaranteed@x.org>\nv1.0, 2020: guaranteed\n",
    "signature": f"-----BEGIN PGP SIGNATURE-----\n\n{CLAIM}\n",
}  # fmt: skip


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_prose_is_read_where_it_stands(text: str) -> None:
    (finding,) = LINTER.check_bytes("page.adoc", text.encode()).findings
    lines = text.splitlines()
    assert lines[finding.line - 1][finding.column - 1 :].lower().startswith("relief")
    assert lines[finding.end_line - 1][: finding.end_column - 1].endswith("guaranteed")


@pytest.mark.parametrize("text", PASSED.values(), ids=PASSED)
def test_what_is_no_prose_is_passed_over(text: str) -> None:
    assert LINTER.check_bytes("page.adoc", text.encode()).findings == ()


@pytest.mark.parametrize("text", [*READ.values(), *PASSED.values()])
def test_places(text: str) -> None:
    assert list(wrong_places(readers.read("page.adoc", text.encode()))) == []


STRUCTURE = """\
= Title

Part
----
Text goes *on
two* lines. +
A "`quotation`" of link:a.html[text^] and <<a,a part>>.

Be wary of:

* One
goes on
** Inner
* Two

Dose:: One.
Other::
  Two.

[cols="1,2a"]
|===
|A |B

.2+|c
|* d
|e
|===
"""


def test_structure() -> None:
    segments = readers.read("page.asc", STRUCTURE.encode()).segments
    assert [(str(one.kind), one.text, [up.text for up in one.lead_ins]) for one in segments] == [
        ("heading", "Title", []),
        ("heading", "Part", []),
        ("paragraph", 'Text goes on two lines. A "quotation" of text and a part.', []),
        ("paragraph", "Be wary of:", []),
        ("list-item", "One goes on", ["Be wary of:"]),
        ("list-item", "Inner", ["Be wary of:", "One goes on"]),
        ("list-item", "Two", ["Be wary of:"]),
        ("list-item", "Dose", ["Be wary of:", "Two"]),
        ("list-item", "One.", ["Be wary of:", "Two", "Dose"]),
        ("list-item", "Other", ["Be wary of:", "Two"]),
        ("list-item", "Two.", ["Be wary of:", "Two", "Other"]),
        ("table-cell", "A", []),
        ("table-cell", "B", ["A"]),
        ("table-cell", "c", ["A"]),
        ("table-cell", "d", ["B", "c"]),
        ("table-cell", "e", ["B"]),
    ]
    assert [one.level for one in segments[:2]] == [1, 2]


def test_asc_is_found_in_a_folder() -> None:
    assert readers.is_known("drafts/page.asc")
