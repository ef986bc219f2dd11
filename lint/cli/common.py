"""What several commands share: settings, errors, colour."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
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


def fail(message: str) -> NoReturn:
    """End with one line on standard error and exit status 2."""
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
        return config.load(found, BUILT_IN)


def load_library(settings: config.Settings, packs: tuple[str, ...] = ()) -> Library:
    """Make the library of the settings' packs, or of those named on the command line."""
    if packs:
        return Library([pack_folder(name) for name in packs], on_prepare=_say_preparing)
    return Library(settings.packs or None, on_prepare=_say_preparing)


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
    """Whether to colour: only on a terminal, and not where NO_COLOR is set."""
    import os

    isatty = getattr(stream, "isatty", lambda: False)
    return bool(isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
