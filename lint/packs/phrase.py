"""The little language of phrases, and what a phrase compiles to.

A phrase is written as words, with a few signs:

    (a|b)      one of several           (a )?      optional
    word*      any ending of the word   *word      any beginning
    {class}    a class of the vocabulary
    ~3         up to three words between
    a & b      both in one sentence     a & not b  the first without the second
    ^a         only where a sentence begins with it

A space matches any white space, a hyphen any dash or a space, an apostrophe
either sort; `[abc]` or `[a-c]` is one of these letters; a backslash takes the next sign
as it is. There is no look-around, no back-reference and no open repetition:
a phrase becomes sequences of literals, which are compared token by token.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lint import tokens
from lint.packs.errors import PhraseError
from lint.packs.phrase_nodes import (
    EMPTY,
    SPACE,
    Class,
    Gap,
    Group,
    Node,
    Reader,
    Set,
    Star,
    Text,
    Words,
    is_plain,
)

MAX_LENGTH = 2000
MAX_VARIANTS = 512  # of a phrase
MAX_LITERALS = 2048  # of a part
MAX_TOTAL = 30_000  # words and combinations of words, of all variants
SHORTEST_UNACCENTED = 5  # letters of a word that may stand without its accents; a stem has one less


class Literal(NamedTuple):
    """Tokens in lower case, one after the other. An open start takes any beginning
    of the first token, an open end any ending of the last."""

    tokens: tuple[str, ...]
    open_start: bool = False
    open_end: bool = False


class Part(NamedTuple):
    """A step of a sequence: one of `literals`, or a member of the class `name`;
    at most `gap` words after the step before it."""

    literals: tuple[Literal, ...]
    name: str | None
    gap: int


Sequence = tuple[Part, ...]
Spelling = tuple[tuple[str, str], ...]  # letters, each with its other way of writing


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parsed phrase: the variants of its head, what must and what must not
    stand in the same sentence (each again a list of variants), and whether it counts only
    where it opens one."""

    text: str
    head: tuple[Sequence, ...]
    also: tuple[tuple[Sequence, ...], ...] = ()
    without: tuple[tuple[Sequence, ...], ...] = ()
    opens: bool = False


# -- unfolding: nodes -> sequences of parts --------------------------------------


def _is_word(branch: tuple[Node, ...], alone: bool) -> bool:
    """Whether a branch can be an entry in a list of words: plain, or with open ends
    where the list stands `alone`."""
    inner = _without_stars(branch) if alone and branch else branch
    return bool(inner) and all(map(is_plain, inner))


def _without_stars(branch: tuple[Node, ...]) -> tuple[Node, ...]:
    opened = isinstance(branch[0], Star)
    closed = len(branch) > 1 and isinstance(branch[-1], Star)
    return branch[opened : len(branch) - closed]


