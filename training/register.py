"""Make `rules/clinical/xx.yml`: how medical prose sounds beside copy.

    python training/register.py de --medical FILE --copy FILE

It learns from medical texts (leaflets, textbooks, guidance, reports) and from copy: pages of
clinics and shops, both a sentence a line, and what `train.py` reads as struck. What sounds like
the first claims nothing to a customer (`clinical` in `lint.context`). The weights were made with
3,200 to 10,700 sentences of medical texts and 120 to 4,100 lines of copy a language, which are not
ours to pass on: leaflets of medicines (Italian, French), 1177.se (Swedish), training of nurses
(German, English, Spanish, French, Dutch, Polish), TICO-19 (French, Spanish, Portuguese,
Chinese), examinations of doctors (Japanese), case reports (English, Spanish), and public
pages of some 80 practices and shops.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import yaml
from model import Model, held_out
from train import ROOT, read

from lint import tokens

KEPT = 10_000  # weights, the heaviest
HEAD = (
    "# yaml-language-server: $schema=../../schemas/clinical.json\n"
    "# How medical prose sounds beside copy; made by training/register.py.\n"
)
STRAY = 0.003  # of the copy that is taken for medical prose, by what other copy teaches


def main() -> None:
    """Learn one language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language")
    parser.add_argument("--medical", type=Path, required=True, help="a sentence a line")
    parser.add_argument("--copy", type=Path, required=True, help="a line a line")
    arguments = parser.parse_args()
    medical, copy = _lines(arguments.medical), _lines(arguments.copy)
    copy += [text for text, struck in read(arguments.language) if struck]
    weights, least = learn(medical, list(dict.fromkeys(copy)))
    write(arguments.language, weights, least)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if tokens.split(line)]


def learn(medical: list[str], copy: list[str]) -> tuple[dict[str, float], float]:
    """Return the weights of features, and the least score of medical prose."""
    split = [tokens.split(text) for text in (*medical, *copy)]
    labels = np.arange(len(split)) < len(medical)
    scores = held_out(split, labels, KEPT)
    least = float(np.quantile(scores[~labels], 1 - STRAY))
    print(f"{len(medical)} medical, {np.mean(scores[labels] >= least):.0%} told")
    print(f"{len(copy)} of copy, {np.mean(scores[~labels] >= least):.2%} taken for it")
    model = Model(split, labels, KEPT)
    return model.weights(), least - model.bias


def write(language: str, weights: dict[str, float], least: float) -> None:
    """Write the language's file."""
    path = ROOT / "rules/clinical" / f"{language}.yml"
    lines = yaml.safe_dump(weights, allow_unicode=True, sort_keys=True, width=1000)
    indented = "".join(f"  {line}\n" for line in lines.splitlines())
    text = f"{HEAD}language: {language}\nleast: {least:.2f}\nweights:\n{indented}"
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
