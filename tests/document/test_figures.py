"""What pictures and charts need beside a report."""

from __future__ import annotations

import pytest

from tthc_render.document.figures import named_pictures, periods_back


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Không có hình (xem bảng) [1].", ()),
        ("![Hình 1](a.png)\n![Hình 2](ảnh/b (1).jpg)", ("a.png", "ảnh/b (1).jpg")),
        ("[[hình: so do.svg | rộng 80 | Sơ đồ]]", ("so do.svg",)),
        ("![Chú thích [1] có^[ghi chú](x)](a.png)", ("a.png",)),
        ("![]()", ()),
    ],
)
def test_files_of_pictures_are_named(text: str, names: tuple[str, ...]) -> None:
    assert named_pictures([text]) == names


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Trong 4 kỳ gần đây", 0),
        ("[[biểu đồ: II.06a | cột (4) | Qua các kỳ]]", 0),
        ("[[biểu đồ: II.06a | cột (4) | 4 kỳ | Biểu đồ 1]]", 3),
        ("[[biểu đồ: II.06a | theo kỳ]]", 3),
        ("[[biểu đồ: II.06a | theo 2 kỳ báo cáo]]\n[[biểu đồ: II.06a | 6 kỳ]]", 5),
        ("[[biểu đồ: II.06a | 99 kỳ]]", 11),
    ],
)
def test_charts_of_periods_look_back(text: str, periods: int) -> None:
    assert periods_back([text]) == periods
