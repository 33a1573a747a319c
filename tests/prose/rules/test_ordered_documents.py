"""Documents that answer or carry out a later one."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.ordered_documents import check_ordered_documents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Công văn số 214/BTCD của Ban Tiếp công dân chuyển đơn ngày 12/8/2025. Xã có Văn bản số 187/UBND-KT ngày"
            " 05/8/2025 trả lời Ban Tiếp công dân về kết quả giải quyết theo Công văn số 214/BTCD.",
            "187/UBND-KT ngày 05/8/2025",
        ),
        (
            "Kế hoạch số 45/KH-UBND ngày 02/3/2025 triển khai Nghị quyết số 12/NQ-HĐND ngày 20/4/2025 của HĐND xã.",
            "45/KH-UBND ngày 02/3/2025",
        ),
        (
            "Thực hiện Nghị định số 168/2024/NĐ-CP ngày 26/12/2024 (có hiệu lực từ ngày 01/01/2024), lập 52 biên bản.",
            "01/01/2024",
        ),
        ("Luật Đất đai được thông qua ngày 18/01/2024, có hiệu lực từ ngày 01/8/2023.", "01/8/2023"),
    ],
)
def test_documents_before_what_they_follow_are_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_ordered_documents, text), "P985", words)


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 45/BC-PKT ngày 10/8/2025 trả lời Công văn số 812/SNN-KH ngày 02/8/2025.",
        "Quyết định số 12/QĐ-UBND ngày 05/3/2025 được thay thế bởi Quyết định số 99/QĐ-UBND ngày 20/8/2025.",
        "Quyết định số 12/QĐ-UBND ngày 05/3/2025 và thực hiện Kế hoạch số 99/KH-UBND ngày 20/8/2025.",
        "Luật Đất đai được thông qua ngày 18/01/2024, có hiệu lực từ ngày 01/8/2024.",
        # A decision on one person may be backdated; the day is that of the law which is changed.
        "Quyết định số 214/QĐ-SNV ngày 10/9/2025 có hiệu lực từ ngày 01/9/2025.",
        "Thông tư số 12/2024/TT-BTC ngày 15/6/2024 sửa đổi Thông tư số 40/2021/TT-BTC ngày 01/6/2021 có hiệu lực từ"
        " ngày 01/8/2021.",
    ],
)
def test_documents_in_their_order_are_silent(text: str) -> None:
    assert findings_of_rule(check_ordered_documents, text) == []
