"""Growth in prose: what is read, and changes that do not follow from their two values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.diagnostics.findings import Place
from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.growth import changes, check_growth
from tthc_render.vietnamese.numbers import format_count


def _reading(text: str) -> Reading:
    return Reading(Passage(text, Place("a.txt", 1, 1)))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Tiếp nhận 500 hồ sơ, tăng 100 hồ sơ so với quý trước.", ("tăng", "100", "500", None)),
        ("Tiếp nhận 500 hồ sơ, giảm 2,5% so với quý trước.", ("giảm", "2,5%", "500", None)),
        ("Số hồ sơ từ 400 hồ sơ lên 500 hồ sơ (tăng 25%).", ("tăng", "25%", "500", (400, 500))),
        ("Tiếp nhận 500 hồ sơ (trực tuyến 40 hồ sơ), tăng 25%.", ("tăng", "25%", None, None)),
        ("Tiếp nhận 500 hồ sơ. Tăng 25% so với quý trước.", ("tăng", "25%", None, None)),
        ("Có 12 hội nghị, tăng 100 hồ sơ.", ("tăng", "100", None, None)),
        ("Số hồ sơ tăng nhanh.", None),
        ("Gia tăng 5 lần.", None),
    ],
)
def test_a_change_is_read_with_what_has_changed(text: str, read: tuple[object, ...] | None) -> None:
    found = [
        (change.word, change.shown, change.changed.text if change.changed else None, change.pair)
        for change in changes(_reading(text))
    ]
    assert found == ([read] if read else [])


@pytest.mark.parametrize(
    "text",
    [
        "Số hồ sơ tăng từ 400 hồ sơ lên 500 hồ sơ, tỷ lệ giải quyết đúng hạn tăng 2%.",
        "Số hồ sơ tăng từ 400 hồ sơ lên 500 hồ sơ; chi phí tuân thủ giảm 15%.",
        "Số hồ sơ tăng từ 400 hồ sơ lên 500 hồ sơ. Tỷ lệ hồ sơ trực tuyến tăng 12%.",
        "Số hồ sơ giảm từ 500 hồ sơ xuống còn 400 hồ sơ (giảm 20%), hồ sơ quá hạn giảm 5 hồ sơ.",
        "Năm 2023 tiếp nhận 900 hồ sơ; năm 2024 tiếp nhận 800 hồ sơ, hồ sơ trực tuyến tăng 50 hồ sơ.",
        "Tiếp nhận 500 hồ sơ, tăng 25% so với quý trước (trực tuyến 300 hồ sơ).",
        "Tiếp nhận 500 hồ sơ, tăng 25% so với cùng kỳ; trong đó số hồ sơ trực tuyến là 300 hồ sơ.",
        "Số hồ sơ trễ hạn từ 0 hồ sơ lên 5 hồ sơ (tăng 100%).",
    ],
)
def test_a_change_of_something_else_is_not_held_against_a_pair(text: str) -> None:
    assert check_growth(ProseContext([_reading(text)])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 500 hồ sơ, tăng 20% so với quý I (quý I: 400 hồ sơ).",
        "Tiếp nhận 500 hồ sơ, tăng 20% so với cùng kỳ năm 2023 (cùng kỳ là 400 hồ sơ).",
        "Tiếp nhận 500 hồ sơ, tăng 20% so với cùng kỳ năm 2023 là 400 hồ sơ.",
        "Số hồ sơ từ 500 hồ sơ xuống 400 hồ sơ, tăng 20%.",
    ],
)
def test_a_wrong_change_beside_both_values_is_reported(text: str) -> None:
    assert [item.code for item in check_growth(ProseContext([_reading(text)]))] == ["P306"]


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_a_change_with_the_right_rounding_is_silent_and_any_other_reported(old: int, new: int, places: int) -> None:
    word = "tăng" if new >= old else "giảm"
    share = (abs(Decimal(new) - old) * 100 / old).quantize(Decimal(10) ** -places)
    wrong = share + 3

    def reported(percent: Decimal) -> list[str]:
        text = f"từ {format_count(old)} hồ sơ lên {format_count(new)} hồ sơ ({word} {percent:f}%)".replace(".", ",")
        text = text.replace(f"{old:,}", format_count(old)).replace(f"{new:,}", format_count(new))
        return [item.code for item in check_growth(ProseContext([_reading(f"Số hồ sơ {text}.")]))]

    assert reported(share) == []
    assert reported(wrong) == ["P306"]


def test_the_right_change_is_reported_with_its_places() -> None:
    [item] = check_growth(ProseContext([_reading("Số hồ sơ từ 400 hồ sơ lên 500 hồ sơ (tăng 20,5%).")]))
    assert item.details["right"] == "tăng 25,00%"
    assert item.where.column == 43
