"""Pages of the outputs' folder: ``index.html`` for all periods, ``tinh-hinh/<period>.html`` for each of them.

They work without a network and without the program. Nothing in them depends on the day on which they are made; the
browser itself compares deadlines with its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from tthc_render.batch.issued_records import Issue
from tthc_render.batch.manifest import Entries
from tthc_render.batch.pages import fill_page
from tthc_render.batch.status import WITH_OUTPUT, ReportStatus, State, StatusOverview, overview_of
from tthc_render.batch.status_rows import STATES, chart_by_day, chart_of_figures, figure_name, lines_of, status_csv
from tthc_render.diagnostics.regular_files import read_regular, read_regular_text
from tthc_render.formats.results import write_result
from tthc_render.formats.writing import write_output
from tthc_render.reports.library import Library
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.periods import Period, PeriodError

NAME: Final = "index.html"
FOLDER: Final = "tinh-hinh"
HERE: Final = Path(__file__).parent
LOOSE_SHOWN: Final = 200


def write_status(folder: Path, library: Library, entries: Entries, issues: Iterable[Issue]) -> None:
    """Write the pages into ``folder``, where the manifest is. Raises RenderingFailed if a file cannot be written."""
    overview = overview_of(library, entries, issues)
    titles = _titles(library, overview)
    pages = {NAME: total_page(overview, titles)}
    for period in dict.fromkeys(period for period, _ in overview.groups):
        groups = {kind: rows for (other, kind), rows in overview.groups.items() if other == period}
        earlier = _earlier(overview, period)
        pages[f"{FOLDER}/{period.code}.html"] = period_page(period, groups, titles, earlier)
        pages[f"{FOLDER}/{period.code}.csv"] = status_csv(groups)
    for name, text in pages.items():
        _write_changed(folder / name, text.encode("utf-8"))
    if (folder / FOLDER).is_dir():
        for path in (folder / FOLDER).iterdir():
            if path.suffix in (".html", ".csv") and f"{FOLDER}/{path.name}" not in pages:
                path.unlink(missing_ok=True)


def total_page(overview: StatusOverview, titles: Mapping[str, str]) -> str:
    """The page of all periods as HTML."""
    groups = []
    for (period, kind), rows in overview.groups.items():
        dues = sorted({row.due for row in rows if row.due})
        due = format_short(dues[0]) if dues else ""
        if len(dues) > 1:
            due += f" – {format_short(dues[-1])}"
        shown = {"ky": period.day_du, "ten": titles.get(kind, kind), "trang": f"{FOLDER}/{period.code}.html"}
        groups.append({**shown, "han": due, **_counts(rows)})
    # A year mistyped in one report is not the newest period.
    periods = [period for period, _ in overview.groups]
    newest = next((period for period in periods if period not in overview.doubtful), next(iter(periods), None))
    latest = [row for (period, _), rows in overview.groups.items() if period == newest for row in rows]
    loose = [{"tep": item.file, "cau": item.words} for item in overview.loose[:LOOSE_SHOWN]]
    return fill_page(
        HERE / "total_page.html",
        kieu=_style(),
        cac_nhom=groups,
        moi_nhat=newest.day_du if newest else "",
        tong=_tiles(latest),
        tep_le=loose,
        so_tep_le=len(overview.loose),
    )


def period_page(
    period: Period,
    groups: Mapping[str, Sequence[ReportStatus]],
    titles: Mapping[str, str],
    earlier: Mapping[str, Sequence[ReportStatus]],
) -> str:
    """The page of one period as HTML; ``groups`` and ``earlier`` (of the period before) are rows by report type."""
    shown = []
    total = sum(len(rows) for rows in groups.values())
    for kind, rows in groups.items():
        before = {row.unit: row for row in earlier.get(kind, ())}
        shown.append(
            {
                "ten": titles.get(kind, kind),
                **_counts(rows),
                "tong": _tiles(rows),
                "ngay": chart_by_day(rows),
                "so_chinh": figure_name(rows),
                "bieu_do": chart_of_figures(rows, before),
                "dong": lines_of(rows, before, share=len(rows) / total),
            }
        )
    states = [(str(state), words) for state, words in STATES.items()]
    return fill_page(
        HERE / "period_page.html",
        kieu=_style(),
        ky=period.thuong,
        cac_nhom=shown,
        tinh_trang=states,
        tep_csv=f"{period.code}.csv",
    )


def _titles(library: Library, overview: StatusOverview) -> dict[str, str]:
    types = {kind: library.type_alone(kind) for _, kind in overview.groups}
    return {kind: item.ten for kind, item in types.items() if item is not None}


def _earlier(overview: StatusOverview, period: Period) -> dict[str, Sequence[ReportStatus]]:
    try:
        before = period.truoc.code
    except PeriodError:
        return {}
    return {kind: rows for (other, kind), rows in overview.groups.items() if other.code == before}


def _counts(rows: Sequence[ReportStatus]) -> dict[str, int]:
    return {
        "so": len(rows),
        "xong": sum(row.state in WITH_OUTPUT for row in rows),
        "loi": sum(row.state is State.ERROR for row in rows),
        "canh": sum(row.state is State.WARNED for row in rows),
        "cho": sum(row.state is State.WAITING for row in rows),
        "chua": sum(row.state is State.MISSING for row in rows),
    }


def _tiles(rows: Sequence[ReportStatus]) -> list[dict[str, object]]:
    counts = _counts(rows)
    issued = sum(row.state is State.ISSUED for row in rows)
    tiles = [
        (counts["so"], "báo cáo cần có", ""),
        (counts["xong"], "đã xong", "xong"),
        (counts["loi"], "có lỗi", "loi"),
        (counts["canh"], "xong, có cảnh báo", "canh-bao"),
        (counts["cho"], "có tệp, chưa tạo văn bản", ""),
        (counts["chua"], "chưa có", ""),
        (issued, "đã phát hành", "phat-hanh"),
    ]
    return [{"so": number, "ten": name, "lop": look if number else ""} for number, name, look in tiles]


def _style() -> object:
    from markupsafe import Markup

    return Markup(read_regular_text(HERE / "page_style.css"))


def _write_changed(path: Path, data: bytes) -> None:
    """A page of another origin, as the ``index.html`` of a web site, is kept (WrongUsage)."""
    if path.suffix == ".html":
        write_result(path, data, "Tình hình báo cáo".encode())
    elif not path.is_file() or read_regular(path) != data:
        write_output(path, data)
