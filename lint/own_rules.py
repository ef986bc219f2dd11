"""The rules that stand in no pack: of suppressions, of waivers, of translations."""

from __future__ import annotations

from lint.document import Place
from lint.finding import Category, Finding, Severity

_AGREED = "A waiver holds for the words that were approved, and until the day that was agreed."

WHY = {
    "suppression/unused": "A suppression that no longer suppresses hides the next mistake.",
    "suppression/unknown-rule": "A suppression of what does not exist suppresses nothing.",
    "suppression/unknown-directive": "A directive that is not known does nothing.",
    "waiver/changed": _AGREED,
    "waiver/expired": _AGREED,
    "waiver/unused": "A waiver that waives nothing hides the next mistake.",
    "parity/section": "A section that one language lacks is news, or a warning, that is missed.",
    "parity/passage": "What was left out of a translation is often the small print.",
    "parity/statement": "What copy owes its readers, it owes them in every language.",
    "parity/risk": "Readers weigh a treatment only when they see its risks, in their own language.",
    "parity/number": "A dose, a duration or a share that differs is wrong in one language.",
    "parity/hedge": "“May help” and “helps” are two claims; the evidence covers one of them.",
    "parity/claim": "A translation must not promise more than the text that was approved.",
}
NAMES = frozenset(WHY).union(rule.partition("/")[0] for rule in WHY)
PARITY = frozenset(name for name in NAMES if name.startswith("parity"))  # of `claimlint parity`
SEVERITY = Severity.WARNING


def category(rule: str) -> Category:
    """Return the category of one of these rules."""
    return Category.PARITY if rule.startswith("parity/") else Category.SUPPRESSION


def finding(
    rule: str, message: str, path: str, start: Place, end: Place, match: str, language: str = ""
) -> Finding:
    """Make a finding of one of these rules, from `start` to before `end`."""
    return Finding(
        rule=rule,
        category=category(rule),
        severity=SEVERITY,
        path=path,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        language=language,
        message=message,
        match=match,
        why=WHY[rule],
    )
