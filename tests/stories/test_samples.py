"""The issued reports, word for word: what the program makes of their data says what was issued, no more and no less.

Tests of one sample: ``pytest tests/stories/test_samples.py -k cam-xuyen``.
A new sample is one row in ``samplekit.SAMPLES``.
"""

from __future__ import annotations

import difflib
import functools
import hashlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import samplekit
from tests.support.compare_pages import compare
from tests.support.samplekit import FOLDER, ROOT, SAMPLES, Docx, Grid, Span, Text, sample, words
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@dataclass(frozen=True)
class Made:
    """What the program made of one sample's data."""

    findings: tuple[Finding, ...]
    docx: bytes
    pdf: bytes


@functools.cache
def made(name: str) -> Made:
    with tempfile.TemporaryDirectory() as folder:
        outcome = render_report(ROOT / "data" / SAMPLES[name], Library(Workspace(ROOT)), Path(folder))
        files = written(Path(folder))
    assert set(files) == {".docx", ".pdf"}, [item.message() for item in outcome.findings] + [outcome.error]
    return Made(outcome.findings, files[".docx"], files[".pdf"])


def written(folder: Path) -> dict[str, bytes]:
    """The outputs below ``folder`` by their endings."""
    return {path.suffix: path.read_bytes() for path in folder.rglob("*.*") if path.suffix in (".docx", ".pdf")}


@functools.cache
def read(name: str) -> Docx:
    return Docx(made(name).docx)


