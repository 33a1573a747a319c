"""Broken and hostile files of every kind: a finding or a sentence, never a traceback. ``make fuzz`` runs it for long.

``TTHC_FUZZ`` is the number of inputs of each kind; a seed gives the same input each time, so a failure can be repeated.
"""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.documents import docx_of, everything, letter, pdf_of
from tests.support.mutation import mutated, mutated_bytes, mutated_zip
from tests.support.workspaces import CONTENT, FORM, REPORT, TYPE, UNITS, build, write
from tthc_render.authoring.table_files import read_tables
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.faults import DEBUG
from tthc_render.diagnostics.findings import Finding, format_finding
from tthc_render.document.limits import Count
from tthc_render.document.tree import Figure, Run
from tthc_render.lint.linter import lint_facts, with_facts
from tthc_render.lint.rules import load_rules
from tthc_render.readers.received_files import read_received
from tthc_render.rendering.pipeline import check_file, check_report, render_report
from tthc_render.rendering.report_inside import fault_inside
from tthc_render.rendering.verification import verify_file
from tthc_render.reports.library import Library
from tthc_render.reports.pictures import with_picture
from tthc_render.spreadsheets.read_book import read_book
from tthc_render.template_checks.checker import check_templates
from tthc_render.workspace.paths import Workspace

