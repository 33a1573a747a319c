"""The frame of a report as the decree words it: number, date, recipients, signature."""

from __future__ import annotations

import pytest

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text


def codes(*lines: str, family: str = "P8") -> list[str]:
    return [item.code for item in check_prose(from_text(lines, "a.txt")) if item.code.startswith(family)]


def report(**changes: str) -> list[str]:
    """A report in form; ``changes`` replace whole lines."""
    lines = {
        "parent": "ỦY BAN NHÂN DÂN",
        "number": "Số: 107/BC-UBND",
        "date": "Hà Tĩnh, ngày 05 tháng 6 năm 2024",
        "kind": "BÁO CÁO",
        "title": "Công tác kiểm soát TTHC",
        "to": "Kính gửi: Bộ Nội vụ",
        "one": "UBND tỉnh báo cáo như sau:",
        "two": "- Công khai TTHC.",
        "end": "Trên đây là báo cáo của UBND tỉnh./.",
        "label": "Nơi nhận:",
        "first": "- Như trên;",
        "second": "- Vụ CCHC;",
        "keep": "- Lưu: VT, NC.",
        "tm": "TM. ỦY BAN NHÂN DÂN",
        "kt": "KT. CHỦ TỊCH",
        "title2": "PHÓ CHỦ TỊCH",
        "name": "Nguyễn Văn A",
    }
    return [line for line in (lines | changes).values() if line]


FORMS = [
    ({}, []),
    ({"date": "A, ngày 05 tháng 6 năm 2024"}, []),
    ({"number": "Số: /BC-UBND"}, []),
    ({"number": "Số:         /BC-UBND"}, []),
    ({"number": "Số: 05/BC-SNgV"}, []),
    ({"number": "Số: 107 BC/UBND"}, ["F101"]),
    ({"number": "Số: 5/BC-UBND"}, ["F102"]),
    ({"number": "Số: 107/KH-UBND"}, ["F103"]),
    ({"date": "Hà Tĩnh, ngày tháng 6 năm 2024"}, []),
    ({"date": "Hà Tĩnh, ngày 20 tháng 02 năm 2024"}, []),
    ({"date": "Hà Tĩnh, ngày 5 tháng 6 năm 2024"}, ["F105"]),
    ({"date": "Hà Tĩnh, ngày 05 tháng 06 năm 2024"}, ["F105"]),
    ({"date": "Hà Tĩnh, ngày 20 tháng 2 năm 2024"}, ["F105"]),
    ({"to": "Kính gửi:", "one": "- Bộ Nội vụ;", "two": "- Bộ Tài chính."}, []),
    ({"to": "Kính gửi:", "one": "- Bộ Nội vụ,", "two": "- Bộ Tài chính."}, ["F106"]),
    ({"first": "- Bộ Nội vụ;"}, ["F107"]),
    ({"first": "- Bộ Nội vụ;", "to": ""}, []),
    ({"second": "- Vụ CCHC."}, ["F108"]),
    ({"keep": "- Lưu: VT,NC."}, ["F109"]),
    ({"keep": "- Lưu VT."}, ["F109"]),
    ({"keep": "- Lưu: VT, VP (Hiển, 08b)."}, []),
    ({"keep": "- Lưu: VT, NC (An 02b, Bình 03b)."}, []),
    ({"keep": "- Lưu: VP (Hiển, 08b), VT."}, ["F109"]),
    ({"keep": "- Lưu: NC."}, ["F109"]),
    ({"kt": "K.T CHỦ TỊCH"}, ["F110"]),
    ({"tm": "TM ỦY BAN NHÂN DÂN"}, ["F110"]),
    ({"tm": "THAY MẶT ỦY BAN NHÂN DÂN"}, ["F110"]),
    ({"kt": "KÝ THAY CHỦ TỊCH"}, ["F110"]),
    ({"kt": "K/T CHỦ TỊCH"}, ["F110"]),
    ({"tm": "T/M ỦY BAN NHÂN DÂN", "kt": "K/T CHỦ TỊCH"}, ["F110", "F110"]),
    ({"tm": "T/L CHỦ TỊCH", "kt": "K.T CHÁNH VĂN PHÒNG", "title2": "PHÓ CHÁNH VĂN PHÒNG"}, ["F110", "F110"]),
    ({"kt": "T/UQ CHỦ TỊCH"}, ["F110"]),
    ({"kt": ""}, ["F111"]),
    ({"tm": ""}, ["F112"]),
    ({"tm": "", "kind": "CÔNG ĐIỆN", "number": "Số: 12/CĐ-UBND"}, []),
    ({"tm": "", "kind": "KẾ HOẠCH", "number": "Số: 12/KH-UBND"}, ["F112"]),
    ({"tm": "TL. CHỦ TỊCH", "kt": "KT. CHÁNH VĂN PHÒNG", "title2": "PHÓ CHÁNH VĂN PHÒNG"}, []),
    ({"parent": "SỞ NGOẠI VỤ", "tm": "", "kt": "KT. GIÁM ĐỐC", "title2": "PHÓ GIÁM ĐỐC"}, []),
    ({"parent": "SỞ NGOẠI VỤ", "tm": "", "kt": "", "title2": "GIÁM ĐỐC"}, []),
    ({"end": "Trên đây là báo cáo của UBND tỉnh."}, ["F114"]),
    ({"two": "- Công khai TTHC./."}, ["F115"]),
    ({"two": "Trân trọng báo cáo./.", "end": "(Gửi kèm: Danh mục TTHC.)"}, []),
]


