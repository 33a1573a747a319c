"""Shares whose base nothing names, a slip away from those of a figure nearby."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.loose_shares import check_loose_shares

WHOLE = "Toàn tỉnh quản lý 1.246.310 thửa đất."
CASES = [
    ((WHOLE, "Đã rà soát 684.215 thửa, đạt 52,9%."), "54,9%"),
    ((WHOLE, "Đã rà soát 684.215 thửa, đạt 54,9%."), None),
    ((WHOLE, "Đã rà soát 684.215 thửa, đạt 31,7%."), None),  # no slip leads there
    ((WHOLE, "Đã rà soát 684.215 thửa, tăng 52,9%."), None),
    ((WHOLE, "Đã rà soát 684.215 thửa, đạt 52,9% kế hoạch."), None),
    ((WHOLE, "Đã rà soát 684.215 thửa, đúng hạn đạt 52,9%."), None),
    ((WHOLE, "Đã rà soát 684.215 thửa, đạt 54,8%."), None),  # rounded otherwise
    ((WHOLE, "Hạ tầng xong.", "Mạng tốt.", "Máy đủ.", "Đã rà soát 684.215 thửa, đạt 52,9%."), None),  # too far
    ((WHOLE, "Kho giữ 1.293.412 thửa.", "Đã rà soát 684.215 thửa, đạt 52,9%."), None),  # of these it is
    (("Dự toán giao 124.631 triệu đồng.", "Đã chi 68.421 triệu đồng, đạt 52,9%."), None),  # money has plans
    (("Xảy ra 22 vụ.", "Do điện 13 vụ, chiếm 69,1%; do bất cẩn 6 vụ, chiếm 27,3%."), "59,1%"),
    (("Xảy ra 22 vụ.", "Do điện 13 vụ, chiếm 69,1%; do bất cẩn 6 vụ, chiếm 28,3%."), None),  # nothing proves the base
    (("Có 240 phiếu.", "Thu về 96 phiếu (42%)."), None),  # too small to tell
]


@pytest.mark.parametrize(("lines", "right"), CASES)
def test_a_share_that_one_slip_explains(lines: tuple[str, ...], right: str | None) -> None:
    found = findings_of_rule(check_loose_shares, *lines)
    assert [item.details["right"] for item in found] == ([right] if right else [])
