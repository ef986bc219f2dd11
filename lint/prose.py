"""Sentences and words of a segment's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint import tokens
from lint.document import Segment
from lint.packs.schema import LanguageProfile


def split(segments: Iterable[Segment], profile: LanguageProfile) -> None:
    """Find the sentences of segments in one language, before they are asked for."""
    abbreviations = frozenset(f"{one.lower()}." for one in profile.abbreviations)
    whole = _after_words(profile.whole_words)
    for segment in segments:
        found = _split(segment.text, profile.language, abbreviations, whole)
        segment.sentences = _with_answers(segment.text, found)


_WORD = re.compile(r"[^\W_]++(?:['’\-][^\W_]++)*+")
# words of a question and of its answer that say one thing; a shorter answer may begin “No,”
SHORT_QUESTION, SHORT_ANSWER, SHORTER_ANSWER = 12, 14, 6
_INTERJECTION = re.compile(r"\w+,")
_ENCLOSING = dict.fromkeys(map(ord, '"()[]«»“”„'), " ")
_SEVERAL = re.compile(r"[.!?:…。！？][^\w\s]?\s*\S")


def _after_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the end of a sentence after words that are no abbreviations."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})\.(?=\s)", re.I)


def _split(
    text: str, language: str, abbreviations: frozenset[str], whole: re.Pattern[str]
) -> list[tuple[int, int]]:
    if len(text) < 400 and not _SEVERAL.search(text):
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    # sentencex takes all between quotation marks or brackets for one sentence
    open_text = text.translate(_ENCLOSING)
    for piece_start, piece_end in _cut(open_text, _sentences(open_text, language), whole):
        start, end = _trim(text, open_text, piece_start, piece_end)
        if spans and _goes_on(text[slice(*spans[-1])], open_text[start:end], abbreviations):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    pieces = [piece for span in spans for piece in _pieces(text, *span, MAX_SENTENCE)]
    return pieces or [(0, len(text))]


MAX_SENTENCE = 1_000  # letters; what goes on for longer is no sentence, and is read in pieces
_MAX_SPLIT = 20_000  # letters that are split at once: sentencex takes quadratic time
_PIECE_END = re.compile(r"[.!?。！？]\s*(?=\S)")


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield what sentencex takes for sentences."""
    import sentencex

    for first, last in _pieces(text, 0, len(text), _MAX_SPLIT):
        at, piece = first, text[first:last]
        for sentence in sentencex.segment(language, piece):
            start = text.find(sentence, at, last)
            if start >= 0 and sentence.strip():
                at = start + len(sentence)
                yield start, at


def _cut(
    text: str, sentences: Iterable[tuple[int, int]], whole: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Yield sentences, cut where one ends after a word taken for an abbreviation."""
    for start, end in sentences:
        at = start
        for match in whole.finditer(text, start, end):
            if text[match.end() : end].strip():
                yield at, match.end()
                at = match.end()
        yield at, end


def _pieces(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch in pieces of at most that many letters: cut after a sentence's
    mark, else at a space, else anywhere."""
    while end - start > most:
        marks = [match.end() for match in _PIECE_END.finditer(text, start, start + most)]
        space = text.rfind(" ", start + 1, start + most)
        cut = marks[-1] if marks else space if space > 0 else start + most
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _goes_on(sentence: str, following: str, abbreviations: frozenset[str]) -> bool:
    """Whether what was cut off is no sentence: “It works!” said Ann; Dr. Lee; p. ej."""
    if following.lstrip()[:1].islower():
        return True
    words = sentence[-100:].lower().split()[-2:]
    return " ".join(words) in abbreviations or words[-1].lstrip("(„“«") in abbreviations


def _with_answers(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a short question and its short answer, which say one thing (“Side effects?
    None.” “Had your spray? Then drive home.”)."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] - 1] in "?？":
            question, answer = text[slice(*joined[-1])], text[start:end]
            if is_exchange(question, answer):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def is_exchange(question: str, answer: str) -> bool:
    """Whether a question and what follows it are short enough to say one thing."""
    said = _spoken_length(answer)
    if _spoken_length(question) > SHORT_QUESTION or said > SHORT_ANSWER:
        return False
    replies = said > SHORTER_ANSWER and _INTERJECTION.match(answer)
    return not replies and "?" not in answer and "？" not in answer


def _spoken_length(text: str) -> int:
    """Return about how many words a text has where these are spaced."""
    letters = length(text)
    return letters if letters == len(words(text)) else letters // tokens.UNSPACED_PER_WORD


def _trim(text: str, open_text: str, start: int, end: int) -> tuple[int, int]:
    """Cut the white space off a sentence; signs that enclose it stay with it."""
    while open_text[start].isspace():
        start += 1
    while open_text[end - 1].isspace():
        end -= 1
    while start and not text[start - 1].isspace() and open_text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace() and open_text[end].isspace():
        end += 1
    if text[max(start - 2, 0) : start].endswith("« "):  # « as in French »
        start -= 2
    if text[end : end + 2] == " »":
        end += 2
    return start, end


def words(text: str) -> list[str]:
    """Return the words of `text`: letters and digits, joined by apostrophes or hyphens."""
    return _WORD.findall(text)


def length(text: str) -> int:
    """Return how long a text is for a reader: words; letters where words are not spaced."""
    if text.isascii() or max(text) < "\u3040":
        return len(words(text))
    wide = sum("\u3040" <= char <= "\u9fff" for char in text)
    return wide if wide > len(text) / 3 else len(words(text))
