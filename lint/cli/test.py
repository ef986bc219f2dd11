"""`claimlint test`: run the packs' own examples."""

from __future__ import annotations

import sys

import click

from lint.cli import common
from lint.packs.built_in import BUILT_IN


@click.command("test")
@click.argument("packs", nargs=-1)
@click.option("--own", is_flag=True, help="Only the packs of the configuration that are your own.")
@click.option("--language", metavar="CODE", help="Only this language.")
@click.option("--coverage", is_flag=True, help="List the phrases that no example triggers.")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(
    packs: tuple[str, ...],
    own: bool,
    language: str | None,
    coverage: bool,
    config_path: str | None,
) -> None:
    """Run the flag and pass sentences of PACKS (names or folders), or of all packs.

    Exit status: 0 all is well, 1 a sentence fails, a rule has no text or a check is due,
    2 a pack cannot be read.
    """
    from lint.packs import selftest

    settings = common.load_settings(config_path)
    if own:
        packs = tuple(str(folder) for folder in settings.packs if folder.parent != BUILT_IN)
        if not packs:
            click.echo("no packs of your own are configured")
            return
    library = common.load_library(settings, packs)
    common.check_language(language, library)
    with common.clear_errors():
        loaded = library.packs()
        outcome = selftest.run(library, loaded, language)
    missing = list(selftest.missing_texts(loaded))
    for line in missing:
        click.echo(line)
    for problem in outcome.problems:
        click.echo(str(problem))
    if coverage:
        for phrase in outcome.uncovered:
            click.echo(f"not covered: {phrase}")
    failed = len(outcome.problems) + len(missing)
    click.echo(
        f"{outcome.rules} rules, {outcome.sentences} sentences: "
        + (f"{failed} problems" if failed else "all as they should be")
        + (f", {len(outcome.uncovered)} phrases without an example" if coverage else "")
    )
    sys.exit(1 if failed else 0)
