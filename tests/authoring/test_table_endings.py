"""Notes, dates and signers below a table; names of persons stay out of forms."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_endings import (
    Ending,
    begins_signatures,
    is_name,
    names_signer,
    signs_apart,
    take_cell,
)
from tthc_render.vietnamese.text import GAP, spaced


@pytest.mark.parametrize(
    ("lines", "signers", "dated"),
    [
        (["NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"], [("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)")], False),
        (["Ngày … tháng … năm …", "TM. Ủy ban nhân dân", "Chủ tịch"], [("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "")], True),
        (["Ngày 5 tháng 6 năm 2025", "CHỦ TỊCH", "(Ký, đóng dấu)"], [("CHỦ TỊCH", "(Ký, đóng dấu)")], True),
        (["Cơ quan có chức năng quản lý đất đai"], [("CƠ QUAN CÓ CHỨC NĂNG QUẢN LÝ ĐẤT ĐAI", "")], False),
        (["NGƯỜI TỔNG HỢP"], [("NGƯỜI TỔNG HỢP", "")], False),
        (["CHỦ TÀI KHOẢN", "(Ký, đóng dấu)"], [("CHỦ TÀI KHOẢN", "(Ký, đóng dấu)")], False),
        (["Chủ đầu tư"], [("CHỦ ĐẦU TƯ", "")], False),
        (["CHỦ NHIỆM"], [("CHỦ NHIỆM", "")], False),
        (["Tổng Giám đốc"], [("TỔNG GIÁM ĐỐC", "")], False),
        (["VIỆN TRƯỞNG"], [("VIỆN TRƯỞNG", "")], False),
        (["Hạt trưởng", "Lê Văn Hạt"], [("HẠT TRƯỞNG", "")], False),
        (["TRƯỞNG PHÒNG", "Thượng tá Lê Văn Hùng"], [("TRƯỞNG PHÒNG", "")], False),
        (["GIÁM ĐỐC", "PGS.TS. Trần Thị Hoa"], [("GIÁM ĐỐC", "")], False),
        (["GIÁM ĐỐC", "BS.CKII Trần Thị Hoa"], [("GIÁM ĐỐC", "")], False),
        (["PHỤ TRÁCH BỘ PHẬN THU"], [("PHỤ TRÁCH BỘ PHẬN THU", "")], False),
        (["PHỤ TRÁCH KẾ TOÁN", "Bác sĩ trưởng khoa"], [("PHỤ TRÁCH KẾ TOÁN BÁC SĨ TRƯỞNG KHOA", "")], False),
        (["Chuyên viên theo dõi"], [("CHUYÊN VIÊN THEO DÕI", "")], False),
        (["Thống kê", "Trần Thị Thống"], [("THỐNG KÊ", "")], False),
        (["Chủ Văn Tài"], [], False),
        (["Vụ Thị Trưởng"], [], False),
        (["Người lập biểu", "Nguyễn Văn An"], [("NGƯỜI LẬP BIỂU", "")], False),
        (["Người lập biểu", "(Ký, ghi rõ họ, tên, chức vụ,", "số điện thoại)"],
         [("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ, tên, chức vụ, số điện thoại)")], False),
        (["KẾ TOÁN TRƯỞNG", "(Ký, họ tên,", "số chứng chỉ", "hành nghề)"],
         [("KẾ TOÁN TRƯỞNG", "(Ký, họ tên, số chứng chỉ hành nghề)")], False),
        (["KẾ TOÁN TRƯỞNG", "(Ký, họ tên", "Lê Thị Hoa"], [("KẾ TOÁN TRƯỞNG", "(Ký, họ tên")], False),
        (["Nguyễn Văn An"], [], False),
        (["Người tổng hợp: Trần Văn B, điện thoại 0900 000 000"], [], False),
        (["Đề nghị cấp trên hỗ trợ 5.000 triệu đồng"], [], False),
    ],
)  # fmt: skip
def test_cells_below_a_table(lines: list[str], signers: list[tuple[str, str]], dated: bool) -> None:
    out = Ending()
    take_cell(lines, out)
    assert (out.signers, out.dated) == (signers, dated)


def test_what_stands_below_a_title_belongs_to_it() -> None:
    out = Ending()
    for column, words in (
        (0, "Người lập biểu"),
        (4, "TM. UBND XÃ"),
        (4, "CHỦ TỊCH"),
        (0, "(Ký)"),
        (4, "(Ký, đóng dấu)"),
    ):
        take_cell([words], out, column)
    assert out.signers == [("NGƯỜI LẬP BIỂU", "(Ký)"), ("TM. UBND XÃ\nCHỦ TỊCH", "(Ký, đóng dấu)")]


@pytest.mark.parametrize("columns", [(0, 0, 5, 5, 0, 5), (-1, -1, -1, -1, -1, -1)])
def test_what_stands_below_a_title_may_go_on_in_the_next_cell(columns: tuple[int, ...]) -> None:
    out = Ending()
    words = ["Người lập", "(Ký, ghi rõ", "GIÁM ĐỐC", "(Ký, họ tên)", "họ tên)", "(đóng dấu)"]
    for column, line in zip(columns, words, strict=True):
        take_cell([line], out, column)
    assert out.signers == [("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"), ("GIÁM ĐỐC", "(Ký, họ tên)")]


def test_notes_go_on_with_dashes() -> None:
    out = Ending()
    for words in ("Ghi chú:", "- Cột 3 tự tính", "Giám đốc", "- việc khác"):
        take_cell([words], out)
    assert out.notes == ["Ghi chú:", "- Cột 3 tự tính"]
    assert out.signers == [("GIÁM ĐỐC", "")]


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        (["Người lập biểu"], True),
        (["Ngày 5 tháng 6 năm 2025", "CHỦ TỊCH"], True),
        (["NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT"], True),
        (["Đại diện hộ gia đình"], True),
        (["TRƯỞNG ĐOÀN"], True),
        (["CHỦ HỘ"], True),
        (["Xác nhận của UBND cấp xã"], True),
        (["Người khuyết tật"], False),
        (["Đoàn viên"], False),
        (["Xã A"], False),
        (["Thu thuế"], False),
    ],
)
def test_where_signatures_begin(lines: list[str], begins: bool) -> None:
    assert begins_signatures(lines) is begins


def test_names_of_persons() -> None:
    assert is_name("Nguyễn Văn An")
    assert not is_name("NGƯỜI LẬP BIỂU")
    assert not is_name("Người lập biểu")


@pytest.mark.parametrize(
    ("lines", "signers"),
    [
        (["NGƯỜI LẬP BIỂU          KẾ TOÁN TRƯỞNG\tCHỦ TỊCH"], ["NGƯỜI LẬP BIỂU", "KẾ TOÁN TRƯỞNG", "CHỦ TỊCH"]),
        (
            ["Người lập biểu        TM. ỦY BAN NHÂN DÂN", "(Ký, họ tên)           CHỦ TỊCH"],
            ["NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"],
        ),
        (["Phường A, ngày     tháng     năm 2026", "CHỦ TỊCH"], ["CHỦ TỊCH"]),  # room in a date sets nothing apart
        (["Người lập\tHà Tĩnh, ngày     tháng     năm 2026"], ["NGƯỜI LẬP"]),
        (["NGƯỜI LẬP  BIỂU"], ["NGƯỜI LẬP BIỂU"]),  # typed twice by mistake
    ],
)
def test_signers_set_apart_by_blanks(lines: list[str], signers: list[str]) -> None:
    out = Ending()
    for line in lines:
        take_cell([spaced(line)], out, 0)
    assert [title for title, _ in out.signers] == signers


def test_names_of_persons_beside_each_other_are_none_of_signers() -> None:
    out = Ending()
    take_cell([spaced("NGƯỜI LẬP BIỂU       CHỦ TỊCH")], out, 0)
    assert not take_cell([spaced("Lê Thị Thu        Phan Văn Hùng")], out, 0)
    assert len(out.signers) == 2


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("NGƯỜI BÀN GIAO", True),
        ("ĐƠN VỊ NHẬN", True),
        ("Người bàn giao", False),
        ("NGƯỜI: 12", False),
        ("TỔNG SỐ", False),
    ],
)
def test_titles_in_capitals_at_the_right_of_a_row_without_a_name_sign(words: str, apart: bool) -> None:
    assert signs_apart([words]) is apart


def test_who_confirms_signs() -> None:
    out = Ending()
    assert take_cell(["Xác nhận của Phòng Tổ chức cán bộ"], out)
    assert out.signers == [("XÁC NHẬN CỦA PHÒNG TỔ CHỨC CÁN BỘ", "")]


def test_an_authority_and_the_title_in_the_next_paragraph_are_one_signer() -> None:
    out = Ending()
    for line in ("NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Ký tên, đóng dấu)"):
        take_cell([line], out)
    assert [title for title, _ in out.signers] == ["NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]


@pytest.mark.parametrize("line", ["Cột 4a: hộ vượt chuẩn cận nghèo; không gộp vào cột 4.", "Dòng 03, 04: số lũy kế"])
def test_what_a_line_says_of_a_column_is_a_note(line: str) -> None:
    out = Ending()
    assert take_cell((line,), out)
    assert out.notes == [line]
    assert not out.signers


def test_an_authority_as_the_party_writes_it_signs() -> None:
    ending = Ending()
    assert take_cell(["T/M BAN THƯỜNG VỤ", "BÍ THƯ"], ending, 1)
    assert ending.signers == [("T/M BAN THƯỜNG VỤ\nBÍ THƯ", "")]


def test_a_unit_of_measure_below_a_table_is_a_note() -> None:
    ending = Ending()
    assert take_cell(["Đơn vị tính: vụ, bị can; dòng 17: %."], ending)
    assert ending.notes == ["Đơn vị tính: vụ, bị can; dòng 17: %."]


def test_a_title_below_an_authority_that_stands_beside_another_signer_is_one_with_it() -> None:
    found = Ending()
    for line in (f"CÔNG CHỨC ĐỊA CHÍNH{GAP}TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"):
        assert take_cell([line], found)
    assert [title for title, _ in found.signers] == ["CÔNG CHỨC ĐỊA CHÍNH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]


def test_who_makes_the_form_signs_in_two_words() -> None:
    found = Ending()
    assert take_cell(["LẬP BIỂU"], found, 1)
    assert found.signers == [("LẬP BIỂU", "")]
    assert not begins_signatures(["Lập biểu mẫu theo quy định"])


@pytest.mark.parametrize(
    ("rows", "signers"),
    [
        pytest.param(
            (((1, "NGƯỜI LẬP"), (3, "CHI CỤC MÔI TRƯỜNG"), (6, "GIÁM ĐỐC")),
             ((1, "(Ký)"), (3, "(Ký, họ tên)"), (6, "(Ký, đóng dấu)"))),
            [("NGƯỜI LẬP", "(Ký)"), ("CHI CỤC MÔI TRƯỜNG", "(Ký, họ tên)"), ("GIÁM ĐỐC", "(Ký, đóng dấu)")],
            id="an office between those who sign",
        ),
        pytest.param(
            (((1, "Người lập biểu"), (5, "TP. Kế hoạch"), (9, "GIÁM ĐỐC")),),
            [("NGƯỜI LẬP BIỂU", ""), ("TP. KẾ HOẠCH", ""), ("GIÁM ĐỐC", "")],
            id="a short title",
        ),
        pytest.param(
            (((0, "NGƯỜI LẬP"), (5, "TỔ TỰ QUẢN SỐ 5"), (9, "GIÁM ĐỐC")), ((0, "(Ký)"), (5, "(Họ tên)"), (9, "(Dấu)"))),
            [("NGƯỜI LẬP", "(Ký)"), ("GIÁM ĐỐC", "")],
            id="the note below what is no title is no other's",
        ),
        pytest.param(
            (((1, "NGƯỜI LẬP"), (6, "GIÁM ĐỐC")), ((2, "(Ký)"), (5, "(Ký, đóng dấu)"))),
            [("NGƯỜI LẬP", "(Ký)"), ("GIÁM ĐỐC", "(Ký, đóng dấu)")],
            id="notes a column aside",
        ),
        pytest.param(
            (((1, "NGƯỜI LẬP"), (6, "TRƯỞNG PHÒNG")), ((1, "(Đã ký)"), (6, "Đã ký và đóng dấu")), ((1, "Lê Văn Ba"),)),
            [("NGƯỜI LẬP", ""), ("TRƯỞNG PHÒNG", "")],
            id="a signed copy",
        ),
        pytest.param(
            (((1, "NGƯỜI LẬP"), (6, "Lê Thị Hoa")), ((1, "- Như trên;"), (6, "GIÁM ĐỐC"))),
            [("NGƯỜI LẬP", ""), ("GIÁM ĐỐC", "")],
            id="names and recipients beside titles",
        ),
    ],
)  # fmt: skip
def test_rows_of_those_who_sign(rows: tuple[tuple[tuple[int, str], ...], ...], signers: list[tuple[str, str]]) -> None:
    out = Ending()
    for row in rows:
        titled = any(names_signer([words]) for _, words in row)
        for column, words in row:
            take_cell([words], out, column, among_titles=titled)
    assert out.from_left() == signers


DAY = "Ngày … tháng … năm 20…"


@pytest.mark.parametrize(
    ("cells", "dated"),
    [
        (((1, DAY), (5, DAY), (9, DAY), (1, "Người lập"), (5, "Công chức địa chính"), (9, "CHỦ TỊCH")),
         ["NGƯỜI LẬP", "CÔNG CHỨC ĐỊA CHÍNH", "CHỦ TỊCH"]),
        (((5, DAY), (10, DAY), (1, "Người lập"), (5, "Thủ trưởng"), (9, "CHỦ TỊCH")), ["THỦ TRƯỞNG", "CHỦ TỊCH"]),
        (((9, DAY), (1, "Người lập"), (9, "CHỦ TỊCH")), []),
        (((-1, f"{DAY}{GAP}{DAY}"), (-1, f"Người lập{GAP}CHỦ TỊCH")), ["NGƯỜI LẬP", "CHỦ TỊCH"]),
        (((-1, f"An, ngày 4 tháng 1 năm 2027{GAP}Bình, ngày 9 tháng 1 năm 2027"),
          (-1, f"NGƯỜI LẬP{GAP}HỘI NGHỀ{GAP}CHỦ TỊCH")), ["NGƯỜI LẬP", "CHỦ TỊCH"]),
        (((-1, f"Ngày{GAP}tháng{GAP}năm{GAP}20…"), (-1, f"Người lập{GAP}CHỦ TỊCH")), []),
        (((-1, f"{DAY}\nNgười lập"), (-1, "Mẫu, ngày 5 tháng 6 năm 2026\nCHỦ TỊCH")), ["NGƯỜI LẬP", "CHỦ TỊCH"]),
    ],
)  # fmt: skip
def test_dates_above_several_who_sign(cells: tuple[tuple[int, str], ...], dated: list[str]) -> None:
    out = Ending()
    for column, words in cells:
        take_cell(words.split("\n"), out, column)
    assert out.with_own_dates() == dated
    told = " ".join(out.about_dates())
    assert all(title in told for title in dated[:-1])
    assert bool(told) is bool(dated)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Kinh phí của mỗi khoản bằng tổng các nguồn vốn.", True),
        ("(*) Chỉ ghi khi lập dự toán.", True),
        ("1. Số liệu lấy đến hết ngày cuối kỳ báo cáo;", True),
        ("Nguyễn Thị Hoa.", False),
        ("Lời cuối trang", False),
    ],
)
def test_a_sentence_between_a_table_and_who_signs_it_is_a_note(line: str, note: bool) -> None:
    out = Ending()
    assert take_cell([line], out) is note
    assert out.notes == [line] * note
