"""The same passages from plain text and from a document tree."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place
from tthc_render.document import tree
from tthc_render.document.look import FORM_NOTE
from tthc_render.prose.passages import Passage, _blocks, from_document, from_text

REPORT = """\
UBND TỈNH HÀ TĨNH
SỞ NGOẠI VỤ
Số: /BC-SNgV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Tĩnh, ngày tháng 6 năm 2024
BÁO CÁO
Công tác kiểm soát thủ tục hành chính
(Từ ngày 15/3/2024 đến ngày 14/6/2024)
Kính gửi: Văn phòng UBND tỉnh
Thực hiện Thông tư số 01/2020/TT-VPCP, Sở Ngoại vụ báo cáo như sau:
I. TÌNH HÌNH
2.4. Kết quả¹ số hóa
a) Diện tích 100m² đủ dùng¹²
- Số hồ sơ: 33
+ Trực tuyến: 31
Trên đây là báo cáo./.
Nơi nhận:
- Ban Giám đốc;
- Lưu: VT.
KT. GIÁM ĐỐC
Ngô Thị Hoài Nam
--- footnotes
1\tTheo kế hoạch
--- appendix
Biểu số II.06a/VPCP/KSTT
(Từ ngày 15/3/2024 đến ngày 14/6/2024)
[[TABLE tables/x.csv]]
Phụ lục II
TỔNG HỢP
"""


@pytest.fixture
def passages() -> list[Passage]:
    return from_text(REPORT.splitlines(), "a.txt")


def test_the_sign_of_who_drafted_the_document_is_no_signature() -> None:
    passages = from_text(REPORT.replace("- Lưu: VT.\n", "- Lưu: VT.\nPTD.65\n").splitlines(), "a.txt")
    assert [item.role for item in passages if item.text == "PTD.65"] == ["caption"]
    assert [item.text for item in passages if item.role == "signature"] == ["KT. GIÁM ĐỐC", "Ngô Thị Hoài Nam"]


def _roles(passages: list[Passage]) -> list[tuple[int, str, str, int]]:
    return [(p.place.line, p.role, p.label, p.part) for p in passages]


def test_a_plain_report_has_its_roles(passages: list[Passage]) -> None:
    assert _roles(passages) == [
        (1, "letterhead", "", 0), (2, "letterhead", "", 0), (3, "number", "", 0), (4, "letterhead", "", 0),
        (5, "date", "", 0), (6, "kind", "", 0), (7, "title", "", 0), (8, "window", "", 0), (9, "addressee", "", 0),
        (10, "paragraph", "", 0), (11, "heading", "I.", 0), (12, "heading", "2.4.", 0), (13, "heading", "a)", 0),
        (14, "item", "-", 0), (15, "item", "+", 0), (16, "paragraph", "", 0), (17, "caption", "", 0),
        (18, "recipient", "", 0), (19, "recipient", "", 0), (20, "signature", "", 0), (21, "signature", "", 0),
        (25, "form", "", 1), (26, "window", "", 1), (28, "appendix", "", 2), (29, "caption", "", 2),
        (23, "note", "1", 0),
    ]  # fmt: skip


def test_footnote_calls_leave_the_text_and_units_stay(passages: list[Passage]) -> None:
    called = {p.text: p.calls for p in passages if p.calls}
    assert called == {"Kết quả số hóa": ((7, 1),), "Diện tích 100m² đủ dùng": ((23, 12),)}


def test_a_place_counts_the_number_and_the_calls_before_it(passages: list[Passage]) -> None:
    heading = next(p for p in passages if p.label == "2.4.")
    line = REPORT.splitlines()[11]
    assert heading.at(0) == Place("a.txt", 12, line.index("Kết") + 1)
    assert heading.at(heading.text.index("số")) == Place("a.txt", 12, line.index("số") + 1)


def test_text_without_a_head_is_all_body() -> None:
    assert [p.role for p in from_text(["Một đoạn.", "", "- Một ý"], "a.txt")] == ["paragraph", "item"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_text() -> None:
    assert [p.text for p in from_text(["\ufeffBÁO CÁO\r\n", "I. Kết quả\r\n"], "a")] == ["BÁO CÁO", "Kết quả"]


def test_a_document_tree_keeps_its_places_and_notes() -> None:
    where = Place("x.yaml", 7, 3)
    note = tree.Note((tree.Run("Theo kế hoạch"),), number=1)
    document = tree.Document(
        unit="x", period="2024-Q2", report_type="t",
        letterhead=tree.Letterhead(("UBND TỈNH",), ("SỞ",), "Số: 05/BC-S", "Hà Tĩnh, ngày 05 tháng 6 năm 2024"),
        kind="BÁO CÁO", subject=("Công tác",), window="(Từ ngày 15/3/2024 đến ngày 14/6/2024)",
        addressees=("Bộ Nội vụ",),
        blocks=(
            tree.Heading(1, (tree.Run("KẾT QUẢ"),), "I.", where=where),
            tree.Item("-", (tree.Run("Số"), note, tree.Run(": 33"))),
            tree.Table((), (tree.Row((tree.Cell((tree.Run("5"),)),)),), 1),
        ),
        recipients=("- Như trên;",), signature=tree.Signature(("GIÁM ĐỐC",), "A"),
        appendices=(tree.Appendix(tree.AppendixHead("Phụ lục", ("TỔNG HỢP",)), ()),),
    )  # fmt: skip
    passages = from_document(document)
    assert [(p.role, p.label, p.text, p.part) for p in passages] == [
        ("letterhead", "", "UBND TỈNH", 0), ("letterhead", "", "SỞ", 0), ("number", "", "Số: 05/BC-S", 0),
        ("date", "", "Hà Tĩnh, ngày 05 tháng 6 năm 2024", 0), ("kind", "", "BÁO CÁO", 0), ("title", "", "Công tác", 0),
        ("window", "", "(Từ ngày 15/3/2024 đến ngày 14/6/2024)", 0), ("addressee", "", "Kính gửi: Bộ Nội vụ", 0),
        ("heading", "I.", "KẾT QUẢ", 0), ("item", "-", "Số: 33", 0), ("cell", "", "5", 0),
        ("recipient", "", "- Như trên;", 0), ("signature", "", "GIÁM ĐỐC", 0), ("signature", "", "A", 0),
        ("appendix", "", "Phụ lục", 1), ("caption", "", "TỔNG HỢP", 1), ("note", "1", "Theo kế hoạch", 0),
    ]  # fmt: skip
    assert passages[8].place == where
    assert passages[9].calls == ((2, 1),)


def test_a_cell_may_call_a_footnote() -> None:
    lines = ["BÁO CÁO", "I. A", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC¹"]
    assert from_text(lines, "a.txt")[-1].calls == ((8, 1),)


def test_the_notes_of_a_form_are_no_running_text() -> None:
    blocks = (tree.Paragraph((tree.Run("Ghi chú: dòng 00 = 01 + 02."),), style=FORM_NOTE),)
    blocks += (tree.Paragraph((tree.Run("Có 2 việc."),)),)
    found = list(_blocks(blocks, 1, []))
    assert [(item.role, item.prose) for item in found] == [("caption", False), ("paragraph", True)]
