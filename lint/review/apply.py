"""Reviewing a result: waivers, then the baseline, then only what changed."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from lint import readers
from lint.finding import Finding
from lint.review import baseline as baselines
from lint.review.changed import compare
from lint.review.git import Changed, GitError
from lint.review.waivers import Relative, Waivers
from lint.run import FileFindings, FileResult, Linter, Result, Waived, real


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


def only_changed(result: Result, changed: Changed) -> Result:
    """Keep the findings in sentences that changed."""
    files = [
        replace(file, findings=_in_changes(file, changed)) if file.findings else file
        for file in result.files
    ]
    return replace(result, files=files)


def _in_changes(file: FileFindings, changed: Changed) -> tuple[Finding, ...]:
    path = real(file.file.path)
    if path not in changed.files:
        return ()
    if file.source is None:  # no copy, but what was agreed on it
        return file.findings
    changes = compare(_text_before(path, changed), file.source.text)
    return tuple(one for one in file.findings if changes.concerns(one))


def _text_before(path: Path, changed: Changed) -> str:
    """Return the text that a file had; what cannot be read is all new."""
    try:
        data = changed.before(path)
        return readers.source(str(path), data).text if data else ""
    except (GitError, readers.ReadError):
        return ""
