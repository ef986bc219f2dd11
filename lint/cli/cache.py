"""`claimlint cache`: where compiled rules and earlier results are kept."""

from __future__ import annotations

import click

from lint import results
from lint.packs import store


@click.group("cache")
def command() -> None:
    """Show or clear the cache of compiled rules and earlier results."""


@command.command("clear")
def clear() -> None:
    """Delete all that is kept; the next run makes it anew."""
    count = results.clear()
    click.echo(f"{count} {'file' if count == 1 else 'files'} deleted")


@command.command("path")
def path() -> None:
    """Print the folder."""
    click.echo(str(store.folder()))
