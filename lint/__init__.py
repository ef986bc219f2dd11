"""claimlint: the linter for health-marketing copy.

>>> from lint import check_text
>>> [finding.match for finding in check_text("It is a game-changer.")]
['game-changer']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Category",
    "Document",
    "FileFindings",
    "Finding",
    "InputError",
    "Linter",
    "ReadError",
    "Result",
    "Settings",
    "Severity",
    "check_paths",
    "check_text",
    "load_settings",
]

if TYPE_CHECKING:
    from lint.api import check_paths, check_text, load_settings
    from lint.config import Settings
    from lint.document import Document
    from lint.finding import Category, Finding, Severity
    from lint.packs.errors import InputError
    from lint.readers.errors import ReadError
    from lint.run import FileFindings, Linter, Result

_HOME = {
    "Category": "lint.finding",
    "Document": "lint.document",
    "FileFindings": "lint.run",
    "Finding": "lint.finding",
    "InputError": "lint.packs.errors",
    "Linter": "lint.run",
    "ReadError": "lint.readers.errors",
    "Result": "lint.run",
    "Settings": "lint.config",
    "Severity": "lint.finding",
    "check_paths": "lint.api",
    "check_text": "lint.api",
    "load_settings": "lint.api",
}


def __getattr__(name: str) -> Any:  # the command line must not import what it does not use
    if name not in _HOME:
        raise AttributeError(f"module 'lint' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOME[name]), name)
