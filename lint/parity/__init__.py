"""Translations of one page side by side: what did they lose, gain or change?"""

from __future__ import annotations

WHY = {
    "section": "A section that one language lacks is news or a warning that its readers miss.",
    "passage": "What was left out of a translation is often the small print.",
    "statement": "What copy owes its readers, it owes them in every language.",
    "risk": "Readers weigh a treatment only when they see its risks, in their own language.",
    "number": "A dose, a duration or a share that differs between languages is wrong in one.",
    "hedge": "“May help” and “helps” are two claims; the evidence covers one of them.",
    "claim": "A translation must not promise more than the text that was approved.",
}
NAMES = frozenset({"parity", *(f"parity/{name}" for name in WHY)})  # for settings, suppressions
