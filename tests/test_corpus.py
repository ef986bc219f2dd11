"""The labelled sentences that the rules were mended on: what is gained is not lost again.

`unseen.yml` is left out: it is only counted, by `benchmarks/accuracy.py`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from lint.config import Settings
from lint.library import Library
from lint.run import Linter

CORPUS = Path(__file__).parent / "corpus"
# by language: overclaims and wrong facts found at least, false alarms at most
KEPT = {
    "de": (542, 614, 12),
    "en": (842, 1082, 57),
    "es": (236, 400, 8),
    "fr": (501, 626, 10),
    "it": (453, 298, 24),
    "ja": (248, 162, 27),
    "nl": (607, 631, 26),
    "pl": (573, 623, 17),
    "pt": (539, 442, 19),
    "sv": (552, 919, 15),
    "zh": (506, 601, 16),
}


@pytest.mark.parametrize("language", KEPT)
def test_what_was_found_is_found(library: Library, language: str) -> None:
    @cache
    def linter(*markets: str) -> Linter:
        return Linter(Settings(markets=frozenset(markets), language=language), library)

    found: Counter[str] = Counter()
    for path in sorted((CORPUS / language).glob("*.yml")):
        if path.stem == "unseen":
            continue
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            one = linter(*filter(None, [case.get("market")]))
            findings = one.check(one.read("sentence.txt", case["text"].encode())).findings
            categories = {str(each.category) for each in findings if each.severity.rank}
            if case["expect"] == "none":
                found["alarms"] += bool(categories & {"overclaim", "fact"})
            else:
                found[case["expect"]] += case["expect"] in categories
    overclaims, facts, alarms = KEPT[language]
    assert found["overclaim"] >= overclaims
    assert found["fact"] >= facts
    assert found["alarms"] <= alarms
