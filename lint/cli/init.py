"""`claimlint init`: write a commented configuration."""

from __future__ import annotations

import os
from pathlib import Path

import click

from lint.cli import common
from lint.cli.output import write_whole
from lint.config import FILE_NAME, in_folder

_TEMPLATE = """\
# claimlint: what is linted, for whom, and how strictly. Every line is optional.

# Files and folders that `claimlint check` lints when it is called without any.
paths: [.]

# Patterns of files to leave out, as in .gitignore.
exclude: []

# The packs: overclaims, impression, ketamine, health, disclosures, wording, readability, markets,
# and your own by path (./rules/our-brand).
packs: [overclaims, impression, ketamine, health, disclosures, wording, readability, markets]

# Where the copy is read: us, uk, eu, de, fr … They select what law and code ask.
# Without any: those of the copy's language.
markets: []

# patients, public or professionals (for whom readability is not measured).
audience: patients

# Rules (pack/rule), packs or categories to leave out.
ignore: []

# Another severity: error, warning, suggestion or off.
severities: {}
#  overclaims/game-changer: error
#  readability: suggestion

# From which severity on the exit status is 1.
fail_on: warning

# Other settings for some files.
overrides: []
#  - files: ["/professionals/**"]
#    audience: professionals
#    ignore: [disclosures/consult-doctor]
"""


@click.command("init")
@click.option("--force", is_flag=True, help="Replace a configuration that is there.")
def command(force: bool) -> None:
    """Write a commented .claimlint.yml into this folder."""
    with common.clear_errors():
        there = Path(FILE_NAME) if os.path.lexists(FILE_NAME) else in_folder(Path())
    if there and there.name == FILE_NAME and not force:
        common.fail(f"{FILE_NAME} is there already; use --force to replace it")
    if there and not force:
        common.fail(f"{there} configures this folder; use --force to have {FILE_NAME} instead")
    try:
        write_whole(FILE_NAME, _TEMPLATE)
    except OSError as error:
        common.fail(f"{FILE_NAME}: could not be written: {error.strerror or error}")
    click.echo(f"wrote {FILE_NAME}; now run: claimlint check")
