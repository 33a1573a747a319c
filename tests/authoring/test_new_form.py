"""Forms written from tables can be read, print the same header, and are never half."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.support.collecting import collected
from tthc_render.authoring.new_form import Pick, new_form
from tthc_render.authoring.table_header_rows import HeaderRows
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Form, code_text
from tthc_render.readers.isolation import BUDGETS
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

TABLES = Path(__file__).parents[1] / "data" / "samples" / "tables"


def made(root: Path, code: str = "T.01", **how: object) -> Form:
    path = new_form(Workspace(root), code, **how).path  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../schemas/bieu-mau.json\n")
    form, findings = collected(Library(Workspace(root)).form, code, Place())
    assert findings == []
    assert form is not None
    return form


def test_without_a_table_a_sample_is_written(tmp_path: Path) -> None:
    form = made(tmp_path, title="Kết quả thực hiện")
    assert form.spec.ten == "KẾT QUẢ THỰC HIỆN"
    assert [code_text(column, form.parts[0]) for column in form.parts[0].columns] == [
        "(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)=(4)/(3)*100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", [f"{name}.csv" for name in ("so-ngoai-vu-II.06a", "so-ngoai-vu-II.07b-phan-1", "ha-tinh-phu-luc")]
)
def test_the_code_row_of_an_issued_table_comes_out_as_it_was(name: str, tmp_path: Path) -> None:
    form = made(tmp_path, table=TABLES / name)
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    codes = next(line for line in lines if line.startswith("(1)")).split(",")
    assert [code_text(column, form.parts[0]) for column in form.parts[0].columns] == codes


def test_a_code_that_a_table_prints_twice_becomes_a_remark(tmp_path: Path) -> None:
    form = made(tmp_path, table=TABLES / "so-ngoai-vu-II.08.csv")
    assert [column.code for column in form.parts[0].columns][-2:] == ["(8)", ""]
    assert "bản gốc in mã (8) hai lần" in (tmp_path / "templates" / "forms" / "T.01.yaml").read_text(encoding="utf-8")
    assert form.parts[0].columns[-1].kind == "co_khong"


def test_the_official_form_and_the_one_read_from_its_table_agree(tmp_path: Path) -> None:
    form = made(tmp_path, table=TABLES / "so-ngoai-vu-II.06a.csv")
    official, _ = collected(Library(Workspace(tmp_path)).form, "II.06a", Place())
    assert official is not None
    for own, its in zip(form.parts[0].columns, official.parts[0].columns, strict=True):
        assert (own.titles, own.code, own.kind) == (its.titles, its.code, its.kind)
        assert code_text(own, form.parts[0]) == code_text(its, official.parts[0])
    assert form.parts[0].spec.tong_cong == official.parts[0].spec.tong_cong


def test_every_table_with_codes_of_a_word_file_becomes_a_part(tmp_path: Path) -> None:
    document = Document()
    for texts in (
        [["ỦY BAN", "CỘNG HÒA"]],
        [["STT", "Tên", "Số"], ["(1)", "(2)", "(3)"]],
        [["STT", "Tên", "Thu", "Chi"], ["(1)", "(2)", "(3)", "(4)"]],
    ):
        table = document.add_table(len(texts), len(texts[0]))
        for top, row in enumerate(texts):
            for left, text in enumerate(row):
                table.cell(top, left).text = text
    document.save(str(tmp_path / "a.docx"))
    assert [len(part.columns) for part in made(tmp_path, "A", table=tmp_path / "a.docx").parts] == [3, 4]
    assert [len(part.columns) for part in made(tmp_path, "B", table=tmp_path / "a.docx", pick=Pick(table=3)).parts] == [
        4
    ]
    with pytest.raises(WrongUsage, match="3 bảng"):
        new_form(Workspace(tmp_path), "C", table=tmp_path / "a.docx", pick=Pick(table=4))


def test_a_table_without_codes_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Tên,Số\nx,1\n", encoding="utf-8")
    with pytest.raises(DataUnreadable, match="--header-rows"):
        new_form(Workspace(tmp_path), "T.01", table=tmp_path / "a.csv")
    assert not (tmp_path / "templates").exists()
    assert [
        column.key
        for column in made(tmp_path, table=tmp_path / "a.csv", pick=Pick(header=HeaderRows(count=1))).parts[0].columns
    ] == ["ten", "so"]


def test_a_form_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(WrongUsage, match="không ghi đè"):
        new_form(Workspace(tmp_path), "T.01")


def workbook(path: Path, rows: list[list[object]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


STAFF: list[list[object]] = [
    ["Biểu số 02/NV"],
    ["SỐ LƯỢNG VÀ CHẤT LƯỢNG CÔNG CHỨC"],
    ["Đơn vị tính: Người"],
    ["STT", "Chỉ tiêu", "Mã số", "ĐVT", "Kỳ trước", "Kỳ này", "So sánh (%)"],
    ["A", "B", "C", "D", "1", "2", "3=2/1"],
    ["I", "Tổng số (01=02+04)", "01", "Người"],
    [1, "Cấp tỉnh", "02", "Người"],
    ["1.1", "Trong đó: nữ", "03", "Người", None, None, "x"],
    [2, "Cấp xã", "04", "Người"],
    ["II", "Tỷ lệ nữ", "05", "%"],
    [None, "NGƯỜI LẬP BIỂU", None, None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
]


def test_a_sheet_with_prescribed_rows_becomes_a_form_that_prints_them(tmp_path: Path) -> None:
    draft = new_form(Workspace(tmp_path), "NV.02", table=workbook(tmp_path / "a.xlsx", STAFF))
    form, findings = collected(Library(Workspace(tmp_path)).form, "NV.02", Place())
    assert findings == []
    assert (form.spec.ky_hieu_in, form.spec.ten) == ("Biểu số 02/NV", "SỐ LƯỢNG VÀ CHẤT LƯỢNG CÔNG CHỨC")
    assert form.spec.don_vi_tinh == "Người"
    [part] = form.parts
    assert [code_text(column, part) for column in part.columns] == ["A", "B", "C", "D", "1", "2", "3=2/1"]
    assert [column.kind for column in part.columns[2:]] == ["ma_dong", "don_vi_tinh", "so", "so", "ty_le"]
    assert [(row.code, row.spec.cong_thuc, row.parent) for row in part.rows] == [
        ("01", "02 + 04", ""), ("02", "", ""), ("03", "", "02"), ("04", "", ""), ("05", "", ""),
    ]  # fmt: skip
    assert part.rows[2].blanks == {part.columns[6].key}
    assert [item.chuc_danh for item in form.spec.chan_bieu] == ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]
    asked = "\n".join(draft.questions)
    for words in ("cột 3: phần trăm", "5 dòng cố định (01–05), dòng 6–10", "dòng 11 “NGƯỜI LẬP BIỂU”"):
        assert words in asked
    assert "# xem lại: phần trăm" in draft.path.read_text(encoding="utf-8")


def test_rows_and_header_can_be_reported_by_hand(tmp_path: Path) -> None:
    rows: list[list[object]] = [["x"], ["Tên", "Nam", "Nữ"], ["a", 1, 2], ["NGƯỜI KHÁC", 3, 4]]
    path = workbook(tmp_path / "a.xlsx", rows)
    form = made(tmp_path, table=path, pick=Pick(rows=(2, 3), header=HeaderRows(2, 2)))
    assert [column.titles[0] for column in form.parts[0].columns] == ["Tên", "Nam", "Nữ"]
    with pytest.raises(WrongUsage, match="--rows"):
        new_form(Workspace(tmp_path), "X", table=path, pick=Pick(rows=(20, 30)))
    with pytest.raises(DataUnreadable, match="--header-rows"):
        new_form(Workspace(tmp_path), "X", table=path, pick=Pick(header=HeaderRows(20, 30)))


def test_a_table_pasted_in_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "Lời dẫn\n\n| STT | Nội dung | Số |\n|---|:---:|---|\n| (1) | (2) | (3) |\n| 1 | **Việc** | 4 |\n\nHết\n",
        encoding="utf-8",
    )
    form = made(tmp_path, table=tmp_path / "a.md")
    assert [column.kind for column in form.parts[0].columns] == ["stt", "chu", "so"]


def test_a_word_table_that_goes_on_after_a_page_is_one_part(tmp_path: Path) -> None:
    document = Document()
    for start in (1, 3):
        table = document.add_table(4, 3)
        rows = [["TT", "Đơn vị", "Số"], ["(1)", "(2)", "(3)"], [str(start), "Xã A", "5"], ["x", "y", "6"]]
        for top, row in enumerate(rows):
            for left, text in enumerate(row):
                table.cell(top, left).text = text
        document.add_paragraph("")
    document.save(str(tmp_path / "a.docx"))
    assert len(made(tmp_path, table=tmp_path / "a.docx").parts) == 1


def test_two_tables_below_each_other_keep_their_totals_and_share_the_unit_of_measure(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Đơn vị tính: triệu đồng"],
        ["I. THU"],
        ["STT", "Nội dung", "Dự toán", "Thực hiện"],
        ["A", "B", "1", "2"],
        [1, "Thuế"],
        [2, "Phí"],
        [None, "Cộng"],
        ["II. CÔNG TRÌNH"],
        ["STT", "Tên công trình", "Ngày khởi công", "Kinh phí"],
        ["A", "B", "1", "2"],
        [1, "Đường A", "01/02/2026", 500],
        [None, "Cộng", None, 500],
    ]
    form = made(tmp_path, table=workbook(tmp_path / "a.xlsx", rows))
    assert [part.spec.tieu_de for part in form.parts] == ["I. THU", "II. CÔNG TRÌNH"]
    assert [part.spec.tong_cong.nhan for part in form.parts if part.spec.tong_cong] == ["Cộng", "Cộng"]
    assert [column.kind for column in form.parts[1].columns] == ["stt", "chu", "ngay", "tien"]
    assert [row.code for row in form.parts[0].rows] == ["01", "02"]


@pytest.mark.parametrize("rows", [100, 5000])
def test_a_table_of_nothing_but_codes_is_refused_in_a_sentence(rows: int, tmp_path: Path) -> None:
    """As many tables as rows: no depth of calls and no time grows with them."""
    (tmp_path / "a.csv").write_text("(1);(2)\n1;2\n" * rows, encoding="utf-8")
    began = time.monotonic()
    with pytest.raises(DataUnreadable, match=r"hàng mã cột|quá lớn"):
        new_form(Workspace(tmp_path), "X.01", table=tmp_path / "a.csv")
    assert time.monotonic() - began < 30


def test_what_is_read_of_a_table_is_limited_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("STT;Số\n(1);(2)\n1;2\n", encoding="utf-8")
    monkeypatch.setitem(BUDGETS, "csv", replace(BUDGETS["csv"], seconds=0.5))
    monkeypatch.setattr("tthc_render.authoring.new_form.read_sides", lambda *_: time.sleep(60))
    with pytest.raises(DataUnreadable, match="bảng quá lớn"):
        new_form(Workspace(tmp_path), "X.01", table=tmp_path / "a.csv")


def test_what_stands_in_one_cell_of_a_frame_of_signatures_is_one_signer(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 3)
    for place, text in enumerate(["TT", "Tên", "Số", "1", "2", "3", "1", "Xã A", "5"]):
        table.cell(place // 3, place % 3).text = text
    document.add_paragraph("")
    below = document.add_table(2, 2)
    below.cell(0, 0).text, below.cell(0, 1).text = "NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    below.cell(1, 0).text, below.cell(1, 1).text = "(Ký, họ tên)", "(Ký, đóng dấu)"
    document.save(str(tmp_path / "a.docx"))
    signers = made(tmp_path, table=tmp_path / "a.docx").spec.chan_bieu
    assert [(item.quyen_han, item.chuc_danh, item.ghi_chu) for item in signers] == [
        ((), "NGƯỜI LẬP", "(Ký, họ tên)"),
        (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "(Ký, đóng dấu)"),
    ]


def test_parts_of_one_sheet_have_their_titles_units_totals_and_columns(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["I. Khai sinh", None, None, None, "Đơn vị tính: Trường hợp"],
        ["Đơn vị", "Tổng số", "Nam", "Nữ", "Quá hạn"],
        ["A", "1=2+3", "2", "3", "4"],
        ["Tổng số trên địa bàn"],
        ["Xã …"],
        ["…"],
        [],
        ["II. Kết hôn", None, "Đơn vị tính: Cặp"],
        ["Đơn vị", "Tổng số", "Lần đầu"],
        ["A", "1", "2"],
        ["Tổng số trên địa bàn"],
        ["Phường ……"],
    ]
    form = made(tmp_path, table=workbook(tmp_path / "a.xlsx", rows))
    assert [part.spec.tieu_de for part in form.parts] == ["I. Khai sinh", "II. Kết hôn (Đơn vị tính: Cặp)"]
    assert form.spec.don_vi_tinh == "Trường hợp"
    assert [[column.spec.ten for column in part.columns] for part in form.parts] == [
        ["Đơn vị", "Tổng số", "Nam", "Nữ", "Quá hạn"],
        ["Đơn vị", "Tổng số", "Lần đầu"],
    ]
    assert [part.spec.tong_cong.vi_tri for part in form.parts if part.spec.tong_cong] == ["dau", "dau"]
    assert [part.rows for part in form.parts] == [(), ()]


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (("Thu", "Chi"), ["I. Thu", "II. Chi"]),
        (("Sheet1", "Sheet2"), ["I. TIÊU ĐỀ PHẦN 1", "II. TIÊU ĐỀ PHẦN 2"]),
    ],
)
def test_parts_without_titles_are_called_as_their_sheets(
    names: tuple[str, str], titles: list[str], tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for name in names:
        sheet = book.create_sheet(name)
        for row in (["STT", "Nội dung", "Số"], ["(1)", "(2)", "(3)"], [1, "A", 5], [2, "B", 6]):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    assert [part.spec.tieu_de for part in made(tmp_path, table=tmp_path / "a.xlsx").parts] == titles


def test_lists_and_days_of_word_controls_are_kinds_of_columns(tmp_path: Path) -> None:
    from docx import Document
    from lxml import etree

    document = Document()
    rows = [
        ["STT", "Họ tên", "Ngày nhận", "Kết quả", "Số buổi"],
        ["A", "B", "C", "D", "1"],
        ["1", "", "Chọn", "Chọn", ""],
    ]
    table = document.add_table(3, 5)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    chosen = '<w:dropDownList><w:listItem w:value="Đạt"/><w:listItem w:value="Chưa đạt"/></w:dropDownList>'
    cells = {place: table.cell(2, place)._tc for place in (2, 3)}
    for place, kind in ((2, "<w:date/>"), (3, chosen)):
        cell = cells[place]
        row = cell.getparent()
        space = row.nsmap["w"]
        control = etree.fromstring(
            f'<w:sdt xmlns:w="{space}"><w:sdtPr><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent/></w:sdt>'
        )
        row.replace(cell, control)
        control[1].append(cell)
    document.save(str(tmp_path / "a.docx"))
    form = made(tmp_path, table=tmp_path / "a.docx")
    assert [column.kind for column in form.parts[0].columns] == ["stt", "chu", "ngay", "chon", "so"]
    assert form.parts[0].columns[3].spec.lua_chon == ("Đạt", "Chưa đạt")
    for _ in range(2):  # rows without a list: that of one cell is none of its column
        for cell, text in zip(table.add_row().cells, ("2", "A", "", "12", "5"), strict=True):
            cell.text = text
    document.save(str(tmp_path / "b.docx"))
    draft = new_form(Workspace(tmp_path), "T.02", table=tmp_path / "b.docx")
    assert any("chỉ dòng 3 cột thứ 4 có danh sách chọn (Đạt, Chưa đạt)" in remark for remark in draft.questions)
    assert "kieu: chon" not in draft.path.read_text(encoding="utf-8").replace("ghi kieu: chon", "")


def test_parts_with_numbers_and_titles_of_their_own_are_told(tmp_path: Path) -> None:
    tables = [
        f"Biểu số 0{number}/TK\n\nKẾT QUẢ THI HÀNH ÁN {title}\n\n"
        "| Chỉ tiêu | Số |\n|---|---|\n| A | 1 |\n| Xã A | 5 |\n\n"
        for number, title in ((1, "VỀ VIỆC"), (2, "VỀ TIỀN"))
    ]
    path = tmp_path / "hai.md"
    path.write_text("".join(tables), encoding="utf-8")
    found = new_form(Workspace(tmp_path), "T.01", table=path)
    [told] = [question for question in found.questions if "--table 2" in question]
    assert "“Biểu số 02/TK”" in told
    assert "“KẾT QUẢ THI HÀNH ÁN VỀ TIỀN”" in told
    path.write_text(tables[0], encoding="utf-8")
    assert not any("--table" in question for question in new_form(Workspace(tmp_path), "T.02", table=path).questions)


def test_names_of_groups_over_all_columns_are_printed_so(tmp_path: Path) -> None:
    texts = [["TT", "Công trình", "Vốn"], ["1", "2", "3"], ["I. Chuyển tiếp", "", ""], ["1", "Trường A", "100"]]
    texts += [["2", "Trạm B", "50"], ["II. Mở mới", "", ""], ["1", "Cầu C", "30"], ["", "Tổng cộng", "180"]]
    document = Document()
    table = document.add_table(len(texts), 3)
    for top, row in enumerate(texts):
        for left, text in enumerate(row):
            table.cell(top, left).text = text
    for top in (2, 5):
        merged = table.cell(top, 0).merge(table.cell(top, 2))
        merged.text = texts[top][0]
    document.save(str(tmp_path / "a.docx"))
    (part,) = made(tmp_path, "A", table=tmp_path / "a.docx").parts
    assert (part.spec.nhom, part.spec.gop_de_muc) == ("tieu_de", True)


def test_a_title_left_blank_stays_blank(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",Tổng số\nA,1\nXã A,5\nXã B,6\n", encoding="utf-8")
    (part,) = made(tmp_path, "A", table=tmp_path / "a.csv").parts
    assert [column.titles for column in part.columns] == [("",), ("Tổng số",)]


@pytest.mark.parametrize(
    ("title", "printed", "told"),
    [
        ("", "SỐ LIỆU CẦU YẾU", ["bỏ “NĂM 2026” ở cuối"]),
        ("Số liệu cầu yếu năm 2026", "SỐ LIỆU CẦU YẾU", ["bỏ “NĂM 2026” ở cuối"]),
        ("Số liệu cầu yếu", "SỐ LIỆU CẦU YẾU", ["bỏ “NĂM 2026” ở cuối"]),
        ("Cầu phải sửa năm 2027", "CẦU PHẢI SỬA", ["“NĂM 2026”", "“NĂM 2027”", "tệp ghi “SỐ LIỆU CẦU YẾU”"]),
    ],
)
def test_a_title_by_hand_loses_its_period_and_that_of_the_file_is_told(
    tmp_path: Path, title: str, printed: str, told: list[str]
) -> None:
    rows: list[list[object]] = [["SỐ LIỆU CẦU YẾU NĂM 2026"], ["STT", "Cầu", "Dài"], ["A", "B", "1"], [1, "Sông", 9]]
    draft = new_form(Workspace(tmp_path), "T.01", table=workbook(tmp_path / "a.xlsx", rows), title=title)
    assert f"ten: {printed}\n" in draft.path.read_text(encoding="utf-8")
    about = [question for question in draft.questions if question.startswith("tên biểu")]
    assert len(about) == len(told)
    assert all(any(words in question for question in about) for words in told)
