"""Rolling up: Hà Tĩnh 2024 comes out of its 56 units, and nothing is counted twice or left out unsaid."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.support.collecting import collected
from tests.support.provinces import replace_in
from tthc_render.cli.aggregate import typed_subtotal
from tthc_render.cli.typed_periods import period_code
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.rollup.aggregate import Aggregate, PartSum, Sum, aggregate, totals
from tthc_render.rollup.gather import Wishes
from tthc_render.rollup.kept_cells import kept_cells
from tthc_render.rollup.output import stated_cells, to_yaml
from tthc_render.vietnamese.text import slug
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.edits import nodes_of

ROOT = Path(__file__).parents[2]
APPENDIX = ROOT / "tests" / "data" / "samples" / "tables" / "ha-tinh-phu-luc-tidy.csv"
FORM = "ha-tinh-tong-hop-ho-so"
UNIT_FORM = "ho-so-cua-don-vi"
PROVINCE = "ubnd-tinh"
# Column of the appendix as transcribed → column of the form.
COLUMNS = {
    **{name: name for name in ("ky_truoc", "truc_tiep", "bcci", "truc_tuyen", "tra_lai", "bo_sung")},
    "dgq_dung_han": "dung_han",
    "dgq_qua_han": "qua_han",
    "dang_trong_han": "dang_trong_han",
    "dang_qua_han": "dang_qua_han",
}
GROUPS = {"tinh": ("Cấp tỉnh", "so"), "huyen": ("Cấp huyện", "huyen"), "xa": ("Cấp xã", "xa")}
SUBTOTAL = ("Chi nhánh VP đăng ký đất đai cấp huyện", "Chi nhánh VPĐKĐĐ")
HEAD = """\
loai: {kind}
don_vi: {unit}
ky: "2024"
van_ban:
  so: 1
  ngay: 20/12/2024
  noi_nhan: [Như trên]
  luu: VT
  quyen_han: [GIÁM ĐỐC]
  ho_ten: Nguyễn Văn An
