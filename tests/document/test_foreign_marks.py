"""HTML and Markdown that the grammar does not have."""

from __future__ import annotations

import time

import pytest

from tests.support.collecting import collected
from tthc_render.document.foreign_marks import foreign_marks
from tthc_render.document.markup import lines_of, parse_blocks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<table><tr><td>12</td></tr></table>", [(0, "D642", "<table>", "| … | … |")]),
        ('Xem <img src="a.png">', [(4, "D642", '<img src="a.png">', "![…](….png)")]),
        ("Đạt <b>tốt</b>", [(4, "D642", "<b>", "**…**")]),
        ("Dòng một<br/>dòng hai", [(8, "D795", "<br/>", "")]),
        ("Đạt 5&nbsp;%", [(5, "D642", "&nbsp;", " ")]),
        ("A &amp; B", [(2, "D642", "&amp;", "&")]),
        ("A &#8211; B", [(2, "D642", "&#8211;", "–")]),
        ("A&#55357;B", [(1, "D795", "&#55357;", "")]),
        ("A&#10;B&#8203;", [(1, "D795", "&#10;", "")]),
        ("> Trích", [(0, "D775", ">", "")]),
        (">> Trích", [(0, "D775", ">>", "")]),
        ("Đã ~~bỏ~~", [(3, "D775", "~~", "")]),
        ("Còn ~~04 thủ tục~~ và ~~x~~", [(4, "D775", "~~", "")]),
        ("__Quan trọng__", [(0, "D775", "__", "**…**")]),
        ("Rất __quan trọng__.", [(4, "D775", "__", "**…**")]),
        ("(_kèm theo_)", [(1, "D775", "_", "*…*")]),
        ("`mã`", [(0, "D775", "`", "")]),
        ("Bảng `so_lieu`, ``mã``", [(5, "D775", "`", "")]),
        ("![tham chiếu][a]", [(0, "D775", "![tham chiếu][a]", "![…](….png)")]),
        ("Xem [Luật số 5][]", [(4, "D775", "[Luật số 5][]", "")]),
        (
            "Xem [liên kết hỏng](không có địa chỉ).",
            [(4, "D775", "[liên kết hỏng](không có địa chỉ)", "[…](https://…)")],
        ),
        ("[bấm vào đây](javascript:void)", [(0, "D775", "[bấm vào đây](javascript:void)", "[…](https://…)")]),
        ("Xem <javascript:alert(1)>", [(4, "D775", "<javascript:alert(1)>", "<https://…>")]),
        ("Camera <rtsp://camera.gov.vn:8554/cam-001>", []),
        ("---", [(0, "D755", "---", "")]),
        ("* * *", [(0, "D755", "* * *", "")]),
        ("=====", [(0, "D755", "=====", "")]),
        ("```", [(0, "D755", "```", "")]),
        ("[ ] việc", [(0, "D755", "[ ]", "")]),
    ],
)
def test_each_is_found_once_with_what_to_write(line: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert list(foreign_marks(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Tỷ lệ < 5% và > 3%",
        "Xem [Cổng dịch vụ](https://a.vn/b(c)), [1][2], a[0][1], [mục 5] (kèm theo)",
        "^[Theo báo cáo](số 5), [= bieu.II_06a.tong](1)",
        "Tỷ lệ <mức: 5>, x < a và b > y",
        "\\[văn bản](kèm theo)",
        "Xem <https://dichvucong.gov.vn>",
        "Công ty A&B; R&D",
        "\\<b>",
        "<số>",
        "ho_ten__x, a_b_c",
        "**đậm** *nghiêng* 5 * 3",
        "- -",
        "Tệp so_lieu_thang.xlsx, ten_file__v2, cột ma_so và ten_bang",
        "Hàm __init__ và __x__, biến _x_ và _y, cột _tạm_",
        "Số: ______, ngày __ tháng __ năm __",
        "Khoảng ~5 ngày, ~~5, từ 5 ~~ 6 đến 7 ~~ 8",
        "Dấu ` lẻ, tọa độ 18°20` và 105°54`",
        "> 5 hồ sơ",
        ">50% số hồ sơ",
        "A > B",
        "->",
        "\\~~x~~",
        "\\`x`",
        "\\__rất quan trọng__",
        "\\_kèm theo_",
        "\\> trích",
        "https://a.vn/_x y_",
    ],
)
def test_prose(line: str) -> None:
    assert list(foreign_marks(line)) == []


@pytest.mark.parametrize(
    "line",
    ["_" * 9000, "__a " * 4000, "`a " * 4000, "~~a " * 4000, "_é" * 9000, "(__" * 4000 + "é", "__" + "a" * 9000],
)
def test_time_grows_with_the_length_only(line: str) -> None:
    started = time.perf_counter()
    list(foreign_marks(line))
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("line", "codes"),
    [("[bảng: II.06a]", ["P205"]), ("- Ý <b>một</b>", ["D642"]), ("[hình: a.png | Ảnh]", ["P205"]), ("[1] Ghi", [])],
)
def test_lines_of_narrative(line: str, codes: list[str]) -> None:
    _, found = collected(parse_blocks, line, lines_of("a.yaml"), headings=False)
    assert [item.code for item in found] == codes


@pytest.mark.parametrize(
    ("cell", "codes"),
    [("Giao<br>đầu năm", ["D795"]), ("Đạt __tốt__ hơn", ["D775"]), ("> 5 mg/l", []), ("a < b", []), ("Đạt", [])],
)
def test_cells_of_a_table_in_narrative(cell: str, codes: list[str]) -> None:
    table = f"| Nội dung | Số |\n| --- | --- |\n| {cell} | 1 |"
    _, found = collected(parse_blocks, table, lines_of("a.yaml"), headings=False)
    assert [item.code for item in found] == codes


@pytest.mark.parametrize(
    ("line", "mark", "right"),
    [
        ("Mức ồn L_{Aeq} là 70 dBA", "L_{Aeq}", "L~Aeq~"),
        ("Nồng độ 10^{-3} mg/l", "10^{-3}", "10^-3^"),
        ("Lưu lượng 5 m^3/s", "m^3", "m^3^"),
        ("Diện tích 10 m^2.", "m^2", "m^2^"),
        ("Khí CO_2 và bụi", "CO_2", "CO~2~"),
        ("Hơi H_2O", "H_2", "H~2~"),
        ("Chỉ số BOD_5, COD", "BOD_5", "BOD~5~"),
        ("Tải lượng Q~max~^2 là", "^2", "^2^"),
        ("Ion SO~4~^{2-}", "^{2-}", "^2-^"),
        ("Hằng số k^2^ và x~i~_{j}", "_{j}", "~j~"),
        ("(a + b)^{2}", "b)^{2}", "b)^2^"),
    ],
)
def test_an_index_of_tex_is_told_with_how_it_is_written(line: str, mark: str, right: str) -> None:
    ((at, code, seen, written),) = foreign_marks(line)
    assert (code, seen, written) == ("D792", mark, right)
    assert line[at:].startswith(mark)


@pytest.mark.parametrize(
    "line",
    [
        "Lưu lượng 5 m^3^/s, H~2~O, NC^1^, 10^-3^, SO~4~^2-^, Ca^2+^, Q~max~^2^",
        "Tệp ten_file_2.pdf, mã NO_2025, BM_01, CO_2_B, ND_{",
        "Viết \\L_{Aeq} hay m\\^2 như đã gõ",
        "Ghi chú^[xem Biểu 2], 2^{ và {a_}",
    ],
)
def test_right_indices_and_names_of_files_are_silent(line: str) -> None:
    assert list(foreign_marks(line)) == []
