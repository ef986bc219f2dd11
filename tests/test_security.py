"""The promises of SECURITY.md that no other test keeps: offline, and no code from data."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
WITHOUT_NETWORK = """
import socket
def refuse(*arguments, **named):
    raise RuntimeError("asked for the network")
class Refused(socket.socket):
    __init__ = refuse
socket.socket, socket.create_connection, socket.getaddrinfo = Refused, refuse, refuse
from lint.cli import main
main()
"""
RUNS_CODE = {"eval", "exec", "compile", "__import__"}
LOADS_CODE = {"pickle", "marshal", "shelve", "dill", "code", "ctypes"}


def test_nothing_asks_for_the_network(house_pack: Path) -> None:
    config = house_pack.parent / ".claimlint.yml"
    config.write_text(f"packs: [overclaims, readability, {house_pack.name}]\n")
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, "check", "--config", str(config), "--no-cache",
         "--output", "html:-", str(ROOT / "examples" / "landing-page.md")],
        check=False, capture_output=True, env=os.environ, text=True,
    )  # fmt: skip
    assert "asked for the network" not in result.stderr
    assert result.returncode == 1, result.stderr
    assert "overclaims/guarantee" in result.stdout


def test_data_never_becomes_code() -> None:
    wrong = []
    for path in sorted((ROOT / "lint").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                wrong += [f"{path.name}: {node.func.id}"] if node.func.id in RUNS_CODE else []
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{path.name}: {name}" for name in names if name.split(".")[0] in LOADS_CODE]
    assert not wrong
