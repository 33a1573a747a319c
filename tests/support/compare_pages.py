"""How far two PDFs agree, page by page and line by line: ``python tests/compare_pages.py A.pdf B.pdf``."""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

SAME_LINE_PT = 2.5
LEAST_SHARE = 0.99


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
        """Same pages, each with the same first and last line, and at least 99% of all lines identical."""
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
    """For each page its lines of text from top to bottom; words of different cells at one height are one line."""
    with pdfplumber.open(path) as pdf:
        return [_lines(page.extract_words(x_tolerance=1.5, y_tolerance=2)) for page in pdf.pages]


def _lines(words: list[dict[str, float]]) -> list[str]:
    lines: list[tuple[float, list[dict[str, float]]]] = []
    for word in sorted(words, key=lambda item: item["bottom"]):
        if lines and word["bottom"] - lines[-1][0] < SAME_LINE_PT:
            lines[-1][1].append(word)
        else:
            lines.append((word["bottom"], [word]))
    return [" ".join(str(word["text"]) for word in sorted(line, key=lambda item: item["x0"])) for _, line in lines]


def compare(first: Path, second: Path) -> Agreement:
    """The agreement of the PDFs at two paths."""
    a, b = page_lines(first), page_lines(second)
    one, two = [line for page in a for line in page], [line for page in b for line in page]
    codes = difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return Agreement(
        pages=(len(a), len(b)),
        ends_alike=sum((p[:1], p[-1:]) == (q[:1], q[-1:]) for p, q in zip(a, b, strict=False)),
        lines=(len(one), len(two)),
        identical=sum(end - start for tag, start, end, _, _ in codes if tag == "equal"),
        identical_in_any_order=(Counter(one) & Counter(two)).total(),
        differences=tuple(f"{one[i:j]} ≠ {two[k:m]}" for tag, i, j, k, m in codes if tag != "equal"),
    )


if __name__ == "__main__":
    found = compare(*map(Path, sys.argv[1:3]))
    print(found)
    sys.exit(0 if found.good else 1)