"""


def appendix() -> list[dict[str, str]]:
    with APPENDIX.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unit_rows() -> list[dict[str, str]]:
    return [row for row in appendix() if row["kind"] in ("unit", "member")]


def code_of(row: dict[str, str]) -> str:
    return f"{row['section']}-{slug(row['don_vi']).replace('_', '-')}"


def add_type(folder: Path, code: str, form: str, kinds: str = "nam") -> None:
    home = folder / "templates" / "reports" / code
    home.mkdir(parents=True)
    (home / "report.yaml").write_text(
        f"ma: {code}\nten: Số liệu để tổng hợp\nnguon: Phép thử\nky: [{kinds}]\n"
        f"trich_yeu: [Số liệu]\nbieu: [{form}]\nphu_luc: [{{bieu: {form}}}]\n",
        encoding="utf-8",
    )
    (home / "content.md").write_text("Số liệu của {{ don_vi.ten }}./.\n", encoding="utf-8")


def unit_lines(code: str, name: str, level: str, parent: str = "") -> str:
    above = f"    cap_tren: {parent}\n" if parent else ""
    return (
        f'  - ma: {code}\n    ten: "{name}"\n    cap: {level}\n{above}'
        f'    ten_in: ["{name.upper()}"]\n    ky_hieu: DV\n    dia_danh: Hà Tĩnh\n'
    )


def write_report(folder: Path, unit: str, kind: str, form: str, rows: str) -> Path:
    home = folder / "data" / unit
    home.mkdir(parents=True, exist_ok=True)
    path = home / f"2024-{kind}.yaml"
    path.write_text(HEAD.format(kind=kind, unit=unit) + f"bieu:\n  {form}:\n    dong:\n{rows}", encoding="utf-8")
    return path


@pytest.fixture
def ha_tinh(tmp_path: Path) -> Path:
    """The 56 units of the appendix, each with a report by two fields; communes lie under their districts."""
    add_type(tmp_path, "so-lieu-nam", FORM)
    add_type(tmp_path, "don-vi-nam", UNIT_FORM)
    form = yaml.safe_load((ROOT / "templates" / "forms" / f"{FORM}.yaml").read_text(encoding="utf-8"))
    form["ma"] = UNIT_FORM
    [part] = form["phan"]
    part["nhom"], part["tong_cong"] = "khong", {"nhan": "Tổng"}
    part["cot"][0] |= {"ten": "Lĩnh vực", "khoa": "linh_vuc"}
    (tmp_path / "templates" / "forms").mkdir()
    (tmp_path / "templates" / "forms" / f"{UNIT_FORM}.yaml").write_text(
        yaml.safe_dump(form, allow_unicode=True), encoding="utf-8"
    )
    lines = ["don_vi:\n", unit_lines(PROVINCE, "UBND tỉnh", "tinh")]
    for row in unit_rows():
        code, level = code_of(row), GROUPS[row["section"]][1]
        district = f"huyen-{slug(row['don_vi']).replace('_', '-')}"
        parent = district if level == "xa" else PROVINCE
        lines.append(unit_lines(code, row["don_vi"], level, parent))
        rows = ""
        for name, share in (("Đất đai", lambda count: count // 3), ("Khác", lambda count: count - count // 3)):
            cells = "".join(f"        {ours}: {share(int(row[theirs]))}\n" for theirs, ours in COLUMNS.items())
            rows += f"      - linh_vuc: {name}\n{cells}"
        write_report(tmp_path, code, "don-vi-nam", UNIT_FORM, rows)
    (tmp_path / "data" / "units.yaml").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def rolled_up(folder: Path, unit: str = PROVINCE, **how: object) -> Aggregate:
    library = Library(Workspace(folder))
    registry, findings = collected(library.units)
    assert findings == []
    assert registry is not None
    return aggregate(library, registry, registry.units[unit], "2024", **how)  # type: ignore[arg-type]


def by_unit(folder: Path, unit: str = PROVINCE, **how: object) -> Aggregate:
    """The appendix by unit."""
    return rolled_up(folder, unit, appendices=[FORM], **how)


def test_a_form_without_groups_has_a_row_for_each_unit_and_no_group(ha_tinh: Path) -> None:
    path = ha_tinh / "templates" / "forms" / f"{FORM}.yaml"
    form = yaml.safe_load((ROOT / "templates" / "forms" / f"{FORM}.yaml").read_text(encoding="utf-8"))
    form["phan"][0]["nhom"], form["phan"][0]["tong_cong"] = "khong", {"nhan": "Tổng"}
    path.write_text(yaml.safe_dump(form, allow_unicode=True), encoding="utf-8")
    assert {row.kind for row in only_part(by_unit(ha_tinh)).rows} == {"data"}


def only_part(found: Aggregate, form: str = FORM) -> PartSum:
    [part] = found.forms[form][1]
    return part


def appendix_text(found: Aggregate) -> str:
    """The YAML of the appendix alone."""
    return to_yaml(replace(found, forms={FORM: found.forms[FORM]}))


def data_rows(part: PartSum) -> list[Sum]:
    return [row for row in part.rows if row.kind == "data"]


def printed(row: dict[str, str]) -> dict[str, Decimal]:
    return {ours: Decimal(row[theirs]) for theirs, ours in COLUMNS.items()}


# The issued appendix prints these totals 3 cases higher than its rows add up to.
ISSUED_WRONG = {("Cấp tỉnh", "ky_truoc"), ("Cấp tỉnh", "bo_sung"), ("", "ky_truoc"), ("", "bo_sung")}


def test_ha_tinh_2024_comes_out_of_its_units(ha_tinh: Path) -> None:
    found = by_unit(ha_tinh, subtotals=[SUBTOTAL])
    assert (found.missing, found.bad, found.findings) == ((), {}, ())
    assert len(found.used) == 56
    part = only_part(found)
    sums = dict(totals(part))
    issued = {row["don_vi"]: row for row in appendix() if row["kind"] in ("level_total", "subtotal", "grand_total")}
    issued[""] = issued.pop("Tổng 3 cấp chính quyền")
    assert sums.keys() == issued.keys()
    differ = {
        (label, key): printed(issued[label])[key] - value
        for label, figures in sums.items()
        for key, value in figures.items()
        if printed(issued[label])[key] != value
    }
    assert differ == dict.fromkeys(ISSUED_WRONG, Decimal(3))


def test_rows_stand_in_the_registry_s_order_below_their_level(ha_tinh: Path) -> None:
    part = only_part(by_unit(ha_tinh, subtotals=[SUBTOTAL]))
    wanted = []
    for row in appendix():
        if row["kind"] in ("grand_total", "level_total"):
            continue
        wanted.append(row["don_vi"])
    labels = [row.label for row in part.rows]
    assert [label for label in labels if label not in ("Cấp tỉnh", "Cấp huyện", "Cấp xã")] == [
        label for label in wanted if label not in ("Cấp tỉnh", "Cấp huyện", "Cấp xã")
    ]
    assert [row.label for row in part.rows if row.kind == "group"] == ["Cấp tỉnh", "Cấp huyện", "Cấp xã"]


def test_every_figure_knows_its_unit_file_and_line(ha_tinh: Path) -> None:
    for row in data_rows(only_part(by_unit(ha_tinh))):
        for key, origins in row.cells.items():
            assert len(origins) == 2
            for origin in origins:
                assert origin.unit == row.unit
                line = (ha_tinh / origin.where.file).read_text(encoding="utf-8").splitlines()[origin.where.line - 1]
                assert re.fullmatch(rf"\s*{key}: {origin.value}", line)


def test_the_written_figures_are_a_report_of_the_province(ha_tinh: Path) -> None:
    """What is written loads without errors and prints the totals of the appendix."""
    text = appendix_text(by_unit(ha_tinh, subtotals=[SUBTOTAL]))
    home = ha_tinh / "data" / PROVINCE
    home.mkdir()
    path = home / "2024.yaml"
    path.write_text(HEAD.format(kind="so-lieu-nam", unit=PROVINCE) + text, encoding="utf-8")
    computed, findings = collected(load_report, path, Library(Workspace(ha_tinh)))
    assert computed is not None
    assert [item for item in findings if item.severity == "error"] == []
    result = computed.forms[FORM][1]
    assert (result.tong.da_giai_quyet, result.tong.tra_lai, result.tong.dang_giai_quyet) == (462701, 2968, 3321)
    assert result.nhom.cap_xa.tiep_nhan == 186381
    assert result.tong.tiep_nhan == 495565
    subtotal = next(line for line in result.parts["phan_1"].lines if line.kind == "subtotal")
    assert subtotal.cells.tiep_nhan == 149246


def test_the_project_s_own_province_has_the_same_figures(ha_tinh: Path) -> None:
    library = Library(Workspace(ROOT))
    computed, _ = collected(load_report, ROOT / "data/ubnd-tinh-ha-tinh/2024-cai-cach-tthc-nam.yaml", library)
    assert computed is not None
    lines = [line for line in computed.forms[FORM][1].parts["phan_1"].lines if line.kind == "data"]
    ours = data_rows(only_part(by_unit(ha_tinh)))
    assert [{key: line.cells[key] for key in row.cells} for line, row in zip(lines, ours, strict=True)] == [
        {key: row.value(key) for key in row.cells} for row in ours
    ]


def test_an_aggregated_report_stands_for_the_units_beneath_it(ha_tinh: Path) -> None:
    """A district that has rolled up its communes is passed on row by row; the communes are not asked again."""
    row = next(row for row in unit_rows() if row["section"] == "huyen")
    district = code_of(row)
    before = only_part(by_unit(ha_tinh))
    inner = by_unit(ha_tinh, district, wishes=Wishes(own=False))
    [commune] = inner.used
    own_row = f"      - don_vi: {district}\n" + "".join(
        f"        {key}: {value}\n" for key, value in printed(row).items()
    )
    (ha_tinh / "data" / district / "2024-don-vi-nam.yaml").write_text(
        HEAD.format(kind="so-lieu-nam", unit=district) + appendix_text(inner) + own_row, encoding="utf-8"
    )
    found = by_unit(ha_tinh)
    assert found.covered == (commune,)
    assert commune not in found.used
    after = only_part(found)
    assert [(row.label, row.kind) for row in after.rows] == [(row.label, row.kind) for row in before.rows]
    assert dict(totals(after)) == dict(totals(before))
    moved = next(row for row in data_rows(after) if row.unit == commune)
    assert moved.cells["truc_tiep"][0].where.file == f"data/{district}/2024-don-vi-nam.yaml"


def test_units_without_a_report_are_listed_and_print_blank(ha_tinh: Path) -> None:
    gone = [code_of(unit_rows()[0]), code_of(unit_rows()[-1])]
    for code in gone:
        (ha_tinh / "data" / code / "2024-don-vi-nam.yaml").unlink()
    found = by_unit(ha_tinh)
    assert [unit.ma for unit in found.missing] == gone
    assert by_unit(ha_tinh, wishes=Wishes(without=frozenset(gone))).missing == ()
    text = appendix_text(found)
    written = yaml.safe_load(text)["bieu"][FORM]["dong"]
    blank = [row for row in written if row.get("don_vi") in gone]
    assert [row["ky_truoc"] for row in blank] == [
        {"in": "", "gia_tri": 0, "vi_sao": "Đơn vị chưa gửi báo cáo"} for _ in gone
    ]
    home = ha_tinh / "data" / PROVINCE
    home.mkdir()
    (home / "2024.yaml").write_text(HEAD.format(kind="so-lieu-nam", unit=PROVINCE) + text, encoding="utf-8")
    computed, findings = collected(load_report, home / "2024.yaml", Library(Workspace(ha_tinh)))
    assert computed is not None
    assert {item.code for item in findings if item.severity == "error"} == set()
    assert computed.forms[FORM][1].tong.tiep_nhan < 495565


def test_children_with_errors_are_named_and_not_counted(ha_tinh: Path) -> None:
    bad = code_of(unit_rows()[3])
    path = ha_tinh / "data" / bad / "2024-don-vi-nam.yaml"
    replace_in(path, "truc_tiep: ", "truc_tiep: x")
    found = by_unit(ha_tinh)
    assert list(found.bad) == [bad]
    file, findings = found.bad[bad]
    assert file == f"data/{bad}/2024-don-vi-nam.yaml"
    assert findings[0].where.line == 16
    assert bad not in found.used
    assert f"# Báo cáo có lỗi, không tính: {bad} ({file})" in to_yaml(found)
    path.write_bytes(b"\xff\xff")
    assert list(by_unit(ha_tinh).bad) == [bad]


def test_two_reports_with_the_same_form_are_refused(ha_tinh: Path) -> None:
    add_type(ha_tinh, "loai-khac", UNIT_FORM)
    code = code_of(unit_rows()[0])
    text = (ha_tinh / "data" / code / "2024-don-vi-nam.yaml").read_text(encoding="utf-8")
    (ha_tinh / "data" / code / "2024-khac.yaml").write_text(
        text.replace("loai: don-vi-nam", "loai: loai-khac"), encoding="utf-8"
    )
    assert [item.code for item in by_unit(ha_tinh).findings] == ["B303"]
    assert by_unit(ha_tinh, wishes=Wishes("don-vi-nam")).findings == ()


ROW_BY_FIELD = (
    "      - {{linh_vuc: {0}, truc_tuyen: {1}, truc_tiep: 0, ky_truoc: 1, truoc_han: 0, dung_han: {1},"
    " qua_han: 0, dang_trong_han: 1, dang_qua_han: 0}}\n"
)


@pytest.fixture
def communes(tmp_path: Path) -> Path:
    """A district with two communes that report by field."""
    return write_communes(tmp_path)


def write_communes(tmp_path: Path) -> Path:
    """Such a district in a folder."""
    add_type(tmp_path, "linh-vuc", "II.06a")
    units = [unit_lines("huyen", "UBND huyện", "huyen")]
    for code, rows in {
        "xa-1": ROW_BY_FIELD.format("Đất đai", 10) + ROW_BY_FIELD.format("Hộ tịch", 5),
        "xa-2": ROW_BY_FIELD.format("Hộ tịch", 7)
        + ROW_BY_FIELD.format("Tôn giáo", 1)
        + ROW_BY_FIELD.format("đất đai", 2),
    }.items():
        units.append(unit_lines(code, f"UBND {code}", "xa", "huyen"))
        write_report(tmp_path, code, "linh-vuc", "II.06a", rows)
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    return tmp_path


def test_fields_are_added_up_by_name(communes: Path) -> None:
    part = only_part(rolled_up(communes, "huyen"), "II.06a")
    assert not part.by_unit
    assert [(row.label, row.value("truc_tuyen"), row.value("ky_truoc")) for row in part.rows] == [
        ("Đất đai", 12, 2),
        ("Hộ tịch", 12, 2),
        ("Tôn giáo", 1, 1),
    ]
    assert [(item.unit, item.value) for item in part.rows[0].cells["truc_tuyen"]] == [("xa-1", 10), ("xa-2", 2)]
    assert dict(totals(part))[""]["truc_tuyen"] == 25


def test_hidden_columns_are_added_where_they_were_typed(communes: Path) -> None:
    report = communes / "data" / "xa-1" / "2024-linh-vuc.yaml"
    replace_in(report, "dang_qua_han: 0}", "dang_qua_han: 0, tra_lai: 4}")
    replace_in(report, "dung_han: 10,", "dung_han: 6,")
    rows = yaml.safe_load(to_yaml(rolled_up(communes, "huyen")))["bieu"]["II.06a"]["dong"]
    assert [row.get("tra_lai") for row in rows] == [4, None, None]


def test_an_overridden_figure_counts_as_its_value(communes: Path) -> None:
    replace_in(
        communes / "data" / "xa-1" / "2024-linh-vuc.yaml",
        "truc_tuyen: 10",
        'truc_tuyen: {in: "11", gia_tri: 10, vi_sao: in nhầm}',
    )
    assert only_part(rolled_up(communes, "huyen"), "II.06a").rows[0].value("truc_tuyen") == 12


def test_groups_stay_groups(tmp_path: Path) -> None:
    add_type(tmp_path, "truc-tuyen", "II.08")
    row = (
        "      - {{linh_vuc: {0}, mot_phan_duoc_giao: 1, mot_phan_trien_khai: 1, mot_phan_ho_so: {1},"
        " toan_trinh_duoc_giao: 0, toan_trinh_trien_khai: 0, toan_trinh_ho_so: 0, tich_hop: 1}}\n"
    )
    group = "      - nhom: {0}\n        ky_hieu: {1}\n        cap: {2}\n"
    units = [unit_lines("huyen", "UBND huyện", "huyen")]
    one = group.format("DỊCH VỤ CHỦ ĐỘNG", "B", 1) + group.format("CẤP TỈNH", "I", 2) + row.format("Đất đai", 3)
    two = group.format("DỊCH VỤ CHỦ ĐỘNG", "B", 1) + group.format("CẤP HUYỆN", "II", 2) + row.format("Đất đai", 4)
    for code, rows in {"xa-1": one, "xa-2": one + two.partition("cap: 1\n")[2], "xa-3": two}.items():
        units.append(unit_lines(code, code, "xa", "huyen"))
        write_report(tmp_path, code, "truc-tuyen", "II.08", rows)
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    part = only_part(rolled_up(tmp_path, "huyen"), "II.08")
    assert [(item.kind, item.label, item.value("mot_phan_ho_so")) for item in part.rows] == [
        ("group", "DỊCH VỤ CHỦ ĐỘNG", None),
        ("group", "CẤP TỈNH", None),
        ("data", "Đất đai", 6),
        ("group", "CẤP HUYỆN", None),
        ("data", "Đất đai", 8),
    ]
    sums = dict(totals(part))
    assert (sums["DỊCH VỤ CHỦ ĐỘNG"]["mot_phan_ho_so"], sums["CẤP TỈNH"]["mot_phan_ho_so"]) == (14, 6)


def test_fields_of_all_units_are_added_up_too(ha_tinh: Path) -> None:
    part = only_part(by_unit(ha_tinh), UNIT_FORM)
    assert [row.label for row in part.rows] == ["Đất đai", "Khác"]
    assert sum(row.value("tra_lai") or 0 for row in part.rows) == 2968


def test_an_appendix_is_a_form_by_unit(ha_tinh: Path) -> None:
    with pytest.raises(WrongUsage, match="mỗi dòng một đơn vị"):
        rolled_up(ha_tinh, appendices=["II.08"])


def test_an_appendix_needs_reports_with_its_columns(communes: Path) -> None:
    assert {item.code for item in rolled_up(communes, "huyen", appendices=[FORM]).findings} == {"B305"}


def test_subtotals_that_end_at_one_unit_are_both_kept(ha_tinh: Path) -> None:
    found = by_unit(ha_tinh, subtotals=[("Các sở", "Sở"), ("Các sở và tương đương", "Sở")])
    rows = [row.label for row in only_part(found).rows]
    first = rows.index("Các sở")
    assert rows[first - 1].startswith("Sở")
    assert rows[first + 1] == "Các sở và tương đương"


@pytest.mark.parametrize(("text", "pair"), [("Các sở=Sở", ("Các sở", "Sở")), (" A = B = C ", ("A", "B = C"))])
def test_typed_subtotals(text: str, pair: tuple[str, str]) -> None:
    assert typed_subtotal(text) == pair


@pytest.mark.parametrize("text", ["", "Sở", "=Sở", "Sở="])
def test_subtotals_without_both_halves_are_refused(text: str) -> None:
    with pytest.raises(WrongUsage, match="NHÃN=ĐẦU_TÊN"):
        typed_subtotal(text)


def test_periods_as_typed() -> None:
    assert period_code("2024-Q2") == "2024-Q2"
    with pytest.raises(WrongUsage, match="quý"):
        period_code("quý hai")
    with pytest.raises(WrongUsage, match=r"2024-T06.* 2024-6T.* 2024\)"):
        period_code("đầu năm")
    with pytest.raises(WrongUsage, match="2026-6T"):
        period_code("2026-H1")


PRICES = """\
ma: GIA.01
ten: THU PHÍ
nguon: Phép thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: Loại việc, khoa: loai, kieu: chu, ma: A}
      - {ten: Số việc, khoa: so_viec, ma: "1"}
      - {ten: Mức thu, khoa: muc_thu, ma: "2"}
      - {ten: Phải thu, khoa: phai_thu, ma: "3", cong_thuc: (1) * (2)}
      - {ten: Tỷ lệ, khoa: ty_le, ma: "4", kieu: ty_le}
      - {ten: Mã, khoa: ma_viec, kieu: chu, ma: B}
      - {ten: Đã công khai, khoa: cong_khai, ma: "5", kieu: co_khong}
    tong_cong: {nhan: Cộng, cot: [so_viec, phai_thu, cong_khai]}
