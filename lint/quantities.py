"""Numbers with units of a text: “0.5 mg/kg”, “two to three full hours”, “半年”."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from lint import tokens
from lint.packs.schema import LanguageProfile

# What a unit measures, and how many of the first unit of its kind it holds.
_UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1 / 60),
    "minute": ("time", 1),
    "hour": ("time", 60),
    "day": ("time", 1440),
    "week": ("time", 10080),
    "month": ("time", 43830),
    "year": ("time", 525960),
    "percent": ("share", 1),
    "tenth": ("share", 10),  # 割
    "mg": ("mass", 1),
    "g": ("mass", 1000),
    "microgram": ("mass", 0.001),
    "mg/kg": ("dose", 1),
    "g/kg": ("dose", 1000),
    "calendar-year": ("calendar", 1),
    "number": ("number", 1),
}


class Quantity(NamedTuple):
    """A number or a range with its unit, at `start` to `end` of a text."""

    start: int
    end: int
    low: float
    high: float
    unit: str

    @property
    def kind(self) -> str:
        """What is measured: time, share, mass, dose, calendar or number."""
        return _UNITS[self.unit][0]

    def bounds(self, unit: str) -> tuple[float, float]:
        """Return the range in another unit of the same kind."""
        factor = _UNITS[self.unit][1] / _UNITS[unit][1]
        return self.low * factor, self.high * factor


def kind_of(unit: str) -> tuple[str, float]:
    """Return what a unit measures and its size; raises `KeyError` for another word."""
    return _UNITS[unit]


_OF_RATIOS = {*range(1, 11), 12, 20}
_FIRST_YEAR, _LAST_YEAR = 1700, 2099  # in words: 二〇一九
_CALENDAR_YEAR = re.compile(r"(1[789]|20)\d\d")
_SPACE = re.compile(r"\s")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_WIDTHS = {wide: wide - 0xFEE0 for wide in (0xFF05, 0xFF0E, *range(0xFF10, 0xFF1A))}  # % . 0-9


def _plain(text: str) -> str:
    """Return the text in lower case and half width, letter for letter."""
    lower = text.lower()
    if len(lower) != len(text):  # “İ” becomes two letters
        lower = "".join(char.lower()[:1] for char in text)
    return lower if lower.isascii() else lower.translate(_WIDTHS)


def number_words(profile: LanguageProfile) -> dict[str, float]:
    """Return the words for numbers of a language, in lower case, with their values; those
    that are made of tens and ones (“thirty-six”) too."""
    numbers = {name.lower(): value for name, value in profile.numbers.items()}
    tens, ones = _tens_and_ones(numbers)
    made = {
        _filled(template, ten, one): numbers[ten] + numbers[one]
        for template in profile.number_compounds
        for ten in tens
        for one in ones
    }
    return made | numbers


def _filled(template: str, tens: str, ones: str) -> str:
    """Put tens and ones into “{tens}-{ones}”, as it is or escaped for a pattern."""
    for name, value in (("tens", tens), ("ones", ones)):
        template = template.replace(f"{{{name}}}", value).replace(f"\\{{{name}\\}}", value)
    return template


def _tens_and_ones(numbers: dict[str, float]) -> tuple[list[str], list[str]]:
    single = {name: value for name, value in numbers.items() if " " not in name}
    tens = [name for name, value in single.items() if value in range(10, 100, 10)]
    return tens, [name for name, value in single.items() if value in range(1, 10)]


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; for none, of nothing."""
    escaped = "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
    return escaped.replace("\\ ", r"\s")


