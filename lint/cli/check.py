"""`claimlint check`: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from lint import config, run, validate
from lint.cli import UNUSABLE, common, office, output, progress, review
from lint.document import Document
from lint.finding import Severity

if TYPE_CHECKING:
    from lint.review.git import Changed

_LEVELS = click.Choice([str(severity) for severity in Severity])


def _split(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


# Names, with commas between them or the option again.
_names = partial(click.option, multiple=True, callback=_split)


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@_names("--select", metavar="NAME", help="Only these rules, packs or categories: a,b …")
@_names("--ignore", metavar="NAME", help="Not these rules, packs or categories: a,b …")
@click.option("--severity", type=_LEVELS, help="Only findings at this severity and above.")
@click.option("--fail-on", type=_LEVELS, help="Exit with 1 from this severity on.")
@_names("--market", "markets", metavar="CODE", help="The markets of the copy: us,uk,de …")
@click.option("--language", metavar="CODE", help="The language of all files.")
@click.option("--messages", metavar="CODE", help="The language of messages; by default the copy's.")
@output.options
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
@click.option("--stdin-filename", metavar="PATH", help="The name of what comes on standard input.")
@click.option("--annotate", metavar="PATH", help="Write a Word document with comments (.docx).")
@click.option("--watch", "keep_watching", is_flag=True, help="Lint again what changes.")
@click.option("--show-text", is_flag=True, help="Print the text that places refer to.")
@review.options
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes; 0: one a core.")
@click.option("--no-cache", is_flag=True, help="Check files anew that were checked before.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors and the summary.")
@click.option("-v", "--verbose", is_flag=True, help="Say which language was chosen, and why.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    fail_on: str | None,
    markets: tuple[str, ...],
    language: str | None,
    messages: str | None,
    form: str,
    outputs: tuple[str, ...],
    config_path: str | None,
    stdin_filename: str | None,
    annotate: str | None,
    keep_watching: bool,
    show_text: bool,
    baseline: str | None,
    write_baseline: str | None,
    since: str | None,
    staged: bool,
    min_score: int | None,
    jobs: int,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
    statistics: bool,
    exit_zero: bool,
) -> None:
    """Lint files and folders; "-" is standard input.

    Without PATHS the paths of the configuration are linted, else this folder.
    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could
    not be used or read.
    """
    asked = review.Options(baseline, write_baseline, since, staged, min_score)
    settings = _configured(paths, config_path)
    library = common.load_library(settings)
    with common.clear_errors():
        validate.check(settings, library)
        settings = _asked(settings, select, ignore, markets, language, messages, fail_on)
        linter = run.Linter(settings, library)
        named = _named(paths, stdin_filename, settings)
        changed = review.find_changed(asked, named)
        files = list(run.collect(named, settings, changed.files if changed else None))
        if show_text:
            office.show_text(files, linter)
            return
        result = _run(
            linter, files, stdin_filename, changed if staged else None, jobs, not no_cache
        )
        if output.wants("html", form, outputs):
            result = replace(
                result, packs=tuple(linter.packs()), claims=tuple(_claims(linter, files))
            )
    result = review.review(result, linter, asked, changed)
    low = review.too_low(result, min_score) if min_score is not None else []
    if severity:
        result = _at_least(result, Severity(severity))
    if annotate:
        office.annotate(result, annotate)
    if verbose:
        _say_languages(result)
    output.write(result, form, outputs, quiet, statistics)
    if keep_watching:
        from lint.cli.watch import watch

        watch(
            paths or settings.paths,
            lambda changed: output.write(
                run.Result([linter.check_file(os.path.relpath(path)) for path in changed]), form, ()
            ),
        )
    for line in low:
        click.echo(f"claimlint: {line}", err=True)
    found = status(result, settings.fail_on, exit_zero)
    sys.exit(found or (1 if low and not exit_zero else 0))


def _configured(paths: tuple[str, ...], config_path: str | None) -> config.Settings:
    first = Path(paths[0]) if paths and paths[0] != "-" else Path()
    return common.load_settings(config_path, first if first.is_dir() else first.parent)


def _asked(
    settings: config.Settings,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    markets: tuple[str, ...],
    language: str | None,
    messages: str | None,
    fail_on: str | None,
) -> config.Settings:
    """Return the settings as the command line changes them."""
    changes: dict[str, object] = {}
    if select:
        changes["select"] = select
    if ignore:
        changes["ignore"] = (*settings.ignore, *ignore)
    if markets:
        changes["markets"] = frozenset(code.lower() for code in markets)
    if language:
        changes["language"] = language
    if messages:
        changes["messages"] = messages
    if fail_on:
        changes["fail_on"] = Severity(fail_on)
    return replace(settings, file=None, **changes) if changes else settings


def _named(
    paths: tuple[str, ...], stdin_filename: str | None, settings: config.Settings
) -> tuple[str, ...]:
    """Return the paths to lint: those named, else those configured."""
    if stdin_filename and not paths:
        return ("-",)
    return paths or tuple(os.path.relpath(settings.root / path) for path in settings.paths)


def _run(
    linter: run.Linter,
    files: list[str],
    stdin_filename: str | None,
    staged: Changed | None,
    jobs: int,
    use_cache: bool,
) -> run.Result:
    if files == ["-"]:
        name = stdin_filename or "<stdin>"
        return run.Result([linter.check_bytes(name, sys.stdin.buffer.read(), name)])
    if staged:
        return run.Result(
            [linter.check_bytes(one, review.staged_content(one, staged)) for one in files]
        )
    if len(files) == 1:
        return run.Result([linter.check_file(files[0])])
    from lint import batch

    with progress.shown(len(files)) as on_done:
        jobs = jobs or os.cpu_count() or 1
        return run.Result(batch.check_files(files, linter, jobs, use_cache, on_done))


def _claims(linter: run.Linter, files: list[str]) -> Iterator[Any]:
    """Yield the claims of the files, for the report that lists them."""
    from lint import claims

    for path in files:
        document = None if path == "-" else linter.read_file(path)
        if isinstance(document, Document):
            yield from claims.inventory(document, linter.library, linter.options(document))


def _at_least(result: run.Result, severity: Severity) -> run.Result:
    files = [
        replace(
            file,
            findings=tuple(one for one in file.findings if one.severity.rank >= severity.rank),
        )
        for file in result.files
    ]
    return replace(result, files=files)


def _say_languages(result: run.Result) -> None:
    for file in result.files:
        if file.reasons:
            click.echo(f"{file.file.path}: {', '.join(file.reasons)}", err=True)


def status(result: run.Result, fail_on: Severity, exit_zero: bool) -> int:
    """Return the exit status of a run."""
    if result.errors:
        return UNUSABLE
    failing = any(finding.severity.rank >= fail_on.rank for finding in result.findings)
    return 1 if failing and not exit_zero else 0