"""


def test_what_all_units_state_alike_is_kept_where_it_cannot_be_added(tmp_path: Path) -> None:
    (tmp_path / "templates" / "forms").mkdir(parents=True)
    (tmp_path / "templates" / "forms" / "GIA.01.yaml").write_text(PRICES, encoding="utf-8")
    add_type(tmp_path, "gia", "GIA.01")
    line = '      - {{loai: {}, so_viec: {}, muc_thu: {}, ty_le: {}, ma_viec: "{}", cong_khai: 1}}\n'
    write_report(tmp_path, "xa-1", "gia", "GIA.01", line.format("A", 2, 8, 50, "01") + line.format("B", 1, 5, 10, "02"))
    write_report(tmp_path, "xa-2", "gia", "GIA.01", line.format("A", 3, 8, 50, "01") + line.format("C", 1, 7, 20, "03"))
    units = [
        unit_lines("huyen", "UBND huyện", "huyen"),
        *(unit_lines(code, f"UBND {code}", "xa", "huyen") for code in ("xa-1", "xa-2")),
    ]
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    found = rolled_up(tmp_path, "huyen")
    assert yaml.safe_load(to_yaml(found))["bieu"]["GIA.01"]["dong"] == [
        {
            "loai": "A",
            "so_viec": 5,
            "muc_thu": 8,
            "ma_viec": "01",
            "cong_khai": 1,
            "ty_le": None,
        },  # equal shares of two units are no share of both
        {"loai": "B", "so_viec": 1, "muc_thu": 5, "ty_le": 10, "ma_viec": "02", "cong_khai": 1},
        {"loai": "C", "so_viec": 1, "muc_thu": 7, "ty_le": 20, "ma_viec": "03", "cong_khai": 1},
    ]
    assert [item.details["column"] for item in found.findings if item.code == "B304"] == ["Tỷ lệ (cột 4)"]
    file = tmp_path / "data" / "xa-2" / "2024-gia.yaml"
    for old, new, key, column in (
        ("muc_thu: 8", "muc_thu: 9", "muc_thu", "Mức thu (cột 2)"),
        ('"01", cong_khai: 1', '"01", cong_khai: 0', "cong_khai", "Đã công khai (cột 5)"),
    ):
        replace_in(file, old, new)
        found = rolled_up(tmp_path, "huyen")
        assert yaml.safe_load(to_yaml(found))["bieu"]["GIA.01"]["dong"][0][key] is None
        assert column in [item.details["column"] for item in found.findings if item.code == "B304"]


FEES = """\
ma: PHI.01
ten: PHÍ PHẢI NỘP
nguon: Phép thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: chi_tieu, kieu: chu, ma: A}
      - {ten: Số lượng, khoa: so_luong, ma: "1"}
      - {ten: Mức phí, khoa: muc_phi, ma: "2", kieu: binh_quan, so_le: 0}
      - {ten: Phải nộp, khoa: phai_nop, ma: "3", cong_thuc: (1) * (2)}
    dong:
      - {ma: "01", ten: Đá}
      - {ma: "02", ten: Cát}
      - {ma: "03", ten: Nộp thừa kỳ trước, bo_trong: [(1), (2)]}
      - {ma: "04", ten: Diện tích bình quân, kieu: binh_quan, bo_trong: [(2), (3)]}
