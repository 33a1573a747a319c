"""Differences of rates with both signs, or with “%” alone."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.point_signs import check_point_signs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tỷ lệ tốt nghiệp đạt 99,21%, tăng 0,28% điểm phần trăm.", "P963 0,28 điểm phần trăm"),
        ("Tỷ lệ hộ nghèo còn 3,1%, giảm 1,24 % điểm phần trăm so với năm 2025.", "P963 1,24 điểm phần trăm"),
        ("Tỷ lệ giải ngân thấp hơn 4%điểm phần trăm.", "P963 4 điểm phần trăm"),
        ("Chỉ số tăng 2,5% điểm % so với quý trước.", "P963 2,5 điểm phần trăm"),
        ("Tỷ lệ bao phủ cao hơn bình quân 0,5%  điểm phần trăm.", ""),
        ("Tỷ lệ hồ sơ trực tuyến tăng từ 58,2% năm 2024 lên 73,6%, tương ứng tăng 15,4%.", "P964 tăng 15,4"),
        ("Đã giảm từ 8,2% xuống còn 5,1%, giảm 3,1%.", "P964 giảm 3,1"),
        ("Thi hành xong 6.124 việc, đạt 85,3% số có điều kiện, vượt 1,3% chỉ tiêu được giao (84%).", "P964 vượt 1,3"),
        ("Tỷ lệ đạt 78,4%, thấp hơn 6,6% so với chỉ tiêu (85%).", "P964 thấp hơn 6,6"),
        ("Tỷ lệ đạt 91%, cao hơn 6,5% so với cùng kỳ năm 2025 (84,5%).", "P964 cao hơn 6,5"),
        ("Tỷ lệ tăng từ 58,2% lên 73,6%, tăng 15,4 điểm phần trăm.", ""),
        ("Tỷ lệ tăng từ 58,2% lên 73,6%, tăng 15,4% điểm phần trăm.", "P963 15,4 điểm phần trăm"),
        ("Tỷ lệ tăng từ 50% lên 75%, tăng 50%.", ""),
        ("Tỷ lệ tăng từ 98,2% lên 99,1%, tăng 0,9%.", ""),
        ("Tỷ lệ đạt 85,3%, vượt 1,5% kế hoạch (84%).", ""),
        ("Thu ngân sách đạt 106,5% dự toán, tăng 6,5% so với cùng kỳ.", ""),
        ("Đạt 85,3% kế hoạch; giá tăng 1,3% so với cùng kỳ (84%).", ""),
        ("Số hồ sơ tăng từ 58 lên 73, tăng 25,9%.", ""),
        ("Lãi suất từ 3% đến 5%, tăng 2% so với trước.", ""),
        ("Tăng 0,28%; điểm phần trăm không tính.", ""),
        ("Tỷ lệ 12%. Điểm phần trăm là hiệu của hai tỷ lệ.", ""),
        ("Tăng 2 điểm %, đạt 98%, cao nhất tỉnh.", ""),
    ],
)
def test_signs_of_differences(text: str, told: str) -> None:
    found = findings_of_rule(check_point_signs, text)
    assert [f"{x.code} {x.details['right']}".replace(" điểm phần trăm", "", x.code == "P964") for x in found] == (
        [told] if told else []
    )
