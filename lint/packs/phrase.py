"""The little language of phrases, and what a phrase compiles to.

A phrase is written as words, with a few signs:

    (a|b)      one of several           (a )?      optional
    word*      any ending of the word   *word      any beginning
    {class}    a class of the vocabulary
    ~3         up to three words between
    a & b      both in one sentence     a & not b  the first without the second

A space matches any white space, a hyphen any dash or a space, an apostrophe
either sort; `[abc]` is one of these letters; a backslash takes the next sign
as it is. There is no look-around, no back-reference and no open repetition:
a phrase is cut into *atoms*, short finite patterns that one automaton finds in
one pass, and joined again from where the atoms were seen.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lint.packs.errors import PhraseError

MAX_LENGTH = 2000
MAX_DEPTH = 6
MAX_VARIANTS = 512
MAX_GAP = 20

ATTACHED = -1  # a part that follows without even a space


@dataclass(frozen=True, slots=True)
class Atom:
    """A finite pattern without gaps: `pattern` is a regular expression of letters,
    classes of letters, groups and options. An open end runs to the word's end."""

    pattern: str
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A step of a sequence: one of `atoms`, or a member of the class `name`;
    at most `gap` words after the step before it (or `ATTACHED`)."""

    atoms: tuple[Atom, ...]
    name: str | None
    gap: int


Sequence = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parsed phrase: the variants of its head, what must and what must not
    stand in the same sentence (each again a list of variants)."""

    text: str
    head: tuple[Sequence, ...]
    also: tuple[tuple[Sequence, ...], ...] = ()
    without: tuple[tuple[Sequence, ...], ...] = ()


# -- reading: text -> nodes ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Text:
    letters: str


@dataclass(frozen=True, slots=True)
class _Set:
    letters: str


@dataclass(frozen=True, slots=True)
class _Star:
    pass


@dataclass(frozen=True, slots=True)
class _Class:
    name: str


@dataclass(frozen=True, slots=True)
class _Gap:
    words: int


@dataclass(frozen=True, slots=True)
class _Group:
    alternatives: tuple[tuple[_Node, ...], ...]
    words: bool = False  # an option between words: its space goes with it


_Node = _Text | _Set | _Star | _Class | _Gap | _Group
_EMPTY: tuple[_Node, ...] = ()


