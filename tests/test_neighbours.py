"""Finding the report of a unit, a type and a period."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import REPORT, build, write
from tthc_render.library import Library
from tthc_render.neighbours import find_report, head_of
from tthc_render.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("loai: ngan\nky: 2024-Q2\n", ("ngan", "2024-Q2")),
        ("# x\nky: '2024'\nloai: 'ngan'\n", ("ngan", "2024")),
        ("loai: ngan\nky: {ma: 2024-6T, tu_ngay: 1/1/2024}\n", ("ngan", "2024-6T")),
        ("loai: ngan\nky:\n  ma: 2024\n  tu_ngay: 1/1/2024\n", ("ngan", "2024")),
        ("x: 1\n", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_head_is_read_without_the_rest(tmp_path: Path, text: str, head: tuple[str, str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert head_of(path) == head
    assert head_of(tmp_path / "none.yaml") == ("", "")


def test_a_report_is_found_by_what_it_says_not_by_its_name(tmp_path: Path) -> None:
    path = build(tmp_path)
    other = write(tmp_path / "data" / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    library = Library(Workspace(tmp_path))
    assert find_report(library, "so-mau", "ngan", "2024-Q2") == path
    assert find_report(library, "so-mau", "ngan", "2024-Q1") == other
    assert find_report(library, "so-mau", "ngan", "2023-Q1") is None
    assert find_report(library, "khong-co", "ngan", "2024-Q2") is None
