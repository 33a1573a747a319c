"""Forms written from tables can be read, print the same header, and are never half."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.support.collecting import collected
from tthc_render.authoring.new_form import Pick, new_form
from tthc_render.authoring.table_headers import HeaderRows
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Form, code_text
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

TABLES = Path(__file__).parents[1] / "data" / "samples" / "tables"


def made(root: Path, code: str = "T.01", **how: object) -> Form:
    path = new_form(Workspace(root), code, **how).path  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../schemas/bieu-mau.json\n")
    form, findings = collected(Library(Workspace(root)).form, code, Place())
    assert findings == []
    assert form is not None
    return form


def test_without_a_table_a_sample_is_written(tmp_path: Path) -> None:
    form = made(tmp_path, title="Kết quả thực hiện")
    assert form.spec.ten == "KẾT QUẢ THỰC HIỆN"
    assert [code_text(column, form.parts[0]) for column in form.parts[0].columns] == [
        "(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)=(4)/(3)*100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", [f"{name}.csv" for name in ("so-ngoai-vu-II.06a", "so-ngoai-vu-II.07b-phan-1", "ha-tinh-phu-luc")]
)
def test_the_code_row_of_an_issued_table_comes_out_as_it_was(name: str, tmp_path: Path) -> None:
    form = made(tmp_path, table=TABLES / name)
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    codes = next(line for line in lines if line.startswith("(1)")).split(",")
    assert [code_text(column, form.parts[0]) for column in form.parts[0].columns] == codes


def test_a_code_that_a_table_prints_twice_becomes_a_remark(tmp_path: Path) -> None:
    form = made(tmp_path, table=TABLES / "so-ngoai-vu-II.08.csv")
    assert [column.code for column in form.parts[0].columns][-2:] == ["(8)", ""]
    assert "bản gốc in mã (8) hai lần" in (tmp_path / "templates" / "forms" / "T.01.yaml").read_text(encoding="utf-8")
    assert form.parts[0].columns[-1].kind == "co_khong"


def test_the_official_form_and_the_one_read_from_its_table_agree(tmp_path: Path) -> None:
    form = made(tmp_path, table=TABLES / "so-ngoai-vu-II.06a.csv")
    official, _ = collected(Library(Workspace(tmp_path)).form, "II.06a", Place())
    assert official is not None
    for own, its in zip(form.parts[0].columns, official.parts[0].columns, strict=True):
        assert (own.titles, own.code, own.kind) == (its.titles, its.code, its.kind)
        assert code_text(own, form.parts[0]) == code_text(its, official.parts[0])
    assert form.parts[0].spec.tong_cong == official.parts[0].spec.tong_cong


def test_every_table_with_codes_of_a_word_file_becomes_a_part(tmp_path: Path) -> None:
    document = Document()
    for texts in (
        [["ỦY BAN", "CỘNG HÒA"]],
        [["STT", "Tên", "Số"], ["(1)", "(2)", "(3)"]],
        [["STT", "Tên", "Thu", "Chi"], ["(1)", "(2)", "(3)", "(4)"]],
    ):
        table = document.add_table(len(texts), len(texts[0]))
        for top, row in enumerate(texts):
            for left, text in enumerate(row):
                table.cell(top, left).text = text
    document.save(str(tmp_path / "a.docx"))
    assert [len(part.columns) for part in made(tmp_path, "A", table=tmp_path / "a.docx").parts] == [3, 4]
    assert [len(part.columns) for part in made(tmp_path, "B", table=tmp_path / "a.docx", pick=Pick(table=3)).parts] == [
        4
    ]
    with pytest.raises(WrongUsage, match="3 bảng"):
        new_form(Workspace(tmp_path), "C", table=tmp_path / "a.docx", pick=Pick(table=4))


def test_a_table_without_codes_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Tên,Số\nx,1\n", encoding="utf-8")
    with pytest.raises(DataUnreadable, match="--header-rows"):
        new_form(Workspace(tmp_path), "T.01", table=tmp_path / "a.csv")
    assert not (tmp_path / "templates").exists()
    assert [
        column.key
        for column in made(tmp_path, table=tmp_path / "a.csv", pick=Pick(header=HeaderRows(count=1))).parts[0].columns
    ] == ["ten", "so"]


def test_a_form_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(WrongUsage, match="không ghi đè"):
        new_form(Workspace(tmp_path), "T.01")
