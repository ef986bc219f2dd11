"""The options of `check` for reviews: baseline, waivers, only what changed, a least score.

What does the work is imported when it is asked for: most runs ask for none of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from lint.cli import common
from lint.cli.output import write_whole
from lint.config import Settings
from lint.run import Linter, Result, real

if TYPE_CHECKING:
    from lint.review.baseline import Baseline
    from lint.review.git import Changed
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


def review(result: Result, linter: Linter, asked: Options, changed: Changed | None) -> Result:
    """Apply what was asked, in order: waivers, baseline, only what changed."""
    if asked.baseline and asked.write_baseline:
        common.fail("--baseline hides what is known, --write-baseline notes it: name one of them")
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
    if changed is None:
        return result
    from lint.review import apply

    return apply.only_changed(result, changed)


def waivers_of(settings: Settings) -> Waivers | None:
    """Return the project's waivers, if it has any."""
    path = settings.root / WAIVERS
    if not path.is_file():
        return None
    import datetime

    from lint.review import waivers

    with common.clear_errors():
        return waivers.read(path, os.path.relpath(path), datetime.date.today())


def find_changed(asked: Options, paths: Sequence[str]) -> Changed | None:
    """Return what changed in the repository that holds the paths, if only that is asked for."""
    if asked.since is None and not asked.staged:
        return None
    if asked.since is not None and asked.staged:
        common.fail("--since or --staged, not both")
    if "-" in paths:
        common.fail("--since and --staged are for files, not for standard input")
    from lint.review import git

    folder = _git_folder(paths[0])
    with _git_errors():
        found = git.staged(folder) if asked.since is None else git.since(asked.since, folder)
    for path in paths:
        if not real(path).is_relative_to(found.top):
            common.fail(f"{path}: outside the git repository {found.top}")
    return found


def _git_folder(path: str) -> Path:
    """Return the folder to call git in. In a hook git says where the repository is, and
    takes the current folder for its top."""
    if "GIT_DIR" in os.environ:
        return Path()
    place = real(path)
    return next(folder for folder in (place, *place.parents) if folder.is_dir())


def staged_content(path: str, changed: Changed) -> bytes:
    """Return a file as it is staged."""
    with _git_errors():
        return changed.staged(real(path))


def too_low(result: Result, least: int) -> list[str]:
    """Return a line for each document whose score is below the least one asked for."""
    from lint.review import score

    scores = {
        file.file.path: score.score(file.findings, file.file.words) for file in result.documents
    }
    return [
        f"{path}: score {value}, below {least}" for path, value in scores.items() if value < least
    ]


def say_too_low(lines: Iterable[str]) -> None:
    """Tell, on standard error, which documents score too low."""
    for line in lines:
        click.echo(f"claimlint: {line}", err=True)


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

    old = _read_baseline(path).findings if Path(path).is_file() else []
    checked = {settings.relative(file.file.path) for file in result.files if not file.file.error}
    kept = [one for one in old if one.path not in checked and (settings.root / one.path).exists()]
    try:
        write_whole(path, baseline.make(result.findings, settings.relative, kept))
    except OSError as error:
        common.fail(f"{path}: the baseline could not be written: {error.strerror or error}")


@contextlib.contextmanager
def _git_errors() -> Iterator[None]:
    from lint.review.git import GitError

    try:
        yield
    except GitError as error:
        common.fail(f"git: {error}")


def options(command: Command) -> Command:
    """Add the options for reviews to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--baseline", metavar="PATH", help="Hide the findings that this file knows."),
    click.option("--write-baseline", metavar="PATH", help="Write all findings as the baseline."),
    click.option("--since", metavar="REV", help="Only sentences changed since REV (git)."),
    click.option("--staged", is_flag=True, help="Only sentences staged for the next commit (git)."),
    click.option("--min-score", type=click.IntRange(0, 100), help="Fail below this score (0-100)."),
)
