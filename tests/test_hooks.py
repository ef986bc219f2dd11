"""The hooks for pre-commit: which files they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lint import readers
from lint.cli import group

HOOKS = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text())
COPY, PACKS = HOOKS


def names(hook: dict[str, str], path: str) -> bool:
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


@pytest.mark.parametrize(
    "folder",
    ["", "docs/", "site/copy/de/", "mylocales/", *(f"{name}/" for name in readers._COPY_FOLDERS)],
)
@pytest.mark.parametrize("ending", [*readers._MODULES, ".MD", ".py", ".xmd", ".toml"])
def test_copy_is_what_a_reader_knows(folder: str, ending: str) -> None:
    path = f"{folder}page{ending}"
    assert names(COPY, path) == readers.is_known(path)


@pytest.mark.parametrize("path", ["requirements.txt", "a/requirements-dev.txt", "robots.txt"])
def test_lists_for_machines_are_no_copy(path: str) -> None:
    assert not names(COPY, path)


@pytest.mark.parametrize(
    ("path", "named"),
    [("house/pack.yml", True), ("house/en.yml", True), (".github/workflows/ci.yml", False)],
)
def test_packs(path: str, named: bool) -> None:
    assert names(PACKS, path) == named


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_the_entry_is_a_command_with_its_options(hook: dict[str, str]) -> None:
    program, name, *options = hook["entry"].split()
    command = group.get_command(None, name)  # type: ignore[attr-defined]
    assert program == "claimlint"
    assert set(options) <= {opt for parameter in command.params for opt in parameter.opts}
