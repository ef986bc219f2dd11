"""`claimlint waive`: add an approved finding to the waivers."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from lint import patterns, run
from lint.cli import common, review
from lint.cli.output import write_whole
from lint.finding import Finding
from lint.review import waivers


@click.command("waive")
@click.argument("rule")
@click.argument("place", metavar="FILE[:LINE]")
@click.option("--reason", required=True, help="Why the words may stand.")
@click.option("--owner", required=True, help="Who answers for the copy.")
@click.option("--approver", required=True, help="Who approved it.")
@click.option("--expires", required=True, metavar="YYYY-MM-DD", help="The last day it holds.")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(
    rule: str,
    place: str,
    reason: str,
    owner: str,
    approver: str,
    expires: str,
    config_path: str | None,
) -> None:
    """Waive the findings of RULE in FILE, or on one LINE of it.

    They are added to .claimlint-waivers.yml at the project's root, with their words
    and sentence: a changed sentence is found again.
    """
    path, line = common.split_place(place)
    terms = _terms(reason, owner, approver, expires)
    settings = common.load_settings(config_path, Path(path).parent)
    inside = settings.relative(path)
    if inside.startswith("../"):
        common.fail(f"{path}: outside the project {settings.root.resolve()}")
    with common.clear_errors():
        checked = run.Linter(settings, common.load_library(settings)).check_file(path)
    if checked.file.error:
        common.fail(checked.file.error)
    found = [one for one in checked.findings if one.rule == rule and line in (None, one.line)]
    if not found:
        common.fail(f"no finding of {rule} at {place}")
    target = settings.root / review.WAIVERS
    review.waivers_of(settings)  # says what is wrong with them
    try:
        text = target.read_bytes().decode("utf-8-sig") if target.exists() else ""
        for waiver in dict.fromkeys(_waiver(finding, inside, terms) for finding in found):
            text = waivers.add(text, waiver)
        write_whole(str(target), text)
    except (ValueError, OSError) as error:
        common.fail(f"{target}: {error}")
    click.echo(f"{len(found)} waived until {terms['expires']} in {target}")


def _terms(reason: str, owner: str, approver: str, expires: str) -> dict[str, Any]:
    """Return what was agreed; a waiver needs all of it, and holds today."""
    said = {"reason": reason.strip(), "owner": owner.strip(), "approver": approver.strip()}
    for name, value in said.items():
        if not value:
            common.fail(f"--{name} is empty")
    day = _day(expires)
    if day < datetime.date.today():
        common.fail(f"--expires: {day} is past")
    return {**said, "expires": day}


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        common.fail(f"“{text}” is no day; write it as 2027-03-31")


def _waiver(finding: Finding, path: str, terms: dict[str, Any]) -> waivers.Waiver:
    return waivers.Waiver(
        rule=finding.rule,
        path=patterns.exactly(path),
        text=finding.match,
        sentence=finding.sentence,
        **terms,
    )
