"""Writing reports: to standard output, and to files, whole or not at all."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from lint.cli import common
from lint.reports import FORMATS, clean
from lint.run import Result

Command = TypeVar("Command", bound=Callable[..., Any])


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
    """Write the reports asked for; on standard output when no file is named.

    What could not be read is told there, or else on standard error: no run fails in silence.
    """
    targets = [_target(output, form) for output in outputs] or [(form, "-")]
    if ("text", "-") not in targets:
        for error in result.errors:
            click.echo(f"error: {clean.line(error)}", err=True)
    for name, path in targets:
        colour = path == "-" and common.wants_colour(sys.stdout)
        report = _report(result, name, quiet, statistics, colour)
        try:
            if path == "-":
                click.echo(report, nl=False)
            else:
                write_whole(path, report)
        except BrokenPipeError:  # a pager that was closed
            raise
        except OSError as error:
            where = "standard output" if path == "-" else path
            common.fail(f"{where}: the report could not be written: {error.strerror or error}")


def wants(name: str, form: str, outputs: Iterable[str]) -> bool:
    """Whether a report in this format is asked for."""
    return name in {_target(output, form)[0] for output in outputs} or (
        not outputs and form == name
    )


def _target(output: str, form: str) -> tuple[str, str]:
    """Split “sarif:out.sarif”; a path alone is in the format of --format."""
    name, colon, path = output.partition(":")
    return (name, path) if colon and path and name in FORMATS else (form, output)


def _report(result: Result, form: str, quiet: bool, statistics: bool, colour: bool) -> str:
    module = importlib.import_module(f"lint.reports.{FORMATS[form]}")
    if form == "text":
        style = common.style if colour else module.plain
        return str(module.write(result, style, quiet, statistics))
    return str(module.write(result))


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file whole or not at all; raises `OSError`. What is no plain file (a pipe,
    a device) is written to, not replaced."""
    path = os.path.realpath(path)
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if Path(path).exists() and not Path(path).is_file():
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(data)
        return
    temporary = f"{path}.new-{os.getpid()}"
    try:
        with open(temporary, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
