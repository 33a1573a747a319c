"""One verdict on a finished document: its format and its words, each cause reported once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.support.format_faults import good_bytes
from tests.support.letterheads import HEADS, LONG, MORE, SAMPLES, built, sample
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.rules import load_rules
from tthc_render.prose import checker
from tthc_render.prose.checker import check_file
from tthc_render.readers.any_file import read_facts
from tthc_render.rendering import foreign
from tthc_render.rendering.foreign import judge


def findings(tmp_path: Path, data: bytes, name: str = "van-ban.docx") -> list[Finding]:
    path = tmp_path / name
    path.write_bytes(data)
    return judge(path, load_rules()).findings


@pytest.mark.parametrize("way", ["bảng", "tab", "hộp văn bản", "đầu trang", "ngắt dòng", "gạch nâng"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_the_words_of_a_right_document_bring_nothing(tmp_path: Path, kind: str, way: str) -> None:
    assert way in HEADS
    assert [item.message() for item in findings(tmp_path, built(SAMPLES[kind], way))] == []


def test_separate_marks_are_one_finding_however_many_words_have_them(tmp_path: Path) -> None:
    made = sample("báo cáo", body=(unicodedata.normalize("NFD", LONG), MORE, "Trên đây là báo cáo của Sở Nội vụ./."))
    assert [item.code for item in findings(tmp_path, built(made, "bảng"))] == ["F501"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"body": (LONG, "Trong kỳ tiếp nhận 120 hồ sơ, gồm: 80 hồ sơ mới và 30 hồ sơ cũ./.")}, ["P301"]),
        ({"body": (LONG, "Thực hiện Công văn ngày 31 tháng 6 năm 2026 của Bộ Nội vụ./.")}, ["P501"]),
        ({"date": "Hà Tĩnh, ngày 31 tháng 6 năm 2026"}, ["F501"]),
        ({"number": "Số: 7/BC-SNV"}, ["F501"]),
        ({"body": (f"{LONG[:-1]}./.", MORE, "Trên đây là nội dung công tác của Sở Nội vụ./.")}, ["F115"]),
        ({"recipients": ("- Như trên;", "- Lưu: VT, VP")}, ["F501"]),
        ({"body": (*(f"{letter}) {LONG}" for letter in "abcde"), "Hết./.")}, ["F501", "P912"]),
        ({"number": "Số: 107/QĐ-SNV"}, ["F501"]),
        ({"number": "Số: 107 / BC-SNV"}, ["F501"]),
        ({"recipients": ("- Như trên;", "- Ban Giám đốc.", "- Lưu: VT, VP.")}, ["F501"]),
    ],
)
def test_what_check_knows_is_part_of_the_verdict_and_one_cause_is_one_finding(
    tmp_path: Path, changes: dict[str, object], codes: list[str]
) -> None:
    assert [item.code for item in findings(tmp_path, built(sample("báo cáo", **changes), "bảng"))] == codes


def test_the_words_of_our_own_outputs_were_checked_with_their_report(tmp_path: Path) -> None:
    for kind in ("docx", "pdf"):
        assert findings(tmp_path, good_bytes(kind), f"tot.{kind}") == []


@pytest.mark.parametrize("way", HEADS)
def test_check_finds_nothing_where_the_verdict_finds_nothing(tmp_path: Path, way: str) -> None:
    path = tmp_path / "van-ban.docx"
    path.write_bytes(built(sample("kế hoạch"), way))
    assert [item.message() for item in check_file(path)] == []


def test_the_mark_at_the_end_of_the_text_is_not_early(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = read_facts(built(sample("biên bản"), "bảng"), "docx", "x.docx")
    last = assign_roles(facts).of("cuoi")[0].number

    def found(passages: object) -> list[Finding]:
        return [finding("F115", Place("x.docx", line), written="./.") for line in (last - 1, last)]

    monkeypatch.setattr(checker, "check_prose", found)
    assert [item.where.line for item in foreign.judge_facts(facts, load_rules()).wording] == [last - 1]
