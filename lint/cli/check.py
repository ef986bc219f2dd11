"""`claimlint check`: the main job."""

from __future__ import annotations

import sys
from functools import partial

import click
from msgspec.structs import replace

from lint import config, run, validate
from lint.cli import UNUSABLE, common, job, office, output, review
from lint.finding import Severity
from lint.library import Library

_LEVELS = click.Choice([str(severity) for severity in Severity])


def _split(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


# Names, with commas between them or the option again.
_names = partial(click.option, multiple=True, callback=_split)


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
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
@click.option("--force-exclude", is_flag=True, help="Leave out what is excluded if named, too.")
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
    force_exclude: bool,
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
    named = [path for path in paths if path != "-"] or [stdin_filename or ""]
    settings = common.settings_for(named, config_path)
    if not paths:
        paths = ("-",) if stdin_filename else common.configured_paths(settings)
    asked = job.Asked(
        paths,
        force_exclude,
        review.Options(baseline, write_baseline, since, staged, min_score),
        stdin_filename,
        form,
        outputs,
        annotate,
        Severity(severity) if severity else None,
        jobs,
        not no_cache,
        quiet,
        statistics,
    )
    library = common.load_library(settings)
    with common.clear_errors():
        validate.check(settings, library)
        settings = _asked(settings, library, select, ignore, markets, language, messages, fail_on)
        linter = run.Linter(settings, library)
    work = job.Job(linter, asked)
    if show_text:
        office.show_text(work.files, work.document)
        return
    result, low = work.lint(work.files)
    if verbose:
        _say_languages(result)
    work.write(result)
    review.say_too_low(low)
    if keep_watching:
        from lint.cli.watch import watch

        watch(paths, work.again)
    found = status(result, settings.fail_on, exit_zero)
    sys.exit(found or (1 if low and not exit_zero else 0))


def _asked(
    settings: config.Settings,
    library: Library,
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
        changes["select"] = _full(select, library)
    if ignore:
        changes["ignore"] = (*settings.ignore, *_full(ignore, library))
    if markets:
        changes["markets"] = frozenset(code.lower() for code in markets)
    if language:
        changes["language"] = language
    if messages:
        changes["messages"] = messages
    if fail_on:
        changes["fail_on"] = Severity(fail_on)
    return replace(settings, file=None, **changes) if changes else settings


def _full(names: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """Return the names with those that only one rule has behind its pack's written in full."""
    return tuple(common.full_name(name, validate.names(library)) for name in names)


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
