"""Values that one chooses from, in titles and as boxes in cells."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_options import is_boxed, options_in


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
    ],
)
def test_values_of_titles_and_boxes(title: str, samples: list[str], cells: list[str], values: tuple[str, ...]) -> None:
    assert options_in(title, samples, cells) == values


def test_one_box_alone_is_no_list() -> None:
    assert [is_boxed(text) for text in ("☐ Có ☐ Không", "☐ Có", "Có / Không")] == [True, False, False]
