"""Periods named in prose."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.named_periods import check_named_periods
from tthc_render.vietnamese.periods import parse_period

FACTS = ProseFacts(period=parse_period("2026-Q3"))

RIGHT = [
    "KẾT QUẢ CÔNG TÁC QUÝ IV NĂM 2025, NHIỆM VỤ QUÝ I NĂM 2026",
    "Kết quả quý I, quý II, nhiệm vụ quý III",
    "Kết quả công tác tháng 12, phương hướng nhiệm vụ tháng 01/2027",
    "Kết quả công tác quý II, nhiệm vụ trọng tâm quý III và quý IV",
    "Kết quả công tác quý II, nhiệm vụ 6 tháng cuối năm",
    "Kết quả tháng 01, 02; nhiệm vụ tháng 3",
    "Quý II/2023 (tháng 4, tháng 5 và tháng 6) tăng 2,41%.",
    "Tháng 11/2025 (từ ngày 01/11 đến ngày 30/11) thu 1.105 tỷ đồng.",
    "Tính đến ngày 28/02/2025, tức hết tháng 2/2025, có 96.218 người.",
    "Trong quý III năm 2026, xã tiếp nhận 5 hồ sơ; so với quý II năm 2026 tăng 2 hồ sơ.",
    "Trong quý III năm 2025, xã tiếp nhận 5 hồ sơ.",
    "Quý I năm 2027, xã tiếp tục rà soát.",
    "Yêu cầu các quầy xử lý hồ sơ tồn; không để phát sinh hồ sơ quá hạn trong quý IV năm 2026.",
    "Quý I năm 2026, tiếp nhận 500 hồ sơ; quý II, 600 hồ sơ; quý III, 700 hồ sơ.",
    "- Quý II năm 2026: tiếp nhận 650 hồ sơ.\n- Quý III năm 2026: tiếp nhận 700 hồ sơ.",
    "III. NHIỆM VỤ QUÝ IV\nQuý IV năm 2026, xã tiếp tục rà soát.",
]
WRONG = [
    ("KẾT QUẢ CÔNG TÁC QUÝ II, NHIỆM VỤ QUÝ IV NĂM 2026", "P909", "ngay sau kỳ"),
    ("Báo cáo kết quả công tác quý I; phương hướng, nhiệm vụ quý III", "P909", "ngay sau kỳ"),
    ("Kết quả thực hiện tháng 5, nhiệm vụ trọng tâm tháng 7", "P909", "ngay sau kỳ"),
    (
        "Quý III/2023 (tháng 4, tháng 5 và tháng 6) tăng 2,41%.",
        "P909",
        "7, 8, 9",
    ),
    (
        "Tính đến ngày 28/02/2025, tức hết tháng 3/2025, có 96.218 người.",
        "P909",
        "tháng 2",
    ),
    (
        "Tính đến hết tháng 11/2025, tỉnh giải ngân 14.206 tỷ đồng. Kết quả 10 tháng nêu trên cao hơn.",
        "P909",
        "tháng 11",
    ),
    (
        "Quý II năm 2026, UBND xã chưa tổ chức kiểm tra.",
        "P909",
        "Quý III",
    ),
    ("Quý III năm 2026 tiếp nhận 5 hồ sơ. Quý II năm 2026, xã chưa kiểm tra.", "P909", "Quý III"),
    ("Quý II năm 2026: xã chưa tổ chức kiểm tra.\nXã đã họp.", "P909", "Quý III"),
    ("Trong quý III năm 2062, UBND xã đã họp.", "P909", "Quý III năm 2026"),
    ("UBND xã đã họp trong quý III năm 2062.", "P909", "Quý III năm 2026"),
    ("Quý III năm 2036, UBND xã đã họp.", "P909", "Quý III năm 2026"),
    ("Trong quý III năm 1926, UBND xã đã họp.", "P909", "Quý III năm 2026"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_named_periods, text, facts=FACTS) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_named_periods, text, facts=FACTS), code, words)


THIRD = "UBND phường báo cáo công tác tiếp công dân quý III năm 2025 (từ ngày 01/7/2025 đến ngày 30/9/2025) như sau:"


def test_a_quarter_before_in_which_something_was_done_is_left_over() -> None:
    found = findings_of_rule(check_named_periods, THIRD, "- Tiếp công dân: trong quý II đã tiếp 64 lượt.")
    assert_one(found, "P909", "quý II")
    text = "- Tiếp 64 lượt, trong khi trong quý II đã tiếp 60 lượt. Đơn trong quý II đã giải quyết xong."
    assert findings_of_rule(check_named_periods, THIRD, text) == []
