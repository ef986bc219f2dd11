"""Which language a segment is in: declared, by path, else found; and why.

Detection is two-staged: letters and the most frequent words of the languages known
to us, which settle most texts at once, then langdetect, seeded and with few profiles.
Languages without packs are known too, so that they are not taken for another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from lint.document import Document, Segment
from lint.langtags import normal
from lint.packs.schema import Marks

MINIMUM_LETTERS = 40  # shorter segments speak their neighbours' language
DECISIVE_SHARE = 0.18  # of function words among all words
LEAD = 1.6  # how much more frequent they are than the next language's
LEAST_WORDS = 6
LEAST_COPY_WORDS = 2
LIKELY = 4  # languages that the detector chooses from beside those with packs: by their words
LEAST_PROFILES = 3  # that langdetect works with
CONFIDENCE = 0.80
ENOUGH_LETTERS = 100  # a shorter text is not taken for a language without packs
SAMPLE = 4000  # letters that are enough to know a document
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_CATALOGUES = frozenset({"arb", "json", "po", "xlf", "xliff", "yaml", "yml"})
_AT_END = re.compile(r"(?:^|[-_])([a-z]{2}(?:[-_][A-Za-z]{2,4})?)$")
_CODE = re.compile(r"^([a-z]{2})(?:[-_][A-Za-z]{2,4})?$")


class Languages:
    """The languages that are known, by their marks; `codes` are those with packs."""

    def __init__(self, marks: Mapping[str, Marks], codes: Iterable[str]) -> None:
        self.codes = frozenset(codes)
        self._fallback = next((code for code, mark in marks.items() if mark.fallback), None)
        self._speakers: dict[str, list[str]] = {}  # of each function word, the languages
        self._writers: dict[str, list[str]] = {}  # likewise, of each word of health copy
        for code, mark in marks.items():
            for word in set(mark.function_words):
                self._speakers.setdefault(word, []).append(code)
            for word in set(mark.copy_words):
                self._writers.setdefault(word, []).append(code)
        self._known = sorted(marks)
        lettered = [(mark, code) for code, mark in marks.items() if mark.letters]
        lettered.sort(key=lambda item: item[0].letters_least)
        self._letters = [(mark.letters, mark.letters_least, code) for mark, code in lettered]

    def assign(
        self, document: Document, declared: str | None = None, path: str | None = None
    ) -> None:
        """Settle the language of every segment; `declared` comes from the settings, `path`
        is the document's from the project's root: folders above it say nothing."""
        stated = (
            (normal(declared), "by configuration")
            if declared
            else (document.language, "declared")
            if document.language
            else (self.by_path(document.path if path is None else path), "by path")
        )
        code, reason = stated
        if code is None:
            sample = " ".join(segment.text for segment in document.segments)[:SAMPLE]
            code, reason = self.detect(sample)
        for segment in document.segments:
            if segment.language:
                segment.language_reason = "declared"
            else:
                segment.language, segment.language_reason = code, reason
                if reason not in ("declared", "by configuration"):
                    self._reconsider(segment)

    def _reconsider(self, segment: Segment) -> None:
        """Give a segment that clearly speaks another language its own; a short one with a
        word of the document's language speaks that."""
        found = self._by_letters(segment.text)
        if found is None and len(segment.text) >= MINIMUM_LETTERS:
            shares = self._shares(segment.text)
            best = shares[-1][0] if shares else 0.0
            own = next((share for share, code in shares if code == segment.language), 0.0)
            short = own > 0 and len(segment.text) < ENOUGH_LETTERS
            if best >= DECISIVE_SHARE and best > LEAD * own and not short:
                found, _ = self.detect(segment.text)
        if found and found != segment.language:
            segment.language, segment.language_reason = found, "by its words"

    def by_path(self, path: str) -> str | None:
        """Return the language that a path names: page.de.md, content/de/page.md."""
        return self.split_path(path)[1]

    def split_path(self, path: str) -> tuple[str, str | None]:
        """Return a path without the part that names its language, and the language; of a
        catalogue that may be the end of its name: locales/de.json, app_de.arb."""
        parts = list(PurePath(path.replace("\\", "/")).parts)
        pieces = parts[-1].split(".") if parts else []
        for at in range(len(pieces) - 2, 0, -1):
            if code := self._code(pieces[at]):
                name = ".".join(pieces[:at] + pieces[at + 1 :])
                return "/".join([*parts[:-1], name]), code
        if pieces and pieces[-1] in _CATALOGUES:
            named = _AT_END.search(pieces[0])
            if named and (code := self._code(named.group(1))):
                name = ".".join([pieces[0][: named.start()], *pieces[1:]])
                return "/".join([*parts[:-1], name]), code
        for at in range(len(parts) - 2, -1, -1):
            if code := self._code(parts[at]):
                return "/".join(parts[:at] + parts[at + 1 :]), code
        return "/".join(parts), None

    def _code(self, name: str) -> str | None:
        match = _CODE.match(name)
        return match.group(1) if match and match.group(1) in self.codes else None

    def detect(self, text: str) -> tuple[str | None, str]:
        """Return the language of a text and why; None when nothing is certain."""
        shares = self._shares(text)
        short = len(text) < ENOUGH_LETTERS or not (shares and shares[-1][0])
        by_words = self._by_copy_words if short else self._by_words
        found = self._by_letters(text) or by_words(text)
        if found:
            return found, "by its words"
        if len(text) >= MINIMUM_LETTERS // 2:
            likely = {code for share, code in shares[-LIKELY:] if share > 0}
            if len(text) < ENOUGH_LETTERS:
                likely &= self.codes
            ranked = _langdetect(text, tuple(sorted(self.codes | likely)))
            if ranked and ranked[0][1] >= CONFIDENCE:
                return ranked[0][0], f"detected ({ranked[0][1]:.2f})"
        if len(self.codes) == 1:
            return next(iter(self.codes)), "the packs' only language"
        if shares and shares[-1][0] > 0 and shares[-1][1] in self.codes:
            return shares[-1][1], "by few of its words"
        return self._fallback, "by default"

    def _by_letters(self, text: str) -> str | None:
        """Return the language whose letters make up enough of the text."""
        total = 0 if text.isascii() else len(_LETTER.findall(text))
        for letters, least, code in self._letters:
            is_there = total and max(text) >= letters[0]  # large ranges take long to compile
            if is_there and len(re.findall(f"[{letters}]", text)) >= least * total:
                return code
        return None

    def _by_words(self, text: str) -> str | None:
        """Return the language whose function words are frequent and far ahead."""
        if len(_WORD.findall(text)) < LEAST_WORDS:
            return None
        shares = self._shares(text)
        best, code = shares[-1] if shares else (0.0, "")
        second = shares[-2][0] if len(shares) > 1 else 0.0
        decided = best >= DECISIVE_SHARE and best > LEAD * second
        is_likely = code in self.codes or len(text) >= ENOUGH_LETTERS
        return code if decided and is_likely else None

    def _by_copy_words(self, text: str) -> str | None:
        """Return the language that most words of a short text are known from."""
        counts: Counter[str] = Counter()
        for word in _WORD.findall(text.lower()):
            counts.update(self._writers.get(word, ()))
            counts.update(self._speakers.get(word, ()))
        best, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
        clear = best[1] >= LEAST_COPY_WORDS and best[1] > LEAD * second[1]
        return best[0] if clear and best[0] in self.codes else None

    def _shares(self, text: str) -> list[tuple[float, str]]:
        """Return the share of each language's function words in the text, the highest last."""
        words = _WORD.findall(text.lower())
        counts = dict.fromkeys(self._known, 0)
        for word in words:
            for code in self._speakers.get(word, ()):
                counts[code] += 1
        total = max(len(words), 1)
        return sorted((count / total, code) for code, count in counts.items())


def _langdetect(text: str, codes: tuple[str, ...]) -> list[tuple[str, float]]:
    """Rank languages with langdetect, seeded, knowing only `codes`."""
    if len(codes) < LEAST_PROFILES:
        return []
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detectors(codes).create()
    detector.append(text)
    try:
        return [(normal(item.lang), item.prob) for item in detector.get_probabilities()]
    except LangDetectException:
        return []


@lru_cache(maxsize=16)
def _detectors(codes: tuple[str, ...]) -> Any:
    """Load the profiles of some languages, which takes some 10 ms each."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    names = ["zh-cn" if code == "zh" else code for code in codes]
    directory = PurePath(PROFILES_DIRECTORY)
    profiles = []
    for name in names:
        try:
            with open(directory / name, encoding="utf-8") as file:  # noqa: PTH123
                profiles.append(file.read())
        except OSError:
            continue
    factory = DetectorFactory()
    factory.seed = 0
    factory.load_json_profile(profiles)
    return factory
