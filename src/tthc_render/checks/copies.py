"""Signs that a report or a unit was copied and not yet made its own: warnings, for the writer may have reasons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.identity import is_of_another_period, period_of_place
from tthc_render.reports.markers import DRAFT, FROM_EXAMPLE, NAME_TO_FILL, PLACE_TO_FILL
from tthc_render.reports.model import Report


def check_copied(report: Report) -> list[Finding]:
    """What ``report`` still has of the file it was copied from, and where its own name differs.

    D315 to D318, D604, D605.
    """
    return list(_signs(report))


def _signs(report: Report) -> Iterator[Finding]:
    source, unit = report.source, report.unit
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.startswith(FROM_EXAMPLE):
            yield finding("D315", Place(source.file, number))
        elif line.strip().startswith(DRAFT):
            yield finding("D605", Place(source.file, number), line=line.strip().removeprefix("# "))
    if unit.ten == NAME_TO_FILL:
        yield finding("D604", source.place(("don_vi",)), unit=unit.ma, value=NAME_TO_FILL)
    if unit.dia_danh == PLACE_TO_FILL:
        printed, right = f"{PLACE_TO_FILL}, ngày …", "tên xã; với sở thì tên tỉnh"
        place = source.place(("don_vi",))
        yield finding("D316", place, unit=unit.ma, key="dia_danh", value=PLACE_TO_FILL, printed=printed, right=right)
    path = PurePath(source.file)
    folder = path.parent.name
    if folder != unit.ma and folder in report.registry.units:
        yield finding("D317", source.place(("don_vi",)), unit=unit.ma, folder=path.parent.as_posix())
    named = period_of_place(path)
    if named is not None and is_of_another_period(report.period, named):
        yield finding("D318", source.place(("ky",)), value=report.period.code, name=source.file, named=named.code)
