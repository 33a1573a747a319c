"""The data of forms: what is read, what is refused, what editors are reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import (
    II_06A,
    II_08,
    changed,
    codes,
    computed,
    own_form,
    shipped,
    source_of,
)
from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.compute import compute
from tthc_render.forms.data import read_data
from tthc_render.forms.data_models import data_model
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.validation import json_schema


@pytest.mark.parametrize("text", ["truc_tuyen: 1.000", "truc_tuyen: -1", "truc_tuyem: 31", "truc_tuyen: [1]"])
def test_what_the_schema_refuses(tmp_path: Path, text: str) -> None:
    result, findings = computed(shipped("II.06a"), tmp_path, changed(II_06A, "truc_tuyen: 31", text))
    assert result is None
    assert findings
    assert findings[0].where.line == 6
    assert findings[0].code.startswith("D")


def test_flags_are_one_or_zero(tmp_path: Path) -> None:
    result, findings = computed(shipped("II.08"), tmp_path, changed(II_08, "tich_hop: 1", "tich_hop: 2"))
    assert result is None
    assert codes(findings) == ["C107"]


def test_blanks_count_as_nothing_where_they_are_allowed(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a, de_trong: true}\n{ten: B, khoa: b, cong_thuc: a + 1}")
    result, findings = computed(form, tmp_path, "dong: [{ten: x, a: null}]")
    assert findings == []
    assert result is not None
    assert (result.dong[0].a, result.dong[0].b) == (None, 1)


@pytest.mark.parametrize("cell", ["", ", a: null", ", a: ''"])
def test_a_cell_that_may_be_blank_need_not_be_typed(cell: str, tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a, de_trong: true}\n{ten: C, khoa: c}")
    result, findings = computed(form, tmp_path, f"dong: [{{ten: x, c: 1{cell}}}, {{ten: y, c: 2, a: 5}}]")
    assert findings == []
    assert result is not None
    assert [row.a for row in result.dong] == [None, 5]
    assert codes(computed(form, tmp_path, "dong: [{ten: x, a: 1}]")[1]) == ["D401"]
    assert codes(computed(form, tmp_path, "dong: [{ten: x, c: ''}]")[1]) == ["D201"]


@pytest.mark.parametrize(("cells", "sums"), [(("", ""), None), (("", ", a: 0"), 0), ((", a: 2", ""), 2)])
def test_the_sum_of_a_group_of_blanks_is_blank(cells: tuple[str, str], sums: int | None, tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a, de_trong: true}\n{ten: C, khoa: c}", "nhom: co_tong")
    rows = ", ".join(f"{{ten: x{number}, c: 1{cell}}}" for number, cell in enumerate(cells))
    result, findings = computed(form, tmp_path, f"dong: [{{nhom: Cấp tỉnh}}, {rows}]")
    assert findings == []
    assert result is not None
    (group,) = [line for line in result.parts["phan_1"].lines if line.kind == "group"]
    assert (group.cells["a"], group.cells["c"]) == (sums, 2)


def test_a_row_may_be_named_by_its_unit(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a}")
    source = source_of(tmp_path, "dong: [{don_vi: so-y-te, a: 1}, {don_vi: la, a: 2}]")
    data, findings = collected(read_data, form, source, (), {"so-y-te": "Sở Y tế"}.get)
    assert data is None
    assert codes(findings) == ["D402"]
    source = source_of(tmp_path, "dong: [{don_vi: so-y-te, a: 1}]")
    data, findings = collected(read_data, form, source, (), {"so-y-te": "Sở Y tế"}.get)
    assert data is not None
    result, _ = collected(compute, form, data)
    line = result.parts["phan_1"].lines[0]
    assert (line.label, line.unit, line.where.line) == ("Sở Y tế", "so-y-te", 1)


@pytest.mark.parametrize("text", ["", "dong: 5", "dong: [5]", "dong: [[1]]", "phan_1: {dong: []}"])
def test_data_of_another_shape(tmp_path: Path, text: str) -> None:
    for code in ("II.06a", "II.07b"):
        result, findings = computed(shipped(code), tmp_path, text or "{}")
        assert result is None
        assert findings


def test_no_data_at_all(tmp_path: Path) -> None:
    data, findings = collected(read_data, shipped("II.06a"), source_of(tmp_path, "a: 1"), ("bieu", "II.06a"))
    assert data is None
    assert codes(findings) == ["D101"]


@pytest.mark.parametrize("code", ["II.06a", "II.07b", "II.08", "ha-tinh-tong-hop-ho-so"])
def test_schema_for_editors(code: str) -> None:
    form = shipped(code)
    text = json.dumps(json_schema(data_model(form)), ensure_ascii=False)
    for part in form.parts:
        for column in part.all_columns:
            assert f'"{column.key}"' in text
            if column.kind != "stt":
                assert column.name in text


def test_schema_asks_for_figures_that_are_typed_only() -> None:
    schema = json_schema(data_model(shipped("II.06a")))
    row = schema["$defs"]["Dong"]
    assert "truc_tuyen" in row["required"]
    assert not {"tiep_nhan", "tra_lai", "stt"} & set(row["required"])


def test_what_is_not_filled_in_yet_may_be_left_out_of_what_is_wrong(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: A, khoa: a}\n{ten: B, khoa: b}")
    source = source_of(tmp_path, "dong: [{ten: x, a: 1, b: null}, {ten: y, a: 2, b: 3}]")
    found = Findings()
    assert read_data(form, source, (), found) is None
    assert {item.code for item in found} == {"D401"}
    data = read_data(form, source, (), found, gaps=True)
    assert data is not None
    assert compute(form, data, Findings()).tong.a == 3
    wrong = source_of(tmp_path, "dong: [{ten: x, a: x, b: null}]")
    assert read_data(form, wrong, (), found, gaps=True) is None


def test_a_cell_of_districts_is_not_called_another_level_s(tmp_path: Path) -> None:
    report = REPORT.replace("truc_tuyen: 1200", "truc_tuyen: 1200, truc_tuyen_huyen: 5")
    _, findings = collected(load_report, build(tmp_path, report=report), Library(Workspace(tmp_path)))
    assert [(item.code, item.details["key"]) for item in findings] == [("D650", "truc_tuyen_huyen")]


def test_one_part_under_another_name_is_one_finding(tmp_path: Path) -> None:
    text = "bieu:\n  II.07b:\n    phan_1: {dong: []}\n    phan_3: {dong: []}"
    found = collected(read_data, shipped("II.07b"), source_of(tmp_path, text), ("bieu", "II.07b"))[1]
    assert [(item.code, item.details["near"]) for item in found if item.code in ("D102", "D408")] == [
        ("D102", "phan_2")
    ]


@pytest.mark.parametrize(
    ("cells", "expected"), [("a: 1", ["D402"]), ("a: null", ["D401"]), ("ten: null, a: null", ["D401"])]
)
def test_a_row_without_name_and_figures_is_one_finding(tmp_path: Path, cells: str, expected: list[str]) -> None:
    source = source_of(tmp_path, f"dong: [{{{cells}}}]")
    _, findings = collected(read_data, own_form(tmp_path, "{ten: A, khoa: a}"), source, (), {}.get)
    assert codes(findings) == expected
