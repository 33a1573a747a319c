"""Reports that were copied from another unit are named when they are added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rollup.test_aggregate import ROW_BY_FIELD, add_type, rolled_up, unit_lines, write_report

ROWS = "".join(ROW_BY_FIELD.format(name, 10 + number) for number, name in enumerate("ABCDEFGHI"))
SAME = "".join(ROW_BY_FIELD.format(name, 5) for name in "ABCDEFGHI")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (ROWS, ROWS, ["UBND xa-2"]),
        (ROWS, ROWS.replace("10", "99", 1), []),
        (SAME, SAME, []),  # few different figures may be alike
    ],
)
def test_a_copied_report_is_named(tmp_path: Path, first: str, second: str, told: list[str]) -> None:
    add_type(tmp_path, "linh-vuc", "II.06a")
    units = [unit_lines("huyen", "UBND huyện", "huyen")]
    for code, rows in {"xa-1": first, "xa-2": second}.items():
        units.append(unit_lines(code, f"UBND {code}", "xa", "huyen"))
        write_report(tmp_path, code, "linh-vuc", "II.06a", rows)
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    found = [item for item in rolled_up(tmp_path, "huyen").findings if item.code == "B509"]
    assert [item.details["unit"] for item in found] == told
    assert all((item.where.line, item.details["other"]) == (2, "UBND xa-1") for item in found)
