"""Lines above a table: number of the form, circular, title, unit of measure; nothing is lost in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.authoring.table_frame import Frame, informs, read_frame
from tthc_render.authoring.table_grids import GridCell, grid_of_texts
from tthc_render.vietnamese.text import GAP

HEAD = [["STT", "Nội dung", "Số"], ["(1)", "(2)", "(3)"]]


def frame(*lines: list[str]) -> Frame:
    rows = [[*line, "", ""][:3] for line in lines]
    return read_frame(grid_of_texts([*rows, *HEAD]), len(rows))


def frame_of_paragraphs(*lines: str) -> Frame:
    return read_frame(replace(grid_of_texts(HEAD), above=lines), 0)


@pytest.mark.parametrize(
    ("text", "sign", "circular"),
    [
        ("Biểu số: 01/TCD\n(Ban hành kèm theo Thông tư số 02/2021/TT-TTCP)", "Biểu số: 01/TCD",
         "(Ban hành kèm theo Thông tư số 02/2021/TT-TTCP)"),
        ("Biểu: 6/BCX (Thông tư số 37/2019/TT-BYT)", "Biểu: 6/BCX", "(Thông tư số 37/2019/TT-BYT)"),
        ("Mẫu số 06", "Mẫu số 06", ""),
        ("Phụ lục XII", "Phụ lục XII", ""),
        ("Biểu 01/TKKK\nBan hành theo Thông tư số 08/2024/TT-BTNMT\nngày 31/7/2024", "Biểu 01/TKKK",
         "Ban hành theo Thông tư số 08/2024/TT-BTNMT ngày 31/7/2024"),
        ("BIỂU TỔNG HỢP KẾT QUẢ", "", ""),
        ("Biểu số 02a/XLVPHC (Thông tư 02/2026/TT-BTP, ngày 30/01/2026)", "Biểu số 02a/XLVPHC",
         "(Thông tư 02/2026/TT-BTP, ngày 30/01/2026)"),
        ("Biểu số: 01/TK\nBan hành theo TT số 06/2026/TT-BTP ngày 12/3/2026", "Biểu số: 01/TK",
         "Ban hành theo TT số 06/2026/TT-BTP ngày 12/3/2026"),
        ("Biểu 3\nBan hành theo TT số: 06/2019/TT-BTP\nngày 21/11/2019", "Biểu 3",
         "Ban hành theo TT số: 06/2019/TT-BTP ngày 21/11/2019"),
        ("Biểu 3\nKèm theo CV số:88/SNV-CCVC", "Biểu 3", "Kèm theo CV số:88/SNV-CCVC"),
        ("Biểu 3\nTheo QĐ 15/QĐ-UBND", "Biểu 3", "Theo QĐ 15/QĐ-UBND"),
        ("Biểu 3\nTheo dõi TT và BC hằng tháng", "Biểu 3", ""),
        ("Biểu số 05/CN — Ban hành kèm theo Thông tư số 20/2021/TT-BNN", "Biểu số 05/CN",
         "Ban hành kèm theo Thông tư số 20/2021/TT-BNN"),
        ("Biểu số 05/CN, ban hành kèm theo Thông tư số 20/2021/TT-BNN", "Biểu số 05/CN",
         "ban hành kèm theo Thông tư số 20/2021/TT-BNN"),
        ("Ban hành theo Thông tư số 20/2021/TT-BNN - Mẫu 05", "Mẫu 05", "Ban hành theo Thông tư số 20/2021/TT-BNN"),
        ("Ban hành theo Thông tư số 20/2021/TT-BNN - Phần 1", "", "Ban hành theo Thông tư số 20/2021/TT-BNN - Phần 1"),
    ],
)  # fmt: skip
def test_the_number_of_a_form_and_what_issued_it(text: str, sign: str, circular: str) -> None:
    found = frame([text])
    assert (found.sign, found.circular) == (sign, circular)


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("CÔNG AN TỈNH\u2003Mẫu PCCC-06", "Mẫu PCCC-06"),
        ("UBND XÃ MẪU\u2003Biểu số 01/TCD", "Biểu số 01/TCD"),
        ("Mẫu số 06\u2003CÔNG AN TỈNH", "Mẫu số 06"),
        ("CÔNG AN TỈNH\u2003Độc lập - Tự do", ""),
        ("CÔNG AN TỈNH Mẫu", ""),
    ],
)
def test_the_number_of_a_form_beside_the_issuer(line: str, sign: str) -> None:
    found = frame_of_paragraphs(line, "TÌNH HÌNH CHÁY, NỔ")
    assert (found.sign, found.title) == (sign, "TÌNH HÌNH CHÁY, NỔ")


def test_the_number_of_a_form_is_stronger_than_that_of_an_appendix() -> None:
    assert frame(["Phụ lục II"], ["Biểu số 3/KH"]).sign == "Biểu số 3/KH"
    assert frame(["Biểu số 3/KH"], ["Phụ lục II"]).sign == "Biểu số 3/KH"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([["UBND TỈNH ........"], ["BÁO CÁO THU CHI NGÂN SÁCH"]], "BÁO CÁO THU CHI NGÂN SÁCH"),
        ([["BÁO CÁO THỐNG KÊ"], [""], ["TỔNG HỢP CÔNG TÁC LƯU TRỮ"]], "TỔNG HỢP CÔNG TÁC LƯU TRỮ"),
        ([["BÁO CÁO THỐNG KÊ TỔNG HỢP"], ["CÔNG TÁC VĂN THƯ, LƯU TRỮ"]],
         "BÁO CÁO THỐNG KÊ TỔNG HỢP CÔNG TÁC VĂN THƯ, LƯU TRỮ"),
        ([["CÔNG AN TỈNH ......"], ["PHÒNG CẢNH SÁT GIAO THÔNG"], [""], ["", "TÌNH HÌNH TAI NẠN GIAO THÔNG"]],
         "TÌNH HÌNH TAI NẠN GIAO THÔNG"),
        ([["KẾT QUẢ ĐĂNG KÝ KHAI SINH\n(6 tháng, năm)\nKỳ báo cáo: 6 tháng"]], "KẾT QUẢ ĐĂNG KÝ KHAI SINH"),
        ([["PHÒNG, CHỐNG THIÊN TAI"]], "PHÒNG, CHỐNG THIÊN TAI"),
        ([["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["SỐ LIỆU DÂN SỐ TRUNG BÌNH"]], "SỐ LIỆU DÂN SỐ TRUNG BÌNH"),
    ],
)  # fmt: skip
def test_titles_are_no_names_of_offices(lines: list[list[str]], title: str) -> None:
    assert frame(*lines).title == title


@pytest.mark.parametrize(
    ("text", "title", "period"),
    [
        ("CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG QUÝ I NĂM 2025", "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG", "QUÝ I NĂM 2025"),
        ("TÌNH HÌNH TAI NẠN GIAO THÔNG 6 THÁNG ĐẦU NĂM 2025", "TÌNH HÌNH TAI NẠN GIAO THÔNG", "6 THÁNG ĐẦU NĂM 2025"),
        ("KẾT QUẢ TIÊM CHỦNG THÁNG 6/2025", "KẾT QUẢ TIÊM CHỦNG", "THÁNG 6/2025"),
        ("KẾT QUẢ THỰC HIỆN NĂM 20...", "KẾT QUẢ THỰC HIỆN", "NĂM 20..."),
        ("SỐ LƯỢNG CÔNG CHỨC TÍNH ĐẾN NGÀY 31 THÁNG 12 NĂM 2025", "SỐ LƯỢNG CÔNG CHỨC",
         "TÍNH ĐẾN NGÀY 31 THÁNG 12 NĂM 2025"),
        ("SỐ LƯỢNG CÔNG CHỨC CÓ ĐẾN NGÀY 31 THÁNG 12 NĂM 2025", "SỐ LƯỢNG CÔNG CHỨC",
         "CÓ ĐẾN NGÀY 31 THÁNG 12 NĂM 2025"),
        ("SỐ LƯỢNG CÔNG CHỨC HIỆN CÓ ĐẾN NGÀY 31/12/2025", "SỐ LƯỢNG CÔNG CHỨC HIỆN CÓ", "ĐẾN NGÀY 31/12/2025"),
        ("CÁC KHOẢN DƯ CÓ ĐẾN NGÀY 31/12/2025", "CÁC KHOẢN DƯ CÓ", "ĐẾN NGÀY 31/12/2025"),
        ("TÌNH HÌNH THU NGÂN SÁCH (ĐẾN NGÀY 31/12/2025)", "TÌNH HÌNH THU NGÂN SÁCH", "ĐẾN NGÀY 31/12/2025"),
        ("KẾT QUẢ TIẾP DÂN TỪ NGÀY 15/12/2025 ĐẾN 14/3/2026", "KẾT QUẢ TIẾP DÂN", "TỪ NGÀY 15/12/2025 ĐẾN 14/3/2026"),
        ("KẾT QUẢ GIẢI NGÂN VỐN ĐẾN HẾT THÁNG 6 NĂM 2026", "KẾT QUẢ GIẢI NGÂN VỐN", "ĐẾN HẾT THÁNG 6 NĂM 2026"),
        ("KẾT QUẢ THI HÀNH NGHỊ ĐỊNH 24/2025", "KẾT QUẢ THI HÀNH NGHỊ ĐỊNH 24/2025", ""),
        ("THỐNG KÊ TRẺ EM TỪ 0 ĐẾN 16", "THỐNG KÊ TRẺ EM TỪ 0 ĐẾN 16", ""),
        ("SẢN LƯỢNG CÂY HẰNG NĂM", "SẢN LƯỢNG CÂY HẰNG NĂM", ""),
        ("KẾ HOẠCH PHÁT TRIỂN GIAI ĐOẠN 2021-2025", "KẾ HOẠCH PHÁT TRIỂN GIAI ĐOẠN 2021-2025", ""),
    ],
)  # fmt: skip
def test_the_period_of_the_file_is_no_part_of_the_title_and_is_asked_about(text: str, title: str, period: str) -> None:
    found = frame([text])
    assert (found.title, found.period) == (title, period)
    assert any(f"bỏ “{period}”" in remark for remark in found.remarks) == bool(period)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Đơn vị tính: Triệu đồng", "Triệu đồng"),
        ("(ĐVT: người)", "người"),
        ("Đơn vị tính: Đồng (giá trị)", "Đồng (giá trị)"),
        ("(Đơn vị tính: Đồng (giá trị))", "Đồng (giá trị)"),
        ("Đơn vị tính diện tích: ha", "ha"),
        ("Đơn vị tính tiền thưởng: nghìn đồng", "tiền thưởng là nghìn đồng"),
        ("Đơn vị tính (kinh phí): Triệu đồng", "kinh phí là triệu đồng"),
        ("Đơn vị tính tiền: đồng", "đồng"),
        ("Đơn vị tiền tệ: đồng", "đồng"),
        ("Đơn vị: Triệu đồng", "Triệu đồng"),
        ("Đơn vị báo cáo: Sở Nội vụ", ""),
        ("Đơn vị: Sở Nội vụ", ""),
    ],
)
def test_the_unit_of_measure(text: str, measure: str) -> None:
    assert frame([text]).measure == measure


def test_a_title_in_small_letters_is_asked_about() -> None:
    found = frame_of_paragraphs("Tổng hợp tình hình tiêm chủng")
    assert found.title == "TỔNG HỢP TÌNH HÌNH TIÊM CHỦNG"
    assert "tên biểu lấy từ dòng" in found.remarks[0]


def test_lines_that_are_not_taken_are_listed() -> None:
    found = frame_of_paragraphs("Loại hình thiên tai: bão", "TỔNG HỢP THIỆT HẠI DO THIÊN TAI", "Kỳ báo cáo: năm")
    assert found.title == "TỔNG HỢP THIỆT HẠI DO THIÊN TAI"
    assert "“Loại hình thiên tai: bão”" in found.remarks[0]
    assert "Kỳ báo cáo" not in found.remarks[0]


@pytest.mark.parametrize("line", ["I. ĐĂNG KÝ KHAI SINH", "2. Tiêm chủng mở rộng", "Bảng 1 Số hộ"])
def test_the_title_of_a_part_stands_above_its_table(line: str) -> None:
    assert frame_of_paragraphs("BÁO CÁO TỔNG HỢP SỐ LIỆU", line).part == line
    assert frame([line]).part == line


@pytest.mark.parametrize(
    ("line", "sign", "title"),
    [
        ("Biểu 4b. BIẾN ĐỘNG HỘ NGHÈO", "Biểu 4b", "BIẾN ĐỘNG HỘ NGHÈO"),
        ("Mẫu số 02: Kết quả thực hiện nhiệm vụ", "Mẫu số 02", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ"),
        ("Phụ lục II – DANH MỤC DỰ ÁN", "Phụ lục II", "DANH MỤC DỰ ÁN"),
    ],
)
def test_a_number_and_a_title_in_one_line(line: str, sign: str, title: str) -> None:
    found = frame_of_paragraphs(line)
    assert (found.sign, found.title) == (sign, title)


def test_a_corner_of_another_width_is_no_line_of_the_title() -> None:
    corner = GridCell("BỆNH XÁ QUÂN DÂN Y MẪU", 0, 0, 0, 1)
    title = GridCell("DOANH SỐ THEO THÁNG", 1, 0, 1, 2)
    blank = GridCell("", 0, 2, 0, 2)
    grid = grid_of_texts([["", "", ""], ["", "", ""], *HEAD])
    grid = replace(grid, rows=((corner, corner, blank), (title, title, title), *grid.rows[2:]))
    assert read_frame(grid, 2).title == "DOANH SỐ THEO THÁNG"


@pytest.mark.parametrize(
    "office",
    ["BẢO HIỂM XÃ HỘI TỈNH MẪU", "BẢO HIỂM XÃ HỘI CƠ SỞ", "TRỤ SỞ TIẾP CÔNG DÂN", "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI"],
)
def test_offices_above_a_title(office: str) -> None:
    found = frame([office], ["SỔ THEO DÕI TIẾP CÔNG DÂN"])
    assert found.title == "SỔ THEO DÕI TIẾP CÔNG DÂN"
    assert office in "".join(found.remarks)


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("(Kèm theo Công văn số 12/STC-ĐT ngày 5/1/2026 của Sở Tài chính)", True),
        ("(Kèm theo Công văn số      /STC-ĐT ngày   /  /2026 của Sở Tài chính)", False),
        ("(Kèm theo Tờ trình số ___/TTr-SNV)", False),
        ("(Ban hành kèm theo Quyết định số …/QĐ-UBND)", False),
    ],
)
def test_an_act_whose_number_is_still_open_is_not_the_source(line: str, taken: bool) -> None:
    found = frame(["TÌNH HÌNH GIẢI NGÂN VỐN"], [line])
    assert bool(found.circular) is taken
    assert ("không lấy vào biểu" in "".join(found.remarks)) is not taken


def test_a_title_of_two_years_keeps_both_and_asks() -> None:
    found = frame(["TỔNG HỢP BIÊN CHẾ NĂM 2025 VÀ KẾ HOẠCH NĂM 2026"])
    assert found.title == "TỔNG HỢP BIÊN CHẾ NĂM 2025 VÀ KẾ HOẠCH NĂM 2026"
    assert "tên biểu ghi “NĂM 2025”, “NĂM 2026”" in "".join(found.remarks)


@pytest.mark.parametrize(
    ("line", "title", "measure"),
    [
        ("KẾT QUẢ TIÊM CHỦNG TRẺ EM (Đơn vị: người)", "KẾT QUẢ TIÊM CHỦNG TRẺ EM", "người"),
        ("TÌNH HÌNH THU NGÂN SÁCH (ĐVT: TRIỆU ĐỒNG)", "TÌNH HÌNH THU NGÂN SÁCH", "triệu đồng"),
        ("TÌNH HÌNH SỬ DỤNG ĐẤT [Đơn vị tính: ha]", "TÌNH HÌNH SỬ DỤNG ĐẤT", "ha"),
        ("KẾT QUẢ GIẢI QUYẾT THỦ TỤC (TOÀN TỈNH)", "KẾT QUẢ GIẢI QUYẾT THỦ TỤC (TOÀN TỈNH)", ""),
    ],
)
def test_a_unit_of_measure_behind_the_title_is_none_of_it(line: str, title: str, measure: str) -> None:
    found = frame([line])
    assert (found.title, found.measure) == (title, measure)


@pytest.mark.parametrize(
    ("line", "sign"), [("BM-01/CCX", "BM-01/CCX"), ("B02-TH", "B02-TH"), ("BỘ NỘI VỤ", ""), ("A4", "A4")]
)
def test_a_number_of_a_form_that_stands_alone_is_taken_and_asked_about(line: str, sign: str) -> None:
    found = frame([line], ["KẾT QUẢ THỰC HIỆN"])
    assert found.sign == sign
    assert any(f"“{line}”" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM …", "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG"),
        ("DIỄN BIẾN HỘ NGHÈO TRONG NĂM …", "DIỄN BIẾN HỘ NGHÈO"),
        ("KẾ HOẠCH ĐẦU TƯ CÔNG 5 NĂM", "KẾ HOẠCH ĐẦU TƯ CÔNG 5 NĂM"),
        ("BÁO CÁO KẾT QUẢ HẰNG NĂM", "BÁO CÁO KẾT QUẢ HẰNG NĂM"),
    ],
)
def test_a_year_to_be_filled_in_leaves_no_word_behind(line: str, title: str) -> None:
    found = frame([line])
    assert found.title == title
    assert any("NĂM" in remark for remark in found.remarks) == (title != line)


@pytest.mark.parametrize(
    ("line", "measure", "circular"),
    [
        ("(Theo chuẩn nghèo đa chiều; đơn vị tính: hộ)", "hộ", ""),
        ("(Dùng cho cấp xã; kèm theo Nghị định số 31/2017/NĐ-CP)", "", "(Kèm theo Nghị định số 31/2017/NĐ-CP)"),
        ("(Dùng cho cấp xã; kèm theo Quyết định số …/QĐ-UBND)", "", ""),
        ("(Dùng cho cấp xã, đơn vị sự nghiệp)", "", ""),
    ],
)
def test_a_line_in_brackets_says_several_things(line: str, measure: str, circular: str) -> None:
    found = frame(["CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG"], [line])
    assert (found.measure, found.circular) == (measure, circular)
    assert any(line[:20] in remark for remark in found.remarks)  # the rest of the line is left out and told


def test_a_line_of_units_in_capitals_is_no_title() -> None:
    rows = [["ĐƠN VỊ BÁO CÁO: UBND TỈNH MẪU", ""], ["TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN", ""], ["A", "1"]]
    assert read_frame(grid_of_texts(rows), 2).title == "TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN"


def test_the_word_appendix_before_a_title_is_left_out_and_told() -> None:
    grid = replace(grid_of_texts([["STT", "Nội dung", "Số"]]), above=("PHỤ LỤC: KẾ HOẠCH LỰA CHỌN NHÀ THẦU",))
    frame = read_frame(grid, 0)
    assert frame.title == "KẾ HOẠCH LỰA CHỌN NHÀ THẦU"
    assert any("bỏ “PHỤ LỤC”" in remark for remark in frame.remarks)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["TỜ KHAI PHÍ MÔI TRƯỜNG", "(Đối với khai thác khoáng sản)"],
         "TỜ KHAI PHÍ MÔI TRƯỜNG (ĐỐI VỚI KHAI THÁC KHOÁNG SẢN)"),
        (["KẾT QUẢ TIẾP DÂN QUÝ I NĂM 2026", "(Áp dụng cho cấp xã)"], "KẾT QUẢ TIẾP DÂN (ÁP DỤNG CHO CẤP XÃ)"),
        (["LAO ĐỘNG VÀ THU NHẬP", "(Không gồm lực lượng vũ trang)"],
         "LAO ĐỘNG VÀ THU NHẬP (KHÔNG GỒM LỰC LƯỢNG VŨ TRANG)"),
        (["SỐ DOANH NGHIỆP MỚI", "Chia theo ngành kinh tế và xã"],
         "SỐ DOANH NGHIỆP MỚI CHIA THEO NGÀNH KINH TẾ VÀ XÃ"),
        (["TỜ KHAI PHÍ MÔI TRƯỜNG", "Năm 2026", "(Đối với khai thác khoáng sản)"], "TỜ KHAI PHÍ MÔI TRƯỜNG"),
        (["TỜ KHAI PHÍ MÔI TRƯỜNG", "(Số liệu tính từ 01/10 năm trước)"], "TỜ KHAI PHÍ MÔI TRƯỜNG"),
    ],
)  # fmt: skip
def test_a_line_in_brackets_below_the_title_says_what_the_form_is_for(lines: list[str], title: str) -> None:
    assert frame(*([line] for line in lines)).title == title


def test_the_unit_of_money_is_a_unit_of_measure() -> None:
    frame = read_frame(grid_of_texts([["Đơn vị tiền: Đồng Việt Nam"], ["TT", "Tên"]]), 1)
    assert (frame.measure, frame.remarks) == ("Đồng Việt Nam", [])


@pytest.mark.parametrize(("line", "title"), [("CHĂN NUÔI", "CHĂN NUÔI"), ("SỞ NỘI", ""), ("Chăn nuôi", "")])
def test_two_words_in_capitals_are_the_title_where_there_is_no_other(line: str, title: str) -> None:
    frame = read_frame(grid_of_texts([["Biểu số 05/NN"], [line], ["TT", "Tên"]]), 2)
    assert frame.title == title


def test_the_number_of_a_questionnaire_is_its_sign() -> None:
    assert read_frame(grid_of_texts([["Phiếu số 02/PVS"], ["TT", "Tên"]]), 1).sign == "Phiếu số 02/PVS"


@pytest.mark.parametrize(
    ("line", "measure"),
    [
        ("Giá trị: triệu đồng", "giá trị là triệu đồng"),
        ("(Số tiền: Nghìn đồng)", "số tiền là nghìn đồng"),
        ("Giá trị: 5 triệu đồng", ""),
        ("Người lập: Nguyễn Đồng", ""),
    ],
)
def test_the_unit_of_columns_that_are_called_so(line: str, measure: str) -> None:
    found = frame(["TỔNG HỢP THIỆT HẠI DO BÃO"], ["", "", line])
    assert found.measure == measure
    assert any(line in remark for remark in found.remarks) is not bool(measure)


def test_who_reports_beside_the_circular_is_no_part_of_it() -> None:
    found = frame_of_paragraphs(
        f"Ban hành theo Thông tư số 19/2023/TT-BGDĐT{GAP}Đơn vị nhận: UBND xã", "BÁO CÁO TRẺ EM"
    )
    assert found.circular == "Ban hành theo Thông tư số 19/2023/TT-BGDĐT"
    assert any("“Đơn vị nhận: UBND xã”" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("rows", "title", "circular"),
    [
        ([["Biểu số 03/TK", "SỐ LAO ĐỘNG VÀ TIỀN LƯƠNG", "Đơn vị báo cáo:"],
          ["Ban hành theo Thông tư số 08/2023/TT-BNV", "CỦA DOANH NGHIỆP NHÀ NƯỚC", "Sở Nội vụ"],
          ["ngày 14/8/2023 của Bộ Nội vụ", "(Không gồm hợp tác xã)", ""]],
         "SỐ LAO ĐỘNG VÀ TIỀN LƯƠNG CỦA DOANH NGHIỆP NHÀ NƯỚC (KHÔNG GỒM HỢP TÁC XÃ)",
         "Ban hành theo Thông tư số 08/2023/TT-BNV ngày 14/8/2023 của Bộ Nội vụ"),
        ([["Biểu số 03/TK", "DIỆN TÍCH RỪNG TRỒNG", ""],
          ["Thông tư số 12/2019/TT-BNN", "Của các chủ rừng", ""],
          ["ngày 25/10/2019", "Năm 2026", ""]],
         "DIỆN TÍCH RỪNG TRỒNG", "Thông tư số 12/2019/TT-BNN ngày 25/10/2019"),
        ([["SỞ Y TẾ", "", "Mẫu 2/BC"], ["", "", "Kèm theo Thông tư số 37/2019/TT-BYT"],
          ["", "", "ngày 30/12/2019"], ["BÁO CÁO NGƯỜI BỆNH NỘI TRÚ", "", ""]],
         "BÁO CÁO NGƯỜI BỆNH NỘI TRÚ", "Kèm theo Thông tư số 37/2019/TT-BYT ngày 30/12/2019"),
        ([["BÁO CÁO THU CHI QUỸ", "", ""], ["BH kèm theo QĐ số 15/QĐ-UBND", "", ""]],
         "BÁO CÁO THU CHI QUỸ", "BH kèm theo QĐ số 15/QĐ-UBND"),
    ],
)  # fmt: skip
def test_a_circular_goes_on_below_itself_and_not_in_the_title_beside_it(
    rows: list[list[str]], title: str, circular: str
) -> None:
    found = frame(*rows)
    assert (found.title, found.circular) == (title, circular)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["Tên đơn vị", "UBND xã A", "Kỳ báo cáo", "Quý I/2025"], True),
        (["Đơn vị báo cáo: UBND xã A", "", "", ""], True),
        (["Đơn vị", "Số vụ", "Số người", "Ghi chú"], False),
        (["Tháng", "Năm", "Số vụ", "Số người"], False),
        (["Tháng", "Số vụ", "Năm", "Số người"], False),
    ],
)
def test_labels_and_values_above_a_header_inform(cells: list[str], says: bool) -> None:
    assert informs(grid_of_texts([cells]), 0) is says


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Năm học 20…-20…", 'ky_bao_cao: ["Năm học {{ ky.nam - 1 }}-{{ ky.nam }}"]'),
        ("Thời điểm lấy số liệu: …/…/…", 'ky_bao_cao: ["Thời điểm lấy số liệu: {{ ky.den_ngay }}"]'),
        ("Có đến 01/11/20…", 'ky_bao_cao: ["Có đến {{ ky.den_ngay }}"]'),
        ("(Có đến ngày 31 tháng 12)", 'ky_bao_cao: ["Có đến {{ ky.den_ngay }}"]'),
        ("Số liệu tính đến hết ngày …/…/20…", 'ky_bao_cao: ["Tính đến ngày {{ ky.den_ngay }}"]'),
        ("Năm 20…", ""),
        ("(Từ 15/12/2023 đến 14/9/2024)", ""),
        ("Cơ quan có đến 3 đơn vị", ""),
    ],
)
def test_periods_that_forms_do_not_print_by_themselves_are_told(line: str, says: str) -> None:
    remarks = " ".join(frame(["TỔNG HỢP KẾT QUẢ GIÁO DỤC"], [line]).remarks)
    assert ("ky_bao_cao" in remarks) is bool(says)
    assert says in remarks


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Từ ngày 01/01/20… đến ngày 31/12/20…", True),
        ("(Từ ngày 1 tháng 7 năm … đến ngày 30 tháng 9 năm …)", True),
        ("Kỳ báo cáo: 01/04 - 30/6", True),
        ("(Từ ngày … đến ngày …)", False),
        ("(Từ ngày 15/12/2025 đến ngày 14/12/2026)", False),
        ("Quý III năm 2026", False),
    ],
)
def test_a_period_of_the_calendar_is_told_with_the_key_that_prints_it(line: str, asked: bool) -> None:
    found = frame_of_paragraphs("BÁO CÁO KẾT QUẢ KIỂM KÊ", line)
    assert any("theo_lich: true" in remark for remark in found.remarks) is asked


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["Đơn vị nhận báo cáo: Sở Y tế"], "Sở Y tế"),
        (["- Đơn vị nhận báo cáo: Văn phòng UBND tỉnh Lam Giang;"], "Văn phòng UBND tỉnh Lam Giang"),
        (["Đơn vị báo cáo: UBND xã …", "Đơn vị nhận báo cáo:", "Sở Giáo dục và Đào tạo"], "Sở Giáo dục và Đào tạo"),
        (["Nơi nhận: Cục Thống kê"], "Cục Thống kê"),
        (["Cơ quan nhận báo cáo: Sở Tài chính"], "Sở Tài chính"),
        (["Đơn vị nhận: ……………"], ""),
        (["Đơn vị nhận báo cáo:", "………"], ""),
        (["Đơn vị nhận báo cáo: ...."], ""),
        (["Đơn vị nhận báo cáo:", "Kỳ báo cáo: Quý I"], ""),
        (["Đơn vị báo cáo: Sở Xây dựng"], ""),
        (["Ngày nhận báo cáo: 15 tháng 10 hằng năm"], ""),
    ],
)
def test_the_receiver_of_the_file_is_told_with_what_is_printed_instead(lines: list[str], named: str) -> None:
    told = [
        remark for remark in frame_of_paragraphs("BÁO CÁO KẾT QUẢ KIỂM KÊ", *lines).remarks if "don_vi_nhan" in remark
    ]
    assert [f"tệp ghi “{named}”" in remark and remark.endswith(f"don_vi_nhan: {named}") for remark in told] == (
        [True] if named else []
    )
