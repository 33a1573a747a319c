"""How much one report may hold: what is more is refused before any work is done on it.

The limits are far above what offices write, and so low that a report at several of them takes less than 20 seconds
and 1 GB on a slow machine. What files of unknown origin may cost stands in `readers.isolation`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.vietnamese.numbers import format_count


@dataclass(frozen=True, slots=True)
class Limit:
    """The most there may be of something; in words for the user what it is and what to do; why so many."""

    most: int
    name: str
    advice: str
    why: str


_COPIED: Final = "Xem có chỗ nào chép lặp nhiều lần."
_SHORTER: Final = "Bớt lại, hoặc đưa vào một tệp riêng gửi kèm."
LIMITS: Final[dict[str, Limit]] = {
    "lines": Limit(6_000, "số dòng của mọi lời văn", _COPIED, "200 pages of 30 paragraphs"),
    "line": Limit(
        20_000, "số chữ của dòng này", "Tách thành nhiều đoạn.", "eight pages; rules compare all within a paragraph"
    ),
    "value": Limit(4_000, "số chữ của giá trị này", _COPIED, "two pages in one title or name"),
    "cell": Limit(20_000, "số chữ của ô này", _COPIED, "eight pages; a row may be higher than a page"),
    "entries": Limit(500, "số mục của danh sách này", _COPIED, "a province has 130 communes and 20 departments"),
    "tables": Limit(100, "số biểu chèn vào văn bản", _SHORTER, "the longest report places 12"),
    "charts": Limit(40, "số biểu đồ", _SHORTER, "one is drawn in 0.3 s, twice for Word"),
    "pictures": Limit(200, "số hình", _SHORTER, "one on each page of a long report"),
    "picture bytes": Limit(60_000_000, "số byte của mọi hình", "Thu nhỏ hình.", "mail carries no more"),
    "picture dots": Limit(
        600_000_000, "số điểm ảnh của mọi hình", "Thu nhỏ hình.", "50 photographs of a telephone are decoded in 8 s"
    ),
    "shapes": Limit(
        100_000,
        "số nét vẽ của mọi hình SVG",
        "Lưu hình ở dạng PNG.",
        "ten maps of a province; drawn in 10 s, twice for Word",
    ),
    "blocks": Limit(12_000, "số đoạn của văn bản", _COPIED, "narratives at their limit, and as much by the outline"),
    "letters": Limit(800_000, "số chữ của văn bản", _COPIED, "narratives at their limit, and as much by the outline"),
    "cells": Limit(120_000, "số ô của mọi bảng", _SHORTER, "2,000 rows of 60 columns"),
}
"""Limits by what they count."""


class TooMuchError(Exception):
    """More of ``what`` (a key of `LIMITS`) than there may be, at ``place``."""

    def __init__(self, what: str, found: int, place: Place) -> None:
        super().__init__(what, found)
        self.what, self.found, self.place = what, found, place

    def tell(self, findings: Findings) -> None:
        """Add the finding that says so."""
        limit = LIMITS[self.what]
        findings.add(
            "D511",
            self.place,
            name=limit.name,
            found=format_count(self.found),
            most=format_count(limit.most),
            advice=limit.advice,
        )


class Count:
    """Counts what a report asks for while it is built."""

    def __init__(self) -> None:
        self._so_far: Counter[str] = Counter()

    def add(self, what: str, amount: int, place: Place) -> None:
        """Count ``amount`` more of ``what``; TooMuchError if these are too many."""
        self._so_far[what] += amount
        hold(what, self._so_far[what], place)


def hold(what: str, found: int, place: Place) -> None:
    """TooMuchError if there are more of ``what`` than there may be."""
    if found > LIMITS[what].most:
        raise TooMuchError(what, found, place)
