"""Building the package: what joins phrases is compiled where there is a Rust compiler, and
the rules are, so that no user's first run has to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LIBRARIES = {"linux": "libnative.so", "darwin": "libnative.dylib", "win32": "native.dll"}
MODULE = "lint/matching/native" + (".pyd" if sys.platform == "win32" else ".abi3.so")
RULES = "lint/compiled"


class Compiled(BuildHookInterface[Any]):
    """Puts the compiled code, and the compiled rules of every language, into a wheel; for an
    editable install into the source tree, where what the code is made from is kept, too.
    Compiled rules are found by their content: a rule that changes is compiled when it is used.
    """

    PLUGIN_NAME = "custom"
    _folder = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile and add."""
        if version == "editable":
            library = self._code(Path(self.root, "native", "target"))
            if library:
                _replace(library, Path(self.root, MODULE))
            shutil.rmtree(Path(self.root, RULES), ignore_errors=True)
            self._rules(Path(self.root, RULES))
            return
        self._folder = tempfile.mkdtemp()
        library = self._code(Path(self._folder, "native"))
        if library:
            build_data["force_include"][str(library)] = MODULE
            build_data["pure_python"] = False
            build_data["tag"] = f"cp311-abi3-{_platform()}"
        rules = Path(self._folder, "rules")
        self._rules(rules)
        build_data["force_include"][str(rules)] = RULES

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clean up."""
        if self._folder:
            shutil.rmtree(self._folder)

    def _rules(self, target: Path) -> None:
        """Compile the rules of every language into a folder."""
        subprocess.run(
            [sys.executable, "-m", "lint", "cache", "fill"],
            cwd=self.root,
            env=os.environ | {"CLAIMLINT_CACHE_DIR": str(target)},
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def _code(self, target: Path) -> Path | None:
        """Compile `native/` in a folder; without it, plain Python does the same."""
        cargo, library = shutil.which("cargo"), LIBRARIES.get(sys.platform)
        if cargo is None or library is None or os.environ.get("CLAIMLINT_PURE"):
            self.app.display_warning("no compiled code: phrases are joined in plain Python")
            return None
        command = [cargo, "build", "--release", "--locked", "--quiet"]
        # an abi3 module needs no interpreter to be built; and the network is tried once
        settings = {"PYO3_NO_PYTHON": "1", "CARGO_NET_RETRY": "0", "CARGO_TARGET_DIR": str(target)}
        folder = Path(self.root, "native")
        built = subprocess.run(command, cwd=folder, env=os.environ | settings, check=False)  # noqa: S603
        if built.returncode:
            self.app.display_warning("`native` cannot be built: phrases are joined in plain Python")
            return None
        return target / "release" / library


def _platform() -> str:
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")


def _replace(library: Path, module: Path) -> None:
    """Copy; a process that runs the old code keeps it."""
    new = module.with_suffix(".new")
    shutil.copy2(library, new)
    new.replace(module)