class _Reader:
    """Recursive descent over one phrase; depth and length are limited."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self, problem: str) -> PhraseError:
        return PhraseError(f"{problem} in the phrase “{self.text}”, at sign {self.at + 1}")

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self, depth: int) -> tuple[tuple[_Node, ...], ...]:
        if depth > MAX_DEPTH:
            raise self.fail(f"more than {MAX_DEPTH} nested groups")
        found = [self.nodes(depth)]
        while self.peek() == "|":
            self.at += 1
            found.append(self.nodes(depth))
        return tuple(found)

    def nodes(self, depth: int) -> tuple[_Node, ...]:
        nodes: list[_Node] = []
        while (sign := self.peek()) and sign not in "|)":
            node = self.node(sign, depth)
            if self.peek() == "?":
                self.at += 1
                node = self.optional(node, after_space=not nodes or nodes[-1] == _Text(" "))
            nodes.append(node)
        return tuple(nodes)

    def optional(self, node: _Node, after_space: bool) -> _Node:
        if isinstance(node, _Gap | _Star):
            raise self.fail("nothing that could be optional before “?”")
        return _Group(((node,), _EMPTY), words=after_space and self.peek() in ("", " ", "|", ")"))

    def node(self, sign: str, depth: int) -> _Node:
        self.at += 1
        if sign == "(":
            inner = self.alternatives(depth + 1)
            if self.peek() != ")":
                raise self.fail("“(” without “)”")
            self.at += 1
            return _Group(inner)
        if sign == "{":
            return _Class(self.until("}"))
        if sign == "[":
            return _Set(self.until("]"))
        if sign == "~":
            return self.gap()
        if sign == "*":
            return _Star()
        if sign == "?":
            raise self.fail("nothing that could be optional before “?”")
        if sign == "\\":
            sign = self.peek()
            if not sign:
                raise self.fail("a backslash at the end")
            self.at += 1
        return _Text(sign)

    def gap(self) -> _Gap:
        digits = re.match(r"\d+", self.text[self.at :])
        if not digits or not 1 <= int(digits.group()) <= MAX_GAP:
            raise self.fail(f"“~” wants a number of words from 1 to {MAX_GAP} after it")
        self.at += digits.end()
        return _Gap(int(digits.group()))

    def until(self, end: str) -> str:
        stop = self.text.find(end, self.at)
        if stop <= self.at:
            raise self.fail(f"“{self.text[self.at - 1]}” without “{end}”, or empty")
        inner = self.text[self.at : stop]
        self.at = stop + 1
        return inner


# -- unfolding: nodes -> sequences of parts --------------------------------------


def _is_plain(node: _Node) -> bool:
    """Whether a node can stand inside one atom: no class, gap or open end in it."""
    if isinstance(node, _Group):
        return not node.words and all(
            _is_plain(inner) for branch in node.alternatives for inner in branch
        )
    return isinstance(node, _Text | _Set)


def _unfold(nodes: tuple[_Node, ...]) -> list[tuple[_Node, ...]]:
    """Multiply out the groups that hold a class, a gap or an open end."""
    variants: list[tuple[_Node, ...]] = [_EMPTY]
    for node in nodes:
        choices = (
            [(node,)]
            if _is_plain(node) or not isinstance(node, _Group)
            else [tuple(unfolded) for branch in node.alternatives for unfolded in _unfold(branch)]
        )
        variants = [(*left, *right) for left in variants for right in choices]
        if len(variants) > MAX_VARIANTS:
            raise PhraseError(f"more than {MAX_VARIANTS} variants; split the phrase")
    return variants


_DASH = "(?:-| |\u2013|\u2014)"


_DASH = "(?:-| |\u2013|\u2014)"


def _letter(letter: str, spelling: Mapping[str, str]) -> str:
    if letter == "-":
        return _DASH
    if letter == " ":
        return " "
    letter = letter.lower()
    variant = spelling.get(letter)
    return f"(?:{letter}|{variant})" if variant else re.escape(letter)


def _pattern(nodes: Iterable[_Node], spelling: Mapping[str, str]) -> str:
    out = []
    for node in nodes:
        if isinstance(node, _Text):
            out.append(_letter(node.letters, spelling))
        elif isinstance(node, _Set):
            out.append("(?:" + "|".join(_letter(sign, spelling) for sign in node.letters) + ")")
        elif isinstance(node, _Group):
            branches = [_pattern(branch, spelling) for branch in node.alternatives]
            out.append("(?:" + "|".join(sorted(branches, key=len, reverse=True)) + ")")
    return "".join(out)


def _heads(nodes: tuple[_Node, ...]) -> list[tuple[_Node, ...]]:
    """Multiply out a group at the head that holds a space or a hyphen, or nothing.

    The automaton reports the leftmost start for each end; a longer alternative
    with a word boundary inside could hide a shorter one that is valid.
    """
    if not nodes or not isinstance(nodes[0], _Group):
        return [nodes]
    head = nodes[0]
    if all(branch and not _has_boundary(branch) for branch in head.alternatives):
        return [nodes]
    return [unfolded for branch in head.alternatives for unfolded in _heads((*branch, *nodes[1:]))]


def _has_boundary(nodes: tuple[_Node, ...]) -> bool:
    for node in nodes:
        if isinstance(node, _Text | _Set) and any(not sign.isalnum() for sign in node.letters):
            return True
        if isinstance(node, _Group) and any(_has_boundary(b) or not b for b in node.alternatives):
            return True
    return False


def _sequence(nodes: tuple[_Node, ...], spelling: Mapping[str, str]) -> Sequence:
    parts: list[Part] = []
    run: list[_Node] = []
    gap = 0  # what separates the next part from the one before it
    opened = closed = False

    def flush() -> None:
        nonlocal gap, opened, closed
        while run and run[-1] == _Text(" "):
            run.pop()
        if run or opened:
            if not run:
                raise PhraseError("“*” with no word beside it")
            atoms = tuple(
                Atom(_pattern(head, spelling), opened, closed)
                for head in _heads(tuple(run))
                if head
            )
            if any(re.fullmatch(atom.pattern, "") for atom in atoms):
                raise PhraseError("a part that is optional as a whole; write the phrase without it")
            parts.append(Part(atoms, None, gap))
            gap = ATTACHED
        run.clear()
        opened = closed = False

    nodes = tuple(
        node
        for node, after in itertools.pairwise((*nodes, None))
        if node and not node == after == _Text(" ")
    )
    for index, node in enumerate(nodes):
        if isinstance(node, _Text) and node.letters == " ":
            if run:
                if _next_is_plain(nodes, index):
                    run.append(node)
                    continue
                flush()
            gap = max(gap, 0)
        elif isinstance(node, _Gap):
            flush()
            gap = max(gap, node.words)
        elif isinstance(node, _Class):
            flush()
            parts.append(Part((), node.name, gap))
            gap = ATTACHED
        elif isinstance(node, _Star):
            if run and run[-1] != _Text(" "):
                closed = True
                flush()
            else:
                flush()
                opened = True
        else:
            run.append(node)
    flush()
    if not parts:
        raise PhraseError("an empty phrase, or an empty alternative")
    first = parts[0]
    parts[0] = Part(first.atoms, first.name, 0)
    return tuple(parts)


def _next_is_plain(nodes: tuple[_Node, ...], index: int) -> bool:
    """Whether the word after the space at `index` can join the same atom."""
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    return following is not None and _is_plain(following) and following != _Text(" ")


def parse(text: str, spelling: Mapping[str, str] | None = None) -> Phrase:
    """Parse one phrase.

    `spelling` maps a letter to another way of writing it (é: e, ß: ss), which
    the phrase then also matches. Raises `PhraseError`.
    """
    if len(text) > MAX_LENGTH:
        raise PhraseError(f"a phrase of {len(text)} signs; at most {MAX_LENGTH} are allowed")
    head: tuple[Sequence, ...] = ()
    also: list[tuple[Sequence, ...]] = []
    without: list[tuple[Sequence, ...]] = []
    for number, clause in enumerate(re.split(r" & ", text)):
        negative = number > 0 and clause.startswith("not ")
        variants = _variants(clause[4:] if negative else clause, spelling or {})
        if number == 0:
            head = variants
        else:
            (without if negative else also).append(variants)
    return Phrase(text, head, tuple(also), tuple(without))


def _variants(clause: str, spelling: Mapping[str, str]) -> tuple[Sequence, ...]:
    reader = _Reader(re.sub(r"\s+", " ", clause.strip()).replace("\u2019", "'"))
    branches = reader.alternatives(0)
    if reader.at < len(reader.text):
        raise reader.fail("“)” without “(”")
    try:
        unfolded = itertools.chain.from_iterable(map(_unfold, branches))
        return tuple(dict.fromkeys(_sequence(variant, spelling) for variant in unfolded))
    except PhraseError as error:
        raise PhraseError(f"{error}, in the phrase “{clause}”") from None
