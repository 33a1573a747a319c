"""The rules of Windows, on any system: names, line ends, paths with drive letters.

Consoles are tested in cli/test_consoles.py, locks in batch/test_locks.py, encodings in yaml_files/test_encoding.py.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.authoring.files import checked_code
from tthc_render.authoring.new_report import begin_report
from tthc_render.cli.main import main
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.stamp import Stamp
from tthc_render.formats.writing import output_path
from tthc_render.rendering.pipeline import check_report, render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

DEVICES: Final = ("con", "prn", "aux", "nul", "com1", "lpt9", "CON", "Nul")
FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')
"""Signs that no name has there, and what is dropped at its end."""


@pytest.mark.parametrize(
    "name", [*DEVICES, "con.x", "aux.II", "a:b", "a?", "a*", "a|b", 'a"b', "a<b", "a\\b", "a.", "a "]
)
def test_no_name_is_made_that_windows_cannot_have(name: str) -> None:
    with pytest.raises(WrongUsage, match="không dùng được"):
        checked_code(name, "Mã")


@pytest.mark.parametrize("name", ["cong-an", "nul-1", "com10", "lpt", "aux1", "con1", "II.06a"])
def test_names_near_those_can_be_had(name: str) -> None:
    assert checked_code(name, "Mã") == name


@pytest.mark.parametrize(
    "words",
    [
        ["new", "unit", "con", "--name", "Công an xã Mẫu"],
        ["new", "report", "nul", "--form", "II.06a"],
        ["new", "form", "aux"],
        ["new", "layout", "prn"],
    ],
)
def test_every_command_that_makes_files_says_so(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "Windows giữ tên này cho thiết bị" in result.output
    assert not [path for path in tmp_path.rglob("*") if path.stem == words[2]]


def test_outputs_have_names_that_windows_can_have(tmp_path: Path) -> None:
    path = build(tmp_path)
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out", ["docx"])
    made = [file.relative_to(tmp_path / "out") for file in (tmp_path / "out").rglob("*")]
    assert outcome.exit_code == 0
    assert made
    assert [part for file in made for part in file.parts if FORBIDDEN.search(part)] == []
    stamp = Stamp("so-mau", "2024-Q2", "ngan", "x", "Báo cáo: quý II?", "Sở Mẫu")
    assert FORBIDDEN.search(output_path(Path("out"), stamp, "pdf").name) is None


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_move_no_finding(ends: str, mark: str, tmp_path: Path) -> None:
    wrong = REPORT.replace("Công việc **đúng hạn**.", "Sở chuwa tổ chức;  đạt 55% (5/8).").lstrip("\n")
    found = []
    for name, text in (("a", wrong), ("b", mark + wrong.replace("\n", ends))):
        path = build(tmp_path / name)
        path.write_bytes(text.encode())
        _, findings = collected(check_report, path, Library(Workspace(tmp_path / name)))
        found.append([(item.code, item.where.line, item.where.column) for item in findings])
    assert found[0] == found[1]
    assert len(found[0]) == 3


def test_the_next_report_of_a_file_of_windows_has_one_kind_of_line_ends(tmp_path: Path) -> None:
    path = build(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    data = begin_report(Library(Workspace(tmp_path)), path).path.read_bytes()
    assert data.count(b"\r\n") in (0, data.count(b"\n"))
    assert b"\r\r" not in data


@pytest.mark.parametrize("name", [r"C:\Anh\bieu.png", "C:/Anh/bieu.png", r"..\bieu.png", r"\\may-chu\anh\bieu.png"])
def test_a_picture_by_a_path_of_windows_is_named_and_not_read(name: str, tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("Công việc **đúng hạn**.", f"![Biểu]({name})"))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    errors = [item for item in findings if item.severity == "error"]
    assert len(errors) == 1
    assert name.rpartition("\\")[2].rpartition("/")[2] in errors[0].message()


@pytest.mark.parametrize("name", [r"C:\data\x.yaml", r"data\so-mau", "C:"])
def test_a_path_that_is_not_there_is_said_as_typed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", name])
    assert result.exit_code == 2
    assert name in result.output
    assert "Traceback" not in result.output
