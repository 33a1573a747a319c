"""Keys of layout.yaml that do not exist, or that the Word layout overrides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.template_checks.layout_measures import lint_keys

ND30 = Path(__file__).parents[2] / "templates" / "layouts" / "nd30"


def keys(folder: Path, old: str, new: str, *, word: bool = False) -> list[tuple[str, int]]:
    text = (ND30 / "layout.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "layout.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    if word:
        shutil.copy(ND30 / "layout.docx", folder)
    _, findings = collected(lint_keys, folder / "layout.yaml", "layout.yaml")
    return [(item.code, item.where.line) for item in findings]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("so_dong_dau_cot", "so_dong_dau_cot", []),
        ("so_dong_dau_cot: 4", "so_dong_dau_cott: 4", [("D102", 7)]),
        ("so_dong_dau_cot: 4", "so_dong_dau_cot: bốn", [("D204", 7)]),
        ("so_dong_dau_cot: 4", "so_dong_dau_cot: 0", [("D223", 7)]),
        ("so_dong_dau_cot: 4", "so_dong_dau_cot: -4", [("D223", 7)]),
        ("so_dong_dau_cot: 4", "so_dong_dau_cot: 4\nco_chu: 14", [("D102", 8)]),
    ],
)
def test_keys(old: str, new: str, told: list[tuple[str, int]], tmp_path: Path) -> None:
    assert keys(tmp_path, old, new) == told


def test_what_the_word_layout_says_is_no_longer_read(tmp_path: Path) -> None:
    new = "le_o_bang_pt: 3\nso_dong_dau_cot: 4"
    assert keys(tmp_path, "so_dong_dau_cot: 4", new) == []
    assert keys(tmp_path, "so_dong_dau_cot: 4", new, word=True) == [("T833", 7)]
