"""The packs' own examples: every rule flags what it should and passes the rest.

Each sentence goes through the whole engine, with all rules and with its rule
alone. Among all rules another one of the pack may report the same words. What is
refused: a rule with too few examples, one that none of its own sentences triggers or
that others stand in for in all of them (nobody would miss it), a known gap that has
closed, a fact past its recheck date.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint import engine, readers
from lint.document import Document
from lint.finding import Finding
from lint.language import Languages
from lint.library import Library
from lint.overlaps import share_words
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


_NAME = re.compile(r"\{\w+\}")  # in a message, of what fills it


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
        self._triggered = self._reported = False
        self._stand_in: set[str] = set()

    def run(self, today: datetime.date) -> None:
        """Run every example, and collect what is wrong."""
        self._count_examples()
        for at, sentence in enumerate(self._text.flag):
            self._flag(sentence, at)
        if self._text.flag and not self._triggered:
            self._problem(("flag",), "none of its own sentences triggers this rule")
        elif self._triggered and not self._reported:
            others = ", ".join(sorted(self._stand_in))
            message = f"in all its sentences other rules report the same words: {others}"
            self._problem(("flag",), message)
        for at, sentence in enumerate(self._text.pass_):
            self._pass(sentence, at)
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

    def _flag(self, sentence: str, at: int) -> None:
        self._outcome.sentences += 1
        alone, together = self._find(sentence, alone=True), self._find(sentence)
        if not alone:
            self._problem(("flag", at), f"does not flag: {sentence!r}")
            return
        self._triggered = True
        for name in _NAME.findall(self._text.message):
            if any(name in finding.message for finding in alone):
                self._problem(("message",), f"nothing fills {name} for {sentence!r}")
        self._reported |= any(finding.rule == self._id for finding in together)
        others = {
            finding.rule
            for finding in together
            if finding.pack == self._pack.id and any(share_words(finding, one) for one in alone)
        }
        self._stand_in |= others
        if not others:
            self._problem(("flag", at), f"does not flag among the others: {sentence!r}")

    def _pass(self, sentence: str, at: int) -> None:
        self._outcome.sentences += 1
        if self._find(sentence, alone=True):
            self._problem(("pass", at), f"flags: {sentence!r}")

    def _gaps(self) -> None:
        for wanted, key, sentences in (
            (True, "flag", self._text.gaps.flag),
            (False, "pass", self._text.gaps.pass_),
        ):
            for at, sentence in enumerate(sentences):
                self._outcome.sentences += 1
                if bool(self._find(sentence, alone=True)) == wanted:
                    message = f"this gap has closed; move it to “{key}”: {sentence!r}"
                    self._problem(("gaps", key, at), message)

    def _find(self, sentence: str, alone: bool = False) -> list[Finding]:
        """Return the findings of all rules, or of this rule alone."""
        document = example(sentence, self._code)
        options = engine.Options(markets=frozenset(self._spec.markets))
        if alone:
            options.runs = lambda rule, category: rule == self._id
        findings = engine.check_document(document, self._library, options)
        self._cover(document)
        return findings

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
