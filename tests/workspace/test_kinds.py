"""The table of kinds of documents: the decree's 29, their abbreviations, the parts that tell them apart."""

from __future__ import annotations

import pytest

from tthc_render.workspace.kinds_file import read_kinds
from tthc_render.workspace.paths import packaged_templates

KINDS = read_kinds(packaged_templates() / "layouts" / "nd30" / "kinds.yaml")


def test_the_decree_has_29_kinds() -> None:
    assert len(KINDS.kinds) == 29
    shorts = [kind.short for kind in KINDS.kinds.values() if kind.short]
    assert len(set(shorts)) == len(shorts) == 27
    assert {kind.code for kind in KINDS.kinds.values() if not kind.short} == {"cong-van", "thu-cong"}


def test_every_kind_says_of_every_part_whether_it_has_it() -> None:
    for kind in KINDS.kinds.values():
        assert set(kind.parts) == set(KINDS.parts), kind.code


@pytest.mark.parametrize(
    ("code", "part", "need"),
    [
        ("cong-van", "ten_loai", "khong"),
        ("cong-van", "trich_yeu_cong_van", "bat_buoc"),
        ("cong-van", "kinh_gui", "bat_buoc"),
        ("to-trinh", "kinh_gui", "duoc"),
        ("bao-cao", "kinh_gui", "duoc"),
        ("ke-hoach", "kinh_gui", "khong"),
        ("quyet-dinh", "loi_quyet", "bat_buoc"),
        ("quyet-dinh", "can_cu", "bat_buoc"),
        ("thong-bao", "loi_quyet", "khong"),
        ("bien-ban", "hai_chu_ky", "bat_buoc"),
        ("bien-ban", "dia_danh", "duoc"),
        ("bien-ban", "noi_nhan", "duoc"),
        ("bao-cao", "noi_nhan", "bat_buoc"),
    ],
)
def test_parts_of_a_kind(code: str, part: str, need: str) -> None:
    kind = KINDS.kinds[code]
    assert kind.parts[part] == need
    assert kind.must(part) is (need == "bat_buoc")
    assert kind.may(part) is (need != "khong")


def test_kinds_are_found_by_what_a_document_prints() -> None:
    assert KINDS.by_title("tờ  trình") == KINDS.kinds["to-trinh"]
    assert KINDS.kinds["cong-van"].title == ""
    assert KINDS.by_title("CÔNG VĂN") is KINDS.by_title("") is None
