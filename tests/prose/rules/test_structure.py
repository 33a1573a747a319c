"""Numbering of sections and lists, appendices and references to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.documents import letter, words
from tests.support.rules_of_prose import findings_of_families
from tthc_render.diagnostics.findings import Finding
from tthc_render.document.tree import Appendix, AppendixHead, Item, Paragraph
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_document


def found(
    *lines: str, families: tuple[str, ...] = ("P5", "P6", "P7"), facts: ProseFacts | None = None
) -> list[Finding]:
    return findings_of_families(families, *lines, facts=facts)


def codes(*lines: str, facts: ProseFacts | None = None) -> list[str]:
    return [item.code for item in found(*lines, facts=facts)]


NOTE = "1\tQuyết định số 10/QĐ-UBND (100 TTHC), Quyết định số 20/QĐ-UBND (12 TTHC)"


RIGHT_NUMBERS = [
    ("Báo cáo có 02 phụ lục:", "Phụ lục 1 tổng hợp nhiệm vụ quá hạn; Phụ lục 2 tổng hợp chương trình công tác."),
    ("I. A", "1. B", "1.1. C", "1.2. D", "2. E", "a) F", "b) G", "c) H", "d) I", "đ) K", "e) L", "g) M", "II. N"),
    ("I. A", "1. B", "a) C", "1. D", "2. E", "3. F"),
    ("1. Một", "2. Hai", "3. Ba"),
    ("Thành phần:", "1. A", "2. B", "3. C", "Chủ trì: ông D", "Nội dung:", "1. E", "a) F", "2. G"),
    ("PHẦN 1", "1. Một", "2. Hai", "PHẦN 2", "1. Một", "2. Hai"),
    ("Điều 1. Phê chuẩn dự toán", "1. Thu", "2. Chi", "Điều 2. Tổ chức thực hiện", "1. Giao", "2. Giám sát"),
    ("Phần thứ nhất", "I. Một", "II. Hai", "Chương II", "I. Một"),
    ("4. Y tế", "- Một", "5. Giáo dục"),
    ("2.3. Một", "2.4. Hai", "3. Ba"),
    ("c) Một", "d) Hai", "2. Ba"),
    ("gồm: (1) công bố; (2) công khai; (3) rà soát.",),
    ("như sau: (i) kết nối; (ii) chưa đồng bộ. Hai vấn đề (1) thể chế, (2) hạ tầng.",),
    ("Số hồ sơ theo cột (5) của biểu; (1) = (2) + (3).",),
    ("Có 05 TTHC, gồm: (1) A; (2) B; (3) C; (4) D; (5) E.",),
    ("Tổ chức 02 hội nghị đối thoại: Hội nghị “A” và Hội nghị “B”.",),
    ("Tại 05 huyện, thành phố: Bắc Giang, Sơn Động, Lục Nam, Yên Dũng, Hiệp Hòa cho hơn 1.000 đại biểu.",),
    ("Thực hiện 02 nhiệm vụ sau:", "- Công khai", "- Rà soát"),
    ("Còn chưa đảm bảo yêu cầu:", "- Một", "+ Hai"),
    ("theo Phụ lục I Nghị định 30/2020/NĐ-CP và Phụ lục II ban hành kèm theo Thông tư.",),
    ("(có Phụ lục I đính kèm) và Phụ lục II", "--- appendix", "Phụ lục I", "Phụ lục II"),
    ("có Phụ lục đính kèm", "--- appendix", "PHỤ LỤC"),
    ("có tên trong Phụ lục kèm theo Quyết định này.", "--- appendix", "Phụ lục"),
    ("theo Phụ lục ban hành kèm theo Quyết định này.", "--- appendix", "Phụ lục"),
    ("Danh sách tại Phụ lục.", "--- appendix", "Phụ lục"),
    ("có tên trong Phụ lục", "--- appendix", "Phụ lục"),
    ("Mức chi theo Phụ lục.",),
    ("Điều\u00a01. Thành lập", "1. A", "2. B", "Điều\u00a02. Nhiệm vụ", "1. C", "2. D"),
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
    (("4. A", "6. B"), ["P701"]),
    (("2.3. A", "2.5. B"), ["P701"]),
    (("SỞ MẪU", "Số: 12/BC-SM", "Hà Nội, ngày 20 tháng 6 năm 2024", "BÁO CÁO", "2. A", "3. B"), ["P701"]),
    (("a) A", "b) B", "b) C"), ["P702"]),
    (("Thành phần:", "1. A", "2. B", "Chủ trì: ông C", "1. D"), ["P702"]),
    (("Thành phần:", "1. A", "2. B", "Nội dung:", "2. D"), ["P702"]),
    (("a) A", "b) B", "c) C", "d) D", "e) E"), ["P701"]),
    (("a) A", "b) B", "f) C"), ["P703"]),
    (("I. A", "IIII. B"), ["P703"]),
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
    (("theo Phụ lục ban hành kèm theo Quyết định số 5/QĐ-UBND", "--- appendix", "Phụ lục"), ["P711"]),
    (("Danh sách gồm 11 người.", "--- appendix", "Phụ lục"), ["P711"]),
    (("có Phụ lục kèm theo Quyết định này.",), ["P710"]),
    (("Tổng số phản ánh, kiến nghị đã tiếp nhận trong kỳ, trong đó: mới: 26; cũ: 0.",), ["P712"]),
    (("- Số hồ sơ quá hạn: ; số hồ sơ đúng hạn: 5",), ["P712"]),
    (("- Tỷ lệ đạt 80%:", "- Tỷ lệ đạt 70%."), ["P713"]),
]  # fmt: skip


@pytest.mark.parametrize("lines", RIGHT_NUMBERS)
def test_a_right_structure_is_silent(lines: tuple[str, ...]) -> None:
    assert codes(*lines) == []


@pytest.mark.parametrize(("lines", "expected"), WRONG_NUMBERS)
def test_a_wrong_structure_is_reported(lines: tuple[str, ...], expected: list[str]) -> None:
    assert [code for code in codes(*lines) if code.startswith("P7")] == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([("Nhóm của thôn:", 1), ("Bài hướng dẫn.", 2)], []),
        ([("Nhóm của thôn:", 2), ("Bài hướng dẫn.", 3)], []),
        ([("Nhóm của thôn:", 1), ("Bài hướng dẫn.", 1)], ["P713"]),
        ([("Nhóm của thôn:", 2), ("Bài hướng dẫn.", 1)], ["P713"]),
    ],
)
def test_items_that_stand_further_in_follow_a_colon(items: list[tuple[str, int]], expected: list[str]) -> None:
    document = letter(blocks=tuple(Item("-", words(text), level) for text, level in items))
    assert [item.code for item in check_prose(from_document(document)) if item.code == "P713"] == expected


def test_counts_in_a_note_add_up_to_the_count_in_the_text() -> None:
    lines = ("113 TTHC tại 02 Quyết định¹", "--- footnotes", NOTE)
    assert [item.code for item in found(*lines, families=("P3",))] == ["P301"]


def test_numbers_of_the_program_are_not_checked_twice() -> None:
    assert codes("I. A", "III. B", facts=ProseFacts(numbered=True)) == []


def test_appendices_given_as_facts_count() -> None:
    facts = ProseFacts(appendix_labels=("I",))
    assert codes("(chi tiết tại Phụ lục I kèm theo)", facts=facts) == []
    assert sorted(codes("(chi tiết tại Phụ lục II kèm theo)", facts=facts)) == ["P710", "P711"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Đầu mối liên hệ tại Phụ lục I.", []),
        ("Đầu mối (Phụ lục I); số liệu khác.", []),
        ("Mã PL tại Phụ lục I.2 của hồ sơ.", ["P711"]),
    ],
)
def test_a_sentence_may_end_with_an_appendix(line: str, told: list[str]) -> None:
    assert codes(line, facts=ProseFacts(appendix_labels=("I",))) == told


@pytest.mark.parametrize("sign", ["-", "/", ")", ":"])
def test_a_heading_with_another_sign_counts_as_one(sign: str) -> None:
    lines = ("I. KẾT QUẢ", "1. Một", "2. Hai", f"II{sign} TỒN TẠI", "1. Ba", "III. NHIỆM VỤ", "1. Bốn")
    assert findings_of_families(("P70",), *lines) == []
    assert findings_of_families(("P70",), *lines[:3], "II- là số La Mã", *lines[4:])


def test_a_text_issued_with_the_document_leads_to_its_own_appendix() -> None:
    text = Appendix(AppendixHead("QUY CHẾ", ("Chi tiêu",)), (Paragraph(words("Mức khoán theo Phụ lục.")),), "portrait")
    table = Appendix(AppendixHead("Phụ lục", ("Định mức",)), (Paragraph(words("Phụ lục có ba mức.")),), "portrait")
    for appendices, missed in (((text, table), False), ((table,), True)):
        found = check_prose(from_document(replace(letter(), appendices=appendices)))
        assert ("P711" in [item.code for item in found]) is missed


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("I. A", "1. B", "2. C", "Mục 1: Hội đồng đã rà soát hồ sơ.", "3. D"), []),
        (("I. A", "1. B", "2. C", "Chương 1: Sách ghi lại việc này.", "3. D", "II. E"), []),
        (("1. B", "Mục 1: Sở đã ban hành 12 văn bản.", "Mục 2: Sở đã trả 12 văn bản.", "2. C"), []),
        (("1. B", "Mục 1: Sở đã ban hành 12 văn bản.", "3. C"), ["P701"]),
        (("Điều 1. Phê duyệt kế hoạch như sau.", "1. B", "2. C", "Điều 2. Giao Sở thực hiện.", "1. B"), []),
        (("Mục 1: Quy định chung", "1. B", "2. C", "Mục 2: Tổ chức", "3. D"), ["P701"]),
    ],
)
def test_a_sentence_that_begins_as_a_head_of_a_part_is_none(lines: tuple[str, ...], expected: list[str]) -> None:
    assert codes(*lines) == expected
