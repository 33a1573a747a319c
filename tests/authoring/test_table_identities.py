"""Second sums of code cells and labels become checks; sums in notes are asked, each with the entry to paste."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_identities import asked_balances, asked_of_groups, asked_of_notes
from tthc_render.authoring.table_leaves import leaves_of

HEAD = ["Đơn vị", "Tổng số", "Nam", "Nữ", "Xã", "Phường"]


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (["A", "1=2+3=4+5", "2", "3", "4", "5"], "(1) = (4) + (5)"),
        (["A", "(1)=(2)+(3)=(4)+(5)", "(2)", "(3)", "(4)", "(5)"], "(1) = (4) + (5)"),
        (["A", "1=2+3=7+8", "2", "3", "4", "5"], ""),
    ],
)
def test_a_second_sum_of_the_code_row_is_a_check_where_its_columns_are_there(codes: list[str], text: str) -> None:
    found = read_header(grid_of_texts([HEAD, codes, ["Xã A", "5", "2", "3", "1", "4"]]))
    assert [identity.text for identity in found.identities] == ([text] if text else [])
    assert any("còn ghi (1) =" in remark for remark in found.remarks)
    assert list(leaves_of(found.columns))[1].formula == "(2) + (3)"


def test_a_second_sum_of_a_row_is_a_check_by_rows() -> None:
    rows = [[f"Chỉ tiêu {code}", code, "5"] for code in ("02", "03", "04", "05")]
    found = read_header(
        grid_of_texts([["Chỉ tiêu", "Mã số", "Số"], ["A", "B", "1"], ["Tổng (01=02+03=04+05)", "01", "10"], *rows])
    )
    assert [(item.text, item.by) for item in found.identities] == [("01 = 04 + 05", "dong")]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Mã 01 = Mã 02 + Mã 03.", 'cong_thuc: "01 = 02 + 03", theo: dong'),
        ("Ghi chú: Dòng 01 ≥ 02 + 03", 'cong_thuc: "01 >= 02 + 03", theo: dong'),
        ("Cột 1 = cột 2 + cột 3", 'cong_thuc: "(1) = (2) + (3)", nguon'),
        ("(1)= (2)+(3) khi mọi đơn đủ điều kiện", 'cong_thuc: "(1) = (2)+(3)", nguon'),
        ("Mã 01 = Mã 77 + Mã 03", "chương trình chưa kiểm tra"),
        ("Mã số 1 = 2 = 3", "chương trình chưa kiểm tra"),
        ("Cột (4) ≥ (5)", "chương trình chưa kiểm tra"),
        ("Nộp trước ngày 15/6 = 0 hồ sơ", ""),
        ("Cột 4 = cột 5 + cột 6", "chương trình chưa kiểm tra"),
        ("Cột 1 phải bằng cột 2 cộng cột 3", 'cong_thuc: "(1) = (2) + (3)"'),
        ("Mã 01 = Mã 02", 'cong_thuc: "01 = 02", theo: dong'),
        ("Cột 3 không lớn hơn cột 1", 'cong_thuc: "(3) <= (1)"'),
        ("Cột 3 không vượt quá 30 ngày", ""),
    ],
)
def test_sums_in_notes_are_asked_with_the_entry_that_checks_them(note: str, said: str) -> None:
    leaves = list(leaves_of(read_header(grid_of_texts([HEAD[:4], ["A", "1", "2", "3"], ["X", "1", "1", "0"]])).columns))
    rows = [DraftRow(code, f"Dòng {code}") for code in ("01", "02", "03")]
    asked = list(asked_of_notes([note], leaves, rows))
    assert len(asked) == bool(said)
    assert said in " ".join(asked)


def test_a_sum_that_the_form_computes_already_is_not_asked() -> None:
    rows = [DraftRow("01", "a", formula="02 + 03"), DraftRow("02", "b"), DraftRow("03", "c")]
    assert list(asked_of_notes(["Mã 01 = Mã 02 + Mã 03"], [], rows)) == []


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Mã 08 = Mã 04 / Mã 03", 'cong_thuc: "04 / 03"'),
        ("Mã 09 = Mã 04 / Mã 03 x 100", "đã tính"),
        ("Mã 08 = Mã 04 / Mã 77", "chưa tính"),
    ],
)
def test_a_quotient_in_a_note_is_offered_as_a_formula(note: str, asked: str) -> None:
    drafts = [DraftRow(code, f"Dòng {code}") for code in ("03", "04", "08")]
    drafts.append(DraftRow("09", "Tỷ lệ", formula="04 / 03 * 100"))
    found = list(asked_of_notes([note], [], drafts))
    assert found == [] if asked == "đã tính" else (len(found) == 1 and asked in found[0])


def test_a_part_that_the_form_checks_already_is_not_asked() -> None:
    leaves = list(leaves_of(read_header(grid_of_texts([HEAD[:4], ["A", "1", "2", "3"], ["X", "1", "1", "0"]])).columns))
    leaves[3] = replace(leaves[3], whole="1")
    assert list(asked_of_notes(["Cột 3 nằm trong cột 1"], leaves, [])) == []


def test_groups_whose_figures_add_up_to_a_total_before_them_are_asked_about() -> None:
    columns = (
        HeaderColumn("Tổng số hiện có", "tong", "1"),
        HeaderColumn("Chia theo độ tuổi", columns=(HeaderColumn("Trẻ", "tre", "2"), HeaderColumn("Già", "gia", "3"))),
        HeaderColumn("Chính trị", columns=(HeaderColumn("Cử nhân", "cn", "4"), HeaderColumn("Cao cấp", "cc", "5"))),
    )
    rows = [[Decimal(value) for value in row] for row in ((5, 2, 3, 1, 4), (7, 3, 4, 1, 2), (9, 9, 0, 1, 1))]
    asked = list(asked_of_groups(columns, rows))
    assert len(asked) == 1
    assert "(1) = (2) + (3)" in asked[0]
    assert not list(asked_of_groups(columns, rows[:2]))


def test_a_sum_that_is_asked_about_at_its_column_is_not_asked_again() -> None:
    head = [["Xã", "Tổng số", "Chia ra", ""], ["", "", "Mới", "Cũ"], ["A", "1", "2", "3"]]
    rows = [[f"Xã {at}", str(2 * at + 1), str(at), str(at + 1)] for at in range(2, 6)]
    found = read_header(grid_of_texts([*head, *rows]))
    assert len([text for text in found.remarks if "(2) + (3)" in text]) == 1


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Chỉ tiêu 02–03 ≤ 01", True),
        ("02, 03 ≤ 01", True),
        ("Tuổi từ 15–18 ≤ 20", False),
        ("Văn bản số 02/2025 ≤ 03", False),
    ],
)
def test_other_comparisons_of_codes_in_notes_are_asked_about(note: str, asked: bool) -> None:
    rows = [DraftRow(code, f"Dòng {code}") for code in ("01", "02", "03")]
    assert any("so các mã với nhau" in words for words in asked_of_notes([note], [], rows)) is asked


@pytest.mark.parametrize(("rest", "asked"), [((21, 102, 79), True), ((21, 102, 80), False)])
def test_a_rest_that_figures_show_is_asked_about(rest: tuple[int, ...], asked: bool) -> None:
    leaves = [HeaderColumn(title, title) for title in ("Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ")]
    rows = [(20, 2, 1), (100, 5, 3), (80, 0, 1)]
    figures = [[Decimal(value) for value in (*row, last)] for row, last in zip(rows, rest, strict=True)]
    assert bool(list(asked_balances(leaves, figures))) is asked


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Mã 03 <= mã 01; mã 02 >= mã 03", ['"03 <= 01"', '"02 >= 03"']),
        ("Mã 03 không lớn hơn mã 01; mã 02 > mã 03", ["“mã 02 > mã 03” so các mã", '"03 <= 01"']),
        ("Mã 01 > mã 02 + mã 03.", ["“Mã 01 > mã 02 + mã 03” so các mã"]),
        ("Mã 03 ≤ mã 01 + mã 02", ['"03 <= 01 + 02"']),
    ],
)
def test_each_comparison_of_a_note_is_asked_whole(note: str, asked: list[str]) -> None:
    rows = [DraftRow(code, f"Dòng {code}") for code in ("01", "02", "03")]
    found = list(asked_of_notes([note], [], rows))
    assert len(found) == len(asked)
    assert all(any(words in question for question in found) for words in asked)


@pytest.mark.parametrize(
    ("note", "excepted"),
    [
        ("Cột (1) = (2) + (3) trừ ô trên đường chéo.", True),
        ("Cột (1) = (2) + (3), không kể dòng 05", True),
        ("Cột (1) = (2) + (3) nếu có số liệu.", True),
        ("Cột (1) = (2) + (3).", False),
        ("Cột (1) = (2) + (3). Dòng 05 không kể hộ mới.", False),
    ],
)
def test_what_a_note_excepts_from_its_sum_is_no_check_of_all_rows(note: str, excepted: bool) -> None:
    leaves = [HeaderColumn(f"Cột {at}", f"cot_{at}", str(at)) for at in (1, 2, 3)]
    [asked, *_] = asked_of_notes([note], leaves, [])
    assert ("có ngoại lệ" in asked, "thêm ở phần" in asked) == (excepted, not excepted)
