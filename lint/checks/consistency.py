"""`consistency`: stub, being written."""
from __future__ import annotations
from collections.abc import Iterable, Iterator
from lint.checks.base import Draft, View
from lint.packs.bundle import Rule
from lint.packs.schema import LanguageProfile, RuleSpec, RuleText
from lint.packs.yamlfile import KeyPath

class Spec(RuleSpec, frozen=True, tag="consistency"):
    """x"""
    measure: str = "text"

def phrases(spec: RuleSpec, text: RuleText, profile: LanguageProfile) -> Iterable[tuple[str, str, KeyPath]]:
    return ()

def check(rule: Rule, spec: Spec, view: View) -> Iterator[Draft]:
    return iter(())
