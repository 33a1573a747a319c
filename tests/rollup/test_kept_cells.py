"""Shares and dates that a parent has typed itself outlive a new roll-up; sums do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.forms.test_rows import MIXED, form_of
from tests.rollup.test_aggregate import FEES, PRICES, communes, rolled_up
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.own_cells import without_own_cells
from tthc_render.rollup.aggregate import Aggregate, Origin, PartSum, Sum
from tthc_render.rollup.kept_cells import kept_cells, lost_cells
from tthc_render.rollup.output import form_lines
from tthc_render.yaml_files.edits import nodes_of

__all__ = ["communes"]

TYPED = """
bieu:
  KT.01:
    dong:
      - {dong: "01", ke_hoach: 99}
      - {dong: "02", ke_hoach: 45, thuc_hien: null}
      - dong: "04"
        ke_hoach: 1/6/2026
"""


@pytest.fixture
def found(communes: Path, tmp_path: Path) -> Aggregate:
    form = form_of(tmp_path, MIXED)
    counted = Sum("data", "Số hộ", code="01", cells={"ke_hoach": [Origin("a", Decimal(20), Place())]})
    rows = (counted, Sum("data", "Thu nhập", code="02"), Sum("data", "Ngày", code="04"))
    part = PartSum(form.parts[0], False, rows, ("ke_hoach",))
    return replace(rolled_up(communes, "huyen"), forms={"KT.01": (form, (part,))})


def test_what_never_adds_up_is_kept(found: Aggregate) -> None:
    kept = kept_cells(TYPED, nodes_of(TYPED), found)
    assert kept == {
        ("KT.01", "phan_1", "", "02"): (("ke_hoach", "45"),),
        ("KT.01", "phan_1", "", "04"): (("ke_hoach", "1/6/2026"),),
    }
    assert [line.strip() for line in form_lines(found, "KT.01", kept)][2:] == [
        '- dong: "01"', "ke_hoach: 20", '- dong: "02"', "ke_hoach: 45", '- dong: "04"', "ke_hoach: 1/6/2026",
    ]  # fmt: skip


OPEN = """
bieu:
  GIA.01:
    dong:
      - {loai: Việc a, so_viec: 99, muc_thu: 7, ty_le: 40, ma_viec: "05", cong_khai: 1}
      - {loai: Việc khác, muc_thu: 3}
"""


def test_what_units_state_differently_is_kept_in_rows_of_their_own(communes: Path, tmp_path: Path) -> None:
    form = form_of(tmp_path, PRICES)
    counted = {"so_viec": [Origin("a", Decimal(20), Place())]}
    agreed = {"muc_thu": [Decimal(8), Decimal(8)], "cong_khai": [Decimal(1), Decimal(0)]}
    rows = (Sum("data", "Việc A", cells=counted, stated=agreed), Sum("data", "Việc B", cells=counted))
    part = PartSum(form.parts[0], False, rows, ("so_viec",))
    found = replace(rolled_up(communes, "huyen"), forms={"GIA.01": (form, (part,))})
    lines = form_lines(found, "GIA.01", kept_cells(OPEN, nodes_of(OPEN), found))
    assert [line.strip() for line in lines][2:] == [
        "- loai: Việc A", "so_viec: 20", "muc_thu: 8", "ty_le: 40", 'ma_viec: "05"', "cong_khai: 1",
        "- loai: Việc B", "so_viec: 20",
    ]  # fmt: skip


PRINTED = """
bieu:
  PHI.01:
    dong:
      - dong: "01"
        so_luong: 3
        phai_nop: {in: chờ duyệt, gia_tri: 0, vi_sao: Chưa có giá}
      - {dong: "03", phai_nop: {in: "<5", gia_tri: 0, vi_sao: Ít}}
      - dong: "04"
        so_luong:
          in: "<0,5"
          gia_tri: 0
          vi_sao: >
            Nhỏ hơn
            mức đo
        muc_phi: null
    nguoi_ky: {lap_bieu: Trần Thị Bình}