def _stands_alone(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether the node has a space, a gap, a class or nothing on both sides."""
    before, after = nodes[index - 1 : index] if index else (), nodes[index + 1 : index + 2]
    return all(side is SPACE or isinstance(side, Gap | Class) for side in (*before, *after))


def _unfold(nodes: tuple[Node, ...]) -> list[tuple[Node, ...]]:
    """Multiply out the groups that hold a class, a gap or an open end; the words in
    them stay one choice."""
    variants: list[tuple[Node, ...]] = [EMPTY]
    for index, node in enumerate(nodes):
        choices: list[tuple[Node, ...]] = [(node,)]
        if isinstance(node, Group) and not is_plain(node):
            alone = _stands_alone(nodes, index)
            words = tuple(one for one in node.alternatives if _is_word(one, alone))
            others = [one for one in node.alternatives if not _is_word(one, alone)]
            choices = [(Group(words),)] if words else []
            choices += [unfolded for branch in others for unfolded in _unfold(branch)]
        if len(variants) * len(choices) > MAX_VARIANTS:
            raise PhraseError(f"more than {MAX_VARIANTS} variants; split the phrase")
        variants = [(*left, *right) for left in variants for right in choices]
    return variants


def _spell(nodes: Collection[Node]) -> tuple[str, ...]:
    """Multiply out plain nodes to all the texts that they stand for."""
    texts: tuple[str, ...] = ()
    for node in nodes:
        choices = _choices(node)
        if max(len(texts), 1) * len(choices) > MAX_LITERALS:
            raise PhraseError(f"a part with more than {MAX_LITERALS} variants; split the phrase")
        texts = tuple([left + right for left in texts for right in choices]) if texts else choices
    return texts or ("",)


def _choices(node: Node) -> tuple[str, ...]:
    if isinstance(node, Text):
        return (node.letters,)
    if isinstance(node, Words):
        return node.choices
    if isinstance(node, Set):
        return tuple(node.letters)
    assert isinstance(node, Group)
    return tuple([text for branch in node.alternatives for text in _spell(branch)])


@lru_cache(maxsize=20_000)
def _literals(
    texts: tuple[str, ...], opened: bool, closed: bool, spellings: tuple[Spelling, ...]
) -> tuple[Literal, ...]:
    """Return the literals of some texts, in each way of writing."""
    found: dict[Literal, None] = {}
    for text in texts:
        words = tokens.split(text)
        if words:
            found[Literal(tuple(words), opened, closed)] = None
        if words and not text.isascii():
            least = SHORTEST_UNACCENTED - (opened or closed)
            for spelling in spellings:
                respelled = tuple([_respelled(word, spelling, least) for word in words])
                found[Literal(respelled, opened, closed)] = None
    return tuple(found)


def _respelled(word: str, spelling: Spelling, least: int) -> str:
    """Return a word's other spelling. One letter stands for another only in words of
    `least` letters: short ones without their accent are other words (sûr, sur)."""
    if word.isascii():
        return word
    for letter, other in spelling:
        if len(other) > 1 or len(word) >= least:
            word = word.replace(letter, other)
    return word


class _Cutter:
    """Cuts unfolded nodes into parts: at classes, gaps and stars, and between words
    where either side is a choice. A part may turn out to be optional."""

    def __init__(self, spellings: tuple[Spelling, ...]) -> None:
        self._spellings = spellings
        self._parts: list[tuple[Part, bool]] = []
        self._run: list[Node] = []
        self._gap = 0
        self._opened = False

    def cut(self, nodes: tuple[Node, ...]) -> list[Sequence]:
        """Return the sequences of parts that the nodes stand for."""
        nodes = tuple([SPACE if _is_separator(node) else node for node in nodes])
        for index, node in enumerate(nodes):
            if node is SPACE:
                if self._run and _joins(self._run, nodes, index):
                    self._run.append(node)
                else:
                    self._flush()
            elif isinstance(node, Gap):
                self._flush()
                self._gap = max(self._gap, node.words)
            elif isinstance(node, Class):
                self._flush()
                self._keep(Part((), node.name, self._gap), optional=False)
            elif isinstance(node, Star):
                self._star()
            elif not is_plain(node):
                self._list(node)
            else:
                if self._run and _parts(self._run[-1], node):
                    self._flush()
                self._run.append(node)
        self._flush()
        return _without_options(self._parts)

    def _star(self) -> None:
        if self._run and self._run[-1] is not SPACE:
            self._flush(closed=True)
        else:
            self._flush()
            self._opened = True

    def _list(self, node: Node) -> None:
        """Keep a list of words as one part, each with its own open ends."""
        assert isinstance(node, Group)
        self._flush()
        literals: dict[Literal, None] = {}
        for branch in node.alternatives:
            opened, closed = (isinstance(branch[at], Star) for at in (0, -1))
            texts = _spell(_without_stars(branch))
            literals.update(dict.fromkeys(_literals(texts, opened, closed, self._spellings)))
        if not literals:
            raise PhraseError("“*” with no word beside it")
        self._keep(Part(tuple(literals), None, self._gap), optional=False)

    def _keep(self, part: Part, optional: bool) -> None:
        self._parts.append((part, optional))
        self._gap = 0

    def _flush(self, closed: bool = False) -> None:
        if self._run:
            texts = _spell(self._run)
            literals = _literals(texts, self._opened, closed, self._spellings)
            if literals:
                optional = any(not text.strip(" -") for text in texts)
                self._keep(Part(literals, None, self._gap), optional)
        elif self._opened:
            raise PhraseError("“*” with no word beside it")
        self._run.clear()
        self._opened = False


def _without_options(parts: list[tuple[Part, bool]]) -> list[Sequence]:
    """Multiply out optional parts; the gap before one that is left out stays."""
    variants: list[tuple[Sequence, int]] = [((), 0)]
    for part, optional in parts:
        with_it = [
            ((*done, part._replace(gap=max(part.gap, left) if done else 0)), 0)
            for done, left in variants
        ]
        without = [(done, max(left, part.gap)) for done, left in variants] if optional else []
        variants = with_it + without
        if len(variants) > MAX_VARIANTS:
            raise PhraseError(f"more than {MAX_VARIANTS} variants; split the phrase")
    sequences = [done for done, _ in variants]
    if not all(sequences):
        raise PhraseError("an empty phrase, or an empty alternative")
    return sequences


def _is_separator(node: Node) -> bool:
    """Whether a choice is between a space and a hyphen: the same thing."""
    return isinstance(node, Group) and all(
        branch and all(isinstance(inner, Text) and inner.letters in " -" for inner in branch)
        for branch in node.alternatives
    )


def _parts(left: Node, right: Node) -> bool:
    """Whether a choice begins or ends here that never goes on within a word."""
    if isinstance(left, Text | Set) and isinstance(right, Text | Set):
        return False
    return _has_edge(left, -1) or _has_edge(right, 0)


def _has_edge(node: Node, at: int) -> bool:
    """Whether all that a node stands for ends (-1) or begins (0) with no letter; and
    some of it is a word, for an optional hyphen stays inside its word."""
    if not isinstance(node, Group):
        return isinstance(node, Text) and not node.letters.isalnum()
    branches = [branch for branch in node.alternatives if branch]
    return all(_has_edge(branch[at], at) for branch in branches) and any(
        isinstance(inner, Group | Words) or (isinstance(inner, Text) and inner.letters.isalnum())
        for branch in branches
        for inner in branch
    )


def _joins(run: list[Node], nodes: tuple[Node, ...], index: int) -> bool:
    """Whether the words on both sides of the space at `index` are fixed, and stay together."""
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    return isinstance(following, Text) and all(isinstance(node, Text) for node in run)


def parse(text: str, *spellings: Mapping[str, str]) -> Phrase:
    """Parse one phrase.

    Each of the `spellings` maps letters to another way of writing them (é: e, ß: ss), in
    which the phrase is also found. Raises `PhraseError`.
    """
    if len(text) > MAX_LENGTH:
        raise PhraseError(f"a phrase of {len(text)} signs; at most {MAX_LENGTH} are allowed")
    respelled = tuple(tuple(spelling.items()) for spelling in spellings if spelling)
    opens = text.startswith("^")
    head, *conditions = _clauses(text[opens:])
    also: list[tuple[Sequence, ...]] = []
    without: list[tuple[Sequence, ...]] = []
    for condition in conditions:
        negative = condition.startswith("not ")
        clause = condition[4:] if negative else condition
        if clause.startswith("^"):
            raise PhraseError(f"“^” holds for a whole phrase, in the phrase “{text}”")
        (without if negative else also).append(_variants(clause, respelled))
    return Phrase(text, _variants(head, respelled), tuple(also), tuple(without), opens)


def _clauses(text: str) -> list[str]:
    """Split a phrase at “ & ”, except inside a group."""
    clauses = [""]
    for part in re.split(r"( & )", text):
        plain = re.sub(r"\\.", "", clauses[-1])
        is_open = plain.count("(") > plain.count(")")
        if part == " & " and not is_open:
            clauses.append("")
        else:
            clauses[-1] += part
    return clauses


@lru_cache(maxsize=5_000)
def _variants(clause: str, spellings: tuple[Spelling, ...]) -> tuple[Sequence, ...]:
    reader = Reader(re.sub(r"\s+", " ", clause.strip()).replace("\u2019", "'"))
    branches = reader.alternatives(0)
    if reader.at < len(reader.text):
        raise reader.fail("“)” without “(”")
    try:
        found: dict[Sequence, None] = {}
        literals = 0
        for variant in itertools.chain.from_iterable(map(_unfold, branches)):
            for sequence in _Cutter(spellings).cut(variant):
                found[sequence] = None
                literals += sum(len(part.literals) for part in sequence)
            if literals > MAX_TOTAL:
                raise PhraseError(f"more than {MAX_TOTAL:,} words in all; split the phrase")
        return tuple(found)
    except PhraseError as error:
        raise PhraseError(f"{error}, in the phrase “{clause}”") from None
