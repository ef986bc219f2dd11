"""Reviewing a result: waivers, then the baseline, then only what changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from lint.review import baseline as baselines
from lint.review.changed import Changes
from lint.review.waivers import Relative, Waivers
from lint.run import FileFindings, FileResult, Linter, Result, Waived


def with_waivers(result: Result, waivers: Waivers, linter: Linter) -> Result:
    """Set approved findings apart, and add what is wrong with the waivers themselves."""
    settings = linter.settings
    files = [_waived(file, waivers, settings.relative) for file in result.files]
    checked = [
        (settings.relative(file.file.path), linter.idle(settings.for_path(file.file.path)))
        for file in files
        if file.file.error is None
    ]
    idle = linter.idle(replace(settings, overrides=()))
    problems = waivers.problems(checked, idle, settings.root)
    theirs = settings.for_path(waivers.path)
    kept = tuple(
        theirs.graded(one) for one in problems if not theirs.silences(one.rule, one.category)
    )
    if kept:
        files.append(FileFindings(FileResult(waivers.path), kept, is_copy=False))
    return replace(result, files=files)


def _waived(file: FileFindings, waivers: Waivers, relative: Relative) -> FileFindings:
    kept, waived = [], []
    for finding in file.findings:
        waiver = waivers.waive(finding, relative)
        if waiver is None:
            kept.append(finding)
        else:
            expires = waiver.expires.isoformat()
            waived.append(Waived(finding, waiver.reason, waiver.approver, expires))
    return replace(file, findings=tuple(kept), waived=tuple(waived)) if waived else file


def with_baseline(result: Result, baseline: baselines.Baseline, relative: Relative) -> Result:
    """Set known findings apart, and count those that are fixed."""
    checked = [file.file.path for file in result.files if file.file.error is None]
    compared = baselines.compare(baseline, result.findings, checked, relative)
    new = set(map(id, compared.new))
    files = [
        replace(
            file,
            findings=tuple(one for one in file.findings if id(one) in new),
            known=tuple(one for one in file.findings if id(one) not in new),
        )
        for file in result.files
    ]
    return replace(result, files=files, fixed=sum(entry.count for entry in compared.fixed))


def only_changed(result: Result, changes: Mapping[Path, Changes]) -> Result:
    """Keep the findings on lines that changed."""
    files = []
    for file in result.files:
        change = changes.get(Path(file.file.path).absolute())
        kept = tuple(one for one in file.findings if change and change.concerns(one))
        files.append(replace(file, findings=kept))
    return replace(result, files=files)
