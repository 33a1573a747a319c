"""Forms and their data for tests: the sample tables as a writer has them."""

from __future__ import annotations

import csv
import json
import textwrap
from pathlib import Path
from typing import Any

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Finding
from tthc_render.document.tree import Table, plain
from tthc_render.forms.compute import compute
from tthc_render.forms.data import read_data
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.forms.result import Result
from tthc_render.forms.tables import table
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Source

ROOT = Path(__file__).parents[2]


TABLES = ROOT / "tests" / "data" / "samples" / "tables"


FORM_HEAD = """
ma: T
ten: Thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Nội dung, khoa: ten, ma: (1), kieu: chu}
"""
"""A form whose columns behind the first are still to come."""


def source_of(folder: Path, text: str, name: str = "thu.yaml") -> Source:
    path = folder / name
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    source, findings = collected(read_source, path, name)
    assert source is not None, findings
    assert not findings
    return source


def shipped(code: str) -> Form:
    source, findings = collected(read_source, ROOT / "templates" / "forms" / f"{code}.yaml", f"{code}.yaml")
    assert source is not None, findings
    form, more = collected(load_form, source)
    assert form is not None, [item.message() for item in more]
    assert not findings
    assert not more
    return form


def computed(form: Form, folder: Path, text: str) -> tuple[Result | None, list[Finding]]:
    """The form computed from ``text``, which stands under ``bieu: <code>:``."""
    body = textwrap.indent(textwrap.dedent(text), "    ")
    source = source_of(folder, f"bieu:\n  {form.code}:\n{body}")
    data, findings = collected(read_data, form, source, ("bieu", form.code))
    if data is None:
        return None, findings
    result, more = collected(compute, form, data)
    return result, findings + more


def codes(findings: list[Finding]) -> list[str]:
    return [item.code for item in findings]


def grid(table: Table) -> list[list[str]]:
    """All rows as texts; places covered by a merged cell are empty."""
    out = [[""] * table.columns for _ in (*table.header, *table.rows)]
    for placed in placed_cells(table):
        out[placed["row"]][placed["col"]] = placed["text"]
    return out


def placed_cells(table: Table) -> list[dict[str, Any]]:
    """Every cell with its row, column and spans, as headers.json has them."""
    rows = (*table.header, *table.rows)
    taken: set[tuple[int, int]] = set()
    out = []
    for index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (index, column) in taken:
                column += 1
            out.append(
                {
                    "text": plain(cell.inlines),
                    "row": index,
                    "col": column,
                    "rowspan": cell.rowspan,
                    "colspan": cell.colspan,
                }
            )
            places = {(index + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
            assert not places & taken, f"row {index}: cells overlap"
            taken |= places
    assert taken == {(r, c) for r in range(len(rows)) for c in range(table.columns)}, "the grid has holes"
    return out


def sample_grid(name: str) -> list[list[str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def sample_header(name: str) -> list[dict[str, Any]]:
    with (TABLES / "headers.json").open(encoding="utf-8") as file:
        cells = json.load(file)[name]["cells"]
    return [{key: cell[key] for key in ("text", "row", "col", "rowspan", "colspan")} for cell in cells]


def same_as_sample(form: Form, part: str, result: Result, name: str) -> None:
    """The whole table equals the sample's file: texts of all rows and merged header cells."""
    made = table(form, form.part(part), result.parts[part])
    assert grid(made) == sample_grid(name)
    wanted = sample_header(name)
    depth = len(made.header) - (0 if any(cell["text"] == "(1)" for cell in wanted) else 1)
    header = [cell for cell in placed_cells(made) if cell["row"] < depth]
    assert sorted(header, key=lambda cell: (cell["row"], cell["col"])) == wanted
    assert [row.kind for row in made.header] == ["header"] * (len(made.header) - 1) + ["code"]


II_06A = """
dong:
  - linh_vuc: Lĩnh vực lãnh sự
    truc_tuyen: 31
    truc_tiep: 0
    ky_truoc: 0
    truoc_han: 0
    dung_han: 31
    qua_han: 0
    dang_trong_han: 0
    dang_qua_han: 0
  - {linh_vuc: Lĩnh vực HTQT, truc_tuyen: 0, truc_tiep: 0, ky_truoc: 2, truoc_han: 0, dung_han: 2, qua_han: 0,
     dang_trong_han: 0, dang_qua_han: 0}
"""


II_07B = """
phan_1:
  dong:
    - linh_vuc: Lĩnh vực đối ngoại
      tham_quyen_tinh: 1
      tham_quyen_huyen: 0
      tham_quyen_xa: 0
      bpmc_tinh: 5
      bpmc_huyen: 0
      bpmc_xa: 0
      quy_trinh_tinh: 5
      quy_trinh_huyen: 0
      quy_trinh_xa: 0
phan_2:
  dong:
    - {linh_vuc: Lĩnh vực đối ngoại, tai_cho_tinh: 0, tai_cho_huyen: 0}
"""


II_08 = """
dau_bang:
  tich_hop: {ma: {in: "(8)", vi_sao: như bản đã ban hành}}
dong:
  - nhom: DVCTT DO CƠ QUAN, UBND TỈNH CHỦ ĐỘNG TRIỂN KHAI
    ky_hieu: B
  - nhom: CẤP TỈNH
    ky_hieu: I
    cap: 2
  - linh_vuc: Lĩnh vực đối ngoại
    mot_phan_duoc_giao: 4
    mot_phan_trien_khai: 4
    mot_phan_ho_so: 0
    toan_trinh_duoc_giao: 1
    toan_trinh_trien_khai: 1
    toan_trinh_ho_so: 0
    tich_hop: 1
"""


HA_TINH = [
    "ky_truoc", "truc_tiep", "bcci", "truc_tuyen", "dung_han", "qua_han", "dang_trong_han", "dang_qua_han",
    "tra_lai", "bo_sung",
]  # fmt: skip


INPUTS = (2, 3, 4, 5, 7, 8, 10, 11, 12, 13)


def ha_tinh(overrides: str) -> str:
    """The appendix of Hà Tĩnh 2024 as a writer has it: units with their figures, no totals."""
    lines = [*textwrap.dedent(overrides).strip().splitlines(), "dong:"]
    for row in sample_grid("ha-tinh-phu-luc.csv")[8:]:
        if row[1] == "":
            lines.append(f"  - nhom: {row[0]}")
        elif row[0] == "Chi nhánh VP đăng ký đất đai cấp huyện":
            lines.append(f"  - {{tong_con: {row[0]}, gom: Chi nhánh VPĐKĐĐ}}")
        else:
            cells = ", ".join(f"{key}: {row[at]}" for key, at in zip(HA_TINH, INPUTS, strict=True))
            lines.append(f"  - {{ten: {row[0]}, {cells}}}")
    return "\n".join(lines)


def changed(base: str, old: str, new: str) -> str:
    assert base.count(old) >= 1
    return base.replace(old, new, 1)


def own_form(folder: Path, columns: str, rest: str = "") -> Form:
    lines = "".join(f"      - {line}\n" for line in columns.splitlines())
    extra = "".join(f"    {line}\n" for line in rest.splitlines())
    head = "ma: thu\nten: Biểu thử\nnguon: Bộ kiểm thử\nphan:\n  - cot:\n      - {ten: Tên, khoa: ten, kieu: chu}\n"
    form, findings = collected(load_form, source_of(folder, head + lines + extra, "bieu.yaml"))
    assert form is not None, findings
    return form
