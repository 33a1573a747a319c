"""Figures by the words that name them and by their time."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.labelled_values import named, values

TIMES = [
    ("Năm 2025 trồng 41 ha rừng. Năm 2024 trồng 38 ha rừng.", {"41": "now", "38": "then"}),
    ("Tháng trước khai thác 412 tấn. Tháng này khai thác 430 tấn.", {"412": "then", "430": "now"}),
    ("Kế hoạch giao là 500 ha. Đã trồng 412 ha.", {"500": "plan", "412": "now"}),
    ("Có 87 ổ. So sánh với cùng kỳ năm 2024 (146 ổ dịch).", {"87": "now", "146": "then"}),
    ("Năm học trước có 798 lớp.", {"798": "then"}),
    ("Thu nội địa đạt 51.236 tỷ đồng.", {}),
]
NAMES = [
    ("thu nội địa", "51.236"),
    ("vốn của thu nội địa", ""),
    ("trình độ trung cấp", "13.976"),
    ("trình độ cao đẳng", "8.214"),
    ("tổng", ""),
]
TEXT = (
    "Thu nội địa đạt 51.236 tỷ đồng; nếu không kể tiền sử dụng đất thì thu nội địa đạt 35.364 tỷ đồng."
    " Tuyển sinh trình độ cao đẳng 8.214 người, trung cấp 13.976 người. Năm trước có 12 trường."
)


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_the_words_that_open_a_sentence_give_the_time(text: str, times: dict[str, str]) -> None:
    found = values(read(from_text([text], "a.txt")), 0, 2025)
    assert {value.figure.text: value.when for value in found} == times


@pytest.mark.parametrize(("name", "figure"), NAMES)
def test_a_value_is_named_by_the_words_that_it_shares(name: str, figure: str) -> None:
    value = named(name.split(), values(read(from_text([TEXT], "a.txt")), 0, 2025))
    assert (value.figure.text if value else "") == figure
