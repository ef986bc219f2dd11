"""What a check reports: `Finding`, and the words it is graded with."""

from __future__ import annotations

import hashlib
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """2 for error, 1 for warning, 0 for suggestion: higher is graver."""
        return {"error": 2, "warning": 1, "suggestion": 0}[self.value]


class Category(StrEnum):
    """What a finding is about."""

    OVERCLAIM = "overclaim"
    WORDING = "wording"
    FACT = "fact"
    MISSING = "missing"
    READABILITY = "readability"
    CONSISTENCY = "consistency"
    SUPPRESSION = "suppression"
    PARITY = "parity"


class SourceReference(msgspec.Struct, frozen=True):
    """The source of a rule, as a finding cites it."""

    id: str
    title: str
    section: str
    url: str


class Finding(msgspec.Struct, frozen=True):
    """One thing to act on, at an exact place of the file that the user opens.

    `line`, `column`, `end_line` and `end_column` are 1-based and in code
    points; the end is exclusive. `match` is the normalised text found there, `sentence`
    the one it stands in, `sentence_lines` its first and last line.
    """

    rule: str
    category: Category
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    language: str
    message: str
    match: str
    suggestions: tuple[str, ...] = ()
    why: str = ""
    sources: tuple[SourceReference, ...] = ()
    sentence: str = ""
    sentence_lines: tuple[int, ...] = ()

    @property
    def pack(self) -> str:
        """The name of its rule's pack."""
        return self.rule.partition("/")[0]

    @property
    def start(self) -> tuple[int, int]:
        """The line and column of its first letter."""
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        """The line and column after its last letter."""
        return self.end_line, self.end_column

    @property
    def fingerprint(self) -> str:
        """What stays the same when lines move or the text is wrapped anew: rule, file,
        the words and their sentence, as 32 hexadecimal digits."""
        words = " ".join(f"{self.match}\n{self.sentence}".split())
        text = "\n".join((self.rule, self.path.replace("\\", "/"), words))
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order by file, place, rule, then message."""
        return (
            self.path,
            self.line,
            self.column,
            self.end_line,
            self.end_column,
            self.rule,
            self.message,
        )
