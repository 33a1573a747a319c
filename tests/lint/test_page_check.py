"""Findings on a Word file are dropped where its printed page shows that they are wrong, and only there."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.format_faults import FAULTS, docx, good, pdf
from tests.support.letterheads import built, sample
from tthc_render.lint import page_check
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.page_check import held_against_page, without_contradicted
from tthc_render.lint.results import LintReport
from tthc_render.readers.any_file import read_facts
from tthc_render.readers.facts import Facts


@pytest.fixture(scope="module")
def page() -> Facts:
    """The page of a right document."""
    return read_facts(pdf(good()), "pdf", "x.pdf")


def rules_of(report: LintReport) -> set[str]:
    return {str(finding.details["rule"]) for finding in report.findings}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>', "ND-03"),
        ('<w:spacing w:before="120"', '<w:spacing w:before="0"', "ND-05"),
    ],
)
def test_what_the_page_shows_to_be_right_is_dropped(page: Facts, old: str, new: str, found: str) -> None:
    data = built(sample("kế hoạch"), "bảng")
    report = lint_bytes(_changed(data, old, new), "docx", "x.docx")
    assert found in rules_of(report)
    held = without_contradicted(report, page)
    assert found not in rules_of(held)
    assert found in held.contradicted


def _changed(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            target.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("changes", "found"),
    [({"number": "Số: 7/BC-SNV"}, "SO-02"), ({"date": "Hà Tĩnh ngày 20 tháng 7 năm 2026"}, "DD-01")],
)
def test_what_the_file_itself_says_stands(page: Facts, changes: dict[str, object], found: str) -> None:
    report = lint_bytes(built(sample("báo cáo", **changes), "bảng"), "docx", "x.docx")
    held = without_contradicted(report, page)
    assert found in rules_of(held)
    assert held.contradicted == ()


def test_a_part_that_is_on_the_page_is_not_missing(page: Facts) -> None:
    report = lint_bytes(built(sample("báo cáo", recipients=()), "bảng"), "docx", "x.docx")
    assert "NN-02" in rules_of(report)
    assert "NN-02" not in rules_of(without_contradicted(report, page))


def test_a_page_with_the_same_fault_contradicts_nothing() -> None:
    report = lint_bytes(_changed(built(sample("kế hoạch"), "bảng"), 'w:val="both"', 'w:val="left"'), "docx", "x.docx")
    facts = read_facts(pdf(good()), "pdf", "x.pdf")
    left = tuple(replace(item, align="left") if item.align == "justify" else item for item in facts.paragraphs)
    assert "ND-03" in rules_of(without_contradicted(report, replace(facts, paragraphs=left)))


def test_a_file_that_cannot_be_printed_is_held_against_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_check, "converted", lambda path: None)
    path = tmp_path / "x.docx"
    path.write_bytes(docx(good()))
    assert held_against_page(path, lint_bytes(path.read_bytes(), "docx", str(path))) is None


def test_findings_that_stand_have_the_printed_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = next(item for item in FAULTS if item.name == "thân bài cỡ 12")
    printed = fault.made("pdf")
    monkeypatch.setattr(page_check, "converted", lambda path: printed)
    path = tmp_path / "x.docx"
    path.write_bytes(fault.made("docx"))
    report = lint_bytes(path.read_bytes(), "docx", str(path))
    held = held_against_page(path, report)
    assert held is not None
    pages = {place.page for result in held.results for item in result.breaks for place in item.others}
    assert {place.page for result in report.results for item in result.breaks for place in item.others} == {0}
    assert pages > {1}


@pytest.mark.office
def test_a_right_file_stays_right(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(docx(good()))
    held = held_against_page(path, lint_bytes(path.read_bytes(), "docx", str(path)))
    assert held is not None
    assert rules_of(held) == set()
