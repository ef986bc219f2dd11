"""`phrase`: words that the copy should not use, or not so.

Options, which users of other linters know:

    limit: {most: 2, per: section}   more than that many, in a document, section or paragraph
    repeated_words: true             a word twice in a row ("the the")
    answered_by: disclosures/risk    silent where the copy says what that rule asks for
    alone: suggestion                its severity where a text of some length claims nothing else by
                                     the phrases of this pack
    swap: {leverage: use}            in the language file: a phrase and what to write instead
    capitals: [FDA, Spravato]        in the language file: words spelled just so, or all in
                                     capitals
    may_repeat: [die]                in the language file: words that may stand twice in a row
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from lint.checks.base import Draft, View, listed
from lint.document import Segment
from lint.finding import Severity
from lint.matching.occurrences import Occurrence
from lint.packs.bundle import Rule, owner
from lint.packs.errors import KeyPath
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText, _Strict


class Limit(_Strict, frozen=True):
    """At most `most` occurrences per document, section or paragraph."""

    most: int
    per: Literal["document", "section", "paragraph"] = "document"


class Spec(RuleSpec, frozen=True, tag="phrase"):
    """The fields of a phrase rule beside those of every rule."""

    limit: Limit | None = None
    repeated_words: bool = False
    answered_by: str = ""
    alone: Severity | None = None


_REPEATED = re.compile(r"\b(\w++) (\1)\b", re.IGNORECASE)
_NUMERALS = frozenset("IVXLCDM")


def phrases(
    spec: RuleSpec, text: RuleText, profile: LanguageProfile
) -> Iterable[tuple[str, str, KeyPath]]:
    """Yield the phrases for the lexicon."""
    yield from listed("phrases", text.phrases)
    for number, bad in enumerate(text.swap):
        yield f"swap:{number}", bad, ("swap", bad)
    for number, word in enumerate(text.capitals):
        yield f"capitals:{number}", word, ("capitals", number)


def waits(spec: Spec) -> bool:
    """Whether the rule has nothing to say where none of its phrases was found."""
    return not spec.repeated_words


def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    """Yield a draft for each phrase that the copy claims."""
    if spec.answered_by and view.matches.has(owner(spec.answered_by, "say")):
        return
    claims = list(view.claims(rule, spec, "phrases"))
    if spec.limit:
        yield from _over_limit(spec.limit, claims)
    else:
        alone = spec.alone if claims and _is_alone(rule, spec, view) else None
        for occurrence, severity in claims:
            yield _draft(occurrence, alone or severity)
    for number, good in enumerate(rule.text.swap.values()):
        for occurrence, severity in view.claims(rule, spec, f"swap:{number}"):
            yield _draft(occurrence, severity, good)
    for number, word in enumerate(rule.text.capitals):
        for occurrence, severity in view.claims(rule, spec, f"capitals:{number}"):
            if occurrence.text not in (word, word.upper()):
                yield _draft(occurrence, severity, word)
    if spec.repeated_words:
        yield from _repeated_words(view.matches.segments, frozenset(rule.text.may_repeat))


def _is_alone(rule: Rule, spec: Spec, view: View) -> bool:
    return spec.alone is not None and view.is_sober([rule.id.split("/")[0]], spec, 2)


def _draft(occurrence: Occurrence, severity: Severity, instead: str = "") -> Draft:
    values = {"instead": instead} if instead else {}
    suggestions = (instead,) if instead else ()
    return Draft(
        occurrence.segment, occurrence.start, occurrence.end, values, severity, suggestions
    )


def _over_limit(limit: Limit, claims: list[tuple[Occurrence, Severity]]) -> Iterator[Draft]:
    counts: dict[object, int] = {}
    for occurrence, severity in claims:
        segment = occurrence.segment
        place = {"document": 0, "section": segment.section, "paragraph": id(segment)}[limit.per]
        counts[place] = counts.get(place, 0) + 1
        if counts[place] > limit.most:
            yield _draft(occurrence, severity)


def _repeated_words(segments: list[Segment], allowed: frozenset[str]) -> Iterator[Draft]:
    for segment in segments:
        for match in _REPEATED.finditer(segment.text):
            numeral = match[1] in _NUMERALS and match[1] != match[2]  # “wards I i III”
            if numeral or not match[1].isalpha() or match[1].lower() in allowed:
                continue
            yield Draft(segment, match.start(2), match.end(2))