"""


def test_what_prints_otherwise_and_who_signs_outlive_a_roll_up(communes: Path, tmp_path: Path) -> None:
    form = form_of(tmp_path, FEES)
    counted = {"so_luong": [Origin("a", Decimal(4), Place())], "phai_nop": [Origin("a", Decimal(9), Place())]}
    rows = (Sum("data", "Đá", code="01", cells={"so_luong": counted["so_luong"]}), Sum("data", "", "", code="03"))
    rows[1].cells["phai_nop"] = counted["phai_nop"]
    part = PartSum(form.parts[0], False, rows, ("so_luong", "phai_nop"))
    found = replace(rolled_up(communes, "huyen"), forms={"PHI.01": (form, (part,))})
    after = "bieu:\n" + "\n".join(form_lines(found, "PHI.01", kept_cells(PRINTED, nodes_of(PRINTED), found)))
    data = yaml.safe_load(after)["bieu"]["PHI.01"]
    printed = {"in": "chờ duyệt", "gia_tri": 0, "vi_sao": "Chưa có giá"}
    assert data["dong"][0] == {"dong": "01", "so_luong": 4, "phai_nop": printed}
    assert data["dong"][1] == {"dong": "03", "phai_nop": 9}  # a sum takes the place, and it is told before
    small = {"in": "<0,5", "gia_tri": 0, "vi_sao": "Nhỏ hơn mức đo\n"}
    assert data["dong"][2] == {"dong": "04", "so_luong": small}  # a row that no unit beneath has
    assert data["nguoi_ky"] == {"lap_bieu": "Trần Thị Bình"}
    assert lost_cells(PRINTED, after, found) == ["PHI.01, 03: Phải nộp (cột 3)"]
    assert lost_cells(after, after, found) == []
    own = [form_text["dong"] for form_text in (without_own_cells(form, data), without_own_cells(form, {"dong": []}))]
    assert own == [[{"dong": "01", "so_luong": 4}, {"dong": "03", "phai_nop": 9}, {"dong": "04"}], []]
    assert "nguoi_ky" not in without_own_cells(form, data)


def test_a_lost_cell_is_told_whatever_other_part_or_group_has_a_row_of_that_name(
    communes: Path, tmp_path: Path
) -> None:
    form = form_of(tmp_path, MIXED)
    other = replace(form.parts[0], spec=form.parts[0].spec.model_copy(update={"khoa": "phan_2"}))
    form = replace(form, parts=(form.parts[0], other))
    parts = tuple(PartSum(part, False, (), ()) for part in form.parts)
    found = replace(rolled_up(communes, "huyen"), forms={"KT.01": (form, parts)})
    second = '    phan_2:\n      dong:\n        - {dong: "03", ke_hoach: 6}\n'
    both = 'bieu:\n  KT.01:\n    phan_1:\n      dong:\n        - {dong: "03", ke_hoach: 5}\n' + second
    after = f"bieu:\n  KT.01:\n    phan_1:\n      dong: []\n{second}"
    assert lost_cells(both, after, found) == ["KT.01, phan_1, 03: Kế hoạch (cột 1)"]
    assert lost_cells(both, both, found) == []

    form = form_of(tmp_path, PRICES)
    found = replace(found, forms={"GIA.01": (form, (PartSum(form.parts[0], False, (), ("so_viec",)),))})
    groups = [f"      - {{nhom: {name}}}\n      - {{loai: Khác, so_viec: 4, ty_le: 40}}\n" for name in ("Xã", "Phường")]
    before, left = ("bieu:\n  GIA.01:\n    dong:\n" + "".join(rows) for rows in (groups, groups[1:]))
    lost = lost_cells(before, left, found)
    assert [words.partition(":")[0] for words in lost] == ["GIA.01, xa, khac"] * 3


def test_of_a_roll_up_that_nobody_edited_only_own_cells_are_told(communes: Path, tmp_path: Path) -> None:
    form = form_of(tmp_path, PRICES)
    part = PartSum(form.parts[0], False, (), ("so_viec",))
    found = replace(rolled_up(communes, "huyen"), forms={"GIA.01": (form, (part,))})
    before = "bieu:\n  GIA.01:\n    dong:\n      - {loai: Việc a, so_viec: 99, ty_le: 40}\n"
    after = "bieu:\n  GIA.01:\n    dong:\n      - {loai: Việc b, so_viec: 99}\n"
    assert "GIA.01, viec_a: Số việc (cột 1)" in lost_cells(before, after, found)
    assert lost_cells(before, after, found, by_hand=False) == ["GIA.01, viec_a: Tỷ lệ (cột 4)"]
