"""Tables in the text: of a form, of one of its parts; a part that does not exist is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, FORM, REPORT, build
from tthc_render.document.tree import Table
from tthc_render.reports.builder import build_document
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

END = "xac_nhan: da_xac_nhan\n"
HEAD, PART = FORM.removesuffix(END).split("  - cot:")
TWO = HEAD + "".join(f"  - khoa: phan_{number}\n    cot:{PART}" for number in (1, 2)) + END
ROWS = "    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}\n"
IN_TWO = "".join(f"    phan_{number}:\n" + ROWS.replace("    dong", "      dong") for number in (1, 2))


def placed(root: Path, mark: str, *, form: str, rows: str, in_outline: bool = False) -> tuple[int, list[object]]:
    """How many tables ``mark`` puts into the text, and the findings: code, hint."""
    report = REPORT.replace(ROWS, rows)
    content = CONTENT + f"{mark}\n" if in_outline else CONTENT
    path = build(root, report=report if in_outline else report + f"    {mark}\n", content=content)
    (root / "templates" / "forms" / "M.01.yaml").write_text(form, encoding="utf-8")
    computed, early = collected(load_report, path, Library(Workspace(root)))
    assert computed is not None, [item.message() for item in early]
    built, findings = collected(build_document, computed)
    assert built is not None
    return sum(isinstance(block, Table) for block in built.blocks), [(item.code, item.hint()) for item in findings]


@pytest.mark.parametrize(
    ("mark", "form", "rows", "tables", "hint"),
    [
        ("[[bảng: M.01]]", TWO, IN_TWO, 2, None),
        ("[[bảng: M.01 | phần 2]]", TWO, IN_TWO, 1, None),
        ("[[bảng: M.01]]", FORM, ROWS, 1, None),
        ("[[bảng: M.01 | phần 3]]", TWO, IN_TWO, 0, "Viết [[bảng: M.01 | phần 1]] hoặc [[bảng: M.01 | phần 2]]."),
        ("[[bảng: M.01 | phần ba]]", TWO, IN_TWO, 0, "Viết [[bảng: M.01 | phần 1]] hoặc [[bảng: M.01 | phần 2]]."),
        ("[[bảng: M.01 | phần 2]]", FORM, ROWS, 0, "Viết [[bảng: M.01]]."),
    ],
)
def test_parts(tmp_path: Path, mark: str, form: str, rows: str, tables: int, hint: str | None) -> None:
    found = placed(tmp_path, mark, form=form, rows=rows)
    assert found == (tables, [("D685", hint)] if hint else [])


def test_a_part_that_an_outline_names_is_a_fault_of_the_template(tmp_path: Path) -> None:
    tables, findings = placed(tmp_path, "[[bảng: M.01 | phần 3]]", form=TWO, rows=IN_TWO, in_outline=True)
    assert tables == 0
    assert findings == [("T306", "Thêm biểu vào “bieu” của report.yaml; hiện có: M.01 | phần 1, M.01 | phần 2.")]