"""


def fees(folder: Path) -> Path:
    """A form with a formula over columns that some rows cannot have, and with averages; two units beneath."""
    (folder / "templates" / "forms").mkdir(parents=True)
    (folder / "templates" / "forms" / "PHI.01.yaml").write_text(FEES, encoding="utf-8")
    add_type(folder, "phi", "PHI.01")
    for unit, due in (("xa-1", 16), ("xa-2", 24)):
        rows = (
            f'{{dong: "01", so_luong: 2, muc_phi: 8, phai_nop: 16}}|{{dong: "02", so_luong: {due}, muc_phi: 1}}'
            f'|{{dong: "03", phai_nop: {due}}}|{{dong: "04", so_luong: 0.9}}'
        )
        write_report(folder, unit, "phi", "PHI.01", "".join(f"      - {row}\n" for row in rows.split("|")))
    units = [
        unit_lines("huyen", "UBND huyện", "huyen"),
        *(unit_lines(code, f"UBND {code}", "xa", "huyen") for code in ("xa-1", "xa-2")),
    ]
    (folder / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    return folder


def test_figures_typed_in_prescribed_rows_are_carried_or_named(tmp_path: Path) -> None:
    found = rolled_up(fees(tmp_path), "huyen")
    assert yaml.safe_load(to_yaml(found))["bieu"]["PHI.01"]["dong"] == [
        {"dong": "01", "so_luong": 4, "muc_phi": None},  # what is typed beside a formula is compared there, not added
        {"dong": "02", "so_luong": 40, "muc_phi": None},
        {"dong": "03", "phai_nop": 40},  # the formula of the column does not hold in this row
        {"dong": "04", "so_luong": None},
    ]
    told = [item for item in found.findings if item.code == "B304"]
    assert [(item.details["column"], item.details["rows"]) for item in told] == [
        ("Số lượng (cột 1)", "04. Diện tích bình quân"),
        ("Mức phí (cột 2)", "01. Đá; 02. Cát"),
    ]
    assert {item.where.file for item in told} == {"data/xa-1/2024-phi.yaml"}
    assert dict(totals(only_part(found, "PHI.01")))[""] == {"so_luong": 44}
    home = write_report(tmp_path, "huyen", "phi", "PHI.01", '      - {dong: "01", so_luong: 4}\n')
    named = [item.where.file for item in rolled_up(tmp_path, "huyen").findings if item.code == "B304"]
    assert named == [f"data/huyen/{home.name}"] * 2


STATES = """\
ma: XE.01
ten: SỐ XE
nguon: Phép thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: Tên, khoa: ten, kieu: chu, ma: A}
      - {ten: Mua, khoa: mua, ma: "1"}
      - {ten: Bán, khoa: ban, ma: "2", de_trong: true}
      - {ten: Lãi, khoa: lai, ma: "3", am: true, cong_thuc: (2) - (1)}
      - {ten: Tình trạng, khoa: tinh_trang, ma: "4", kieu: chon, lua_chon: [Tốt, Hỏng]}
      - {ten: Ghi chú, khoa: ghi_chu, kieu: chu, ma: B}
    dong:
      - {ma: "01", ten: Xe con}
      - {ma: "02", ten: Xe tải}
      - {ma: "03", ten: Nơi để, kieu: chu, bo_trong: ["2", "4"]}
