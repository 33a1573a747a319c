"""The figure before the part of a share in its clause."""

from __future__ import annotations

import pytest

from tthc_render.prose.clause_bases import clause_base
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read


def base_of(text: str) -> str | None:
    """What the first share of a text that has a part before it is of."""
    reading = read(from_text([text], "a.txt"))[0]
    percent = [x for x in reading.quantities if x.percent][-1]
    part = [x for x in reading.counts if x.end <= percent.start and x.depth <= percent.depth][-1]
    base = clause_base(reading, part, percent)
    return base.text if base else None


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Tố cáo thuộc thẩm quyền 58 vụ, đã giải quyết 52 vụ, đạt 89,66%.", "58"),
        ("Quan trắc 62 vị trí, 248 mẫu, có 19 mẫu vượt quy chuẩn (7,66%).", "248"),
        ("Xảy ra 34 vụ, giảm 6 vụ so với cùng kỳ; khám phá 29 vụ, đạt 85,3%.", "34"),
        ("Khám 156.420 lượt, bằng kế hoạch (160.000 lượt), trong đó bảo hiểm y tế 131.873 lượt (84,3%).", "156.420"),
        ("Giao 3.712 người, bình quân 58 người/đơn vị; hiện có 3.264 người, bằng 87,9%.", "3.712"),
        ("Có 945 hộ dân. Trong đó 45 hộ nghèo, chiếm 4,8%.", "945"),
        ("Tiền phạt 738 triệu đồng, đã nộp ngân sách 702 triệu đồng (95,1%).", "738"),
        ("Ổ dịch nhỏ: phát hiện 214, xử lý 211, đạt 98,6%.", "214"),
        ("Khách 9,24 triệu lượt, trong đó khách quốc tế 1,12 triệu lượt, chiếm 12,1%.", "9,24"),
        ("Nợ thuế là 2.341 tỷ đồng; nợ có khả năng thu 1.487 tỷ đồng, bằng 63,5% tổng nợ.", "2.341"),
    ],
)
def test_a_base(text: str, base: str) -> None:
    assert base_of(text) == base


@pytest.mark.parametrize(
    "text",
    [
        "Giải ngân 742 tỷ đồng, trong đó vốn trung ương 641 tỷ đồng (49,2%).",  # of a plan of its own
        "Trồng 1.250 ha rừng sản xuất, 830 ha rừng phòng hộ, đạt 83%.",
        "Có 945 hộ dân. Đã cấp nước cho 845 hộ, đạt 89,4%.",  # another sentence
        "Xảy ra 34 vụ, giảm 6 vụ (15,0%).",  # by how much
        "Có 12 tổ chức, 45 cá nhân, đạt 91,2%.",  # of another noun
        "Có 27.046 hộ, tỷ lệ 27,88%; còn 14.502 hộ, tỷ lệ 14,17%.",  # each of all
        "Có 25 đại biểu tán thành, 3 đại biểu không tán thành, 1 đại biểu vắng, đạt 33,0%.",  # in a list
        "Có 120/145 hộ, 45 hộ nghèo, chiếm 31,0%.",  # behind a ratio
        "Có 186 phụ nữ khởi nghiệp, 160 phụ nữ được vay, đạt 86,0% (chỉ tiêu 186).",
        "Khám cho 1.230 người cao tuổi, 845 người có hồ sơ (62,1% số người cao tuổi toàn xã).",
        "Có 945 hộ dân, 845 hộ có nước sạch; chất lượng nước tốt, tỷ lệ hộ hài lòng đạt 91,2%.",
    ],
)
def test_no_base(text: str) -> None:
    assert base_of(text) is None
