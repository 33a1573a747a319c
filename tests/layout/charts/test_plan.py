"""Texts of a chart: the room that they take, and their lines."""

from __future__ import annotations

import pytest

from tthc_render.formats.fonts import advance_width
from tthc_render.layout.charts.plan import Box, Word, longest_word, widest, wrapped


def test_a_turned_word_takes_the_room_of_the_upright_one() -> None:
    upright, turned = (Word("Đất đai", 50.0, 50.0, turned=turned).box for turned in (False, True))
    assert turned.top - turned.bottom == pytest.approx(upright.right - upright.left)
    assert turned.right - turned.left == pytest.approx(upright.top - upright.bottom)


@pytest.mark.parametrize(("align", "left"), [("left", 0.0), ("center", -0.5), ("right", -1.0)])
def test_a_word_stands_where_it_is_aligned(align: str, left: float) -> None:
    assert Word("Hộ tịch", 9.0, 0.0, align).box.left == pytest.approx(9.0 + left * advance_width("Hộ tịch", 10.0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "meets", "holds"),
    [
        (Box(2, 2, 3, 3), True, True),
        (Box(9, 9, 11, 11), True, False),
        (Box(10, 0, 12, 10), False, False),
        (Box(0, 12, 9, 13), False, False),
    ],
)
def test_boxes(other: Box, meets: bool, holds: bool) -> None:
    assert (Box(0, 0, 10, 10).meets(other), Box(0, 0, 10, 10).holds(other)) == (meets, holds)


@pytest.mark.parametrize("room", [20.0, 60.0, 500.0])
def test_lines_fit_and_no_letter_is_lost(room: float) -> None:
    text = "Quản lý hội, tổ chức phi chính phủ_va_cac_quy"
    lines = wrapped(text, room)
    assert widest(lines) <= room
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert longest_word([text]) == advance_width("phủ_va_cac_quy", 10.0)


def test_a_word_with_hyphens_is_whole_where_a_line_holds_it() -> None:
    assert wrapped("Hợp tác với I-ta-li-a - giai đoạn 2021-2025", 62) == [
        "Hợp tác với",
        "I-ta-li-a - giai",
        "đoạn",
        "2021-2025",
    ]
    assert wrapped("Ma-lai-xi-a", 30) == ["Ma-lai-", "xi-a"]
