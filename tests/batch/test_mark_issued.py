"""Marking documents as issued."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build, write
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.mark_issued import issue_document
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.diagnostics.errors import WrongUsage


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(Options(formats=("docx",)))
    return Path("outputs/so-mau/2024-Q2/ngan.docx")


def test_number_and_day_are_those_of_the_report(made: Path) -> None:
    issue = issue_document(made)
    assert (issue.path, issue.number, issue.day) == ("so-mau/2024-Q2/ngan.docx", "07/BC-SM", "05/7/2024")
    assert issue.sha256 == hashlib.sha256(made.read_bytes()).hexdigest()
    assert Manifest(Path("outputs")).issues() == [issue]


@pytest.mark.parametrize("name", ["ngan.docx", "ngan.da-ky.docx", "da-ky.pdf"])
def test_a_signed_copy_belongs_to_its_report_by_name_stamp_or_folder(made: Path, name: str) -> None:
    signed = made.with_name(name)
    signed.write_bytes(made.read_bytes() if name.endswith("docx") else b"%PDF-1.7 signed elsewhere")
    issue = issue_document(signed, "9/BC", "1/7/2024")
    assert (issue.unit, issue.period, issue.report_type, issue.number) == ("so-mau", "2024-Q2", "ngan", "9/BC")


def test_a_report_without_number_asks_for_it(made: Path) -> None:
    write(Path("data/so-mau/2024-Q2-ngan.yaml").absolute(), REPORT.replace('so: "07"', "so: null"))
    with pytest.raises(WrongUsage, match="--number"):
        issue_document(made)


def test_wrong_use(made: Path, tmp_path: Path) -> None:
    issue_document(made)
    elsewhere = tmp_path / "x.docx"
    elsewhere.write_bytes(b"x")
    for path, words in [(made, "đã ghi là phát hành"), (elsewhere, "manifest.jsonl"), (Path("data"), "không có tệp")]:
        with pytest.raises(WrongUsage, match=words):
            issue_document(path)
