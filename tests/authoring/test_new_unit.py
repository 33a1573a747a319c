"""Tests of ``authoring/new_unit``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import UNITS, write
from tthc_render.authoring.new_unit import new_unit
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def units(root: Path) -> list[str]:
    registry, findings = collected(Library(Workspace(root)).units)
    assert registry is not None, [item.message() for item in findings]
    return list(registry.units)


def test_the_first_unit_makes_the_file(tmp_path: Path) -> None:
    path = new_unit(Workspace(tmp_path), "so-tai-chinh", name="Sở Tài chính")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/don-vi.json\n")
    assert "ten_in: [SỞ TÀI CHÍNH]" in text
    assert "ky_hieu: STC" in text
    assert units(tmp_path) == ["so-tai-chinh"]


@pytest.mark.parametrize("before", ["", "\n", "# các xã của tỉnh\n", "# các xã\r\n\r\n"])
def test_a_file_without_units_yet_is_begun(before: str, tmp_path: Path) -> None:
    path = write(tmp_path / "data" / "units.yaml", before)
    path.write_bytes(before.encode())
    new_unit(Workspace(tmp_path), "xa-tan-an", name="UBND xã Tân An")
    assert path.read_bytes().decode().startswith(before)
    assert ("\r\n" in before) == ("\r\n" in path.read_bytes().decode())
    assert units(tmp_path) == ["xa-tan-an"]


def test_another_unit_is_appended_and_comments_stay(tmp_path: Path) -> None:
    old = write(tmp_path / "data" / "units.yaml", UNITS.replace("  - ma: so-mau", "  # các sở\n  - ma: so-mau"))
    before = old.read_text(encoding="utf-8")
    new_unit(Workspace(tmp_path), "ubnd-xa-a", name="UBND xã A", parent="ubnd-tinh-mau")
    after = old.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n") + "\n  - ma: ubnd-xa-a")
    assert "    cap: xa " in after
    assert "ten_in: [ỦY BAN NHÂN DÂN, XÃ A]" in after
    assert units(tmp_path) == ["ubnd-tinh-mau", "so-mau", "ubnd-xa-a"]


@pytest.mark.parametrize(
    ("code", "parent", "words"),
    [
        ("so-mau", "", "so-mau"),
        ("so-moi", "khong-co", "khong-co"),
        ("../x", "", "không dùng được"),
        ("sở mới", "", "không dùng được"),
    ],
)
def test_a_unit_that_does_not_fit_leaves_the_file_as_it_was(code: str, parent: str, words: str, tmp_path: Path) -> None:
    path = write(tmp_path / "data" / "units.yaml", UNITS)
    before = path.read_bytes()
    with pytest.raises(WrongUsage, match=words):
        new_unit(Workspace(tmp_path), code, parent=parent)
    assert path.read_bytes() == before


def test_a_level_that_is_none_is_reported(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"cap.*[^.]\. Tệp giữ nguyên"):
        new_unit(Workspace(tmp_path), "so-moi", level="quận")
    assert not (tmp_path / "data").exists()


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    path = new_unit(workspace, "so-mot", name="Sở Một")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    new_unit(workspace, "so-hai", name="Sở Hai")
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"so-hai" in data


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("ubnd-dac-khu-co-to", "UBND đặc khu Cô Tô", "xa"),
        ("co-to", "UBND đặc khu Cô Tô", "xa"),
        ("bql-kkt", "Ban Quản lý Khu kinh tế tỉnh Ninh Bình", "so"),
        ("ben-xe", "Công ty Bến xe", "khac"),
    ],
)
def test_the_level_is_that_of_the_code_or_of_the_name(tmp_path: Path, code: str, name: str, level: str) -> None:
    assert f"    cap: {level} " in new_unit(Workspace(tmp_path), code, name=name).read_text(encoding="utf-8")


def test_a_council_is_a_unit_of_the_level_of_its_place(tmp_path: Path) -> None:
    path = new_unit(Workspace(tmp_path), "hdnd-xa-cam-lac", name="Hội đồng nhân dân xã Cẩm Lạc")
    text = path.read_text(encoding="utf-8")
    for line in ("cap: xa ", "ten_in: [HỘI ĐỒNG NHÂN DÂN, XÃ CẨM LẠC]", "ky_hieu: HĐND", "dia_danh: Cẩm Lạc"):
        assert line in text


@pytest.mark.parametrize(("name", "asked"), [("Ban Quản lý dự án đầu tư xây dựng khu vực I", True), ("Sở Y tế", False)])
def test_a_symbol_guessed_from_a_long_name_is_to_be_looked_at(tmp_path: Path, name: str, asked: bool) -> None:
    text = new_unit(Workspace(tmp_path), "ban-a", name=name).read_text(encoding="utf-8")
    assert ("đoán theo chữ đầu của tên dài" in text) is asked


@pytest.mark.parametrize(
    ("code", "name", "above"),
    [
        ("ubnd-tinh-hoa-giang", "UBND tỉnh Hòa Giang", "ten_in_cho_cap_duoi: [UBND TỈNH HÒA GIANG] #"),
        ("ubnd-thanh-pho-mau", "UBND thành phố Mẫu", "ten_in_cho_cap_duoi: [UBND THÀNH PHỐ MẪU] #"),
        ("hdnd-tinh-mau", "HĐND tỉnh Mẫu", ""),
        ("ubnd-xa-a", "UBND xã A", ""),
        ("so-mau", "Sở Mẫu", ""),
    ],
)
def test_a_province_says_how_it_stands_above_its_departments(tmp_path: Path, code: str, name: str, above: str) -> None:
    text = new_unit(Workspace(tmp_path), code, name=name).read_text(encoding="utf-8")
    assert above in text
    assert ("ten_in_cho_cap_duoi" in text) is bool(above)
    assert "\n\n" not in text.strip()


@pytest.mark.parametrize(("name", "asked"), [("Trung tâm Mẫu", True), ("Sở Mẫu", False), ("UBND xã Mẫu", False)])
def test_a_unit_of_another_level_is_asked_about_the_body_above(tmp_path: Path, name: str, asked: bool) -> None:
    text = new_unit(Workspace(tmp_path), "mau", name=name, parent="").read_text(encoding="utf-8")
    assert ("    # in_co_quan_cap_tren: true # " in text) is asked


@pytest.mark.parametrize(("parent", "asked"), [("", True), ("ubnd-tinh-mau", False)])
def test_a_parent_that_is_guessed_is_asked(tmp_path: Path, parent: str, asked: bool) -> None:
    path = write(tmp_path / "data" / "units.yaml", UNITS)
    new_unit(Workspace(tmp_path), "ubnd-phuong-a", name="UBND phường A", parent=parent)
    (line,) = [line for line in path.read_text(encoding="utf-8").split("\n") if "cap_tren: ubnd-tinh-mau #" in line]
    assert ("xem lại: đoán" in line) is asked
