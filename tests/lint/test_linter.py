"""The linter: the good document gives nothing; every fault is found, and only that fault."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
import yaml

from tests.support import hand_typed as typed
from tests.support.format_faults import FAULTS, ND30, Fault, appendix, docx, good, good_bytes, pdf
from tests.support.hand_typed import p, tbl
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.diagnostics.findings import Severity
from tthc_render.lint.linter import lint_bytes, lint_facts, with_facts
from tthc_render.lint.results import LintReport, Status
from tthc_render.lint.rules import CODES, load_rules

CASES = [(fault, kind) for fault in FAULTS for kind in fault.formats]


def lint_here(path: Path) -> LintReport:
    return with_facts(path, "", partial(lint_facts, rules=load_rules()))


def broken(report: LintReport) -> set[str]:
    wrong = (Status.BROKEN, Status.COVERED)
    return {result.rule.id for result in report.results if result.status in wrong}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_good_document_breaks_no_rule(kind: str) -> None:
    report = lint_bytes(good_bytes(kind), kind, "tot")  # type: ignore[arg-type]
    assert [finding.message() for finding in report.findings] == []
    assert report.count(Status.PASSED) > 35


@pytest.mark.parametrize(("fault", "kind"), CASES, ids=[f"{fault.name}-{kind}" for fault, kind in CASES])
def test_one_fault_breaks_one_rule(fault: Fault, kind: str) -> None:
    report = lint_bytes(fault.made(kind), kind, fault.name)  # type: ignore[arg-type]
    assert broken(report) == fault.expected(kind), [finding.message() for finding in report.findings]


@pytest.mark.parametrize(("look", "size", "found"), [("", 26, False), ("b", 26, True), ("i", 26, True), ("", 30, True)])
def test_the_subject_of_a_letter_is_plain(look: str, size: int, found: bool) -> None:
    left = p("SỞ Y TẾ", "b", "center", size=26), p("Số: 10/SYT-VP", align="center", size=26)
    right = p(typed.STATE, "b", "center", size=26) + p(typed.MOTTO, "b", "center"), p(typed.DATE, "i", "center")
    about = left[1] + p("V/v báo cáo quý I", look, "center", size=size)
    report = lint_bytes(typed.docx(tbl((left[0], right[0]), (about, right[1])), typed.BODY), "docx", "x")
    assert ("TL-04" in broken(report)) is found


def test_appendices_with_other_numbers_are_one_finding() -> None:
    found = lint_bytes(docx(good(appendices=(appendix("Phụ lục 1"), appendix("Phụ lục 2")))), "docx", "x").findings
    assert [(item.details["rule"], "1 chỗ nữa" in item.message()) for item in found] == [("PL-01", True)]


def test_each_rule_has_one_outcome_and_the_grades_their_codes() -> None:
    rules = load_rules()
    assert len({rule.id for rule in rules.rules}) == len(rules.rules) > 60
    assert {rule.grade for rule in rules.rules} == set(CODES)
    report = lint_bytes(good_bytes("docx"), "docx", "x")
    assert [result.rule.id for result in report.results] == [rule.id for rule in rules.rules]


def test_what_a_format_cannot_show_is_uncheckable() -> None:
    by_kind = {kind: lint_bytes(good_bytes(kind), kind, "x") for kind in ("docx", "pdf")}  # type: ignore[arg-type]
    status = {kind: {result.rule.id: result.status for result in by_kind[kind].results} for kind in by_kind}
    assert status["pdf"]["CQ-04"] is Status.UNCHECKABLE
    assert status["docx"]["CQ-04"] is Status.PASSED
    assert status["docx"]["KY-06"] is Status.UNCHECKABLE
    assert status["docx"]["TL-04"] is Status.ABSENT


def test_a_finding_names_value_place_allowed_and_article() -> None:
    fault = next(fault for fault in FAULTS if fault.name == "lề trái 28 mm")
    (found,) = lint_bytes(fault.made("docx"), "docx", "bao-cao.docx").findings
    assert found.severity is Severity.ERROR
    assert (found.code, found.details["rule"], found.where.file) == ("F501", "PG-03", "bao-cao.docx")
    assert found.message().startswith("PG-03 Lề trang: lề trái 27,99 mm")
    assert found.hint() == "Phải là: 30–35 mm (Phụ lục I, phần I, mục I.3)."
    assert found.message("en").startswith("PG-03 – Margins: left margin 27,99 mm")
    assert found.hint("en").startswith("Allowed: 30–35 mm")


def test_places_of_one_fault_are_reported_once_with_their_number() -> None:
    fault = next(fault for fault in FAULTS if fault.name == "thân bài căn trái")
    (found,) = lint_bytes(fault.made("pdf"), "pdf", "x").findings
    assert re.search(r"trang 1, đoạn \d+ “Thực hiện .*” và 13 chỗ nữa", found.message())


def test_a_changed_decree_is_a_changed_file(tmp_path: Path) -> None:
    raw = yaml.safe_load((ND30 / "rules.yaml").read_text(encoding="utf-8"))
    margins = next(rule for rule in raw["rules"] if rule["id"] == "PG-03")
    for check in margins["checks"]:
        if check["fact"] == "margin_left":
            check["min"], check["grade"] = 31, "A"
    new = {"id": "MOI-01", "grade": "C", "article": "Điều 1", "vi": "Mới", "en": "New", "role": "ten_loai"}
    raw["rules"].append(new | {"formats": ["docx"], "checks": [{"fact": "size_pt", "min": 15}]})
    path = tmp_path / "rules.yaml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    report = lint_bytes(good_bytes("docx"), "docx", "x", load_rules(path))
    assert [found.details["rule"] for found in report.findings] == ["PG-03", "MOI-01"]
    assert report.findings[1].severity is Severity.INFO


def test_files_are_read_by_their_suffix(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo.DOCX"
    path.write_bytes(good_bytes("docx"))
    assert lint_here(path).findings == []
    for name, why in (("a.txt", "chỉ kiểm tra được"), ("khong-co.pdf", "không mở được")):
        with pytest.raises(DataUnreadable, match=why):
            lint_here(tmp_path / name)


def test_a_picture_of_a_document_has_nothing_to_read() -> None:
    with pytest.raises(DataUnreadable, match="không có chữ"):
        lint_bytes(typed.docx(p("")), "docx", "anh.docx")


def test_an_appendix_alone_is_not_asked_for_a_letterhead() -> None:
    body = (
        p("Phụ lục I", "b", "center") + p("TỔNG HỢP", "b", "center") + p("(Kèm theo Báo cáo số 1/BC-A)", "i", "center")
    )
    report = lint_bytes(typed.docx(body, p("Nội dung.", align="both")), "docx", "x")
    assert not {rule for rule in broken(report) if not rule.startswith(("PL", "PG"))}


def test_a_letterhead_alone_lacks_what_must_be_there() -> None:
    report = lint_bytes(typed.docx(p("Số: 12/BC-A"), p("BÁO CÁO"), p("Văn bản."), p("GIÁM ĐỐC")), "docx", "x")
    assert {"QH-01", "QH-02", "DD-01", "NN-01"} <= broken(report)


def test_a_hand_typed_report_is_judged_as_it_looks() -> None:
    report = lint_bytes(typed.docx(typed.HEAD_TABS, typed.TITLE, typed.BODY, typed.CLOSE_TABS), "docx", "x")
    assert {"QH-01", "QH-03", "CQ-03", "TL-03", "NN-01"} <= broken(report)
    assert not {"SO-03", "DD-02", "KY-01", "TL-01"} & broken(report)


def test_the_good_document_is_not_changed_by_linting() -> None:
    data = docx(good())
    before = bytes(data)
    lint_bytes(data, "docx", "x")
    assert data == before
    assert pdf(good()) == good_bytes("pdf")
