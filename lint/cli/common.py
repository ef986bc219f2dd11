"""What several commands share: settings, errors, colour."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from lint import config
from lint.cli import UNUSABLE
from lint.library import Library
from lint.packs.built_in import BUILT_IN, built_in_folders
from lint.packs.errors import InputError, nearest

_COLOURS = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "suggestion": {"fg": "cyan"},
    "path": {"bold": True},
    "rule": {"dim": True},
    "mark": {"fg": "magenta", "bold": True},
}


def fail(*messages: str) -> NoReturn:
    """End with a line for each message on standard error and exit status 2."""
    for message in messages:
        click.echo(f"claimlint: {message}", err=True)
    sys.exit(UNUSABLE)


@contextlib.contextmanager
def clear_errors() -> Iterator[None]:
    """Turn a mistake in a configuration or pack into one line and exit status 2."""
    try:
        yield
    except InputError as error:
        fail(str(error))


def load_settings(path: str | None, start: Path | None = None) -> config.Settings:
    """Load the configuration named, or the one found upward from `start`."""
    with clear_errors():
        found = Path(path) if path else config.find(start or Path())
        if path and not Path(path).is_file():
            fail(f"no configuration file “{path}”")
        return config.load(found, BUILT_IN, config.project(start or Path()))


def settings_for(paths: Sequence[str], config_path: str | None) -> config.Settings:
    """Load the configuration named, or the one that holds for the first of the paths."""
    first = Path(paths[0]) if paths else Path()
    return load_settings(config_path, first if first.is_dir() else first.parent)


def configured_paths(settings: config.Settings) -> tuple[str, ...]:
    """Return what is linted where no path is named: the paths of the configuration, else
    this folder."""
    if settings.file is None:
        return (".",)
    return tuple(os.path.relpath(settings.root / path) for path in settings.paths)


def standard_input() -> bytes:
    """Return what comes on standard input; without one the run ends."""
    if sys.stdin is None:
        fail("there is no standard input")
    return sys.stdin.buffer.read()


def full_name(name: str, known: Collection[str]) -> str:
    """Return the full name of a rule (pack/rule) that is named without its pack, if only one
    has that name; else the name as it is."""
    full = [one for one in known if one.partition("/")[2] == name]
    return full[0] if len(full) == 1 and name not in known else name


def load_library(settings: config.Settings, packs: tuple[str, ...] = ()) -> Library:
    """Make the library of the settings' packs, or of those named on the command line."""
    if packs:
        return Library([pack_folder(name) for name in packs], on_prepare=_say_preparing)
    return Library(settings.packs or None, on_prepare=_say_preparing)


def check_language(code: str | None, library: Library) -> None:
    """End the run where the packs have no text in a language that is asked for."""
    if code is not None and code not in library.codes():
        fail(f"no packs in “{code}”; there are: {', '.join(library.codes())}")


def _say_preparing(language: str) -> None:
    click.echo(f"claimlint: preparing the rules for “{language}”, once …", err=True)


def pack_folder(name: str) -> Path:
    """Return the folder of a built-in pack or of a path."""
    names = [folder.name for folder in built_in_folders()]
    if name in names:
        return BUILT_IN / name
    if (Path(name) / "pack.yml").is_file():
        return Path(name)
    fail(f"no pack “{name}”{nearest(name, names)}")


def split_place(place: str) -> tuple[str, int | None]:
    """Split “page.md:12” into the file and the line, if one is named."""
    match = re.fullmatch(r"(.+?):(\d+)", place)
    if match and not Path(place).exists():
        return match.group(1), int(match.group(2))
    return place, None


def style(text: str, role: str) -> str:
    """Colour text by its role."""
    return click.style(text, **_COLOURS.get(role, {}))  # type: ignore[arg-type]


def wants_colour(stream: object) -> bool:
    """Whether to colour: only on a terminal, and not where the user wants none."""
    isatty = getattr(stream, "isatty", lambda: False)
    return bool(isatty()) and click.get_current_context().color is not False
