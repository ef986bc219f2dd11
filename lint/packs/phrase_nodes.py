"""How a phrase is read: text -> nodes. The signs stand in `phrase`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lint.packs.errors import PhraseError

MAX_DEPTH = 6
MAX_GAP = 20
MAX_RANGE = 64  # letters


@dataclass(frozen=True, slots=True)
class Text:
    """Letters as they stand."""

    letters: str


SPACE = Text(" ")  # the one node of every space


@dataclass(frozen=True, slots=True)
class Words:
    """One of several words or runs of words, of letters alone: most groups."""

    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """One of several letters."""

    letters: str


@dataclass(frozen=True, slots=True)
class Star:
    """Any letters at the edge of a word."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the vocabulary."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words between."""

    words: int


@dataclass(frozen=True, slots=True)
class Group:
    """One of several alternatives, each a run of nodes; `plain` if it can stand inside
    one part: no class, gap or open end is in it."""

    alternatives: tuple[tuple[Node, ...], ...]
    words: bool = False  # an option between words: its space goes with it
    plain: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        inner = (node for branch in self.alternatives for node in branch)
        object.__setattr__(self, "plain", not self.words and all(map(is_plain, inner)))


def is_plain(node: Node) -> bool:
    """Whether a node can stand inside one part."""
    return node.plain if isinstance(node, Group) else isinstance(node, Text | Words | Set)


_RANGE = re.compile(r"(\w)-(\w)")
_LETTERS = re.compile(r"[^\W_]*")
_WORDS = re.compile(r"([^\W_]+(?:[ |][^\W_]+)*)\)")
Node = Text | Words | Set | Star | Class | Gap | Group
EMPTY: tuple[Node, ...] = ()


class Reader:
    """Recursive descent over one phrase; depth and length are limited."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self, problem: str) -> PhraseError:
        """Return an error that names the phrase and the place."""
        return PhraseError(f"{problem} in the phrase “{self.text}”, at sign {self.at + 1}")

    def peek(self) -> str:
        """Return the next sign, or nothing at the end."""
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self, depth: int) -> tuple[tuple[Node, ...], ...]:
        """Read runs of nodes with “|” between them."""
        if depth > MAX_DEPTH:
            raise self.fail(f"more than {MAX_DEPTH} nested groups")
        found = [self.nodes(depth)]
        while self.peek() == "|":
            self.at += 1
            found.append(self.nodes(depth))
        return tuple(found)

    def nodes(self, depth: int) -> tuple[Node, ...]:
        """Read nodes up to “|”, “)” or the end."""
        nodes: list[Node] = []
        while (sign := self.peek()) and sign not in "|)":
            node = self.node(sign, depth)
            if self.peek() == "?":
                self.at += 1
                node = self.optional(node, after_space=not nodes or nodes[-1] is SPACE)
            nodes.append(node)
        return tuple(nodes)

    def optional(self, node: Node, after_space: bool) -> Node:
        """Make a node optional where “?” follows."""
        if isinstance(node, Gap | Star):
            raise self.fail("nothing that could be optional before “?”")
        return Group(((node,), EMPTY), words=after_space and self.peek() in ("", " ", "|", ")"))

    def node(self, sign: str, depth: int) -> Node:
        """Read the node that begins with `sign`."""
        self.at += 1
        if sign == "(":
            if depth < MAX_DEPTH and (words := _WORDS.match(self.text, self.at)):
                self.at = words.end()
                return Words(tuple(words[1].split("|")))
            inner = self.alternatives(depth + 1)
            if self.peek() != ")":
                raise self.fail("“(” without “)”")
            self.at += 1
            return Group(inner)
        if sign == "{":
            return Class(self.until("}"))
        if sign == "[":
            before = self.text[: self.at - 1][-1:]
            starts_word = not before.isalnum() and before != "]"
            letters = _RANGE.sub(self.letters_of_range, self.until("]"))
            is_number = starts_word and set(letters) >= set("0123456789")
            return Class("number") if is_number else Set(letters)
        if sign == "~":
            return self.gap()
        if sign == "*":
            return Star()
        if sign == "?":
            raise self.fail("nothing that could be optional before “?”")
        if sign == "\\":
            sign = self.peek()
            if not sign:
                raise self.fail("a backslash at the end")
            self.at += 1
        if sign == " ":
            return SPACE
        return Text(sign + self.more_letters() if sign.isalnum() else sign)

    def letters_of_range(self, match: re.Match[str]) -> str:
        """Return all letters of “a-z”."""
        first, last = map(ord, match.groups())
        if not first <= last < first + MAX_RANGE:
            raise self.fail(f"“{match[0]}” is no range of letters or digits")
        return "".join(map(chr, range(first, last + 1)))

    def more_letters(self) -> str:
        """Take the letters that follow, but not one that a “?” makes optional."""
        match = _LETTERS.match(self.text, self.at)
        assert match is not None
        end = match.end()
        if end > self.at and self.text[end : end + 1] == "?":
            end -= 1
        letters, self.at = self.text[self.at : end], end
        return letters

    def gap(self) -> Gap:
        """Read the number behind “~”."""
        digits = re.match(r"\d+", self.text[self.at :])
        if not digits or not 1 <= int(digits.group()) <= MAX_GAP:
            raise self.fail(f"“~” wants a number of words from 1 to {MAX_GAP} after it")
        self.at += digits.end()
        return Gap(int(digits.group()))

    def until(self, end: str) -> str:
        """Read up to `end` and pass it; it must be there."""
        stop = self.text.find(end, self.at)
        if stop <= self.at:
            raise self.fail(f"“{self.text[self.at - 1]}” without “{end}”, or empty")
        inner = self.text[self.at : stop]
        self.at = stop + 1
        return inner
