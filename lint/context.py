"""Is the claim made? Negated, debunked, attributed, cited, quoted, asked, open, hedged,
elsewhere, clinical.

After NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): triggers
before or after the claim, each with a reach; words that stop their scope; and
pseudo-triggers, which look like triggers and are none. The words are data, in
`rules/languages/xx.yml`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from lint import prose
from lint.matching.sentence import Match
from lint.packs.schema import STATES, LanguageProfile, State, Triggers
from lint.tokens import UNSPACED_PER_WORD

PREFIX = "@"  # owners of context phrases in the lexicon: "@negated:before"
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_INNER_REACH = 6  # words that a trigger inside a claim reaches
_BETWEEN: tuple[State, ...] = ("negated", "debunked", "attributed", "open")
_ASIDE: frozenset[State] = frozenset({"debunked", "attributed"})
_QUOTES = re.compile(r"[\"«»“”„「」『』]")
_NO_QUOTATION = (-1, sys.maxsize)
_SINGLE_OPEN = re.compile(r"(?<!\w)'(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?])'(?!\w)")
_QUESTION_MARKS = ("?", "？")
_BREAKS = (*",;:.!?—–-，；：。！？、",)  # what a verdict follows in its sentence
_AFTER_VERDICT = ("", *",;:.!?…–—-，；：。！？、")
_MENTION = 3  # words beside a quotation that say something about it
_NEAR = 8  # letters between a break and a verdict: spaces and quotation marks
_OPENING = " \"'«“„（("
_CLOSING = " \"'»”’）)"
_APOSTROPHES = ("'", "’")
_AFTER_CLAIM = _CLOSING + ".!?。！？"  # signs that a claim may take in behind its last word
_COLON = re.compile(r":(?=[\s\"«“„‘'])|：")
_SENTENCE_END = re.compile(r"[.!?;。！？；]")
_BEFORE_COLON = 4  # words between a trigger and the colon that it leads to
_LONG_WORD = 40  # letters; no text has many such words in a row


def phrases(profile: LanguageProfile) -> Iterator[tuple[str, str]]:
    """Yield (owner, phrase) for all context words of a language."""
    for state, triggers in profile.context.items():
        for side in ("before", "after", "around", "pseudo", "inside", "concord"):
            for phrase in getattr(triggers, side):
                yield f"{PREFIX}{state}:{side}", phrase
    for name in ("stops", "frames", "references", "yes", "verdicts", "own_voice"):
        for phrase in getattr(profile, name):
            yield f"{PREFIX}{name}", phrase


def ends_verdict(text: str, at: int, end: int) -> bool:
    """Whether the words of a verdict that end at `at`, in a sentence up to `end`, stand
    by themselves: a sign ends them."""
    return text[at - 1] in _AFTER_VERDICT or text[at:end].lstrip(_CLOSING)[:1] in _AFTER_VERDICT


class SentenceContext:
    """The context words of one sentence; asks which states hold for a claim in it.

    `found` maps an owner ("@negated:before") to its matches in the sentence,
    `framed` says that a heading or lead-in debunks what stands here, `cited` that it names
    sources, and `answered_yes` that the next sentence says yes. `is_clinical` tells medical prose.
    """

    def __init__(
        self,
        profile: LanguageProfile,
        text: str,
        start: int,
        end: int,
        found: Mapping[str, list[Match]],
        is_clinical: Callable[[str], bool],
        framed: bool = False,
        cited: bool = False,
        answered_yes: bool = False,
    ) -> None:
        self._profile = profile
        self._text, self._start, self._end = text, start, end
        self._found = found
        self._framed = framed
        self._cited = cited
        self._answered_yes = answered_yes
        self._is_medical_prose = is_clinical

    def states(
        self,
        start: int,
        end: int,
        gaps: tuple[tuple[int, int], ...] = (),
        denies: bool = False,
        opening: int = -1,
    ) -> frozenset[State]:
        """Return the states of the claim at `start` to `end`. Words in one of the `gaps`
        between its own count too, but for a claim that itself `denies`. Words at its
        `opening` debunk nothing: “a myth that it harms” says that it does not."""
        found = {state for state in self._possible if self._holds(state, start, end)}
        if "debunked" in found and self._opens(opening, "debunked", start, end):
            found -= {state for state in _ASIDE if self._opens(opening, state, start, end)}
        if gaps and not denies:
            found.update(state for state in _BETWEEN if self._holds_between(state, start, gaps))
        if any(self._turns_round(start, gap) for gap in gaps):
            found.add("negated")
        if self._framed or self._verdict(end) or any(map(self._answers_no, gaps)):
            found.add("debunked")
        if self._cited:
            found.add("cited")
        return frozenset(found)

    def denies(self, start: int, end: int, gaps: tuple[tuple[int, int], ...]) -> bool:
        """Whether a claim has a negation among its own words, beside its gaps."""
        return any(
            match.start < end
            and start < match.end
            and not any(gap[0] <= match.start and match.end <= gap[1] for gap in gaps)
            for kind in ("before", "inside", "concord")
            for match in self._found.get(f"{PREFIX}negated:{kind}", ())
        )

    def _opens(self, opening: int, state: State, start: int, end: int) -> bool:
        """Whether all that puts the claim into a state stands where it begins."""
        triggers = self._active(state, start, end)
        return all(one.start <= opening < one.end for one in triggers)

    def _verdict(self, end: int) -> Match | None:
        """Return the verdict on a claim that ends at `end`, where one stands behind a
        break of the same sentence: “The label calls it an opioid; that is wrong.”"""
        for match in self._found.get(f"{PREFIX}verdicts", ()):
            before = self._text[max(end, match.start - _NEAR) : match.start].rstrip(_OPENING)
            if before.endswith(_BREAKS) and ends_verdict(self._text, match.end, self._end):
                return match
        return None

    def _answers_no(self, gap: tuple[int, int]) -> bool:
        """Whether a claim runs over a question into the answer that rejects it."""
        return any(
            gap[0] <= match.start
            and match.end <= gap[1]
            and self._text[gap[0] : match.start].rstrip(_OPENING).endswith(_QUESTION_MARKS)
            for match in self._found.get(f"{PREFIX}verdicts", ())
        )

    def trigger(self, state: State, start: int, end: int) -> str:
        """Return the words that put the claim into `state`, for people; nothing where marks
        (of quotation, of a question) do."""
        if state == "elsewhere":
            beside = self._found.get(f"{PREFIX}elsewhere:around", [])
        else:
            beside = [*self._active(state, start, end), *self._inside(state, start, end)]
        verdict = self._verdict(end) if state == "debunked" else None
        for match in (*beside, verdict):
            if match is not None:
                return self._text[match.start : match.end]
        led_in = (state == "debunked" and self._framed) or state == "cited"
        return "the heading or lead-in" if led_in else ""

    def _inside(self, state: State, start: int, end: int) -> Iterator[Match]:
        """Yield the words of a claim that may put it into a state."""
        verdicts = ("verdicts",) if state == "debunked" else ()
        for kind in (f"{state}:before", f"{state}:inside", *verdicts):
            for match in self._found.get(f"{PREFIX}{kind}", ()):
                if start <= match.start and match.end <= end:
                    yield match

    def _holds(self, state: State, start: int, end: int) -> bool:
        if state == "quoted" and (self._is_mentioned(end) or self._leaves_quotation(start, end)):
            return True
        if state == "quoted" and not self._in_quotes(start, end):
            return False
        if state == "asked" and not self._is_neutral_question(end):
            return False
        if state == "asked" and self._is_echoed(start, end):
            return True
        if state == "elsewhere":
            return self._is_elsewhere
        if state == "clinical":
            return self._is_clinical
        return next(self._active(state, start, end), None) is not None

    @cached_property
    def _possible(self) -> tuple[State, ...]:
        """The states that a claim of the sentence may be in by what the sentence holds."""
        sentence = self._text[self._start : self._end]
        by_marks = {
            "quoted": self._has_quotes,
            "asked": any(mark in sentence for mark in _QUESTION_MARKS),
            "clinical": True,
        }
        return tuple(state for state in STATES if by_marks.get(state, state in self._triggered))

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the sentence speaks of other things (a match, a boiler), not of health."""
        other, health = f"{PREFIX}elsewhere:around", f"{PREFIX}elsewhere:pseudo"
        return other in self._found and health not in self._found

    @cached_property
    def _is_clinical(self) -> bool:
        """Whether the sentence sounds like a leaflet, a textbook or a report, not like copy,
        which asks and answers: “Any risk? None.”"""
        sentence = self._text[self._start : self._end]
        asks = any(mark in sentence[:-1] for mark in _QUESTION_MARKS)
        return not asks and self._is_medical_prose(sentence)

    def _turns_round(self, start: int, gap: tuple[int, int]) -> bool:
        """Whether words in a gap turn round what the claim denies before them."""
        denials = self._found.get(f"{PREFIX}negated:before", ())
        return any(
            gap[0] <= match.start
            and match.end <= gap[1]
            and any(start <= denial.start and denial.end <= match.start for denial in denials)
            for match in self._found.get(f"{PREFIX}negated:inside", ())
        )

    def _holds_between(self, state: State, start: int, gaps: tuple[tuple[int, int], ...]) -> bool:
        """Whether words between those of the claim, which begins at `start`, put what
        follows them into a state."""
        return any(
            self._ends_in(gap, match, start)
            and self._connected(match.end, gap[1], _INNER_REACH)
            and not self._is_pseudo(state, match)
            and not self._agrees(state, start, match)
            for match in self._found.get(f"{PREFIX}{state}:before", ())
            for gap in gaps
        )

    def _ends_in(self, gap: tuple[int, int], match: Match, start: int) -> bool:
        """Whether a trigger stands in a gap of the claim that begins at `start`, or runs into
        it, from before the claim or from a word that ends in it: “the (gym says tea) cures”."""
        cuts_word = self._text[gap[0] : gap[0] + 1] in _APOSTROPHES
        is_there = gap[0] <= match.start or match.start < start or cuts_word
        return is_there and gap[0] < match.end <= gap[1]

    def _agrees(self, state: State, start: int, match: Match) -> bool:
        """Whether a word only agrees with one of the claim before it, as negations do in
        many languages."""
        agreeing = self._found.get(f"{PREFIX}{state}:concord", ())
        return any(one.start <= match.start and match.end <= one.end for one in agreeing) and any(
            start <= one.start and one.end <= match.start
            for one in self._found.get(f"{PREFIX}{state}:before", ())
        )

    def _active(self, state: State, start: int, end: int) -> Iterator[Match]:
        """Yield the triggers of `state` that reach the claim."""
        triggers = self._profile.context.get(state)
        if triggers is None or state not in self._triggered:
            return
        for side in ("before", "after", "around"):
            for match in self._found.get(f"{PREFIX}{state}:{side}", ()):
                reaches = (
                    self._reaches(triggers, side, match, start, end)
                    or (side == "before" and state in _ASIDE and self._leads_in(match, start))
                    or self._straddles(state, side, match, start, end)
                )
                if reaches and not self._is_pseudo(state, match):
                    yield match

    @cached_property
    def _triggered(self) -> frozenset[str]:
        """The states that any words of the sentence may put a claim into."""
        return frozenset(owner[len(PREFIX) :].partition(":")[0] for owner in self._found)

    @staticmethod
    def _straddles(state: State, side: str, match: Match, start: int, end: int) -> bool:
        """Whether a trigger runs into the claim, “the (ads promise) relief”, or with most of
        its words out of it, “That it is an opioid is (, is nonsense)”."""
        if side == "before":
            return state == "attributed" and match.start < start < match.end <= end
        inside, outside = end - match.start, match.end - end
        return state in _ASIDE and start < match.start and 0 < inside < outside

    def _leads_in(self, match: Match, start: int) -> bool:
        """Whether a colon soon after a trigger sets all behind it aside: “Some sites say: …”"""
        colon = _COLON.search(self._text, max(match.end - 1, 0), start)
        if colon is None or colon.end() < match.end:
            return False
        between = self._text[match.end : colon.start()]
        return len(_WORD.findall(between)) <= _BEFORE_COLON and not _SENTENCE_END.search(between)

    def _reaches(self, triggers: Triggers, side: str, match: Match, start: int, end: int) -> bool:
        if match.end <= start and side != "after":
            if any(mark in self._text[match.end : start] for mark in _QUESTION_MARKS):
                return False  # “Can't sleep? It cures insomnia.”
            opened, _ = self._quotation(start, end)
            free = (opened, start) if match.end <= opened else None
            return self._connected(match.end, start, triggers.reach, free)
        if match.start >= end and side != "before":
            _, closed = self._quotation(start, end)
            free = (end, closed) if closed <= match.start else None
            return self._connected(end, match.start, triggers.reach, free)
        return False

    def _connected(
        self, start: int, end: int, reach: int, free: tuple[int, int] | None = None
    ) -> bool:
        """Whether `start` to `end` is short enough and holds no stop, but where it is
        `free`: a quotation is rejected as a whole."""
        for match in self._found.get(f"{PREFIX}stops", ()):
            is_free = free is not None and free[0] <= match.start < free[1]
            if start <= match.start < end and not is_free:  # it may reach into the claim: “, it”
                return False
        if end - start > (reach + 1) * _LONG_WORD:
            return False
        between = self._text[start:end]
        if between.isascii():
            return len(_WORD.findall(between)) <= reach
        wide = sum(1 for char in between if "\u2e80" <= char <= "\uffdc" and char.isalnum())
        spaced = sum(1 for word in _WORD.findall(between) if word[0] < "\u2e80")
        return spaced + wide // UNSPACED_PER_WORD <= reach

    def _is_pseudo(self, state: State, match: Match) -> bool:
        return any(
            pseudo.start < match.end and match.start < pseudo.end
            for pseudo in self._found.get(f"{PREFIX}{state}:pseudo", ())
        )

    def _is_mentioned(self, end: int) -> bool:
        """Whether the claim ends in a quotation that the sentence says more about, and that is
        nobody's own story: “'Proven' is a big word.”"""
        if not self._has_quotes or f"{PREFIX}own_voice" in self._found:
            return False
        last = self._text[self._start : end].rstrip(_AFTER_CLAIM)
        opened, closed = self._quotation_at(self._start + len(last) - 1)
        around = f"{self._text[self._start : opened]} {self._text[closed + 1 : self._end]}"
        return opened >= 0 and prose.length(around) >= _MENTION

    def _leaves_quotation(self, start: int, end: int) -> bool:
        """Whether the claim is words of a quotation, chiefly, and only runs out of it."""
        if not self._has_quotes:
            return False
        opened, closed = self._quotation_at(start)
        quoted, rest = prose.length(self._text[start:closed]), prose.length(self._text[closed:end])
        is_left = closed < end and quoted >= rest
        is_long = prose.length(self._text[opened:closed]) >= _MENTION
        return is_left and is_long and self._is_mentioned(closed)

    def _quotation_at(self, at: int) -> tuple[int, int]:
        """Return where the quotation marks around a letter open and close, single ones too."""
        double = self._quotation(at, at + 1)
        if double != _NO_QUOTATION:
            return double
        opened = [one.start() for one in _SINGLE_OPEN.finditer(self._text, self._start, at + 1)]
        closed = list(_SINGLE_CLOSE.finditer(self._text, self._start, at + 1))
        closes = _SINGLE_CLOSE.search(self._text, at + 1, self._end)
        if len(opened) <= len(closed) or closes is None:
            return _NO_QUOTATION
        return opened[-1], closes.start()

    def _in_quotes(self, start: int, end: int) -> bool:
        """Whether a quotation opened before the claim and closes after it."""
        if not self._has_quotes:
            return False
        before, after = self._text[self._start : start + 1], self._text[end - 1 : self._end]
        opened = len(_SINGLE_OPEN.findall(before)) > len(_SINGLE_CLOSE.findall(before))
        is_single = opened and bool(_SINGLE_CLOSE.search(after))
        return is_single or self._quotation(start, end) != _NO_QUOTATION

    def _quotation(self, start: int, end: int) -> tuple[int, int]:
        """Return where the quotation marks around a claim open and close."""
        if not self._has_quotes:
            return _NO_QUOTATION
        opened = [match.start() for match in _QUOTES.finditer(self._text, self._start, start)]
        closed = _QUOTES.search(self._text, end, self._end)
        if len(opened) % 2 == 0 or closed is None:
            return _NO_QUOTATION
        return opened[-1], closed.start()

    @cached_property
    def _has_quotes(self) -> bool:
        sentence = self._text[self._start : self._end]
        return "'" in sentence or _QUOTES.search(sentence) is not None

    def _is_neutral_question(self, end: int) -> bool:
        """Whether a question follows that does not promote ("Ready for …?"), nor is
        answered yes."""
        return (
            any(mark in self._text[end : self._end] for mark in _QUESTION_MARKS)
            and f"{PREFIX}asked:pseudo" not in self._found
            and not self._answered_yes
            and not self._says_yes(end)
        )

    def _is_echoed(self, start: int, end: int) -> bool:
        """Whether a question repeats the claim in quotation marks: “‘Proven’? By whom?”"""
        opened, closed = self._quotation(start, end)
        return opened >= 0 and self._text[closed + 1 : closed + 2] in _QUESTION_MARKS

    def _says_yes(self, end: int) -> bool:
        """Whether an answer in this sentence, behind the claim, says yes."""
        return any(
            self._text[end : match.start].rstrip(_OPENING).endswith(_QUESTION_MARKS)
            for match in self._found.get(f"{PREFIX}yes", ())
        )
