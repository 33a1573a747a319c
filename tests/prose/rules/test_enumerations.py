"""Enumerations in the text, and lists against the count that announces them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.enumerations import check_lists


def codes(*lines: str) -> list[str]:
    return [item.code for item in findings_of_rule(check_lists, *lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Tập trung 03 nhóm: (1) thể chế; (2) hạ tầng; (3) dữ liệu.",),
        ("Kiểm tra 05 cuộc tại các thôn: Đông, Tây, Nam.",),
        ("Giải ngân 06 khoản cho các đơn vị: Phòng Đông, Phòng Tây và Phòng Nam.",),
        ("Ban hành 4 kế hoạch: kế hoạch kiểm tra, kế hoạch tuyên truyền và hai kế hoạch đào tạo.",),
        ("Cụ thể: (i) cấp tỉnh; (ii) cấp huyện.",),
        ("Theo công thức (3)=(4)+(5)+(6).",),
        ("Cột (1) của mã 03 và 07 tính từ cột (1) của các mã số có liên quan, cột (3) để trống.",),
        ("Có 02 TTHC gồm: (1) Khai sinh; (2) Khai tử.",),
        ("Có 4 nhóm vướng mắc, trong đó hai nhóm cần tỉnh gỡ ngay: (1) thiếu máy quét; (2) dữ liệu chưa sạch.",),
        ("Ban hành văn bản (1) và giao Sở thực hiện.",),
        ("Kiểm tra 03 sở: Nội vụ, Tư pháp, Tài chính.",),
        ("Kiểm tra 03 sở: Nội vụ, Tư pháp và Tài chính.",),
        ("Kiểm tra 02 sở: Nội vụ, Giáo dục và Đào tạo.",),
        ("Kiểm tra 03 sở: Y tế, Văn hóa, Thể thao và Du lịch, Lao động - Thương binh và Xã hội.",),
        ("Kiểm tra 05 sở: Nội vụ, Tư pháp, Tài chính, …",),
        ("Tại 05 huyện, thành phố, thị xã: Can Lộc, Thạch Hà, thị xã Kỳ Anh, thành phố Hà Tĩnh và Đức Thọ.",),
        ("Tại 05 huyện: Can Lộc, Thạch Hà (02 xã), Đức Thọ, Kỳ Anh và Hương Sơn.",),
        ("Tại 05 xã: Bình An, Ích Hậu (huyện Lộc Hà), Thạch Mỹ, Mai Phụ, Hộ Độ.",),
        ("Tại 14 đơn vị: Sở Xây dựng, Sở Y tế và UBND các huyện.",),
        ("Tại 04 sở: Văn hóa, Thể thao và du lịch, Y tế, Nội vụ, Tài chính.",),
        ("Tại 05 sở: Y tế, Nội vụ; Tài chính, Tư pháp; Xây dựng.",),
        ("Ban hành 03 văn bản: Văn bản số 21/UBND-NC, Văn bản số 22/UBND-NC; Văn bản số 23/UBND-NC.",),
        ("Kiểm tra 05 sở: Nội vụ, Tư pháp đã hoàn thành 3 cuộc.",),
        ("Còn 16 ý kiến chuyển cấp trên: Sở Nông nghiệp và Môi trường 6, Sở Xây dựng 5, Bảo hiểm xã hội 5.",),
        ("Có 42 vụ việc chuyển nơi khác: Công an tỉnh 30, Tòa án khu vực 12, Thanh tra tỉnh 0.",),
        ("Cấp 9 giấy phép cho: Lữ hành Hạ Long 4, Vận tải Hoàng Long 5.",),
        ("Có 4 tập thể: Phòng Kinh tế, Hạ tầng và Đô thị, Công an xã, Trạm Y tế xã, Trường Tiểu học Hòa Bình.",),
    ],
)
def test_right_lists_are_silent(lines: tuple[str, ...]) -> None:
    assert codes(*lines) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("Tập trung: (1) thể chế; (2) hạ tầng; (4) dữ liệu.",), "P705"),
        (("Tập trung: (1) thể chế; (2) hạ tầng; (2) dữ liệu; (3) nguồn lực.",), "P706"),
    ],
)
def test_wrong_lists_are_reported(lines: tuple[str, ...], code: str) -> None:
    assert code in codes(*lines)
