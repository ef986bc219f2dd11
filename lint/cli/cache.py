"""`claimlint cache`: where compiled rules and earlier results are kept."""

from __future__ import annotations

import click

from lint import results
from lint.packs import store

_AT_ONCE = 4  # languages; compiling one takes up to half a gigabyte


@click.group("cache")
def command() -> None:
    """Show or clear the cache of compiled rules and earlier results."""


@command.command("clear")
def clear() -> None:
    """Delete all that is kept; the next run makes it anew."""
    count = results.clear()
    click.echo(f"{count} {'file' if count == 1 else 'files'} deleted")


@command.command("fill")
def fill() -> None:
    """Compile the built-in rules of every language, as a build or an image needs them."""
    from concurrent.futures import ProcessPoolExecutor  # brings multiprocessing with it

    from lint.library import Library

    library = Library()
    codes = library.codes()
    library.marks()
    _ = library.names
    try:
        with ProcessPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(_prepare, codes))
    except OSError:  # a machine without semaphores
        for code in codes:
            _prepare(code)
    click.echo(f"{len(codes)} languages compiled into {store.folder()}")


def _prepare(code: str) -> None:
    from lint.library import Library

    Library().prepare(code)


@command.command("path")
def path() -> None:
    """Print the folder."""
    click.echo(str(store.folder()))
