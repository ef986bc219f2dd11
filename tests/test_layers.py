"""Imports go downwards only."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "lint"

# each layer may import itself and what stands below it
LAYERS = [
    ("cli", "schemas", "__main__", "api"),
    ("reports", "annotate"),
    ("parity.pages", "batch", "review.apply", "claims"),
    ("run",),
    ("validate",),
    ("config",),
    ("packs.selftest", "results"),
    ("review", "parity"),
    ("engine",),
    ("library",),
    ("checks",),
    ("packs.compile",),
    ("packs.bundle",),
    ("matching.scan",),
    ("context",),
    ("matching",),
    ("together",),
    ("language", "readers", "prose", "quantities", "syllables"),
    ("tables",),
    ("packs",),
    ("overlaps",),
    ("own_rules",),
    ("document", "finding", "langtags", "markets", "yamltree"),
]


def layer(module: str) -> int:
    """The number of a module's layer, the most specific name first."""
    inner = module.removeprefix("lint").lstrip(".")
    fits = [
        (len(name), number)
        for number, names in enumerate(LAYERS)
        for name in names
        if inner == name or inner.startswith(f"{name}.")
    ]
    return max(fits)[1] if fits else len(LAYERS)


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports while it is itself imported."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lint"):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_imports_go_downwards() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(("lint", *path.relative_to(PACKAGE).with_suffix("").parts))
        module = module.removesuffix(".__init__")
        if module == "lint":
            continue
        for name in imports(path):
            home = PACKAGE / name.replace(".", "/")[len("lint/") :]
            is_module = home.with_suffix(".py").exists() or home.is_dir()
            target = name if is_module else name.rsplit(".", 1)[0]
            if layer(target) < layer(module):
                wrong.append(f"{module} imports {target}")
    assert not wrong
