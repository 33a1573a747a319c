"""New units and report types work at once, and nothing that exists is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import UNITS, build, write
from tthc_render.authoring.files import (
    PERIODS,
    checked_code,
    new_report_type,
    new_unit,
    quoted,
    schemas_from,
    write_new,
)
from tthc_render.cli.new import KINDS
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import parse_source


def units(root: Path) -> list[str]:
    registry, findings = Library(Workspace(root)).units
    assert registry is not None, [item.message() for item in findings]
    return list(registry.units)


def test_the_first_unit_makes_the_file(tmp_path: Path) -> None:
    path = new_unit(Workspace(tmp_path), "so-tai-chinh", name="Sở Tài chính")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/don-vi.json\n")
    assert "ten_in: [SỞ TÀI CHÍNH]" in text
    assert "ky_hieu: STC" in text
    assert units(tmp_path) == ["so-tai-chinh"]


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


def test_a_level_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"cap.*[^.]\. Tệp giữ nguyên"):
        new_unit(Workspace(tmp_path), "so-moi", level="quận")
    assert not (tmp_path / "data").exists()


def test_a_report_type_has_three_files_that_load(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    paths = new_report_type(workspace, "thu")
    assert [path.name for path in paths] == ["report.yaml", "content.md", "example.yaml"]
    loaded, findings = Library(workspace).report_type("thu", Place())
    assert loaded is not None
    assert findings == []
    assert "@@" not in "".join(path.read_text(encoding="utf-8") for path in paths)
    for path in (paths[0], paths[2]):
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../../schemas/")


def test_the_example_has_a_row_for_each_part_of_each_form(tmp_path: Path) -> None:
    build(tmp_path)
    workspace = Workspace(tmp_path)
    forms = {}
    for code in ("M.01", "II.07b"):
        form, _ = Library(workspace).form(code, Place())
        assert form is not None
        forms[code] = form
    example = new_report_type(workspace, "thu", forms=forms)[2]
    source, findings = parse_source(example.read_bytes(), "example.yaml")
    assert source is not None
    assert findings == []
    assert source.data["bieu"]["M.01"]["dong"] == [{"linh_vuc": "Dòng mẫu", "truc_tuyen": "0", "truc_tiep": "0"}]
    assert set(source.data["bieu"]["II.07b"]) == {"phan_1", "phan_2"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    new_report_type(workspace, "thu")
    with pytest.raises(WrongUsage, match="đã có"):
        new_report_type(workspace, "thu")
    with pytest.raises(WrongUsage, match="không ghi đè"):
        write_new(tmp_path / "templates" / "reports" / "thu" / "report.yaml", "", workspace)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Tài chính", "Sở Tài chính"),
        ("UBND xã A", "UBND xã A"),
        ("Thu, chi", '"Thu, chi"'),
        ("Số: 3", '"Số: 3"'),
        ('Hội "A"', '"Hội \\"A\\""'),
        ("No", '"No"'),
        ("2024", '"2024"'),
        ("", '""'),
        ("a #b", '"a #b"'),
    ],
)
def test_words_are_quoted_where_yaml_would_misread_them(text: str, expected: str) -> None:
    assert quoted(text) == expected
    source, _ = parse_source(f"a: [{quoted(text)}]".encode(), "x.yaml")
    assert source is not None
    assert source.data == {"a": [text]}


@pytest.mark.parametrize("code", ["II.06a", "so-tai-chinh", "B01", "Đ.1"])
def test_codes_that_can_be_names(code: str) -> None:
    assert checked_code(code, "Mã") == code


def test_the_kinds_of_the_command_have_an_example_period_each() -> None:
    assert tuple(PERIODS) == KINDS
    assert [parse_period(code).kind for code in PERIODS.values()] == list(KINDS)


def test_modelines_climb_to_the_workspace(tmp_path: Path) -> None:
    assert schemas_from(tmp_path / "data" / "a" / "x.yaml", Workspace(tmp_path)) == "../../schemas"
