"""Sentences that divide by kind what the sentences before them count."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.parts_by_kind import check_parts_by_kind

WRONG = [
    "Xảy ra 42 vụ cháy, giảm 6 vụ. Về nguyên nhân, do điện 17 vụ, do bất cẩn 19 vụ, đang điều tra 5 vụ.",
    "Đảng bộ có 386 đảng viên. Phân theo trình độ: đại học 64, trung cấp 217, sơ cấp 115.",
    "Toàn tỉnh có 1.248 hợp tác xã. Theo lĩnh vực, có 906 hợp tác xã nông nghiệp, 324 hợp tác xã khác.",
    "Tiếp nhận 512 đơn.\nPhân loại theo nội dung: khiếu nại 81 đơn, tố cáo 36 đơn, kiến nghị, phản ánh 359 đơn.",
    "Có 918 hộ nghèo. Theo khu vực: thành thị 127 hộ, nông thôn 719 hộ.",
    "Thanh tra 64 doanh nghiệp. Chia theo loại hình: nhà nước 6, tư nhân 43, có vốn nước ngoài 17.",
]
RIGHT = [
    "Xảy ra 41 vụ cháy, giảm 6 vụ. Về nguyên nhân, do điện 17 vụ, do bất cẩn 19 vụ, đang điều tra 5 vụ.",
    "Xảy ra 42 vụ cháy. Về nguyên nhân, chủ yếu do điện 17 vụ, do bất cẩn 19 vụ.",
    "Có 918 hộ nghèo. Theo kế hoạch, giảm 120 hộ ở thành thị, 680 hộ ở nông thôn.",
    "Có 918 hộ nghèo. Theo khu vực: thành thị giảm 27 hộ, nông thôn giảm 81 hộ.",
    "Tỉnh có 126 xã, 812 thôn. Theo địa bàn: miền núi 41 xã, 302 thôn.",
    "Có 386 đảng viên. Về trình độ, 214 người có bằng đại học, 96 người có bằng thạc sĩ, 301 người có chứng chỉ.",
    "Quản lý 64 doanh nghiệp. Theo quy mô: lớn 6, vừa 41, nhỏ 17.",
    "Tiếp nhận 512 đơn. Theo nội dung: khiếu nại 81 đơn, tố cáo 36 đơn; còn lại 395 đơn là kiến nghị.",
    "Tổng vốn 186,5 tỷ đồng. Theo nguồn vốn: ngân sách tỉnh 74,2 tỷ đồng, ngân sách xã 112,3 tỷ đồng.",
    "Có 42 lớp. Theo cấp học, có 1.204 học sinh tiểu học, 986 học sinh trung học cơ sở.",
    "Có 124 sản phẩm. Về hạng: 8 sản phẩm 5 sao, 42 sản phẩm 4 sao, 74 sản phẩm 3 sao.",
    "Trung tâm có 18 viên chức. Theo đó, 12 viên chức làm việc tại quầy, 4 viên chức lưu động.",
    "Có 340 hồ sơ, 12 hồ sơ chưa phân loại. Phân theo lĩnh vực: đất đai 214 hồ sơ, hộ tịch 114 hồ sơ.",
]


@pytest.mark.parametrize("text", WRONG)
def test_kinds_that_do_not_make_what_they_divide_are_told(text: str) -> None:
    assert findings_of_families(("P301",), *text.split("\n"))


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_parts_by_kind, text) == []
