"""Signed, edited and issued documents are records: whatever happens around them, none is overwritten."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.provinces import TYPE, make_province, replace_in, report_of
from tthc_render.batch.entries import flat
from tthc_render.batch.issued_records import Issue
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.mark_issued import issue_document
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.cli.main import main


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_province(2, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def signed(data: bytes) -> bytes:
    """A PDF as a signing program leaves it: the old bytes, the stamp in them, and something behind."""
    return data + b"\n% chu ky so\n"


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "before",
    [
        lambda made, report: None,
        lambda made, report: replace_in(report, "so: ", "so: 1"),  # the data changes as well
        lambda made, report: (made.parents[2] / "manifest.jsonl").unlink(),
        lambda made, report: os.utime(made, ns=(1, 1)),
        lambda made, report: (report.unlink(), report.with_name("khac.yaml").write_bytes(b"x: ["))[0],
    ],
    ids=["same data", "new data", "no manifest", "clock back", "report gone"],
)
def test_a_signed_document_is_never_lost(province: Path, force: bool, before: Callable[[Path, Path], object]) -> None:
    options = Options(formats=("pdf",), paths=(province / "data" / "xa-0001",), force=force)
    run(options)
    made = province / "outputs" / "xa-0001" / "2024-Q2" / f"{TYPE}.pdf"
    record = signed(made.read_bytes())
    made.write_bytes(record)
    before(made, report_of(province))
    run(options)
    run(options)
    assert made.read_bytes() == record


def test_an_output_of_an_earlier_version_that_was_restored_and_signed_is_kept(province: Path) -> None:
    options = Options(formats=("pdf",), paths=(report_of(province),))
    run(options)
    made = province / "outputs" / "xa-0001" / "2024-Q2" / f"{TYPE}.pdf"
    first = signed(made.read_bytes())
    replace_in(report_of(province), "so: ", "so: 1")
    run(options)
    made.write_bytes(first)
    replace_in(report_of(province), "so: ", "so: 2")
    done = run(options)
    assert made.read_bytes() == first
    assert [item.code for item in done.outcomes[0].findings] == ["B203"]


def issue_of(made: Path, folder: Path) -> Issue:
    [entry] = [entry for entry in flat(Manifest(folder).read()) if entry.path.endswith(made.name)]
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    return Issue(
        entry.path, digest, "12/BC", "1/7/2024", entry.file, entry.unit, entry.period, entry.report_type,
        entry.data_hash,
    )  # fmt: skip


def test_an_issued_document_is_kept_although_the_manifest_knows_its_bytes(province: Path) -> None:
    options = Options(formats=("docx",), paths=(report_of(province),), force=True)
    run(options)
    folder = province / "outputs"
    made = folder / "xa-0001" / "2024-Q2" / f"{TYPE}.docx"
    record = made.read_bytes()
    Manifest(folder).append([issue_of(made, folder)])
    assert [item.code for outcome in run(options).outcomes for item in outcome.findings] == []
    replace_in(report_of(province), "so: ", "so: 1")
    [outcome] = run(options).outcomes
    assert {item.code for item in outcome.findings} == {"B203", "B503"}
    assert made.read_bytes() == record
    assert made.with_name(f"{TYPE}.ban-moi.docx").is_file()
    assert [issue.number for issue in Manifest(folder).issues()] == ["12/BC"]
    made.unlink()
    assert [item.code for item in run(options).notes] == ["B504"]


@pytest.mark.parametrize("lost", ["deleted", "older"])
def test_an_issued_document_is_kept_although_the_manifest_has_lost_its_mark(province: Path, lost: str) -> None:
    options = Options(formats=("docx",), paths=(report_of(province),), force=True)
    run(options)
    folder = province / "outputs"
    manifest = Manifest(folder)
    made = folder / "xa-0001" / "2024-Q2" / f"{TYPE}.docx"
    older, record = manifest.path.read_bytes(), made.read_bytes()
    issue_document(made, "12/BC", "1/7/2024")
    manifest.path.unlink() if lost == "deleted" else manifest.path.write_bytes(older)
    replace_in(report_of(province), "so: ", "so: 1")
    [outcome] = run(options).outcomes
    assert made.read_bytes() == record
    assert {item.code for item in outcome.findings} == {"B203", "B503"}
    assert [issue.number for issue in manifest.issues()] == ["12/BC"]


def test_an_issued_document_that_was_changed_is_reported_until_it_is_marked_again(province: Path) -> None:
    options = Options(formats=("docx",), paths=(report_of(province),))
    run(options)
    made = province / "outputs" / "xa-0001" / "2024-Q2" / f"{TYPE}.docx"
    issue_document(made, "12/BC", "1/7/2024")
    assert run(options).notes == ()
    made.write_bytes(made.read_bytes() + b"signed once more")
    assert [item.code for item in run(options).notes] == ["B506"]
    issue_document(made, "12/BC", "1/7/2024")
    assert run(options).notes == ()


@pytest.mark.parametrize("target", ["signed.pdf", "data/units.yaml", "notes.csv"])
@pytest.mark.parametrize(
    "command",
    [
        ["compare", "2024-Q2", "2024-Q2", "-o"],
        ["remind", "2024-Q2", "--all", "-o"],
        ["render", "--report"],
        ["export", "2024-Q2", "-f", "csv", "-o"],
        ["aggregate", "tinh-gia-dinh", "2024-Q2", "-o"],
    ],
    ids=lambda command: command[0],
)
def test_no_result_is_written_over_another_file(province: Path, command: list[str], target: str) -> None:
    path = province / target
    if not path.exists():
        path.write_bytes(b"written by somebody")
    before = path.read_bytes()
    result = CliRunner().invoke(main, [*command, target])
    assert result.exit_code in (1, 2), result.output
    assert path.read_bytes() == before