"""


def test_words_and_blanks_of_prescribed_rows_are_kept_or_told(tmp_path: Path) -> None:
    (tmp_path / "templates" / "forms").mkdir(parents=True)
    (tmp_path / "templates" / "forms" / "XE.01.yaml").write_text(STATES, encoding="utf-8")
    add_type(tmp_path, "xe", "XE.01")
    line = '      - {{dong: "01", mua: 5, ban: 6, tinh_trang: Tốt, ghi_chu: {}}}\n'
    line += '      - {{dong: "02", mua: 5, {}tinh_trang: {}}}\n      - {{dong: "03", mua: kho}}\n'
    write_report(tmp_path, "xa-1", "xe", "XE.01", line.format("mới", "ban: 9, ", "Tốt"))
    write_report(tmp_path, "xa-2", "xe", "XE.01", line.format("mới", "", "Hỏng"))
    units = [
        unit_lines("huyen", "UBND huyện", "huyen"),
        *(unit_lines(code, f"UBND {code}", "xa", "huyen") for code in ("xa-1", "xa-2")),
    ]
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    found = rolled_up(tmp_path, "huyen")
    assert yaml.safe_load(to_yaml(found))["bieu"]["XE.01"]["dong"] == [
        {"dong": "01", "mua": 10, "ban": 12, "tinh_trang": "Tốt", "ghi_chu": "mới"},
        {"dong": "02", "mua": 10, "ban": 9, "tinh_trang": None},
        {"dong": "03", "mua": "kho"},
    ]
    told = [(item.code, item.details["column"], item.details["rows"]) for item in found.findings]
    assert told == [("B307", "Lãi (cột 3)", "02. Xe tải"), ("B306", "Tình trạng (cột 4)", "02. Xe tải")]


SCHOOLS = """\
ma: TR.01
ten: TRƯỜNG
nguon: Phép thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {ten: Tên trường, khoa: ten, kieu: chu, ma: A}
      - {ten: Loại hình, khoa: loai_hinh, kieu: chon, lua_chon: [Công lập, Bán công], ma: B}
      - {ten: Nhà thầu, khoa: nha_thau, kieu: chu, ma: C}
      - {ten: Số lớp, khoa: so_lop, ma: "1"}
