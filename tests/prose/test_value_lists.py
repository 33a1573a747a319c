"""Lists of names and figures in a sentence."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.value_lists import value_lists

LISTS = [
    (
        "Tỷ lệ ở các bản: Tả Phìn 91,3%; Hoàng Hồ 90,8%; Nậm Lúc 89,4%.",
        [("Tả Phìn", "91,3%"), ("Hoàng Hồ", "90,8%"), ("Nậm Lúc", "89,4%")],
    ),
    (
        "Số vụ: tháng 01: 21 vụ; tháng 02: 17 vụ; tháng 3: 14 vụ.",
        [("tháng 01", "21 vụ"), ("tháng 02", "17 vụ"), ("tháng 3", "14 vụ")],
    ),
    (
        "Ban số 1: 1.214/1.650 tỷ đồng (73,6%); Ban số 2: 703/1.180 tỷ đồng (59,6%); Sở Xây dựng: 288/560 tỷ đồng"
        " (51,4%).",
        [("Ban số 1", "1.214", "1.650", "73,6%"), ("Ban số 2", "703", "1.180", "59,6%"),
         ("Sở Xây dựng", "288", "560", "51,4%")],
    ),
    (
        "Sở Y tế 83,5%, Sở Văn hóa, Thể thao và Du lịch 87,3%, Sở Tư pháp 71%.",
        [("Sở Y tế", "83,5%"), ("Sở Văn hóa, Thể thao và Du lịch", "87,3%"), ("Sở Tư pháp", "71%")],
    ),
    (
        "Nguyên nhân: thiếu đất 125 hộ (43%), thiếu vốn 81 hộ (27,8%), thiếu lao động 52 hộ (17,9%), khác 33 hộ"
        " (11,3%).",
        [("thiếu đất", "125 hộ", "43%"), ("thiếu vốn", "81 hộ", "27,8%"), ("thiếu lao động", "52 hộ", "17,9%")],
    ),
    (
        "Giải quyết: hình sự 62/68, dân sự 91/152, hành chính 2/9.",
        [("hình sự", "62", "68", "91,2%"), ("dân sự", "91", "152", "59,9%"), ("hành chính", "2", "9", "22,2%")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_members_with_their_names_and_figures(text: str, members: list[tuple[str, ...]]) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    (one,) = value_lists(reading)
    assert [(x.shown, *(cell.shown for cell in x.cells)) for x in one.members] == members


@pytest.mark.parametrize(
    "text",
    [
        "Thu 12 tỷ đồng, chi 9 tỷ đồng.",
        "Thu 412 tỷ đồng, bằng 92% dự toán, tăng 8,1% so với cùng kỳ.",
        "Xã A đạt 91%, xã B có 12 hộ, xã C đạt 88%.",
        "Tiếp 118 lượt, nhận 92 đơn, trong đó khiếu nại 12 đơn.",
    ],
)
def test_figures_of_several_kinds_are_no_list(text: str) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    assert value_lists(reading) == []


def test_months_are_times() -> None:
    (reading,) = read(from_text([LISTS[1][0]], "a.txt"))
    assert value_lists(reading)[0].of_times
