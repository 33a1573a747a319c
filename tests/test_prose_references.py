"""Dates, cited documents, numbering, lists, notes and appendices."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.dates import parse_date
from tthc_render.figures_in_text import read
from tthc_render.findings import Finding
from tthc_render.passages import from_text
from tthc_render.periods import parse_period
from tthc_render.prose import ProseFacts, check_prose
from tthc_render.prose_citations import KNOWN, one_apart, split_code
from tthc_render.prose_dates import latest_date, named_period, regular_period
from tthc_render.prose_structure import roman, to_roman


def found(
    *lines: str, families: tuple[str, ...] = ("P5", "P6", "P7"), facts: ProseFacts | None = None
) -> list[Finding]:
    return [item for item in check_prose(from_text(lines, "a.txt"), facts) if item.code[:2] in families]


def codes(*lines: str, facts: ProseFacts | None = None) -> list[str]:
    return [item.code for item in found(*lines, facts=facts)]


JUNE = ProseFacts(report_date=date(2024, 6, 20))

RIGHT_DATES = [
    "Quyết định số 566/QĐ-UBND ngày 28/02/2024 của UBND tỉnh.",
    "Thời hạn hoàn thành trước ngày 30/9/2024.",
    "Từ ngày 01/7/2024, các sở chỉ sử dụng tài khoản VNeID.",
    "Tính đến ngày 14/6/2024, toàn tỉnh có 1.907 TTHC.",
    "Báo cáo trước ngày 29/02/2024; dự kiến ngày 31/12/2024.",
    "Tầm nhìn đến năm 2030, giai đoạn 2022 - 2025.",
]
WRONG_DATES = [
    ("Văn bản số 1593/UBND-NC1 ngày 265/3/2024.", "P501", "tháng 3/2024 có 31 ngày"),
    ("Hội nghị ngày 30/02/2024.", "P501", "tháng 2/2024 có 29 ngày"),
    ("Hội nghị ngày 29 tháng 02 năm 2023.", "P501", "tháng 2/2023 có 28 ngày"),
    ("Hội nghị ngày 12/13/2023.", "P501", "không có tháng 13"),
    ("Hội nghị ngày 31/4.", "P501", "tháng 4 có 30 ngày"),
    ("Quyết định số 566/QĐ-UBND ngày 28/02/2025 của UBND tỉnh.", "P502", "20/6/2024"),
    ("Tính đến ngày 30/6/2024, toàn tỉnh có 1.907 TTHC.", "P503", "30/6/2024"),
    ("Số liệu từ ngày 15/3/2024 đến ngày 14/3/2024.", "P504", "ngày đầu ở sau ngày cuối"),
    ("Sở tổ chức hội nghị ngày 12/8/2024.", "P508", "12/8/2024"),
]


@pytest.mark.parametrize("sentence", RIGHT_DATES)
def test_a_date_that_can_be_right_is_silent(sentence: str) -> None:
    assert codes(sentence, facts=JUNE) == []


@pytest.mark.parametrize(("sentence", "code", "words"), WRONG_DATES)
def test_a_date_that_cannot_be_right_is_told(sentence: str, code: str, words: str) -> None:
    problems = found(sentence, facts=JUNE)
    assert [item.code for item in problems] == [code]
    assert words in problems[0].message()


def test_without_a_date_of_the_report_no_date_is_late() -> None:
    assert codes("Quyết định số 566/QĐ-UBND ngày 28/02/2095.") == []


HEAD = ("Hà Tĩnh, ngày tháng 6 năm 2024", "BÁO CÁO", "Công tác kiểm soát TTHC Quý II năm 2024")
FORM = ("--- appendix", "Biểu số II.06a/VPCP/KSTT", "Kỳ báo cáo: Quý II năm 2024")
WINDOW = "(Từ ngày 15/3/2024 đến ngày 14/6/2024)"


def test_the_window_of_title_forms_and_period_agree() -> None:
    assert codes(*HEAD, WINDOW, "Thực hiện Thông tư, Sở báo cáo Quý II năm 2024 như sau:", *FORM, WINDOW) == []


@pytest.mark.parametrize(
    ("title", "form", "expected"),
    [
        ("(Từ ngày 15/3/2023 – 14/6/2024)", WINDOW, ["P505"]),
        (WINDOW, "(Từ ngày 15/3/2024 đến ngày 14/5/2024)", ["P505", "P507"]),
        ("(Từ ngày 15/12/2023 đến ngày 14/3/2024)", "", ["P507"]),
    ],
)
def test_windows_that_disagree(title: str, form: str, expected: list[str]) -> None:
    assert codes(*HEAD, title, "Sở báo cáo như sau:", *FORM, *([form] if form else [])) == expected


def test_one_form_with_another_window() -> None:
    other = ("Biểu số II.08/VPCP/KSTT", "(Từ ngày 15/12/2023 đến ngày 14/3/2024)")
    assert codes(*HEAD, WINDOW, "Sở báo cáo như sau:", *FORM, WINDOW, *other) == ["P506"]


def test_figures_counted_outside_the_window() -> None:
    body = "Số liệu kết xuất từ ngày 15/3/2024 đến ngày 30/6/2024 trên Cổng."
    assert codes(*HEAD, WINDOW, "Sở báo cáo như sau:", body) == ["P510"]
    assert codes(*HEAD, WINDOW, "Sở báo cáo như sau:", body.replace("30/6", "14/6")) == []


def test_the_period_of_the_opening_and_the_closing_is_that_of_the_title() -> None:
    closing = "Trên đây là báo cáo Quý II và nhiệm vụ Quý III năm 2024 của Sở./."
    assert codes(*HEAD, "Sở báo cáo Quý II năm 2024 như sau:", closing) == []
    assert codes(*HEAD, "Sở báo cáo Quý I năm 2024 như sau:", closing) == ["P509"]
    assert codes(*HEAD, "Sở báo cáo Quý II năm 2023 như sau:", closing) == ["P509"]


def test_the_period_given_as_a_fact_counts() -> None:
    facts = ProseFacts(period=parse_period("2024-Q2"))
    lines = ("BÁO CÁO", "Công tác", "(Từ ngày 15/3/2024 đến ngày 15/6/2024)", "Sở báo cáo như sau:")
    assert codes(*lines) == []
    assert codes(*lines, facts=facts) == ["P507"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hà Tĩnh, ngày 20 tháng 3 năm 2024", date(2024, 3, 20)),
        ("Hà Tĩnh, ngày tháng 6 năm 2024", date(2024, 6, 30)),
        ("Hà Tĩnh, ngày      tháng      năm 2024", date(2024, 12, 31)),
        ("Hà Tĩnh", None),
    ],
)
def test_the_last_day_a_date_line_may_mean(line: str, day: date | None) -> None:
    assert latest_date(line) == day


@pytest.mark.parametrize(
    ("text", "named", "code"),
    [
        ("Quý II năm 2024", ("quý", 2, 2024), "2024-Q2"),
        ("quý 02/2024", ("quý", 2, 2024), "2024-Q2"),
        ("tháng 02 năm 2024", ("tháng", 2, 2024), "2024-T02"),
        ("6 tháng đầu năm 2024", ("6 tháng", 1, 2024), "2024-6T"),
        ("6 tháng cuối năm", ("6 tháng", 2, 0), None),
        ("9 tháng năm 2024", ("9 tháng", 1, 2024), "2024-9T"),
        ("năm 2024", None, None),
    ],
)
def test_periods_named_in_words(text: str, named: tuple[str, int, int] | None, code: str | None) -> None:
    assert named_period(text) == named
    period = regular_period(named)
    assert (period.code if period else None) == code


RIGHT_DOCUMENTS = [
    "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ về Bộ chỉ số; Quyết định số 766/QĐ-TTg.",
    "Chỉ thị số 04/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ về xây dựng nông thôn mới.",
    "Quyết định số 766/QĐ-TTg ngày 14/7/2024 về quy hoạch; Quyết định số 300/QĐ-TTg ngày 02/4/2024 về Bộ chỉ số.",
    "Nghị quyết số 01/NQ-CP ngày 06/01/2023 và Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ.",
    "Thông tư số 01/2020/TT-VPCP ngày 21/10/2020 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ.",
    "Thông tư số 01/2020/TT-VPCP ngày 21/10/2020 của Văn phòng Chính phủ.",
    "Quyết định số 247/QĐ-UBND ngày 23/01/2024; Quyết định số 248/QĐ-UBND ngày 23/01/2024 của UBND tỉnh.",
    "Quyết định số 469/QĐ-UBND ngày 31/3/2023 của Chủ tịch UBND tỉnh.",
    "Quy định số 72-QĐ/TW ngày 18/7/2022 của Bộ Chính trị và Kế hoạch số 222-KH/TU ngày 27/11/2023.",
    "Văn bản số 727/TTg-KSTT ngày 01/10/2024 của Thủ tướng Chính phủ; Công điện số 644/CĐ-TTg ngày 13/7/2023.",
    "Văn bản số 4091/UBND-NC₁ ngày 07/8/2023; Công văn số 452/TTg-KSTT.",
    "Quyết định số 491/QĐ-BNV ngày 10/7/2024 của Bộ trưởng Bộ Nội vụ.",
    "Quyết định số 10/QĐ-UBND ngày 01/02/2024; Quyết định số 20/QĐ-UBND ngày 01/3/2024; Quyết định số 30/QĐ-UBND ngày"
    " 01/4/2024; Quyết định số 40/QĐ-UBND ngày 25/3/2024.",
]
WRONG_DOCUMENTS = [
    ("Văn bản số 4787/UBND-NC1 ngày 15/8/2024; Văn bản số 4787/UBND-NC1 ngày 19/8/2024.", "P601"),
    ("Nghị định số 13/2023/NĐ-CP ngày 17/4/2023; Nghị định số 13/2023/NĐ-CP ngày 17/4/2022.", "P601"),
    ("Quyết định số 469/QĐ-UBND ngày 31/3/2023; Quyết định số 469/QĐ-UBND ngày 31/3/2024.", "P602"),
    ("Nghị định số 61/2018/NĐ-CP ngày 24/3/2018 của Chính phủ.", "P603"),
    ("Bộ chỉ số theo Quyết định số 766/QĐ-TTg ngày 22/6/2023 của Thủ tướng Chính phủ.", "P603"),
    ("Chỉ thị số 04/CT-TTg ngày 12/02/2024 của Thủ tướng Chính phủ.", "P603"),
    ("Chỉ thị số 04/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ về triển khai Đề án 06.", "P611"),
    ("Quyết định số 566/QĐ-UBND ngày 28/02/2024; số 566/KH-UBND ngày 28/02/2024.", "P604"),
    ("Nghị định số 59/NĐ-CP ngày 05/9/2022 của Chính phủ.", "P605"),
    ("Nghị định số 63/2024 ngày 10/6/2024 của Chính phủ.", "P605"),
    ("Nghị định số 61/2018/NĐCP của Chính phủ.", "P605"),
    ("Công điện số 280/CD-TTg của Thủ tướng Chính phủ.", "P605"),
    ("Quyết định số 48/KH-UBND ngày 07/02/2024.", "P606"),
    ("Nghị định số 12/2024/NĐ-TTg ngày 01/02/2024.", "P607"),
    ("Thông tư số 12/2024/TT-UBND ngày 01/02/2024.", "P607"),
    ("Nghị định số 67/2021/NĐ-CP ngày 15/7/2021 của Thủ tướng Chính phủ.", "P608"),
    ("Chỉ thị số 16/CT-TTg ngày 20/5/2024 của Chính phủ.", "P608"),
    ("Quyết định số 10/QĐ-UBND ngày 01/02/2024; Quyết định số 20/QĐ-UBND ngày 01/3/2024; Quyết định số 30/QĐ-UBND ngày"
     " 01/4/2024; Quyết định số 15/QĐ-UBND ngày 25/5/2024.", "P609"),
    ("Quyết định số 54-QĐ/BTCTW ngày 28/9/2022 của Ban Tổ chức Trung ương; Quyết định số 137-QĐ/BTCTTW của Ban Tổ chức"
     " Trung ương.", "P610"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", RIGHT_DOCUMENTS)
def test_documents_cited_rightly_are_silent(sentence: str) -> None:
    assert codes(sentence) == []


@pytest.mark.parametrize(("sentence", "code"), WRONG_DOCUMENTS)
def test_documents_cited_wrongly_are_told(sentence: str, code: str) -> None:
    assert codes(sentence) == [code]


SAMPLES = Path(__file__).parent / "samples"


def test_a_date_held_to_be_known_is_the_one_that_issued_reports_give() -> None:
    dated: dict[str, Counter[date]] = {}
    for path in SAMPLES.glob("*.txt"):
        with path.open(encoding="utf-8") as lines:
            readings = read(from_text(lines, path.name))
        for citation in (citation for reading in readings for citation in reading.citations):
            if citation.when and citation.when.value:
                year = citation.year or (citation.when.year if citation.code == "NĐ-CP" else 0)
                name = f"{citation.number:02}{f'/{year}' if year else ''}/{citation.code}"
                dated.setdefault(name, Counter())[citation.when.value] += 1
    entries = yaml.safe_load(KNOWN.read_text(encoding="utf-8"))
    without = [entry["so"] for entry in entries if not dated.get(entry["so"], Counter())[parse_date(entry["ngay"])]]
    assert without == [entry["so"] for entry in entries if "nguon" in entry]


@pytest.mark.parametrize(
    ("code", "parts"),
    [("QĐ-UBND", ("QĐ", "UBND")), ("UBND-NC₁", ("", "UBND")), ("KL/TW", ("KL", "TW")), ("TT-VPCP", ("TT", "VPCP"))],
)
def test_a_code_is_type_and_office(code: str, parts: tuple[str, str]) -> None:
    assert split_code(code) == parts


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("BTCTW", "BTCTTW", True), ("VBQPLL", "VBQPPL", True), ("AB", "BA", True), ("UBND", "HĐND", False),
        ("UBND", "UBND", False), ("TTHC", "TTHCC", True), ("A", "ABC", False),
    ],
)  # fmt: skip
def test_words_one_letter_apart(one: str, other: str, near: bool) -> None:
    assert one_apart(one, other) is near
    assert one_apart(other, one) is near


NOTE = "1\tQuyết định số 10/QĐ-UBND (100 TTHC), Quyết định số 20/QĐ-UBND (12 TTHC)"
RIGHT_NUMBERS = [
    ("I. A", "1. B", "1.1. C", "1.2. D", "2. E", "a) F", "b) G", "c) H", "d) I", "đ) K", "e) L", "g) M", "II. N"),
    ("I. A", "1. B", "a) C", "1. D", "2. E", "3. F"),
    ("1. Một", "2. Hai", "3. Ba"),
    ("gồm: (1) công bố; (2) công khai; (3) rà soát.",),
    ("như sau: (i) kết nối; (ii) chưa đồng bộ. Năm vấn đề (1) thể chế, (2) hạ tầng.",),
    ("Số hồ sơ theo cột (5) của biểu; (1) = (2) + (3).",),
    ("Có 05 TTHC, gồm: (1) A; (2) B; (3) C; (4) D; (5) E.",),
    ("Tổ chức 02 hội nghị đối thoại: Hội nghị “A” và Hội nghị “B”.",),
    ("Tại 05 huyện, thành phố: Bắc Giang, Sơn Động, Lục Nam, Yên Dũng, Hiệp Hòa cho hơn 1.000 đại biểu.",),
    ("Thực hiện 02 nhiệm vụ sau:", "- Công khai", "- Rà soát"),
    ("Còn chưa đảm bảo yêu cầu:", "- Một", "+ Hai"),
    ("theo Phụ lục I Nghị định 30/2020/NĐ-CP và Phụ lục II ban hành kèm theo Thông tư.",),
    ("(có Phụ lục I đính kèm) và Phụ lục II", "--- appendix", "Phụ lục I", "Phụ lục II"),
    ("có Phụ lục đính kèm", "--- appendix", "PHỤ LỤC"),
    ("Kế hoạch¹ và Chương trình²", "--- footnotes", "1\tA", "2\tB"),
    ("112 TTHC tại 02 Quyết định¹", "--- footnotes", NOTE),
    ("Tổng số kiến nghị: 26, trong đó: mới: 26; cũ: 0.",),
    ("- Tỷ lệ đạt 80%;", "- Tỷ lệ đạt 70%."),
]  # fmt: skip
WRONG_NUMBERS = [
    (("I. A", "III. B"), ["P701"]),
    (("I. A", "II. B", "II. C"), ["P702"]),
    (("I. A", "1. B", "3. C"), ["P701"]),
    (("I. A", "1. B", "1.1. C", "1.3. D"), ["P701"]),
    (("I. A", "1. B", "1.1. C", "2.2. D", "2. E"), ["P704"]),
    (("a) A", "b) B", "b) C"), ["P702"]),
    (("a) A", "b) B", "c) C", "d) D", "e) E"), ["P701"]),
    (("a) A", "b) B", "f) C"), ["P703"]),
    (("I. A", "IIII. B"), ["P703", "P701"]),
    (("gồm: (1) A; (2) B; (4) C.",), ["P705"]),
    (("gồm: (1) A; (2) B; (2) C.",), ["P706"]),
    (("như sau: (i) A; (iii) B.",), ["P705"]),
    (("Có 06 TTHC, gồm: (1) A; (2) B; (3) C; (4) D; (5) E.",), ["P707"]),
    (("Tổ chức 03 hội nghị đối thoại: Hội nghị “A” và Hội nghị “B”.",), ["P707"]),
    (("Tại 06 huyện, thành phố: Bắc Giang, Sơn Động, Lục Nam, Yên Dũng, Hiệp Hòa cho 10 đại biểu.",), ["P707"]),
    (("Thực hiện 03 nhiệm vụ sau:", "- Công khai", "- Rà soát"), ["P707"]),
    (("113 TTHC tại 03 Quyết định¹", "--- footnotes", NOTE),
     ["P707"]),
    (("Kế hoạch¹ và Chương trình³", "--- footnotes", "1\tA", "2\tB"), ["P708", "P709"]),
    (("(có Phụ lục I đính kèm) và Phụ lục III", "--- appendix", "Phụ lục I"), ["P710"]),
    (("(có Phụ lục I đính kèm)", "--- appendix", "Phụ lục I", "Phụ lục II"), ["P711"]),
    (("Tổng số phản ánh, kiến nghị đã tiếp nhận trong kỳ, trong đó: mới: 26; cũ: 0.",), ["P712"]),
    (("- Số hồ sơ quá hạn: ; số hồ sơ đúng hạn: 5",), ["P712"]),
    (("- Tỷ lệ đạt 80%:", "- Tỷ lệ đạt 70%."), ["P713"]),
]  # fmt: skip


@pytest.mark.parametrize("lines", RIGHT_NUMBERS)
def test_a_right_structure_is_silent(lines: tuple[str, ...]) -> None:
    assert codes(*lines) == []


@pytest.mark.parametrize(("lines", "expected"), WRONG_NUMBERS)
def test_a_wrong_structure_is_told(lines: tuple[str, ...], expected: list[str]) -> None:
    assert [code for code in codes(*lines) if code.startswith("P7")] == expected


def test_counts_in_a_note_add_up_to_the_count_in_the_text() -> None:
    lines = ("113 TTHC tại 02 Quyết định¹", "--- footnotes", NOTE)
    assert [item.code for item in found(*lines, families=("P3",))] == ["P301"]


def test_numbers_of_the_program_are_not_checked_twice() -> None:
    assert codes("I. A", "III. B", facts=ProseFacts(numbered=True)) == []


def test_appendices_given_as_facts_count() -> None:
    facts = ProseFacts(appendix_labels=("I",))
    assert codes("(chi tiết tại Phụ lục I kèm theo)", facts=facts) == []
    assert sorted(codes("(chi tiết tại Phụ lục II kèm theo)", facts=facts)) == ["P710", "P711"]


@pytest.mark.parametrize(("text", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXXIX", 39)])
def test_roman_numbers(text: str, number: int) -> None:
    assert roman(text) == number
    assert to_roman(number) == text


PIECES = [
    "trong đó", "cụ thể:", "gồm: (1)", "(2)", "(", ")", "“", "”", ";", ".", ":", ",", "12.345 hồ sơ", "5/7 nhiệm vụ",
    "đạt 71,43%",
    "ngày 30/02/2024", "Quyết định số 5/QĐ-UBND", "của UBND tỉnh", "Phụ lục II đính kèm", "còn lại 5", "tăng 5% so với",
    "I. A",
    "- ", "+ ", "1.2. ", "đ) ", "Nơi nhận:", "BÁO CÁO", "Số: /BC", "--- appendix", "--- footnotes", "1\tx", "Tổng số",
    "x¹²", "\u0301",
    "Trên đây là Quý II năm 2024", "(Từ ngày 15/3/2024 đến ngày 14/6/2024)", "KT. ", "99999999999999999999999999",
    "0,0%", "\t", "",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), max_size=12))
def test_no_text_stops_the_checks(lines: list[str]) -> None:
    for item in check_prose(from_text(lines, "a.txt")):
        assert 0 <= item.where.line <= len(lines)
        assert item.message()
