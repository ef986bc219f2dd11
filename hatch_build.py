"""Building the package: its rules are compiled, so that no user's first run has to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface[Any]):
    """Puts the compiled rules of every language into a wheel.

    An editable install has none: its rules change, and are compiled when they are used.
    """

    PLUGIN_NAME = "custom"
    _folder = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules and add them."""
        if version == "editable":
            return
        self._folder = tempfile.mkdtemp()
        subprocess.run(
            [sys.executable, "-m", "lint", "cache", "fill"],
            cwd=self.root,
            env=os.environ | {"CLAIMLINT_CACHE_DIR": self._folder},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        build_data["force_include"][self._folder] = "lint/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clean up."""
        if self._folder:
            shutil.rmtree(self._folder)
