"""Writing reports: to standard output, and to files, whole or not at all."""

from __future__ import annotations

import importlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from lint.cli import common
from lint.packs.errors import nearest
from lint.reports import FORMATS, clean
from lint.run import Result

Command = TypeVar("Command", bound=Callable[..., Any])

_FORMAT = re.compile(r"[a-z]{2,}")  # one letter before a colon is a drive
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_OPEN_FILE = re.compile(r"/(?:dev|proc/self)/fd/(\d{1,9})")


def options(command: Command) -> Command:
    """Add the options for reports to a command."""
    command = click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="[FORMAT:]PATH",
        help="Write a report to a file instead (- is standard output); may be given again.",
    )(command)
    return click.option(
        "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True
    )(command)


def write(
    result: Result,
    form: str,
    outputs: Iterable[str],
    quiet: bool = False,
    statistics: bool = False,
) -> None:
    """Write the reports asked for; on standard output when no file is named. One that cannot
    be written is told when the others are.

    What could not be read is told there, or else on standard error: no run fails in silence.
    """
    targets = _targets(form, outputs)
    if ("text", "-") not in targets:
        for error in result.errors:
            click.echo(f"error: {clean.line(error)}", err=True)
    problems = []
    for name, path in targets:
        colour = path == "-" and common.wants_colour(sys.stdout)
        report = _report(result, name, quiet, statistics, colour)
        try:
            if path == "-":
                # what machines read is UTF-8, whatever the terminal's encoding
                text = report if name == "text" else report.encode("utf-8", "replace")
                click.echo(text, nl=False)
            else:
                write_whole(path, report)
        except BrokenPipeError:  # a pager that was closed
            raise
        except OSError as error:
            where = "standard output" if path == "-" else path
            reason = error.strerror or error
            problems.append(f"{where}: the report could not be written: {reason}")
    if problems:
        common.fail(*problems)


def wants(name: str, form: str, outputs: Iterable[str]) -> bool:
    """Whether a report in this format is asked for."""
    return name in {wanted for wanted, _ in _targets(form, outputs)}


def check_targets(form: str, outputs: Iterable[str], files: Iterable[str]) -> None:
    """End the run where a report's format does not exist, or one of the files that are read
    would be overwritten."""
    keep((path for _, path in _targets(form, outputs)), files)


def keep(targets: Iterable[str], files: Iterable[str]) -> None:
    """End the run where a target is one of the files that are read."""
    wanted = {os.path.realpath(target): target for target in targets if target != "-"}
    if not wanted:
        return
    for file in files:
        if file != "-" and os.path.realpath(file) in wanted:
            common.fail(f"{file}: is read here, and not overwritten; name another file")


def _targets(form: str, outputs: Iterable[str]) -> list[tuple[str, str]]:
    return [_target(output, form) for output in outputs] or [(form, "-")]


def _target(output: str, form: str) -> tuple[str, str]:
    """Split “sarif:out.sarif”; a path alone is in the format of --format."""
    name, colon, path = output.partition(":")
    if not colon or not _FORMAT.fullmatch(name):
        return form, output
    if name not in FORMATS:
        hint = nearest(name, FORMATS)
        common.fail(
            f"--output {output}: no format “{name}”{hint}; a file of this name is ./{output}"
        )
    if not path:
        common.fail(f"--output {output}: no file is named")
    return name, path


def _report(result: Result, form: str, quiet: bool, statistics: bool, colour: bool) -> str:
    module = importlib.import_module(f"lint.reports.{FORMATS[form]}")
    if form == "text":
        style = common.style if colour else module.plain
        return str(module.write(result, style, quiet, statistics))
    return str(module.write(result))


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file whole or not at all, with the mode of the one it replaces; raises
    `OSError`. What is no plain file (a pipe, a device) is written to, not replaced; so is
    what this process was given open (/dev/stdout, /dev/fd/63), at its place."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    number = _descriptor(path)
    if number is not None or (Path(path).exists() and not Path(path).is_file()):
        click.echo(nl=False)  # what was printed before stands before it
        with open(path if number is None else os.dup(number), "wb") as file:  # noqa: PTH123
            file.write(data)
        return
    _replace(os.path.realpath(path), data)


def _descriptor(path: str) -> int | None:
    """Return the number of the open file that a path such as /dev/stdout stands for."""
    if path in _STREAMS:
        return _STREAMS[path]
    match = _OPEN_FILE.fullmatch(path)
    return int(match.group(1)) if match else None


def _replace(path: str, data: bytes) -> None:
    mode = stat.S_IMODE(os.stat(path).st_mode) if os.path.exists(path) else None  # noqa: PTH110, PTH116
    temporary = f"{path}.new-{os.getpid()}"
    try:
        opener = partial(os.open, mode=0o666 if mode is None else mode)
        with open(temporary, "wb", opener=opener) as file:
            file.write(data)
        if mode is not None:
            os.chmod(temporary, mode)  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
