"""`claimlint rules`: the table of rules."""

from __future__ import annotations

import json
from typing import Any

import click

from lint.cli import common
from lint.packs.load import Pack


@click.command("rules")
@click.option("--pack", "packs", multiple=True, help="Only this pack (a name or a folder).")
@click.option("--category", help="Only this category.")
@click.option("--severity", help="Only this severity.")
@click.option("--language", metavar="CODE", help="Only rules that have a text in this language.")
@click.option("--topic", help="Only this topic.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(
    packs: tuple[str, ...],
    category: str | None,
    severity: str | None,
    language: str | None,
    topic: str | None,
    form: str,
    config_path: str | None,
) -> None:
    """List the rules, with their severity, category and languages."""
    library = common.load_library(common.load_settings(config_path), packs)
    with common.clear_errors():
        rows = [row for pack in library.packs() for row in _rows(pack)]
    wanted = {"category": category, "severity": severity, "topic": topic}
    rows = [
        row
        for row in rows
        if all(value in (None, row[name]) for name, value in wanted.items())
        and (language is None or language in row["languages"])
    ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(rows)


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
            "why": spec.why,
        }
        for name, spec in pack.specs.items()
    ]


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
