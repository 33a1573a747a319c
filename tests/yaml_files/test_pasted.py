"""Signs pasted from elsewhere are named at their line, once."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tthc_render.yaml_files.loader import parse_source

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\n", []),
        (f"a:{NBSP}1\nb: 2\n", [("D622", 1, 3)]),
        (f"a: 8{NBSP}\n", [("D622", 1, 5)]),
        (f"a:\n{NBSP}{NBSP}b: 8\n", [("D622", 2, 1)]),
        (f"a:\n  b: 1\n  {NBSP}c: 8\n", [("D622", 3, 3)]),
        (f"a:\n  - {NBSP}x\n", [("D622", 2, 5)]),
        (f"a:\n  - y\n  -{NBSP}x\n", [("D622", 3, 4)]),
        (f"a: |\n  Đoạn.\n  -{NBSP}x\n", []),
        (f"a: |\n  100{NBSP}km, số 5{NBSP}người\n", []),
        (f"a: |\n  Đoạn một.\n\n  {NBSP}Đoạn hai.\n   \u3000Đoạn ba.\nb: 1\n", []),
        (f"a: |\n  {NBSP}Đoạn một.\n", [("D622", 2, 3)]),
        (f"a: |\n  Đoạn một.\n{NBSP}{NBSP}Đoạn hai.\n", [("D622", 3, 1)]),
        (f"a:\n  b: |\n    Đoạn.\n  {NBSP}c: 8\n", [("D622", 4, 3)]),
        (f"a: {{b: 1, c:{NBSP}8}}\n", [("D622", 1, 13)]),
        ("a: {b:\u202f8}\n", [("D622", 1, 7)]),
        (f"a:\n  - {{b: 1,{NBSP}c: 8}}\n", [("D622", 2, 11)]),
        (f"a: {{{NBSP}b: 8}}\n", [("D622", 1, 5)]),
        (f"a: {{b: 'Sở, c:{NBSP}8', d: \"x, e:{NBSP}9\"}}\n", []),
        ("a： 8\nb: 1\n", [("D623", 1, 2)]),
        ("a: Kết quả： tốt\n", []),
        ("a: |\n  Trong kú, UBND x· ch\u00ada tæ chøc.\n", [("D621", 2, 10)]),
        ("a: |\n  Trong kyø, UBND xaõ chöa toå chöùc.\n", [("D621", 2, 11)]),
        ("a: |\n  Trong ká»³, UBND xÃ£ chÆ°a tá»• chá»©c kiá»ƒm tra.\n", [("D621", 2, 10)]),
        ("a: Giữ nguyên Ã, Â, “Æ” và á\n", []),
        ("thay_the: -\n", [("D617", 1, 11)]),
        ("thay_the: – # không có\n", []),
        ("- a\n", [("D013", 1, 1)]),
    ],
)
def test_what_is_pasted(text: str, expected: list[tuple[str, int, int]]) -> None:
    _, findings = collected(parse_source, text.encode(), "a.yaml")
    assert [(item.code, item.where.line, item.where.column) for item in findings] == expected


def test_a_value_without_quotes_in_braces_is_reported_once() -> None:
    source, findings = collected(parse_source, "d: {ten: Hộ tịch, chứng thực, so: 5}\n".encode(), "a.yaml")
    assert [item.code for item in findings] == ["D022"]
    assert source.data == {"d": {"ten": "Hộ tịch", "so": "5"}}


def test_a_file_that_was_pasted_twice_is_one_finding() -> None:
    once = "loai: a\nvan_ban:\n  so: 1\nloi_van:\n  b: c\n"
    (item,) = collected(parse_source, (once + once).encode(), "a.yaml")[1]
    assert (item.code, item.where.line, item.details["key"]) == ("D014", 6, "loai”, “van_ban”, “loi_van")
    two = collected(parse_source, f"{once}loai: b\nloi_van: c\n".encode(), "a.yaml")[1]
    assert [finding.code for finding in two] == ["D014", "D014"]
