"""Reports that are not done, with the persons to remind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Final

from tthc_render.batch.status import WITH_OUTPUT, ReportStatus, StatusOverview
from tthc_render.batch.status_rows import STATES, other_period_words
from tthc_render.formats.spreadsheet_text import plain_cell
from tthc_render.vietnamese.dates import format_short

HEAD: Final = (
    *("Mã đơn vị", "Đơn vị", "Cấp trên", "Loại báo cáo", "Kỳ", "Tình trạng", "Hạn gửi", "Số ngày quá hạn"),
    *("Họ tên", "Điện thoại", "Email", "Cần sửa"),
)


def to_remind(overview: StatusOverview, period: str, today: date, *, everyone: bool = False) -> list[ReportStatus]:
    """The reports of a period that are late on ``today``; with ``everyone`` all that are not done yet."""
    rows = (row for (other, _), rows in overview.groups.items() if other.code == period for row in rows)
    return [row for row in rows if row.state not in WITH_OUTPUT and (everyone or row.is_late(today))]


def reminders_csv(rows: Iterable[ReportStatus], today: date) -> str:
    """A line for each report with the contact fields of the registry; opens in Excel, no cell is a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in rows:
        contact = row.known.lien_he if row.known else None
        late = (today - row.due).days if row.due and row.due < today else ""
        errors = next((item.message() for item in row.findings if str(item.severity) == "error"), "")
        cells = [
            *(row.unit, row.name, row.known.cap_tren if row.known else "", row.report_type, row.period.code),
            *(STATES[row.state], format_short(row.due) if row.due else "", str(late)),
            *((contact.ho_ten, contact.dien_thoai, contact.email) if contact else ("", "", "")),
            errors
            or next((entry.error.split("\n")[0] for entry in row.entries if entry.error), "")
            or other_period_words(row.other_period),
        ]
        writer.writerow([plain_cell(text) for text in cells])
    return out.getvalue()
