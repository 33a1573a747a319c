"""The figures of the printed document: those in running text, in footnotes, and every cell of every table of figures.

The writer notes them from the tree; readers find them again in a DOCX or PDF. Blanks and line ends never count.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"\d+(?:[.,/]\d+)*%?")
_STEERING: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
SHOWN: Final = 60
MOST_SHOWN: Final = 200


def numbers_in(text: str) -> tuple[str, ...]:
    """The figures of a paragraph, as printed."""
    return tuple(_NUMBER.findall(_STEERING.sub("", text)))


def cell_text(text: str) -> str:
    """The words of a cell, in one line."""
    return " ".join(_STEERING.sub("", text).split())


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A paragraph. ``free``: clerks fill it in after printing, as the number of the document; it is not compared."""

    numbers: tuple[str, ...]
    free: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of figures: rows of its head, then of its body, each as the cells that begin in it."""

    title: str
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PrintedFigures:
    """All figures on paper."""

    texts: tuple[PrintedText, ...] = ()
    notes: tuple[PrintedText, ...] = ()
    tables: tuple[PrintedTable, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As ``so-lieu.json`` has it under ``in``."""
        return {
            "doan": [[*item.numbers, *([None] if item.free else [])] for item in self.texts if item.numbers],
            "chu_thich": [list(item.numbers) for item in self.notes if item.numbers],
            "bang": [{"ten": item.title, "dau": item.head, "dong": item.rows} for item in self.tables],
        }


def printed_of_json(value: object) -> PrintedFigures:
    """What ``Printed.to_json`` has written; ValueError for anything else."""
    texts = [_list(item) for item in _list(_of(value, "doan"))]
    return PrintedFigures(
        tuple(PrintedText(tuple(str(text) for text in item if text is not None), None in item) for item in texts),
        tuple(PrintedText(tuple(map(str, _list(item)))) for item in _list(_of(value, "chu_thich"))),
        tuple(
            PrintedTable(str(_of(item, "ten")), _rows(_of(item, "dau")), _rows(_of(item, "dong")))
            for item in _list(_of(value, "bang"))
        ),
    )


def _rows(value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, _list(row))) for row in _list(value))


def _of(value: object, key: str) -> object:
    if not isinstance(value, dict) or key not in value:
        raise ValueError(_ODD)
    return value[key]


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise ValueError(_ODD)
    return value


_ODD: Final = "số đã in kèm theo không đúng cấu trúc"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where paper and data differ; "" where one of them has nothing. ``where`` is a place in Vietnamese."""

    where: str
    data: str
    paper: str

    def __str__(self) -> str:
        if not self.paper:
            return f"{self.where}: dữ liệu có “{self.data}”, văn bản không có"
        if not self.data:
            return f"{self.where}: văn bản có “{self.paper}”, dữ liệu không có"
        return f"{self.where}: văn bản in “{self.paper}”, dữ liệu là “{self.data}”"

    def to_json(self) -> Mapping[str, str]:
        """For programs."""
        return {"cho": self.where, "du_lieu": self.data, "van_ban": self.paper}


def differences(data: PrintedFigures, paper: PrintedFigures) -> list[Difference]:
    """Every place where the figures on ``paper`` are not those of ``data``."""
    return [
        *_of_texts(data.texts, paper.texts, "Lời văn"),
        *_of_texts(data.notes, paper.notes, "Chú thích"),
        *_of_tables(data.tables, paper.tables),
    ]


def _of_texts(data: Sequence[PrintedText], paper: Sequence[PrintedText], name: str) -> Iterator[Difference]:
    one = [(number, item) for item in data for number in item.numbers]
    two = [(number, item) for item in paper for number in item.numbers]
    for tag, start, end, start2, end2 in _changes([number for number, _ in one], [number for number, _ in two]):
        if tag != "insert" and all(item.free for _, item in one[start:end]):
            continue
        near = two[min(start2, len(two) - 1)][1].words if two else ""
        shown = f"{name}, đoạn “{near[:SHOWN]}{'…' if len(near) > SHOWN else ''}”" if near else name
        wanted = " ".join(number for number, item in one[start:end] if not item.free)
        found = " ".join(number for number, _ in two[start2:end2])
        if wanted != found:
            yield Difference(shown, wanted[:MOST_SHOWN], found[:MOST_SHOWN])


def _of_tables(data: Sequence[PrintedTable], paper: Sequence[PrintedTable]) -> Iterator[Difference]:
    one = [(row, table, number) for table in data for number, row in enumerate((*table.head, *table.rows)) if any(row)]
    two = [row for table in paper for row in (*table.head, *table.rows) if any(row)]  # one of empty cells says nothing
    keys = [_key(row) for row, _, _ in one]
    for _, start, end, start2, end2 in _changes(keys, [_key(row) for row in two]):
        changed, found = one[start:end], two[start2:end2]
        # Rows of one label are one row, whatever was put in or taken out before them; others are paired as they come.
        labels = [_label(row) for row, _, _ in changed], [_label(row) for row in found]
        for _, i, j, k, m in difflib.SequenceMatcher(None, *labels, autojunk=False).get_opcodes():
            pairs = min(j - i, m - k)
            for (row, table, number), seen in zip(changed[i : i + pairs], found[k : k + pairs], strict=True):
                yield from _of_rows(row, table, number, seen)
            for row, table, number in changed[i + pairs : j]:
                yield Difference(_place(table, number, row), " | ".join(row)[:MOST_SHOWN], "")
            for row in found[k + pairs : m]:
                yield Difference("Bảng", "", " | ".join(row)[:MOST_SHOWN])


def _of_rows(row: Sequence[str], table: PrintedTable, number: int, found: Sequence[str]) -> Iterator[Difference]:
    place = _place(table, number, row)
    if len(row) != len(found):
        yield Difference(place, " | ".join(row)[:MOST_SHOWN], " | ".join(found)[:MOST_SHOWN])
        return
    for column, (wanted, seen) in enumerate(zip(row, found, strict=True), 1):
        if _squeezed(wanted) != _squeezed(seen):
            yield Difference(f"{place}, ô thứ {column}", wanted, seen)


def _place(table: PrintedTable, number: int, row: Sequence[str]) -> str:
    label = _label(row)
    at = number - len(table.head) + 1
    named = f"dòng {at} “{label[:SHOWN]}”" if at > 0 else f"đầu bảng “{label[:SHOWN]}”"
    return f"Bảng “{table.title[:SHOWN]}”, {named}"


def _label(row: Sequence[str]) -> str:
    """The first cell with a letter in it, which says what the row is about."""
    return next((cell for cell in row if any(map(str.isalpha, cell))), "")


def _changes(one: Sequence[Hashable], two: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """The opcodes of what differs; equal ends, which are mostly everything, are cut off first."""
    start, most = 0, min(len(one), len(two))
    while start < most and one[start] == two[start]:
        start += 1
    end = 0
    while end < most - start and one[-1 - end] == two[-1 - end]:
        end += 1
    inner = one[start : len(one) - end], two[start : len(two) - end]
    for tag, i, j, k, m in difflib.SequenceMatcher(None, *inner, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tag, i + start, j + start, k + start, m + start


def _key(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_squeezed, row))


def _squeezed(text: str) -> str:
    """A cell without any blank: where its lines end does not count."""
    return "".join(_STEERING.sub("", text).split())
