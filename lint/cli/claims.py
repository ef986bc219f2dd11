"""`claimlint claims`: the inventory of claims for substantiation."""

from __future__ import annotations

import csv
import io
import json
import sys

import click
import msgspec

from lint import claims, run
from lint.cli import UNUSABLE, common, output
from lint.reports import clean
from lint.reports.csv import cell


@click.command("claims")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--language", metavar="CODE", help="The language of all files.")
@click.option("--format", "form", type=click.Choice(("text", "csv", "json")), default="text")
@click.option("--output", "target", metavar="PATH", help="Write to a file instead.")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(
    paths: tuple[str, ...],
    language: str | None,
    form: str,
    target: str | None,
    config_path: str | None,
) -> None:
    """List the benefit claims, numbers, comparisons and testimonials of the copy, each with
    its strength (hedged, flat, absolute) and the reference nearest to it, or none.

    Exit status: 0, or 2 when a file could not be read.
    """
    settings = common.settings_for(paths, config_path)
    paths = paths or common.configured_paths(settings)
    if language:
        settings = msgspec.structs.replace(settings, language=language)
    found: list[claims.Claim] = []
    failed = False
    with common.clear_errors():
        linter = run.Linter(settings, common.load_library(settings))
        files = list(run.collect(paths, settings))
        output.keep([target or "-"], files)
        for path in files:
            document = linter.read_file(path)
            if isinstance(document, run.FileFindings):
                click.echo(f"error: {clean.line(document.file.error or path)}", err=True)
                failed = True
                continue
            found += claims.inventory(document, linter.library, linter.options(document))
    text = {"text": _text, "csv": _csv, "json": _json}[form](found)
    if target is None:
        click.echo(text if form == "text" else text.encode("utf-8", "replace"), nl=False)
    else:
        try:
            output.write_whole(target, text)
        except OSError as error:
            common.fail(f"{target}: could not be written: {error.strerror or error}")
    sys.exit(UNUSABLE if failed else 0)


def _text(found: list[claims.Claim]) -> str:
    lines = []
    for one in found:
        reference = clean.line(one.reference) or "no reference"
        lines.append(
            f"{clean.line(one.path)}:{one.line}:{one.column}: {one.strength} {one.kind}: "
            f"“{clean.line(one.words)}” ({reference})\n    {clean.line(one.sentence)}\n"
        )
    without = sum(not one.reference for one in found)
    return "\n".join([*lines, f"{len(found)} claims, {without} without a reference\n"])


def _csv(found: list[claims.Claim]) -> str:
    target = io.StringIO()
    rows = csv.writer(target)
    names = claims.Claim.__struct_fields__
    rows.writerow(names)
    rows.writerows([cell(str(getattr(one, name))) for name in names] for one in found)
    return target.getvalue()


def _json(found: list[claims.Claim]) -> str:
    data = {"version": 1, "claims": msgspec.to_builtins(found)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
