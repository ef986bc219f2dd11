"""The classes of words that the packs define: each is named somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lint.library import Library

RULES = Path(__file__).parents[2] / "rules"
CODES = Library().codes()


@pytest.mark.parametrize("language", CODES)
def test_no_class_is_left_over(language: str) -> None:
    files = [
        path
        for path in sorted(RULES.glob(f"*/{language}.yml"))
        if path.parent.name not in ("impression", "clinical")  # weights, megabytes of them
    ]
    copy = "".join(path.read_text("utf-8") for path in files)
    packs = "".join(path.read_text("utf-8") for path in RULES.glob("*/pack.yml"))
    profile = (RULES / "languages" / f"{language}.yml").read_text("utf-8")
    named = set(re.findall(r"\{([a-z0-9-]+)\}", copy))
    named |= set(re.findall(r"[a-z][a-z0-9-]*", packs + re.sub(r"#.*", "", profile)))
    terms = {
        name
        for path in files
        for name in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get("terms") or ()
    }
    assert terms - named == set()
