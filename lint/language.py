"""Which language a segment is in: declared, by path, else found; and why.

Detection is two-staged: the most frequent words of the packs' languages, which
settle most texts at once, then langdetect, seeded and with few profiles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from lint.document import Document, Segment

MINIMUM_LETTERS = 40  # shorter segments speak their neighbours' language
DECISIVE_SHARE = 0.18  # of function words among all words
CONFIDENCE = 0.80
SAMPLE = 4000  # letters that are enough to know a document
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"^([a-z]{2})(?:[-_][A-Za-z]{2,4})?$")
# languages that a detector must know to tell them from ours
_NEIGHBOURS = ("da", "no", "fi", "ro", "ca", "cs", "sk", "hu", "ru", "uk", "tr", "ko", "ar", "el")


class Languages:
    """The languages of the packs, by their most frequent words."""

    def __init__(self, function_words: Mapping[str, Iterable[str]]) -> None:
        self.codes = frozenset(function_words)
        self._words = {code: frozenset(words) for code, words in function_words.items()}

    def assign(self, document: Document, declared: str | None = None) -> None:
        """Settle the language of every segment; `declared` comes from the settings."""
        stated = (
            (declared, "by configuration")
            if declared
            else (document.language, "declared")
            if document.language
            else (self.by_path(document.path), "by path")
        )
        code, reason = stated
        if code is None:
            sample = " ".join(segment.text for segment in document.segments)[:SAMPLE]
            code, reason = self.detect(sample)
        for segment in document.segments:
            if segment.language:
                segment.language, segment.language_reason = normal(segment.language), "declared"
            else:
                segment.language, segment.language_reason = code, reason
                if reason not in ("declared", "by configuration"):
                    self._reconsider(segment)

    def _reconsider(self, segment: Segment) -> None:
        """Give a long segment that clearly speaks another language its own."""
        if len(segment.text) < MINIMUM_LETTERS or len(self.codes) < 2:
            return
        found = self._by_words(segment.text)
        if found and found != segment.language:
            segment.language, segment.language_reason = found, "by its words"

    def by_path(self, path: str) -> str | None:
        """Return the language that a path names: page.de.md, content/de/page.md."""
        parts = PurePath(path.replace("\\", "/")).parts
        suffixes = PurePath(parts[-1]).suffixes[:-1] if parts else []
        for candidate in (*(suffix[1:] for suffix in reversed(suffixes)), *reversed(parts[:-1])):
            match = _CODE.match(candidate)
            if match and match.group(1) in self.codes:
                return match.group(1)
        return None

    def detect(self, text: str) -> tuple[str | None, str]:
        """Return the language of a text and why; None when nothing is certain."""
        found = self._by_words(text)
        if found:
            return found, "by its words"
        if len(text) < MINIMUM_LETTERS // 2:
            return self._default()
        ranked = _langdetect(text, (*sorted(self.codes), *_NEIGHBOURS))
        if ranked and ranked[0][1] >= CONFIDENCE:
            return ranked[0][0], f"detected ({ranked[0][1]:.2f})"
        return self._default()

    def _default(self) -> tuple[str | None, str]:
        if len(self.codes) == 1:
            return next(iter(self.codes)), "the packs' only language"
        return ("en", "by default") if "en" in self.codes else (None, "unknown")

    def _by_words(self, text: str) -> str | None:
        """Return the language whose function words are frequent and far ahead."""
        words = Counter(_WORD.findall(text.lower()))
        total = sum(words.values())
        if total < 6:
            return None
        shares = sorted(
            (sum(words[word] for word in known) / total, code)
            for code, known in self._words.items()
        )
        best, code = shares[-1]
        second = shares[-2][0] if len(shares) > 1 else 0.0
        return code if best >= DECISIVE_SHARE and best > 1.6 * second else None


def normal(code: str) -> str:
    """Return the primary subtag in lower case: de-AT -> de."""
    return re.split(r"[-_]", code.strip().lower())[0]


def _langdetect(text: str, codes: Iterable[str]) -> list[tuple[str, float]]:
    """Rank languages with langdetect, seeded, knowing only `codes`."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
    from langdetect.lang_detect_exception import LangDetectException

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
    detector = factory.create()
    detector.append(text)
    try:
        return [(normal(item.lang), item.prob) for item in detector.get_probabilities()]
    except LangDetectException:
        return []
