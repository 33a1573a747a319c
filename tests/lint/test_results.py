"""Tests of ``lint/results``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.format_faults import good_bytes
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.results import Status


@pytest.mark.office
def test_libreoffice_saves_the_same_facts(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed for this test"
    source, out = tmp_path / "tot.docx", tmp_path / "out"
    source.write_bytes(good_bytes("docx"))
    profile = (tmp_path / "profile").as_uri()
    order = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", out, source]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    report = lint_bytes((out / "tot.docx").read_bytes(), "docx", "tot.docx")
    assert [finding.message() for finding in report.findings] == []
    assert report.count(Status.PASSED) > 35
