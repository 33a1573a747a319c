"""Who signs where: the columns of those who sign side by side, however many they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import Final

from tthc_render.lint.roles import column_of
from tthc_render.readers.facts import PageParagraph

LEVEL_PT: Final = 6.0


def columns_of(lines: Sequence[PageParagraph]) -> list[list[int]]:
    """The places of ``lines`` by who signs there: in a PDF by what stands below what, else by cell and half of a page.

    Halves say nothing where more than two sign, or a line of a long title reaches over the middle.
    """
    if lines and all(line.box_pt for line in lines):
        return _below_each_other(lines)
    out: dict[tuple[str, str], list[int]] = {}
    for place, line in enumerate(lines):
        out.setdefault((column_of(line.cell), line.side), []).append(place)
    return list(out.values())


def titles_of_each(titles: Sequence[PageParagraph], names: Sequence[PageParagraph]) -> list[list[PageParagraph]]:
    """The lines of authority and title of each who signs: above a name in its column.

    Without those of whom a line is read together with that of another.
    """
    lines = sorted((*titles, *names), key=lambda line: line.number)
    of_two = [line for line in titles if is_across(line, lines)]
    out: list[list[PageParagraph]] = []
    for column in columns_of(lines):
        for is_title, part in groupby((lines[at] for at in column), key=lambda line: line in titles):
            out += [list(part)] if is_title else []
    whole = [part for part in out if not any(overlaps(line, one) for line in part for one in of_two)]
    return sorted(whole, key=lambda part: part[0].number)


def _below_each_other(lines: Sequence[PageParagraph]) -> list[list[int]]:
    """The places of ``lines`` by what stands below what; those of two signers alone, at the end."""
    out: list[list[int]] = []
    across = [place for place, line in enumerate(lines) if is_across(line, lines)]
    for place, line in enumerate(lines):
        if place in across:
            continue
        under = [part for part in out if any(overlaps(line, lines[other]) for other in part)]
        if under:
            under[-1].append(place)
        else:
            out.append([place])
    return [*out, *([place] for place in across)]


def are_many(lines: Sequence[PageParagraph]) -> bool:
    """Whether more than two sign side by side in a PDF: two in one half of the page, or a line of two of them."""
    beside = any(one.side == other.side for one, other in _level_pairs(lines))
    return beside or any(is_across(line, lines) for line in lines)


def is_across(line: PageParagraph, lines: Sequence[PageParagraph]) -> bool:
    """Whether ``line`` reaches over two ``lines`` that stand side by side at another height: it is of two signers."""
    return any(overlaps(line, one) and overlaps(line, other) for one, other in _level_pairs(lines))


def _level_pairs(lines: Sequence[PageParagraph]) -> Iterator[tuple[PageParagraph, PageParagraph]]:
    return (pair for pair in combinations(lines, 2) if is_level(*pair))


def is_level(one: PageParagraph, other: PageParagraph) -> bool:
    """Whether two lines of a PDF stand at one height of a page."""
    first, second = one.box_pt, other.box_pt
    if first is None or second is None:
        return False
    return one.page == other.page and abs(first[3] - second[3]) < LEVEL_PT


def overlaps(one: PageParagraph, other: PageParagraph) -> bool:
    """Whether two lines of a PDF stand over or below each other, at least in part."""
    first, second = one.box_pt, other.box_pt
    return first is not None and second is not None and first[0] < second[2] and second[0] < first[2]
