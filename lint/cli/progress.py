"""A progress bar on the terminal, for runs that take longer than a second."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

import click

DELAY = 1.0  # seconds before the bar is shown


@contextlib.contextmanager
def shown(length: int) -> Iterator[Callable[[int], None]]:
    """Give a function that is told how many files are done."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    bar = click.progressbar(length=length, label="linting", file=sys.stderr)
    started, waiting, is_shown = time.monotonic(), 0, False

    def on_done(count: int) -> None:
        nonlocal waiting, is_shown
        waiting += count
        if not is_shown and time.monotonic() - started > DELAY:
            bar.__enter__()
            is_shown = True
        if is_shown and waiting:
            bar.update(waiting)
            waiting = 0

    try:
        yield on_done
    finally:
        if is_shown:
            bar.__exit__(None, None, None)
