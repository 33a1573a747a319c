"""Figures of indicators that prose names by what was done with what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in

FIGURES = {"moi": 5, "ky_truoc": 0, "quy_dinh": 1, "hanh_vi": 4, "da_xu_ly": 4, "cong_khai": 4, "dang_xu_ly": 1}


def told(root: Path, words: str) -> list[tuple[str, str]]:
    text = COMMUNE.replace(WORDS, words)
    start, end = text.index("  pakn:\n"), text.index("    dang_xu_ly:")
    group = "".join(f"    {key}: {value}\n" for key, value in FIGURES.items())
    text = text[:start] + "  pakn:\n" + group + text[text.index("\n", end) + 1 :]
    found = found_in(root, text)
    assert not [item for item in found if item.severity == "error"]
    return [(item.code, item.details["value"]) for item in found if item.code == "C318"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Trong kỳ, UBND xã đã xử lý 5/5 phản ánh, kiến nghị, đạt 100%.", "4"),
        ("Đã xử lý 9 phản ánh, kiến nghị.", "4"),
        ("UBND xã đã xử lý 4/6 phản ánh và kiến nghị của người dân.", "5"),
        ("Đã tiếp nhận 7 phản ánh, kiến nghị trong kỳ.", "5"),
        ("Đang xử lý 2 PAKN.", "1"),
        ("Về xử lý phản ánh, kiến nghị: UBND xã đã xử lý 5/5 phản ánh, kiến nghị.", "4"),
    ],
)
def test_a_figure_that_the_indicator_has_otherwise(words: str, value: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == [("C318", value)]


@pytest.mark.parametrize(
    "words",
    [
        "Đã xử lý 4/5 phản ánh, kiến nghị.",
        "Đã tiếp nhận 5 phản ánh, kiến nghị.",
        "Cùng kỳ năm 2025 xử lý 9 phản ánh, kiến nghị.",
        "Đã xử lý 9 phản ánh, kiến nghị về đất đai.",
        "Đã tiếp nhận và xử lý 9 phản ánh, kiến nghị.",
        "Chưa xử lý 3 phản ánh, kiến nghị.",
        "Tiếp tục xử lý 9 phản ánh, kiến nghị.",
        "Lũy kế từ đầu năm đã xử lý 9 phản ánh, kiến nghị.",
        "Đã xử lý 9 kiến nghị.",
        "Công an xã đã xử lý 3 phản ánh, kiến nghị.",
        "Phòng Kinh tế đã xử lý 2 phản ánh, kiến nghị; Phòng Văn hóa đã xử lý 2 phản ánh, kiến nghị.",
        "Trên Cổng Dịch vụ công quốc gia đã tiếp nhận 3 phản ánh, kiến nghị.",
        "Các thôn đã tiếp nhận 12 phản ánh, kiến nghị.",
        "Đường dây nóng đã tiếp nhận 3 phản ánh, kiến nghị.",
        "Kỳ trước đã xử lý 9 phản ánh, kiến nghị.",
    ],
)
def test_what_may_be_of_another_scope_is_not_told(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []
