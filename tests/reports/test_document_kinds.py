"""The second signature and the addressees that a kind of document has or lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, UNITS, build
from tthc_render.document.tree import AUTHORITY, SIGNATURE_GAP, SIGNER_NAME, Signature
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.document_kinds import side_by_side
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_each_signer_has_title_room_and_name() -> None:
    made = side_by_side(Signature(("THƯ KÝ",), "Lê Thị Hoa"), Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Bình"))
    left, right = made.columns
    assert [line.style for line in left] == [AUTHORITY, SIGNATURE_GAP, SIGNER_NAME]
    assert [line.text for line in right] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Bình"]
    assert [line.space_pt > 0 for line in right] == [True, False, False, False]


def test_an_office_stands_between_the_room_for_the_signature_and_the_name() -> None:
    left, right = side_by_side(
        Signature(("THƯ KÝ",), "Lê Hoa"), Signature(("CHỦ TỌA",), "Trần Bình", "GIÁM ĐỐC")
    ).columns
    assert [line.text for line in left] == ["THƯ KÝ", "", "Lê Hoa"]
    assert [(line.text, line.style) for line in right][1:] == [
        ("", SIGNATURE_GAP),
        ("GIÁM ĐỐC", SIGNER_NAME),
        ("Trần Bình", SIGNER_NAME),
    ]


@pytest.mark.parametrize(
    ("frame", "seen"),
    [
        ("noi_nhan: [Như trên, Sở Nội vụ]", "Như trên"),
        ("noi_nhan: [Sở Nội vụ, như  trên]", "như  trên"),
        ("noi_nhan: [Như Kính gửi (để b/c)]", "Như Kính gửi (để b/c)"),
        ("noi_nhan: [Sở Nội vụ]", ""),
        ("noi_nhan: [Như Điều 3]", ""),
        ("kinh_gui: [UBND tỉnh]\n  noi_nhan: [Như trên, Sở Nội vụ]", ""),
    ],
)
def test_as_above_needs_somebody_above(tmp_path: Path, frame: str, seen: str) -> None:
    path = build(tmp_path, report=REPORT.replace("noi_nhan: [UBND tỉnh]", frame))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.details["seen"] for item in findings if item.code == "D671"] == [seen] * bool(seen)


def test_as_above_in_a_decision_is_nobody(tmp_path: Path) -> None:
    report = REPORT.replace("noi_nhan: [UBND tỉnh]", "noi_nhan: [Như trên, Sở Nội vụ]")
    path = build(tmp_path, report=report, kind=TYPE.rstrip("\n") + "\nloai_van_ban: quyet-dinh\n")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code in ("D608", "D671")] == ["D608"]


@pytest.mark.parametrize(("kind", "told"), [("bien-ban", False), ("thong-bao", True)])
def test_a_place_is_needed_where_the_kind_prints_one(tmp_path: Path, kind: str, told: bool) -> None:
    units = UNITS.replace("    dia_danh: Mẫu\n", "").replace(
        "    cap: so\n    cap_tren: ubnd-tinh-mau\n", "    cap: khac\n"
    )
    path = build(tmp_path, report=REPORT, units=units, kind=TYPE.rstrip("\n") + f"\nloai_van_ban: {kind}\n")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert ("D603" in [item.code for item in findings]) is told


@pytest.mark.parametrize(
    ("kind", "head", "codes"),
    [
        ("bien-ban", "", []),
        ("bien-ban", "  noi_nhan: [Sở Nội vụ]\n  luu: VT\n", []),
        ("bien-ban", "  luu:\n", []),
        ("thong-bao", "  noi_nhan: [Sở Nội vụ]\n", ["D101"]),
        ("thong-bao", "  noi_nhan: [Sở Nội vụ]\n  luu:\n", ["D106"]),
        ("thong-bao", "  luu: VT\n", ["D101"]),
    ],
)
def test_recipients_are_needed_where_the_kind_says_so(tmp_path: Path, kind: str, head: str, codes: list[str]) -> None:
    second = "  ky_trai: {quyen_han: [THƯ KÝ]}\n" if kind == "bien-ban" else ""
    lines = REPORT.replace("  noi_nhan: [UBND tỉnh]\n", "").replace("  luu: VT\n", head + second)
    path = build(tmp_path, report=lines, kind=TYPE.rstrip("\n") + f"\nloai_van_ban: {kind}\n")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code in ("D101", "D105", "D106", "D744")] == codes


@pytest.mark.parametrize(
    ("typed", "codes", "printed"),
    [("PTD.65", [], "PTD.65"), ("Phạm Thùy Dung", ["D796"], "Phạm Thùy Dung"), ('""', [], "")],
)
def test_the_sign_of_who_drafted_the_document(tmp_path: Path, typed: str, codes: list[str], printed: str) -> None:
    path = build(tmp_path, report=REPORT.replace("  luu: VT\n", f"  luu: VT\n  nguoi_soan: {typed}\n"))
    (document, _), findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings] == codes
    assert document is not None
    assert document.below_recipients[len(document.recipients) :] == (printed,) * bool(printed)


@pytest.mark.parametrize(("typed", "codes"), [("PTD.65", ["D797"]), ("Phạm Thùy Dung", ["D796", "D797"])])
def test_a_sign_without_recipients_above_it_is_not_printed(tmp_path: Path, typed: str, codes: list[str]) -> None:
    lines = REPORT.replace("  noi_nhan: [UBND tỉnh]\n", "").replace("  luu: VT\n", f"  nguoi_soan: {typed}\n")
    lines = lines.replace("van_ban:\n", "van_ban:\n  ky_trai: {quyen_han: [THƯ KÝ]}\n")
    path = build(tmp_path, report=lines, kind=TYPE.rstrip("\n") + "\nloai_van_ban: bien-ban\n")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code in ("D796", "D797")] == codes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  ho_ten: Trần Văn An\n", "", True),
        ("  ho_ten: Trần Văn An\n", "  ky_trai: {quyen_han: [THƯ KÝ]}\n", False),
        ('  so: "07"\n', "", False),
        ("", "", False),
    ],
)
def test_a_document_with_its_number_and_day_is_signed_by_somebody(
    tmp_path: Path, old: str, new: str, told: bool
) -> None:
    lines = REPORT.replace(old, new)
    if "so:" not in lines:
        lines = lines.replace("  ho_ten: Trần Văn An\n", "")
    _, findings = collected(check_report, build(tmp_path, report=lines), Library(Workspace(tmp_path)))
    assert ("D798" in [item.code for item in findings]) is told
