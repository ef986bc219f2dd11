"""Make the weights of the classifier rule of a language from labelled sentences.

    python training/train.py de [--ordinary FILE]      # needs `pip install -e '.[train]'`

It learns from `training/xx.txt` (a line is `+ ` or `- ` and a sentence: struck by a strict
reviewer, or not), the labelled sentences and pages of `tests/corpus/xx` but `unseen.yml`, those
of `tests/careful`, and what the rules' own examples flag and pass; then it writes `weights` and
`least` at the end of `rules/impression/xx.yml`. `--ordinary` names a text of any trade, a
sentence a line, in which nothing is to be flagged: news, letters, reviews, encyclopaedias. The
weights of the packs were made with 2,300 to 38,000 such lines, and 1,600 to 5,300 sentences of
medical texts (see `register.py`), that are not ours to pass on. The same sentences give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from model import Model, held_out

from lint import prose, tokens
from lint.config import Settings
from lint.library import Library
from lint.run import Linter

ROOT = Path(__file__).parent.parent
KEPT = 10_000  # weights, the heaviest: with more it finds no more
FALSE_ALARMS = 0.04  # of the careful sentences, scored by all that others teach
ORDINARY_ALARMS = 0.008  # of ordinary ones

Labelled = list[tuple[str, bool]]


def main() -> None:
    """Learn one language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language")
    parser.add_argument("--ordinary", type=Path, help="a text of any trade, a sentence a line")
    arguments = parser.parse_args()
    labelled = list(dict(read(arguments.language)).items())
    text = arguments.ordinary.read_text("utf-8") if arguments.ordinary else ""
    ordinary = [line for line in text.splitlines() if tokens.split(line)]
    weights, least = learn(labelled, ordinary)
    write(arguments.language, weights, least)


def read(language: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences to learn from, each with whether it claims too much."""
    for line in (ROOT / "training" / f"{language}.txt").read_text("utf-8").splitlines():
        yield line[2:], line.startswith("+ ")
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


def learn(labelled: Labelled, ordinary: list[str]) -> tuple[dict[str, float], float]:
    """Return the weights of features, and the least score of what is flagged."""
    split = [tokens.split(text) for text in (*(text for text, _ in labelled), *ordinary)]
    labels = np.array([label for _, label in labelled] + [False] * len(ordinary))
    scores = held_out(split, labels)
    struck, careful = (scores[: len(labelled)][labels[: len(labelled)] == one] for one in (1, 0))
    least = max(
        np.quantile(careful, 1 - FALSE_ALARMS),
        np.quantile(scores[len(labelled) :], 1 - ORDINARY_ALARMS) if ordinary else -np.inf,
    )
    print(f"{len(struck)} struck, {np.mean(struck >= least):.0%} found")
    print(f"{len(careful)} careful, {np.mean(careful >= least):.1%} flagged")
    print(f"{len(ordinary)} ordinary, {np.mean(scores[len(labelled) :] >= least):.2%} flagged")
    model = Model(split, labels, KEPT)
    return model.weights(), float(least) - model.bias


def write(language: str, weights: dict[str, float], least: float) -> None:
    """Replace the end of the language's rule."""
    path = ROOT / "rules/impression" / f"{language}.yml"
    head, _, _ = path.read_text("utf-8").partition("    least: ")
    lines = yaml.safe_dump(weights, allow_unicode=True, sort_keys=True, width=1000)
    indented = "".join(f"      {line}\n" for line in lines.splitlines())
    path.write_text(f"{head}    least: {least:.2f}\n    weights:\n{indented}", "utf-8")


if __name__ == "__main__":
    main()