"""


def test_words_of_rows_of_the_units_own_that_differ_are_told_and_left_to_be_typed(tmp_path: Path) -> None:
    (tmp_path / "templates" / "forms").mkdir(parents=True)
    (tmp_path / "templates" / "forms" / "TR.01.yaml").write_text(SCHOOLS, encoding="utf-8")
    add_type(tmp_path, "truong", "TR.01")
    line = "      - {{ten: Hoa Sen, loai_hinh: {}, nha_thau: {}, so_lop: 3}}\n"
    write_report(tmp_path, "xa-1", "truong", "TR.01", line.format("Công lập", "An Bình"))
    write_report(tmp_path, "xa-2", "truong", "TR.01", line.format("Bán công", "Đại Phát"))
    units = [
        unit_lines("huyen", "UBND huyện", "huyen"),
        *(unit_lines(code, f"UBND {code}", "xa", "huyen") for code in ("xa-1", "xa-2")),
    ]
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    found = rolled_up(tmp_path, "huyen")
    assert yaml.safe_load(to_yaml(found))["bieu"]["TR.01"]["dong"] == [
        {"ten": "Hoa Sen", "so_lop": 6, "loai_hinh": None, "nha_thau": None}
    ]
    told = [(item.code, item.details["column"]) for item in found.findings]
    assert told == [("B306", "Loại hình (cột B)"), ("B306", "Nhà thầu (cột C)")]


LIST = """\
ma: DS.01
ten: DANH SÁCH
nguon: Phép thử
xac_nhan: dia_phuong
phan:
  - khoa: phan_1
    cot:
      - {{ten: {}, khoa: ten, kieu: chu, ma: A}}
      - {{ten: {}, khoa: lop, kieu: chu, ma: B, de_trong: true}}
      - {{ten: Tiền thưởng, khoa: tien, ma: "1"}}
