"""Questions of an FAQ and the short answers below them, in each form that pages give them; cells
of tables and their labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from lint.finding import Category, Finding

FORMS = {
    "heading": ("page.md", "# {question}\n\n{answer} We are here from nine to five.\n"),
    "bold line": ("page.md", "**{question}**\n\n{answer}\n"),
    "accordion": ("page.html", "<button>{question}</button><div><p>{answer}</p></div>"),
    "details": ("page.html", "<details><summary>{question}</summary><p>{answer}</p></details>"),
    "definition": ("page.html", "<dl><dt>{question}</dt><dd>{answer}</dd></dl>"),
    "table": ("page.md", "| Asked | Answered |\n| - | - |\n| {question} | {answer} |\n"),
    "catalogue": ("en.json", '{{"q": "{question}", "a": "{answer}"}}'),
    "label": ("page.md", "## {question}\n\n{answer}\n"),
    "cell": ("page.md", "| | Us | Tea |\n| - | - | - |\n| {question} | {answer} | fine |\n"),
}
QUESTIONS = sorted(FORMS.keys() - {"cell", "label"})
WRONG = [
    ("en", "Is ketamine addictive?", "No."),
    ("en", "Is ketamine an opioid?", "Yes."),
    ("en", "Does Spravato have side effects?", "None."),
    ("de", "Macht Ketamin abhängig?", "Nein."),
    ("pl", "Czy ketamina uzależnia?", "Nie."),
    ("ja", "ケタミンはオピオイドですか？", "はい。"),
]
RIGHT = [
    ("en", "Is ketamine addictive?", "It can be."),
    ("en", "Is ketamine an opioid?", "No."),
    ("en", "Does Spravato have side effects?", "Yes, several."),
    ("en", "Is ketamine addictive?", "Is it an opioid?"),
    ("de", "Macht Ketamin abhängig?", "Ja, das kann es."),
    ("pl", "Czy ketamina to opioid?", "Nie."),
    ("ja", "ケタミンはオピオイドですか？", "いいえ。"),
]
Lint = Callable[..., list[Finding]]


def claimed(lint_text: Lint, form: str, language: str, question: str, answer: str) -> list[Finding]:
    """What is claimed by a question and its answer in a form."""
    path, page = FORMS[form]
    found = lint_text(page.format(question=question, answer=answer), path, language=language)
    return [one for one in found if one.category in (Category.OVERCLAIM, Category.FACT)]


@pytest.mark.parametrize("form", QUESTIONS)
@pytest.mark.parametrize(("language", "question", "answer"), WRONG)
def test_a_question_claims_with_its_answer(
    lint_text: Lint, form: str, language: str, question: str, answer: str
) -> None:
    assert claimed(lint_text, form, language, question, answer)


@pytest.mark.parametrize("form", QUESTIONS)
@pytest.mark.parametrize(("language", "question", "answer"), RIGHT)
def test_a_right_answer_claims_nothing(
    lint_text: Lint, form: str, language: str, question: str, answer: str
) -> None:
    assert claimed(lint_text, form, language, question, answer) == []


SAID = yaml.safe_load((Path(__file__).parent / "together.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("said", "shape"), [("answers", "heading"), ("cells", "cell"), ("cells", "label")]
)
@pytest.mark.parametrize("language", SAID)
def test_each_language(lint_text: Lint, language: str, said: str, shape: str) -> None:
    wrong, right = (SAID[language][f"{kind} {said}"] for kind in ("wrong", "right"))
    silent = [pair for pair in wrong if not claimed(lint_text, shape, language, *pair)]
    alarms = [pair for pair in right if claimed(lint_text, shape, language, *pair)]
    assert (silent, alarms) == ([], [])


def test_the_finding_marks_the_question_and_its_answer(lint_text: Lint) -> None:
    text = "# FAQ\n\n## Is *ketamine* addictive?\n\nNo **way**. Ask us.\n"
    (found,) = [one for one in lint_text(text) if one.rule == "ketamine/ket-addiction"]
    assert found.match == "addictive? No way"
    assert ((found.line, found.column), (found.end_line, found.end_column)) == ((3, 18), (5, 9))
    assert found.sentence == "Is ketamine addictive? No way."


def test_a_long_answer_may_begin_with_yes(lint_text: Lint) -> None:
    answer = "Yes, and that is why the people who run this clinic have long been so fond of it."
    found = lint_text(f"## Is ketamine an opioid?\n\n{answer}\n")
    assert "ketamine/ket-opioid" in {one.rule for one in found}


def test_a_cell_speaks_of_its_column_and_row(lint_text: Lint) -> None:
    table = "| | Ketamine | Tea |\n| - | - | - |\n| Half-life | **24** hours | short |\n"
    (found,) = [one for one in lint_text(table) if one.category is Category.FACT]
    assert (found.rule, found.match) == ("ketamine/ket-half-life", "24 hours")
    assert ((found.line, found.column), (found.end_line, found.end_column)) == ((3, 17), (3, 27))


def test_a_cell_is_marked_and_not_its_label(lint_text: Lint) -> None:
    table = "| Clinic | Side effects |\n| - | - |\n| Us | none |\n| They | plenty |\n"
    (found,) = [one for one in lint_text(table) if one.category is Category.OVERCLAIM]
    assert (found.line, found.column, found.end_column) == (3, 8, 12)


def test_a_figure_and_its_label_claim_together(lint_text: Lint) -> None:
    found = lint_text("<div><div>98%</div><div>success rate</div></div>", "page.html")
    assert ("overclaims/success-rate", "98% success") in {(one.rule, one.match) for one in found}


@pytest.mark.parametrize(
    ("path", "page", "line"),
    [
        ("page.html", "<dl>\n<dt>Side effects</dt>\n<dd>None</dd></dl>", 3),
        ("page.md", "Side effects\n: None\n", 2),
        ("page.rst", "Side effects\n   None\n", 2),
        ("page.adoc", "Side effects:: None\n", 1),
        ("page.adoc", "Side effects::\nNone\n", 2),
        ("page.md", "- Side effects\n  - None\n", 2),
        ("page.md", "Side effects:\n\n- none\n", 3),
    ],
)
def test_a_term_and_what_explains_it_claim_together(
    lint_text: Lint, path: str, page: str, line: int
) -> None:
    found = [one for one in lint_text(page, path) if one.category is Category.OVERCLAIM]
    assert [(one.rule, one.line, one.match.lower()) for one in found] == [
        ("overclaims/no-side-effects", line, "side effects: none")
    ]


def test_entries_of_a_list_are_no_labels(lint_text: Lint) -> None:
    found = lint_text("- Side effects\n- None of your business\n")
    assert [one for one in found if one.category is Category.OVERCLAIM] == []


def test_a_sentence_that_claims_alone_is_not_read_with_the_heading_above(
    lint_text: Lint,
) -> None:
    found = lint_text("# Spravato for depression\n\nSpravato cures depression.\n")
    assert [(one.line, one.match) for one in found if one.category == "overclaim"] == [
        (3, "cures depression")
    ]
