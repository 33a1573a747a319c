"""Tables typed for fonts from before Unicode."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.authoring.old_fonts import with_unicode
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.vietnamese.old_encodings import from_tcvn3

OLD = {
    "STT": "STT",
    "Chỉ tiêu": "ChØ tiªu",
    "Kế hoạch năm": "KÕ ho¹ch n¨m",
    "Số lượng": "Sè l\xadîng",
    "Ghi chú": "Ghi chó",
}


def test_the_letters_are_those_of_the_font() -> None:
    assert [from_tcvn3(old) for old in OLD.values()] == list(OLD)


def test_a_table_of_old_letters_is_converted_and_said_to_be() -> None:
    [found] = with_unicode([grid_of_texts([list(OLD.values()), ["1", "Đã có", "", "", ""]])])
    assert [cell.text for cell in found.rows[0]] == list(OLD)
    assert found.rows[1][1].text == "Đã có"  # a cell in Unicode stays
    assert "TCVN3 (ABC) đã đổi sang Unicode" in found.remarks[0]


@pytest.mark.parametrize("words", [["Số lượng", "Kế hoạch năm"], ["STT", "A"], ["Café", "Côté"]])
def test_other_tables_stay_as_they_are(words: list[str]) -> None:
    grid = grid_of_texts([words])
    assert with_unicode([grid]) == [grid]


def test_a_csv_in_old_letters_is_read_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(",".join(OLD.values()).encode("latin-1"))
    [found] = with_unicode(read_tables(tmp_path / "a.csv"))
    assert [cell.text for cell in found.rows[0]] == list(OLD)
