"""Tables in narrative: pasted without marks, totals that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.checks.typed_tables import PastedTable, pasted_tables
from tthc_render.prose.tally import Tally
from tthc_render.rendering.pipeline import check_file, check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

START = REPORT[: REPORT.index("  chung:")]
HEAD = ["| Lĩnh vực | Số hồ sơ |", "| --- | ---: |"]


def found(tmp_path: Path, lines: list[str]) -> list[tuple[str, int]]:
    text = "".join(f"    {line}\n" for line in lines)
    path = build(tmp_path, report=f"{START}  chung: |\n{text}")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    return [(item.code, item.where.line - 18) for item in findings if item.code in ("C314", "D624", "D641")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a\tb", "c\t1", "d\t2"], [PastedTable(0, 3, 2)]),
        (["Câu mở.", "STT   Tên    Số", "1   A   12", "Hết."], [PastedTable(1, 2, 3)]),
        (["a|b", "1|2"], [PastedTable(0, 2, 2)]),
        (["một\tdòng 1"], []),
        (["lời\tvăn", "có\ttab"], []),
        (["| a | b |", "| 1 | 2 |"], []),
        (["a\t1", "b\t1\t2"], []),
        (["", ""], []),
    ],
)
def test_what_is_a_pasted_table(lines: list[str], expected: list[PastedTable]) -> None:
    assert pasted_tables(lines) == expected


def test_a_pasted_table_is_one_finding_and_its_advice_makes_a_table(tmp_path: Path) -> None:
    assert found(tmp_path, ["Lĩnh vực\tSố hồ sơ", "Hộ tịch\t12", "Đất đai\t5"]) == [("D641", 1)]
    assert found(tmp_path, [*HEAD, "| Hộ tịch | 12 |", "| Đất đai | 5 |"]) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["| Hộ tịch | 12 |", "| Đất đai | 5 |", "| Cộng | 18 |"], [("C314", 5)]),
        (["| Toàn xã | 18 |", "| Hộ tịch | 12 |", "| Đất đai | 5 |"], [("C314", 3)]),
        (["| Hộ tịch | 1.012 |", "| Đất đai | - |", "| Tổng số | 1.012 |"], []),
        (["| Hộ tịch | 12 |", "| Trong đó: cấp xã | 5 |", "| Cộng | 12 |"], []),
        (["| Hộ tịch | 12% |", "| Đất đai | 5% |", "| Cộng | 9% |"], []),
        (["| Hộ tịch | 12 |", "| Đất đai | 5 |", "| Cộng | |"], []),  # nothing is stated
        (["| Hộ tịch | 12 |", "| Đất đai | 5 |", "| Cộng | - |"], []),
        (["| Hộ tịch | ít |", "| Đất đai | 5 |", "| Cộng | 9 |"], []),
    ],
)
def test_totals(tmp_path: Path, rows: list[str], expected: list[tuple[str, int]]) -> None:
    assert found(tmp_path, [*HEAD, *rows]) == expected


def test_a_form_placed_in_narrative_is_no_typed_table(tmp_path: Path) -> None:
    row = "- {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"
    more = [row, row.replace("Đất đai", "Hộ tịch"), "- {linh_vuc: Tổng cộng, truc_tuyen: 9, truc_tiep: 9}"]
    report = REPORT.replace(row, f"\n{' ' * 6}".join(more)).replace("  chung: ", "  chung: |\n    [[bảng: M.01]]\n    ")
    path = build(tmp_path, report=report)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code in ("C308", "C314")] == ["C308"]


@pytest.mark.parametrize(
    ("head", "total", "told"),
    [
        ("Lũy kế (đồng)", "17", False),  # the last state is the state at the end
        ("Số dư cuối kỳ", "17", False),
        ("Lũy kế từ đầu kỳ", "46", False),  # a column of fields that do add up
        ("Lũy kế từ đầu kỳ", "47", True),
        ("Số hồ sơ", "17", True),
    ],
)
def test_a_sum_that_goes_on_from_row_to_row_is_not_added_up(tmp_path: Path, head: str, total: str, told: bool) -> None:
    rows = [f"| Đợt | {head} |", "| --- | ---: |", "| Đợt 1 | 12 |", "| Đợt 2 | 17 |", "| Đợt 3 | 17 |"]
    assert bool(found(tmp_path, [*rows, f"| Cộng | {total} |"])) is told


def test_figures_that_were_added_up_are_compared(tmp_path: Path) -> None:
    rows = [*HEAD, "| Hộ tịch | 12 |", "| Đất đai | 5 |", "| Cộng | 17 |"]
    path = build(tmp_path, report=f"{START}  chung: |\n" + "".join(f"    {line}\n" for line in rows))
    plain, with_table = Tally(), Tally()
    other = build(tmp_path / "b", report=f"{START}  chung: Đã xong.\n")
    check_file(other, Library(Workspace(tmp_path / "b")), tally=plain)
    check_file(path, Library(Workspace(tmp_path)), tally=with_table)
    assert (with_table.read - plain.read, with_table.compared - plain.compared) == (3, 3)
