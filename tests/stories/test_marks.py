"""Marks wherever a clerk writes: the same words with the same formatting in both formats."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pytest
from click.testing import CliRunner

from tests.support.workspaces import REPORT, build
from tthc_render.cli.main import main

MARKED = (
    REPORT.replace("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["UBND tỉnh *(để báo cáo)*", "Phòng **NC₁**"]')
    .replace("luu: VT\n", "luu: VT, NC~1~, *VP*\n  trich_yeu: ['Giảm CO₂ và *tăng trưởng xanh* trên 100 m^2^']\n")
    .replace("linh_vuc: Đất đai", 'linh_vuc: "Đất *đai* CO₂ **m^2^**"')
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    root = tmp_path_factory.mktemp("dau")
    path = build(root, report=MARKED)
    result = CliRunner().invoke(main, ["render", str(path), "-o", str(root / "outputs")])
    assert result.exit_code == 0, result.output
    one, other = (next(root.joinpath("outputs").rglob(f"*.{kind}")).read_bytes() for kind in ("docx", "pdf"))
    return one, other


def formatted(data: bytes) -> dict[str, set[str]]:
    """Italic, raised and lowered words of the DOCX, in tables, too."""
    found: dict[str, set[str]] = {"italic": set(), "sub": set(), "sup": set(), "bold": set()}
    document = docx.Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for paragraph in (*document.paragraphs, *(item for cell in cells for item in cell.paragraphs)):
        for run in paragraph.runs:
            for name, is_so in (
                ("italic", run.italic),
                ("bold", run.bold),
                ("sub", run.font.subscript),
                ("sup", run.font.superscript),
            ):
                if is_so:
                    found[name].add(run.text)
    return found


def test_word_has_real_formatting(outputs: tuple[bytes, bytes]) -> None:
    found = formatted(outputs[0])
    assert {"(để báo cáo)", "VP", "tăng trưởng xanh", "đai"} <= found["italic"]
    assert {"NC", "m"} <= found["bold"]
    assert found["sub"] == {"1", "2"}
    assert "2" in found["sup"]


def test_pdf_has_the_same_words_in_the_same_faces(outputs: tuple[bytes, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(outputs[1])) as pdf:
        letters = [letter for page in pdf.pages for letter in page.chars]
    text = "".join(letter["text"] for letter in letters)
    assert "*" not in text
    assert "~" not in text
    assert "^" not in text
    italic = "".join(letter["text"] for letter in letters if "Italic" in letter["fontname"])
    assert all(words in italic for words in ("(để báo cáo)", "VP", "tăng trưởng xanh", "đai"))
    at = text.index("NC1, VP")
    assert letters[at + 2]["size"] < 0.6 * letters[at]["size"]
