"""The finished form: numbers of rows, header cells that differ, names of signers."""

from __future__ import annotations

from pathlib import Path

from tests.support.formkit import II_06A, codes, computed, shipped


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
