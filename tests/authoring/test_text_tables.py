"""CSV in any encoding, Markdown with bars at the ends of lines or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.text_tables import decoded, read_csv, read_markdown
from tthc_render.diagnostics.errors import DataUnreadable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_csv_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    import unicodedata

    words = "Xã;Số"
    shown = unicodedata.normalize("NFD", words) if encoding == "cp1258" else words
    data = shown.encode(encoding, errors="ignore") if encoding != "cp1258" else "Xa\u0303;Sô\u0301".encode("cp1258")
    (tmp_path / "a.csv").write_bytes(data)
    assert next(read_csv(tmp_path / "a.csv")).rows == [["Xã", "Số"]]


@pytest.mark.parametrize("text", ["", "a", "ab", "Biểu"])
def test_short_files_are_read_as_they_are(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(text.encode())
    assert decoded(tmp_path / "a.csv") == text


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataUnreadable, match="bảng mã"):
        decoded(tmp_path / "a.csv")


def test_markdown_with_and_without_bars_at_the_ends(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# TỔNG HỢP SỐ LIỆU\n\n| TT | Tên |\n|:-:|---|\n| *1* | **Trạm \\| điểm 2** |\n\nGhi chú: a\n\n## 2. Khác\n\n"
        "TT | Tên\n---|---\n1 | BCG\n2 | \n\nNgười lập &nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Thủ trưởng\n",
        encoding="utf-8",
    )
    first, second = read_markdown(tmp_path / "a.md")
    assert first.rows == [["TT", "Tên"], ["1", "Trạm | điểm 2"]]
    assert first.above == ("TỔNG HỢP SỐ LIỆU",)
    assert second.rows == [["TT", "Tên"], ["1", "BCG"], ["2"]]
    assert (second.above, second.below) == (("Ghi chú: a", "2. Khác"), ("Người lập", "Thủ trưởng"))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (r"(7)=(6)/(5)\*100", "(7)=(6)/(5)*100"),
        (r"**ma\_so** \*x\*", "ma_so *x*"),
        (r"1\.2 \[3\]", "1.2 [3]"),
        (r"C:\a", r"C:\a"),
    ],
)
def test_a_sign_behind_a_backslash_is_that_sign(cell: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"| A | B |\n|---|---|\n| 1 | {cell} |\n", encoding="utf-8")
    assert next(read_markdown(tmp_path / "a.md")).rows[1] == ["1", words]


def test_bold_rows_of_markdown(tmp_path: Path) -> None:
    lines = "| TT | Tên |\n|---|---|\n| **I** | **Xe con** |\n| 1 | **Xe** A |\n| | ***Cộng*** |\n"
    (tmp_path / "a.md").write_text(lines, encoding="utf-8")
    table = next(read_markdown(tmp_path / "a.md"))
    assert table.rows == [["TT", "Tên"], ["I", "Xe con"], ["1", "Xe A"], ["", "Cộng"]]
    assert table.bold == {(1, 0), (1, 1), (3, 1)}
    (grid,) = read_tables(tmp_path / "a.md")
    assert [row[1].bold for row in grid.rows] == [False, True, False, True]
