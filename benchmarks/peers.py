"""Other linters of prose on the same pages: vale, textlint, proselint and alex, each where
it is on the path, with a configuration made of our own plain phrases where it takes one."""

from __future__ import annotations

import itertools
import json
import math
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from lint.packs import phrase

RULES = Path(__file__).resolve().parent.parent / "rules"
MOST = 100  # variants of a phrase
Timed = Callable[[list[str], Path], float]


def plain_phrases() -> list[str]:
    """Return the phrases of the English packs that are fixed words, each variant by itself:
    what needs a class of words or a gap, other linters of lists cannot say."""
    found: dict[str, None] = {}
    for path in sorted(pack.with_name("en.yml") for pack in RULES.glob("*/pack.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"].values():
            for one in rule.get("phrases", ()):
                found.update(dict.fromkeys(_variants(str(one))))
    return list(found)


def _variants(text: str) -> Iterator[str]:
    for sequence in phrase.parse(text).head:
        parts = [[one for one in part.literals if not one.open_start] for part in sequence]
        if any(part.name or part.gap for part in sequence) or math.prod(map(len, parts)) > MOST:
            continue
        for literals in itertools.product(*parts):
            words = [token for literal in literals for token in literal.tokens]
            if all(word.isalnum() for word in words):
                yield " ".join(words)


def _vale(folder: Path, pages: list[str]) -> list[str]:
    styles = folder / "styles" / "Copy"
    styles.mkdir(parents=True)
    rule = {
        "extends": "existence",
        "message": "'%s'",
        "level": "warning",
        "ignorecase": True,
        "tokens": plain_phrases(),
    }
    (styles / "Phrases.yml").write_text(yaml.safe_dump(rule))
    (folder / ".vale.ini").write_text(
        "StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Copy\n"
    )
    return ["vale", "--no-exit", *pages]


def _textlint(folder: Path, pages: list[str]) -> list[str]:
    terms = [{"expected": "…", "pattern": f"/\\b{one}\\b/i"} for one in plain_phrases()]
    (folder / "prh.yml").write_text(yaml.safe_dump({"version": 1, "rules": terms}))
    (folder / ".textlintrc.json").write_text(
        json.dumps({"rules": {"prh": {"rulePaths": ["prh.yml"]}}})
    )
    return ["textlint", *pages]


def _proselint(folder: Path, pages: list[str]) -> list[str]:
    return ["proselint", "check", *pages]  # with its own checks: it takes no phrases


def _alex(folder: Path, pages: list[str]) -> list[str]:
    return ["alex", "--quiet", *pages]  # likewise


PEERS = {"vale": _vale, "textlint": _textlint, "proselint": _proselint, "alex": _alex}


def times(paths: list[Path], timed: Timed) -> Iterator[tuple[str, float]]:
    """Yield the name of each peer that is there, and the seconds that `timed` says it takes."""
    for name, configure in PEERS.items():
        if shutil.which(name):
            with tempfile.TemporaryDirectory() as folder:
                command = configure(Path(folder), list(map(str, paths)))
                timed(command, Path(folder))
                yield name, timed(command, Path(folder))
