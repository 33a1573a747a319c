"""What the page of a period shows of each unit: a line, a bar in a chart, a row of the CSV file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import quote

from tthc_render.batch.status import WITH_OUTPUT, ReportStatus, State
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.groups import Group, group_of, in_reading_order
from tthc_render.diagnostics.kinds import count, count_accepted, kinds_of
from tthc_render.formats.spreadsheet_text import plain_cell
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.numbers import format_count, format_decimal
from tthc_render.workspace.units import Level

STATES: Final[Mapping[State, str]] = {
    State.ISSUED: "Đã phát hành",
    State.DONE: "Xong",
    State.ACCEPTED: "Xong, cảnh báo đã chấp nhận",
    State.WARNED: "Xong, có cảnh báo",
    State.ERROR: "Có lỗi",
    State.WAITING: "Chưa tạo văn bản",
    State.MISSING: "Chưa có",
}
_KINDS: Final = {
    Severity.ERROR: ("lỗi", "loi"),
    Severity.WARNING: ("cảnh báo", "canh-bao"),
    Severity.INFO: ("lưu ý", "chua"),
}
_GROUPS: Final[Mapping[Group, str]] = {
    Group.UNREADABLE: "Không đọc được",
    Group.CONTRADICTION: "Mâu thuẫn về số liệu",
    Group.DATE_OR_DOCUMENT: "Ngày tháng, văn bản cần xem lại",
    Group.OTHER: "Điều khác cần xem",
    Group.STYLE: "Cách viết, thể thức",
    Group.DECLARED: "In khác đã khai",
}
FINDINGS_SHOWN: Final = 6
LONGEST_MESSAGE: Final = 240
LETTERS_OF_FINDINGS: Final = 350_000
"""So many letters of findings fit into one page; the reports that come after show their counts."""
DAYS_SHOWN: Final = 20
BARS_SHOWN: Final = 10
BAR_LENGTH: Final = 480


def lines_of(
    rows: Sequence[ReportStatus], before: Mapping[str, ReportStatus], outputs: str = "../", share: float = 1.0
) -> list[dict[str, object]]:
    """The lines of a table; ``before`` are the rows of the period before by unit, ``share`` that of the page.

    ``outputs`` leads from the page to the folder of the outputs.
    """
    left = LETTERS_OF_FINDINGS * share
    lines = []
    # Errors first: they must be corrected, so their words must fit.
    shown: dict[int, list[dict[str, str]]] = {}
    for row in sorted(rows, key=lambda row: row.state is not State.ERROR):
        # What does not fit any more need not be read.
        worst = [_as_row(item) for item in _worst_first(row.findings)[:FINDINGS_SHOWN]] if left > 0 else []
        size = sum(len(item["cau"]) + len(item["noi"]) + 80 for item in worst)
        shown[id(row)] = worst if size <= left else []
        left -= size
    for row in rows:
        lines.append({**_line(row, before.get(row.unit), outputs), "thong_bao": shown[id(row)]})
    return lines


def _line(row: ReportStatus, before: ReportStatus | None, outputs: str) -> dict[str, object]:
    counts = count(row.findings)
    words = ", ".join(f"{counts[str(kind)]} {word}" for kind, (word, _) in _KINDS.items() if counts[str(kind)])
    accepted = count_accepted(row.findings)
    if accepted:
        words = ", ".join(filter(None, [words, f"{accepted} mục đã chấp nhận"]))
    state = STATES[row.state]
    if row.state is State.ERROR and any(entry.format for entry in row.entries):
        state += ", tệp cũ"
    if row.other_period:
        state += f" ({other_period_words(row.other_period)})"
    if row.issue is not None:
        state += f" (số {row.issue.number}, {row.issue.day})" if row.state is State.ISSUED else ", đã phát hành"
        if any(entry.data_hash != row.issue.data_hash for entry in row.entries):
            state += ", số liệu đã đổi"
    figure, last = _figure(row), _figure(before) if before else None
    growth = (figure - last) / last * 100 if figure is not None and last else None
    files = [(entry.format.upper(), entry.path) for entry in row.entries if entry.path]
    if row.issue is not None and row.issue.path not in {path for _, path in files}:
        files.insert(0, ("Bản phát hành", row.issue.path))
    return {
        "ten": row.name,
        "cap": Level(row.known.cap).plural if row.known else "",
        "tinh_trang": state,
        "lop": str(row.state),
        "han": row.due.isoformat() if row.due else "",
        "han_in": format_short(row.due) if row.due else "",
        "so": "" if figure is None else str(figure),
        "so_in": "" if figure is None else format_count(figure),
        "tang": "" if growth is None else f"{growth:.1f}",
        "tang_in": "" if growth is None else f"{'+' if growth > 0 else ''}{format_decimal(round(growth, 1), 1)}%",
        "tep": [{"loai": kind, "duong_dan": f"{outputs}{quote(path)}"} for kind, path in files],
        "loi_chung": next((entry.error.split("\n")[0] for entry in row.entries if entry.error), ""),
        "dem": words,
        "tom_tat": _summary(row.findings),
    }


def other_period_words(files: Iterable[tuple[str, str]]) -> str:
    """Which files a unit has for the period that state another one."""
    return "; ".join(f"tệp {file} lại ghi ky: {code}" for file, code in files)


def _summary(findings: Sequence[Finding]) -> str:
    """What ``check --summary`` begins with: how many contradictions, doubtful dates, other remarks."""
    counts: Counter[Group] = Counter()
    for kind in kinds_of(findings):
        counts[group_of(kind)] += 0 if kind.accepted else kind.number
    return "; ".join(f"{words}: {counts[group]}" for group, words in _GROUPS.items() if counts[group])


def _as_row(item: Finding) -> dict[str, str]:
    _, look = _KINDS[item.severity]
    message = item.message()
    if len(message) > LONGEST_MESSAGE:
        message = f"{message[:LONGEST_MESSAGE]}…"
    return {"ma": item.code, "cau": message, "noi": str(item.where), "lop": look}


def _worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first, then contradictions before doubtful dates before the rest."""
    order = list(Severity)
    open_ones = in_reading_order(item for item in findings if not item.accepted)
    return sorted(open_ones, key=lambda item: order.index(item.severity))