"""


@pytest.mark.parametrize(
    ("titles", "apart"),
    [
        (("Họ và tên", "Chức vụ"), True),
        (("Họ tên học sinh", "Lớp"), True),
        (("Họ và tên / Tên tập thể", "Chức vụ"), True),
        (("Người được hỗ trợ", "Năm sinh"), True),
        (("Đại biểu", "Số CCCD"), True),
        (("Tên chủ hộ", "Thôn"), True),
        (("Lĩnh vực", "Ghi chú"), False),
        (("Tên công trình", "Chủ đầu tư"), False),
        (("Nhóm tuổi", "Năm khai sinh"), False),
    ],
)
def test_persons_of_one_name_stay_apart(tmp_path: Path, titles: tuple[str, str], apart: bool) -> None:
    (tmp_path / "templates" / "forms").mkdir(parents=True)
    (tmp_path / "templates" / "forms" / "DS.01.yaml").write_text(LIST.format(*titles), encoding="utf-8")
    add_type(tmp_path, "ds", "DS.01")
    write_report(tmp_path, "xa-1", "ds", "DS.01", "      - {ten: An, lop: a, tien: 5}\n      - {ten: Bình, tien: 1}\n")
    write_report(tmp_path, "xa-2", "ds", "DS.01", "      - {ten: An, lop: b, tien: 7}\n")
    units = [
        unit_lines("huyen", "UBND huyện", "huyen"),
        *(unit_lines(code, f"UBND {code}", "xa", "huyen") for code in ("xa-1", "xa-2")),
    ]
    (tmp_path / "data" / "units.yaml").write_text("don_vi:\n" + "".join(units), encoding="utf-8")
    found = rolled_up(tmp_path, "huyen")
    rows = yaml.safe_load(to_yaml(found))["bieu"]["DS.01"]["dong"]
    both = [{"ten": "An", "lop": "a", "tien": 5}, {"ten": "Bình", "tien": 1}, {"ten": "An", "lop": "b", "tien": 7}]
    assert rows == (both if apart else [{"ten": "An", "lop": None, "tien": 12}, {"ten": "Bình", "tien": 1}])
    assert [item.code for item in found.findings] == ([] if apart else ["B306"])
    if apart:  # a roll-up again keeps what is typed of each where it is
        text = to_yaml(found)
        assert kept_cells(text, nodes_of(text), found, stated_cells(found)) == {}
        typed = text.replace("lop: b", "lop: c")
        assert [*kept_cells(typed, nodes_of(typed), found, stated_cells(found))] == [("DS.01", "phan_1", "", "an#2")]
