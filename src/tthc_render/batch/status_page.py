"""Pages of the outputs' folder: ``index.html`` for all periods, ``tinh-hinh/<period>.html`` for each of them.

A period with more rows than a page holds has a page for each part, ``tinh-hinh/<period>/<part>.html``.

They work without a network and without the program. Nothing in them depends on the day on which they are made; the
browser itself compares deadlines with its date.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from tthc_render.batch.entries import Entries
from tthc_render.batch.issued_records import Issue
from tthc_render.batch.pages import fill_page
from tthc_render.batch.status import WITH_OUTPUT, ReportStatus, State, StatusOverview, overview_of
from tthc_render.batch.status_parts import Groups, Part, parts_of
from tthc_render.batch.status_rows import STATES, chart_by_day, chart_of_figures, figure_name, lines_of, status_csv
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.regular_files import read_regular, read_regular_text
from tthc_render.formats.results import write_result
from tthc_render.formats.writing import write_output
from tthc_render.reports.library import Library
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.periods import Period, PeriodError
from tthc_render.workspace.units import Registry

NAME: Final = "index.html"
FOLDER: Final = "tinh-hinh"
HERE: Final = Path(__file__).parent
LOOSE_SHOWN: Final = 200


def write_status(folder: Path, library: Library, entries: Entries, issues: Iterable[Issue]) -> None:
    """Write the pages into ``folder``, where the manifest is. Raises RenderingFailed if a file cannot be written."""
    overview = overview_of(library, entries, issues)
    titles = _titles(library, overview)
    registry = library.units(Findings()) or Registry({})
    _write_changed(folder / NAME, total_page(overview, titles))
    written = set()
    for period in dict.fromkeys(period for period, _ in overview.groups):
        groups = {kind: rows for (other, kind), rows in overview.groups.items() if other == period}
        earlier = _earlier(overview, period)
        parts = parts_of(groups, registry)
        _write_changed(folder / FOLDER / f"{period.code}.html", period_page(period, groups, titles, earlier, parts))
        _write_changed(folder / FOLDER / f"{period.code}.csv", status_csv(groups))
        written |= {f"{period.code}.html", f"{period.code}.csv"}
        for part in parts:
            name = f"{period.code}/{part.name}.html"
            _write_changed(folder / FOLDER / name, part_page(period, part, titles, earlier))
            written.add(name)
    _remove_others(folder / FOLDER, written)


def _remove_others(folder: Path, written: Container[str]) -> None:
    """Take away pages of periods and parts that are not there any more."""
    periods = [path for path in folder.glob("*/") if not path.is_symlink()]  # behind a link are files of others
    for path in itertools.chain(folder.glob("*"), *(period.glob("*") for period in periods)):
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".html", ".csv") and name not in written and path.is_file():
            path.unlink(missing_ok=True)
    for period in periods:
        if not any(period.iterdir()):
            period.rmdir()


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
    groups: Groups,
    titles: Mapping[str, str],
    earlier: Groups,
    parts: Sequence[Part] = (),
) -> str:
    """The page of one period as HTML; ``groups`` and ``earlier`` (of the period before) are rows by report type.

    With ``parts`` it lists those, each on a page of its own, instead of the units.
    """
    shown = [
        {
            **group,
            "phan": [
                {
                    "ten": part.title,
                    "trang": f"{period.code}/{quote(part.name)}.html",
                    **_counts(part.groups[kind]),
                }
                for part in parts
                if kind in part.groups
            ],
        }
        for kind, group in _shown(groups, titles, earlier, "" if parts else "../")
    ]
    return _filled(period, shown, period.thuong, "../index.html", f"{period.code}.csv", bool(parts))


def part_page(period: Period, part: Part, titles: Mapping[str, str], earlier: Groups) -> str:
    """The page of a part of a period as HTML."""
    shown = [group for _, group in _shown(part.groups, titles, earlier, "../../")]
    title = f"{period.thuong}: {part.title}"
    return _filled(period, shown, title, f"../{period.code}.html", f"../{period.code}.csv")


def _shown(
    groups: Groups, titles: Mapping[str, str], earlier: Groups, outputs: str
) -> Iterator[tuple[str, dict[str, object]]]:
    """What a page shows of each report type; ``outputs`` leads to the folder of the outputs, "": units not listed."""
    total = sum(len(rows) for rows in groups.values())
    for kind, rows in groups.items():
        before = {row.unit: row for row in earlier.get(kind, ())}
        yield (
            kind,
            {
                "ten": titles.get(kind, kind),
                **_counts(rows),
                "tong": _tiles(rows),
                "ngay": chart_by_day(rows),
                "so_chinh": figure_name(rows),
                "bieu_do": chart_of_figures(rows, before),
                "dong": lines_of(rows, before, outputs, share=len(rows) / total) if outputs else [],
            },
        )


def _filled(
    period: Period, groups: Sequence[Mapping[str, object]], title: str, above: str, table: str, parted: bool = False
) -> str:
    """A page whose way back leads to the page ``above``: that of the period, or for the period's own that of all."""
    return fill_page(
        HERE / "period_page.html",
        kieu=_style(),
        ky=title,
        len_tren=above,
        tep_tren="Mọi kỳ" if title == period.thuong else f"Cả kỳ {period.thuong}",
        cac_nhom=groups,
        co_phan=parted,
        tinh_trang=[(str(state), words) for state, words in STATES.items()],
        tep_csv=table,
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


def _write_changed(path: Path, text: str) -> None:
    """A page of another origin, as the ``index.html`` of a web site, is kept (WrongUsage)."""
    data = text.encode("utf-8")
    if path.suffix == ".html":
        write_result(path, data, "Tình hình báo cáo".encode())
    elif not path.is_file() or read_regular(path) != data:
        write_output(path, data)
