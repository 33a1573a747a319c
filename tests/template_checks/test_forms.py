"""Which forms no example prints, and what a trial of one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected, findings_of
from tests.support.workspaces import CONTENT, FORM, REPORT, TYPE, build, write
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import Form
from tthc_render.reports.appendix_paper import paper_of
from tthc_render.reports.types import AppendixSpec
from tthc_render.template_checks.forms import LAYOUT, printed_in_examples, too_wide, try_form
from tthc_render.template_checks.sample_data import ExampleLibrary
from tthc_render.workspace.paths import Workspace, packaged_templates
from tthc_render.yaml_files.loader import parse_source

EXAMPLE = REPORT.replace("so-mau", "so-vi-du")
UPRIGHT = TYPE.replace("huong: ngang", "huong: doc")
UNPLACED = TYPE.replace("phu_luc:\n  - {bieu: M.01, huong: ngang}\n", "")


def library(root: Path) -> ExampleLibrary:
    return ExampleLibrary(Workspace(root))


def form_of(text: str) -> Form:
    source, _ = collected(parse_source, text.encode(), "x.yaml")
    assert source is not None
    form, findings = collected(load_form, source)
    assert form is not None, findings
    return form


def printed(root: Path) -> set[tuple[str, str]]:
    """Codes of the forms of this workspace that its examples print, with the paper."""
    found = printed_in_examples(library(root))
    return {(code, paper) for (code, _, _), papers in found.items() for paper in papers if code == "M.01"}


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        (TYPE, CONTENT, {("M.01", "landscape")}),
        (UPRIGHT, CONTENT, {("M.01", "portrait")}),
        (UNPLACED, CONTENT, set()),
        (UNPLACED, f"{CONTENT}\n[[bảng: M.01]]\n", {("M.01", "portrait")}),
    ],
    ids=["appendix", "upright", "named in bieu only", "in the text"],
)
def test_a_form_is_printed_where_it_is_placed(
    kind: str, content: str, expected: set[tuple[str, str]], tmp_path: Path
) -> None:
    build(tmp_path, kind=kind, content=content)
    write(tmp_path / "templates" / "reports" / "ngan" / "example.yaml", EXAMPLE)
    assert printed(tmp_path) == expected


def test_a_form_that_a_block_places_is_printed(tmp_path: Path) -> None:
    kind = UNPLACED.replace("bieu: [M.01]\n", "khoi: [mau]\n")
    build(tmp_path, kind=kind, content=CONTENT + '{% include "khoi/mau.md" %}\n')
    write(tmp_path / "templates" / "blocks" / "mau.yaml", "ten: Mẫu\nnguon: Mẫu\nbieu: [M.01]\n")
    write(tmp_path / "templates" / "blocks" / "mau.md", "[[bảng: M.01]]\n")
    write(tmp_path / "templates" / "reports" / "ngan" / "example.yaml", EXAMPLE)
    assert printed(tmp_path) == {("M.01", "portrait")}


def test_without_an_example_nothing_is_printed(tmp_path: Path) -> None:
    build(tmp_path)
    assert printed(tmp_path) == set()


def test_of_two_versions_the_example_prints_that_of_its_period(tmp_path: Path) -> None:
    build(tmp_path)
    write(tmp_path / "templates" / "reports" / "ngan" / "example.yaml", EXAMPLE)
    write(tmp_path / "templates" / "forms" / "M.01@2024-07.yaml", f"{FORM}hieu_luc: {{tu: 1/7/2024}}\n")
    found = printed_in_examples(library(tmp_path))
    assert ("M.01", None, None) in found
    assert len([version for version in found if version[0] == "M.01"]) == 1


@pytest.mark.parametrize(
    "sign",
    [
        "Biểu số M.01",
        "Biểu M.01",
        "Phụ lục",
        "Phụ lục II",
        "PHỤ LỤC 1",
        "Phụ lục số 02",
        '""',
        "Mẫu biểu số 3",
        "Biểu: 6/BCT",
        "BM-01/CCX",
    ],
)
def test_a_form_with_any_sign_can_be_printed(sign: str, tmp_path: Path) -> None:
    signed = "chan_bieu: [{chuc_danh: NGƯỜI LẬP BIỂU}, {chuc_danh: GIÁM ĐỐC}]\nhuong: doc\nphan:"
    form = form_of(FORM.replace("Biểu số M.01", f'"{sign}"' if ":" in sign else sign).replace("phan:", signed, 1))
    assert [item.message() for item in findings_of(try_form, form, library(tmp_path), "x.yaml")] == []


@pytest.mark.parametrize("code", Workspace(Path("nowhere")).names("forms"))
def test_every_version_that_ships_can_be_printed_by_itself(code: str, tmp_path: Path) -> None:
    shipped = library(tmp_path)
    for form in shipped.form_versions(code):
        assert [item.message() for item in findings_of(try_form, form, shipped, "x.yaml")] == []
        paper = paper_of(AppendixSpec(bieu=code), form)
        assert list(too_wide(form, shipped, {paper}, "x.yaml")) == []


def columns(count: int) -> str:
    return "".join(f"      - {{ten: Số hồ sơ, khoa: cot_{number}}}\n" for number in range(count))


@pytest.mark.parametrize(("count", "papers"), [(3, []), (15, ["dọc"]), (30, ["dọc", "ngang"])])
def test_columns_too_narrow_for_figures_are_reported(count: int, papers: list[str], tmp_path: Path) -> None:
    form = form_of(FORM.replace("    tong_cong", columns(count) + "    tong_cong"))
    findings = list(too_wide(form, library(tmp_path), {"portrait", "landscape"}, "x.yaml"))
    assert sorted(item.details["paper"] for item in findings) == papers
    assert {item.code for item in findings} <= {"T617"}
    for item in findings:
        assert int(item.details["need"]) > int(item.details["width"])
        assert item.where == Place("x.yaml")


def test_a_long_word_in_a_head_makes_a_table_too_wide(tmp_path: Path) -> None:
    form = form_of(FORM.replace("ten: Trực tuyến", f"ten: {'Trực/tuyến/' * 40}"))
    (item,) = too_wide(form, library(tmp_path), {"landscape"}, "x.yaml")
    assert item.details["columns"] == "5"


def test_a_layout_that_cannot_be_read_is_reported_by_the_trial_only(tmp_path: Path) -> None:
    home = tmp_path / "templates" / "layouts" / LAYOUT
    home.mkdir(parents=True)
    for name in ("layout.docx", "layout.html", "nd30.css"):
        (home / name).write_bytes((packaged_templates() / "layouts" / LAYOUT / name).read_bytes())
    write(home / "layout.yaml", "tieu_ngu: x\n")
    form = form_of(FORM)
    assert list(too_wide(form, library(tmp_path), {"landscape"}, "x.yaml")) == []
    assert {item.code for item in findings_of(try_form, form, library(tmp_path), "x.yaml")} == {"T608"}


def test_an_upright_form_of_several_pages_begins_its_own_numbers(tmp_path: Path) -> None:
    rows = "\n".join(f"      - {{ma: '{row:02d}', ten: Dòng thứ {row}}}" for row in range(1, 90))
    form = form_of(
        "ma: M.01\nky_hieu_in: Mẫu theo Phụ lục II\nten: MẪU\nnguon: thử\nhuong: doc\nphan:\n  - cot:\n"
        f"      - {{ten: Tên, khoa: ten, kieu: chu}}\n      - {{ten: Số, khoa: so}}\n    dong:\n{rows}\n"
    )
    assert findings_of(try_form, form, library(tmp_path), "M.01.yaml") == []