DECISION = {"kind": "QUYẾT ĐỊNH", "number": "Số: 12/QĐ-UBND", "title": "Về việc thành lập Tổ", "to": "", "kt": ""}


@pytest.mark.parametrize(
    ("who", "sign", "title", "told"),
    [
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", ["F116"]),
        ("CHỦ TỊCH UBND XÃ THẠCH HÀ", "TM. UBND XÃ", "CHỦ TỊCH", ["F116"]),
        ("GIÁM ĐỐC SỞ NỘI VỤ", "TM. BAN GIÁM ĐỐC", "GIÁM ĐỐC", ["F116"]),
        ("TRƯỞNG BAN CHỈ ĐẠO", "TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", ["F116"]),
        ("HIỆU TRƯỞNG TRƯỜNG TRUNG HỌC CƠ SỞ A", "TM. HỘI ĐỒNG TRƯỜNG", "HIỆU TRƯỞNG", ["F116"]),
        ("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", []),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ TĨNH", "TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", []),
        ("BAN CHỈ ĐẠO", "TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", []),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "", "CHỦ TỊCH", []),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", []),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", []),
    ],
)
def test_nobody_signs_for_all_members_where_one_person_decides(
    who: str, sign: str, title: str, told: list[str]
) -> None:
    grounds = f"{who}\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:"
    lines = report(**DECISION, one=grounds, two="Điều 1. Thành lập Tổ.", first="- Như Điều 1;", tm=sign, title2=title)
    assert codes(*"\n".join(lines).split("\n"), family="F11") == told


@pytest.mark.parametrize(("changes", "expected"), FORMS)
def test_the_frame_of_a_report(changes: dict[str, str], expected: list[str]) -> None:
    lines = report(**changes)
    if changes.get("to") == "Kính gửi:":
        lines.insert(lines.index(changes["two"]) + 1, "UBND tỉnh báo cáo.")
        lines.insert(lines.index("UBND tỉnh báo cáo."), "Thực hiện công văn, UBND tỉnh báo cáo như sau:")
    assert codes(*lines, family="F") == expected


def test_a_deputy_in_charge_signs_for_the_head() -> None:
    lines = report(kt="", title2="PHÓ CHỦ TỊCH PHỤ TRÁCH")
    found = [item for item in check_prose(from_text(lines, "a.txt")) if item.code == "F111"]
    assert [item.details["right"] for item in found] == ["KT. CHỦ TỊCH"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"one": "", "two": ""}, []),
        ({"one": "", "two": "", "end": "Trên đây là báo cáo của UBND tỉnh."}, ["F114"]),
        ({"two": "", "end": "Trên đây là báo cáo của UBND tỉnh."}, ["F114"]),
        ({"number": "", "two": "", "end": "Trên đây là báo cáo của UBND tỉnh."}, []),
    ],
)
def test_a_short_text_with_a_number_ends_with_its_mark(changes: dict[str, str], expected: list[str]) -> None:
    assert codes(*report(**changes), family="F") == expected


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Số: 35-BC/UBND", "Số: 35/BC-UBND"),
        ("Số: 107 BC/UBND", "Số: 107/BC-UBND"),
        ("Số: 12 /BC - UBND", "Số: 12/BC-UBND"),
        ("Số: 12 UBND/BC", "Số: 12/BC-UBND"),
        ("Số: 12", "Số: 12/BC-…"),
    ],
)
def test_the_number_line_is_advised_with_all_its_letters(typed: str, right: str) -> None:
    [found] = [item for item in check_prose(from_text(report(number=typed), "a.txt")) if item.code == "F101"]
    assert found.details["right"] == right


def test_the_label_of_an_appendix_is_no_shout() -> None:
    assert codes(*report(), "Phụ lục I", family="F") == []
    assert codes(*report(), "PHỤ LỤC I", family="F") == ["F113"]


def test_a_legal_document_has_the_year_in_its_number() -> None:
    head = [
        "ỦY BAN NHÂN DÂN",
        "TỈNH GIA ĐỊNH",
        "Số: 18/2023/QĐ-UBND",
        "Gia Định, ngày 12 tháng 5 năm 2023",
        "QUYẾT ĐỊNH",
    ]
    assert "F101" not in codes(*head, family="F1")
