"""The command: what it prints, writes and returns."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.format_faults import FAULTS, good_bytes
from tthc_render.cli.lint import lint
from tthc_render.lint import page_check
from tthc_render.lint.results import LintReport, Status

FAULT = next(fault for fault in FAULTS if fault.name == "ngày 5 tháng 3")
WARNING = next(fault for fault in FAULTS if fault.name == "thiếu dấu ./.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tot.docx").write_bytes(good_bytes("docx"))
    (tmp_path / "tot.pdf").write_bytes(good_bytes("pdf"))
    (tmp_path / "sai.docx").write_bytes(FAULT.made("docx"))
    (tmp_path / "nhac.docx").write_bytes(WARNING.made("docx"))
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    arguments = [str(folder / word) if "." in word and not word.startswith("-") else word for word in words]
    return CliRunner().invoke(lint, arguments)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("tot.docx",), 0),
        (("tot.docx", "tot.pdf"), 0),
        (("nhac.docx",), 0),
        (("sai.docx",), 1),
        (("tot.docx", "sai.docx"), 1),
        (("hong.docx",), 3),
        (("sai.docx", "hong.docx"), 3),
        (("khong-co.docx",), 2),
        ((), 2),
        (("tot.docx", "--lang", "fr"), 2),
    ],
)
def test_exit_codes(folder: Path, words: tuple[str, ...], code: int) -> None:
    assert run(folder, *words).exit_code == code


def test_an_unreadable_file_does_not_hide_the_others(folder: Path) -> None:
    result = run(folder, "hong.docx", "sai.docx")
    assert "DD-02" in result.output
    assert "hong.docx: không phải tệp .docx nguyên vẹn" in result.output


def test_json_is_one_object_with_all_files(folder: Path) -> None:
    result = run(folder, "tot.docx", "sai.docx", "hong.docx", "--json")
    shown = json.loads(result.stdout)
    assert [found["rule"] for found in shown["findings"]] == ["DD-02"]
    assert [Path(entry["file"]).name for entry in shown["files"]] == ["tot.docx", "sai.docx"]
    assert len(shown["unreadable"]) == 1


def test_english_is_a_choice(folder: Path) -> None:
    shown = json.loads(run(folder, "sai.docx", "--json", "--lang", "en").stdout)
    assert shown["findings"][0]["message"].startswith("DD-02 – Zeros in the date")


def test_help_is_vietnamese_with_an_example() -> None:
    out = CliRunner().invoke(lint, ["--help"]).output
    assert "Ví dụ:" in out
    assert "tthc-render lint bao-cao.docx" in out
    assert "Mã thoát" in out


def test_the_page_is_written(folder: Path) -> None:
    result = run(folder, "tot.pdf", "--html", "ra.html")
    assert result.exit_code == 0
    assert (folder / "ra.html").read_text(encoding="utf-8").count("<img ") > 3


def test_a_page_that_cannot_be_written_is_reported(folder: Path) -> None:
    assert run(folder, "tot.pdf", "--html", "tot.pdf/ra.html").exit_code == 5
    assert run(folder, "tot.pdf", "--html", "sai.docx").exit_code == 2


@pytest.mark.office
def test_libreoffice_makes_the_pictures_of_a_docx(folder: Path) -> None:
    result = run(folder, "sai.docx", "--html", "ra.html")
    assert result.exit_code == 1
    page = (folder / "ra.html").read_text(encoding="utf-8")
    assert page.count("<img ") > 3
    assert 'class="mark"' in page


def test_without_libreoffice_the_finding_stands_and_that_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    result = run(folder, "sai.docx", "--picture")
    assert result.exit_code == 1
    assert "DD-02" in result.output
    assert "chưa đối chiếu với trang in" in result.output


def test_what_the_page_contradicts_is_dropped_and_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def contradicted(path: Path, report: LintReport, kinds: object) -> LintReport:
        results = tuple(replace(item, status=Status.PASSED, breaks=()) for item in report.results)
        return replace(report, results=results, contradicted=("ND-03",))

    monkeypatch.setattr(page_check, "held_against_page", contradicted)
    result = run(folder, "sai.docx", "--picture")
    assert result.exit_code == 0
    assert "ND-03 vì trang in cho thấy là đúng" in result.output


def test_a_file_that_is_not_there_does_not_stop_the_others(folder: Path) -> None:
    (folder / "thu muc.pdf").mkdir()
    result = run(folder, "khong-co.docx", "thu muc.pdf", "tot.docx")
    assert result.exit_code == 2
    assert "khong-co.docx: không có tệp này" in result.output
    assert "thu muc.pdf: đây là thư mục" in result.output
    assert "Loại: Báo cáo" in result.output
