"""Values that one chooses from, in titles and as boxes in cells."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_options import is_boxed, listed, open_options, options_in


@pytest.mark.parametrize(
    ("title", "samples", "cells", "values"),
    [
        ("Kết quả (Đạt/Chưa đạt)", ["Đạt"], [], ("Đạt", "Chưa đạt")),
        ("Loại hình (NOXH/NLTCN)", [], [], ("NOXH", "NLTCN")),
        ("Có trang tin (có/không)", [], [], ("có", "không")),
        ("Địa điểm (xã/phường)", [], [], ()),
        ("Địa điểm (Xã/Phường)", [], [], ()),
        ("Hoàn thành (Tháng/Năm)", [], [], ()),
        ("Năng suất (tạ/ha)", [], [], ()),
        ("Kết quả (Đạt/Chưa đạt)", ["Chờ"], [], ()),
        ("Tài liệu kiểm chứng", [], ["", "☐ Có ☐ Không", "☐ Có ☑ Không"], ("Có", "Không")),
        ("Mức độ", [], ["□ Mức 1 □ Mức 2", "□ Mức 1 □ Mức 2 □ Mức 3"], ("Mức 1", "Mức 2", "Mức 3")),
        ("Tài liệu", [], ["☐ Có"], ()),
        (
            "Kết quả (Đạt yêu cầu/Không đạt yêu cầu/Chưa đánh giá xếp loại)",
            [],
            [],
            ("Đạt yêu cầu", "Không đạt yêu cầu", "Chưa đánh giá xếp loại"),
        ),
        ("Xếp loại (Tốt; Khá; Yếu)", ["Khá"], ["Khá"], ("Tốt", "Khá", "Yếu")),
        ("Hạng (ĐB/I/II/III/IV)", ["I", "II"], ["I"], ("ĐB", "I", "II", "III", "IV")),
        ("Hạng (ĐB, I, II, III, IV)", ["I", "II"], ["I"], ("ĐB", "I", "II", "III", "IV")),
        ("Hạng (ĐB, I, II, III, IV)", [], [], ()),
        ("Hạng ĐB/I/II/III/IV", ["I", "II"], ["I"], ("ĐB", "I", "II", "III", "IV")),
        ("Hạng: ĐB/I/II/III/IV", ["I", "II"], ["I"], ("ĐB", "I", "II", "III", "IV")),
        ("Cha, mẹ (họ tên, năm sinh)", ["Lê An"], ["Lê An"], ()),
        ("Nơi nhận (hộ gia đình; cá nhân)", ["Nhà ông A"], ["Nhà ông A"], ()),
    ],
)
def test_values_of_titles_and_boxes(title: str, samples: list[str], cells: list[str], values: tuple[str, ...]) -> None:
    assert options_in(title, samples, cells) == values


def test_one_box_alone_is_no_list() -> None:
    assert [is_boxed(text) for text in ("☐ Có ☐ Không", "☐ Có", "Có / Không")] == [True, False, False]


@pytest.mark.parametrize(
    ("samples", "asked"),
    [
        (["Có", "Không", "Có (tối đa 20%)"], "lua_chon: [Có, Không]"),
        (["Có", "Không"], ""),
        (["thuê ngoài", "tự làm"], ""),
    ],
)
def test_a_title_with_values_and_cells_with_others_is_asked(samples: list[str], asked: str) -> None:
    found = open_options("Mua thêm (có/không)", samples)
    assert asked in found
    assert bool(found) == bool(asked)


def test_values_with_a_comma_are_quoted_in_a_list() -> None:
    assert listed(["Trọn gói", "Đấu thầu, qua mạng"]) == 'Trọn gói, "Đấu thầu, qua mạng"'


@pytest.mark.parametrize("title", ["Thay đổi (+/-)", "Tăng (+) / giảm (-)", "Chênh lệch +/-"])
def test_signs_before_figures_are_no_choices(title: str) -> None:
    assert open_options(title, ["-67,85", "+36,70", "0,00"]) == ""
