"""Prints pages with Typst, in an environment of its own: ``python typst_worker.py FONTS``, one path a line on stdin.

Answers each with processor seconds and the size of the PDF in bytes.
"""

from __future__ import annotations

import sys
import time

import typst


def main(fonts: str) -> None:
    """Serve until standard input ends."""
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    for line in sys.stdin:
        began = time.process_time()
        data = typst.compile(line.strip(), font_paths=known, format="pdf")
        print(time.process_time() - began, len(data), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
