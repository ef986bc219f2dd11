"""`claimlint explain RULE`: why a rule is there, and how to write instead."""

from __future__ import annotations

import click

from lint import own_rules
from lint.cli import common
from lint.packs.errors import nearest
from lint.packs.load import Pack
from lint.packs.schema import RuleText, Source


@click.command("explain")
@click.argument("rule")
@click.option("--language", metavar="CODE", help="Only this language.")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(rule: str, language: str | None, config_path: str | None) -> None:
    """Say what RULE is about: why, sources, what to write instead, examples."""
    library = common.load_library(common.load_settings(config_path))
    with common.clear_errors():
        names = [*library.rules, *own_rules.WHY]
        rule = common.full_name(rule, names)
        if rule not in names:
            common.fail(f"no rule “{rule}”{nearest(rule, names)}")
        if rule in own_rules.WHY:
            _print_own(rule)
            return
        pack_id, _, name = rule.partition("/")
        pack = library.pack(pack_id, language)
        sources = library.sources()
    _print_spec(pack, name, sources)
    for code in sorted(pack.rule_texts):
        if name in pack.rule_texts[code]:
            _print_text(code, pack.rule_texts[code][name])


def _print_own(rule: str) -> None:
    click.secho(rule, bold=True)
    click.echo(f"{own_rules.SEVERITY} · {own_rules.category(rule)}\n")
    click.echo(click.wrap_text(own_rules.WHY[rule], width=88))


def _print_spec(pack: Pack, name: str, sources: dict[str, Source]) -> None:
    spec = pack.specs[name]
    click.secho(f"{pack.id}/{name}", bold=True)
    click.echo(f"{spec.severity} · {spec.category} · {spec.topic or pack.title}")
    if spec.markets:
        click.echo(f"only for the markets {', '.join(spec.markets)}")
    click.echo()
    click.echo(click.wrap_text(spec.why, width=88))
    click.echo("\nSources")
    for use in spec.sources:
        source_id, at = (use, "") if isinstance(use, str) else (use.id, use.at)
        source = sources.get(source_id)
        if source is None:
            common.fail(f"{pack.id}/{name}: no source “{source_id}” in sources.yml")
        about = ", ".join(part for part in (source.publisher, source.date) if part)
        click.echo(f"  {source.title}{f' ({about})' if about else ''}{f', {at}' if at else ''}")
        click.echo(
            f"    {source.url or 'no link'} · checked {source.checked} ({source.confidence})"
        )
    if spec.checked:
        again = f", to be checked again by {spec.recheck}" if spec.recheck else ""
        click.echo(f"  checked {spec.checked}{again}")


def _print_text(code: str, text: RuleText) -> None:
    click.echo()
    click.secho(code, bold=True)
    click.echo(f"  says   {text.message}")
    for title, lines in (
        ("try", text.suggest),
        ("flags", text.flag),
        ("passes", text.pass_),
    ):
        for line in lines:
            click.echo(f"  {title:<6} {' '.join(line.split())}")
