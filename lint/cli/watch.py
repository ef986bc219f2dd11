"""`check --watch`: lint again what changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from lint.cli import common


def watch(paths: Iterable[str], check: Callable[[frozenset[str]], None]) -> None:
    """Call `check` with the real paths of what changed in these files and folders, until it is
    interrupted."""
    try:
        import watchfiles
    except ImportError:
        common.fail("--watch needs one more library: pip install 'claimlint[watch]'")
    folders = {os.path.realpath(path if Path(path).is_dir() else Path(path).parent)
               for path in paths}  # fmt: skip
    for folder in sorted(folders):
        if not Path(folder).is_dir():
            common.fail(f"{folder}: no such folder to watch")
    click.echo("watching; Ctrl-C ends", err=True)
    for changes in watchfiles.watch(*sorted(folders), raise_interrupt=False):
        changed = {path for change, path in changes if change != watchfiles.Change.deleted}
        check(frozenset(map(os.path.realpath, changed)))
