"""Cold start and throughput, as whole processes and in one.

    python benchmarks/speed.py [--pages 400] [--runs 7]

Cold start: `claimlint check` of one small English Markdown page in a fresh
process, everything cached, readability on, against `python -c "import click,
yaml"`, in turn; medians. Throughput: a generated corpus of English Markdown
pages (seeded; about one finding in 60 words), read, scanned and checked in one
process on one core, with every English pack, with and without readability.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lint.config import Settings
from lint.run import Linter

SUBJECTS = ["The clinic", "A nurse", "Your doctor", "Ketamine", "Spravato", "The team", "The trial",
            "A session", "Each patient", "Our guide", "This page", "The study", "The spray"]  # fmt: skip
VERBS = ["describes", "follows", "explains", "may ease", "can change", "supports", "measures",
         "reviews", "compares", "records", "offers", "includes", "needs"]  # fmt: skip
OBJECTS = ["the treatment plan", "symptoms of depression", "blood pressure before each visit",
           "what people feel in the first hour", "a quiet room and a comfortable chair",
           "side effects such as dizziness", "sleep, appetite and mood", "the next steps",
           "questions that people often ask", "how the medicine is given",
           "the results of earlier treatment", "a plan for the journey home"]  # fmt: skip
ENDS = ["within two weeks", "with a licensed provider", "in a supervised setting", "over time",
        "before you decide", "after the second visit", "as far as studies show", "day by day",
        "when other medicines did not help enough", "and then again a month later"]  # fmt: skip
HITS = ["It is a game-changer.", "Relief is guaranteed.", "It works for everyone.",
        "There are no side effects.", "Esketamine is a metabolite of ketamine.",
        "Act now, only three places are left."]  # fmt: skip


def sentence(source: random.Random) -> str:
    if source.random() < 0.2:
        return source.choice(HITS)
    parts = [source.choice(group) for group in (SUBJECTS, VERBS, OBJECTS, ENDS)]
    text = " ".join(parts)
    if source.random() < 0.2:
        text = text.replace(parts[2], f"**{parts[2]}**")
    if source.random() < 0.2:
        text = text.replace(parts[0], f"[{parts[0]}](https://example.org/{source.randrange(99)})")
    return f"{text}."


def page(source: random.Random) -> str:
    """A page of about 5 kB: headings, paragraphs, a list."""
    blocks = [f"---\ntitle: Page {source.randrange(9999)}\n---"]
    for number in range(6):
        blocks.append(f"## Part {number + 1} of the guide")
        for _ in range(2):
            blocks.append(" ".join(sentence(source) for _ in range(source.randint(3, 6))))
        blocks.append("\n".join(f"- {sentence(source)}" for _ in range(3)))
    return "\n\n".join(blocks) + "\n"


def timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def cold_start(runs: int) -> tuple[float, float]:
    """Return the medians of a bare import and of a check, in seconds, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.md"
        path.write_text(page(random.Random(1)))
        bare = [sys.executable, "-c", "import click, yaml"]
        check = [sys.executable, "-m", "lint", "check", str(path)]
        timed(check)
        pairs = [(timed(bare), timed(check)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def throughput(pages: int, **settings: object) -> tuple[float, int]:
    """Return MB/s on one core and the number of findings."""
    source = random.Random(2)
    contents = [page(source).encode() for _ in range(pages)]
    linter = Linter(Settings(**settings))  # type: ignore[arg-type]
    linter.check_bytes("warm.md", contents[0])
    start = time.perf_counter()
    found = sum(
        len(linter.check_bytes(f"{n}.en.md", one).findings) for n, one in enumerate(contents)
    )
    seconds = time.perf_counter() - start
    return sum(map(len, contents)) / 1e6 / seconds, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    bare, check = cold_start(options.runs)
    print(
        f"cold start: {check * 1000:.0f} ms; bare import {bare * 1000:.0f} ms; {check / bare:.2f} times"
    )
    for title, settings in (
        ("every pack", {}),
        ("without readability", {"ignore": ("readability",)}),
    ):
        speed, found = throughput(options.pages, **settings)
        print(f"throughput, {title}: {speed:.2f} MB/s ({found} findings)")


if __name__ == "__main__":
    main()
