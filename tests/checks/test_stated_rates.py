"""Rates of timeliness and claims that nothing was late, against forms and indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in
from tthc_render.workspace.paths import packaged_templates


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Tỷ lệ giải quyết trước và đúng hạn đạt 99,9%.", ["C320"]),
        ("Tỷ lệ hồ sơ TTHC giải quyết đúng hạn và trước hạn trong kỳ đạt 94,23%.", ["C320"]),
        ("Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt RIGHT.", []),
        ("Lĩnh vực đất đai có tỷ lệ giải quyết đúng hạn đạt 87,5%.", []),
        ("Phấn đấu tỷ lệ giải quyết đúng hạn đạt 99,9%.", []),
        ("Cùng kỳ năm 2025, tỷ lệ giải quyết đúng hạn đạt 90,5%.", []),
        ("Tỷ lệ giải quyết đúng hạn đạt trên 99%.", []),
        ("Không có hồ sơ quá hạn; tỷ lệ giải quyết đúng hạn đạt 99,9%.", ["C320", "C321"]),
        ("Trong kỳ không có hồ sơ giải quyết quá hạn.", ["C321"]),
        ("Không có hồ sơ quá hạn, không có phản ánh.", ["C321"]),
        ("Lĩnh vực hộ tịch không có hồ sơ quá hạn.", []),
        ("Chứng thực: không có hồ sơ quá hạn.", []),
        ("Chứng thực: tỷ lệ giải quyết đúng hạn đạt 99,9%.", []),
        ("Hồ sơ hộ tịch có tỷ lệ giải quyết đúng hạn đạt 99,9%.", []),
        ("Công an xã có tỷ lệ giải quyết đúng hạn đạt 99,9%.", []),
        ("Kết quả: tỷ lệ giải quyết đúng hạn đạt 99,9%.", ["C320"]),
        ("Đối với hồ sơ chứng thực, không có hồ sơ quá hạn.", []),
        ("Hiện không còn hồ sơ quá hạn.", []),  # what was late is settled
        ("Đang giải quyết 41 hồ sơ, không có hồ sơ quá hạn.", []),
        ("Các hồ sơ còn lại đều trong hạn, không có hồ sơ quá hạn.", []),
        ("Tiếp tục bảo đảm không có hồ sơ quá hạn.", []),
    ],
)
def test_what_the_forms_have_otherwise(words: str, codes: list[str], tmp_path: Path) -> None:
    late, whole = 4, 776
    right = f"{100 * (whole - late) / whole:.2f}%".replace(".", ",")
    found = found_in(tmp_path, COMMUNE.replace(WORDS, words.replace("RIGHT", right)))
    assert [item.code for item in found if item.code in ("C320", "C321", "P901")] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Tỷ lệ giải quyết trước và đúng hạn đạt 99,87%.", []),
        ("Tỷ lệ giải quyết trước và đúng hạn đạt 94,2%.", ["C320"]),
        ("Trong kỳ không có hồ sơ quá hạn.", ["C321"]),
    ],
)
def test_so_are_the_indicators_of_a_report_without_forms(words: str, codes: list[str], tmp_path: Path) -> None:
    example = packaged_templates() / "reports" / "cai-cach-tthc-thang@xa" / "example.yaml"
    text = example.read_text(encoding="utf-8").replace("ubnd-xa-vi-du", "ubnd-xa-thach-ha")
    old = "Đã niêm yết công khai 03 (ba) TTHC mới ban hành tại Trung tâm Phục vụ hành chính công xã."
    assert old in text
    found = [item for item in found_in(tmp_path, text.replace(old, words)) if item.code in ("C320", "C321")]
    assert [item.code for item in found] == codes
    assert all(item.details["source"] == "mục ho_so" for item in found)


def test_the_right_rate_is_said(tmp_path: Path) -> None:
    (item,) = found_in(tmp_path, COMMUNE.replace(WORDS, "Tỷ lệ giải quyết đúng hạn đạt 61,5%."))
    assert (item.code, item.details["source"]) == ("C320", "biểu II.06a")
    assert item.details["value"] in item.message()
