"""Firm words whose syllables lack a letter or end in a wrong one."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.compounds import is_compound
from tthc_render.vietnamese.cut_words import cut, cut_words


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("yêu cầu khắc phụ tồn tại", ["khắc phục"]),
        ("còn vướng mắt về mặt bằng", ["vướng mắc"]),
        ("cơ qua chủ trì phố hợp", ["cơ quan", "phối hợp"]),
        ("cả cách hành chính", ["cải cách"]),
        ("tại xã hộ ông an đã nhận tiền", []),
        ("các bộ phận chuyên môn", []),
        ("bé trai khi sinh nặng 3 kg", []),
        ("phát triển khi đủ điều kiện", []),
        ("kết quả hạn chế", []),
        ("thông báo cá nhân", []),
        ("tặng năm suất quà", []),
        ("nước thải xả ra kênh", []),
        ("hồ sơ đã chuyển nhưng chưa có kết quả", []),
        ("camera mất tín hiệu", []),
        ("làm mất tính khách quan", []),
        ("tổ đo đạc chỉ đo được ít thửa", []),
        ("bài học đáng giá", []),
        ("song phương và đa phương", []),
        ("xếp lương đúng hạng chức danh", []),
        ("văn phòng trình bà hà", []),
        ("khi lượng mưa vượt mức", []),
        ("sử dụng đất đa mục đích", []),
        ("cát nhân tạo", []),
    ],
)
def test_firm_words_that_lack_a_letter(text: str, right: list[str]) -> None:
    assert [slip.right for slip in cut(text.split())] == right


def test_no_listed_word_is_a_slip() -> None:
    assert [pair for pair in cut_words() if is_compound(*pair)] == []
