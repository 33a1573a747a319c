"""Whom to remind."""

from __future__ import annotations

import csv
import io
from datetime import date

from tests.batch.test_manifest import ERROR, entry
from tests.batch.test_status_page import Q1, Q2, row, unit
from tthc_render.batch.reminders import reminders_csv, to_remind
from tthc_render.batch.status import State, StatusOverview
from tthc_render.workspace.units import Contact

DUE, LATER = date(2024, 6, 20), date(2024, 6, 25)
BAD = row("b", "B", State.ERROR, due=DUE, entries=(entry("data/b.yaml", "", findings=(ERROR,), exit_code=1),))
OPEN = row("c", "C", State.MISSING, due=LATER, files=())
ROWS = [row("a", "A", due=DUE), BAD, OPEN]


def test_only_what_is_late_and_not_done() -> None:
    overview = StatusOverview({(Q2, "quy"): ROWS, (Q1, "quy"): [OPEN]})
    assert to_remind(overview, "2024-Q2", date(2024, 6, 21)) == [BAD]
    assert to_remind(overview, "2024-Q2", date(2024, 6, 20)) == []
    assert to_remind(overview, "2024-Q2", date(2024, 6, 20), everyone=True) == [BAD, OPEN]


def test_the_table_names_the_people_to_call() -> None:
    person = Contact(ho_ten="=Trần Văn An", dien_thoai="0912345678", email="an@example.vn")
    known = unit("b", "B").model_copy(update={"lien_he": person})
    [line] = csv.DictReader(
        io.StringIO(reminders_csv([row("b", "B", State.MISSING, due=DUE, known=known)], LATER).lstrip("\ufeff"))
    )
    assert (line["Họ tên"], line["Điện thoại"], line["Email"]) == ("'=Trần Văn An", "0912345678", "an@example.vn")
    assert (line["Tình trạng"], line["Hạn gửi"], line["Số ngày quá hạn"]) == ("Chưa có", "20/6/2024", "5")
