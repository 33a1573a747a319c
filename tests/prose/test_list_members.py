"""How many members a list has."""

from __future__ import annotations

import pytest

from tthc_render.prose.list_members import masked, read_members


@pytest.mark.parametrize(
    ("body", "noun", "least", "most"),
    [
        ("Can Lộc, Đức Thọ, thị xã Hồng Lĩnh", "huyện", 3, 3),
        ("Sở Y tế, Sở Văn hóa, Thể thao và Du lịch", "đơn vị", 2, 2),
        ("Sở Y tế, Sở Xây dựng, Đô thị", "đơn vị", 2, 3),
        ("nhà hàng Hải Yến, quán Bình Hương và quán Thanh Vân, quán Bà Bảy", "cơ sở", 4, 4),
        ("điện tử (+14,2%), may mặc (+9,6%), bao bì (+3,4%)", "ngành hàng", 3, 3),
        ("1) giao thông, 2) trường học, 3) môi trường và an toàn", "nhóm", 3, 3),
        ("(1) công bố; (2) công khai; (3) rà soát. Có 2 loại: (1) a; (2) b", "việc", 3, 3),
        ("đợt 1 tháng 3; đợt 2 tháng 7", "đợt", 2, 2),
        ("Đông, Tây, Nam, Bắc; theo Kế hoạch số 12/KH-UBND", "thôn", 4, 4),
        ("nhóm đất đai, xây dựng; theo Quyết định số 3/QĐ-UBND; nhóm khác", "nhóm", 3, 4),
        ("phân phối lợi nhuận; kế hoạch năm; thù lao", "tờ trình", 3, 3),
        ("thu tiền sử dụng đất, lệ phí trước bạ, thuế môi trường và thu khác ngân sách", "khoản", 4, 4),
        ("giao thông; nhà ở; môi trường và an toàn", "tiêu chí", 3, 4),
        ("đất đai, hộ tịch, chứng thực, trong đó hộ tịch chậm", "lĩnh vực", 3, 3),
        ("Công ty An Phú, Công ty Sao Ta; 12 hộ khác", "doanh nghiệp", 2, 2),
    ],
)
def test_sure_and_doubtful_marks(body: str, noun: str, least: int, most: int) -> None:
    found = read_members(body, 0, len(body), noun, persons=False)
    assert found is not None
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    "body",
    [
        "đất đai, hộ tịch...",
        "đất đai, hộ tịch và các lĩnh vực khác",
        "2 lớp tập huấn, hội nghị sơ kết",
        "các xã ven biển, thị trấn Lộc Hà",
        "(1) đất đai; (2) hộ tịch; (4) chứng thực",
        "(1) 03 nội dung về đất đai; (2) hộ tịch",
    ],
)
def test_lists_that_are_not_whole_or_have_several_in_one_are_none(body: str) -> None:
    assert read_members(body, 0, len(body), "nội dung", persons=False) is None


def test_what_stands_in_brackets_and_quotes_parts_nothing() -> None:
    assert masked("ông A (xã B, xã C) và “a, b”") == "ông A (¤¤¤¤¤¤¤¤¤¤) và “¤¤¤¤”"
