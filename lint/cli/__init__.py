"""The command line: `claimlint`. Each command is a module, imported when it is called."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from typing import Any, NoReturn

import click

from lint import __version__

UNUSABLE = 2  # exit status: the call, the configuration, a pack or an input cannot be used
_COLLECT_AFTER = 50_000  # objects; rules live as long as the run, and hold no cycles

COMMANDS = {
    "cache": "Show or clear what is kept between runs.",
    "check": "Lint files and folders.",
    "claims": "List the claims of the copy, and what they cite.",
    "explain": "Say what a rule is about: why, sources, examples, what to write instead.",
    "init": "Write a commented configuration.",
    "parity": "Compare the translations of one page.",
    "rules": "List the rules.",
    "test": "Run the packs' own examples.",
    "waive": "Add an approved finding to the waivers.",
    "why": "Say why a rule fired or stayed silent at a place.",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"lint.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            import difflib  # slow to import, and seldom needed

            close = difflib.get_close_matches(name, COMMANDS)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"No command “{name}”.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, asked: _show_version(context) if asked else None,
    help="Show the version and exit.",
)
@click.pass_context
def group(context: click.Context) -> None:
    """Lint health-marketing copy: overclaims, missing risks, wrong facts, hard words."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


def _show_version(context: click.Context) -> None:
    from lint.matching.join import PlainJoiner
    from lint.matching.sentence import fastest

    how = "plain Python" if fastest() is PlainJoiner else "compiled code"
    click.echo(f"claimlint, version {__version__} ({how})")
    context.exit()


def main(args: list[str] | None = None) -> Any:
    """Run the command line; the entry point of the `claimlint` script."""
    gc.set_threshold(_COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    status: list[int] = []
    atexit.register(_end, status)  # registered first, so called last
    try:
        return group(args=args, prog_name="claimlint")
    except SystemExit as leaving:
        if isinstance(leaving.code, int):
            status.append(leaving.code)
        raise
    except OSError as error:
        if os.environ.get("CLAIMLINT_DEBUG"):
            raise
        place = error.filename or "standard output"
        _end_unusable(status, f"{place}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("CLAIMLINT_DEBUG"):
            raise
        problem = f"a fault of claimlint ({type(error).__name__}: {error}); report it"
        _end_unusable(status, f"{problem}, with what CLAIMLINT_DEBUG=1 says")


def _end_unusable(status: list[int], problem: str) -> NoReturn:
    click.echo(f"claimlint: {problem}", err=True)
    status.append(UNUSABLE)
    sys.exit(UNUSABLE)


def _end(status: list[int]) -> None:
    """End the process at once: freeing every object first takes as long as linting a page.

    Where there is no status, or no place to write to, Python ends it, and says why.
    """
    if not status:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(status[0])
