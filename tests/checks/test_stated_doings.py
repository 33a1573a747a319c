"""What was done with procedures and money saved, in sentences, against the indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in


def told(root: Path, words: str) -> list[str]:
    found = found_in(root, COMMUNE.replace(WORDS, words))
    return [item.details["value"] for item in found if item.code == "C318"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Số TTHC cần rà soát theo kế hoạch là 9 TTHC.", "8"),
        ("Tổng số TTHC phải rà soát trong kỳ: 9.", "8"),
        ("UBND xã cần rà soát 9 TTHC theo kế hoạch.", "8"),
        ("Rà soát 9 TTHC theo kế hoạch, đã rà soát 6 TTHC.", "8"),
        ("UBND xã đã rà soát 7/8 TTHC theo kế hoạch.", "6"),
        ("UBND xã đã rà soát 6/9 TTHC, đạt 75%.", "8"),
        ("Trong kỳ, UBND xã Thạch Hà đã rà soát 7 thủ tục hành chính.", "6"),
        ("Tổng số TTHC đã được rà soát và thông qua phương án: 7 TTHC.", "6"),
        ("Đã đánh giá tác động 05 TTHC.", "0"),
        ("Số TTHC đã được đánh giá tác động trong kỳ là 02.", "0"),
        ("UBND xã đã tiết kiệm 36.000.000 đồng từ rà soát TTHC.", "35.000.000"),
        ("Số tiền tiết kiệm được là 350 triệu đồng.", "35.000.000"),
    ],
)
def test_a_figure_that_an_indicator_has_otherwise(words: str, value: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == [value]


@pytest.mark.parametrize(
    "words",
    [
        "Số TTHC cần rà soát theo kế hoạch là 8 TTHC; đã rà soát 6/8 TTHC theo kế hoạch.",
        "Rà soát 9 TTHC theo kế hoạch năm 2027.",
        "Tiếp tục rà soát 9 TTHC theo kế hoạch.",
        "Quý IV năm 2026 cần rà soát 9 TTHC.",
        "Số TTHC cần rà soát theo kế hoạch năm 2027 là 9 TTHC.",
        "Lũy kế từ đầu năm đã rà soát 9 TTHC.",
        "Phòng Kinh tế đã rà soát 3 TTHC theo kế hoạch.",
        "UBND xã đã rà soát 3 TTHC lĩnh vực đất đai.",
        "UBND xã đã rà soát 120 TTHC để niêm yết.",
        "UBND xã đã rà soát 7 TTHC, thông qua phương án 6 TTHC.",
        "Chưa rà soát 2 TTHC.",
        "Cùng kỳ năm 2025 đạt kết quả tốt. UBND xã đã rà soát 9 TTHC.",
        "Lũy kế từ đầu năm, xã chỉ đạo quyết liệt. UBND xã đã tiết kiệm 90 triệu đồng.",
        "Quý II năm 2026 đã đánh giá tác động 05 TTHC.",
        "UBND xã đã tiết kiệm 35 triệu đồng từ rà soát TTHC.",
        "UBND xã đã tiết kiệm 12.000.000 đồng chi thường xuyên.",
        "Năm 2025 đã tiết kiệm 36.000.000 đồng.",
        "Phấn đấu tiết kiệm 40 triệu đồng.",
    ],
)
def test_right_figures_and_those_of_another_scope_are_silent(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []
