"""`check --watch`: lint again what changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from lint import readers
from lint.cli import common


def watch(paths: Iterable[str], check: Callable[[list[str]], None]) -> None:
    """Call `check` with the files that changed, until it is interrupted."""
    try:
        import watchfiles
    except ImportError:
        common.fail("--watch needs one more library: pip install 'claimlint[watch]'")
    folders = [path if Path(path).is_dir() else str(Path(path).parent) for path in paths]
    named = {str(Path(path).absolute()) for path in paths if not Path(path).is_dir()}
    click.echo("watching; Ctrl-C ends", err=True)
    for changes in watchfiles.watch(*sorted(set(folders)), raise_interrupt=False):
        changed = sorted({path for change, path in changes if change != watchfiles.Change.deleted})
        wanted = [
            path
            for path in changed
            if path in named or (not named and readers.is_known(path) and Path(path).is_file())
        ]
        if wanted:
            click.echo(f"-- {time.strftime('%H:%M:%S')}", err=True)
            check(wanted)
