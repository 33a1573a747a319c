"""Each lint of a report type has a broken template here; the whole one has no finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected, findings_of
from tests.support.workspaces import CONTENT, TYPE, build
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.reports.library import Library
from tthc_render.reports.types import ReportType
from tthc_render.template_checks.outlines import TypeFiles, lint_type
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.validation import validate

WHOLE = CONTENT.replace("đạt {{ p.ty_le", "kỳ trước: {{ p.ky_truoc | dem }}, đạt {{ p.ty_le")


def linted(tmp_path: Path, content: str = WHOLE, kind: str = TYPE, example: str = "") -> list[Finding]:
    build(tmp_path, content=content, kind=kind)
    library = Library(Workspace(tmp_path))
    source, _ = collected(parse_source, kind.encode(), "report.yaml")
    assert source is not None
    model, findings = collected(validate, ReportType, source)
    assert model is not None, [item.message() for item in findings]
    form, _ = collected(library.form, "M.01", Place())
    assert form is not None
    registry, _ = collected(library.units)
    assert registry is not None
    forms = {"M.01": form} if "M.01" in model.bieu else {}
    return findings_of(
        lint_type, TypeFiles(model, source, forms, content, "content.md", registry.units["so-mau"], example)
    )


def codes(findings: list[Finding]) -> list[str]:
    return [f"{item.code} {item.where.file}:{item.where.line}" for item in findings]


def test_a_whole_report_type_has_no_finding(tmp_path: Path) -> None:
    assert linted(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected", "words"),
    [
        ("{{ p.moi | dem }}", "{{ p.moii | dem }}", "T601 content.md:6", "chi_tieu.pakn.moii"),
        ("{{ p.moi | dem }}", "{{ pp.moi | dem }}", "T601 content.md:6", "“pp”"),
        ("{{ don_vi.ten }} báo cáo:", "{{ don_vi.tenn }} báo cáo:", "T601 content.md:3", "don_vi.tenn"),
        ("bieu['M.01']", "bieu['M.02']", "T601 content.md:7", "bieu.M.02"),
        ("tong.tiep_nhan", "tong.tiep_nhann", "T601 content.md:7", "tiep_nhann"),
        ("{{ p.moi | dem }}", "{{ p.moi | demm }}", "T605 content.md:6", "demm"),
        ("{{ p.moi | dem }}", "{{ p.moi | dem }", "T303 content.md:6", "}"),
        ("{{ p.moi | dem }}", "{{ dem(p.moi) }}", "T773 content.md:6", "“dem”"),
        ("{{ p.moi | dem }}", "{% if p.moi is duong %}{{ p.moi }}{% endif %}", "T774 content.md:6", "“duong”"),
        ("{{ don_vi.ten }}./.", "{{ don_vi.ten[0].ho }}./.", "T305 content.md:10", "“.ho”"),
        ("{{ don_vi.ten }}./.", "{{ p.moi[0] }}./.", "T305 content.md:10", "[0]"),
        ("{{ don_vi.ten }}./.", "{% for x in [1] %}{{ loop.so }}{% endfor %}./.", "T305 content.md:10", "“loop.so”"),
        ("{{ don_vi.ten }}./.", "{% macro f(x) %}{{ x }}{% endmacro %}{{ f() }}", "T305 content.md:10", "tham số “x”"),
        ("{{ don_vi.ten }}./.", "{% set p.moi = 1 %}./.", "T303 content.md:10", "p.moi"),
        ("{{ don_vi.ten }}./.", '{% include "/etc/passwd" %}', "T775 content.md:10", "/etc/passwd"),
        ("{{ don_vi.ten }}./.", "{{ don_vi.ten | ty_le }}./.", "T305 content.md:10", ""),
        ("{{ loi_van.chung }}", "", "T603 report.yaml:20", "loi_van.chung"),
        ("{{ loi_van.mo_dau }}", "", "T603 report.yaml:19", "loi_van.mo_dau"),
        (", đạt {{ p.ty_le | ty_le }}", "", "T602 report.yaml:16", "ty_le"),
    ],
)
def test_each_fault_of_an_outline_is_reported_at_its_line(
    old: str, new: str, expected: str, words: str, tmp_path: Path
) -> None:
    assert old in WHOLE
    findings = linted(tmp_path, WHOLE.replace(old, new, 1))
    assert codes(findings) == [expected]
    assert words in findings[0].message()


@pytest.mark.parametrize(
    ("old", "new", "expected", "words"),
    [
        ("Kết quả {{ ky.day_du }}", "Kết quả {{ ky.daydu }}", "T601 report.yaml:6", "ky.daydu"),
        ("({{ ky.tu_den }})", "({{ ky.tu_den | den }})", "T605 report.yaml:7", "den"),
        ("({{ ky.tu_den }})", "({{ ky.tu_den )", "T303 report.yaml:7", ""),
        ("- {bieu: M.01, huong: ngang}", "- {bieu: M.09, huong: ngang}", "T611 report.yaml:22", "M.09"),
        ("phu_luc:", "phu_luc:\n  - {loi_van: khac, nhan: QUY CHẾ}", "T840 report.yaml:22", "khac"),
        ("phu_luc:", "tong_hop: [M.08]\nphu_luc:", "T611 report.yaml:21", "M.08"),
        ("phu_luc:", "noi_tiep: [{bieu: X, nay: a, truoc: b, nguon: c}]\nphu_luc:", "T611 report.yaml:21", "X"),
        ("phu_luc:", "noi_tiep: [{nhom: x, nay: a, truoc: b, nguon: c}]\nphu_luc:", "T612 report.yaml:21", "x"),
        ("phu_luc:", "noi_tiep: [{nhom: pakn, nay: moi, truoc: b, nguon: c}]\nphu_luc:", "T612 report.yaml:21", "“b”"),
        ("phu_luc:", "noi_tiep: [{bieu: M.01, nay: truc_tiep, truoc: b, nguon: c}]\nphu_luc:", "T612 report.yaml:21",
         "“b”"),
        ("phu_luc:", "doi_chieu: [{cong_thuc: chi_tieu.pakn.moi = bieu.M_01.tong.x, nguon: c}]\nphu_luc:",
         "T601 report.yaml:21", "bieu.M_01.tong.x"),
        ("phu_luc:", "doi_chieu: [{cong_thuc: chi_tieu.pakn.moi, nguon: c}]\nphu_luc:", "T405 report.yaml:21", "moi"),
        ("      moi: {ten: Số mới}", "      moi: {ten: Số mới}\n      thua: {ten: Số thừa}", "T602 report.yaml:15",
         "Số thừa"),
    ],
)  # fmt: skip
def test_each_fault_of_a_report_yaml_is_reported_at_its_line(
    old: str, new: str, expected: str, words: str, tmp_path: Path
) -> None:
    assert old in TYPE
    findings = linted(tmp_path, kind=TYPE.replace(old, new, 1))
    assert codes(findings) == [expected]
    assert words in findings[0].message()


def test_a_narrative_that_an_appendix_prints_needs_no_place_in_the_outline(tmp_path: Path) -> None:
    kind = TYPE.replace("loi_van:\n", "loi_van:\n  quy_che: {ten: Quy chế}\n", 1)
    assert codes(linted(tmp_path, kind=kind)) == ["T603 report.yaml:19"]
    assert linted(tmp_path, kind=kind + "  - {loi_van: quy_che, nhan: QUY CHẾ}\n") == []


def test_a_form_that_is_asked_for_and_not_printed_is_reported(tmp_path: Path) -> None:
    content = WHOLE.replace("- Hồ sơ: {{ bieu['M.01'].tong.tiep_nhan | so }}\n", "")
    kind = TYPE.replace("phu_luc:\n  - {bieu: M.01, huong: ngang}\n", "")
    assert codes(linted(tmp_path, content, kind)) == ["T604 report.yaml:8"]
    assert linted(tmp_path, content + "[[bảng: M.01]]\n", kind) == []
    for narrative in ("[[bảng: M.01]]", "Có [= bieu.M_01.tong.tiep_nhan | so] hồ sơ"):
        assert linted(tmp_path, content, kind, example=f"loi_van: {{chung: {narrative}}}") == []


def test_what_is_optional_or_reported_by_the_example_need_not_stand_in_the_outline(tmp_path: Path) -> None:
    kind = TYPE.replace("moi: {ten: Số mới}", "moi: {ten: Số mới}\n      them: {ten: Thêm, de_trong: true}")
    assert linted(tmp_path, kind=kind) == []
    kind = kind.replace(", de_trong: true", "")
    assert codes(linted(tmp_path, kind=kind)) == ["T602 report.yaml:15"]
    assert linted(tmp_path, kind=kind, example="loi_van: {chung: Có [= chi_tieu.pakn.them] việc}") == []


def test_all_findings_come_at_once(tmp_path: Path) -> None:
    content = WHOLE.replace("{{ p.moi | dem }}", "{{ p.moii | demm }}")
    content = content.replace("{{ don_vi.ten }}./.", "{{ ky | ty_le }}./.")
    content = content.replace("{{ loi_van.chung }}", "{{ loi_van.chug }}")
    assert sorted(codes(linted(tmp_path, content))) == [
        "T305 content.md:10",
        "T601 content.md:6",
        "T601 content.md:9",
        "T605 content.md:6",  # loi_van.chung is what loi_van.chug means: it has its place
    ]


def test_a_near_name_is_offered(tmp_path: Path) -> None:
    (item,) = linted(tmp_path, WHOLE.replace("{{ p.moi | dem }}", "{{ p.moii | dem }}"))
    assert "“moi”" in item.hint()
    assert "ky_truoc" in item.hint()


def test_a_namespace_is_told_where_its_part_is_set(tmp_path: Path) -> None:
    line = "{% set ns = namespace(x=1) %}\n"
    assert codes(linted(tmp_path, f"{WHOLE}{line}")) == ["T773 content.md:11"]
    assert codes(linted(tmp_path, f"{WHOLE}{line}{{% set ns.x = 2 %}}\n")) == ["T303 content.md:12"]


@pytest.mark.parametrize("column", ["tong.xx", "dong[0].xx"])
def test_a_column_that_several_lines_misname_is_not_told_as_a_form(column: str, tmp_path: Path) -> None:
    line = f"- {{{{ bieu['M.01'].{column} }}}}\n"
    (item,) = linted(tmp_path, f"{WHOLE}{line}{line}")
    assert item.code == "T601"
    assert "tiep_nhan" in item.hint()
    assert "dòng 12" in item.message()


@pytest.mark.parametrize("content", ["", "\n \n", "{# ghi chú\nhai dòng #}\n"])
def test_an_empty_outline_is_one_finding(tmp_path: Path, content: str) -> None:
    assert codes(linted(tmp_path, content=content)) == ["D674 content.md:1"]


@pytest.mark.parametrize("step", ["['01']", "['Tổng số']", ".tong_so"])
def test_rows_that_are_called_by_name_are_answered_with_what_can_be_called(step: str, tmp_path: Path) -> None:
    found = linted(tmp_path, f"{WHOLE}\n- Số: {{{{ bieu['M.01'].dong{step}.x }}}}\n")
    assert [(item.code, item.details["known"]) for item in found] == [("T601", "dong[0], dong[1]")]
