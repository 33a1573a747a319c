"""Free tables in narrative."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.block_text import to_text
from tthc_render.document.markup import lines_of, parse_blocks
from tthc_render.document.tree import Table


def read(text: str) -> tuple[list[object], list[str]]:
    findings = Findings()
    return list(parse_blocks(text, lines_of("a.yaml"), findings)), [item.code for item in findings]


TABLE = "| Lĩnh vực | Hồ sơ | Tỷ lệ |\n| :--- | ---: | :---: |\n| *Hộ tịch* | 12 | 50% |\n| A \\| B | | 1 |"


def test_head_rows_alignment_and_marks() -> None:
    (table,), codes = read(TABLE)
    assert codes == []
    assert isinstance(table, Table)
    assert to_text([table]) == ["Lĩnh vực\tHồ sơ\tTỷ lệ\nHộ tịch\t12\t50%\nA | B\t\t1"]
    assert [cell.align for cell in table.rows[0].cells] == ["left", "right", "center"]
    assert table.rows[0].cells[0].inlines[0].italic  # type: ignore[union-attr]
    assert table.where.line == 1


@pytest.mark.parametrize(
    ("dashes", "row", "aligns"),
    [
        ("|---|---|---|---|", "| 1 | Hộ tịch | 12 | 50% |", ["center", "left", "right", "right"]),
        ("|---|---|---|:-:|", "| 1 | Hộ tịch | 12 | 50% |", ["center", "left", "center", "center"]),
        ("|---|---|:-:|--:|", "| 1 | Hộ tịch | 12 | 50% |", ["center", "left", "center", "right"]),
        ("|---|---|---|---|", "| 1 | Hộ tịch | 12^[Tạm tính] | - |", ["center", "left", "right", "right"]),
        ("|---|:-:|---|---|", "| 1 | Hộ tịch | 12 | hai |", ["center", "center", "right", "left"]),
        ("|---|---|---|---|", "| 1 | Hộ tịch | một | - |", ["center", "left", "left", "left"]),
    ],
)
def test_figures_of_a_table_stand_alike(dashes: str, row: str, aligns: list[str]) -> None:
    (table,), _ = read(f"| STT | Lĩnh vực | Hồ sơ | Tỷ lệ |\n{dashes}\n{row}")
    assert isinstance(table, Table)
    assert [cell.align for cell in table.rows[0].cells] == aligns


def test_text_around_a_table_is_prose() -> None:
    pieces, codes = read(f"Trước:\n\n{TABLE}\nSau.")
    assert [type(piece).__name__ for piece in pieces] == ["Paragraph", "Table", "Paragraph"]
    assert codes == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| A | B |\n| 1 | 2 |", ["D753"]),
        ("| A | B |\n| --- | --- |", ["D753"]),
        ("| A | B |\n| --- | --- |\n| 1 |", ["D754"]),
        ("| A |\n| --- | --- |\n| 1 | 2 |", ["D754"]),
        ("Xem ![Ảnh](a.png)", ["D764"]),
        ("```", ["D755"]),
        ("tỷ lệ > 5%", []),
    ],
)
def test_what_is_no_table_is_said(text: str, expected: list[str]) -> None:
    assert read(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("| A | B |\n|---|---|---|\n| 1 | 2 |", 2, [2]),
        ("| A | B | C |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |", 3, [2]),
        ("| A | B | C |\n|---|---|\n| 1 | 2 |\n| 4 | 5 | 6 | 7 |", 3, [2, 3, 4]),
        ("| A | B |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |", 3, [1]),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |", 2, [3, 4]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", 2, []),
    ],
)
def test_the_line_that_has_other_cells_than_the_rest_is_the_one_that_is_named(
    text: str, columns: int, lines: list[int]
) -> None:
    findings = Findings()
    (table,) = parse_blocks(text, lines_of("a.yaml"), findings)
    assert isinstance(table, Table)
    assert table.columns == columns
    assert [(item.code, item.where.line) for item in findings] == [("D754", line) for line in lines]


@pytest.mark.parametrize(("columns", "codes"), [(63, []), (64, ["T764"])])
def test_word_opens_63_columns(columns: int, codes: list[str]) -> None:
    text = "\n".join("|" + f"{cell}|" * columns for cell in ("a", "---", "1"))
    _, found = read(text)
    assert found == codes


@pytest.mark.parametrize(
    "text",
    [
        "Lĩnh vực | Hồ sơ\n--- | ---:\nHộ tịch | 12",
        "| Lĩnh vực | Hồ sơ\n| --- | ---:\n| Hộ tịch | 12",
        "Lĩnh vực | Hồ sơ |\n--- | ---: |\nHộ tịch | 12 |",
        "| Lĩnh vực | Hồ sơ |\n--- | ---:\nHộ tịch | 12",
    ],
)
def test_bars_at_both_ends_may_be_left_out_above_and_below_a_line_of_dashes(text: str) -> None:
    pieces, codes = read(f"Trước:\n{text}\nSau.")
    assert codes == []
    assert to_text([pieces[1]]) == ["Lĩnh vực\tHồ sơ\nHộ tịch\t12"]  # type: ignore[list-item]
    assert [type(piece).__name__ for piece in pieces] == ["Paragraph", "Table", "Paragraph"]


def test_a_bar_in_a_sentence_makes_no_table() -> None:
    pieces, codes = read("| Việc |\n| --- |\n| Rà soát |\nBảng không có dấu | ở hai đầu:\nHai | ba\n- Ý một | hai")
    assert [type(piece).__name__ for piece in pieces] == ["Table", "Paragraph", "Paragraph", "Item"]
    assert codes == []
