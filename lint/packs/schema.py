"""The types of what stands in packs: what YAML may say, and what it means.

`RuleSpec` is the base of every rule kind; the kinds themselves live in
`lint.checks`, one module each, and are handed to the loader.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from lint.document import Kind
from lint.finding import Category, Severity

State = Literal[
    "negated",
    "debunked",
    "attributed",
    "cited",
    "quoted",
    "asked",
    "open",
    "elsewhere",
    "clinical",
    "hedged",
]
STATES: tuple[State, ...] = (
    "negated",
    "debunked",
    "attributed",
    "cited",
    "quoted",
    "asked",
    "open",
    "elsewhere",
    "clinical",
    "hedged",
)

Market = Annotated[str, Meta(pattern="^[a-z]{2}$", description="ISO 3166 code; uk and eu too")]
Name = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Weight = Annotated[float, Meta(ge=-100, le=100)]
Ratio = Annotated[str, Meta(pattern=r"^\{(part|whole)\}[^{}]+\{(part|whole)\}[^{}]*$")]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mapping of a YAML file; a key that is not a field is a mistake."""


class SourceUse(_Strict, frozen=True):
    """A source, and where in it the point is made."""

    id: str
    at: str = ""


class RuleSpec(_Strict, frozen=True, tag_field="kind"):
    """What holds for a rule in every language; the kinds add fields of their own.

    A rule with `languages` makes sense in these only, such as a wording fixed by law.
    """

    why: str
    sources: Annotated[list[str | SourceUse], Meta(min_length=1)]
    severity: Severity = Severity.WARNING
    category: Category | None = None
    topic: str = ""
    markets: list[Market] = []
    languages: list[str] = []
    unless: list[State] | None = None
    hedged: Severity | None = None
    scope: list[Kind] = []
    checked: datetime.date | None = None
    recheck: datetime.date | None = None


class Gaps(_Strict, frozen=True):
    """Sentences that a rule is known to judge wrongly so far."""

    flag: list[str] = []
    pass_: list[str] = msgspec.field(default=[], name="pass")


class RuleText(_Strict, frozen=True):
    """A rule in one language.

    `phrases` raise the finding; `near` (any of them) must and `not_near` must
    not stand in the same sentence. `when`, `given`, `offers`, `say`, `not_below` and
    `wording` are for statements, `benefits` and `risks` for balance, `swap`, `capitals` and
    `may_repeat` (words that may stand twice in a row) for phrases, `weights` and `least`
    for classifiers. `flag` and `pass` are the examples that the rule is tested with.
    """

    message: str
    phrases: list[str] = []
    near: list[str] = []
    not_near: list[str] = []
    swap: dict[str, str] = {}
    capitals: list[str] = []
    may_repeat: list[str] = []
    when: list[str] = []
    given: list[str] = []
    offers: list[str] = []
    say: list[str] = []
    not_below: list[str] = []
    wording: list[str] = []
    benefits: list[str] = []
    risks: list[str] = []
    weights: dict[str, Weight] = {}
    least: Weight = 0
    suggest: tuple[str, ...] = ()
    flag: list[str] = []
    pass_: list[str] = msgspec.field(default=[], name="pass")
    gaps: Gaps = Gaps()


class PackHead(_Strict, frozen=True):
    """The top of a `pack.yml`; `rules` are read one by one."""

    pack: Name
    title: str
    category: Category
    kind: str = "phrase"
    rules: dict[Name, Any] = {}


class PackText(_Strict, frozen=True):
    """The top of a pack's language file."""

    language: str
    terms: dict[Name, list[str]] = {}
    rules: dict[Name, Any] = {}


class Source(_Strict, frozen=True):
    """A source of rules. `confidence` says how it was checked: `read` (the text
    itself), `secondary` (in press or trade copies only) or `known` (not read)."""

    title: str
    checked: datetime.date
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""
    confidence: Literal["read", "secondary", "known"] = "known"


