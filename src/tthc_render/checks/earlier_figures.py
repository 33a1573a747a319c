"""Figures and words against the report of last period and of a year ago: ten times as much, or copied. C310 to C312.

Notes with both values: nothing of this is wrong for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.context import EarlierReport, FigurePath
from tthc_render.prose.passages import Passage
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_count

LEAST: Final = 100
"""Smaller figures change tenfold by themselves."""
TENFOLD: Final = (Decimal("8.5"), Decimal("11.5"))
COPIED_FROM: Final = 4
"""So many equal figures that are not 0 are not a coincidence."""
PARAGRAPH: Final = 90
_MOST: Final = 20


def check_earlier(
    computed: Computed,
    figures: Mapping[FigurePath, Decimal],
    past: Sequence[EarlierReport],
    passages: Sequence[Passage],
) -> list[Finding]:
    """Notes on what looks like a slip of digits, or like the report of the previous period sent again."""
    out: list[Finding] = []
    for earlier in past:
        if earlier.figures:
            out += _tenfold(computed, figures, earlier)
    for earlier in past[:1]:
        out += _copied(computed, figures, earlier)
        out += _paragraphs(computed, passages, earlier)
    return out


def _tenfold(computed: Computed, figures: Mapping[FigurePath, Decimal], earlier: EarlierReport) -> Iterator[Finding]:
    """Ten times or a tenth of the earlier figure; totals only where no row has it."""
    found = []
    for path, now in figures.items():
        then = earlier.figures.get(path)
        if not then or not now or max(now, then) < LEAST:
            continue
        ratio = max(now, then) / min(now, then)
        if TENFOLD[0] <= ratio <= TENFOLD[1] and (_dropped(now, then) or ratio == 10):
            found.append((path, now, then))
    rows = {(path[1], path[-1]) for path, _, _ in found if path[0] == "bieu" and path[3] == "data"}
    for path, now, then in found[:_MOST]:
        if path[0] == "bieu" and path[3] != "data" and (path[1], path[-1]) in rows:
            continue
        yield finding(
            "C310", _place(computed, path), name=_name(computed, path), now=format_count(now), then=format_count(then),
            file=earlier.file,
        )  # fmt: skip


def _dropped(one: Decimal, other: Decimal) -> bool:
    """Is the shorter number the longer one without a digit?"""
    short, long = sorted((f"{one:f}", f"{other:f}"), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _copied(computed: Computed, figures: Mapping[FigurePath, Decimal], earlier: EarlierReport) -> Iterator[Finding]:
    """A form or a group whose figures are last period's, all of them."""
    groups: dict[tuple[str, str], list[tuple[Decimal, Decimal | None]]] = {}
    for path, now in figures.items():
        if path[0] == "bieu" and _counts_procedures(computed, path[1]):
            continue  # what is in force does not change with every period
        if path[0] == "chi_tieu" or path[3] == "data":
            groups.setdefault((path[0], path[1]), []).append((now, earlier.figures.get(path)))
    for (kind, key), pairs in groups.items():
        if sum(now != 0 for now, _ in pairs) >= COPIED_FROM and all(now == then for now, then in pairs):
            name = f"biểu {key}" if kind == "bieu" else computed.loaded.type.chi_tieu[key].ten
            place = computed.report.source.key_place((kind, key))
            yield finding("C311", place, name=name, count=len(pairs), file=earlier.file)


def _counts_procedures(computed: Computed, code: str) -> bool:
    return computed.forms[code][0].spec.don_vi_tinh.startswith("TTHC")


def _paragraphs(computed: Computed, passages: Sequence[Passage], earlier: EarlierReport) -> Iterator[Finding]:
    """A paragraph with figures that is last period's, word for word."""
    old = " ".join(earlier.text.split())
    for passage in passages:
        own = passage.place.file == computed.report.source.file and passage.place.line
        text = " ".join(passage.text.split())
        if own and passage.prose and len(text) >= PARAGRAPH and re.search(r"\d", text) and text in old:
            yield finding("C312", passage.place, quote=f"{text[:70]}…", file=earlier.file)


def _place(computed: Computed, path: FigurePath) -> Place:
    source = computed.report.source
    if path[0] == "chi_tieu":
        return source.place(path) if path in source.marks else source.key_place(path[:2])
    _, result = computed.forms[path[1]]
    part = result.parts.get(path[2])
    lines = part.lines if part else ()
    where = next((line.where for line in lines if line.kind == path[3] and line.label == path[4]), Place())
    return where if where.line else source.key_place(("bieu", path[1]))


def _name(computed: Computed, path: FigurePath) -> str:
    if path[0] == "chi_tieu":
        return computed.loaded.type.chi_tieu[path[1]].truong[path[2]].ten
    form, _ = computed.forms[path[1]]
    column = form.part(path[2]).column(path[5])
    return f"biểu {path[1]}, “{path[4] or 'Tổng cộng'}”, {column.name if column else path[5]}"
