"""Which figures of a sentence are of an earlier time, and which are changes."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.told_values import told_values


@pytest.mark.parametrize(
    ("text", "changes", "earlier"),
    [
        ("Bị thương 09 người (cùng kỳ 12 người), giảm 03 người.", ["03"], ["12"]),
        ("So với tháng trước (312 ca), số ca mắc là 278 ca, giảm 34 ca.", ["34"], ["312"]),
        ("Sản lượng 248,6 triệu kWh, cao hơn cùng kỳ 12,4 triệu kWh (236,2 triệu kWh).", ["12,4"], ["236,2"]),
        ("Xuất khẩu 1,86 tỷ USD, tăng 20% so với 1,55 tỷ USD cùng kỳ.", ["20"], ["1,55"]),
        ("Số lượt khách tăng 2,5 lần, từ 480 lên 1.200 lượt.", ["2,5"], ["480"]),
        ("Trong 6 tháng đầu năm thành lập 212 doanh nghiệp, tăng 12%.", ["12"], []),
        ("Giảm 2,6 điểm phần trăm, vượt chỉ tiêu đề ra (giảm 2 điểm phần trăm).", ["2,6"], []),
        ("Năm trước chuyển sang 214 việc, thụ lý mới 486 việc.", [], []),
        ("Gia tăng 15 vụ, tiết giảm 50% công suất, tăng 5% so với kế hoạch.", [], []),
    ],
)
def test_the_clause_of_a_figure_says_of_what_time_it_is(text: str, changes: list[str], earlier: list[str]) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    told, values = told_values(reading)
    assert [change.figure.text for change in told] == changes
    assert [value.figure.text for value in values if value.earlier] == earlier


def test_named_times_are_in_order() -> None:
    (reading,) = read(from_text(["Quý III/2024 thu 24 tỷ đồng, quý III/2023 thu 21 tỷ đồng, quý này 26 tỷ đồng."], ""))
    _, (last, first, now) = told_values(reading)
    assert first.is_before(last)
    assert not last.is_before(first)
    assert first.is_before(now)
