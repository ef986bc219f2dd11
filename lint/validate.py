"""What settings name must be there: rules, packs, categories, languages, markets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint import config, own_rules
from lint.config import Settings
from lint.finding import Category
from lint.langtags import normal
from lint.markets import KNOWN
from lint.packs.errors import InputError, KeyPath, nearest

if TYPE_CHECKING:
    from lint.library import Library


def check(settings: Settings, library: Library) -> None:
    """Raise `InputError` for the first name that does not exist, with its place in the
    configuration if it stands there."""
    for keys, problem in _problems(settings, library):
        if settings.file is None:
            raise InputError("settings", problem)
        raise config.read(settings.file).error(keys, problem)


def names(library: Library) -> frozenset[str]:
    """Return the names of rules, packs and categories, as settings and suppressions use them."""
    return library.names.union(map(str, Category), own_rules.NAMES)


def _problems(settings: Settings, library: Library) -> Iterator[tuple[KeyPath, str]]:
    known = names(library)
    for keys, name in _names(settings):
        if name not in known:
            yield keys, f"no rule, pack or category “{name}”{nearest(name, known)}"
    for keys, code in _languages(settings):
        if not library.has(normal(code)):
            yield keys, f"no packs in “{code}”; there are: {', '.join(library.codes())}"
    for keys, market in _markets(settings):
        if market not in KNOWN:
            yield keys, f"no rule for the market “{market}”; there are: {', '.join(sorted(KNOWN))}"


def _names(settings: Settings) -> Iterator[tuple[KeyPath, str]]:
    for key in ("select", "ignore"):
        for at, name in enumerate(getattr(settings, key)):
            yield (key, at), name
    for name, _ in settings.severities:
        yield ("severities", name), name
    for number, override in enumerate(settings.overrides):
        for at, name in enumerate(override.ignore):
            yield ("overrides", number, "ignore", at), name
        for name in override.severities:
            yield ("overrides", number, "severities", name), name


def _languages(settings: Settings) -> Iterator[tuple[KeyPath, str]]:
    for key in ("language", "messages"):
        if code := getattr(settings, key):
            yield (key,), code
    for number, override in enumerate(settings.overrides):
        if override.language:
            yield ("overrides", number, "language"), override.language


def _markets(settings: Settings) -> Iterator[tuple[KeyPath, str]]:
    for market in sorted(settings.markets):
        yield ("markets",), market
    for number, override in enumerate(settings.overrides):
        for at, market in enumerate(override.markets or ()):
            yield ("overrides", number, "markets", at), market
