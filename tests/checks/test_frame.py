"""What was typed into the frame of a report and would be printed as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build, loaded
from tthc_render.checks.frame import check_frame
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

OURS = (
    "D603",
    "D610",
    "D611",
    "D612",
    "D613",
    "D614",
    "D786",
    "D638",
    "D639",
    "D640",
    "D647",
    "D648",
    "D649",
    "D651",
    "D652",
    "D653",
    "D635",
    "D656",
    "D657",
    "D670",
    "D671",
    "D677",
    "D679",
    "F110",
    "F111",
    "F112",
    "F101",
    "F104",
    "F109",
)


def codes(tmp_path: Path, old: str, new: str) -> list[str]:
    path = build(tmp_path, report=REPORT.replace(old, new))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    return [item.code for item in findings if item.code in OURS]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("[GIÁM ĐỐC]", "[TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]", ["D610"]),
        ("[GIÁM ĐỐC]", "[KT. TRƯỞNG BAN, PHÓ TRƯỞNG BAN]", ["D610"]),
        ("[GIÁM ĐỐC]", "[TM. HỘI ĐỒNG NHÂN DÂN, CHỦ TỊCH]", ["D610"]),
        ("[GIÁM ĐỐC]", "[TL. GIÁM ĐỐC, CHÁNH VĂN PHÒNG UBND TỈNH]", ["D610"]),
        ("[GIÁM ĐỐC]", "[GIÁM ĐỐC kiem TRƯỞNG BAN]", ["D635"]),
        ("[GIÁM ĐỐC]", "[GIÁM ĐỐC KIEM TRƯỞNG BAN]", ["D657"]),
        ("[GIÁM ĐỐC]", "[GIAM DOC]", ["D657"]),
        ("[GIÁM ĐỐC]", "[GIÁM ĐỐC, (Đã ký)]", ["D656"]),
        ("[GIÁM ĐỐC]", "[TUQ. GIÁM ĐỐC, TRƯỞNG PHÒNG HÀNH CHÍNH]", []),
        ("[GIÁM ĐỐC]", "[THỪA LỆNH GIÁM ĐỐC, CHÁNH VĂN PHÒNG]", ["F110"]),
        ("[GIÁM ĐỐC]", "[TL. GIÁM ĐỐC, CHÁNH VĂN PHÒNG]", []),
        ("Trần Văn An", "Họ và tên", ["D611"]),
        ("Trần Văn An", "Nguyễn Văn A", ["D611"]),
        ("Trần Văn An", "Nguyễn Văn ABC", ["D611"]),
        ("Trần Văn An", "Nguyễn Văn xyz", ["D611"]),
        ("Trần Văn An", "Nguyễn Thị BB", ["D611"]),
        ("Trần Văn An", "Nguyễn Văn …", ["D611"]),
        ("Trần Văn An", "Nguyễn Văn ...", ["D611"]),
        ("Trần Văn An", "Nguyễn …… An", ["D611"]),
        ("Trần Văn An", "Nguyễn Văn ___", ["D611"]),
        ("Trần Văn An", "Nguyễn Thị Anh", []),
        ("Trần Văn An", "Lê Thị Y", []),  # a name
        ("Trần Văn An", "…", ["D611"]),
        ("Trần Văn An", '"[tên người ký]"', ["D611"]),
        ("Trần Văn An", "H'Yim Kđoh", []),
        ("Trần Văn An", "“Trần Văn An”", ["D786"]),
        ("Trần Văn An", "TRẦN VĂN AN", ["D639"]),
        ("Trần Văn An", "Trần Văn An.", ["D639"]),
        ("Trần Văn An", "PHÓ GIÁM ĐỐC", ["D611"]),
        ("luu: VT", "luu: Lưu VT; VP./.", ["D613"]),
        ("luu: VT", "luu: VT; VP./.", ["F109"]),
        ("luu: VT", "luu: “VT”", ["D786"]),
        ("luu: VT", "luu: VT (3 bản)", []),
        ("luu: VT\n", "luu: Trần Văn An\n  ky_hieu: BC-SM\n", ["F109"]),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Trần Văn An]", ["D653"]),
        ("[GIÁM ĐỐC]", '["KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC"]', ["D648"]),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC]", ["D648"]),
        ("[GIÁM ĐỐC]", '["KT.  GIÁM ĐỐC", PHÓ GIÁM ĐỐC]', []),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC. PHÓ GIÁM ĐỐC]", ["D648"]),
        ("[GIÁM ĐỐC]", "[KT.GIÁM ĐỐC, PHÓ GIÁM ĐỐC]", ["F110"]),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh; Sở Nội vụ]", ["D652"]),
        ("Trần Văn An", "trần văn an", ["D639"]),
        ("Trần Văn An", "ThS. Trần Văn An", ["D639"]),
        ("Trần Văn An", "Trần Văn An - Giám đốc", ["D639"]),
        ("Trần Văn An", "Bà Triệu Thị Trinh", ["D639"]),
        ("Trần Văn An", "Triệu Thị Bà", []),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh, 'Lưu: VT']", ["D640"]),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh, {Lưu: VT}]", ["D640"]),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh, Lưu VT]", ["D640"]),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh, Trung tâm Lưu trữ lịch sử]", []),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh, Lưu trữ lịch sử tỉnh]", []),
        ("linh_vuc: Đất đai", "linh_vuc: «Đất đai»", ["D614"]),
        ("linh_vuc: Đất đai", "linh_vuc: Kết quả “4 tại chỗ”", []),
        ('so: "07"', "so: 7/BC-SM", ["D612"]),
        ('so: "07"', "so: 'Số: 07/BC-SM'", ["D612"]),
        ('so: "07"', "so: Số 7", ["D612"]),
        ('so: "07"', "so: 07-BC/SM", ["D612"]),
        ('so: "07"', "so: Số 07 - BC/SM", ["D612"]),
        ('so: "07"', "so: 07 BC-SM", ["D612"]),
        ('so: "07"', "so: 07BC-SM", ["D612"]),
        ('so: "07"', "so: 07.bc-sm", ["D612"]),
        ('so: "07"', "so: '107'", []),
        ('so: "07"', "so: chưa có", ["D638"]),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC]", ["D679"]),
        ("[GIÁM ĐỐC]", "[KT. PHÓ GIÁM ĐỐC, GIÁM ĐỐC]", ["D679"]),
        ("[GIÁM ĐỐC]", "[TL. GIÁM ĐỐC, PHÓ GIÁM ĐỐC]", ["D679"]),
        ("[GIÁM ĐỐC]", "[TL. GIÁM ĐỐC, TRƯỞNG PHÒNG TỔNG HỢP]", []),
        ("[GIÁM ĐỐC]", "[Q. GIÁM ĐỐC]", []),
        ('so: "07"', "so: 20/6/2026", ["D670"]),
        ('so: "07"', "so: ngày 20-6-2026", ["D670"]),
        ('so: "07"', "so: 2026-06-20", ["D670"]),
        ('so: "07"', "so: 6/2026", ["D612"]),
        ('so: "07"', "so: 1234567890123456789012345678", ["D677"]),
        ('so: "07"', "so: 123456", []),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC]", ["D648"]),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC, GIÁM ĐỐC]", ["D649"]),
        ("[GIÁM ĐỐC]", "[KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC]", []),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: ['Nơi nhận: UBND tỉnh']", ["D647"]),
        ("Trần Văn An", "(Đã ký) Trần Văn An", ["D639"]),
        ("luu: VT", "luu: 'Lưu: VT'", ["D613"]),
        ("luu: VT", "luu: '- Lưu : VT'", ["D613"]),
        ("luu: VT", "luu: VT, LT (lưu trữ)", []),
    ],
)
def test_each_is_reported_once_and_alone(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert codes(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("name", "signer", "expected"),
    [
        ("Trường Đại học Mẫu", "PGS. TS. Trần Văn An", []),
        ("Bệnh viện Mẫu", "BS. Trần Văn An", []),
        ("Trường Đại học Mẫu", "PGS. TS. TRẦN VĂN AN", ["D639"]),
        ("Trường Đại học Mẫu", "Bà Trần Thị An", ["D639"]),
        ("Sở Mẫu", "TS. Trần Văn An", ["D639"]),
    ],
)
def test_signers_of_schools_and_hospitals_may_have_academic_titles(
    tmp_path: Path, name: str, signer: str, expected: list[str]
) -> None:
    path = build(tmp_path, report=REPORT.replace("Trần Văn An", signer))
    units = tmp_path / "data" / "units.yaml"
    text = units.read_text(encoding="utf-8")
    assert "ten: Sở Mẫu" in text
    units.write_text(text.replace("ten: Sở Mẫu", f"ten: {name}"), encoding="utf-8")
    _, found = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in found if item.code == "D639"] == expected


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["• UBND tỉnh;"]', [("D637", "UBND tỉnh")]),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["– UBND tỉnh"]', [("D637", "UBND tỉnh")]),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["* UBND tỉnh"]', [("D637", "UBND tỉnh")]),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["*UBND tỉnh"]', [("D637", "UBND tỉnh")]),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["* **UBND tỉnh**"]', [("D637", "**UBND tỉnh**")]),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["**UBND tỉnh** (để b/c)"]', []),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["*UBND tỉnh*", "***Sở***"]', []),
        ("quyen_han: [GIÁM ĐỐC]", "quyen_han: [Giám đốc]", [("D635", "GIÁM ĐỐC")]),
        ("quyen_han: [GIÁM ĐỐC]", "quyen_han: [KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC]", []),
        ("quyen_han: [GIÁM ĐỐC]", "quyen_han: [CHỦ TỌA]\n  chuc_vu_tren_ten: Giám đốc", [("D635", "GIÁM ĐỐC")]),
        ("quyen_han: [GIÁM ĐỐC]", "quyen_han: [CHỦ TỌA]\n  chuc_vu_tren_ten: GIÁM ĐỐC", []),
    ],
)
def test_bullets_in_lists_and_small_letters_of_authority(
    old: str, new: str, reported: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert old in REPORT
    computed = loaded(tmp_path, REPORT.replace(old, new))
    assert [(item.code, item.details["right"]) for item in check_frame(computed.report)] == reported


@pytest.mark.parametrize("typed", ["+ Như trên.", "- Sở Nội vụ;", "•Sở Nội vụ,", "– Các PCT UBND tỉnh .", "Như trên."])
def test_a_recipient_written_as_advised_has_no_finding(typed: str, tmp_path: Path) -> None:
    """One finding for one line, at that line; what its advice quotes is right in the file."""
    listed = "noi_nhan:\n    - UBND tỉnh\n    - {}\n"
    right = typed
    for expected in (1, 0):
        report = REPORT.replace("noi_nhan: [UBND tỉnh]\n", listed.format(f'"{right}"'))
        assert report != REPORT
        path = build(tmp_path / str(expected), report=report)
        _, findings = collected(check_report, path, Library(Workspace(tmp_path / str(expected))))
        found = [item for item in findings if item.code[0] == "F" or item.code == "D637"]
        assert len(found) == expected
        lines = path.read_text(encoding="utf-8").splitlines()
        assert all(right in lines[item.where.line - 1] for item in found)
        right = found[0].details["right"].lstrip("- ").rstrip(";") if found else ""


def test_a_line_of_files_among_the_recipients_is_one_finding_also_without_its_own_key(tmp_path: Path) -> None:
    report = REPORT.replace("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh, {Lưu: 'VT, VP'}]").replace(
        "luu: VT\n", "\n", 1
    )
    _, findings = collected(check_report, build(tmp_path, report=report), Library(Workspace(tmp_path)))
    assert [(item.code, item.details["right"]) for item in findings] == [("D640", "VT, VP")]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("TRẦN VĂN AN", "Trần Văn An"),
        ("Ông Trần Văn An", "Trần Văn An"),
        ("PGS.TS. Trần Văn An", "Trần Văn An"),
        ("TRẦN VĂN AN, Phó Giám đốc", "Trần Văn An"),
        ("H'YIM KĐOH", "H'Yim Kđoh"),
    ],
)
def test_the_name_as_it_is_written(tmp_path: Path, typed: str, right: str) -> None:
    computed = loaded(tmp_path, REPORT.replace("Trần Văn An", f'"{typed}"'))
    assert [item.details["right"] for item in check_frame(computed.report)] == [right]


@pytest.mark.parametrize(
    ("luu", "name", "right"),
    [
        ("Trần Văn An", "VT, VP", "luu: VT, VP; ho_ten: Trần Văn An"),
        ("Trần Văn An", "VT", "luu: VT; ho_ten: Trần Văn An"),
    ],
)
def test_two_values_in_each_others_place_are_one_finding(tmp_path: Path, luu: str, name: str, right: str) -> None:
    report = REPORT.replace("luu: VT", f"luu: {luu}").replace("ho_ten: Trần Văn An", f"ho_ten: {name}")
    path = build(tmp_path, report=report)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = [item for item in findings if item.code in OURS]
    assert [(item.code, item.details["right"]) for item in found] == [("D651", right)]
