"""Lines, charts and the CSV file of a period's page."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from tests.batch.test_issued_records import ISSUE
from tests.batch.test_manifest import ERROR, WARNING, entry
from tests.batch.test_status_page import row
from tthc_render.batch.status import State
from tthc_render.batch.status_rows import chart_by_day, chart_of_figures, figure_name, lines_of, status_csv

DAY = 86_400 * 1_000_000_000


def with_figure(code: str, value: str, **more: object) -> dict[str, object]:
    return {"entries": (entry(code, figures=(("Tiếp nhận", value),), findings=(), **more),)}


def test_findings_worst_first_and_counted() -> None:
    bad = row(state=State.ERROR, entries=(entry("data/a.yaml", "", findings=(WARNING, ERROR), exit_code=1),))
    accepted = row(state=State.ACCEPTED, entries=(entry(findings=(WARNING.accept("đã xem"),)),))
    lines = lines_of([bad, accepted], {})
    assert [item["ma"] for item in lines[0]["thong_bao"]] == ["D310", "C204"]
    assert [line["dem"] for line in lines] == ["1 lỗi, 1 cảnh báo", "1 mục đã chấp nhận"]
    assert [line["tom_tat"] for line in lines] == ["Không đọc được: 1; Mâu thuẫn về số liệu: 1", ""]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((entry("data/a.yaml", "", exit_code=1),), "Có lỗi"),
        ((entry("data/a.yaml", "", exit_code=1), entry()), "Có lỗi, tệp cũ"),
    ],
)
def test_an_old_output_beside_an_error_is_named(entries: tuple[object, ...], words: str) -> None:
    [line] = lines_of([row(state=State.ERROR, entries=entries)], {})
    assert line["tinh_trang"] == words


def test_issued_documents_show_number_and_changed_data() -> None:
    made = entry(path="a/2024-Q2/quy.ban-moi.docx", data_hash="c" * 32)
    [line] = lines_of([row(state=State.ISSUED, entries=(made,), issue=ISSUE)], {})
    assert line["tinh_trang"] == "Đã phát hành (số 12/BC-UBND, 1/7/2024), số liệu đã đổi"
    assert [item["loai"] for item in line["tep"]] == ["Bản phát hành", "DOCX"]


def test_main_figures_are_held_against_the_period_before() -> None:
    rows = [row("a", "A", **with_figure("a", "1200")), row("b", "B", **with_figure("b", "300"))]
    before = {"a": row("a", "A", **with_figure("a", "1000"))}
    assert figure_name(rows) == "Tiếp nhận"
    assert [(line["so_in"], line["tang_in"]) for line in lines_of(rows, before)] == [("1.200", "+20,0%"), ("300", "")]
    bars = chart_of_figures(rows, before)
    assert [(bar["ten"], bar["dai"], bar["truoc_in"]) for bar in bars] == [("A", 480, "1.000"), ("B", 120, "")]


def test_what_was_done_on_which_day() -> None:
    rows = [row(str(day), "X", **with_figure("x", "1", mtime_ns=19_900 * DAY + day * DAY)) for day in (0, 0, 2)]
    assert [(bar["ngay"], bar["so"], bar["cao"]) for bar in chart_by_day(rows)] == [("26/6", 2, 60), ("28/6", 1, 30)]


def test_the_table_holds_every_unit_and_no_formula() -> None:
    rows = [row("a", "=HYPERLINK(1)"), row("b", "B", State.MISSING, files=(), due=date(2024, 6, 20))]
    text = status_csv({"quy": rows})
    read = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert [(item["don_vi"], item["ten"], item["tinh_trang"], item["han"]) for item in read] == [
        ("a", "'=HYPERLINK(1)", "xong", ""),
        ("b", "B", "chua", "2024-06-20"),
    ]