INPUTS = int(os.environ.get("TTHC_FUZZ", "60"))
FUZZ = settings(
    max_examples=INPUTS,
    deadline=None,
    derandomize="TTHC_FUZZ" not in os.environ,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
SEEDS = st.integers(0, 2**32)
EXPRESSIONS = """
    Có [= chi_tieu.pakn.tong | dem], [= bieu.M_01.tong.tiep_nhan / 3 | ty_le] và [= 'a' if ky.nam > 2 else 'b' ].
"""
LONG_REPORT = REPORT.rstrip() + EXPRESSIONS + "rieng: {a: 3}\nchap_nhan: [{ma: P301, vi_sao: x}]\n"


@functools.cache
def home() -> Path:
    """A folder of this process, emptied at its end by the system."""
    return Path(tempfile.mkdtemp(prefix="tthc-fuzz-"))


@pytest.fixture(scope="module", autouse=True)
def cleared() -> Iterator[None]:
    """Faults of the program are raised, not turned into sentences."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(DEBUG, "1")
        yield
    shutil.rmtree(home(), ignore_errors=True)


def workspace(**files: str) -> Library:
    root = home() / "w"
    shutil.rmtree(root, ignore_errors=True)
    build(root, **files)
    return Library(Workspace(root))


def reported(findings: list[Finding] | Findings) -> None:
    """Every finding can be printed in both languages."""
    for item in findings:
        for lang in ("vi", "en"):
            assert format_finding(item, lang)
        assert item.to_json()


def checked(library: Library) -> None:
    for path in sorted(library.workspace.data.rglob("*.yaml")):
        findings = Findings()
        if path.name == "units.yaml":
            check_file(path, library)
        else:
            check_report(path, library, findings)
        reported(findings)


@FUZZ
@given(SEEDS)
def test_reports(seed: int) -> None:
    checked(workspace(report=mutated(LONG_REPORT, seed)))


@FUZZ
@given(SEEDS)
def test_the_registry(seed: int) -> None:
    checked(workspace(units=mutated(UNITS, seed)))


@FUZZ
@given(SEEDS)
def test_report_types(seed: int) -> None:
    checked(workspace(kind=mutated(TYPE, seed)))


@FUZZ
@given(SEEDS)
def test_outlines(seed: int) -> None:
    checked(workspace(content=mutated(CONTENT, seed)))


@FUZZ
@given(SEEDS)
def test_forms(seed: int) -> None:
    library = workspace()
    write(library.workspace.root / "templates" / "forms" / "M.01.yaml", mutated(FORM, seed))
    checked(library)


@settings(FUZZ, max_examples=max(5, INPUTS // 10))
@given(SEEDS)
def test_templates_tried_out(seed: int) -> None:
    library = workspace(content=mutated(CONTENT, seed), kind=mutated(TYPE, seed + 1) if seed % 2 else TYPE)
    for outcome in check_templates([library.workspace.root / "templates"]):
        reported(list(outcome.findings))


ND30 = Path(__file__).parents[2] / "templates" / "layouts" / "nd30"


@settings(FUZZ, max_examples=max(5, INPUTS // 5))
@given(SEEDS)
def test_layouts(seed: int) -> None:
    library = workspace()
    folder = library.workspace.root / "templates" / "layouts" / "nd30"
    shutil.copytree(ND30, folder)
    word, page = folder / "layout.docx", folder / "layout.html"
    if seed % 2:
        word.write_bytes(mutated_zip(word.read_bytes(), seed))
    else:
        page.write_text(mutated(page.read_text(encoding="utf-8"), seed), encoding="utf-8", errors="replace")
    report = next(library.workspace.data.rglob("*-ngan.yaml"))
    outcome = render_report(report, library, home() / "out", ("docx",) if seed % 2 else ("pdf",))
    reported(list(outcome.findings))
    assert outcome.exit_code in range(6)


SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" viewBox="0 0 120 80">
<defs><linearGradient id="a"><stop offset="0.2" stop-color="#123"/></linearGradient>
<g id="b"><path d="M1 2L3 4Z"/></g></defs>
<rect x="1" y="2" width="30" height="40" fill="url(#a)"/><use href="#b" transform="rotate(30) scale(2)"/>
<text x="5" y="20" font-family="Times New Roman" font-size="12">Số hồ sơ</text><circle r="7"/></svg>"""


@functools.cache
def samples() -> dict[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("STT", "Nội dung", "Số"), ("(1)", "(2)", "(3)=(4)+(5)"), (1, "Việc", 3), ("", "Tổng", "=SUM(C3)")):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    path = home() / "bang.xlsx"
    book.save(path)
    return {
        ".docx": docx_of(everything(picture=False)),
        ".pdf": pdf_of(letter()),
        ".xlsx": path.read_bytes(),
        ".svg": SVG.encode(),
        ".csv": "STT;Nội dung;Số\n(1);(2);(3)\n1;Việc;3\n".encode(),
        ".txt": "Báo cáo\n1. Tổng số 5 hồ sơ, đạt 20%, trong đó: 3 và 2.\n- a) Ngày 31/02/2024\n".encode() * 3,
    }


def lint_it(path: Path) -> None:
    with_facts(path, "", functools.partial(lint_facts, rules=load_rules()))


def check_it(path: Path) -> None:
    outcome = check_file(path, workspace())
    reported(list(outcome.findings))


def read_it(path: Path) -> None:
    read_tables(path)


def extract_it(path: Path) -> None:
    read_received(path, path.name, fault_inside)


def verify_it(path: Path) -> None:
    verify_file(path)


def import_it(path: Path) -> None:
    read_book(path)


def draw_it(path: Path) -> None:
    findings = Findings()
    with_picture(Figure(path.name, 0, (Run("Hình 1"),)), path.parent, (), Count(), findings)
    reported(findings)


@pytest.mark.parametrize(
    ("ending", "use"),
    [
        *((".docx", lint_it), (".docx", check_it), (".docx", read_it), (".pdf", lint_it)),
        *((".docx", extract_it), (".pdf", extract_it), (".pdf", verify_it), (".xlsx", import_it), (".svg", draw_it)),
        *((".txt", check_it), (".xlsx", read_it), (".csv", read_it)),
    ],
)
@settings(FUZZ, max_examples=max(5, INPUTS // 3))
@given(seed=SEEDS)
def test_files_of_strangers(ending: str, use: Callable[[Path], None], seed: int) -> None:
    data = samples()[ending]
    inside = ending in (".docx", ".xlsx") and seed % 3
    path = home() / f"la{ending}"
    path.write_bytes(mutated_zip(data, seed) if inside else mutated_bytes(data, seed))
    try:
        use(path)
    except TthcError as error:
        assert path.name in error.message  # noqa: PT017
