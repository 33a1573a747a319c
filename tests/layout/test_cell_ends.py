"""Ends of lines in cells: words with hyphens and counted things stay whole where that costs no line."""

from __future__ import annotations

import pytest

from tests.support.documents import cell, geometry
from tthc_render.document.tree import Cell, Note, Row, Run
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.cell_ends import MOST_LINES, with_letters, with_whole_ends
from tthc_render.layout.paragraphs import cell_pieces
from tthc_render.layout.tall_rows import line_ends

OWN = geometry()
SIZE = 12.0


def lines(one: Cell, widest: str, kind: str = "data") -> list[str]:
    """The lines of ``one`` in a column as wide as ``widest``."""
    own = Row((one,), kind)  # type: ignore[arg-type]
    bold = kind != "data"
    width = advance_width(widest, SIZE, bold=bold) + 0.5 + 2 * OWN.cell_padding_pt
    found = with_whole_ends(one, own, width, SIZE, OWN)
    words = "".join(piece.text for piece in cell_pieces(found, own, SIZE))
    words = words.replace("\u2011", "-").replace("\u00a0", " ")
    return [words[start:end] for start, end in line_ends(found, own, width, SIZE, OWN)]


@pytest.mark.parametrize(
    ("text", "widest", "right"),
    [
        ("Năm học 2024-2025", "Năm học 2024-", ["Năm học", "2024-2025"]),
        ("Nhập từ I-ta-li-a", "Nhập từ I-ta-", ["Nhập từ", "I-ta-li-a"]),
        ("Biểu BM-YT-01", "Biểu BM-YT", ["Biểu", "BM-YT-01"]),
        ("Theo mẫu 03a-TSC/KKT", "Theo mẫu 03a-", ["Theo mẫu", "03a-TSC/KKT"]),
        ("Tổng số 61 đoàn", "Tổng số 61", ["Tổng số", "61 đoàn"]),
        ("Tổng số: 61 đoàn", "Tổng số: 61", ["Tổng số:", "61 đoàn"]),
    ],
)
@pytest.mark.parametrize("kind", ["data", "header", "total"])
def test_what_belongs_together_is_whole(text: str, widest: str, right: list[str], kind: str) -> None:
    assert lines(cell(text, align="left"), widest, kind) == right


@pytest.mark.parametrize(
    ("text", "widest", "parted"),
    [
        ("Văn bản 107/KH-UBND", "Văn bản 107/KH-", "Văn bản 107/KH-"),  # programs must find it
        ("Giai đoạn A-B-C-D-E", "Giai đo", "A-B-"),  # longer than a line
        ("Xinh-ga-po và Ma-lai-xi-a về hợp tác", "Xinh-ga-po và Ma-", "Xinh-ga-po và Ma-"),  # takes a line more
        ("Xem https://so-tai-chinh.ha-tinh.gov.vn", "Xem https://so-tai-", "Xem https://so-tai-"),  # addresses as well
        ("Gửi so-y-te@ha-tinh.vn", "Gửi so-y-", "Gửi so-y-"),
        ("Tệp bao-cao.xlsx", "Tệp bao-", "Tệp bao-"),
        ("Mức 5 Phòng", "Mức 5", "Mức 5"),  # no count
    ],
)
def test_other_ends_stay(text: str, widest: str, parted: str) -> None:
    assert parted in lines(cell(text, align="left"), widest)


def test_addresses_keep_their_hyphens() -> None:
    one = cell("Xem https://so-tai-chinh.ha-tinh.gov.vn hoặc www.so-y-te.vn", align="left")
    for width in range(60, 200, 5):
        found = with_whole_ends(one, Row((one,)), width, SIZE, OWN)
        assert "\u2011" not in "".join(piece.text for piece in cell_pieces(found, Row((one,)), SIZE))


def test_a_cell_of_more_lines_than_are_worth_it_stays() -> None:
    one = cell("Năm học 2024-2025 " * (MOST_LINES + 10), align="left")
    width = advance_width("Năm học 2024-", SIZE) + 0.5 + 2 * OWN.cell_padding_pt
    assert with_whole_ends(one, Row((one,)), width, SIZE, OWN) is one


def test_rows_of_codes_stay() -> None:
    code = cell("(1) + (2) a-b-c-d")
    assert with_whole_ends(code, Row((code,), "code"), 60, SIZE, OWN) is code


def test_runs_and_notes_keep_their_places() -> None:
    inlines = (Run("Vốn "), Run("5", bold=True), Run(" ha"), Note((Run("x"),), number=12))
    assert with_letters(inlines, "Vốn 5_ha12") == (*inlines[:2], Run("_ha"), inlines[3])
