"""Fixed expressions in spellings that the ear takes for right."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.confusables import confusables, confused
from tthc_render.vietnamese.syllables import is_syllable


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("tu dưỡng trao dồi đạo đức", ["trau dồi"]),
        ("số tiền khuyên góp", ["quyên góp"]),
        ("ông tránh văn phòng ủy ban", ["chánh văn phòng"]),
        ("các đơn vi trực thuộc", ["đơn vị"]),
        ("hóa đơn vi phạm quy định", []),
        ("chính xác nhập liệu", []),
        ("kiểm tra hồ sơ xuất khẩu", []),
        ("sắp nhập học", []),
        ("trau dồi đạo đức", []),
        ("bộ phận một cửa tiếp nhân hồ sơ", ["tiếp nhận"]),
        ("không trực tiếp nhân viên nào", []),
        ("giai quyết thu tục hành chinh", ["giải quyết", "thủ tục", "hành chính"]),
        ("ban thường trực tuyên truyền", []),
        ("bắt đầu tu sửa trụ sở", []),
        ("xét xử ly hôn", []),
        ("các khoản có tính chất lương", []),
        ("về thực chất lương chưa tăng", []),
        ("cơ sở vật chất lương bổng", []),
        ("bản chất lương là giá của lao động", []),
        ("hồ sơ trễ hạng do quá hạng thẩm định", ["trễ hạn", "quá hạn"]),
        ("thi công quá hạng mục được giao", []),
        ("xin gia hạng thời hạng giải quyết", ["gia hạn", "thời hạn"]),
        ("cầu thủ tham gia hạng nhất", []),
        ("bằng lái xe đúng hạng", []),
        ("tỷ lệ giải quyết đúng hạng", ["giải quyết đúng hạn"]),
        ("thủ tục hành chín tại bộ phận một của xã", ["thủ tục hành chính", "bộ phận một cửa xã"]),
        ("đề nghỉ sở nội vụ xem xét", ["đề nghị"]),
        ("bàn về vấn đề nghỉ lễ", []),
        ("họp giao ban hàng tuần", []),
        ("hồ sơ tồn động kéo dài", ["tồn đọng"]),
        ("bảo tồn động vật hoang dã", []),
        ("cập nhập hồ sơ", ["cập nhật"]),
        ("phổ cập nhập học", []),
        ("nâng cao chất lương phục vụ", ["chất lượng"]),
        ("hàng kém chất lương", ["chất lượng"]),
        ("tính đến nay chất lương khám bệnh", ["chất lượng"]),
    ],
)
def test_wrong_forms_are_told_by_their_company(text: str, right: list[str]) -> None:
    assert [slip.right for slip in confused(text.split())] == right


def test_every_right_form_is_one() -> None:
    entries = [entry for some in confusables().values() for entry in some]
    assert len(entries) > 150
    for entry in entries:
        assert all(is_syllable(word) for word in entry.right.split()), entry
        assert entry.wrong != tuple(entry.right.split())
        assert all(" ".join(entry.wrong) in " ".join(phrase) for phrase in entry.but), entry
