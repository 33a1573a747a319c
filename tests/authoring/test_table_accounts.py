"""Every cell of a table is used in the form, left and told, or asked: over drawn sheets, and case by case."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tthc_render.authoring.form_text import form_text
from tthc_render.authoring.new_form import Pick, read_picked
from tthc_render.authoring.table_grids import Grid, grid_of_texts
from tthc_render.authoring.table_row_cells import figure
from tthc_render.authoring.table_told import flat
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.workspace.paths import Workspace

SAMPLED = re.compile(r"dòng (\d+)(?:–(\d+))? là dòng mẫu")
ABOVE = (
    "SỞ NỘI VỤ {}", "BÁO CÁO KẾT QUẢ {}", "Biểu số {}", "Phụ lục {}", "Đơn vị tính: đồng {}", "Lời dẫn {}",
    "Theo Thông tư số {}/2024/TT-BTC ngày 02/3/2024", "Kèm theo Công văn số {}/SNV ngày 5/5/2025",
    "(Tính đến ngày {}/6)", "Quý {} năm 2026",
)  # fmt: skip
LABELS = (
    "Chỉ tiêu {}", "Trong đó: phần {}", "- Loại {}", "Tổng cộng {}", "Tổng cộng", "Tỷ lệ {}", "NHÓM {}", "Cộng nhóm {}",
    "Ghi chú: lời {}", "* Lời {}", "Nguyễn Văn {}", "…", "Xã {}", "Số {} (01=02+03)", "Bằng chữ: {}", "",
)  # fmt: skip
BELOW = (
    "Ghi chú: điều {}", "- Điều {}", "NGƯỜI LẬP BIỂU", "Nguyễn Thị Hoa {}", "Nơi nhận: sở {}", "Lời cuối {}",
    "Mẫu, ngày 5 tháng 5 năm 2026", "(Ký, ghi rõ họ tên)", "Cột 1 phải bằng cột {}",
)  # fmt: skip
MARKS = ("", "I", "1", "2", "1.1", "a", "-", "A")
VALUES = ("", "5", "12,5", "1.200", "x", "(x)", "-", "Có", "lời {}", "05/06/2026", "30%")


@st.composite
def sheets(draw: st.DrawFn) -> list[list[str]]:
    """Rows of a sheet in which every text with a number in it is the only one of its kind."""
    count = iter(range(101, 900))

    def named(text: str) -> str:
        return text.format(next(count))

    figures = draw(st.integers(1, 3))
    coded = draw(st.booleans())
    titles = [
        "TT",
        "Nội dung",
        *(["Mã số"] if coded else []),
        *(named("Số liệu {}") for _ in range(figures)),
        "Ghi chú",
    ]
    width = len(titles) + draw(st.integers(0, 1))

    def line(text: str, at: int) -> list[str]:
        return ["", *[""] * (width - 1)][:at] + [text] + [""] * (width - 1 - at)

    rows = [
        line(named(draw(st.sampled_from(ABOVE))), draw(st.integers(0, width - 1)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    rows.append(titles + [""] * (width - len(titles)))
    rows.append([f"({at})" for at in range(1, len(titles) + 1)] + [""] * (width - len(titles)))
    for number in range(draw(st.integers(1, 6))):
        label = draw(st.sampled_from(LABELS))
        code = [f"{number + 1:02d}"] if coded else []
        cells = [named(draw(st.sampled_from(VALUES))) for _ in range(width - 2 - len(code))]
        rows.append([draw(st.sampled_from(MARKS)), named(label), *code, *cells])
    rows += [
        line(named(draw(st.sampled_from(BELOW))), draw(st.integers(0, width - 1)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    return rows


def lost(grid: Grid, root: Path) -> list[str]:
    """The words of a sheet that neither the YAML file nor a remark has, rows of samples that are told left out."""
    found = read_picked([grid], Pick())
    headers = [header for _, header in found]
    remarks = [remark for header in headers for remark in header.remarks]
    said = flat(form_text(Workspace(root), root / "X.yaml", "X", headers, "", read=True) + " ".join(remarks))
    spans = [SAMPLED.search(remark) for remark in remarks]
    sampled = {number for span in spans if span for number in range(int(span[1]), int(span[2] or span[1]) + 1)}
    out = []
    for at, row in enumerate(grid.rows):
        for cell in dict.fromkeys(row):
            known = flat(cell.text)[:30] in said or all(word in said.split() for word in flat(cell.text).split())
            shows = figure(cell.text) is not None or cell.text in ("x", "(x)", "Có", "05/06/2026")
            if cell.top == at and not (known or shows or grid.number(at) in sampled):
                out.append(f"{grid.number(at)}: {cell.text}")
    return out


@settings(max_examples=60, deadline=None, derandomize=True)
@given(rows=sheets())
def test_each_cell_of_a_drawn_sheet_is_used_left_and_told_or_asked(rows: list[list[str]]) -> None:
    try:
        found = lost(grid_of_texts(rows), Path("/nowhere"))
    except DataUnreadable:
        return  # refused aloud
    assert found == []


def remarks(rows: list[list[str]]) -> list[str]:
    [(_, header)] = read_picked([grid_of_texts(rows)], Pick())
    return [remark for remark in header.remarks if "chưa dùng vào đâu" in remark]


def test_a_text_that_no_reader_takes_is_told_with_its_place() -> None:
    head = [["Chỉ tiêu", "Mã số", "Số"], ["(1)", "(2)", "(3)"]]
    rows = [[f"Chỉ tiêu {code}", code, "5"] for code in ("01", "02")]
    assert remarks([*head, *rows]) == []
    rows += [["Chỉ tiêu 03", "03", "chưa tổng hợp"], ["Chỉ tiêu 04", "04", "chờ số liệu"]]
    [told] = remarks([*head, *rows])  # of words among figures the column asks about the first ones
    assert "dòng 6 cột thứ 3 “chờ số liệu”" in told
