"""Rows of another office's table and of a report by their groups: a name may stand in each group once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.forms.group_levels import levels_of
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.source import Yaml

Path = tuple[str, ...]
"""The groups that a row is in, by their names; of a row that names a group with that one."""
_SYMBOL: Final = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Head:
    """A row that names a group: its name, its number or letter and its level as the report states it, 0 for none."""

    name: str
    symbol: str = ""
    level: int = 0

    @property
    def key(self) -> str:
        """What its name is without a number before it."""
        return slug(_SYMBOL.sub("", self.name, count=1))


def head_of(row: Yaml) -> Head | None:
    """The group that a row of a report names; None for another row."""
    if not isinstance(row, dict) or "nhom" not in row:
        return None
    level = str(row.get("cap") or "")
    return Head(str(row["nhom"]), str(row.get("ky_hieu") or ""), int(level) if level.isdecimal() else 0)


def paths_of(heads: Sequence[Head | None]) -> list[Path]:
    """The groups that each row is in."""
    levels = levels_of([(head.symbol or head.name, head.level) if head else None for head in heads])
    opened: list[tuple[int, str]] = []
    out = []
    for head in heads:
        if head is not None:
            level = next(levels)
            opened = [*(group for group in opened if group[0] < level), (level, head.key)]
        out.append(tuple(key for _, key in opened))
    return out


class Places:
    """Which row of a report each row of a table is: the one of its name in the same groups.

    ``identities`` are those of the report's ``rows``, ``names`` those of the table's rows, ``groups`` the numbers of
    those that name groups. Where only one of both has groups, rows are found by their names alone.
    """

    def __init__(
        self, rows: Sequence[Yaml], identities: Sequence[str], names: Mapping[int, str], groups: Mapping[int, str]
    ) -> None:
        self.names = names
        self.paths = paths_of([head_of(row) for row in rows])
        heads = [Head(name, groups[row]) if row in groups else None for row, name in names.items()]
        self.in_table = dict(zip(names, paths_of(heads), strict=True))
        self.grouped = any(self.paths)
        self.apart = self.grouped and bool(groups)
        self.known: dict[tuple[Path, str], list[int]] = {}
        self.heads: dict[Path, int] = {}
        for at, (row, path, identity) in enumerate(zip(rows, self.paths, identities, strict=True)):
            if head_of(row) is not None:
                self.heads.setdefault(path, at)
            else:
                self.known.setdefault((path if self.apart else (), identity), []).append(at)
        self.named: dict[tuple[Path, str], list[int]] = {}
        for number in names:
            self.named.setdefault(self._key(number, groups), []).append(number)
        self.groups = groups

    def row(self, number: int) -> int | None:
        """The place of the report's row that a row of the table is; several with one name are in the same order."""
        key = self._key(number, self.groups)
        places, alike = self.known.get(key, []), self.named[key]
        order = alike.index(number)
        return places[order] if order < len(places) <= len(alike) else None

    def _key(self, number: int, groups: Mapping[int, str]) -> tuple[Path, str]:
        path = self.in_table[number]
        above = path[:-1] if number in groups else path
        return (above if self.apart else (), slug(self.names[number]))

    def behind(self, number: int) -> int | None:
        """The place behind which rows of the group that a row names come; None where the report has no such group."""
        place = self.heads.get(self.in_table[number])
        if place is None:
            return None
        later = (at for at in range(place + 1, len(self.paths)) if self.paths[at] != self.paths[place])
        return next(later, len(self.paths)) - 1

    def end_of_whole(self, number: int) -> int | None:
        """The last place in the group above the one that a row names; None where the report has no such group."""
        whole = self.in_table[number][:-1]
        inside = [at for at, path in enumerate(self.paths) if whole and path[: len(whole)] == whole]
        return inside[-1] if inside else None

    def first_group(self) -> int | None:
        """The place of the first row of the report that names a group."""
        return min(self.heads.values(), default=None)


_SUM: Final = pattern_of(r"(?:tổng cộng|tổng số|tổng|cộng)\b[\s:.]*(?P<of>.*?)[\s:.]*", re.IGNORECASE)
_KIND: Final = pattern_of(r"(?:theo )?(?:tiểu mục|nhóm|mục|phần|khối|khu vực|loại)\s+(?=\S)", re.IGNORECASE)
_CARRIED: Final = pattern_of(r"\b(?:trang|tờ|mang sang|chuyển sang|lũy kế|luỹ kế|cộng dồn)\b", re.IGNORECASE)


def sums_of_groups(totals: Mapping[int, str], places: Places, own: str) -> dict[int, int]:
    """The rows of totals of a table that add up one group, each with the row that names it.

    A row is the sum of the group that it is called after, or of the only one that ends right above it; ``own`` is what
    the form calls the sum of all rows.
    """
    names, groups = places.names, places.groups
    whole = {number for number, name in totals.items() if slug(name) == own} or {*[*totals][-1:]}
    out: dict[int, int] = {}
    for number, name in totals.items():
        above = [row for row in names if row < number]
        found = _SUM.fullmatch(" ".join(name.split()))
        if not above or found is None or slug(name) == own or _CARRIED.search(name):
            continue
        path = places.in_table[above[-1]]
        heads = [row for row in groups if row < number and path[: len(places.in_table[row])] == places.in_table[row]]
        called = [row for row in heads if _is_called(found["of"], Head(names[row]).key, groups[row])]
        after = next((row for row in names if row > number), None)
        ends = len(path) == 1 and number not in whole and (after is None or after in groups)
        if len(called) == 1 or (ends and len(heads) == 1):
            out[number] = (called or heads)[0]
    alike = [*out.values()]
    return {number: head for number, head in out.items() if alike.count(head) == 1}


def names_all(name: str, places: Places) -> bool:
    """Whether the name of a sum gives the numbers of all groups that are in no other: “Tổng cộng (I+II)”."""
    outer = [symbol for row, symbol in places.groups.items() if len(places.in_table[row]) == 1]
    found = _SUM.fullmatch(" ".join(name.split()))
    return found is not None and len(outer) > 1 and re.findall(r"\w+", found["of"]) == outer


def _is_called(words: str, key: str, symbol: str) -> bool:
    """Whether a sum “of” these words is that of the group with this name and number."""
    bare = _KIND.sub("", words, count=1)
    return any(text and slug(text) in (key, slug(symbol), slug(f"{symbol} {key}")) for text in (words, bare))


def rows_in(rows: Sequence[Yaml], path: Path) -> list[Mapping[str, Yaml]]:
    """The rows of figures of a report in a group and in groups of it."""
    paths = paths_of([head_of(row) for row in rows])
    return [
        row
        for row, own in zip(rows, paths, strict=True)
        if isinstance(row, dict) and own[: len(path)] == path and not {"nhom", "tong_con"} & {*row}
    ]
