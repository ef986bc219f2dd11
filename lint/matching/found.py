"""What was found in a sentence, and in a document, in plain Python: as the compiled code
keeps it where that is built."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from lint.matching.joiner import Place, Told


def in_order(one: Told) -> tuple[int, int, int, int, list[tuple[int, int]]]:
    """Sort what was found by owner, the leftmost first and the longest of these."""
    owner, start, end, text, gaps = one
    return owner, start, -end, text, gaps


class PlainFound:
    """The phrases found in a sentence, in order."""

    def __init__(self, found: Iterable[Told]) -> None:
        self._told = sorted(found, key=in_order)

    def __len__(self) -> int:
        return len(self._told)

    def told(self) -> list[Told]:
        """Return for each the owner, start, end, text by number, and gaps."""
        return self._told

    def with_first_of(self, other: PlainFound, start: int) -> PlainFound:
        """Return these and those of `other` that begin at `start` with a word of their own."""
        more = [
            one
            for one in other._told
            if one[1] == start and all(first != start for first, _ in one[4])
        ]
        return PlainFound([*self._told, *(one for one in more if one not in self._told)])

    def across(self, place: int, only: bool) -> PlainFound:
        """Return those that begin before a place and end behind it; `only` of owners that
        have none behind it alone."""
        behind = {owner for owner, start, *_ in self._told if only and place <= start}
        return PlainFound(
            one for one in self._told if one[1] < place < one[2] and one[0] not in behind
        )


_FIELDS = 7  # numbers of a place: segment, sentence, start, end, text, first gap, gaps


class PlainStore:
    """What was found in a document, by owner, as arrays of numbers: a book-length file holds
    a million of it."""

    def __init__(self) -> None:
        self._by_owner: dict[int, array[int]] = {}
        self._gaps = array("i")  # starts and ends

    def add(self, found: PlainFound, segment: int, sentence: int, offset: int) -> None:
        """Keep what was found in a sentence that begins at `offset` of its segment."""
        for owner, start, end, text, gaps in found.told():
            numbers = self._by_owner.get(owner)
            if numbers is None:
                numbers = self._by_owner[owner] = array("i")
            place = segment, sentence, start + offset, end + offset, text
            numbers.extend((*place, len(self._gaps), len(gaps)))
            for first, after in gaps:
                self._gaps.extend((first + offset, after + offset))

    def owners(self) -> list[int]:
        """List the owners, in the order in which something was first found for them."""
        return list(self._by_owner)

    def of(self, owner: int, most: int) -> list[Place]:
        """Return where an owner's phrases stand, in reading order, at most `most` places."""
        return list(self._places(self._by_owner.get(owner, array("i"))[: most * _FIELDS]))

    def _places(self, numbers: array[int]) -> Iterator[Place]:
        fields = iter(numbers)
        for *place, gap, count in zip(*[fields] * _FIELDS, strict=True):
            at = self._gaps[gap : gap + 2 * count]
            segment, sentence, start, end, text = place
            gaps = list(zip(at[::2], at[1::2], strict=True))
            yield segment, sentence, start, end, text, gaps

    def sentences(self, owners: list[int]) -> list[tuple[int, int]]:
        """List the segments and sentences in which something was found for owners."""
        found: set[tuple[int, int]] = set()
        for owner in owners:
            numbers = self._by_owner.get(owner, array("i"))
            found.update(zip(numbers[::_FIELDS], numbers[1::_FIELDS], strict=True))
        return sorted(found)
