"""One run of `check`, and again under --watch: read and lint files, review, write reports."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import click
from msgspec.structs import replace

from lint import run
from lint.cli import common, office, output, progress, review
from lint.document import Document
from lint.finding import Severity


class Asked(NamedTuple):
    """What the command line asks of a run beside its settings."""

    paths: tuple[str, ...]
    force_exclude: bool
    review: review.Options
    stdin_filename: str | None
    form: str
    outputs: tuple[str, ...]
    annotate: str | None
    severity: Severity | None
    jobs: int
    use_cache: bool
    quiet: bool
    statistics: bool


class Job:
    """Lints files as asked, and writes the reports."""

    def __init__(self, linter: run.Linter, asked: Asked) -> None:
        self._linter, self._asked = linter, asked
        self._changed = review.find_changed(asked.review, asked.paths)

    @cached_property
    def files(self) -> list[str]:
        """The files to lint, of those only what changed if that is asked for."""
        among = self._changed.files if self._changed else None
        settings = self._linter.settings
        return list(run.collect(self._asked.paths, settings, self._asked.force_exclude, among))

    def lint(self, files: Sequence[str]) -> tuple[run.Result, list[str]]:
        """Lint files, none of which is a report's target, and review what is found; returns what
        is reported, and a line for each document whose score is too low."""
        asked = self._asked
        output.check_targets(asked.form, asked.outputs, files)
        with common.clear_errors():
            result = run.Result(self._check(files))
            if output.wants("html", asked.form, asked.outputs):
                claims = tuple(self._claims(files))
                result = replace(result, packs=tuple(self._linter.packs()), claims=claims)
        result = review.review(result, self._linter, asked.review, self._changed)
        least = asked.review.min_score
        low = review.too_low(result, least) if least is not None else []
        return (_at_least(result, asked.severity) if asked.severity else result), low

    def write(self, result: run.Result) -> None:
        """Write the reports asked for."""
        asked = self._asked
        if asked.annotate:
            office.annotate(result, asked.annotate)
        output.write(result, asked.form, asked.outputs, asked.quiet, asked.statistics)

    def again(self, changed: frozenset[str]) -> None:
        """Lint and write again what changed; a report in a file tells of all files. What the
        first run noted as the baseline stays."""
        known = self._asked.review.write_baseline or self._asked.review.baseline
        asked = self._asked._replace(
            review=self._asked.review._replace(baseline=known, write_baseline=None)
        )
        job = Job(self._linter, asked)
        todo = [path for path in job.files if os.path.realpath(path) in changed]
        if todo:
            click.echo(f"-- {time.strftime('%H:%M:%S')}", err=True)
            result, low = job.lint(job.files if asked.outputs else todo)
            job.write(result)
            review.say_too_low(low)

    def document(self, path: str) -> Document | run.FileFindings:
        """Read a file from where it is linted: standard input, what is staged, or the disk."""
        if path == "-":
            name = self._asked.stdin_filename or "<stdin>"
            return self._linter.read_bytes(name, self._input, name)
        if self._asked.review.staged and self._changed:
            return self._linter.read_bytes(path, review.staged_content(path, self._changed), path)
        return self._linter.read_file(path)

    @cached_property
    def _input(self) -> bytes:
        return common.standard_input()

    def _check(self, files: Sequence[str]) -> list[run.FileFindings]:
        linter, asked = self._linter, self._asked
        if asked.review.staged or "-" in files:
            read = map(self.document, files)
            return [linter.check(one) if isinstance(one, Document) else one for one in read]
        if len(files) == 1:
            return [linter.check_file(files[0])]
        from lint import batch

        with progress.shown(len(files)) as on_done:
            jobs = asked.jobs or os.cpu_count() or 1
            return batch.check_files(files, linter, jobs, asked.use_cache, on_done)

    def _claims(self, files: Sequence[str]) -> Iterator[Any]:
        """Yield the claims of the files, for the report that lists them."""
        from lint import claims

        for document in map(self.document, files):
            if isinstance(document, Document):
                options = self._linter.options(document)
                yield from claims.inventory(document, self._linter.library, options)


def _at_least(result: run.Result, severity: Severity) -> run.Result:
    files = [
        replace(
            file,
            findings=tuple(one for one in file.findings if one.severity.rank >= severity.rank),
        )
        for file in result.files
    ]
    return replace(result, files=files)
