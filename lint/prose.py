"""Sentences, words, and numbers with units of a segment's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from lint import tokens
from lint.document import Segment
from lint.packs.schema import LanguageProfile
from lint.tokens import WORD_END, WORD_START


def split(segments: Iterable[Segment], profile: LanguageProfile) -> None:
    """Find the sentences of segments in one language, before they are asked for."""
    abbreviations = frozenset(f"{one.lower()}." for one in profile.abbreviations)
    agreeing = frozenset(_WORD.findall(" ".join(profile.yes).lower()))
    for segment in segments:
        found = _split(segment.text, profile.language, abbreviations)
        segment.sentences = _with_answers(segment.text, found, agreeing)


_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
SHORT_QUESTION, SHORT_ANSWER = 8, 6  # words
_ENCLOSING = dict.fromkeys(map(ord, '"()[]«»“”„'), " ")
_SEVERAL = re.compile(r"[.!?:…。！？][^\w\s]?\s*\S")


def _split(text: str, language: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    if len(text) < 400 and not _SEVERAL.search(text):
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    # sentencex takes all between quotation marks or brackets for one sentence
    open_text = text.translate(_ENCLOSING)
    for piece_start, piece_end in _sentences(open_text, language):
        start, end = _trim(text, open_text, piece_start, piece_end)
        if spans and _goes_on(text[slice(*spans[-1])], open_text[start:end], abbreviations):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    pieces = [piece for span in spans for piece in _pieces(text, *span, MAX_SENTENCE)]
    return pieces or [(0, len(text))]


MAX_SENTENCE = 1_000  # letters; what goes on for longer is no sentence, and is read in pieces
_MAX_SPLIT = 20_000  # letters that are split at once: sentencex takes quadratic time
_PIECE_END = re.compile(r"[.!?。！？]\s*(?=\S)")


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield what sentencex takes for sentences."""
    import sentencex

    for first, last in _pieces(text, 0, len(text), _MAX_SPLIT):
        at, piece = first, text[first:last]
        for sentence in sentencex.segment(language, piece):
            start = text.find(sentence, at, last)
            if start >= 0 and sentence.strip():
                at = start + len(sentence)
                yield start, at


