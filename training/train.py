"""Make the weights of the classifier rule of a language from labelled sentences.

    python training/train.py de [--ordinary FILE] [--pages FILE]   # needs `pip install -e '.[train]'`

It learns from `training/xx.txt` (a line is `+ ` or `- ` and a sentence: struck by a strict
reviewer, or not), the labelled sentences and pages of `tests/corpus/xx` but `unseen.yml`, those
of `tests/careful`, and what the rules' own examples flag and pass; then it writes `weights` and
`least` at the end of `rules/impression/xx.yml`. `--ordinary` names a text of any trade, a
sentence a line, in which nothing is to be flagged: news, letters, reviews, encyclopaedias.
`--pages` names lines of real sites, marked like those of `training/xx.txt`: menus, services,
prices, biographies. `--onward` starts from the weights that the file has: what they learned
from texts that are no longer at hand stays, and `least` is set so that as many of the
labelled promises are found as before. The weights of the packs were made with 2,300 to 38,000
ordinary lines, 1,600 to 5,300 sentences of medical texts (see `register.py`) and 800 to 3,700 lines
of pages, and taught onward with 3,600 to 11,700 sentences of articles that inform about all
kinds of things (nine languages) and 300 to 23,000 lines of health blogs, tips and clinics (seven
languages), none of them ours to pass on. The same sentences give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from model import Model, held_out, scores

from lint import prose, tokens
from lint.config import Settings
from lint.library import Library
from lint.run import Linter

ROOT = Path(__file__).parent.parent
KEPT = 10_000  # weights, the heaviest: with more it finds no more
FALSE_ALARMS = 0.04  # of the careful sentences, scored by all that others teach
ORDINARY_ALARMS = 0.008  # of ordinary ones
PAGE_ALARMS = 0.02  # of what pages say beside their claims

Labelled = list[tuple[str, bool]]


def main() -> None:
    """Learn one language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language")
    parser.add_argument("--ordinary", type=Path, help="a text of any trade, a sentence a line")
    parser.add_argument("--pages", type=Path, help="marked lines of real sites")
    parser.add_argument("--onward", action="store_true", help="start from the weights of the file")
    arguments = parser.parse_args()
    labelled = list(dict(read(arguments.language)).items())
    pages = list(marked(arguments.pages)) if arguments.pages else []
    text = arguments.ordinary.read_text("utf-8") if arguments.ordinary else ""
    ordinary = [(line, False) for line in text.splitlines() if tokens.split(line)]
    before = standing(arguments.language) if arguments.onward else None
    weights, least = learn(labelled, ordinary, pages, before)
    write(arguments.language, weights, least)


def standing(language: str) -> tuple[dict[str, float], float]:
    """Return the weights of the language's rule, and the least score of what is flagged."""
    text = (ROOT / "rules/impression" / f"{language}.yml").read_text("utf-8")
    rule = yaml.safe_load(text)["rules"]["implied-claim"]
    return rule["weights"], rule["least"]


def marked(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a file, each with whether it is marked as claiming too much."""
    for line in path.read_text("utf-8").splitlines():
        yield line[2:], line.startswith("+ ")


def read(language: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences to learn from, each with whether it claims too much."""
    yield from marked(ROOT / "training" / f"{language}.txt")
    for path in sorted((ROOT / "tests/corpus" / language).glob("*.yml")):
        if path.stem != "unseen":
            for case in yaml.safe_load(path.read_text("utf-8")):
                if case["expect"] != "fact":
                    yield case["text"], case["expect"] == "overclaim"
    yield from _of_pages(language)
    careful = ROOT / "tests/careful" / f"{language}.txt"
    yield from ((line, False) for line in careful.read_text("utf-8").splitlines())
    for path in sorted((ROOT / "rules").glob(f"*/{language}.yml")):
        for rule in yaml.safe_load(path.read_text("utf-8")).get("rules", {}).values():
            yield from ((text, False) for text in rule.get("pass", []))
            if path.parent.name in ("overclaims", "impression"):
                yield from ((text, True) for text in rule.get("flag", []))


def _of_pages(language: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of the labelled pages: neutral ones stand beside claims there."""
    linter = Linter(Settings(language=language), Library())
    for label in sorted((ROOT / "tests/corpus" / language / "pages").glob("*.yml")):
        expected = yaml.safe_load(label.read_text("utf-8"))
        path = next(one for one in label.parent.glob(f"{label.stem}.*") if one != label)
        document = linter.read(path.name, path.read_bytes())
        prose.split(document.segments, linter.library.language(language).profile)
        for segment in document.segments:
            for start, end in segment.sentences:
                sentence = segment.text[start:end]
                struck = any(words in sentence for words in expected["overclaims"])
                if struck or not any(words in sentence for words in expected["facts"]):
                    yield sentence, struck


def learn(
    labelled: Labelled,
    ordinary: Labelled,
    pages: Labelled,
    before: tuple[dict[str, float], float] | None,
) -> tuple[dict[str, float], float]:
    """Return the weights of features, and the least score of what is flagged."""
    every = [*labelled, *ordinary, *pages]
    split, labels = [tokens.split(text) for text, _ in every], np.array([one for _, one in every])
    weights = before[0] if before else None
    scored = held_out(split, labels, before=weights)
    parts = np.repeat(range(3), (len(labelled), len(ordinary), len(pages)))
    if before:
        struck = (parts == 0) & labels
        found = np.mean(scores(before[0], split)[struck] >= before[1])
        least = np.quantile(scored[struck], 1 - found)
    else:
        least = max(
            np.quantile(scored[(parts == part) & ~labels], 1 - alarms)
            for part, alarms in enumerate((FALSE_ALARMS, ORDINARY_ALARMS, PAGE_ALARMS))
            if np.any((parts == part) & ~labels)
        )
    report(scored >= least, parts, labels)
    model = Model(split, labels, KEPT, weights)
    return model.weights(), float(least) - model.bias


def report(flagged: np.ndarray, parts: np.ndarray, labels: np.ndarray) -> None:
    """Print how much of each part is flagged, struck or not."""
    for part, name in enumerate(("labelled", "ordinary", "pages")):
        for struck in (True, False):
            found = flagged[(parts == part) & (labels == struck)]
            if len(found):
                said = "found" if struck else "flagged"
                print(
                    f"{name}: {len(found)} {('passed', 'struck')[struck]}, {np.mean(found):.1%} {said}"
                )


def write(language: str, weights: dict[str, float], least: float) -> None:
    """Replace the end of the language's rule."""
    path = ROOT / "rules/impression" / f"{language}.yml"
    head, _, _ = path.read_text("utf-8").partition("    least: ")
    lines = yaml.safe_dump(weights, allow_unicode=True, sort_keys=True, width=1000)
    indented = "".join(f"      {line}\n" for line in lines.splitlines())
    path.write_text(f"{head}    least: {least:.2f}\n    weights:\n{indented}", "utf-8")


if __name__ == "__main__":
    main()
