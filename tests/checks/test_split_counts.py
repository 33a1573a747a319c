"""Counts printed with decimals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in


def told(root: Path, words: str) -> list[str]:
    found = found_in(root, COMMUNE.replace(WORDS, words))
    return [f"{item.details['seen']} {item.details['noun']}" for item in found if item.code == "D787"]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Có [= bieu.II_06a.tong.tiep_nhan / 3 | so] hồ sơ.", "272,33 hồ sơ"),
        ("Tháng 8 tiếp nhận [= bieu.II_06a.tong.tiep_nhan / 3] hồ sơ.", "272,33 hồ sơ"),
        ("Niêm yết 12,5 TTHC tại Trung tâm.", "12,5 TTHC"),
        ("Niêm yết [= 5 / 8 | dem] TTHC tại Trung tâm.", "0,625 TTHC"),
        ("Có 1,5 người tham dự; bình quân mỗi cuộc 12,5 người.", "1,5 người"),
    ],
)
def test_a_count_with_decimals_is_told(words: str, seen: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == [seen]


@pytest.mark.parametrize(
    "words",
    [
        "Trung bình mỗi tháng [= bieu.II_06a.tong.tiep_nhan / 3 | so] hồ sơ.",
        "Bình quân một ngày tiếp nhận 12,6 hồ sơ.",
        "Mỗi công chức giải quyết 12,6 hồ sơ.",
        "Có [= lam_tron(bieu.II_06a.tong.tiep_nhan / 3) | so] hồ sơ.",
        "Có 1,2 nghìn lượt truy cập; đường dài 12,5 km; kinh phí 12,5 triệu đồng.",
        "Đạt 1,5 hồ sơ/người.",
        "Đạt 12,5%.",
        "Có 05 kiến nghị đang giải quyết đều vướng quy hoạch tuyến đường Vành đai 3,5:",
    ],
)
def test_averages_scales_and_measures_may_have_decimals(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []
