"""The same words are reported once: rules of one pack often see one claim alike."""

from __future__ import annotations

from collections.abc import Iterable

from lint.finding import Category, Finding

# what is said of words; what a page lacks or how hard it reads is another matter for each rule
_OF_WORDS = (Category.OVERCLAIM, Category.FACT, Category.WORDING)


def share_words(one: Finding, other: Finding) -> bool:
    """Whether two findings of a file mark a word in common."""
    return one.start < other.end and other.start < one.end


def once(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order; of those of one pack and category that share words,
    only the gravest, then the one with the most words."""
    kept: list[Finding] = []
    last: dict[tuple[str, Category], int] = {}  # where the pack's last finding stands in `kept`
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        group = finding.pack, finding.category
        at = last.get(group)
        if at is None or finding.category not in _OF_WORDS or not share_words(kept[at], finding):
            last[group] = len(kept)
            kept.append(finding)
        elif _weight(finding) > _weight(kept[at]):
            kept[at] = finding
    return sorted(kept, key=lambda finding: finding.sort_key)


def _weight(finding: Finding) -> tuple[int, int]:
    return finding.severity.rank, len(finding.match)