def _pieces(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch in pieces of at most that many letters: cut after a sentence's
    mark, else at a space, else anywhere."""
    while end - start > most:
        marks = [match.end() for match in _PIECE_END.finditer(text, start, start + most)]
        space = text.rfind(" ", start + 1, start + most)
        cut = marks[-1] if marks else space if space > 0 else start + most
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _goes_on(sentence: str, following: str, abbreviations: frozenset[str]) -> bool:
    """Whether what was cut off is no sentence: “It works!” said Ann; Dr. Lee; p. ej."""
    if following.lstrip()[:1].islower():
        return True
    words = sentence[-100:].lower().split()[-2:]
    return " ".join(words) in abbreviations or words[-1].lstrip("(„“«") in abbreviations


def _with_answers(
    text: str, spans: list[tuple[int, int]], agreeing: frozenset[str]
) -> list[tuple[int, int]]:
    """Join a short question and its short answer, which say one thing (“Side effects?
    None.”), unless the answer agrees."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] - 1] in "?？":
            question, answer = text[slice(*joined[-1])], text[start:end]
            short = length(question) <= SHORT_QUESTION and length(answer) <= SHORT_ANSWER
            first = next(iter(words(answer.lower())), "")
            if short and first not in agreeing and "?" not in answer:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _trim(text: str, open_text: str, start: int, end: int) -> tuple[int, int]:
    """Cut the white space off a sentence; signs that enclose it stay with it."""
    while open_text[start].isspace():
        start += 1
    while open_text[end - 1].isspace():
        end -= 1
    while start and not text[start - 1].isspace() and open_text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace() and open_text[end].isspace():
        end += 1
    return start, end


def words(text: str) -> list[str]:
    """Return the words of `text`: letters and digits, joined by apostrophes or hyphens."""
    return _WORD.findall(text)


def length(text: str) -> int:
    """Return how long a text is for a reader: words; letters where words are not spaced."""
    wide = sum(1 for char in text if "\u3040" <= char <= "\u9fff") if not text.isascii() else 0
    return wide if wide > len(text) / 3 else len(words(text))


# -- quantities ------------------------------------------------------------------

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


def is_unit(name: str) -> bool:
    """Whether `name` is a unit that quantities can have."""
    return name in _UNITS


_CALENDAR_YEAR = re.compile(r"(1[789]|20)\d\d")
_WIDTHS = {wide: wide - 0xFEE0 for wide in (0xFF05, 0xFF0E, *range(0xFF10, 0xFF1A))}  # % . 0-9


def _half_width(text: str) -> str:
    return text if text.isascii() else text.translate(_WIDTHS)


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; for none, of nothing."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


class QuantityReader:
    """Finds the quantities of one language."""

    def __init__(self, profile: LanguageProfile) -> None:
        self._profile = profile
        self._spelled = {
            spelling.lower(): unit
            for unit, spellings in profile.units.items()
            for spelling in spellings
        }
        self._prefixes = {
            spelling.lower(): unit
            for unit, spellings in profile.unit_prefixes.items()
            for spelling in spellings
        }
        self._numbers = {name.lower(): value for name, value in profile.numbers.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        profile = self._profile
        thousands = re.escape(profile.thousands + "\u202f\u00a0 ")
        digits = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?:{re.escape(profile.decimal)}\d+)?"
        plain = rf"\d{{1,9}}(?:{re.escape(profile.decimal)}\d{{1,6}})?"
        number = rf"(?:{digits}|{plain}|{WORD_START}(?:{_any(self._numbers)}){WORD_END})"
        between = rf"\s?[-–—~〜～]\s?|\s(?:{_any(profile.range_words)})\s"
        unspaced = filter(tokens.is_unspaced, profile.range_words)
        return re.compile(
            rf"{WORD_START}(?<![.,])(?:(?P<prefix>{_any(self._prefixes)})\s?)?"
            rf"(?P<low>{number})(?:(?:{between}|{_any(unspaced)})(?P<high>{number}))?"
            rf"(?:(?P<decade>(?<=[1-2]\d\d0)(?:['’]?s|er))"
            rf"|[\s-]?(?P<unit>{_any(self._spelled)}){WORD_END})?{WORD_END}",
            re.IGNORECASE,
        )

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """Return the quantities in `text[start:end]`, with offsets in `text`."""
        return _find_cached(self, text, start, end)

    def spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the quantities' starts and ends only."""
        return [(item.start, item.end) for item in self.find(text, start, end)]

    def search(self, text: str, start: int, end: int) -> list[Quantity]:
        """Find without the cache."""
        found = []
        for match in self._pattern.finditer(_half_width(text), start, end):
            low = self._value(match["low"])
            high = self._value(match["high"]) if match["high"] else low
            unit = self._unit(match)
            if unit == "number" and self._is_article(match["low"]):
                continue
            if high < low:
                low, high = high, low
            if match["decade"]:
                high += 9
            found.append(Quantity(match.start(), match.end(), low, high, unit))
        return found

    def _is_article(self, number: str) -> bool:
        """Whether `number` is a word for one, which without a unit may be just an article."""
        return self._numbers.get(number.lower()) == 1

    def _unit(self, match: re.Match[str]) -> str:
        unit = "number"
        if match["prefix"]:
            unit = self._prefixes[match["prefix"].lower()]
        elif match["unit"]:
            unit = self._spelled[match["unit"].lower()]
        if unit in ("number", "year") and _CALENDAR_YEAR.fullmatch(match["low"]):
            return "calendar-year"
        return unit

    def _value(self, number: str) -> float:
        named = self._numbers.get(number.lower())
        if named is not None:
            return named
        plain = re.sub(r"\s", "", number)
        plain = plain.replace(self._profile.thousands, "") if self._profile.thousands else plain
        return float(plain.replace(self._profile.decimal, "."))


@lru_cache(maxsize=64)
def _find_cached(reader: QuantityReader, text: str, start: int, end: int) -> list[Quantity]:
    return reader.search(text, start, end)
