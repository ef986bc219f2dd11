"""The examples: each draft's findings are kept beside it. `python -m tests.test_examples`
writes them anew; read the difference before it is committed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.config import Settings
from lint.library import Library
from lint.run import Linter

EXAMPLES = Path(__file__).parent.parent / "examples"
DRAFTS = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".md", ".html", ".txt"))
KEPT = ("rule", "severity", "line", "column", "end_line", "end_column", "match")


def findings(draft: Path, library: Library) -> list[dict[str, object]]:
    found = Linter(Settings(), library).check_bytes(draft.name, draft.read_bytes()).findings
    return [{name: getattr(one, name) for name in KEPT} for one in found]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_examples_give_what_is_kept_beside_them(draft: Path, library: Library) -> None:
    kept = json.loads(draft.with_name(f"{draft.name}.json").read_text(encoding="utf-8"))
    assert findings(draft, library) == kept


def write() -> None:
    library = Library()
    for draft in DRAFTS:
        text = json.dumps(findings(draft, library), ensure_ascii=False, indent=1) + "\n"
        draft.with_name(f"{draft.name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
