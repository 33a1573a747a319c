"""Narrative about a period that was over before the report's own began."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in

TASK = "    #. Xử lý dứt điểm các hồ sơ quá hạn."
QUARTER = "Quý III năm 2026"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Trong 6 tháng đầu năm 2026, UBND xã chưa tổ chức kiểm tra.", ["D689"]),
        ("6 tháng đầu năm, UBND xã chưa tổ chức kiểm tra.", ["D689"]),
        ("Trong 6 tháng cuối năm 2026, UBND xã chưa tổ chức kiểm tra.", []),
        ("Trong 9 tháng đầu năm 2026, UBND xã chưa tổ chức kiểm tra.", []),
        ("Trong tháng 8 năm 2026, UBND xã đã kiểm tra.", []),
        ("Trong quý II năm 2026, UBND xã chưa tổ chức kiểm tra.", ["P909"]),
        ("Trong tháng 5 năm 2026, UBND xã đã kiểm tra.", ["P909"]),
        ("So với 6 tháng đầu năm 2026, hồ sơ trực tuyến nhiều hơn.", []),
        ("Kế hoạch 6 tháng đầu năm 2026 đã hoàn thành.", []),
    ],
)
def test_sentences_that_open_with_a_past_period(words: str, codes: list[str], tmp_path: Path) -> None:
    found = found_in(tmp_path, COMMUNE.replace(WORDS, words))
    assert [item.code for item in found if item.code in ("D689", "P909")] == codes


@pytest.mark.parametrize(
    ("task", "written"),
    [
        ("Hoàn thành số hóa hồ sơ trong quý II năm 2026.", "quý II năm 2026"),
        ("Hoàn thành số hóa hồ sơ trong quý II.", "quý II"),
        ("Hoàn thành trong 6 tháng đầu năm.", "6 tháng đầu năm"),
        ("Hoàn thành số hóa hồ sơ trong quý IV năm 2026.", ""),
        ("Hoàn thành trong quý I năm 2027.", ""),
        ("Xử lý dứt điểm hồ sơ tồn từ quý II năm 2026.", ""),
        ("Tổ chức sơ kết 6 tháng đầu năm 2026.", ""),
        ("Khắc phục hạn chế của 6 tháng đầu năm 2026.", ""),
    ],
)
def test_tasks_of_a_past_period(task: str, written: str, tmp_path: Path) -> None:
    assert TASK in COMMUNE
    found = [item for item in found_in(tmp_path, COMMUNE.replace(TASK, f"    #. {task}")) if item.code == "D689"]
    assert [(item.details["written"], item.details["period"]) for item in found] == [(written, QUARTER)] * bool(written)
