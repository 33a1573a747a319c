"""layout.yaml: sizes in millimetres and points, or a sentence that says what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.documents import ND30, geometry
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.layout.geometry import ParagraphLook, load_geometry, of_word

GOOD: dict[str, Any] = of_word(ND30 / "layout.docx") | yaml.safe_load(
    (ND30 / "layout.yaml").read_text(encoding="utf-8")
)


def write(folder: Path, raw: object) -> Path:
    (folder / "layout.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def test_lengths_are_in_points() -> None:
    sizes = geometry()
    assert sizes.text_width_pt("portrait") == 9071 / 20
    assert sizes.text_width_pt("landscape") == 14003 / 20
    assert sizes.letterhead_left_pt == pytest.approx(170.1)
    assert sizes.form_title_pt("landscape") == pytest.approx(0.5288 * 700.15 - 2 * 8)
    total = sizes.letterhead_left_mm + sizes.letterhead_right_mm
    assert total == pytest.approx(sizes.text_width_mm["portrait"])
    assert sizes.text_height_mm["portrait"] == pytest.approx(257, abs=0.05)
    assert list(sizes.table_sizes) == sorted(sizes.table_sizes, reverse=True)
    assert sizes.motto == "Độc lập - Tự do - Hạnh phúc"


def test_changed_numbers_are_read(tmp_path: Path) -> None:
    changed = load_geometry(write(tmp_path, GOOD | {"be_rong_chu_mm": {"doc": 165, "ngang": 250}}))
    assert (changed.text_width_mm["portrait"], changed.text_width_mm["landscape"]) == (165, 250)


def test_looks_of_paragraph_styles() -> None:
    looks = geometry().paragraphs
    assert looks["Thân bài"] == ParagraphLook(14, first_indent_pt=28.35)
    assert looks["heading 1"] == ParagraphLook(14, bold=True, first_indent_pt=28.35)
    assert looks["Chú thích hình"] == ParagraphLook(13, italic=True)


def test_a_layout_without_looks_of_paragraphs_can_be_used(tmp_path: Path) -> None:
    older = {name: value for name, value in GOOD.items() if name != "kieu_doan"}
    assert load_geometry(write(tmp_path, older)).paragraphs == {}


FOR_LINES = ("chu_ky_mm", "don_vi_bieu_mm")
OPTIONAL = (
    "kieu_doan",
    "khong_ngat_truoc",
    "cao_chu_mm",
    "le_tren_o_bang_pt",
    "dong_o_bang",
    "dong_o_bang_pt",
    "dong_chu_thich_twips",
    *FOR_LINES,
)


@pytest.mark.parametrize("key", [key for key in GOOD if key not in OPTIONAL])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    with pytest.raises(TemplateUnusable, match=rf"layout\.yaml.*thiếu mục “{key}”") as caught:
        load_geometry(write(tmp_path, {name: value for name, value in GOOD.items() if name != key}))
    assert str(tmp_path) in caught.value.message


@pytest.mark.parametrize(
    "change",
    [
        {"be_rong_chu_mm": 160},
        {"be_rong_chu_mm": {"doc": "rộng", "ngang": 247}},
        {"be_rong_chu_mm": {"doc": 160}},
        {"co_chu_pt": [13, 14]},
        {"co_chu_bang_pt": 13},
        {"le_o_bang_pt": None},
        {"kieu_doan": ["Thân bài"]},
        {"kieu_doan": {"Thân bài": 14}},
        {"kieu_doan": {"Thân bài": {"thut": 28.35}}},
        {"kieu_doan": {"Thân bài": {"co": "to"}}},
    ],
)
def test_a_wrong_value_is_reported(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(TemplateUnusable, match="không dùng được tệp kích thước"):
        load_geometry(write(tmp_path, GOOD | change))


@pytest.mark.parametrize("text", [None, b"", b"a: [", b"- 1", b"\xff\xfe", b"chu: \x00"])
def test_an_unreadable_file_is_reported(tmp_path: Path, text: bytes | None) -> None:
    if text is not None:
        (tmp_path / "layout.yaml").write_bytes(text)
    with pytest.raises(TemplateUnusable, match=r"Chép lại tệp layout\.yaml"):
        load_geometry(tmp_path)
