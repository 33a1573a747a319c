"""Numbers that announce a list."""

from __future__ import annotations

import pytest

from tthc_render.prose.announced_lists import announced, labelled, small_counts, stated
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import Reading, read


def reading_of(text: str) -> Reading:
    return read(from_text([text], "a.txt"))[0]


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("Có 05 xã chưa đạt gồm: Tân An, Tân Phú.", 5, "xã chưa đạt"),
        ("Bệnh xảy ra tại 06 huyện, thị xã (Can Lộc, Đức Thọ).", 6, "huyện, thị xã"),
        ("Còn 4 doanh nghiệp nợ trên 5 tỷ đồng: Công ty An Phú.", 4, "doanh nghiệp nợ trên 5 tỷ đồng"),
        ("Quá hạn 21 hồ sơ thuộc ba lĩnh vực: đất đai, hộ tịch.", 3, "lĩnh vực"),
        ("Có 03 sản phẩm đạt 4 sao: Bột gạo, Hủ tiếu.", 3, "sản phẩm đạt 4 sao"),
        ("Có 12/16 khoản thu đạt tiến độ là: thuế, phí.", 12, "khoản thu đạt tiến độ"),
        ("Niêm yết 05 (năm) thủ tục: khai sinh, khai tử.", 5, "thủ tục"),
        ("Năm công trình gồm: cầu, đường.", 5, "công trình"),
    ],
)
def test_the_number_the_noun_and_what_stands_before_the_list(text: str, number: int, noun: str) -> None:
    found = list(announced(reading_of(text)))
    assert [(one.stated, one.noun) for one in found] == [(number, noun)]


@pytest.mark.parametrize(
    "text",
    [
        "Trong 5 xã: Tân An, Tân Phú.",
        "Năm học gồm: hai kỳ.",
        "Có 05 xã. Tân An, Tân Phú đã đạt.",
        "Thu 12 tỷ đồng: thuế, phí.",
    ],
)
def test_a_number_of_some_or_of_a_measure_announces_none(text: str) -> None:
    assert list(announced(reading_of(text))) == []


def test_a_list_that_begins_with_the_noun_counted_before() -> None:
    reading = reading_of("Khen 02 tập thể và 03 cá nhân. Cá nhân gồm: ông An, bà Bình.")
    assert [one.stated for _, one in labelled(reading, ())] == [3]


@pytest.mark.parametrize(
    ("text", "gathered"),
    [
        ("Niêm yết TTHC, gồm 01 việc: công bố, công khai.", [(1, True)]),
        ("Niêm yết TTHC, gồm 94 việc: công bố, công khai.", [(94, True)]),
        ("Còn 04 việc, gồm: công bố, công khai.", [(4, False)]),
        ("Còn 01 việc: công bố, công khai.", []),
    ],
)
def test_numbers_of_what_something_consists_of_may_be_one_or_many(text: str, gathered: list[tuple[int, bool]]) -> None:
    assert [(one.stated, one.gathered) for one in announced(reading_of(text))] == gathered


def test_counts_in_figures_and_words() -> None:
    assert [stated(count) for _, _, count in small_counts(reading_of("Có 3 xã và bốn thôn, 120 hộ."))] == [3, 4]
