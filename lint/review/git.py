"""What git knows: which files differ from another revision, or are staged, and what they held."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec


class GitError(ValueError):
    """Git could not say what changed."""


class Changed(msgspec.Struct, frozen=True):
    """The files that differ, and the object that held what each was before, if any.

    `top` is the top folder of the work tree, without links; so are the paths. Git is
    called in `folder`.
    """

    folder: Path
    top: Path
    files: dict[Path, str | None]

    def before(self, path: Path) -> bytes | None:
        """Return what a file held, or None where it is new; raises `GitError`."""
        held = self.files[path]
        return None if held is None else self._content(path, held)

    def staged(self, path: Path) -> bytes:
        """Return what a file holds as it is staged; raises `GitError`."""
        return self._content(path, f":0:{self._name(path)}")

    def _content(self, path: Path, held: str) -> bytes:
        # as it would lie on the disk: git may keep another encoding there, or a pointer
        return _run(self.folder, "cat-file", "--filters", f"--path={self._name(path)}", held)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.top).as_posix()


def since(revision: str, folder: Path) -> Changed:
    """Return what changed in the working tree since it left `revision` (the merge base),
    files that git does not know included; raises `GitError`."""
    if not revision or revision.startswith("-"):
        raise GitError(f"“{revision}” is no revision")
    top = _top(folder)
    files = dict(_changed(_run(folder, *_DIFF, _fork(folder, revision), "--"), top))
    others = ("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/")
    files |= dict.fromkeys(top / name for name in _fields(_run(folder, *others)))
    return Changed(folder, top, files)


def staged(folder: Path) -> Changed:
    """Return what is staged for the next commit; raises `GitError`."""
    top = _top(folder)
    return Changed(folder, top, dict(_changed(_run(folder, *_DIFF, "--cached", "--"), top)))


_DIFF = ("-c", "diff.relative=false", "diff", "--raw", "-z", "--no-abbrev", "--find-renames",
         "--ignore-submodules")  # fmt: skip
_REGULAR = "100"  # how the mode of a file begins that is no link


def _changed(raw: bytes, top: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the files of a raw diff and the objects that held them: `:MODES OBJECTS STATUS`,
    a name, and the new one of what was renamed or copied."""
    fields = iter(_fields(raw))
    for head in fields:
        mode_before, mode, held, _, status = head.removeprefix(":").split(" ")
        name = next(fields)
        if status.startswith(("R", "C")):
            name = next(fields)
        if mode.startswith(_REGULAR):
            yield top / name, held if mode_before.startswith(_REGULAR) else None


def _fields(output: bytes) -> list[str]:
    return os.fsdecode(output).split("\0")[:-1]  # each ends with a NUL


def _top(folder: Path) -> Path:
    return Path(os.fsdecode(_run(folder, "rev-parse", "--show-toplevel")).removesuffix("\n"))


def _fork(folder: Path, revision: str) -> str:
    """Return the commit at which the branch left a revision."""
    try:
        return _run(folder, "merge-base", revision, "HEAD").decode().strip()
    except GitError as error:
        problem = str(error) or f"“{revision}” and HEAD have no commit in common"
        if _run(folder, "rev-parse", "--is-shallow-repository") == b"true\n":
            problem += "; the clone is shallow: fetch all of it (on GitHub fetch-depth: 0)"
        raise GitError(problem) from None


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
        raise GitError(result.stderr.decode("utf-8", "replace").strip().partition("\n")[0])
    return result.stdout
