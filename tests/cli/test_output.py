"""The end of every command: summary, JSON object, exit code."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.support.workspaces import REPORT, build
from tthc_render.cli.main import main
from tthc_render.cli.output import SAME_SHOWN, finish, print_outcome
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.outcome import Outcome

OUTCOMES = [
    Outcome("a.yaml"),
    Outcome("b.yaml", exit_code=1, findings=(finding("D301", Place("b.yaml", 3, 1), unit="x"),)),
]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("vi", "2 báo cáo, 1 báo cáo có lỗi"), ("en", "2 reports, 1 with errors")],
)
def test_the_summary_and_the_worst_exit_code(lang: str, expected: str) -> None:
    @click.command()
    def command() -> None:
        finish(OUTCOMES, as_json=False, lang=lang)

    result = CliRunner().invoke(command)
    assert result.stderr.startswith(expected)
    assert result.exit_code == 1


@pytest.mark.parametrize(("lang", "expected"), [("vi", "1 mẫu chưa kiểm tra được"), ("en", "1 not checked")])
def test_a_template_that_only_uses_a_faulty_one_is_not_counted_as_faulty(lang: str, expected: str) -> None:
    @click.command()
    def command() -> None:
        finish([*OUTCOMES, Outcome("c.yaml", exit_code=4)], as_json=False, lang=lang, what="mẫu")

    assert expected in CliRunner().invoke(command).stderr
    assert "2 mẫu có lỗi" not in CliRunner().invoke(command).stderr


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (
            "templates/layouts/rieng/layout.docx: không có tên “x”.",
            ["templates/layouts/rieng/layout.docx: LỖI: không có tên “x”.", "check templates/layouts/rieng"],
        ),
        ("data/so a/layout.html:3: thừa thẻ.", ["data/so a/layout.html:3: LỖI: thừa thẻ.", 'check "data/so a"']),
        ("đĩa đầy.", ["a.yaml: đĩa đầy."]),
        ("(mẫu của chương trình) layouts/nd30/layout.docx: hỏng.", ["a.yaml: (mẫu của chương trình)"]),
    ],
)
def test_a_fault_of_a_layout_is_told_at_the_layout(error: str, lines: list[str]) -> None:
    @click.command()
    def command() -> None:
        print_outcome(Outcome("a.yaml", error=error, exit_code=4), "vi")

    said = CliRunner().invoke(command).stderr.splitlines()
    assert len(said) == len(lines)
    assert said[0].startswith(lines[0])
    assert said[-1].endswith(lines[-1]) or len(lines) == 1


def test_the_json_object_has_every_finding() -> None:
    @click.command()
    def command() -> None:
        finish(OUTCOMES, as_json=True, lang="vi")

    data = json.loads(CliRunner().invoke(command).stdout)
    assert [(item["code"], item["file"], item["line"]) for item in data["findings"]] == [("D301", "b.yaml", 3)]


ROW = "      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}\n"
WRONG = {
    "cells": lambda number: REPORT.replace(
        ROW, "".join(f"      - {{linh_vuc: A{at}, truc_tuyen: abc, truc_tiep: 1}}\n" for at in range(number))
    ),
    "rows": lambda number: REPORT.replace(
        ROW, "".join("      - {linh_vuc: A, truc_tuyen: 3, truc_tiep: 4}\n" for _ in range(number))
    ),
    "keys": lambda number: REPORT + "".join(f"khoa_la_{at}: 1\n" for at in range(number)),
    "headings": lambda number: REPORT.replace(
        "    - Việc thứ nhất", "\n".join(f"    #### Mục {at}" for at in range(number))
    ),
    "expressions": lambda number: REPORT.replace(
        "    - Việc thứ nhất", "\n".join(f"    - Có [= khong_co_{at} ] việc" for at in range(number))
    ),
}


MANY = 300
"""Six times as many as are printed."""


@pytest.mark.parametrize("kind", WRONG)
def test_hundreds_of_faults_of_one_kind_are_some_lines_and_all_of_the_json(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, report=WRONG[kind](MANY))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "data"])
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    folded = [line for line in lines if line.startswith("… và 2")]
    assert len(folded) in (1, 2)
    assert "chỗ nữa cùng loại" in folded[0]
    assert sum(": LỖI " in line for line in lines) in range(SAME_SHOWN, 2 * SAME_SHOWN + 1)
    quiet = CliRunner().invoke(main, ["check", "data", "--quiet"])
    assert len(quiet.stderr.splitlines()) < 3 * SAME_SHOWN
    everything = CliRunner().invoke(main, ["check", "data", "--all"])
    assert sum(": LỖI " in line for line in everything.stderr.splitlines()) >= MANY - 1
    found = json.loads(CliRunner().invoke(main, ["check", "data", "--json"]).stdout)["findings"]
    assert sum(item["severity"] == "error" for item in found) >= MANY - 1


def test_a_few_faults_of_one_kind_are_all_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, report=WRONG["expressions"](SAME_SHOWN))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "data"])
    assert sum(": LỖI D307" in line for line in done.stderr.splitlines()) == SAME_SHOWN
    assert "chỗ nữa cùng loại" not in done.stderr


def test_one_remedy_for_several_findings_is_printed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"      - {{linh_vuc: A{at}, truc_tuyen: {at} 001, truc_tiep: 1}}\n" for at in (1, 1, 1))
    build(tmp_path, report=REPORT.replace(ROW, rows))
    monkeypatch.chdir(tmp_path)
    lines = CliRunner().invoke(main, ["check", "data"]).stderr.splitlines()
    assert sum(": LỖI D212" in line for line in lines) == 3
    assert sum("Ghi liền: 1001" in line for line in lines) == 1


def test_what_no_writer_can_mend_is_said_once_by_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    form.write_text(
        form.read_text(encoding="utf-8").replace("xac_nhan: da_xac_nhan", "xac_nhan: chua_xac_nhan"), encoding="utf-8"
    )
    folder = tmp_path / "data" / "so-mau"
    (folder / "2024-Q3-ngan.yaml").write_text(REPORT.replace("2024-Q2", "2024-Q3"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command in (["check", "data"], ["render", "data"]):
        done = CliRunner().invoke(main, command)
        assert done.stderr.count("lưu ý D314") == 1
        assert "→ Thấy bảng in ra" not in done.stderr
    found = json.loads(CliRunner().invoke(main, ["check", "data", "--json"]).stdout)["findings"]
    assert [item["code"] for item in found].count("D314") == 2  # one line of each report


def test_what_could_not_be_read_counts_as_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x81")
    monkeypatch.chdir(tmp_path)
    assert "1 báo cáo có lỗi, ghi 0 tệp; 1 lỗi" in CliRunner().invoke(main, ["check", "a.txt"]).stderr
