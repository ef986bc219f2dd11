"""Language tags: BCP 47 (de-AT), and as systems write them (de_AT)."""

from __future__ import annotations


def primary_language(tag: str) -> str | None:
    """Return the primary subtag of a language tag in lower case (de-AT -> de), None if none."""
    primary, *rest = tag.strip().replace("_", "-").lower().split("-")
    is_tag = 2 <= len(primary) <= 3 and all(part.isalnum() for part in rest)
    return primary if is_tag and primary.isalpha() and primary.isascii() else None


def normal(tag: str) -> str:
    """Return the primary subtag of a language tag, the tag itself where it has none."""
    return primary_language(tag) or tag
