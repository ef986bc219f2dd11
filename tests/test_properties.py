"""What holds for every page: order, jobs, caches and seeds change nothing; a paragraph
that has nothing to do with it moves findings and changes none; a suppression takes away
what it names and nothing else."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.batch import MINIMUM_PARALLEL
from lint.finding import Category, Finding

PARAGRAPHS = [
    "Ketamine **cures** depression, and it works for everyone who walks in.",
    "It is no cure. The effect of one infusion often fades within days.",
    "Esketamine is a metabolite of ketamine.\nThe half-life of ketamine is about 12 hours.",
    "Our spray is a game-changer: results are guaranteed, with no side effects at all.",
    "- Safe and natural\n- Long-lasting relief\n- Not a miracle",
    "> “It changed my life overnight,” says one of our patients.",
    "## Is it risk-free?\n\nNo. Blood pressure may rise, and some people feel sick.",
    "| drip | price |\n| --- | --- |\n| The best drip in town | $300 |",
    "Botox melts wrinkles away for ever. Doctors hate it!",
    "Utilise the aforementioned portal prior to the commencement of your infusion.",
]
UNRELATED = "We open at nine, and the door is on the left."
CLAIMS = {Category.OVERCLAIM, Category.FACT, Category.WORDING, Category.MISSING}
pages = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True)
Lint = Callable[..., list[Finding]]


def told(findings: list[Finding], moved_after: float = float("inf"), by: int = 0) -> list[object]:
    """Say what was found and where, as it would stand with lines moved."""
    return [
        (one.rule, one.line + by * (one.line >= moved_after), one.column, one.message, one.match)
        for one in findings
        if one.category in CLAIMS
    ]


@settings(max_examples=60, deadline=None)
@given(pages, st.integers(0, 6))
def test_an_unrelated_paragraph_moves_findings_and_changes_none(
    lint_text: Lint, page: list[str], at: int
) -> None:
    # at the very top it would be where what the whole page lacks is reported
    before, after = page[: max(at, 1)], page[max(at, 1) :]
    first = "\n\n".join(before)
    start = first.count("\n") + 2
    widened = "\n\n".join([*before, UNRELATED, *after])
    expected = told(lint_text("\n\n".join(page)), moved_after=start, by=2)
    assert told(lint_text(widened)) == expected


@settings(max_examples=60, deadline=None)
@given(pages, st.randoms(use_true_random=False))
def test_a_suppression_takes_away_what_it_names_and_nothing_else(
    lint_text: Lint, page: list[str], chance: random.Random
) -> None:
    text = "\n\n".join(page)
    findings = lint_text(text)
    starts = {1 + "\n\n".join(page[:at]).count("\n") + 2 * (at > 0) for at in range(len(page))}
    candidates = [one for one in findings if one.line in starts and one.category in CLAIMS]
    if not candidates:
        return
    chosen = chance.choice(candidates)
    lines = text.split("\n")
    lines.insert(chosen.line - 1, f"<!-- claimlint-disable-next-line {chosen.rule} -- agreed -->\n")
    left = [one for one in findings if (one.rule, one.line) != (chosen.rule, chosen.line)]
    assert told(lint_text("\n".join(lines))) == told(left, moved_after=chosen.line, by=2)


@settings(max_examples=30, deadline=None)
@given(pages)
def test_linting_twice_gives_the_same(lint_text: Lint, page: list[str]) -> None:
    text = "\n\n".join(page)
    assert lint_text(text) == lint_text(text)


def run(folder: Path, *args: str, seed: int, cache: Path) -> list[object]:
    """Lint the folder in a process of its own; return its findings by place."""
    result = subprocess.run(
        [sys.executable, "-m", "lint", "check", "--format", "json", "--exit-zero", *args],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "CLAIMLINT_CACHE_DIR": str(cache)},
        capture_output=True,
        check=True,
    )
    report = json.loads(result.stdout)
    return sorted(report["findings"], key=lambda one: json.dumps(one, sort_keys=True))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / ".git").mkdir()
    for number in range(MINIMUM_PARALLEL):  # else one process does it all
        chance = random.Random(number)
        text = "\n\n".join(chance.sample(PARAGRAPHS, 4))
        (folder / f"{number:02}.md").write_text(text)
    (folder / "neu.de.md").write_text("Ketamin heilt Depressionen.\n\nGarantiert ohne Risiko!\n")
    (folder / "neuf.fr.html").write_text("<p>La kétamine <b>guérit</b> la dépression.</p>")
    return folder


def test_order_jobs_cache_and_hash_seed_change_nothing(site: Path, tmp_path: Path) -> None:
    cache = Path(os.environ["CLAIMLINT_CACHE_DIR"])
    files = sorted(path.name for path in site.iterdir() if path.is_file())
    expected = run(site, ".", seed=1, cache=cache)
    assert len(expected) > 20
    assert run(site, ".", seed=2, cache=cache) == expected, "once more, from the cache"
    assert run(site, *reversed(files), seed=3, cache=cache) == expected
    assert run(site, ".", "--jobs", "2", "--no-cache", seed=4, cache=cache) == expected
    assert run(site, ".", seed=5, cache=tmp_path / "new") == expected, "all compiled anew"
