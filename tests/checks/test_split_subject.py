"""Commas of a subject that part its entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, loaded
from tthc_render.checks.split_subject import split_subject


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("[Về việc rà soát, sửa đổi quy trình]", '["Về việc rà soát, sửa đổi quy trình"]'),
        ("[Kết quả kiểm tra, giám sát, xử lý đơn]", '["Kết quả kiểm tra, giám sát, xử lý đơn"]'),
        ('["Về việc rà soát, sửa đổi quy trình"]', ""),
        ('["Kết quả kiểm tra", "giám sát"]', ""),
        ("[Kết quả kiểm tra, quý II năm 2024]", ""),
        ("[Kết quả kiểm tra, và giám sát]", ""),
        ("[Kết quả kiểm tra, 6 tháng đầu năm]", ""),
        ("[Kết quả kiểm tra, Nhiệm vụ sắp tới]", ""),
        ("[Kết quả kiểm tra,\n    giám sát]", ""),
        ("\n    - Kết quả kiểm tra\n    - giám sát", ""),
        ("[Kết quả kiểm tra]", ""),
        ("[]", ""),
    ],
)
def test_a_comma_of_the_subject_that_parts_lines(tmp_path: Path, typed: str, right: str) -> None:
    computed = loaded(tmp_path, REPORT.replace("luu: VT\n", f"luu: VT\n  trich_yeu: {typed}\n"))
    found = list(split_subject(computed.report))
    assert [(item.code, item.details["right"]) for item in found] == [("D789", right)] * bool(right)
