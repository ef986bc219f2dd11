"""`claimlint rules`: the table of rules."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec

from lint import __version__
from lint.cli import common
from lint.finding import Category, Severity
from lint.library import Library
from lint.packs import store
from lint.packs.errors import nearest
from lint.packs.load import Pack
from lint.packs.schema import RuleText
from lint.packs.selftest import LEAST_EXAMPLES

_MARKS = {"full": "●", "partial": "○", "none": "·"}


@click.command("rules")
@click.option("--pack", "packs", multiple=True, help="Only this pack (a name or a folder).")
@click.option("--category", type=click.Choice(list(map(str, Category))), help="Only this category.")
@click.option("--severity", type=click.Choice(list(map(str, Severity))), help="Only this severity.")
@click.option("--language", metavar="CODE", help="Only rules that have a text in this language.")
@click.option("--topic", help="Only this topic.")
@click.option("--matrix", is_flag=True, help="Show the rules by languages.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(
    packs: tuple[str, ...],
    category: str | None,
    severity: str | None,
    language: str | None,
    topic: str | None,
    matrix: bool,
    form: str,
    config_path: str | None,
) -> None:
    """List the rules, with their severity, category and languages.

    The matrix shows what each language has of a rule: full (●), partial (○: fewer than
    three sentences to flag or to pass), none (·); blank where the rule makes no sense.
    """
    library = common.load_library(common.load_settings(config_path), packs)
    common.check_language(language, library)
    with common.clear_errors():
        rows = table(library)
    topics = {row["topic"] for row in rows}
    if topic is not None and topic not in topics:
        common.fail(f"no topic “{topic}”{nearest(topic, topics)}")
    wanted = {"category": category, "severity": severity, "topic": topic}
    rows = [
        row
        for row in rows
        if all(value in (None, row[name]) for name, value in wanted.items())
        and (language is None or language in row["languages"])
    ]
    if matrix and form == "text":
        _print_matrix(rows, library.codes())
    elif form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2).encode())
    else:
        _print(rows)


def table(library: Library) -> list[dict[str, Any]]:
    """Return a row for each rule, from the cache or from the packs; raises `InputError`."""
    paths = [path for folder in library.folders for path in sorted(folder.glob("*.yml"))]
    contents = [part for path in paths for part in (path.name, path.read_bytes())]
    name = store.key(__version__, "table", *contents)

    def make() -> bytes:
        rows = [row for pack in library.packs() for row in _rows(pack)]
        return msgspec.msgpack.encode(rows)

    payload = store.load_or_make(f"{name}.bundle", make)
    return msgspec.msgpack.decode(payload, type=list[dict[str, Any]])


def _rows(pack: Pack) -> list[dict[str, Any]]:
    return [
        {
            "rule": f"{pack.id}/{name}",
            "kind": spec.__struct_config__.tag,
            "category": str(spec.category),
            "severity": str(spec.severity),
            "topic": spec.topic,
            "markets": list(spec.markets),
            "languages": sorted(code for code, texts in pack.rule_texts.items() if name in texts),
            "state": states(pack, name),
            "why": spec.why,
        }
        for name, spec in pack.specs.items()
    ]


def states(pack: Pack, name: str) -> dict[str, str]:
    """Return what each language of a pack has of a rule: full, partial or none; nothing
    for a language that the rule is not meant for."""
    wanted = pack.specs[name].languages
    return {
        code: _state(texts.get(name))
        for code, texts in sorted(pack.rule_texts.items())
        if not wanted or code in wanted
    }


def _state(text: RuleText | None) -> str:
    if text is None:
        return "none"
    return "full" if min(len(text.flag), len(text.pass_)) >= LEAST_EXAMPLES else "partial"


def _print_matrix(rows: list[dict[str, Any]], codes: list[str]) -> None:
    width = max((len(row["rule"]) for row in rows), default=4)
    click.echo(" ".join([" " * width, *codes]))
    for row in rows:
        marks = [f"{_MARKS.get(row['state'].get(code, ''), ' '):<2}" for code in codes]
        click.echo(" ".join([f"{row['rule']:<{width}}", *marks]).rstrip())
    counts = (sum(row["state"].get(code) == "full" for row in rows) for code in codes)
    full = ", ".join(f"{code} {count}" for code, count in zip(codes, counts, strict=True))
    click.echo(f"{len(rows)} rules; full: {full}")


def _print(rows: list[dict[str, Any]]) -> None:
    width = max((len(row["rule"]) for row in rows), default=4)
    for row in rows:
        languages = " ".join(row["languages"])
        markets = f" (only {', '.join(row['markets'])})" if row["markets"] else ""
        click.echo(
            f"{row['rule']:<{width}}  {row['severity']:<10}  {row['category']:<11}  "
            f"{row['topic']:<24}  {languages}{markets}"
        )
    click.echo(f"{len(rows)} rules")
