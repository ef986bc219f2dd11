"""What `check` does for documents without lines: their text, and a copy with comments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from lint.cli import common, output
from lint.document import Document
from lint.reports import clean
from lint.run import FileFindings, Result


def show_text(files: Iterable[str], read: Callable[[str], Document | FileFindings]) -> None:
    """Print the text of each file with the numbers of its lines."""
    for path in files:
        document = read(path)
        if isinstance(document, FileFindings):
            common.fail(document.file.error or path)
        click.echo(f"{clean.line(document.path)}:")
        for number, line in enumerate(document.source.text.splitlines(), 1):
            click.echo(f"{number:>5} | {clean.line(line)}")


def annotate(result: Result, target: str) -> None:
    """Write a copy of the one Word document of a run, with the findings as comments."""
    from lint.annotate import annotate
    from lint.readers.errors import ReadError

    documents = [file for file in result.documents if file.file.path.lower().endswith(".docx")]
    if len(documents) != 1 or len(result.documents) != 1:
        common.fail("--annotate takes one .docx file")
    (file,) = documents
    path = file.file.path
    if file.file.error:
        common.fail(file.file.error)
    if not target.lower().endswith(".docx"):
        common.fail(f"--annotate {target}: the document is written as a .docx file")
    if os.path.realpath(path) == os.path.realpath(target):
        common.fail(f"{target}: the original is not overwritten; name another file")
    try:
        output.write_whole(target, annotate(path, Path(path).read_bytes(), file.findings))
    except (OSError, ReadError) as error:
        common.fail(f"{target}: the document could not be written: {error}")
