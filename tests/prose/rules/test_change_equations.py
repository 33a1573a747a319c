"""Whether changes lead from one value to another."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.change_equations import holds, is_contrary, is_slipped, is_turned, told_wrong
from tthc_render.prose.rules.told_values import told_values

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
