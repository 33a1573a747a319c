"""How far two PDFs agree, page by page and line by line: ``python tests/support/compare_pages.py A.pdf B.pdf``."""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

SAME_LINE_PT = 2.5
TOP_MARGIN_PT = 56  # 20 mm
LEAST_SHARE = 0.995


@dataclass(frozen=True)
class Agreement:
    """Counts of pages and lines, and each place where the lines differ."""

    pages: tuple[int, int]
    ends_alike: int
    lines: tuple[int, int]
    identical: int
    identical_in_any_order: int
    differences: tuple[str, ...]

    @property
    def share(self) -> float:
        """Identical lines as a share of the longer document's lines."""
        return self.identical / max(*self.lines, 1)

    @property
    def same_in_any_order(self) -> float:
        """The share of lines that are in both documents, on whatever page."""
        return self.identical_in_any_order / max(*self.lines, 1)

    @property
    def good(self) -> bool:
        """Same pages, each with the same first and last line, and at least 99.5% of all lines identical."""
        return self.pages == (self.ends_alike, self.ends_alike) and self.share >= LEAST_SHARE

    def __str__(self) -> str:
        return "\n".join(
            (
                *self.differences,
                f"pages {self.pages[0]} and {self.pages[1]}, {self.ends_alike} start and end alike; "
                f"lines {self.lines[0]} and {self.lines[1]}, {self.identical} identical ({self.share:.2%})",
            )
        )


def page_lines(path: Path) -> list[list[str]]:
    """For each page its lines of text from top to bottom; words of different cells at one height are one line.

    The number of a page is left out: it would hide what the page begins with.
    """
    with pdfplumber.open(path) as pdf:
        return [
            _lines(_without_number(page.filter(_is_ours).extract_words(x_tolerance=1.5, y_tolerance=2)))
            for page in pdf.pages
        ]


def _is_ours(item: dict[str, Any]) -> bool:
    """Whether a letter is no mark of an evaluation version; those are red, and we print in black."""
    colour = item.get("non_stroking_color")
    return not (isinstance(colour, tuple) and len(colour) == 3 and colour[0] > max(colour[1:]))


def _without_number(words: list[dict[str, float]]) -> list[dict[str, float]]:
    top = [word for word in words if word["bottom"] < TOP_MARGIN_PT]
    return [word for word in words if word not in top] if len(top) == 1 and str(top[0]["text"]).isdigit() else words


def _lines(words: list[dict[str, float]]) -> list[str]:
    lines: list[tuple[float, list[dict[str, float]]]] = []
    for word in sorted(words, key=lambda item: item["bottom"]):
        if lines and word["bottom"] - lines[-1][0] < SAME_LINE_PT:
            lines[-1][1].append(word)
        else:
            lines.append((word["bottom"], [word]))
    return [
        " ".join(str(word["text"]).replace("\u2060", "") for word in sorted(line, key=lambda item: item["x0"]))
        for _, line in lines
    ]


def compare(first: Path, second: Path) -> Agreement:
    """The agreement of the PDFs at two paths."""
    a, b = page_lines(first), page_lines(second)
    one, two = [line for page in a for line in page], [line for page in b for line in page]
    codes = difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return Agreement(
        pages=(len(a), len(b)),
        ends_alike=sum(map(_end_alike, a, b)),
        lines=(len(one), len(two)),
        identical=sum(end - start for tag, start, end, _, _ in codes if tag == "equal"),
        identical_in_any_order=(Counter(one) & Counter(two)).total(),
        differences=tuple(f"{one[i:j]} ≠ {two[k:m]}" for tag, i, j, k, m in codes if tag != "equal"),
    )


def _end_alike(one: list[str], other: list[str]) -> bool:
    """Whether two pages start and end with the same line; spaces do not count, as programs read them differently."""
    ends = [[line.replace(" ", "") for line in (*page[:1], *page[-1:])] for page in (one, other)]
    return ends[0] == ends[1]


if __name__ == "__main__":
    found = compare(*map(Path, sys.argv[1:3]))
    print(found)
    sys.exit(0 if found.good else 1)
