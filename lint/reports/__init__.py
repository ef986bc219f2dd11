"""The report formats: each is a module with `write(result) -> str`, imported when asked for.

A new format is one module here, and one line in `FORMATS`.
"""

from __future__ import annotations

FORMATS = {  # name -> module of this package
    "text": "text",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjsonl": "rdjsonl",
    "csv": "csv",
    "markdown": "markdown",
    "html": "html",
}
