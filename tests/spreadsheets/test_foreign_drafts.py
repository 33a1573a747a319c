"""Rows of a draft that nobody has filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.forms.loader import load_form
from tthc_render.spreadsheets.changes import PartChanges, merged_rows
from tthc_render.spreadsheets.foreign_drafts import drop_drafts
from tthc_render.vietnamese.text import slug

FORM = """\
ma: X.01
ten: Biểu thử
nguon: thử
phan:
  - khoa: phan_1
    nhom: co_tong
    cot:
      - {ten: Xã, khoa: xa, kieu: chu}
      - {ten: Một, khoa: mot}
      - {ten: Hai, khoa: hai, cong_thuc: mot * 2}
"""
DRAFTED = ("CẤP TỈNH", "CẤP XÃ", "Hộ tịch", "…")


@pytest.mark.parametrize(
    ("rows", "new", "taken", "left"),
    [
        (["[CẤP TỈNH]", "Hộ tịch", "…"], {2: ["Xã A"]}, [], ["[CẤP TỈNH]", "Xã A"]),
        (["[CẤP TỈNH]", "Hộ tịch"], {1: ["[Đô thị]", "Xã A"]}, [], ["[Đô thị]", "Xã A"]),
        (["[CẤP TỈNH]", "Hộ tịch"], {-1: ["Xã A"]}, [], ["Xã A"]),
        (["[CẤP TỈNH]", "[CẤP XÃ]", "Hộ tịch"], {-1: ["Xã A"]}, [], ["Xã A"]),
        (["Hộ tịch 5", "…"], {1: ["Xã A"]}, [], ["Hộ tịch 5", "Xã A"]),  # filled in
        (["Hộ tịch", "Xã cũ"], {1: ["Xã A"]}, [], ["Xã cũ", "Xã A"]),  # carried over from the period before
        (["Hộ tịch", "…"], {}, [0], ["Hộ tịch"]),  # the table has it
        (["[CẤP TỈNH]", "Hộ tịch", "[Vùng núi]", "Xã B 1"], {}, [3], ["[Vùng núi]", "Xã B 1"]),
        (["[Nhóm riêng]", "Hộ tịch"], {1: ["[Đô thị]", "Xã A"]}, [], ["[Nhóm riêng]", "[Đô thị]", "Xã A"]),
        (["Hộ tịch", "…"], {}, [], ["Hộ tịch", "…"]),  # the table has changed nothing
    ],
)
def test_empty_rows_of_a_draft_go(
    tmp_path: Path, rows: list[str], new: dict[int, list[str]], taken: list[int], left: list[str]
) -> None:
    form, findings = collected(load_form, source_of(tmp_path, FORM, "X.01.yaml"))
    assert form is not None, findings

    def row(text: str) -> dict[str, str | None]:
        if text.startswith("["):
            return {"nhom": text.strip("[]")}
        name, _, figure = text.rpartition(" ") if text[-1].isdigit() else (text, "", "")
        return {"xa": name, "mot": figure or None}

    found = PartChanges((), [row(text) for text in rows])  # type: ignore[misc]
    found.new = {at: [row(text) for text in texts] for at, texts in new.items()}  # type: ignore[misc]
    words: list[str] = []
    drop_drafts(found, words, {slug(name) or name for name in DRAFTED}, taken, form.parts[0])
    after = [item for item in merged_rows(found) if isinstance(item, dict)]
    shown = [f"[{item['nhom']}]" if "nhom" in item else f"{item['xa']} {item['mot'] or ''}".strip() for item in after]
    assert shown == left
    assert len(words) == len(rows) + sum(map(len, new.values())) - len(left)
