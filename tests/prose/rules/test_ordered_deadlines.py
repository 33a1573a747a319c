"""Deadlines before the document's own day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import read
from tthc_render.prose.rules.ordered_deadlines import check_ordered_deadlines

HEAD = "Số: 09/QĐ-UBND\nMẫu, ngày 07 tháng 7 năm 2025\n{kind}\nVề việc số hóa hồ sơ\nĐiều 1. Thành lập Tổ số hóa.\n"


@pytest.mark.parametrize(
    "line",
    [
        "4. Báo cáo tiến độ hằng tháng; hoàn thành toàn bộ nhiệm vụ trước ngày 30 tháng {12|6} năm 2025.",
        "b) Gửi báo cáo tự kiểm tra trước 17 giờ 00 phút thứ Hai, ngày 22 tháng {9|6} năm 2025;",
        "- Cử 01 công chức làm đầu mối chậm nhất là ngày 01/{8|7}/2025.",
    ],
)
def test_a_deadline_that_is_over(line: str) -> None:
    assert_only_the_mistake_is_told(check_ordered_deadlines, HEAD.format(kind="QUYẾT ĐỊNH") + line, "P909")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("BÁO CÁO", "- Hoàn thành kiểm kê trước ngày 30/6/2025."),
        ("QUYẾT ĐỊNH", "Các xã hoàn thành kiểm kê trước ngày 30/6/2025."),
        ("QUYẾT ĐỊNH", "- Trả lời hồ sơ đã nhận trước ngày 01/7/2025."),
        ("QUYẾT ĐỊNH", "- Bàn giao hồ sơ phát sinh trước ngày 01/7/2025."),
        ("KẾ HOẠCH", "- Bàn giao hồ sơ, tài liệu hình thành trước ngày 01/7/2025."),
        ("KẾ HOẠCH", "- Nộp hồ sơ trước ngày 01/7/2025 thì thực hiện theo quy định cũ."),
        ("QUYẾT ĐỊNH", "- Hoàn thành nhiệm vụ trước ngày 30/6/2023."),
    ],
)
def test_what_is_told_of_before(kind: str, line: str) -> None:
    assert findings_of_rule(check_ordered_deadlines, HEAD.format(kind=kind) + line) == []


@pytest.mark.parametrize(("month", "codes"), [("9", []), ("8", ["P909"])])
def test_a_letter_has_no_kind(month: str, codes: list[str]) -> None:
    passages = [Passage("Kính gửi: UBND xã", role="addressee"), Passage(f"Gửi báo cáo trước ngày 22/{month}/2025.")]
    context = ProseContext(read(passages), ProseFacts(report_date=date(2025, 9, 8)))
    assert [item.code for item in check_ordered_deadlines(context)] == codes
