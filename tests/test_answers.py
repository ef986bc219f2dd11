"""Questions of an FAQ and the short answers below them, in each form that pages give them."""

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
}
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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("language", "question", "answer"), WRONG)
def test_a_question_claims_with_its_answer(
    lint_text: Lint, form: str, language: str, question: str, answer: str
) -> None:
    assert claimed(lint_text, form, language, question, answer)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("language", "question", "answer"), RIGHT)
def test_a_right_answer_claims_nothing(
    lint_text: Lint, form: str, language: str, question: str, answer: str
) -> None:
    assert claimed(lint_text, form, language, question, answer) == []


PAIRS = yaml.safe_load((Path(__file__).parent / "answers.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", PAIRS)
def test_answers_in_each_language(lint_text: Lint, language: str) -> None:
    silent = [
        question
        for question, answer in PAIRS[language]["wrong"]
        if not claimed(lint_text, "heading", language, question, answer)
    ]
    alarms = [
        question
        for question, answer in PAIRS[language]["right"]
        if claimed(lint_text, "heading", language, question, answer)
    ]
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
