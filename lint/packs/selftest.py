"""The packs' own examples: every rule flags what it should and passes the rest.

Each sentence goes through the whole engine, with all rules and with its rule
alone. What is refused: a rule with too few examples, one that none of its own
sentences triggers, a known gap that has closed, a fact past its recheck date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint import engine, readers
from lint.document import Document
from lint.language import Languages
from lint.library import Library
from lint.packs.bundle import owner
from lint.packs.load import Pack
from lint.packs.schema import RuleSpec, RuleText

LEAST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a rule in a language, and where its text stands."""

    path: str
    line: int
    column: int
    rule: str
    language: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        return f"{where}: {self.rule} ({self.language}): {self.message}"


@dataclass(slots=True)
class Outcome:
    """What a run of the examples found."""

    rules: int = 0
    sentences: int = 0
    problems: list[Problem] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)


def run(library: Library, packs: list[Pack], language: str | None = None) -> Outcome:
    """Test all rules of `packs` in one language, or in all; raises `InputError`."""
    outcome = Outcome()
    today = datetime.date.today()
    for pack in packs:
        for code in sorted(pack.texts):
            if language in (None, code):
                for name, text in pack.rule_texts[code].items():
                    outcome.rules += 1
                    _Tester(library, pack, code, name, text, outcome).run(today)
    return outcome


class _Tester:
    """Tests one rule in one language."""

    def __init__(
        self, library: Library, pack: Pack, code: str, name: str, text: RuleText, outcome: Outcome
    ) -> None:
        self._library, self._pack, self._code, self._name = library, pack, code, name
        self._text, self._outcome = text, outcome
        self._id = f"{pack.id}/{name}"
        self._spec: RuleSpec = pack.specs[name]
        self._covered: set[str] = set()

    def run(self, today: datetime.date) -> None:
        """Run every example, and collect what is wrong."""
        self._count_examples()
        triggered = [self._expect(True, sentence, "flag", at)
                     for at, sentence in enumerate(self._text.flag)]  # fmt: skip
        if self._text.flag and not any(triggered):
            self._problem(("flag",), "none of its own sentences triggers this rule")
        for at, sentence in enumerate(self._text.pass_):
            self._expect(False, sentence, "pass", at)
        self._gaps()
        if self._spec.recheck and self._spec.recheck < today:
            self._problem((), f"was to be checked again by {self._spec.recheck}")
        self._outcome.uncovered += [
            f"{self._id} ({self._code}): {phrase}"
            for phrase in self._text.phrases
            if phrase not in self._covered
        ]

    def _count_examples(self) -> None:
        for key, examples in (("flag", self._text.flag), ("pass", self._text.pass_)):
            if len(examples) < LEAST_EXAMPLES:
                message = f"{len(examples)} {key} sentences; a rule has at least {LEAST_EXAMPLES}"
                self._problem((key,), message)

    def _expect(self, wanted: bool, sentence: str, key: str, at: int) -> bool:
        self._outcome.sentences += 1
        together, alone = self._fires(sentence, alone=False), self._fires(sentence, alone=True)
        verb = "does not flag" if wanted else "flags"
        if together != wanted or alone != wanted:
            only = "" if together == alone else " alone" if alone != wanted else " among the others"
            self._problem((key, at), f"{verb}{only}: {sentence!r}")
        return together

    def _gaps(self) -> None:
        for wanted, key, sentences in (
            (True, "flag", self._text.gaps.flag),
            (False, "pass", self._text.gaps.pass_),
        ):
            for at, sentence in enumerate(sentences):
                self._outcome.sentences += 1
                if self._fires(sentence, alone=False) == wanted:
                    message = f"this gap has closed; move it to “{key}”: {sentence!r}"
                    self._problem(("gaps", key, at), message)

    def _fires(self, sentence: str, alone: bool) -> bool:
        document = example(sentence, self._code)
        markets = frozenset(self._spec.markets)
        options = engine.Options(
            markets=markets,
            runs=(lambda rule, category: rule == self._id)
            if alone
            else lambda rule, category: True,
        )
        findings = engine.check_document(document, self._library, options)
        self._cover(document)
        return any(finding.rule == self._id for finding in findings)

    def _cover(self, document: Document) -> None:
        matches = engine.match_language(document, self._library.language(self._code))
        for role in ("phrases", "quantity"):
            self._covered.update(one.phrase for one in matches.of(owner(self._id, role)))

    def _problem(self, keys: tuple[str | int, ...], message: str) -> None:
        file = self._pack.files[self._code]
        line, column = file.place(("rules", self._name, *keys))
        self._outcome.problems.append(
            Problem(file.path, line, column, self._id, self._code, message)
        )


def example(sentence: str, code: str) -> Document:
    """Read an example sentence (Markdown) in a language."""
    document = readers.read("example.md", sentence.encode("utf-8", "surrogatepass"))
    Languages({}, [code]).assign(document, code)
    return document


def missing_texts(packs: list[Pack]) -> Iterator[str]:
    """Yield the rules that have no text in any language."""
    for pack in packs:
        for name in pack.specs:
            if not any(name in texts for texts in pack.rule_texts.values()):
                yield f"{pack.files['pack'].path}: {pack.id}/{name} has no text in any language"
