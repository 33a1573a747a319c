"""Work on long and hostile texts grows with their length, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text

FACTS: Final = ProseFacts(report_date=date(2024, 6, 20), issuer="UBND xã Hòa Bình")
SIZE: Final = 450
"""More figures than a passage has that is no table in one paragraph."""


def in_one(words: str) -> Callable[[int], list[str]]:
    """A paragraph of so many times the same words, with the number of each."""
    return lambda size: ["Kết quả " + " ".join(words.format(at) for at in range(size))]


TEXTS: Final[dict[str, Callable[[int], list[str]]]] = {
    "changes": in_one("tăng {0} vụ so với cùng kỳ năm trước (1{0} vụ), giảm {0}%;"),
    "claims": in_one("Toàn bộ hồ sơ đã được giải quyết xong, còn {} hồ sơ chưa giải quyết."),
    "offices": in_one("Xã A có {} hồ sơ."),
    "dates": in_one("ngày 12/5/2{:03};"),
    "shares": in_one("Tiếp nhận 1{0} hồ sơ, đạt 90,5%; còn {0} hồ sơ đang giải quyết."),
    "levels": in_one("Có {0} đơn vị đạt dưới 50%. Tất cả các xã đều đạt từ 50% trở lên;"),
    "strokes": in_one("tăng {0} vụ (3{0}/2{0});"),
    "repeated words": in_one("xã,"),
    "repeated figures": in_one("hộ: 12: Số"),
    "lines of shares": lambda size: [
        f"- Xã {at}: {at * 7 % 991 + 3} hồ sơ, đạt {at % 100},{at % 10}%" for at in range(size)
    ],
    "persons": lambda size: [
        f"Ông Nguyễn Văn {chr(65 + at % 26)}{chr(97 + at // 26 % 26)}, Chủ tịch UBND xã; Phó Chủ tịch {at}"
        for at in range(size)
    ] * 2,
}  # fmt: skip


def steps(lines: list[str]) -> int:
    """How many functions are called, those of the interpreter among them, when all rules read a text."""
    count = 0

    def seen(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    passages = from_text(lines, "a.txt")
    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        check_prose(passages, FACTS)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_as_long_a_text_is_twice_the_work(name: str) -> None:
    make = TEXTS[name]
    check_prose(from_text(make(SIZE), "a.txt"), FACTS)  # tables and patterns are read once
    assert steps(make(2 * SIZE)) < 3 * steps(make(SIZE))
