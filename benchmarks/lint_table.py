"""Prints what the linter finds in documents with one known fault each: rules by format, caught, missed, false.

Run from the project's folder: python benchmarks/lint_table.py [-v]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.support.format_faults import FAULTS, good_bytes
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.results import Status

FORMATS = ("docx", "pdf")


def found(data: bytes, kind: str) -> set[str]:
    """The ids of the rules that are broken in a document."""
    report = lint_bytes(data, kind, "thử")  # type: ignore[arg-type]
    return {result.rule.id for result in report.results if result.status is Status.BROKEN}


def main() -> None:
    """Print the table; with -v also every fault that was not found as it should be."""
    caught: dict[tuple[str, str], int] = defaultdict(int)
    missed: dict[tuple[str, str], int] = defaultdict(int)
    false: dict[tuple[str, str], int] = defaultdict(int)
    for kind in FORMATS:
        for rule in found(good_bytes(kind), kind):
            false[rule, kind] += 1
        for fault in FAULTS:
            if kind not in fault.formats:
                continue
            seen, wanted = found(fault.made(kind), kind), fault.expected(kind)
            for rule in seen & wanted:
                caught[rule, kind] += 1
            for rule in wanted - seen:
                missed[rule, kind] += 1
            for rule in seen - wanted:
                false[rule, kind] += 1
            if seen != wanted and "-v" in sys.argv:
                print(f"{kind:5} {fault.name}: wanted {sorted(wanted)}, found {sorted(seen)}")
    print(f"{'rule':8}" + "".join(f"{kind:>8} {'missed':>7} {'false':>6}" for kind in FORMATS))
    for rule in sorted({rule for rule, _ in (*caught, *missed, *false)}):
        cells = (f"{caught[rule, kind]:8} {missed[rule, kind]:7} {false[rule, kind]:6}" for kind in FORMATS)
        print(f"{rule:8}" + "".join(cells))
    sums = [[sum(n for (_, k), n in each.items() if k == kind) for each in (caught, missed, false)] for kind in FORMATS]
    print(f"{'total':8}" + "".join(f"{a:8} {b:7} {c:6}" for a, b, c in sums))


if __name__ == "__main__":
    main()
