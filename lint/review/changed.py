"""Only what changed: the lines that differ from another revision, or that are staged."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import msgspec

from lint.finding import Category, Finding


class GitError(ValueError):
    """Git could not say what changed."""


class Changes(msgspec.Struct, frozen=True):
    """The lines of one file that are new, and whether others were taken out."""

    lines: frozenset[int]
    has_removals: bool

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding stands on new lines; a missing statement may be missing
        because lines were taken out."""
        if self.has_removals and finding.category is Category.MISSING:
            return True
        return any(line in self.lines for line in range(finding.line, finding.end_line + 1))


def since(revision: str, folder: Path) -> dict[Path, Changes]:
    """Return what changed in the working tree since it left `revision` (the merge base),
    files that git does not know included; raises `GitError`."""
    if revision.startswith("-"):
        raise GitError(f"“{revision}” is no revision")
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    base = _git(folder, "merge-base", revision, "HEAD").strip()
    changes = _read(_git(top, "diff", *_PLAIN, base, "--"), top)
    for name in _git(top, "ls-files", "-z", "--others", "--exclude-standard").split("\0"):
        if name:
            changes[top / name] = Changes(frozenset(_all_lines(top / name)), False)
    return changes


def staged(folder: Path) -> dict[Path, Changes]:
    """Return what is staged for the next commit; raises `GitError`."""
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    return _read(_git(top, "diff", *_PLAIN, "--cached", "--"), top)


def staged_content(path: Path) -> bytes:
    """Return a file as it is staged; raises `GitError`."""
    return _run(path.parent, "show", f":./{path.name}")


_PLAIN = ("--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--src-prefix=a/",
          "--dst-prefix=b/", "--diff-filter=AM")  # fmt: skip


def _read(diff: str, top: Path) -> dict[Path, Changes]:
    from unidiff.patch import PatchSet

    changes = {}
    for file in PatchSet(diff):
        added = {
            line.target_line_no
            for hunk in file
            for line in hunk
            if line.is_added and line.target_line_no is not None
        }
        changes[top / file.path] = Changes(frozenset(added), file.removed > 0)
    return changes


def _all_lines(path: Path) -> Iterable[int]:
    try:
        return range(1, path.read_bytes().count(b"\n") + 2)
    except OSError:
        return ()


def _git(folder: Path, *arguments: str) -> str:
    return _run(folder, "-c", "core.quotePath=false", *arguments).decode("utf-8", "surrogateescape")


def _run(folder: Path, *arguments: str) -> bytes:
    try:
        result = subprocess.run(  # noqa: S603  # no shell; revisions cannot be options
            ["git", "-C", str(folder), *arguments],  # noqa: S607  # whichever git is the user's
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"git could not be called: {error.strerror or error}") from None
    if result.returncode:
        message = result.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(message[0] if message else "git failed")
    return result.stdout
