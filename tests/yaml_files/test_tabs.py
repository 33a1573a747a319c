"""Tabs: lines that follow each other are one finding, tabs inside of texts are none."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tthc_render.yaml_files.loader import parse_source


def reported(text: str) -> list[tuple[str, int]]:
    return [(item.code, item.where.line) for item in collected(parse_source, text.encode(), "a.yaml")[1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n\tb: 1\n\tc: 2\n", [("D050", 2)]),
        ("a:\n\tb: 1\nd: 2\ne:\n\tc: 2\n", [("D010", 2), ("D010", 5)]),
        ("a:\n\tb: 1\n# ghi chú\n\n\tc: 2\n", [("D050", 2)]),
        ("a: |\n  x\ty\n  z\tw\n", []),
        ('a: "x\ty"\n', []),
        ("a:\n" + "".join(f"\tb{n}: {n}\n" for n in range(500)), [("D050", 2)]),
        ("a:\n  - Hộ tịch\t5\t6\n  - Đất đai\t7\t8\n", []),
        ("a:\n  - {b: 1}\n  Hộ tịch\t5\t6\n", [("D047", 3)]),
        ("a:\n  - {b: 1}\n  2\tHộ tịch\t5\t6\n  3\tĐất đai\t5\t6\n", [("D695", 3)]),
        ("a:\n  Hộ tịch\t5\t6\n  Đất đai\t5\t6\n", [("D695", 2)]),
        ("a:\n  - {b: 1}\n  Hộ tịch;5;6;7\n  Đất đai;5;6;7\n", [("D695", 3)]),
        ("a:\n  - {b: 1}\n  Hộ tịch;5;6;7\n", [("D047", 3)]),
        ("a:\n  b: 1\n  luu\tVT\n", [("D060", 3)]),
        ("a:\n  b: |\n    Đoạn một.\n\t\n    Đoạn hai.\n  c: 1\n", [("D686", 4)]),
        ("a:\n  b: |\n\t\n    Đoạn hai.\n  c: 1\n", [("D686", 3)]),
        ("a:\n  b: |\n      \n    Đoạn một.\n  c: 1\n", [("D686", 3)]),
        ("a:\n  b: |\n\n       \n    [= ky.ngan], đoạn: một.\n    Hai.\n  c: 1\n", [("D686", 4)]),
        ("a:\n  b: |\n    \n    Đoạn một.\n      \n    Đoạn hai.\n  c: 1\n", []),
    ],
)
def test_a_block_is_one_finding(text: str, found: list[tuple[str, int]]) -> None:
    assert reported(text) == found


def test_the_finding_says_how_many_lines_and_which() -> None:
    (item,) = collected(parse_source, b"a:\n\tb: 1\n\tc: 2\n\td: 3\n", "a.yaml")[1]
    assert (item.details["count"], item.details["last"]) == ("3", "4")