class Triggers(_Strict, frozen=True):
    """The words that put a claim into a state, by where they stand.

    `before` stand before the claim, `after` after it, `around` on either side,
    at most `reach` words away; `pseudo` look like triggers and are none. Words `inside`,
    between the steps of a claim that itself denies, turn it round: “not free of risk”;
    those of `concord` there only agree: “no tiene ningún riesgo”.
    """

    before: list[str] = []
    after: list[str] = []
    around: list[str] = []
    pseudo: list[str] = []
    inside: list[str] = []
    concord: list[str] = []
    reach: int = 8


class Formula(_Strict, frozen=True):
    """A readability formula: a constant, and a weight for each measure of the text.

    `words-per-sentence`, `syllables-per-word`, `long-words` (per cent of words
    longer than `long_word` letters), `polysyllables` (per cent with at least
    `polysyllable` syllables), `monosyllables` (per cent), `letters-per-word`,
    `sentences-per-word`, `letters-per-sentence`.
    """

    id: str
    name: str
    constant: float
    weights: dict[str, float]
    scale: Literal["grade", "ease", "difficulty", "letters"]
    target: float
    limit: float
    sources: list[str | SourceUse]
    long_word: int = 6
    polysyllable: int = 3
    minimum_words: int = 100


class Register(_Strict, frozen=True):
    """`rules/clinical/xx.yml`: how medical prose sounds beside copy. `weights` are those of the
    features of a sentence (`lint.matching.score`), `least` is the score from which it is
    taken for a leaflet's, a textbook's or a report's."""

    language: str
    least: float
    weights: dict[str, Weight]


class LanguageProfile(_Strict, frozen=True):
    """`rules/languages/xx.yml`: what a language is to the checks.

    `anaphors` are words that begin a sentence and stand for what the one before
    spoke of, if that is one of `entities` (classes of the vocabulary): “It”. `markets`
    are those that its copy is for where the settings name none, nor the copy itself by
    `market_signs` (phrases: prices in pounds); a fact that holds in another market counts
    in sentences that speak of it (`market_names`: “in the United States”). `letters`
    (ranges, the lowest first: “ぁ-ヿ”) tell a language whose script says enough, from a
    share of `letters_least`. `sentence_limit` and `paragraph_limit` count words; letters
    where these are not spaced. The `fallback` is what a text too short to tell is taken
    for; `copy_words`, frequent in health copy and rare in that of other languages, tell
    most short ones.
    """

    language: str
    name: str
    markets: list[Market] = []
    market_signs: dict[Market, list[str]] = {}
    market_names: dict[Market, list[str]] = {}
    spelling: dict[str, str] = {}
    other_spelling: dict[str, str] = {}
    function_words: list[str] = []
    copy_words: list[str] = []
    letters: str = ""
    letters_least: float = 0.3
    fallback: bool = False
    entities: list[str] = []
    anaphors: list[str] = []
    context: dict[State, Triggers] = {}
    stops: list[str] = []
    frames: list[str] = []
    references: list[str] = []
    verdicts: list[str] = []
    yes: list[str] = []
    own_voice: list[str] = []
    relations: dict[Name, list[str]] = {}
    numbers: dict[str, float] = {}
    number_compounds: list[str] = []
    number_fillers: list[str] = []
    ratios: list[Ratio] = []
    shares: dict[str, float] = {}
    units: dict[str, list[str]] = {}
    unit_prefixes: dict[str, list[str]] = {}
    decimal: str = "."
    thousands: str = ","
    range_words: list[str] = []
    readability: Formula | None = None
    sentence_limit: int = 25
    paragraph_limit: int = 100
    crisis_lines: dict[str, list[str]] = {}
    abbreviations: list[str] = []
    whole_words: list[str] = []


class Marks(msgspec.Struct, frozen=True):
    """What a language is known by: frequent words, those of health copy, or letters from a
    certain share."""

    function_words: list[str]
    copy_words: list[str] = []
    letters: str = ""
    letters_least: float = 0.0
    fallback: bool = False


class Vocabulary(_Strict, frozen=True):
    """`rules/vocabulary/xx.yml`: the names of the things that rules speak of."""

    language: str
    terms: dict[Name, list[str]]
