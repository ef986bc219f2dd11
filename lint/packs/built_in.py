"""Where the packs that come with claimlint are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
BUILT_IN = next(  # in the wheel, or beside the package in a checkout
    folder for folder in (_PACKAGE / "rules", _PACKAGE.parent / "rules") if folder.is_dir()
)


def built_in_folders(base: Path = BUILT_IN) -> list[Path]:
    """Return the folders of the built-in packs."""
    return sorted(path.parent for path in base.glob("*/pack.yml"))
