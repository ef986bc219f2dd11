"""Fuzz one target, or all in turn, guided by coverage.

    pip install -e '.[dev,fuzz]'
    python fuzz/run.py md -max_total_time=300
    python fuzz/run.py all -max_total_time=180      # an hour

What was found before is kept in `fuzz/corpus/TARGET` and tried by the tests. A target's
new inputs go to a scratch folder, printed at the start; a broken promise is written
there as `crash-…` or `timeout-…`, and ends with exit status 77.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))


def fuzz(target: str, options: list[str]) -> None:
    """Fuzz a target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["lint"]):
        import lint

        for module in pkgutil.walk_packages(lint.__path__, "lint."):
            if module.name != "lint.__main__":
                importlib.import_module(module.name)
        from fuzz.targets import CORPUS, TARGETS, BrokenPromiseError, signs

    scratch = Path(tempfile.gettempdir()) / "claimlint-fuzz" / target
    scratch.mkdir(parents=True, exist_ok=True)
    kept = CORPUS / target
    words = scratch.with_suffix(".dict")
    words.write_text("".join(map(_entry, signs(target))))
    print(f"{target}: new inputs go to {scratch}", flush=True)
    arguments = [sys.argv[0], "-timeout=10", f"-dict={words}", f"-artifact_prefix={scratch}/"]
    arguments += [*options, str(scratch)]
    with contextlib.suppress(BrokenPromiseError):
        TARGETS[target](b"")  # compiles the rules, which takes longer than an input may
    atheris.Setup([*arguments, *([str(kept)] if kept.is_dir() else [])], TARGETS[target])
    atheris.Fuzz()


def _entry(sign: str) -> str:
    """Return a sign of a format as libFuzzer's dictionaries write it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in sign.encode()) + '"\n'


def main() -> int:
    """Fuzz the target named; return 1 when one of `all` broke a promise."""
    target, *options = sys.argv[1:] or ["all", "-max_total_time=180"]
    if target != "all":
        fuzz(target, options)
        return 0
    from fuzz.targets import TARGETS

    command = [sys.executable, __file__]
    failed = [one for one in TARGETS if subprocess.call([*command, one, *options])]
    print(f"broken: {', '.join(failed)}" if failed else "no promise was broken")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
