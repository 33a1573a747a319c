"""The rows of a part on its sheet."""

from __future__ import annotations

from pathlib import Path

from tests.support.formkit import own_form, shipped, source_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.data import read_data
from tthc_render.forms.model import Form
from tthc_render.spreadsheets.rows import ROOM, ROOM_BETWEEN, PartRows, part_rows

COLUMNS = "{ten: Số, khoa: so, ma: (1)}"
FIXED = """
dong:
  - {ma: "01", ten: Tổng, cong_thuc: 02 + 03}
  - {ma: "02", ten: Một}
  - {tu_do: true}
  - {ma: "03", ten: Ba}
"""


def rows_of(form: Form, folder: Path, text: str) -> PartRows:
    data = read_data(form, source_of(folder, text), (), Findings(), gaps=True)
    assert data is not None
    part = form.parts[0]
    return part_rows(part, data.parts[part.key])


def test_room_is_behind_the_rows_of_the_report(tmp_path: Path) -> None:
    found = rows_of(own_form(tmp_path, COLUMNS), tmp_path, "dong:\n  - {ten: A, so: 1}\n")
    assert [row.mark for row in found.rows[:2]] == ["phan_1/0/a", "phan_1/+/"]
    assert sum(row.spare for row in found.rows) == ROOM
    assert len(found.table.total.members) == ROOM + 1


def test_room_is_in_every_group() -> None:
    form = shipped("II.08")
    assert sum(row.spare for row in part_rows(form.parts[0], None).rows) == ROOM


def test_groups_have_room_at_their_end(tmp_path: Path) -> None:
    figures = ", ".join(f"{c.key}: 1" for c in shipped("II.08").parts[0].columns if c.typed)
    text = "".join(f"  - {{nhom: {name}}}\n  - {{linh_vuc: X, {figures}}}\n" for name in ("A", "B"))
    found = rows_of(shipped("II.08"), tmp_path, f"dong:\n{text}")
    kinds = "".join("s" if row.spare else row.line.kind[0] for row in found.rows)
    assert kinds == f"gd{'s' * ROOM_BETWEEN}gd{'s' * ROOM}t"


def test_prescribed_rows_are_all_there_with_room_where_the_form_leaves_it(tmp_path: Path) -> None:
    found = rows_of(own_form(tmp_path, COLUMNS, FIXED), tmp_path, 'dong:\n  - {dong: "03", so: 1}\n')
    marks = [row.mark for row in found.rows if not row.spare]
    assert marks[:2] == ["phan_1/+/#01", "phan_1/+/#02"]
    assert marks[2] == "phan_1/0/#03"
    assert [row.spare for row in found.rows] == [False, False, *[True] * ROOM, False]
