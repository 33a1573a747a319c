"""The lines below the title of a form that say which period its figures are of."""

from __future__ import annotations

from collections.abc import Callable

from tthc_render.reports.model import Report
from tthc_render.reports.types import AppendixSpec


def period_lines(spec: AppendixSpec, report: Report, filled: Callable[[str], str]) -> tuple[str, ...]:
    """The lines of the report type, ``filled`` with the names of the report; else the period and its data window.

    A window that the report types in its own words stands on its forms as well as below its title.
    """
    if spec.ky_bao_cao:
        return tuple(line for line in map(filled, spec.ky_bao_cao) if line)
    typed = report.file.van_ban.ky_so_lieu
    window = typed if isinstance(typed, str) else f"({report.period.tu_den})"
    return f"Kỳ báo cáo: {report.period.day_du}", window
