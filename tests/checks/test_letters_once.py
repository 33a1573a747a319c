"""A letter that is none of ours is one finding, wherever it is typed and whatever else reports it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build
from tthc_render.checks.letters_once import once_for_a_letter
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def alike(line: int, character: str = "Ð", file: str = "a.yaml") -> Finding:
    return Finding("D752", Place(file, line, 3), {"character": character, "lines": ""})


def test_a_look_alike_is_one_finding_for_a_file_with_the_lines_of_all() -> None:
    found = once_for_a_letter([alike(17), alike(24), alike(24), alike(9), alike(31, "ð"), alike(3, file="b.md")])
    assert [(item.where, item.details["lines"]) for item in found] == [
        (alike(17).where, "9, 24"),
        (alike(31).where, ""),
        (alike(3, file="b.md").where, ""),
    ]
    assert "(còn ở dòng 9, 24);" in found[0].message()
    assert "(also in lines 9, 24)." in found[0].message("en")
    assert all(words not in found[1].message(lang) for lang, words in (("vi", "còn ở"), ("en", "also in")))


def test_accepted_ones_stay_for_themselves() -> None:
    accepted = alike(17).accept("tên riêng")
    assert once_for_a_letter([accepted, alike(24), alike(30).accept("tên riêng")]) == [
        accepted,
        alike(24),
        alike(30).accept("tên riêng"),
    ]


def test_a_letter_of_a_reported_symbol_leaves_those_of_other_lines() -> None:
    symbol = Finding("D629", Place("a.yaml", 5), {"seen": "15/QÐ-UBND"})
    assert once_for_a_letter([symbol, alike(5), alike(8)]) == [symbol, alike(8)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Công việc ", "Công việc ở Ðồng Tháp "),
        ("linh_vuc: Đất đai", "linh_vuc: Ðất đai"),
        ("noi_nhan: [", "noi_nhan: [Sở Ðiện, "),
        ("luu: VT", "luu: VT, Ð"),
        ("quyen_han: [GIÁM ĐỐC]", "quyen_han: [GIÁM ÐỐC]"),
        ("ho_ten: ", "ho_ten: Ðỗ "),
        ("ho_ten: ", "chuc_vu_tren_ten: GIÁM ÐỐC\n  ho_ten: "),
        ("van_ban:", "van_ban:\n  trich_yeu: [Tình hình tại xã Ðồng Tâm]"),
        ("van_ban:", "van_ban:\n  dia_danh: Ðồng Tháp"),
        ("van_ban:", "van_ban:\n  dia_chi: Số 2 Ðào Tấn"),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [Như trên]\n  kinh_gui: [UBND tỉnh Ðồng Tháp]"),
        ("van_ban:", "van_ban:\n  nguoi_soan: PTÐ.65"),
    ],
)
def test_a_look_alike_is_reported_once_and_no_rule_repeats_it(old: str, new: str, tmp_path: Path) -> None:
    assert old in REPORT
    path = build(tmp_path, report=REPORT.replace(old, new))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    assert [item.code for item in outcome.findings] == ["D752"]


@pytest.mark.parametrize("sign", ["Ð", "鴻", "\uf0b7"])
@pytest.mark.parametrize("key", ["dia_chi", "nguoi_soan", "chuc_vu_tren_ten"])
def test_no_line_of_the_frame_is_left_out(key: str, sign: str, tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("van_ban:", f"van_ban:\n  {key}: PT{sign}.65"))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    line = path.read_text(encoding="utf-8").split("\n").index(f"  {key}: PT{sign}.65") + 1
    assert line in [item.where.line for item in outcome.findings if item.code in ("D751", "D752")]
