"""Lines above a signature: those of another kind of office, and how one's own are written."""

from __future__ import annotations

import pytest

from tthc_render.workspace.offices import office_of
from tthc_render.workspace.signing_titles import foreign_title, own_lines, right_authority, with_marks

COMMUNE, PROVINCE, DEPARTMENT = ("UBND xã Mẫu", "xa"), ("UBND tỉnh Mẫu", "tinh"), ("Sở Mẫu", "so")
COUNCIL, COMPANY = ("HĐND xã Mẫu", "xa"), ("Công ty Mẫu", "khac")
BOARD = ("Ban Chấp hành Mẫu", "xa")


@pytest.mark.parametrize(
    ("lines", "unit", "foreign"),
    [
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), COMMUNE, "KT. GIÁM ĐỐC"),
        (("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), COMMUNE, "TM. HỘI ĐỒNG NHÂN DÂN"),
        (("TM. HĐND", "CHỦ TỊCH"), COMMUNE, "TM. HĐND"),
        (("TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"), COMMUNE, "TM. THƯỜNG TRỰC HĐND"),
        (("TM. ĐẢNG UỶ", "BÍ THƯ"), COMMUNE, "TM. ĐẢNG UỶ"),
        (("THAY MẶT HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), COMMUNE, "THAY MẶT HỘI ĐỒNG NHÂN DÂN"),
        (("HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), COMMUNE, "HỘI ĐỒNG NHÂN DÂN"),
        (("HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), COUNCIL, ""),
        (("TM. ỦY BAN NHÂN DÂN TỈNH", "CHỦ TỊCH"), COMMUNE, "TM. ỦY BAN NHÂN DÂN TỈNH"),
        (("TM. ỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH"), PROVINCE, "TM. ỦY BAN NHÂN DÂN XÃ"),
        (("TM. UBND HUYỆN MẪU", "CHỦ TỊCH"), COMMUNE, "TM. UBND HUYỆN MẪU"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG SỞ"), COMMUNE, "CHÁNH VĂN PHÒNG SỞ"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG UBND TỈNH"), COMMUNE, "CHÁNH VĂN PHÒNG UBND TỈNH"),
        (("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), COMMUNE, "TL. GIÁM ĐỐC"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG SỞ"), PROVINCE, "CHÁNH VĂN PHÒNG SỞ"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), DEPARTMENT, "TM. ỦY BAN NHÂN DÂN"),
        (("TM. UBND TỈNH", "CHỦ TỊCH"), DEPARTMENT, "TM. UBND TỈNH"),
        (("TRƯỞNG BAN",), DEPARTMENT, "TRƯỞNG BAN"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), COUNCIL, "TM. ỦY BAN NHÂN DÂN"),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), COMMUNE, ""),
        (("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH"), COMMUNE, ""),
        (("TM. UBND XÃ", "CHỦ TỊCH"), COMMUNE, ""),
        (("TM. ỦY BAN NHÂN DÂN XÃ MẪU", "Q. CHỦ TỊCH"), COMMUNE, ""),
        (("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN CHỈ ĐẠO"), COMMUNE, ""),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), COMMUNE, ""),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG HĐND VÀ UBND"), COMMUNE, ""),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG HĐND VÀ UBND XÃ"), COMMUNE, ""),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG UBND TỈNH"), PROVINCE, ""),
        (("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"), COMMUNE, ""),
        (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TƯ PHÁP"), PROVINCE, ""),
        (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC"), COMMUNE, ""),
        (("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG SỞ"), DEPARTMENT, ""),
        (("Q. GIÁM ĐỐC",), DEPARTMENT, ""),
        (("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), COUNCIL, ""),
        (("GIÁM ĐỐC",), COMPANY, ""),
        (("TL. BAN CHẤP HÀNH", "CHÁNH VĂN PHÒNG SỞ"), BOARD, ""),
        (("KT. BÍ THƯ", "PHÓ CHỦ TỊCH"), BOARD, ""),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("Ban Quản lý dự án Mẫu", "so"), ""),
        (("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), ("Ban Quản lý dự án Mẫu", "so"), ""),
        (("GIÁM ĐỐC",), ("Ban Quản lý rừng phòng hộ Mẫu", "so"), ""),
        (("GIÁM ĐỐC",), ("Bệnh viện Mẫu", "phong"), ""),
        (("CHỦ TỊCH",), ("Quỹ Bảo trợ Mẫu", "so"), ""),
        (("HIỆU TRƯỞNG",), ("Trường Mẫu", "phong"), ""),
        (("GIÁM ĐỐC",), ("Trường Mẫu", "phong"), ""),
        (("GIÁM ĐỐC",), ("Văn phòng đăng ký đất đai Mẫu", "so"), ""),
        (("GIÁM ĐỐC",), ("Hạt Kiểm lâm Mẫu", "phong"), ""),
        (("GIÁM ĐỐC",), ("Trung tâm Mẫu", "khac"), ""),
        (("TRƯỞNG BAN",), ("Trung tâm Mẫu", "khac"), "TRƯỞNG BAN"),
        (("GIÁM ĐỐC",), ("Ban Dân tộc", "so"), "GIÁM ĐỐC"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("Bệnh viện Mẫu", "so"), "TM. ỦY BAN NHÂN DÂN"),
    ],
)
def test_a_title_of_another_kind_of_office(lines: tuple[str, ...], unit: tuple[str, str], foreign: str) -> None:
    assert foreign_title(lines, office_of(*unit)) == foreign


@pytest.mark.parametrize(
    ("lines", "unit", "own"),
    [
        (("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), COMMUNE, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), COMMUNE, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG SỞ"), COMMUNE, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (("THỪA LỆNH GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), COMMUNE, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), DEPARTMENT, ("GIÁM ĐỐC",)),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), DEPARTMENT, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_what_the_office_writes_instead(lines: tuple[str, ...], unit: tuple[str, str], own: tuple[str, ...]) -> None:
    assert own_lines(lines, office_of(*unit)) == own
    assert foreign_title(own, office_of(*unit)) == ""


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("PHO CHU TICH", "PHÓ CHỦ TỊCH"),
        ("PHÓ CHỦ TICH", "PHÓ CHỦ TỊCH"),
        ("TM. UY BAN NHAN DAN", "TM. ỦY BAN NHÂN DÂN"),
        ("CHỦ TỊCH KIEM BÍ THƯ", "CHỦ TỊCH KIÊM BÍ THƯ"),
        ("chủ tịch kiem bí thư", "CHỦ TỊCH KIÊM BÍ THƯ"),
        ("Chánh van phòng", "CHÁNH VĂN PHÒNG"),
        ("TM. UỶ BAN NHÂN DÂN", "TM. UỶ BAN NHÂN DÂN"),
        ("PHÓ GIÁM ĐỐC THƯỜNG TRỰC", "PHÓ GIÁM ĐỐC THƯỜNG TRỰC"),
        ("KẾ TOÁN TRƯỞNG", "KẾ TOÁN TRƯỞNG"),
        ("GIÁM ĐỐC SỞ TƯ PHÁP", "GIÁM ĐỐC SỞ TƯ PHÁP"),
    ],
)
def test_marks_of_a_title(typed: str, right: str) -> None:
    assert with_marks(typed) == right


@pytest.mark.parametrize("unit", [BOARD, COMPANY])
@pytest.mark.parametrize(
    "lines", [("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("GIÁM ĐỐC",)]
)
def test_no_line_of_a_head_who_is_not_known(lines: tuple[str, ...], unit: tuple[str, str]) -> None:
    assert own_lines(lines, office_of(*unit)) == ()


@pytest.mark.parametrize(
    ("lines", "unit", "right"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), COMMUNE, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (("TM. UBND", "CHỦ TỊCH"), COMMUNE, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (("KT. PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"), DEPARTMENT, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), DEPARTMENT, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (("TM. SỞ MẪU", "GIÁM ĐỐC"), DEPARTMENT, ["GIÁM ĐỐC"]),
        (("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), DEPARTMENT, ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), DEPARTMENT, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (("TM. ĐẢNG ỦY", "BÍ THƯ"), BOARD, ["TM. ĐẢNG ỦY", "BÍ THƯ"]),
        (("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), DEPARTMENT, ["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
    ],
)
def test_authority_as_offices_write_it(lines: tuple[str, ...], unit: tuple[str, str], right: list[str]) -> None:
    assert right_authority(lines, office_of(*unit)) == right
