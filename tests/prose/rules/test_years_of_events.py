"""Years of indexes, congresses and feasts."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.years_of_events import check_years_of_events


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chỉ số cải cách hành chính (PAR INDEX) năm 2025, công bố tháng 4/2025: nhóm dẫn đầu.", "cả năm 2025"),
        ("Chỉ số cải cách hành chính năm 2025 của huyện (công bố tháng 4/2024) đạt 91,26 điểm.", "tháng 4/2024"),
        ("PAPI năm 2025 được công bố ngày 15/4/2025.", "cả năm 2025"),
        (
            "Nghị quyết Đại hội Đảng bộ xã lần thứ I, nhiệm kỳ 2020 - 2025 (Đại hội tổ chức ngày 14 - 15/8/2025).",
            "nhiệm kỳ 2025 - 2030",
        ),
        ("Chi hỗ trợ Tết Nguyên đán Ất Tỵ 2024 cho 412 hộ.", "Giáp Thìn"),
        ("HĐND xã khóa I, nhiệm kỳ 2021 - 2025 đã tổ chức 14 kỳ họp.", "2021 - 2026"),
        ("Đại biểu HĐND các cấp nhiệm kỳ 2020 - 2026 đã tiếp xúc cử tri 24 lượt.", "2021 - 2026"),
        ("Đảng bộ xã nhiệm kỳ 2020-2026 hoàn thành 18/19 chỉ tiêu.", "2020 - 2025"),
        (
            "Thi đua chào mừng Ngày Nhà giáo Việt Nam 20/11/2024 (từ 06/10/2025 đến 08/11/2025), có 684 tiết.",
            "20/11/2024",
        ),
    ],
)
def test_impossible_years_are_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_years_of_events, text), "P909", words)


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ số cải cách hành chính năm 2024 công bố tháng 4/2025; PCI năm 2024 công bố ngày 06/5/2025.",
        "Tết Ất Tỵ 2025 tặng 412 suất quà; Tết Bính Ngọ năm 2026 tặng 430 suất; xuân Giáp Thìn (2024).",
        "Chỉ số đổi mới sáng tạo toàn cầu (GII) năm 2025, công bố tháng 9/2025, Việt Nam xếp thứ 44.",
        "Bộ chỉ số DDCI năm 2025 công bố ngày 15/4/2025 gồm 8 chỉ số thành phần.",
        "Đại hội Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030 diễn ra ngày 14/8/2025.",
        "HĐND xã nhiệm kỳ 2016 - 2021 họp 11 kỳ; HĐND các cấp nhiệm kỳ 2026 - 2031; HĐND tỉnh nhiệm kỳ 2004 - 2011.",
        "HĐND xã quyết nghị thực hiện Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025; chi bộ nhiệm kỳ 2025 - 2027.",
        "Đại hội tổng kết nhiệm kỳ 2020 - 2025 tổ chức ngày 14/8/2025.",
        "Đại hội Công đoàn, nhiệm kỳ 2023 - 2028 tổ chức ngày 12/6/2023.",
        "Hướng tới kỷ niệm 80 năm Quốc khánh 02/9/2025 (từ 01/8/2025 đến 05/9/2025).",
    ],
)
def test_possible_years_are_silent(text: str) -> None:
    assert findings_of_rule(check_years_of_events, text) == []
