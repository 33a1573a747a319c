"""Copies beside a Word file, from the command line: the file itself stays as it is."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tests.support.hand_typed import STATE, docx, p, styles
from tests.support.letterheads import CONTENT_TYPES, STYLES, built, sample
from tthc_render.cli.main import main
from tthc_render.rendering.word_copies import is_word


def test_a_corrected_and_a_commented_copy_are_written_and_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    data = built(sample("báo cáo", name="NGÔ THỊ HOÀI NAM", number="Số: 7/BC-SNV"), "bảng")
    path.write_bytes(data)
    first = CliRunner().invoke(main, ["lint", str(path), "--fix", "--comments"])
    assert (first.exit_code, path.read_bytes()) == (1, data)
    assert "bao-cao-da-sua.docx" in first.output
    assert "KY-04 Họ tên người ký: chữ in hoa: có → không (1)" in first.output
    assert "Còn lại, cần người sửa:" in first.output
    assert (tmp_path / "bao-cao-nhan-xet.docx").is_file()
    second = CliRunner().invoke(main, ["lint", str(path), "--fix"])
    assert (second.exit_code, "đã có nên không ghi đè" in second.output) == (2, True)
    again = CliRunner().invoke(main, ["lint", str(tmp_path / "bao-cao-da-sua.docx"), "--json"])
    assert "KY-04 Họ tên" not in again.output


def test_only_word_files_have_copies(tmp_path: Path) -> None:
    assert is_word(Path("A.DOCX"))
    assert not is_word(tmp_path / "a.pdf")


def test_no_copies_are_written_where_there_is_nothing_to_say(tmp_path: Path) -> None:
    good, form = tmp_path / "tot.docx", tmp_path / "don.docx"
    good.write_bytes(built(sample("kế hoạch"), "bảng"))
    application = (p(STATE, "b", "center"), p("ĐƠN XIN NGHỈ PHÉP", "b", "center"), p("Tôi tên là An."))
    form.write_bytes(docx(*application, parts={"[Content_Types].xml": CONTENT_TYPES} | styles(), rels=STYLES))
    said = CliRunner().invoke(main, ["lint", str(good), str(form), "--fix", "--comments"]).output
    assert "không thấy lỗi nên không có gì để sửa" in said
    assert said.count("không ghi bản nhận xét") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["don.docx", "tot.docx"]
