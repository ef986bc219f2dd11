"""reStructuredText: what is prose in it, and where."""

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
    "figure": f".. figure:: a.png\n\n   {CLAIM}\n",
    "legend": f".. figure:: a.png\n   :width: 3\n\n   One.\n\n   {CLAIM}\n",
    "alt text": f".. image:: a.png\n   :alt: {CLAIM}\n",
    "wrapped alt text": ".. image:: a.png\n   :alt: Relief\n      is guaranteed.\n",
    "alt text of a substitution": f".. |a| image:: a.png\n   :alt: {CLAIM}\n",
    "substitution": f".. |a| replace:: {CLAIM}\n",
    "any case": f".. NOTE::\n   {CLAIM}\n",
    "unknown directive": f".. our-box:: wide\n   :colour: red\n\n   {CLAIM}\n",
    "title of a directive": f".. dropdown:: {CLAIM}\n\n   One.\n",
    "rubric": f".. rubric:: {CLAIM}\n",
    "caption of code": f".. code-block:: python\n   :caption: {CLAIM}\n\n   x = 1\n",
    "signature": f".. confval:: a\n\n   {CLAIM}\n",
    "nested": f".. grid:: 2\n\n   .. grid-item-card:: A\n\n      * One\n\n        {CLAIM}\n",
    "meta": f".. meta::\n   :description lang=en: {CLAIM}\n   :keywords: guaranteed\n",
    "footnote": f"A [#n]_.\n\n.. [#n] {CLAIM}\n",
    "citation": f".. [A2020]\n   {CLAIM}\n",
    "field": f":Offer: {CLAIM}\n",
    "note as a field": f":Note: {CLAIM}\n",
    "list in a field": f":Benefits:\n   * {CLAIM}\n",
    "definition": f"Our care\n   {CLAIM}\n",
    "list-table": f".. list-table:: A\n   :header-rows: 1\n\n   * - A\n     - B\n   * - {CLAIM}\n     - C\n",
    "csv-table": f'.. csv-table:: A\n   :header: "a", "b"\n\n   "x, y", "{CLAIM}"\n',
    "grid table": "+-----+----------+\n| a   | Relief   |\n|     | is       |\n+-----+ guaranteed.|\n| b   |          |\n+-----+----------+\n",
    "grid table, wide letters": f"+------+-----------------------+\n| 薬薬 | {CLAIM} |\n+------+-----------------------+\n",
    "cell over columns": f"+-----+-----+\n| a   | b   |\n+-----+-----+\n| {CLAIM[:-1]}|\n+-----------+\n",
    "simple table": "=====  ======\nA      B\n=====  ======\na      Relief\n       is guaranteed.\n=====  ======\n",
    "bars in prose": "Side | Relief is guaranteed | end.\n",
    "line block": "| Relief is\n| guaranteed.\n",
    "after a comment": f"..\n\n{CLAIM}\n",
    "after a target": f".. _a: https://x.org\n\n  {CLAIM}\n",
    "address before": f"There is no cure, see https://x.org. {CLAIM}\n",
    "address in brackets": f"There is no cure (https://x.org). {CLAIM}\n",
    "superscript": r"Relief is guaranteed\ :sup:`1`." + "\n",
    "explicit text of a role": ":ref:`Relief is\nguaranteed <a>`\n",
    "escaped": r"\*Relief is guaranteed.\*" + "\n",
    "short underline": f"Our care\n---\n\n{CLAIM}\n",
    "definition after a doctest": f">>> a\nguaranteed\n\n{CLAIM}\n",
}  # fmt: skip

