"""One language of all selected packs, compiled: rules, lexicon and profile.

A bundle depends on the contents of its YAML files only, so it is kept on disk
under their hash (`lint.packs.store`).
"""

from __future__ import annotations

import msgspec

from lint.finding import SourceReference
from lint.matching.lexicon import Lexicon
from lint.packs import schema


class Rule(msgspec.Struct, eq=False):
    """A rule in one language, ready to run."""

    id: str
    kind: str
    raw_spec: msgspec.Raw
    text: schema.RuleText
    sources: tuple[SourceReference, ...]


class Bundle(msgspec.Struct):
    """What the engine needs for the segments of one language."""

    profile: schema.LanguageProfile
    rules: list[Rule]
    lexicon: Lexicon
    context: Lexicon
    clinical: msgspec.Raw


MARKET = "@market:"  # owners of the phrases that tell a market
NAMED = "@named:"  # and of those that name one


def owner(rule_id: str, role: str) -> str:
    """Name the owner of a rule's phrases in the lexicon."""
    return f"{rule_id}#{role}"
