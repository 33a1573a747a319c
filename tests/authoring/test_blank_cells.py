"""What the look of cells without a value says."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, PatternFill

from tthc_render.authoring.blank_cells import CellLook, decimals_in, decimals_shown, has_plus, look_of, takes_days


@pytest.mark.parametrize(
    ("number_format", "decimals"),
    [
        ("#,##0.00", 2),
        ("0", 0),
        ("0.0%", 1),
        ("#,##0;-#,##0", 0),
        ("General", None),
        ("@", None),
        ("dd/mm/yyyy", None),
        ("+#,##0.0;-#,##0.0;0.0", 1),
        ('"+"0;-0', 0),
        (r"\+0.0;\-0.0;0.0", 1),
        (r"[Blue]\+#,##0.00;[Red]\-#,##0.00", 2),
        (r'#,##0\ "đ"', 0),
        (r"\S0", None),
        ("_-* #,##0.00_-;-* #,##0.00_-", 2),
        ("[Blue]0.000", 3),
        ('"Số "0', None),
    ],
)
def test_decimals_of_a_format(number_format: str, decimals: int | None) -> None:
    assert decimals_in(number_format) == decimals


@pytest.mark.parametrize(
    ("number_format", "day", "plus"),
    [
        ("dd/mm/yyyy", True, False),
        ("[$-42A]d-mmm-yy", True, False),
        ("mm/yyyy", False, False),
        ("hh:mm", False, False),
        ('0" ngày mm yy"', False, False),
        ("+#,##0;-#,##0;0", False, True),
        ('"+"0.0;-0.0', False, True),
        (r"\+0.0;\-0.0;0.0", False, True),
        (r"\-0.0;\+0.0", False, False),
        ("#,##0;+0", False, False),
        ("General", False, False),
    ],
)
def test_formats_of_days_and_of_changes(number_format: str, day: bool, plus: bool) -> None:
    assert (takes_days(number_format), has_plus(number_format)) == (day, plus)


@pytest.mark.parametrize(
    ("fill", "shaded"),
    [
        (PatternFill("solid", fgColor="BFBFBF"), True),
        (PatternFill("solid", fgColor=Color(theme=0, tint=-0.25)), True),
        (PatternFill("solid", fgColor=Color(indexed=22)), True),
        (PatternFill("solid", fgColor=Color(indexed=13)), False),
        (PatternFill("solid", fgColor=Color(indexed=64)), False),
        (PatternFill("lightUp"), True),
        (PatternFill("solid", fgColor="FFFF00"), False),
        (PatternFill("solid", fgColor="FFFFFF"), False),
        (PatternFill(), False),
    ],
)
def test_grey_and_hatched_cells_are_not_filled_in(fill: PatternFill, shaded: bool) -> None:
    cell = Workbook().active["A1"]
    cell.fill = fill
    assert look_of(cell) == CellLook(None, shaded)


def test_uneven_decimals_are_asked() -> None:
    assert decimals_shown([2, 2]) == (2, ["2 số lẻ như định dạng ô trong tệp"])
    assert decimals_shown([0, 0]) == (None, [])
    assert "có ô 1: xem lại so_le" in decimals_shown([0, 0, 1])[1][0]
