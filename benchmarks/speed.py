"""Times and memory, as whole processes, on seeded pages; prints a table in Markdown.

    python benchmarks/speed.py [--pages 1000] [--runs 5] [--only throughput ...]

Every figure is that of `claimlint check` in a process of its own, its start included,
with what is compiled in the cache unless the row says otherwise; `--no-cache` keeps
results of earlier checks out. Medians of `--runs` for what takes under a second.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import pages  # noqa: E402
import peers  # noqa: E402

CHECK = [sys.executable, "-m", "lint", "check", "--quiet", "--exit-zero", "--output", os.devnull]
Row = tuple[str, str]


@dataclass
class Run:
    """What a process took: seconds of the clock, and MB at its peak (its largest process)."""

    seconds: float
    megabytes: float


def run(command: list[str], **variables: str) -> Run:
    """Run a command to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, usage = os.wait4(process.pid, 0)
    scale = 1_000_000 if sys.platform == "darwin" else 1_000
    return Run(time.perf_counter() - start, usage.ru_maxrss / scale)


def median(command: list[str], runs: int) -> float:
    return statistics.median(run(command).seconds for _ in range(runs))


def megabytes(paths: list[Path]) -> float:
    return sum(path.stat().st_size for path in paths) / 1e6


def speed(title: str, paths: list[Path], *options: str, start: float = 0.0) -> Row:
    """Time a check of all the files, given as their folder; less the start of a process."""
    took = run([*CHECK, "--no-cache", *options, str(paths[0].parent)])
    size = megabytes(paths)
    rate = size / max(took.seconds - start, 0.001)
    return (
        title,
        f"{rate:.2f} MB/s ({size:.1f} MB in {took.seconds:.1f} s, {took.megabytes:.0f} MB)",
    )


