"""The plain matcher: what a phrase means, word by word, with no index and no memory.

It is what the fast one is held against; slow, and simple enough to be believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint.packs.phrase import Literal, Part, Phrase, Sequence

Classes = Mapping[str, list[Phrase]]


def holds(phrase: Phrase, tokens: list[str], classes: Classes) -> bool:
    """Whether a sentence of these tokens holds the phrase."""

    def any_of(variants: tuple[Sequence, ...], opens: bool = False) -> bool:
        return any(
            True
            for variant in variants
            for at in range(len(tokens))
            if not (opens and any(token[0].isalnum() for token in tokens[:at]))
            for _ in _sequence_ends(variant, tokens, at, classes)
        )

    return (
        any_of(phrase.head, phrase.opens)
        and all(map(any_of, phrase.also))
        and not any(map(any_of, phrase.without))
    )


def _sequence_ends(
    sequence: Sequence, tokens: list[str], at: int, classes: Classes
) -> Iterator[int]:
    """Yield where the sequence may end that begins at token `at`."""
    if not sequence:
        yield at
        return
    for after in _part_ends(sequence[0], tokens, at, classes):
        if len(sequence) == 1:
            yield after
            continue
        gap = sequence[1].gap
        for following in range(after, len(tokens)):
            if gap == 0 and following != after:
                break
            if gap and _words(tokens, after, following) > gap:
                break
            yield from _sequence_ends(sequence[1:], tokens, following, classes)


def _part_ends(part: Part, tokens: list[str], at: int, classes: Classes) -> Iterator[int]:
    if part.name == "number":
        if at < len(tokens) and (tokens[at].isdigit() or tokens[at] == "three"):
            yield at + 1
    elif part.name is not None:
        for member in classes[part.name]:
            for variant in member.head:
                yield from _sequence_ends(variant, tokens, at, classes)
    for literal in part.literals:
        if _stands(literal, tokens[at : at + len(literal.tokens)]):
            yield at + len(literal.tokens)


def _stands(literal: Literal, found: list[str]) -> bool:
    if len(found) < len(literal.tokens):
        return False
    last = len(found) - 1
    return all(
        (token == wanted)
        or (literal.open_start and literal.open_end and last == 0 and wanted in token)
        or (literal.open_start and at == 0 and token.endswith(wanted))
        or (literal.open_end and at == last and token.startswith(wanted))
        for at, (token, wanted) in enumerate(zip(found, literal.tokens, strict=True))
    )


def _words(tokens: list[str], start: int, end: int) -> int:
    """Count the words between: signs are none, two Han or kana letters are one."""

    def before(at: int) -> int:
        halves = 0
        for token in tokens[:at]:
            if token[0].isalnum():
                halves += 1 if len(token) == 1 and token >= "\u3040" else 2
        return halves // 2

    return before(end) - before(start)
