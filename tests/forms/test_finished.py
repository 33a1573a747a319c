"""The finished form: numbers of rows, header cells that differ, names of signers."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.formkit import FORM_HEAD, II_06A, codes, computed, shipped, source_of
from tthc_render.forms.loader import load_form


def test_rows_are_numbered_and_header_cells_can_differ(tmp_path: Path) -> None:
    text = II_06A + 'dau_bang: {truc_tuyen: {ten: {in: "Qua mạng", vi_sao: như bản đã ban hành}}}\n'
    result, findings = computed(shipped("II.06a"), tmp_path, text)
    assert result is not None
    assert codes(findings) == ["C106"]
    part = result.parts["phan_1"]
    assert [line.symbol for line in part.lines if line.kind == "data"] == ["1", "2"]
    assert part.header == {"truc_tuyen": {"ten": "Qua mạng"}}
    assert result.nguoi_ky == {}


def test_only_those_sign_whom_the_form_names(tmp_path: Path) -> None:
    result, findings = computed(shipped("II.06a"), tmp_path, II_06A + "nguoi_ky: {giam_doc: Nguyễn Văn An}\n")
    assert result is None
    assert codes(findings) == ["D708"]


MERGED = (
    FORM_HEAD
    + """      - ten: Tổng số
        khoa: tong
        cot: [{ten: Tổng số, khoa: a, ma: (2)}, {ten: Tổng số, khoa: b, ma: (3)}]
"""
)


def test_a_title_that_is_printed_once_over_all_its_columns_has_no_others_to_change(tmp_path: Path) -> None:
    form, _ = collected(load_form, source_of(tmp_path, MERGED, "bieu.yaml"))
    assert form is not None
    cell = '{{{}: {{ten: {{in: "Số", vi_sao: như bản đã ban hành}}}}}}'
    row = "dong: [{ten: Một, a: 1, b: 2}]\n"
    assert codes(computed(form, tmp_path, f"dau_bang: {cell.format('tong')}\n{row}")[1]) == ["C106"]
    [told] = computed(form, tmp_path, f"dau_bang: {cell.format('a')}\n{row}")[1]
    assert (told.code, told.details["known"].count("a")) == ("D409", 0)