class QuantityReader:
    """Finds the quantities of one language."""

    def __init__(self, profile: LanguageProfile) -> None:
        self._profile = profile
        self._spelled = _by_spelling(profile.units)
        self._prefixes = _by_spelling(profile.unit_prefixes)
        self._numbers = number_words(profile)
        self._shares = {name.lower(): value for name, value in profile.shares.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        profile = self._profile
        start, end = tokens.edges(self._numbers)
        thousands = re.escape(profile.thousands + "\u202f\u00a0 ")
        grouped = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?:{re.escape(profile.decimal)}\d+)?"
        plain = r"\d{1,9}(?:[.,]\d{1,6})?"
        number = rf"(?:{grouped}|{plain}|{start}(?:{self._words()}){end})"
        between = rf"\s?[-–—~〜～]\s?|\s(?:{_any(profile.range_words)})\s"
        unspaced = filter(tokens.is_unspaced, profile.range_words)
        filler = rf"(?:[\s-](?:{_any(profile.number_fillers)})(?=\s))?"
        no_unit = rf"(?![\s-]?(?:\w{{1,20}}\s){{0,2}}(?:{_any(self._spelled)}){end})"
        return re.compile(
            rf"{start}{self._opening()}(?:(?:{self._ratios()}|(?P<share>{_any(profile.shares)})){no_unit}"
            rf"|(?<!\d[.,])(?:(?P<prefix>{_any(self._prefixes)})\s?)?"
            rf"(?P<low>{number})(?:(?:{between}|{_any(unspaced)})(?P<high>{number}))?"
            rf"(?:(?P<decade>(?<=[1-2]\d\d0)(?:['’]?s|er))"
            rf"|{filler}[\s-]?(?P<unit>{_any(self._spelled)}){end})?){end}"
        )

    def _opening(self) -> str:
        """Return the pattern of the letters that a quantity begins with: most words of a
        text are passed over by it."""
        seconds: dict[str, set[str]] = {}
        for word in (*self._numbers, *self._shares, *self._prefixes):
            seconds.setdefault(word[0], set()).add(re.escape(word[1:2]))
        opened = (
            re.escape(first) + ("" if "" in second else f"[{''.join(sorted(second))}]")
            for first, second in sorted(seconds.items())
        )
        return rf"(?=\d|{'|'.join(opened) or '(?!)'})"

    def _ratios(self) -> str:
        """Return the pattern of one number of another: “four in five”."""
        words = [name for name, value in self._profile.numbers.items() if value in _OF_RATIOS]
        few = rf"(?:\d{{1,3}}(?!\d)|{_any(word.lower() for word in words)})"
        between: dict[tuple[str, str, str], list[str]] = {}
        for template in self._profile.ratios:
            _, first, words_between, second, rest = re.split(r"\{(\w+)\}", template)
            between.setdefault((first, second, rest), []).append(words_between)
        return (
            "|".join(
                rf"(?P<{first}{at}>{few})(?:{_any(some)})(?P<{second}{at}>{few}){re.escape(rest)}"
                for at, ((first, second, rest), some) in enumerate(between.items())
            )
            or "(?!)"
        )

    def _words(self) -> str:
        """Return the pattern of numbers in words, those of tens and ones first."""
        profile = self._profile
        listed = {name.lower(): value for name, value in profile.numbers.items()}
        tens, ones = map(_any, _tens_and_ones(listed))
        made = [
            _filled(re.escape(template), f"(?:{tens})", f"(?:{ones})").replace("\\ ", r"\s")
            for template in profile.number_compounds
        ]
        return "|".join([*made, _any(listed)])

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """Return the quantities in `text[start:end]`, with offsets in `text`."""
        return _find_cached(self, text, start, end)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the quantities' starts and ends only."""
        return [(item.start, item.end) for item in self.find(text, 0, len(text))]

    def search(self, text: str, start: int, end: int) -> list[Quantity]:
        """Find without the cache."""
        found = []
        for match in self._pattern.finditer(_plain(text), start, end):
            low, high, unit, prefix = match.group("low", "high", "unit", "prefix")
            if not low:
                share = self._share(match)
                if share <= 100:  # “5 in 2” is none
                    found.append(Quantity(match.start(), match.end(), share, share, "percent"))
                continue
            if not unit and not prefix and self._numbers.get(low) == 1:
                continue  # it may be just an article
            least = self._value(low)
            most = self._value(high) if high else least
            if most < least:
                least, most = most, least
            if match["decade"]:
                most += 9
            measured = self._unit(low, unit, prefix)
            found.append(Quantity(match.start(), match.end(), least, most, measured))
        return found

    def _share(self, match: re.Match[str]) -> float:
        """Return the per cent of “a third of” or “four in five”."""
        if match["share"]:
            return self._shares[_one_spaced(match["share"])]
        found = {name[:-1]: self._value(text) for name, text in match.groupdict().items() if text}
        return 100 * found["part"] / found["whole"] if found["whole"] else math.inf

    def _unit(self, low: str, unit: str | None, prefix: str | None) -> str:
        if prefix:
            unit = self._prefixes[prefix]
        else:
            unit = self._spelled[_one_spaced(unit)] if unit else "number"
        return "calendar-year" if unit in ("number", "year") and self._is_year(low) else unit

    def _is_year(self, number: str) -> bool:
        spelled = _FIRST_YEAR <= self._numbers.get(number, 0) <= _LAST_YEAR
        return spelled or _CALENDAR_YEAR.fullmatch(number) is not None

    def _value(self, number: str) -> float:
        named = None if number.isdigit() else self._numbers.get(_one_spaced(number))
        if named is not None:
            return named
        thousands, decimal = self._profile.thousands, self._profile.decimal
        if _DIGITS.fullmatch(number) and not _is_grouped(number, thousands):
            return float(number.replace(",", "."))  # “0.5” also where “0,5” is usual
        plain = "".join(number.split())
        plain = plain.replace(thousands, "") if thousands else plain
        return float(plain.replace(decimal, "."))


def _by_spelling(units: dict[str, list[str]]) -> dict[str, str]:
    return {spelling.lower(): unit for unit, spellings in units.items() for spelling in spellings}


def _one_spaced(words: str) -> str:
    return _SPACE.sub(" ", words)


def _is_grouped(number: str, thousands: str) -> bool:
    """Whether the sign in a number parts its thousands: 1,000 but not 0,500 or 1,5."""
    if not thousands:
        return False
    whole, sign, rest = number.partition(thousands)
    return bool(sign) and len(rest) == 3 and whole.lstrip("0") != ""


@lru_cache(maxsize=64)
def _find_cached(reader: QuantityReader, text: str, start: int, end: int) -> list[Quantity]:
    return reader.search(text, start, end)