def figure_name(rows: Sequence[ReportStatus]) -> str:
    """The name of the first main figure of these reports, "" if none has any."""
    return next((entry.figures[0][0] for row in rows for entry in row.entries if entry.figures), "")


def _figure(row: ReportStatus) -> Decimal | None:
    return next((Decimal(entry.figures[0][1]) for entry in row.entries if entry.figures), None)


def chart_by_day(rows: Sequence[ReportStatus]) -> list[dict[str, object]]:
    """How many reports were written on each of the last days on which any was: day, number, height up to 60."""
    days = Counter(
        datetime.fromtimestamp(max(entry.mtime_ns for entry in row.entries) / 1e9, tz=UTC).date()
        for row in rows
        if row.state in WITH_OUTPUT and any(entry.mtime_ns for entry in row.entries)
    )
    most = max(days.values(), default=1)
    shown = sorted(days.items())[-DAYS_SHOWN:]
    return [{"ngay": f"{day.day}/{day.month}", "so": number, "cao": round(60 * number / most)} for day, number in shown]


def chart_of_figures(rows: Sequence[ReportStatus], before: Mapping[str, ReportStatus]) -> list[dict[str, object]]:
    """Bars of the largest main figures, each with that of the period before: lengths up to ``BAR_LENGTH``."""
    pairs = [(row, _figure(row)) for row in rows]
    largest = sorted(
        ((row, figure) for row, figure in pairs if figure is not None), key=lambda pair: pair[1], reverse=True
    )
    bars = []
    last = {unit: _figure(row) for unit, row in before.items()}
    most = max([Decimal(1), *(figure for _, figure in largest), *(value for value in last.values() if value)])
    for row, figure in largest[:BARS_SHOWN]:
        value = last.get(row.unit)
        bars.append(
            {
                "ten": row.name if len(row.name) < 42 else f"{row.name[:40]}…",
                "so": format_count(figure),
                "dai": max(0, round(BAR_LENGTH * figure / most)),
                "truoc": 0 if value is None else max(0, round(BAR_LENGTH * value / most)),
                "truoc_in": "" if value is None else format_count(value),
            }
        )
    return bars


CSV_HEAD: Final = (
    *("don_vi", "ten", "cap", "loai", "ky", "tinh_trang", "han", "loi", "canh_bao", "luu_y", "chap_nhan"),
    *("tep", "ho_ten", "dien_thoai", "email"),
)


def status_csv(groups: Mapping[str, Sequence[ReportStatus]]) -> str:
    """All rows of a period as CSV that Excel opens with the right letters; no cell is read as a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_HEAD)
    for row in (row for rows in groups.values() for row in rows):
        counts = count(row.findings)
        contact = row.known.lien_he if row.known else None
        cells = [
            *(row.unit, row.name, str(row.known.cap) if row.known else "", row.report_type, row.period.code),
            *(str(row.state), row.due.isoformat() if row.due else ""),
            *(str(counts[str(kind)]) for kind in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
            *(str(count_accepted(row.findings)), " ".join(row.files)),
            *((contact.ho_ten, contact.dien_thoai, contact.email) if contact else ("", "", "")),
        ]
        writer.writerow([plain_cell(text) for text in cells])
    return out.getvalue()
