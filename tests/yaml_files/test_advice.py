"""How a value of the wrong shape is written."""

from __future__ import annotations

import pytest

from tthc_render.yaml_files.advice import as_keys, as_list, listed_of


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({"nam": "1"}, "ky: [nam]"),
        ({"nam": "có", "quy": "true"}, "ky: [nam, quy]"),
        ({"a": "nam", "b": "quy"}, "ky: [nam, quy]"),
        ("nam", "ky: [nam]"),
    ],
)
def test_a_mapping_as_a_list(value: object, right: str) -> None:
    assert as_list("ky", listed_of(value)) == right
    assert listed_of({"a": {"b": "1"}}) == listed_of(["x"]) == ""


@pytest.mark.parametrize(
    ("key", "typed", "right"),
    [
        ("quyen_han", "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH", "quyen_han: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]"),
        ("quyen_han", "TM. ỦY BAN NHÂN DÂN，CHỦ TỊCH", "quyen_han: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]"),
        (
            "quyen_han", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            "quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]",
        ),
        ("quyen_han", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "quyen_han: [KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC]"),
        ("quyen_han", "(KT. CHỦ TỊCH, PHÓ CHỦ TỊCH)", "quyen_han: [KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]"),
        ("quyen_han", "PHÓ CHỦ TỊCH", "quyen_han: [PHÓ CHỦ TỊCH]"),
        ("ten_in", "ỦY BAN NHÂN DÂN XÃ THẠCH HÀ", "ten_in: [ỦY BAN NHÂN DÂN, XÃ THẠCH HÀ]"),
        ("quyen_han", "GIÁM ĐỐC", "quyen_han: [GIÁM ĐỐC]"),
        ("kinh_gui", "UBND tỉnh An Phú", "kinh_gui: [UBND tỉnh An Phú]"),
        ("kinh_gui", "UBND tỉnh; Sở Nội vụ.", "kinh_gui: [UBND tỉnh, Sở Nội vụ]"),
        (
            "noi_nhan", "Như trên; Các phòng, đơn vị thuộc Sở; Lưu: VT, VP./.",
            'noi_nhan: [Như trên, "Các phòng, đơn vị thuộc Sở"] và luu: VT, VP',
        ),
        ("noi_nhan", "- Như trên - Lãnh đạo Sở", "noi_nhan: [Như trên, Lãnh đạo Sở]"),
        ("noi_nhan", "-Như trên -Lãnh đạo Sở", "noi_nhan: [Như trên, Lãnh đạo Sở]"),
        ("noi_nhan", "Như trên -Lãnh đạo Sở - Phòng", "noi_nhan: [Như trên, Lãnh đạo Sở, Phòng]"),
        ("noi_nhan", "•Như trên •Lãnh đạo Sở", "noi_nhan: [Như trên, Lãnh đạo Sở]"),
        ("noi_nhan", "Sở Kế hoạch-Đầu tư", "noi_nhan: [Sở Kế hoạch-Đầu tư]"),
    ],
)  # fmt: skip
def test_a_text_as_a_list(key: str, typed: str, right: str) -> None:
    assert as_list(key, typed) == right


@pytest.mark.parametrize(
    ("names", "typed", "right"),
    [
        (("dung_han", "qua_han"), "Không phát sinh", "dung_han: 0, qua_han: 0"),
        (("dung_han", "qua_han"), "-", "dung_han: 0, qua_han: 0"),
        (("dung_han", "qua_han"), "5 hồ sơ", "dung_han: …, qua_han: …"),
        ((), "không", "…"),
        (tuple("abcdefg"), "5", "a: …, b: …, c: …, d: …, e: …, f: …, …"),
    ],
)
def test_a_text_as_keys(names: tuple[str, ...], typed: str, right: str) -> None:
    assert as_keys(names, typed) == right
