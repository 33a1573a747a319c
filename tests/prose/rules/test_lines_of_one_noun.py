"""Lines of one noun against the number before or behind them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.lines_of_one_noun import check_lines_of_one_noun

CLUBS = "- Câu lạc bộ Tiếng Anh: 112 em;\n- Câu lạc bộ Bóng đá: 48 em;\n- Câu lạc bộ Cờ vua: 35 em."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"Trường tổ chức 04 câu lạc bộ tự nguyện, học từ tháng 10/2024:\n{CLUBS}", "03"),
        (f"Trường có các câu lạc bộ sau:\n{CLUBS}\nNhư vậy, có 02 câu lạc bộ.", "03"),
    ],
)
def test_number_that_the_lines_deny(text: str, right: str) -> None:
    assert_one(findings_of_rule(check_lines_of_one_noun, text), "P707", right)


@pytest.mark.parametrize(
    "text",
    [
        f"Trường tổ chức 03 câu lạc bộ tự nguyện:\n{CLUBS}",
        f"Trường tổ chức 04 câu lạc bộ, tiêu biểu là:\n{CLUBS}",
        f"Trường có các câu lạc bộ sau:\n{CLUBS}\nNhư vậy, có 02 câu lạc bộ thể thao.",
        "Đã mở 05 lớp:\n- Lớp may: 03 lớp;\n- Lớp nấm: 02 lớp.",
        "Đã lập 03 tổ công tác:\n- Tổ công tác số 1 và số 2 ở thôn Hạ;\n- Tổ công tác số 3 ở thôn Thượng.",
        "Xã trao 04 giải:\n- Giải nhất: Thôn Đông;\n- Giải nhì: Thôn Đoài và Thôn Thượng;\n- Giải ba: Thôn Hạ.",
        "Xã trao 03 giải:\n- Giải nhất: thôn Đông;\n- Giải nhì: thôn Đoài, thôn Thượng.",
        "Đã lập 03 tổ:\n- Tổ giúp việc: Tổ hành chính và Tổ hậu cần;\n- Tổ kiểm tra: ông Nguyễn Văn An.",
        "Đã mở 03 lớp:\n- Lớp nghề may mở hai lớp ở xã Hòa Vang;\n- Lớp nghề nấm ở xã Bà Nà.",
    ],
)
def test_lines_that_are_as_many_or_need_not_be(text: str) -> None:
    assert findings_of_rule(check_lines_of_one_noun, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị khen thưởng gồm {7|6} lớp:\n- Khối 6: lớp 6A1, 6A4;\n- Khối 7: lớp 7A2;\n"
        "- Khối 8: lớp 8A1, 8A3;\n- Khối 9: lớp 9A2, 9A5.",
        "Điểm cầu đặt tại {6|5} thôn:\n- Cụm Đông: thôn Đoài, thôn Thượng;\n- Cụm Tây: thôn Hạ, Trung;\n"
        "- Cụm Nam: thôn Phú Mỹ và Tân Lập.",
        "Có {sáu|bảy} tổ dân phố như sau:\n- Địa bàn I: tổ dân phố 1, 2, 3;\n- Địa bàn II: tổ dân phố 4, 5 và số 6.",
    ],
)
def test_lines_that_each_name_some_of_them(text: str) -> None:
    assert_only_the_mistake_is_told(check_lines_of_one_noun, text, "P707")


def test_lines_that_say_more_than_names_or_of_some_are_let_be() -> None:
    lines = ("- Khối 6: lớp 6A1, 6A4;", "- Khối 7: lớp 7A2.")
    assert findings_of_rule(check_lines_of_one_noun, "Trong 4 lớp:", *lines) == []
    assert findings_of_rule(check_lines_of_one_noun, "Trường có 4 lớp:", lines[0], "- Khối 7: lớp 7A2 xuất sắc.") == []
