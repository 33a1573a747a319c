"""Districts named in a report of before 1/7/2025, when the next one is of later."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.authoring.old_levels import mark_districts
from tthc_render.yaml_files.edits import edited, nodes_of

TEXT = """\
van_ban:
  noi_nhan: [Như trên, UBND các huyện]
  luu: VT
bieu:
  II.08:
    dong:
      - nhom: CẤP HUYỆN
      - {linh_vuc: Quản lý, so: 3}
      - don_vi: ubnd-huyen-mau
      - don_vi: ban-quan-ly
loi_van:
  khac: |
    Bộ phận một cửa cấp huyện.
  chung: Không có.
"""
BEFORE, AFTER = date(2025, 6, 14), date(2025, 9, 14)


def test_each_text_that_names_a_district_is_marked() -> None:
    marked = list(mark_districts(nodes_of(TEXT), TEXT, BEFORE, AFTER))
    assert [key for key, _ in marked] == ["van_ban.noi_nhan", "bieu.II.08", "bieu.II.08", "loi_van.khac"]
    lines = edited(TEXT, [edit for _, edit in marked]).splitlines()
    assert lines[1].strip() == "# còn “các huyện”: cấp huyện không còn từ 01/7/2025"
    assert lines[7] == "      - nhom: CẤP HUYỆN # còn “CẤP HUYỆN”: cấp huyện không còn từ 01/7/2025"
    assert lines[9] == "      - don_vi: ubnd-huyen-mau # còn “ubnd-huyen-mau”: cấp huyện không còn từ 01/7/2025"
    assert lines[12] == "  # còn “cấp huyện”: cấp huyện không còn từ 01/7/2025"
    assert lines[13] == "  khac: |"


@pytest.mark.parametrize(("old", "new"), [(BEFORE, BEFORE), (AFTER, AFTER)])
def test_only_where_levels_change_in_between(old: date, new: date) -> None:
    assert list(mark_districts(nodes_of(TEXT), TEXT, old, new)) == []
