"""Paper, hidden rows and merged areas of ODS files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tthc_render.authoring.blank_cells import CellLook
from tthc_render.authoring.ods_sheets import OpenSheet, in_signs_of_sheets, paper_in_ods, seen_in_ods

SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "style")
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
SHEET = """<table:table table:style-name="t"><table:table-column/><table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell/></table:table-row>
<table:table-row table:number-rows-repeated="3" table:visibility="filter"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell/><table:table-cell table:style-name="d"/></table:table-row>
</table:table>"""


def made(path: Path, width: str = "297mm", height: str = "210mm") -> Path:
    style = '<style:style style:name="t" style:master-page-name="m"/>'
    style += '<style:style style:name="d"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>'
    page = f'<style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}"/>'
    styles = f'<style:page-layout style:name="p">{page}</style:page-layout>'
    master = '<style:master-page style:name="m" style:page-layout-name="p"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<office:document {SPACES}>{style}{SHEET}</office:document>")
        archive.writestr("styles.xml", f"<office:document {SPACES}>{styles}{master}</office:document>")
    return path


def test_what_a_sheet_hides_and_merges(tmp_path: Path) -> None:
    assert seen_in_ods(made(tmp_path / "a.ods"), 0, 2000, 120) == OpenSheet(
        {2, 3, 4}, {2}, [(1, 1, 1, 2)], {(5, 2): 7}, {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("width", "height", "paper"),
    [("297mm", "210mm", ("A4", "ngang")), ("29.7cm", "42cm", ("A3", "doc")), ("8.5in", "11in", ("", "doc"))],
)
def test_paper(width: str, height: str, paper: tuple[str, str], tmp_path: Path) -> None:
    assert paper_in_ods(made(tmp_path / "a.ods", width, height), 0) == paper


@pytest.mark.parametrize(
    ("value", "text", "number_format"),
    [
        ("10.3640946671305", "+10.36", "+0.00"),
        ("-10.3640946671305", "-10,36", "0.00"),
        ("4174157.94", "4,174,157.9", "0.0"),
        ("2.25", "2,3", "0.0"),
        ("1234", "1.234", "0"),
        ("0.972", "97,2%", "0.0%"),
        ("45565", "30/09/2024", ""),
        ("7", "", ""),
    ],
)
def test_how_a_figure_looks(value: str, text: str, number_format: str, tmp_path: Path) -> None:
    cell = f'<table:table-cell office:value="{value}"><office:p>{text}</office:p></table:table-cell>'
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
        archive.writestr("content.xml", f"<office:document {SPACES}>{table}</office:document>")
    seen = seen_in_ods(tmp_path / "a.ods", 0, 2000, 120).formats
    assert seen == {(1, 1): number_format}


def test_repeated_cells_and_rows_look_alike(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="{}" office:value="2"><office:p>2,0</office:p>'
    cell += "</table:table-cell>"
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        rows = f'<table:table-row table:number-rows-repeated="2">{cell.format(2)}</table:table-row>'
        rows += f"<table:table-row>{cell.format(9)}</table:table-row>"
        archive.writestr(
            "content.xml", f"<office:document {SPACES}><table:table>{rows}</table:table></office:document>"
        )
    seen = seen_in_ods(tmp_path / "a.ods", 0, 3, 4).formats
    assert seen == dict.fromkeys([(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2), (3, 3), (3, 4)], "0.0")


def test_grey_cells_decimals_of_blank_cells_and_insets_of_repeated_ones(tmp_path: Path) -> None:
    styles = '<style:style style:name="g" style:parent-style-name="base" style:data-style-name="n"/>'
    styles += '<style:style style:name="base"><style:paragraph-properties fo:margin-left="0.706cm"/>'
    styles += '<style:table-cell-properties fo:background-color="#C0C0C0"/>'
    styles += '<style:text-properties fo:font-weight="bold"/></style:style>'
    styles += '<number:number-style style:name="n"><number:number number:decimal-places="1"/></number:number-style>'
    column = '<table:table-column table:number-columns-repeated="2"/>'
    column += '<table:table-column table:default-cell-style-name="g"/>'
    row = '<table:table-cell table:style-name="g" table:number-columns-repeated="2"><office:p>{}</office:p>'
    row = f"<table:table-row>{row}</table:table-cell><table:table-cell/></table:table-row>"
    spaces = f'{SPACES} xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    table = f"<table:table>{column}{row.format('a')}{row.format('')}</table:table>"
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", f"<office:document {spaces}>{styles}{table}</office:document>")
    seen = seen_in_ods(tmp_path / "a.ods", 0, 2000, 120)
    assert seen.shaded == seen.bold == {(1, 1), (1, 2)}
    assert seen.blanks == dict.fromkeys([(1, 3), (2, 1), (2, 2), (2, 3)], CellLook(1, True))
    assert seen.insets == dict.fromkeys([(row, column) for row in (1, 2) for column in (1, 2, 3)], 7)


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("of:=SUM([.B3:.B5])", "=SUM(B3:B5)"),
        ("of:=[.$B3]/[.C$3]*100", "=$B3/C$3*100"),
        ('of:=IF([.C3]=0;"";[.B3])', '=IF(C3=0;"";B3)'),
        ("of:=[$'Trang 2'.B3]+[.C3]", "='Trang 2'!B3+C3"),
        ("of:=[.#REF!]", ""),
        ("", ""),
    ],
)
def test_formulas_in_the_signs_of_other_sheets(formula: str, shown: str) -> None:
    assert in_signs_of_sheets(formula) == shown
