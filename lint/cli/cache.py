"""`claimlint cache`: where compiled rules and earlier results are kept."""

from __future__ import annotations

import contextlib
import os

import click

from lint import results
from lint.cli import common, rules
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

    folder = store.folder()
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        common.fail(f"{folder}: nothing can be written there; CLAIMLINT_CACHE_DIR names another")
    library = Library()
    codes = library.codes()
    with store.without_shipped():
        library.marks()
        _ = library.names
        rules.table(library)
    try:
        with ProcessPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(_prepare, codes))
    except OSError:  # a machine without semaphores
        for code in codes:
            _prepare(code)
    click.echo(f"{len(codes)} languages compiled into {folder}")


def _prepare(code: str) -> None:
    from lint.library import Library

    with store.without_shipped():
        Library().prepare(code)


@command.command("path")
def path() -> None:
    """Print the folder."""
    if store.folder() == store.NOWHERE:
        common.fail("you have no home folder; CLAIMLINT_CACHE_DIR may name another for the cache")
    click.echo(str(store.folder()))
