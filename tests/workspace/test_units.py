"""The registry of units."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import UNITS
from tthc_render.workspace.units import Registry, load_units
from tthc_render.yaml_files.loader import parse_source


def load(text: str) -> tuple[Registry | None, list[tuple[str, int]]]:
    source, findings = collected(parse_source, text.encode(), "units.yaml")
    assert source is not None
    registry, more = collected(load_units, source)
    return registry, [(item.code, item.where.line) for item in [*findings, *more]]


@pytest.mark.parametrize(
    ("name", "signs"), [('"Sở\\e[31m Mẫu\\e"', ["U+001B"]), ('"Sở\\a\\x7f"', ["U+0007, U+007F"]), ("Sở Mẫu", [])]
)
def test_a_control_character_by_its_number_is_told_where_the_unit_is(name: str, signs: list[str]) -> None:
    text = f"don_vi:\n  - {{ma: so-mau, ten: {name}, cap: so, dia_danh: Mẫu}}\n"
    source, _ = collected(parse_source, text.encode(), "units.yaml")
    assert source is not None
    registry, findings = collected(load_units, source)
    told = [(item.code, item.where.line, item.details["char"]) for item in findings]
    assert told == [("D008", 2, sign) for sign in signs]
    assert (registry is None) == bool(signs)


def test_registry_knows_parents_children_and_order() -> None:
    registry, findings = load(UNITS)
    assert findings == []
    assert registry is not None
    unit = registry.units["so-mau"]
    assert registry.parent(unit) is registry.units["ubnd-tinh-mau"]
    assert [child.ma for child in registry.children("ubnd-tinh-mau")] == ["so-mau"]
    assert registry.children("so-mau") == ()


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("so-mauu", "so-mau"),
        ("zzz", ""),
        ("xa-1", "xa-01"),
        ("XA_01", "xa-01"),
        ("xa-02", ""),  # another number is another unit
        ("xaa-12", "xa-12"),
        ("UBND xã Cẩm Bình", "xa-12"),
        ("UBND xã Trùng Tên", ""),
    ],
)
def test_the_code_that_was_meant(typed: str, near: str) -> None:
    more = {"xa-01": "UBND xã Trùng Tên", "xa-11": "UBND xã Trùng Tên", "xa-12": "UBND xã Cẩm Bình"}
    text = "".join(f"  - {{ma: {code}, ten: {name}, cap: xa, ten_in: [A]}}\n" for code, name in more.items())
    registry, _ = load(UNITS.rstrip() + "\n" + text)
    assert registry is not None
    assert registry.similar(typed) == near


@pytest.mark.parametrize(
    ("level", "extra", "shown"),
    [
        ("so", "", ("UBND TỈNH MẪU",)),
        ("phong", "", ("UBND TỈNH MẪU",)),
        ("huyen", "", ()),
        ("xa", "", ()),
        ("xa", "in_co_quan_cap_tren: true", ("UBND TỈNH MẪU",)),
        ("so", "in_co_quan_cap_tren: false", ()),
    ],
)
def test_letterhead_names_the_parent_only_where_the_decree_asks(level: str, extra: str, shown: tuple[str, ...]) -> None:
    registry, _ = load(UNITS.replace("cap: so", f"cap: {level}\n    {extra}" if extra else f"cap: {level}"))
    assert registry is not None
    assert registry.parent_lines(registry.units["so-mau"]) == shown


def test_a_unit_calls_itself_by_its_short_name_if_it_has_one() -> None:
    registry, _ = load(UNITS.replace("ten: Sở Mẫu", "ten: Sở Mẫu\n    goi: Sở"))
    assert registry is not None
    assert registry.units["so-mau"].tu_goi == "Sở"
    assert registry.units["ubnd-tinh-mau"].tu_goi == "UBND tỉnh Mẫu"


def test_a_committee_names_the_area_that_it_governs() -> None:
    registry, _ = load(UNITS)
    assert registry is not None
    assert registry.units["ubnd-tinh-mau"].dia_ban == "tỉnh Mẫu"
    assert registry.units["so-mau"].dia_ban == "Sở Mẫu"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("ma: so-mau", "ma: ubnd-tinh-mau"), [("D301", 10)]),
        (("cap_tren: ubnd-tinh-mau", "cap_tren: ubnd-tinh-mauu"), [("D302", 13)]),
        (("cap: tinh", "cap: tinh\n    cap_tren: so-mau"), [("D303", 6)]),
    ],
)
def test_faults_of_the_registry(change: tuple[str, str], expected: list[tuple[str, int]]) -> None:
    _, findings = load(UNITS.replace(*change))
    found = [item for item in findings if item[0] in ("D301", "D302", "D303")]
    assert [code for code, _ in found] == [code for code, _ in expected]
    assert found == expected


def test_one_code_of_many_units_and_one_ring_are_one_finding_each() -> None:
    many = "".join(f"  - {{ma: chung, ten: UBND xã {number}, cap: xa}}\n" for number in range(20))
    ring = "".join(f"  - {{ma: v{n}, ten: UBND xã V{n}, cap: xa, cap_tren: v{(n + 1) % 4}}}\n" for n in range(4))
    _, findings = load(f"{UNITS.rstrip()}\n{many}{ring}  - {{ma: duoi, ten: UBND xã D, cap: xa, cap_tren: v0}}\n")
    assert [code for code, _ in findings if code.startswith("D30")] == ["D301", "D303"]


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("ten_in: [SỞ MẪU]", "ten_in: [Sở Mẫu]", "[SỞ MẪU]"),
        ("ten_in: [SỞ MẪU]", 'ten_in: ["Sở Mẫu, Đo"]', '["SỞ MẪU, ĐO"]'),
        ("ky_hieu: SM", "ky_hieu: BC-SM", "SM"),
        ("ky_hieu: SM", "ky_hieu: KH-TC", ""),
        ("dia_danh: Mẫu\n    noi", "dia_danh: xã Mẫu\n    noi", "Mẫu"),
        ("dia_danh: Mẫu\n    noi", "dia_danh: Phường 3\n    noi", ""),
        ("dia_danh: Mẫu\n    noi", "dia_danh: Thành phố Hồ Chí Minh\n    noi", ""),
    ],
)
def test_words_that_would_be_printed_as_no_office_writes_them(old: str, new: str, right: str) -> None:
    assert old in UNITS
    source, _ = collected(parse_source, UNITS.replace(old, new).encode(), "units.yaml")
    assert source is not None
    _, findings = collected(load_units, source)
    assert [(item.code, item.details["right"]) for item in findings] == [("D316", right)] * bool(right)


@pytest.mark.parametrize(
    ("name", "typed", "right"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", "[SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH]", '["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"]'),
        ("Sở Đo, Cân và Đếm tỉnh Mẫu", "[SỞ ĐO, CÂN VÀ ĐẾM, TỈNH MẪU]", '["SỞ ĐO, CÂN VÀ ĐẾM", TỈNH MẪU]'),
        ("Sở Đo, Cân, Đếm", "[SỞ ĐO, CÂN, ĐẾM]", '["SỞ ĐO, CÂN, ĐẾM"]'),
        ("Sở Văn hóa, Thể thao và Du lịch", '["SỞ VĂN HÓA,", THỂ THAO VÀ DU LỊCH]', ""),
        ("Sở Văn hóa, Thể thao và Du lịch", '["SỞ VĂN HÓA, THỂ THAO", VÀ DU LỊCH]', ""),
        ("Ủy ban nhân dân tỉnh Mẫu", "[ỦY BAN NHÂN DÂN, TỈNH MẪU]", ""),
        ("Sở VHTTDL", "[SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH]", ""),
    ],
)
def test_a_letterhead_that_lost_a_comma_of_the_name(name: str, typed: str, right: str) -> None:
    text = f"don_vi:\n  - {{ma: so-mau, ten: '{name}', cap: so, dia_danh: Mẫu, ten_in: {typed}}}\n"
    source, _ = collected(parse_source, text.encode(), "units.yaml")
    assert source is not None
    _, findings = collected(load_units, source)
    assert [(item.code, item.details["right"]) for item in findings] == [("D788", right)] * bool(right)


def test_small_letters_and_a_lost_comma_are_one_finding_with_both_mended() -> None:
    text = "don_vi:\n  - {ma: so-mau, ten: 'Sở Đo, Cân', cap: so, dia_danh: Mẫu, ten_in: [Sở Đo, Cân]}\n"
    source, _ = collected(parse_source, text.encode(), "units.yaml")
    assert source is not None
    _, findings = collected(load_units, source)
    assert [(item.code, item.details["right"]) for item in findings] == [("D316", '["SỞ ĐO, CÂN"]')]
