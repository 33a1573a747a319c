"""Columns that the file rounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_rounded_columns import with_kept_rounds


@pytest.mark.parametrize(
    ("share", "last", "formula"),
    [
        ("=ROUND(C{r}/B{r}*100,2)", "=D{r}-C{r}", "round((2) / (1) * 100, 2)"),
        ("=ROUND(C{r}/B{r},2)", "=D{r}*C{r}", "round((2) / (1), 2)"),
        ('=IF(B{r}=0,"",ROUND(C{r}/B{r}*100;1))', "=D{r}-C{r}", "round((2) / (1) * 100, 1)"),
        ("=ROUND(C{r}*B{r},0)", "=D{r}+C{r}", "round((2) * (1), 0)"),
        ("=ROUND(C{r}/B{r}*100,2)", "=C{r}+B{r}", "(2) / (1) * 100"),
        ("=C{r}/B{r}*100", "=D{r}-C{r}", "(2) / (1) * 100"),
        ("=ROUND(C{r}+B{r},2)", "=D{r}-C{r}", "(2) + (1)"),
        ("=ROUND(C{r},2)/B{r}", "=D{r}-C{r}", None),
    ],
)
def test_a_rounded_column_stays_so_where_others_compute_with_it(
    share: str, last: str, formula: str | None, tmp_path: Path
) -> None:
    sheet = Workbook().active
    sheet.append(["Xã", "Hộ", "Nghèo", "Kết quả", "Khác"])
    sheet.append(["A", "1", "2", "3", "4"])
    for row in (3, 4, 5):
        sheet.append([f"Xã {row}", 1000 + row, 40 + row, share.format(r=row), last.format(r=row)])
    sheet.parent.save(tmp_path / "a.xlsx")
    (grid,) = read_tables(tmp_path / "a.xlsx")
    columns = read_header(grid).columns
    found = list(leaves_of(columns))[3]
    assert found.formula == (formula or "")
    assert ("giữ round" in found.note) is bool(formula and formula.startswith("round"))
    assert with_kept_rounds(columns, grid, 2) == columns  # once is enough
