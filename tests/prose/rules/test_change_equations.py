"""Whether changes lead from one value to another."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.change_equations import (
    holds,
    is_between_rates,
    is_contrary,
    is_of_rate,
    is_slipped,
    is_turned,
    told_wrong,
)
from tthc_render.prose.rules.told_values import told_changes, told_values

CASES = [
    ("Có 20 vụ, năm trước 30 vụ, giảm 10 vụ", "holds"),
    ("Có 20 vụ, năm trước 30 vụ, giảm 33,3%", "holds"),
    ("Đạt 85%, năm trước 80%, tăng 5 điểm phần trăm", "holds"),
    ("Có 456 lượt, năm trước 152 lượt, gấp 3 lần", "holds"),
    ("Có 456 lượt, năm trước 152 lượt, tăng 2 lần", "holds"),
    ("Có 20 vụ, năm trước 30 vụ, tăng 10 vụ", "turned contrary"),
    ("Có 1.037 hộ, năm trước 1.284 hộ, giảm 274 hộ", "slipped"),
    ("Có 456 lượt, năm trước 152 lượt, gấp 7 lần", ""),
    ("Có 1.037 hộ, năm trước 1.284 hộ, giảm 611 hộ", ""),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_changes_and_values(text: str, words: str) -> None:
    [reading] = read(from_text([text], "a.txt"))
    [change], [new, old] = told_values(reading)
    pair = new.figure, old.figure
    told = {
        "holds": holds(reading, change, *pair),
        "turned": is_turned(change, *pair),
        "slipped": is_slipped(change, *pair),
        "contrary": not change.times and is_contrary(change, *pair),
    }
    assert " ".join(word for word, true in told.items() if true) == words
    codes = [item.code for item in told_wrong(reading, change, *pair, sure=True)]
    assert codes == ([] if words == "holds" else ["P904"] if "turned" in words else ["P903"]) or words == "holds"


@pytest.mark.parametrize(
    ("text", "of_rate"),
    [
        ("Có 120 đơn (cùng kỳ 108 đơn); tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng kỳ (93,1%).", True),
        ("Có 120 đơn (cùng kỳ 108 đơn), tỷ lệ đúng hạn 95,2%, tăng 2,1% so với cùng kỳ.", True),
        ("Có 120 đơn (cùng kỳ 108 đơn); giải quyết đúng hạn đạt 95,2% (cùng kỳ 93,1%), tăng 2,1%.", True),
        ("Có 120 đơn (cùng kỳ 108 đơn); giải quyết đúng hạn đạt 95,2%, tăng 2,1% (năm 2024: 93,1%).", True),
        ("Có 45 hộ, năm trước 60 hộ; tỷ lệ hộ nghèo giảm 0,5%.", True),
        ("Tỷ lệ giải quyết đạt 95,2%, số đơn 120 đơn, cùng kỳ 108 đơn, tăng 11,1%.", False),
        ("Có 120 đơn, cùng kỳ 108 đơn, tỷ lệ tăng 11,1%.", False),
        ("Thu 120 tỷ đồng, đạt tỷ lệ 95,2% kế hoạch, tăng 11,1% so với cùng kỳ (108 tỷ đồng).", False),
        ("Thu 120 tỷ đồng, đạt 95,2% kế hoạch, tăng 11,1% so với cùng kỳ (đạt 98%).", False),
        ("Tỷ lệ giải quyết tăng; có 120 đơn, tăng 12 đơn.", False),
    ],
)
def test_a_change_in_per_cent_may_be_one_of_a_rate(text: str, *, of_rate: bool) -> None:
    [reading] = read(from_text([text], "a.txt"))
    assert is_of_rate(reading, told_changes(reading)[-1].figure) is of_rate


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("Tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng kỳ (93,1%).", True),
        ("Tỷ lệ hộ nghèo còn 2,0%, giảm 0,5% so với năm 2024 (2,5%).", True),
        ("Tỷ lệ giải ngân đạt 45% kế hoạch, tăng 12% so với cùng kỳ (48%).", False),
        ("Giải ngân đạt 45%, tăng 12% so với cùng kỳ (48%).", False),
        ("Tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng kỳ (kế hoạch 96,4%).", False),
        ("Tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng kỳ.", False),
    ],
)
def test_a_change_between_two_rates(text: str, *, between: bool) -> None:
    [reading] = read(from_text([text], "a.txt"))
    [change] = told_changes(reading)
    assert is_between_rates(reading, change.figure) is between
