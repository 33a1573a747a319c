"""What an appendix says it belongs to."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.own_attachment import check_own_attachment

TEXT = """UBND XÃ MẪU
Số: 09/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Mẫu, ngày 07 tháng 7 năm 2025
QUYẾT ĐỊNH
Về việc thành lập Tổ công tác
Điều 1. Thành lập Tổ công tác theo Phụ lục kèm theo.
--- appendix
Phụ lục
DANH SÁCH THÀNH VIÊN
(Kèm theo Quyết định số {number} ngày {day} của Chủ tịch Ủy ban nhân dân xã Mẫu)"""


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("{09|08}/QĐ-UBND", "07 tháng 7 năm 2025"),
        ("9/QĐ-UBND", "{7|17}/7/2025"),
        ("09/QĐ-{UBND|SNV}", "07 tháng 7 năm 2025"),
        ("09/QĐ-UBND", "{07|17} tháng 7 năm 2025"),
    ],
)
def test_another_number_or_day_than_the_document_s(number: str, day: str) -> None:
    text = TEXT.replace("{number}", number).replace("{day}", day)
    assert_only_the_mistake_is_told(check_own_attachment, text, "P984")


@pytest.mark.parametrize(
    ("old", "new"), [("Kèm theo Quyết định", "Kèm theo Nghị quyết"), ("Số: 09/QĐ-UBND", "Số:      /QĐ-UBND")]
)
def test_of_other_documents_and_drafts(old: str, new: str) -> None:
    text = TEXT.replace("{number}", "12/QĐ-UBND").replace("{day}", "07 tháng 7 năm 2025").replace(old, new)
    assert findings_of_rule(check_own_attachment, text) == []
