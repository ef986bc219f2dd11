"""Findings as the host of a repository places them: paths from its top, with slashes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from lint.finding import Finding


def hosted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings with their paths from the top of the repository that the run was
    started in; paths that lead out of it, or where there is none, stay."""
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    for finding in findings:
        yield replace(finding, path=_from(top, here, finding.path))


def _from(top: Path, here: Path, path: str) -> str:
    whole = os.path.normpath(here / path)
    is_apart = path.startswith("<") or not Path(whole).is_relative_to(top)
    return (path if is_apart else os.path.relpath(whole, top)).replace("\\", "/")
