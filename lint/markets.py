"""Markets: where copy is read, and so whose law and codes it answers to."""

from __future__ import annotations

from collections.abc import Iterable

UNION = "eu"
# the member states of the European Union (art. 52 TEU, with the United Kingdom gone)
_MEMBERS = frozenset(
    {
        "at",
        "be",
        "bg",
        "cy",
        "cz",
        "de",
        "dk",
        "ee",
        "es",
        "fi",
        "fr",
        "gr",
        "hr",
        "hu",
        "ie",
        "it",
        "lt",
        "lu",
        "lv",
        "mt",
        "nl",
        "pl",
        "pt",
        "ro",
        "se",
        "si",
        "sk",
    }
)

# the others whose law or code some rule holds
KNOWN = _MEMBERS | {UNION, "au", "br", "ca", "ch", "cn", "jp", "uk", "us"}


def implied(markets: Iterable[str]) -> frozenset[str]:
    """Return the markets, with the European Union where one of them is its member."""
    found = frozenset(markets)
    return found | {UNION} if found & _MEMBERS else found
