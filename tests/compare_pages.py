"""Two PDFs of one report side by side: the same pages, the same lines.

By hand: ``python tests/compare_pages.py A.pdf B.pdf``.
"""

from __future__ import annotations

import difflib
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

LEAST_SHARE = 0.99
SAME_LINE_PT = 2.5


@dataclass(frozen=True)
class Comparison:
    """How alike two PDFs are. ``ends`` counts the pages that start and end with the same lines."""

    pages: tuple[int, int]
    ends: int
    lines: tuple[int, int]
    same: int
    differences: tuple[str, ...]

    @property
    def share(self) -> float:
        """Lines that are identical, as a share of the longer PDF's lines."""
        return self.same / max(*self.lines, 1)

    @property
    def alike(self) -> bool:
        """As many pages, all with the same starts and ends, and at least 99% of the lines identical."""
        return self.pages[0] == self.pages[1] == self.ends and self.share >= LEAST_SHARE

    def line(self) -> str:
        """The figures in one line."""
        return (
            f"pages {self.pages[0]} and {self.pages[1]}, {self.ends} start and end alike; "
            f"lines {self.lines[0]} and {self.lines[1]}, {self.same} identical ({self.share:.2%})"
        )


def page_lines(data: bytes) -> list[list[str]]:
    """For each page of a PDF its lines from top to bottom."""
    out = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            rows: list[tuple[float, list[tuple[float, str]]]] = []
            for word in sorted(page.extract_words(x_tolerance=1.5, y_tolerance=2), key=lambda item: item["bottom"]):
                near = next((row for row in rows if abs(row[0] - word["bottom"]) < SAME_LINE_PT), None)
                if near is None:
                    near = (word["bottom"], [])
                    rows.append(near)
                near[1].append((word["x0"], word["text"].replace("\u2060", "")))
            out.append([" ".join(text for _, text in sorted(words)) for _, words in sorted(rows)])
    return out


def compare(first: bytes, second: bytes) -> Comparison:
    """Compare two PDFs page by page and line by line."""
    a, b = page_lines(first), page_lines(second)
    lines_a, lines_b = [line for page in a for line in page], [line for page in b for line in page]
    matcher = difflib.SequenceMatcher(None, lines_a, lines_b, autojunk=False)
    differences = tuple(
        f"{tag}: {lines_a[i:j][:3]} | {lines_b[k:m][:3]}" for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    )
    ends = sum(1 for p, q in zip(a, b, strict=False) if p and q and (p[0], p[-1]) == (q[0], q[-1]))
    same = sum(block.size for block in matcher.get_matching_blocks())
    return Comparison((len(a), len(b)), ends, (len(lines_a), len(lines_b)), same, differences)


def to_pdf(docx: Path, folder: Path) -> Path:
    """``docx`` as LibreOffice shows it: a PDF of the same name in ``folder``."""
    profile = (folder / "libreoffice").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(docx)], capture_output=True, text=True, timeout=300, check=False
    )
    made = folder / f"{docx.stem}.pdf"
    assert made.is_file(), done.stdout + done.stderr
    return made


if __name__ == "__main__":
    found = compare(*(Path(name).read_bytes() for name in sys.argv[1:3]))
    print("\n".join([*found.differences, found.line()]))
    sys.exit(not found.alike)
