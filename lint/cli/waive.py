"""`claimlint waive`: add an approved finding to the waivers."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from lint import run
from lint.cli import common
from lint.cli.output import write_whole
from lint.cli.review import WAIVERS
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
    path, line = _split(place)
    settings = common.load_settings(config_path, Path(path).parent)
    with common.clear_errors():
        checked = run.Linter(settings, common.load_library(settings)).check_file(path)
    if checked.file.error:
        common.fail(checked.file.error)
    found = [one for one in checked.findings if one.rule == rule and line in (None, one.line)]
    if not found:
        common.fail(f"no finding of {rule} at {place}")
    day = _day(expires)
    target = settings.root / WAIVERS
    text = target.read_text(encoding="utf-8") if target.exists() else ""
    try:
        for finding in dict.fromkeys(found):
            text = waivers.add(text, _waiver(finding, settings.relative(path), reason, owner,
                                             approver, day))  # fmt: skip
        write_whole(str(target), text)
    except (ValueError, OSError) as error:
        common.fail(f"{target}: {error}")
    click.echo(f"{len(found)} waived until {day} in {target}")


def _split(place: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(.+?):(\d+)", place)
    if match and not Path(place).exists():
        return match.group(1), int(match.group(2))
    return place, None


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        common.fail(f"“{text}” is no day; write it as 2027-03-31")


def _waiver(
    finding: Finding, path: str, reason: str, owner: str, approver: str, day: datetime.date
) -> waivers.Waiver:
    return waivers.Waiver(
        rule=finding.rule,
        path=path,
        text=finding.match,
        sentence=finding.sentence,
        reason=reason,
        owner=owner,
        approver=approver,
        expires=day,
    )