# nothing is claimed in these
PASSED = {
    "comment": f".. {CLAIM}\n   {CLAIM}\n",
    "comment below its dots": f"..\n   TODO {CLAIM}\n\n   {CLAIM}\n",
    "code": f".. Code-Block:: python\n\n   {CLAIM}\n",
    "raw": f".. raw:: html\n\n   {CLAIM}\n",
    "address of an image": ".. image:: relief is guaranteed.png\n",
    "argument": ".. container:: relief is guaranteed\n",
    "literal block": f"Shown::\n\n   {CLAIM}\n\n   {CLAIM}\n",
    "literal block in an item": f"* Shown::\n\n      {CLAIM}\n",
    "quoted literal block": f"Shown::\n\n> {CLAIM}\n> {CLAIM}\n",
    "doctest": f">>> print()\n{CLAIM}\n",
    "wrapped literal": "Use ``relief is\nguaranteed`` here.\n",
    "wrapped target": "Read `a study\n<studies/relief-is-guaranteed.html>`_.\n",
    "roles": ":code:`relief is guaranteed` :file:`is guaranteed` `is guaranteed`:math:\n",
    "document of Sphinx": "See :doc:`/is-guaranteed`.\n",
    "technical field": ":type guaranteed: guaranteed\n",
    "frame of a table": ".. list-table::\n\n   * - Don't say\n     - Say\n   * - Relief is guaranteed\n     - B\n",
    "frame of a grid table": "+----------------------+-----+\n| Don't say            | Say |\n+======================+=====+\n| Relief is guaranteed | b   |\n+----------------------+-----+\n",
    "frame of a wrapped item": "Be wary of clinics that say:\n\n* Relief is\n  guaranteed for all.\n",
    "frame of a quotation": "Be wary of clinics that say:\n\n   Relief is guaranteed for all.\n",
    "negation in a cell": "=====================  ===\nA                      B\n=====================  ===\nNo relief\n                       x\n=====================  ===\n",
}  # fmt: skip


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_prose_is_read_where_it_stands(text: str) -> None:
    (finding,) = LINTER.check_bytes("page.rst", text.encode()).findings
    lines = text.splitlines()
    assert lines[finding.line - 1][finding.column - 1 :].lower().startswith("relief")
    assert lines[finding.end_line - 1][: finding.end_column - 1].endswith("guaranteed")


@pytest.mark.parametrize("text", PASSED.values(), ids=PASSED)
def test_what_is_no_prose_is_passed_over(text: str) -> None:
    assert LINTER.check_bytes("page.rst", text.encode()).findings == ()


@pytest.mark.parametrize("text", [*READ.values(), *PASSED.values()])
def test_places(text: str) -> None:
    assert list(wrong_places(readers.read("page.rst", text.encode()))) == []


STRUCTURE = """\
=====
Title
=====

Part
----

1. One
   goes on

   * inner
2) Two

   more

Be wary of:

.. epigraph::

   All of it.

Term
   Its *definition
   goes* on.

.. table:: Caption

   ====  ====
   a     b
   ====  ====
   c     d
         e
   f g h
   ====  ====
"""


def test_structure() -> None:
    segments = readers.read("page.rst", STRUCTURE.encode()).segments
    assert [(str(one.kind), one.text, [up.text for up in one.lead_ins]) for one in segments] == [
        ("heading", "Title", []),
        ("heading", "Part", []),
        ("list-item", "One goes on", []),
        ("list-item", "inner", ["One goes on"]),
        ("list-item", "Two", []),
        ("list-item", "more", []),
        ("paragraph", "Be wary of:", []),
        ("quotation", "All of it.", ["Be wary of:"]),
        ("list-item", "Term", ["Be wary of:"]),
        ("list-item", "Its definition goes on.", ["Be wary of:", "Term"]),
        ("caption", "Caption", []),
        ("table-cell", "a", []),
        ("table-cell", "b", ["a"]),
        ("table-cell", "c", ["a"]),
        ("table-cell", "d e", ["b", "c"]),
        ("table-cell", "f g h", ["a"]),
    ]
    assert [one.level for one in segments[:2]] == [1, 2]


def test_blocks_however_deep_are_read() -> None:
    text = "".join(f"{'  ' * depth}* a\n\n" for depth in range(100)) + " " * 200 + CLAIM
    (finding,) = LINTER.check_bytes("page.rst", text.encode()).findings
    assert finding.column == 201
