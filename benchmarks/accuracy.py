"""Recall and false alarms on the labelled corpus, by topic, kind and language.

    python benchmarks/accuracy.py [--language en] [--half second] [--failures]

A positive sentence is found when a finding of its category (overclaim, fact) is
reported for it; a negative one is a false alarm when any finding of these
categories is. On pages, the required statements that are missing are compared,
and the overclaims and wrong facts by overlap with the words labelled.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from lint.config import Settings
from lint.finding import Finding
from lint.run import Linter

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
JUDGED = ("overclaim", "fact")


@dataclass
class Tally:
    """Counts of one group of sentences."""

    positives: int = 0
    found: int = 0
    negatives: int = 0
    alarms: int = 0

    @property
    def recall(self) -> str:
        return f"{self.found / self.positives:.3f}" if self.positives else "–"

    @property
    def alarm_rate(self) -> str:
        return f"{self.alarms / self.negatives:.3f}" if self.negatives else "–"


@dataclass
class Scores:
    """The tallies of one language, and what failed."""

    groups: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    alarm_rules: Counter[str] = field(default_factory=Counter)


def linter_for(markets: Iterable[str], language: str) -> Linter:
    return Linter(Settings(markets=frozenset(markets), language=language))


def judged(linter: Linter, text: str) -> list[Finding]:
    document = linter.read("sentence.txt", text.encode())
    findings = linter.check(document).findings
    return [one for one in findings if str(one.category) in JUDGED and one.severity.rank > 0]


def score_sentences(language: str, half: str | None = None) -> Scores:
    """Score the sentences of a language's corpus, or one half of each file: rules are
    mended on the first, and what they are worth is seen on the second."""
    scores = Scores()
    linters: dict[str, Linter] = {}
    for path in sorted((CORPUS / language).glob("*.yml")):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        middle = len(cases) // 2
        for case in {"first": cases[:middle], "second": cases[middle:]}.get(half or "", cases):
            market = case.get("market", "")  # without one, that of the language
            if market not in linters:
                linters[market] = linter_for([market] if market else [], language)
            _score(scores, path.stem, case, judged(linters[market], case["text"]))
    return scores


def _score(scores: Scores, name: str, case: dict[str, str], findings: list[Finding]) -> None:
    wanted = case["expect"]
    category = wanted if wanted != "none" else ("fact" if name.startswith("facts") else "overclaim")
    groups = [("all", category), ("topic", case["topic"]), ("kind", f"{wanted}: {case['kind']}")]
    hit = any(str(one.category) == wanted for one in findings)
    for group in groups:
        tally = scores.groups[group]
        if wanted == "none":
            tally.negatives += 1
            tally.alarms += bool(findings)
        else:
            tally.positives += 1
            tally.found += hit
    if wanted == "none" and findings:
        rules = ", ".join(f"{one.rule} “{one.match}”" for one in findings)
        scores.alarms.append(f"[{case['topic']}/{case['kind']}] {case['text']}  <- {rules}")
        scores.alarm_rules.update(one.rule for one in findings)
    elif wanted != "none" and not hit:
        scores.misses.append(f"[{case['topic']}/{case['kind']}] {case['text']}")


def score_pages(language: str) -> Iterator[tuple[str, str]]:
    """Yield (page, what is wrong with its findings, or '')."""
    for label in sorted((CORPUS / language / "pages").glob("*.yml")):
        wanted = yaml.safe_load(label.read_text(encoding="utf-8"))
        page = next(path for path in label.parent.glob(f"{label.stem}.*") if path != label)
        linter = linter_for(wanted["markets"], language)
        findings = linter.check_file(str(page)).findings
        yield page.name, "; ".join(_page_problems(wanted, findings))


def _page_problems(wanted: dict[str, list[str]], findings: tuple[Finding, ...]) -> Iterator[str]:
    known = set(wanted["missing"]) | set(wanted["present"])
    missing = {one.rule for one in findings if str(one.category) == "missing" and one.severity.rank}
    for rule in sorted(set(wanted["missing"]) - missing):
        yield f"not found: {rule}"
    for rule in sorted(missing & (known | MAIN) - set(wanted["missing"])):
        yield f"false: {rule}"
    for category, labels in (("overclaim", wanted["overclaims"]), ("fact", wanted["facts"])):
        matches = [one.match for one in findings if str(one.category) == category]
        for words in labels:
            if not any(_overlap(words, match) for match in matches):
                yield f"not found: {category} “{words}”"
        every = wanted["overclaims"] + wanted["facts"]
        for match in matches:
            if not any(_overlap(words, match) for words in every):
                yield f"false: {category} “{match}”"


MAIN = {
    f"disclosures/{name}"
    for name in (
        "risk", "off-label", "consult-doctor", "crisis-line", "typical-results",
        "paid-promotion", "abuse-potential", "supervision", "supplement-disclaimer",
    )
}  # fmt: skip


def _overlap(words: str, match: str) -> bool:
    one, other = words.lower().replace("’", "'"), match.lower()
    shared = set(one.split()) & set(other.split())
    return one in other or other in one or len(shared) >= 2


def print_scores(language: str, scores: Scores, failures: bool) -> None:
    print(f"\n## {language}\n")
    for kind, title in (("all", "category"), ("kind", "kind"), ("topic", "topic")):
        print(f"| {title} | positives | recall | negatives | false alarms |")
        print("| --- | --- | --- | --- | --- |")
        for (group, name), tally in sorted(scores.groups.items()):
            if group == kind:
                counts = f"{tally.positives} | {tally.recall} | {tally.negatives}"
                print(f"| {name} | {counts} | {tally.alarm_rate} |")
        print()
    if scores.alarm_rules:
        print("Rules that gave false alarms: " + ", ".join(
            f"{rule} ({number})" for rule, number in scores.alarm_rules.most_common()
        ) + "\n")  # fmt: skip
    if failures:
        for title, lines in (("Missed", scores.misses), ("False alarms", scores.alarms)):
            print(f"### {title}\n")
            for line in lines:
                print(f"- {line}")
            print()


def print_pages(language: str) -> None:
    print("| page | against its labels |\n| --- | --- |")
    for page, problems in score_pages(language):
        print(f"| {page} | {problems or 'as labelled'} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--language", action="append")
    parser.add_argument("--failures", action="store_true", help="print each case that failed")
    parser.add_argument("--half", choices=("first", "second"), help="only half of each file")
    options = parser.parse_args()
    for language in options.language or sorted(path.name for path in CORPUS.iterdir()):
        print_scores(language, score_sentences(language, options.half), options.failures)
        print_pages(language)


if __name__ == "__main__":
    main()
