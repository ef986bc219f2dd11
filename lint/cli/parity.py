"""`claimlint parity`: the translations of one page side by side."""

from __future__ import annotations

import os
import sys

import click

from lint import readers, run
from lint.cli import check, common, output
from lint.parity import pages


@click.command("parity")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--source", metavar="CODE", help="The language of the original.")
@output.options
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
def command(
    paths: tuple[str, ...],
    source: str | None,
    form: str,
    outputs: tuple[str, ...],
    config_path: str | None,
    exit_zero: bool,
) -> None:
    """Compare translations: a risk, a required statement, a number or a hedge that was
    lost, a claim that grew stronger, a section that is missing.

    PATHS are the files of one page, the original first, or folders, whose files belong
    together when their paths differ in the language only: page.en.md and page.de.md,
    en/page.md and de/page.md. Catalogues (.po, .xlf) are compared with the source strings
    in them. Exit status: 0 nothing found, 1 findings, 2 something
    could not be read.
    """
    settings = common.settings_for(paths, config_path)
    paths = paths or common.configured_paths(settings)
    with common.clear_errors():
        linter = run.Linter(settings, common.load_library(settings))
        named = [path for path in paths if not os.path.isdir(path)]  # noqa: PTH112
        folders = [path for path in paths if path not in named]
        found = pages.group(run.collect(folders, settings), linter)
        found += [[path] for path in named if readers.is_bilingual(path)]
        others = [path for path in named if not readers.is_bilingual(path)]
        found += [others] if len(others) > 1 else []
        if not found:
            common.fail("no page in two languages: name its files, or a folder of them")
        output.check_targets(form, outputs, (path for page in found for path in page))
        result = pages.check(found, linter, source)
    output.write(result, form, outputs)
    sys.exit(check.status(result, settings.fail_on, exit_zero))
