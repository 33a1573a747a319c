"""Who decides and signs, against the unit and the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.decisions import DECISION, MINUTES, UNITS, check_changed


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("GIÁM ĐỐC SỞ NỘI VỤ", []),
        ("GIÁM ĐỐC SỞ NỘI VỤ TỈNH MẪU", []),
        ("GIÁM ĐỐC", []),
        ("GIÁM ĐỐC SỞ", []),
        ("BÍ THƯ CHI BỘ SỞ NỘI VỤ", []),
        ("BÍ THƯ ĐẢNG BỘ SỞ NỘI VỤ", []),
        ("CHÁNH THANH TRA SỞ NỘI VỤ", []),
        ("GIÁM ĐỐC SỞ NV", []),  # an abbreviation is no other office
        ("BỘ TRƯỞNG BỘ NỘI VỤ", ["D660"]),
        ("KT. BỘ TRƯỞNG", []),
        ("GIÁM ĐỐC SỞ TƯ PHÁP", ["D660"]),
        ("GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", ["D660"]),
    ],
)
def test_an_issuer_of_another_office_is_told(tmp_path: Path, issuer: str, expected: list[str]) -> None:
    found = check_changed(tmp_path, DECISION, "tham_quyen: GIÁM ĐỐC SỞ NỘI VỤ", f"tham_quyen: {issuer}")
    assert [item.code for item in found if item.code == "D660"] == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("TỈNH MẪU", []),
        ("TỈNH HÀ TĨNH", ["D660"]),
        ("XÃ MẪU", ["D660"]),
        ("TỈNH ĐIỆN:", []),
        ("TỈNH MẪU ĐIỆN:", []),
        ("TỈNH MẪU QUYẾT ĐỊNH:", []),
        ("TỈNH HÀ TĨNH ĐIỆN:", ["D660"]),
    ],
)
def test_so_is_a_chairman_of_another_place(tmp_path: Path, place: str, expected: list[str]) -> None:
    text = DECISION.replace("don_vi: so-noi-vu", "don_vi: ubnd-tinh-mau").replace("[GIÁM ĐỐC]", "[CHỦ TỊCH]")
    found = check_changed(tmp_path, text, "GIÁM ĐỐC SỞ NỘI VỤ", f'"CHỦ TỊCH ỦY BAN NHÂN DÂN {place}"')
    assert [item.code for item in found if item.code == "D660"] == expected


@pytest.mark.parametrize("issuer", ["BỘ TRƯỞNG", "KT. BỘ TRƯỞNG", "BỘ TRƯỞNG BỘ NỘI VỤ", "TRƯỞNG BỘ PHẬN MỘT CỬA"])
def test_a_minister_is_of_the_own_ministry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    ministry = UNITS.replace("ten: Sở Nội vụ", "ten: Bộ Nội vụ").replace("[SỞ NỘI VỤ]", "[BỘ NỘI VỤ]")
    monkeypatch.setattr("tests.support.decisions.UNITS", ministry)
    found = check_changed(tmp_path, DECISION, "tham_quyen: GIÁM ĐỐC SỞ NỘI VỤ", f"tham_quyen: {issuer}")
    assert "D660" not in [item.code for item in found]


@pytest.mark.parametrize(
    ("typed", "words", "expected"),
    [
        ("Bà Lê Thị Hoa, chuyên viên", "", []),
        ("Lê Thị Hoà", "", []),
        ("Bà Trần Ngọc Lan, chuyên viên", "", ["D661"]),
        ("Ông (Bà) Trần Ngọc Lan - chuyên viên", "", ["D661"]),
        ("Bà Trần Ngọc Lan và ông Lê Văn Minh", "", []),
        ("|\n    Bà Trần Ngọc Lan\n    Bà Lê Thị Hoa", "", []),
        ("Chuyên viên Văn phòng Sở", "", []),
        ("Văn Phòng Sở", "", []),
        ("Bà Hoa, chuyên viên", "", []),
        ("Bà Lê Thị Hoa", "Thư ký: Bà Trần Ngọc Lan.", []),  # which of the two is not sure
        ("Chuyên viên Văn phòng Sở", "Thư ký cuộc họp: Đồng chí Trần Ngọc Lan.", ["D661"]),
    ],
)
def test_a_secretary_with_two_names_is_told(tmp_path: Path, typed: str, words: str, expected: list[str]) -> None:
    text = MINUTES.replace("Các thành viên thống nhất", f'"{words} Các thành viên thống nhất').replace(
        "nội dung dự thảo.", 'nội dung dự thảo."'
    )
    found = check_changed(tmp_path, text, "Bà Lê Thị Hoa, chuyên viên Văn phòng Sở", typed)
    assert [item.code for item in found if item.code == "D661"] == expected


def test_an_office_is_held_only_against_one_of_its_kind(tmp_path: Path) -> None:
    text = DECISION.replace("don_vi: so-noi-vu", "don_vi: trung-tam-mau")
    found = check_changed(tmp_path, text, "GIÁM ĐỐC SỞ NỘI VỤ", "GIÁM ĐỐC SỞ TƯ PHÁP")
    assert [item.code for item in found if item.code == "D660"] == []


def test_so_is_a_chairman_with_two_names(tmp_path: Path) -> None:
    found = check_changed(tmp_path, MINUTES, "Ông Trần Văn Bình", "Ông Nguyễn Quốc Hùng")
    assert [(item.code, item.details["other"]) for item in found] == [("D661", "Nguyễn Quốc Hùng")]


@pytest.mark.parametrize(
    ("titles", "name", "told"),
    [
        ("[CHỦ TỌA, GIÁM ĐỐC]", "Đinh Việt Quốc", [("CHỦ TỌA", "Trần Văn Bình")]),
        ("[GIÁM ĐỐC, CHỦ TỌA]", "Trần Văn Bình", []),
        ("[KT. CHỦ TỌA, PHÓ GIÁM ĐỐC]", "Đinh Việt Quốc", []),
    ],
)
def test_an_office_beside_the_role_hides_no_other_name(
    tmp_path: Path, titles: str, name: str, told: list[tuple[str, str]]
) -> None:
    text = MINUTES.replace("quyen_han: [CHỦ TỌA]", f"quyen_han: {titles}")
    found = check_changed(tmp_path, text, "ho_ten: Trần Văn Bình", f"ho_ten: {name}")
    assert [(item.details["title"], item.details["other"]) for item in found if item.code == "D661"] == told