def cold_start(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    path = folder / "one.md"
    path.write_text(pages.markdown("en", random.Random(1)))
    bare, check = [sys.executable, "-c", "import click, yaml"], [*CHECK, str(path)]
    with tempfile.TemporaryDirectory() as empty:
        first = run(check, CLAIMLINT_CACHE_DIR=empty).seconds
    run(check)
    pairs = [(run(bare).seconds, run(check).seconds) for _ in range(2 * options.runs + 1)]
    base, cached = (statistics.median(one) for one in zip(*pairs, strict=True))
    yield "`python -c 'import click, yaml'`", f"{base * 1000:.0f} ms"
    yield "one small page", f"{cached * 1000:.0f} ms, {cached / base:.1f} times that"
    yield "one small page, first run ever", f"{first:.1f} s"


def throughput(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    paths = pages.write(folder, options.pages, ["en"])
    yield speed("English, every pack, one core", paths, "--jobs", "1")
    yield speed(
        "English, without readability, one core", paths, "--jobs", "1", "--ignore", "readability"
    )
    yield speed(f"English, every pack, {os.cpu_count()} cores", paths, "--jobs", "0")


def languages(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    for code in pages.PARTS:
        inner = folder / code
        inner.mkdir()
        yield speed(
            f"{code} alone, one core", pages.write(inner, options.pages // 5, [code]), "--jobs", "1"
        )
    inner = folder / "all"
    inner.mkdir()
    paths = pages.write(inner, options.pages, list(pages.PARTS))
    yield speed("five languages, one core", paths, "--jobs", "1")
    yield speed(f"five languages, {os.cpu_count()} cores", paths, "--jobs", "0")


def again(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    paths = pages.write(folder, options.pages, list(pages.PARTS))
    with tempfile.TemporaryDirectory() as cache:
        command = [*CHECK, str(folder)]
        first = run(command, CLAIMLINT_CACHE_DIR=cache)
        second = run(command, CLAIMLINT_CACHE_DIR=cache)
        with paths[0].open("a") as page:
            page.write("\n\nOne more sentence.\n")
        third = run(command, CLAIMLINT_CACHE_DIR=cache)
    yield f"{len(paths)} pages, nothing cached", f"{first.seconds:.1f} s"
    yield "the same again", f"{second.seconds:.2f} s"
    yield "the same, one page changed", f"{third.seconds:.2f} s"


PACK = "pack: {name}\ntitle: Generated\ncategory: wording\nrules:\n"


def more_rules(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    """Time the packs of English with ten times as many generated rules beside them: two or
    three words each, half of them words that the pages hold."""
    inner = folder / "pages"
    inner.mkdir()
    paths = pages.write(inner, options.pages // 4, ["en"])
    chance = random.Random(3)
    seen = sorted(
        {word.lower() for path in paths[:50] for word in path.read_text().split() if word.isalpha()}
    )
    built_in = sorted(path.parent for path in (ROOT / "rules").glob("*/pack.yml"))
    count = 10 * _rules_of(built_in)
    packs = [_write_pack(folder, f"more{at}", count // 10, seen, chance) for at in range(10)]
    commands = []
    for number, extra in enumerate(([], packs)):
        path = folder / f"{number}.yml"
        names = [*(one.name for one in built_in), *(str(one.relative_to(folder)) for one in extra)]
        path.write_text(json.dumps({"packs": names}))
        commands.append([*CHECK, "--no-cache", "--jobs", "1", "--config", str(path)])
        run([*commands[-1], str(paths[0])])
    rounds = [  # in turn, so that a change of the machine's speed touches both
        [run([*command, str(one)]).seconds for command in commands for one in (inner, paths[0])]
        for _ in range(3)
    ]
    plain, plain_start, tenfold, tenfold_start = map(statistics.median, zip(*rounds, strict=True))
    ratio = (tenfold - tenfold_start) / (plain - plain_start)
    yield f"{count} more rules, the scan", f"{ratio:.2f} times as long"
    yield f"{count} more rules, the start", f"{tenfold_start:.2f} s against {plain_start:.2f} s"


def _rules_of(packs: list[Path]) -> int:
    import yaml

    return sum(len(yaml.safe_load((pack / "pack.yml").read_text())["rules"]) for pack in packs)


def _write_pack(
    folder: Path, name: str, count: int, seen: list[str], chance: random.Random
) -> Path:
    pack = folder / name
    pack.mkdir()
    rules, texts = [], []
    for number in range(count):
        rules.append(f"  r{number}: {{why: Generated., sources: [iso24495]}}\n")
        made = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(8)]
        phrases = [f"{chance.choice(seen)} {made[0]}", f"{made[1]}* ~3 {made[2]}", f"({made[3]}|{made[4]}) {made[5]}",
                   f"{made[6]} {chance.choice(seen)} {made[7]}"]  # fmt: skip
        texts.append(f"  r{number}: {{message: Generated., phrases: {json.dumps(phrases)}}}\n")
    (pack / "pack.yml").write_text(PACK.format(name=name) + "".join(rules))
    (pack / "en.yml").write_text("language: en\nrules:\n" + "".join(texts))
    return pack


def one_file(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    for size in (1, 5, 20):
        chance, path = random.Random(4), folder / f"{size}.md"
        with path.open("w") as file:
            while file.tell() < size * 1_000_000:
                file.write(pages.markdown("en", chance).split("---\n", 2)[2])
        took = run([*CHECK, "--no-cache", str(path)])
        yield f"one file of {size} MB", f"{took.seconds:.1f} s, {took.megabytes:.0f} MB at the peak"


def others(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    paths = [
        path
        for path in pages.write(folder, min(options.pages, 500), ["en"])
        if path.suffix == ".md"
    ]
    ours = run([*CHECK, "--no-cache", "--jobs", "1", *map(str, paths)]).seconds
    found = False
    for name, seconds in peers.times(paths, _peer):
        found = True
        yield (
            f"{name} on the same {len(paths)} pages",
            f"{seconds:.1f} s; claimlint takes {ours / seconds:.2g} times as long",
        )
    if not found:
        yield "vale, textlint, proselint, alex", "none is on the path"


def _peer(command: list[str], cwd: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, cwd=cwd, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


SECTIONS: dict[str, Callable[[Path, argparse.Namespace], Iterator[Row]]] = {
    "start": cold_start,
    "throughput": throughput,
    "languages": languages,
    "again": again,
    "rules": more_rules,
    "file": one_file,
    "peers": others,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    options = parser.parse_args()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          f"Python {platform.python_version()}, {options.pages} pages\n\n| what | figure |\n| --- | --- |")  # fmt: skip
    for name in options.only:
        with tempfile.TemporaryDirectory() as folder:
            for title, figure in SECTIONS[name](Path(folder), options):
                print(f"| {title} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
