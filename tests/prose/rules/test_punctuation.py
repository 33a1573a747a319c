"""Wording, marks and letters: what is reported and what is left alone."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import Passage, from_text


def codes(*lines: str, family: str = "P8") -> list[str]:
    return [item.code for item in check_prose(from_text(lines, "a.txt")) if item.code.startswith(family)]


RIGHT = [
    "mua sắm 01 hệ thống CT 128 lát cắt (Siemens Healthineers SOMATOM go.Top).",
    "Cấp xã | 14.870 | 14.811 | 59 | 00",
    "1.907 TTHC, 2.034 hồ sơ, 12.791 sổ; giống OM 5451 chiếm 31%.",
    "1.907 ha, 2.034 hộ, 12.791 tấn; IR 5040 và OM 5451, giống khác 11%.",
    "cán bộ trực tiếp tiếp nhận hồ sơ; đô thị thị xã Kỳ Anh; thực hiện hiện đại hóa; cơ quan quan trọng.",
    "thực hiện song song trên Hệ thống; luôn luôn, dần dần, đều đều, từng từng bước; xanh xanh.",
    "cơ chế một cửa, một cửa liên thông; lặp đi lặp lại; xã, phường.",
    "báo cáo cáo buộc; quy định định kỳ; tình hình hình sự.",
    "04 (bốn) thủ tục, 21 (hai mươi mốt) hồ sơ, 05 (năm) TTHC.",
    "đạt 87,44%, 1.907 TTHC, 304.939 hồ sơ, 12.791 sổ, mã 010123.",
    "công tác CCHC nhà nước, tuân thủ TTHC, UBND tỉnh, công chức CNTT.",
    "giai đoạn 2022-2025 và 2021 - 2030.",
    "gồm: a) Một; b) Hai; 1) Ba; (1) Bốn (xem mục 2) và “năm (5)”.",
    "nông nghiệp; nội vụ; đầu tư... Cấp huyện; Xây dựng,... và giao ban… Từ đó (đất đai...).",
    "chi nhóm nhiệm vụ 1.1 tỷ lệ; Mục 2.3, 2.4 và 2.5 hồ sơ lưu; điểm 1.1 người nộp; Biểu 2.1 hồ sơ đã giải quyết.",
    "tại http://baocaobnv.moha.gov.vn/ và dichvucong.hatinh.gov.vn.",
    "phản ánh, kiến nghị (PAKN) và thủ tục hành chính (TTHC), dịch vụ công trực tuyến (DVCTT).",
    "ngày 07/8/2023, ngày 13/7/2023, ngày 05/02/2024 và ngày 11/3/2024.",
    "Tổng số PAKN đã tiếp nhận: 0; số PAKN đã xử lý: 0.",
    "Dự toán 1.907 triệu đồng, 2.034 hồ sơ, 12.791 sổ; thu 926 tỷ 043 triệu đồng, chi 1.204 tỷ 50 triệu đồng.",
]


WRONG = [
    ("công tác kiểm soát kiểm soát thủ tục", "P801"),
    ("triển khai cơ chế một cửa một cửa liên thông", "P801"),
    ("của của UBND tỉnh", "P801"),
    ("nhằm đảm bảo bảo đảm chất lượng", "P802"),
    ("công tác CCHC hành chính", "P803"),
    ("công tác cải CCHC nhà nước", "P803"),
    ("chia sẽ dữ liệu", "P804"),
    ("Khoạch triển khai", "P804"),
    ("(trước hạn 1.133 hồ sơ; quá hạn 0 hồ sơ.", "P805"),
    ("chiến dịch “Nâng cao hiệu quả", "P805"),
    ('quy trình "5 bước', "P805"),
    ("cấp huyện 71 hồ sơ; cấp xã 157 hồ sơ)", "P806"),
    ("ТTHC nội bộ", "P808"),
    ("hồ\u200bsơ", "P809"),
    ("Giao thông vận tải, Y tế....", "P810"),
    ("ngày hôm nay, ; số 566", "P810"),
    ("Báo cáo (số 7...),.. đồng thời", "P810"),
    ("sổ tay, tờ gấp ... Từ đó", "P811"),
    ("các sở , ngành", "P811"),
    ("Sở Nội vụ,Sở Tư pháp", "P812"),
    ("đã họp 02 cuộc,kiểm tra 03 bộ phận", "P812"),
    ("đã xử lý xong.Theo đó, Sở báo cáo", "P812"),
    ("mua máy tính;tổ chức tập huấn", "P812"),
    ("04 (năm) thủ tục", "P813"),
    ("đạt 87,44 %", "P814"),
    ("đạt 97.92%", "P815"),
    ("Vốn đầu tư ước đạt 5.587.1 tỷ đồng", "P815"),
    ("Mục này đạt 2.35 tỷ đồng", "P815"),
    ("Nhóm nhiệm vụ đạt 97.92%", "P815"),
    ("ban hành 91TTHC", "P816"),
    ("quá hạn 00 hồ sơ", "P817"),
    ("đã tiếp nhận: 0 số PAKN đã xử lý: 0", "P818"),
    ("giai đoạn 2022- 2025", "P819"),
    ("1.907 TTHC, 2.034 hồ sơ, 12.791 sổ, hơn 1000 chữ ký số", "P820"),
    ("1.907 TTHC, 2.034 hồ sơ, 12.791 sổ, so với KH 1500 ha", "P820"),
    ("ngày 07/08/2023, ngày 13/7/2023, ngày 05/02/2024 và ngày 11/3/2024.", "P821"),
    ("Quý I/2024, Quý II/2024, Quý III/2024 và Quý 4/2024", "P822"),
    ("văn bản quy phạm pháp luật (VBQPLL)", "P823"),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_wording_is_silent(sentence: str) -> None:
    assert codes(sentence) == []


@pytest.mark.parametrize(("sentence", "code"), WRONG)
def test_wrong_wording_is_reported(sentence: str, code: str) -> None:
    assert codes(sentence) == [code]


def test_decomposed_letters_are_reported_with_the_word() -> None:
    text = unicodedata.normalize("NFD", "Trung tâm của tỉnh")
    found = [item for item in check_prose([Passage(text)]) if item.code == "P807"]
    assert [item.details["word"] for item in found] == ["tâm"]


def test_a_bracket_may_close_in_the_next_line() -> None:
    assert codes("(Kèm theo Nghị định", "ngày 05/3/2020 của Chính phủ)") == []
    assert codes("(Kèm theo Nghị định", "ngày 05/3/2020", "của Chính phủ)") == ["P805", "P806"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mức „thấp“ và „rất thấp“ nữa.", []),
        ("Mức „thấp” và (mức „cao“).", []),
        ("Mức „thấp còn lại.", ["P805"]),
        ("Mức “ thấp” còn lại.", ["P811"]),
    ],
)
def test_quotation_marks_that_open_low(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_blanks_to_be_filled_in_are_no_marks() -> None:
    assert codes("(Kèm theo Báo cáo số ……/BC-UBND ngày …. tháng ….. năm …….)") == []
    assert codes("Họ tên: ........................ và chức vụ: .................") == []


def test_thousands_without_dots_throughout_are_a_choice() -> None:
    assert codes("1907 TTHC, 2034 hồ sơ, 12791 sổ, hơn 1000 chữ ký số") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong kỳ, Trung tâm đã tiếp nhận 2016 hồ sơ, trả 1.980 hồ sơ.", ["2.016"]),
        ("Đã giải quyết 12450 hồ sơ trong kỳ, đã trả 1.980 kết quả.", ["12.450"]),
        ("Tiếp nhận 1.980 hồ sơ của năm 2016; Tháng Công nhân 2016.", []),
        ("Tiếp nhận 1.980 kết quả, 2016 hồ sơ.", []),
        ("Tiếp nhận 2016 hồ sơ, trả 980 hồ sơ.", []),
        ("Đường dây nóng 19001 cuộc, tiếp 1.980 lượt người; mã số 12450.", []),
        ("Giải quyết 12450 hồ sơ, trả 980 kết quả.", []),
        ("Tiếp nhận 1.980 hồ sơ, trả 1.204; cấp 1.027 phép theo TCVN 13608:2023, bản đồ tỷ lệ 1/5000.", []),
        ("Tiếp nhận 1.980 hồ sơ, trả 1.204; cấp 1.027 phép; có 5000 thửa.", ["5.000"]),
    ],
)
def test_a_counted_number_without_its_dots(text: str, expected: list[str]) -> None:
    found = [item for item in check_prose([Passage(text)]) if item.code == "P820"]
    assert [item.details["right"] for item in found] == expected


def test_dates_padded_throughout_are_a_choice() -> None:
    assert codes("ngày 07/08/2023, ngày 13/07/2023, ngày 05/02/2024 và ngày 11/03/2024.") == []


def test_an_abbreviation_used_once_one_letter_off_a_frequent_one() -> None:
    assert codes("ĐVSNCL một; ĐVSNCL hai; ĐVSNCL ba; ĐVSNNCL bốn") == ["P823"]
    assert codes("ĐVSNCL một; ĐVSNCL hai; ĐVSNCL ba; UBMTTQ bốn") == []


SHAPES = [
    "hồ sơ thủ tục ", "9", "12 ", "1.", ". , ; ", "(", ")", "(1) ", " ", "“",
    "5/12 hồ sơ đạt 41,67%, ", "ngày 12/3/2024 ",
    "tổng 12 hồ sơ, trong đó a 5 hồ sơ; b 7 hồ sơ; ", "từ ngày 1/1/2024 đến ngày 2/2/2024 ", "trong đó ", "ABCDEF ",
    "Quyết định số 12/QĐ-UBND ngày 12/3/2024 của UBND tỉnh, ", "Bắc Giang, ",
    "a", "số x: ", "còn 5 hồ sơ ", "Tổng số abc ",
    "từ 5 lên 6 tăng 1 so với 5 ", "Phụ lục I ", "xa ", "-", "1/", "Số: ", "%",
    ",", "1 2 ", "31/02/2024 ", "sóat ", "(99,5%) (99,5) ", "5/3 hồ sơ ", "tỷ lệ 150% ", "05 đơn vị: Sở A, Sở B ",
    "5 TTHC: 3 TTHC, 4 TTHC và 3 TTHC ", "Trong số 100 hồ sơ có 50 hồ sơ, chiếm 40% ",
    "tăng 5% (từ 2 hồ sơ lên 3 hồ sơ) ",
    "Quyết định số 766/QĐ-TTg ngày 22/6/2023 về bộ chỉ số; ",
]  # fmt: skip


@pytest.mark.parametrize(("shape", "size"), [*((shape, 30_000) for shape in SHAPES), (SHAPES[0], 300_000)])
def test_a_very_long_paragraph_is_read_to_its_end(shape: str, size: int) -> None:
    """No pattern backtracks: with a catastrophic one this test would not come back."""
    text = (shape * (size // len(shape) + 1))[:size]
    assert isinstance(check_prose(from_text([text], "a.txt")), list)


def test_patterns_have_no_nested_repeats() -> None:
    """A repeat without bound inside another repeat is what makes a pattern slow."""
    from tthc_render.prose import passages, quantities
    from tthc_render.prose import reading as figures
    from tthc_render.prose.rules import (
        citations,
        dates,
        digits,
        direction,
        growth,
        items,
        laws,
        misspellings,
        named_periods,
        offices,
        partitions,
        percentages,
        products,
        remainders,
        repeats,
        share_lists,
        shares,
        structure,
        sums,
    )
    from tthc_render.prose.rules import enumerations as lists
    from tthc_render.prose.rules import frame as form
    from tthc_render.prose.rules import punctuation as wording
    from tthc_render.prose.rules import spelling as words
    from tthc_render.vietnamese import syllables
    from tthc_render.vietnamese.patterns import LatePattern

    arithmetic = (direction, growth, items, partitions, percentages, remainders, shares, sums)
    fresh = (digits, laws, misspellings, named_periods, offices, products, repeats, share_lists)
    prose = (citations, dates, form, lists, structure, wording, words, *arithmetic, *fresh)
    modules = (figures, passages, quantities, syllables, *prose)
    values = [value for module in modules for value in vars(module).values()]
    patterns = [value for value in values if isinstance(value, re.Pattern | LatePattern)]
    nested = re.compile(r"\((?:\?:)?(?:[^()-][^()]*)?[^\\][+*][^()]*\)[+*]")
    assert len(patterns) > 50
    assert [pattern.pattern for pattern in patterns if nested.search(pattern.pattern)] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ngày 19/8/1945, ngày 2/9/1945, ngày 30/4/1975.", []),
        ("ngày 19/8/2024, ngày 3/9/2024, ngày 30/6/2024 và ngày 12/5/2024.", []),
        ("ngày 05/9/2024, ngày 3/9/2024, ngày 06/6/2024 và ngày 12/5/2024.", ["P821"]),
        ("ngày 05/9/2024, ngày 13/9/2024, ngày 16/06/2024 và ngày 12/5/2024.", ["P821"]),
    ],
)
def test_only_dates_that_could_have_the_zero_show_a_manner(line: str, found: list[str]) -> None:
    assert [code for code in codes(line) if code == "P821"] == found


@pytest.mark.parametrize("year", ["năm 1783", "Cảnh Hưng 44 (1783)", "Minh Mạng (1820 - 1841)"])
def test_a_year_of_long_ago_is_no_amount(year: str) -> None:
    text = f"1.907 TTHC, 2.034 hồ sơ, 12.791 sổ; sắc phong {year} còn tốt"
    assert not [item for item in check_prose([Passage(text)]) if item.code == "P820"]
