"""The options of `check` for reviews: baseline, waivers, only what changed, a least score.

What does the work is imported when it is asked for: most runs ask for none of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from lint.cli import common
from lint.cli.output import write_whole
from lint.config import Settings
from lint.run import Linter, Result

if TYPE_CHECKING:
    from lint.review.baseline import Baseline
    from lint.review.changed import Changes
    from lint.review.waivers import Waivers

WAIVERS = ".claimlint-waivers.yml"  # at the project's root

Command = TypeVar("Command", bound=Callable[..., Any])


class Options(NamedTuple):
    """What the command line asks for."""

    baseline: str | None
    write_baseline: str | None
    since: str | None
    staged: bool
    min_score: int | None


def review(result: Result, linter: Linter, asked: Options) -> Result:
    """Apply what was asked, in order: waivers, baseline, only what changed."""
    settings = linter.settings
    agreed = waivers_of(settings)
    if agreed:
        from lint.review import apply

        result = apply.with_waivers(result, agreed, linter)
    if asked.write_baseline:
        _write_baseline(result, settings, asked.write_baseline)
    known = asked.write_baseline or asked.baseline
    if known:
        from lint.review import apply

        result = apply.with_baseline(result, _read_baseline(known), settings.relative)
    changes = changed_files(asked, settings.root)
    if changes is None:
        return result
    from lint.review import apply

    return apply.only_changed(result, changes)


def waivers_of(settings: Settings) -> Waivers | None:
    """Return the project's waivers, if it has any."""
    path = settings.root / WAIVERS
    if not path.is_file():
        return None
    import datetime

    from lint.review import waivers

    with common.clear_errors():
        return waivers.read(path, os.path.relpath(path), datetime.date.today())


def changed_files(asked: Options, folder: Path) -> dict[Path, Changes] | None:
    """Return what changed, if only that is asked for."""
    if not asked.since and not asked.staged:
        return None
    from lint.review import changed

    with _git_errors():
        return changed.staged(folder) if asked.staged else changed.since(asked.since or "", folder)


def staged_content(path: str) -> bytes:
    """Return a file as it is staged."""
    from lint.review import changed

    with _git_errors():
        return changed.staged_content(Path(path).absolute())


def too_low(result: Result, least: int) -> list[str]:
    """Return a line for each document whose score is below the least one asked for."""
    from lint.review import score

    scores = {
        file.file.path: score.score(file.findings, file.file.words) for file in result.documents
    }
    return [
        f"{path}: score {value}, below {least}" for path, value in scores.items() if value < least
    ]


def _read_baseline(path: str) -> Baseline:
    from lint.review import baseline

    try:
        return baseline.read(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        common.fail(f"{path}: {error.strerror or error}; --write-baseline makes one")
    except ValueError as error:
        common.fail(f"{path}: {error}")


def _write_baseline(result: Result, settings: Settings, path: str) -> None:
    from lint.review import baseline

    try:
        write_whole(path, baseline.make(result.findings, settings.relative))
    except OSError as error:
        common.fail(f"{path}: the baseline could not be written: {error.strerror or error}")


@contextlib.contextmanager
def _git_errors() -> Iterator[None]:
    from lint.review import changed

    try:
        yield
    except changed.GitError as error:
        common.fail(f"git: {error}")


def options(command: Command) -> Command:
    """Add the options for reviews to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--baseline", metavar="PATH", help="Hide the findings that this file knows."),
    click.option("--write-baseline", metavar="PATH", help="Write all findings as the baseline."),
    click.option("--since", metavar="REV", help="Only on lines changed since REV (git)."),
    click.option("--staged", is_flag=True, help="Only on lines staged for the next commit (git)."),
    click.option("--min-score", type=click.IntRange(0, 100), help="Fail below this score (0-100)."),
)
