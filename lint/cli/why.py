"""`claimlint why RULE FILE[:LINE]`: why a rule fired or stayed silent there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click

from lint import engine, run
from lint.checks import classifier
from lint.checks.base import Draft, View, cleared_by
from lint.checks.fact import Spec as FactSpec
from lint.checks.statement import Spec as StatementSpec
from lint.checks.statement import is_quotation, raisers
from lint.cli import common, review
from lint.document import Document
from lint.library import ActiveRule, Language
from lint.matching.occurrences import Occurrence
from lint.matching.scan import Matches
from lint.packs.bundle import owner
from lint.packs.errors import nearest
from lint.packs.schema import STATES
from lint.readers.errors import ReadError
from lint.review import suppress


@click.command("why")
@click.argument("rule")
@click.argument("place", metavar="FILE[:LINE]")
@click.option("--config", "config_path", type=click.Path(), help="The configuration to use.")
def command(rule: str, place: str, config_path: str | None) -> None:
    """Say why RULE fired or stayed silent in FILE, or on one LINE of it."""
    path, line = common.split_place(place)
    settings = common.load_settings(config_path, Path(path).parent)
    with common.clear_errors():
        linter = run.Linter(settings, common.load_library(settings))
        try:
            document = linter.read(path, Path(path).read_bytes())
        except OSError as error:
            common.fail(f"{path}: {error.strerror or error}")
        except ReadError as error:
            common.fail(str(error))
        lines = list(_explain(linter, document, rule, line))
    for text in lines:
        click.echo(text)


def _explain(
    linter: run.Linter, document: Document, rule_id: str, line: int | None
) -> Iterator[str]:
    languages = document.languages()
    spoken = [code for code in languages if linter.library.has(code)]
    if not spoken:
        yield f"No language of this file has packs (found: {', '.join(languages) or 'none'})."
        return
    yield from _settings(linter, document, rule_id)
    for code in spoken:
        language = linter.library.language(code)
        active = _find_rule(language, rule_id, linter)
        if active is None:
            yield f"The rule has no text in “{code}”."
            continue
        matches = engine.match_language(document, language)
        options = linter.options(document)
        markets = options.markets_of(matches)
        view = View(document, matches, language.profile, markets, options.audience)
        if isinstance(active.spec, classifier.Spec):
            yield from _scores(view, active, line)
            yield from _outcome(linter, document, active, line)
            continue
        found = [
            (role, one)
            for role, one in _occurrences(matches, active)
            if line in (None, _line(document, one))
        ]
        if not found:
            where = f"on line {line}" if line else "in this file"
            yield f"No phrase of the rule was found {where} ({code})."
        drafts = list(active.check(active.rule, active.spec, view))
        for role, occurrence in found:
            yield _judge(matches, active, role, occurrence, drafts)
        yield from _outcome(linter, document, active, line)


def _scores(view: View, active: ActiveRule, line: int | None) -> Iterator[str]:
    """Say what the sentences score; of a whole file those that score enough."""
    spec = cast(classifier.Spec, active.spec)
    least = classifier.least(active.rule, spec, view)
    wanted = -math.inf if line else least
    alone = "next to nothing else is claimed here" if classifier.is_alone(spec, view) else ""
    for claim, score, shares, clause in classifier.scored(active.rule, spec, view, wanted):
        if line in (None, _line(view.document, clause)):
            words = sorted(shares, key=lambda share: -share[1])[:MAX_WORDS]
            most = ", ".join(f"“{word}” {share:.1f}" for word, share in words if share > 0)
            enough = "counts" if score >= least else "passed"
            by = _clearing(view.matches, active, claim, True) or alone if score >= least else ""
            where = _where(view.matches, clause)
            yield f"{where}: scores {score:.1f} of {least:.1f}, most by {most}: {by or enough}"


def _settings(linter: run.Linter, document: Document, rule_id: str) -> Iterator[str]:
    settings = linter.settings.for_path(document.path)
    spoken = [code for code in document.languages() if linter.library.has(code)]
    language = linter.library.language(spoken[0])
    for active in language.rules:
        if active.rule.id == rule_id:
            if not settings.runs(rule_id, active.category):
                yield "The configuration leaves this rule out for this file."
            wanted = active.spec.markets
            matches = engine.match_language(document, language)
            markets = linter.options(document).markets_of(matches)
            if wanted and not markets.intersection(wanted):
                yield f"The rule is for the markets {', '.join(wanted)} only."


def _find_rule(language: Language, rule_id: str, linter: run.Linter) -> ActiveRule | None:
    for active in language.rules:
        if active.rule.id == rule_id:
            return active
    if rule_id not in linter.library.rules:
        common.fail(f"no rule “{rule_id}”{nearest(rule_id, linter.library.rules)}")
    return None


def _occurrences(matches: Matches, active: ActiveRule) -> list[tuple[str, Occurrence]]:
    """Return what was found for the rule, with the key of its phrases, in reading order."""
    prefix = f"{active.rule.id}#"
    found = [
        (name.removeprefix(prefix).partition(":")[0], one)
        for name in matches.owners()
        if name.startswith(prefix)
        for one in matches.of(name)
    ]
    spec = active.spec
    if isinstance(spec, StatementSpec):
        found += [
            (f"raised by {name.partition('#')[0]}", one)
            for name in raisers(spec)
            for one in matches.of(name)
            if spec.raised_in == "anywhere" or is_quotation(one.segment)
        ]
    return sorted(found, key=lambda item: (matches.order[id(item[1].segment)], item[1].start))


def _line(document: Document, occurrence: Occurrence) -> int:
    start, _ = occurrence.segment.source_span(occurrence.start, occurrence.end)
    return document.source.place(start).line


MAX_SHOWN = 100  # letters of a phrase that are shown
MAX_WORDS = 5  # that carry a score, likewise


def _judge(
    matches: Matches,
    active: ActiveRule,
    role: str,
    occurrence: Occurrence,
    drafts: list[Draft],
) -> str:
    phrase = occurrence.phrase
    if len(phrase) > MAX_SHOWN:
        phrase = phrase[: MAX_SHOWN - 1] + "…"
    where = f"{_where(matches, occurrence)} ({role}: {phrase})"
    spec = active.spec
    if spec.scope and occurrence.segment.kind not in spec.scope:
        return f"{where}: passed, it stands in a {occurrence.segment.kind}"
    inside = role not in ("denials", "quantity")
    cleared = _clearing(matches, active, occurrence, inside)
    if cleared:
        return f"{where}: {cleared}"
    answer = getattr(spec, "answered_by", "")
    if answer and matches.of(owner(answer, "say")):
        return f"{where}: passed, the copy says what {answer} asks for"
    if isinstance(spec, FactSpec) and not _is_flagged(occurrence, drafts):
        if role == "quantity":
            return f"{where}: passed, its number is right, or a right one stands beside it"
        return f"{where}: passed, words inside it deny it or set it at a distance"
    if "hedged" in matches.states(occurrence, inside):
        return f"{where}: counts (hedged)"
    alone = getattr(spec, "alone", None)
    if alone and any(one.severity == alone for one in drafts):
        return f"{where}: counts (a {alone}: this long text claims nothing else)"
    return f"{where}: counts"


def _where(matches: Matches, occurrence: Occurrence) -> str:
    start, _ = occurrence.segment.source_span(occurrence.start, occurrence.end)
    place = matches.document.source.place(start)
    return f"{place.line}:{place.column}: “{occurrence.text}”"


def _clearing(matches: Matches, active: ActiveRule, occurrence: Occurrence, inside: bool) -> str:
    """Say what context sets an occurrence aside; nothing where none does."""
    states = matches.states(occurrence, inside) & cleared_by(active.spec)
    state = next((state for state in STATES if state in states), None)
    if state is None:
        return ""
    words = matches.context(occurrence).trigger(state, occurrence.start, occurrence.end)
    return f"passed, {state}" + (f" by “{words}”" if words else "")


def _is_flagged(occurrence: Occurrence, drafts: list[Draft]) -> bool:
    return any(
        draft.segment is occurrence.segment
        and draft.start < occurrence.end
        and occurrence.start < draft.end
        for draft in drafts
    )


def _outcome(
    linter: run.Linter, document: Document, active: ActiveRule, line: int | None
) -> Iterator[str]:
    checked = linter.check(document)
    rule_id = active.rule.id
    agreed = review.waivers_of(linter.settings)
    for finding in checked.findings:
        if finding.rule == rule_id and line in (None, finding.line):
            waiver = agreed.waive(finding, linter.settings.relative) if agreed else None
            said = f"found, but {waiver.terms}" if waiver else f"found: {finding.message}"
            yield f"{finding.line}:{finding.column}: {said}"
    suppressions, _ = suppress.read(document, linter.names)
    for finding in checked.suppressed:
        if finding.rule == rule_id and line in (None, finding.line):
            by = next(one for one in suppressions if one.covers(finding))
            there = document.source.place(by.start).line
            yield f"{finding.line}:{finding.column}: found, but suppressed on line {there}"