@pytest.fixture(scope="session", params=SAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each sample."""
    return str(request.param)


def difference(expected: list[str], seen: list[str]) -> str:
    """What to say of two lists that should be equal: the first places where they part."""
    lines = list(difflib.unified_diff(expected, seen, "bản phát hành", "bản in", n=1, lineterm=""))
    return "\n".join(lines[:40])


def same(expected: list[str], seen: list[str]) -> None:
    assert expected == seen, difference(expected, seen)


def flow_of(docx: Docx, tables: list[str]) -> list[str]:
    """Paragraphs, and tables by the name that the sample gives to the one in that place."""
    names = iter(tables)
    return [f"[[{next(names, '?')}]]" if isinstance(item, Grid) else item.text for item in docx.flow]


def test_no_finding_is_an_error(name: str) -> None:
    assert [
        item.message() for item in made(name).findings if item.severity is Severity.ERROR and not item.accepted
    ] == []


def test_docx_paragraphs_are_the_issued_ones(name: str) -> None:
    same(list(sample(name).flow), flow_of(read(name), sample(name).tables))


def test_docx_tables_are_the_issued_ones(name: str) -> None:
    grids = [item for item in read(name).flow if isinstance(item, Grid)]
    tables = sample(name).tables
    assert len(grids) == len(tables)
    for table, grid in zip(tables, grids, strict=True):
        header_rows, cells = samplekit.merged(table)
        same(["\t".join(row) for row in samplekit.grid(table)], ["\t".join(row) for row in grid.rows])
        deep = 1 + max(row for _, row, *_ in cells)
        assert grid.header_rows == header_rows
        assert sorted(cell for cell in grid.cells if cell[1] < deep) == cells


def test_docx_footnotes_are_the_issued_ones(name: str) -> None:
    """Their anchors are compared with the paragraphs: a call is a raised number at its word."""
    same(list(sample(name).notes), [note.text for note in read(name).notes])


def test_docx_has_the_issued_looks(name: str) -> None:
    missing = [span for span in samplekit.spans(name) if not any(has(text, span) for text in texts(name))]
    assert missing == []


def test_docx_has_no_other_looks(name: str) -> None:
    """Bold and italic letters that a run has by itself, not by the style of its paragraph."""
    listed = samplekit.spans(name)
    extra = []
    for text in texts(name):
        mine = [span for span in listed if starts(text, span)]
        for look in ("bold", "italic"):
            covered = {at for span in mine if span.kind == look for place in places(text, span) for at in place}
            letters = [
                one.sign
                for at, one in enumerate(text.letters)
                if look in one.own and at not in covered and one.sign not in samplekit.SUP + "()"
            ]
            if letters:
                extra.append((look, "".join(letters), text.text[:60]))
    assert extra == []


def test_pdf_words_are_the_issued_ones(name: str) -> None:
    issued = sample(name)
    number = next(at for at, line in enumerate(issued.flow) if line.startswith("Số:"))
    left, right = issued.flow[:number], issued.flow[number + 1 : issued.head - 1]
    lines = [*left, *right, issued.flow[number], *issued.flow[issued.head - 1 :]]
    headers = []
    expected = []
    for line in lines:
        if line.startswith("[["):
            rows = [" ".join(text for text in row if text) for row in samplekit.grid(line[2:-2])]
            headers.append(words(" ".join(rows[: samplekit.merged(line[2:-2])[0]])))
            line = " ".join(rows)
        expected += words(line)
    body, notes = samplekit.pdf_words(made(name).pdf, headers)
    same(words(" ".join(expected)), body)
    numbers = [str(number).translate(str.maketrans("0123456789", samplekit.SUP)) for number in range(1, 100)]
    reported = [f"{number} {note}" for number, note in zip(numbers, issued.notes, strict=False)]
    same(words(" ".join(reported)), notes)


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """All reports in another process, from the command line, in another folder."""
    program = [sys.executable, "-c", "from tthc_render.cli.main import main; main()"]
    reports = [f"data/{path}" for path in SAMPLES.values()]
    command = [*program, "render", *reports, "-o", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = [path for path in tmp_path.rglob("*.*") if path.suffix in (".docx", ".pdf")]
    assert len(files) == 2 * len(SAMPLES)
    again = {hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    for name in SAMPLES:
        assert {hashlib.sha256(data).hexdigest() for data in (made(name).docx, made(name).pdf)} <= again, name


@pytest.mark.office
def test_docx_and_pdf_are_the_same_to_the_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(made(name).docx)
    ours = tmp_path / "ours.pdf"
    ours.write_bytes(made(name).pdf)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=300)
    found = compare(tmp_path / "a.pdf", ours)
    with capsys.disabled():
        print(f"\n{name}: {str(found).splitlines()[-1]}")
    assert found.good, str(found)


def texts(name: str) -> list[Text]:
    """All paragraphs and notes of the DOCX."""
    return [*(item for item in read(name).flow if isinstance(item, Text)), *read(name).notes]


def starts(text: Text, span: Span) -> bool:
    """Whether ``text`` is the paragraph of ``span``; some are listed without the dash of their item."""
    return squeezed(text.text).lstrip("-+").startswith(squeezed(span.start).lstrip("-+"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def places(text: Text, span: Span) -> list[range]:
    """Where the letters of ``span`` stand in ``text``."""
    letters, wanted = "".join(one.sign for one in text.letters), squeezed(span.text)
    return [
        range(at, at + len(wanted)) for at in range(len(letters) - len(wanted) + 1) if letters.startswith(wanted, at)
    ]


def has(text: Text, span: Span) -> bool:
    """Whether ``span`` stands in ``text`` with its look; a raised or lowered digit shows in the text itself."""
    if not starts(text, span):
        return False
    for place in places(text, span):
        letters = [text.letters[at] for at in place]
        if span.kind in ("subscript", "superscript"):
            return True
        if span.kind == "link" and all(one.link == span.text for one in letters):
            return True
        if all(span.kind in one.looks for one in letters if one.sign not in samplekit.SUP):
            return True
    return False


def test_every_listed_sample_is_there() -> None:
    issued = {path.stem for path in FOLDER.glob("*.txt")}
    assert set(SAMPLES) <= issued
    assert len(set(SAMPLES.values())) == len(SAMPLES)
