"""Reports under a name that is not read are recognised by their head; other files and backups are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT
from tthc_render.workspace.paths import report_files
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.misnamed import HEAD, is_backup, is_converted, right_name

JSON = '{"loai": "ngan", "don_vi": "so-mau", "ky": "2024-Q2"}'
SCHEMA = '{\n  "properties": {\n    "loai": {\n "x": 1}, "don_vi": {"type": "string"}, "ky": {\n "x": 1}}}'


def named(folder: Path, name: str, text: str = REPORT.lstrip(), encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("a.txt", "a.yaml"),
        ("a.yaml ", "a.yaml"),
        ("a.yml ", "a.yml"),
        ("a", "a.yaml"),
        ("a.yam", "a.yaml"),
        ("a.json", "a.yaml"),
        ("a.yaml.docx", "a.yaml"),
        ("a.YAML.TXT", "a.yaml"),
        ("a.yaml - Copy", "a.yaml"),
        ("2024-Q2.1-a.txt", "2024-Q2.1-a.yaml"),
    ],
)
def test_a_report_under_another_name_is_reported_with_the_right_one(tmp_path: Path, name: str, right: str) -> None:
    path = named(tmp_path, name)
    assert right_name(path) == right
    assert list(report_files((tmp_path,))) == [path]
    for is_beside, code in ((False, "D508"), (True, "D513")):
        if is_beside:
            named(tmp_path, right)
        source, findings = collected(read_source, path, name)
        assert source is None
        assert [item.code for item in findings] == [code]
        assert right in findings[0].hint()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("# Báo cáo\n\n---\n" + REPORT.lstrip(), "utf-8"),
        (REPORT.lstrip(), "utf-8-sig"),
        (REPORT.lstrip(), "utf-16"),
        (JSON, "utf-8"),
        (REPORT.lstrip().replace("\n", "\r\n"), "utf-8"),
    ],
)
def test_the_head_is_read_in_whatever_form(tmp_path: Path, text: str, encoding: str) -> None:
    assert right_name(named(tmp_path, "a.txt", text, encoding)) == "a.yaml"


@pytest.mark.parametrize(
    "name", ["a.yaml", "a.YML", "a.yaml~", "a.yaml.bak", "a.yaml.tmp", "a.swp", "a.yaml.orig", "a.old"]
)
def test_names_that_are_read_and_backups_of_editors_are_not_reported(tmp_path: Path, name: str) -> None:
    assert right_name(named(tmp_path, name)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Báo cáo có các khóa:\n" + REPORT.lstrip(),
        "# Hướng dẫn\n\nGhi như sau:\n\nloai: ngan\ndon_vi: so-mau\nky: 2024-Q2\n",
        "loai: ngan\ndon_vi: so-mau\n",
        "don_vi: so-mau\nghi_chu: loai, ky: 2024-Q2\n",
        SCHEMA,
        "loai: ngan\n" + "#" * HEAD + "\ndon_vi: a\nky: 2024-Q2\n",
        "# " * 100_000,
        "\n" * 100_000,
    ],
)
def test_other_files_are_no_reports(tmp_path: Path, text: str) -> None:
    assert right_name(named(tmp_path, "a.txt", text)) == ""
    assert list(report_files((tmp_path,))) == []


def test_what_is_no_file_is_no_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.txt")
    (tmp_path / "lien-ket.txt").symlink_to("/etc/passwd")
    (tmp_path / "khong-co.txt").symlink_to(tmp_path / "dau-do")
    for name in ("ong.txt", "lien-ket.txt", "khong-co.txt", "dau-do", "."):
        assert right_name(tmp_path / name) == ""


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("a.yaml.bak", True), ("a.yaml~", True), ("a.OLD", True), ("a.yaml", False), ("a.yaml.txt", False)],
)
def test_backups_of_reports_are_known_as_such(name: str, is_one: bool, tmp_path: Path) -> None:
    assert is_backup(named(tmp_path, name)) == is_one


def test_backups_of_other_files_are_none(tmp_path: Path) -> None:
    assert not is_backup(named(tmp_path, "units.yaml.bak", "don_vi:\n  - ma: so-mau\n"))


@pytest.mark.parametrize(
    ("name", "beside", "is_one"),
    [
        ("a.unicode.yaml", "a.yaml", True),
        ("a.unicode.yaml", "b.yaml", False),
        ("a.unicode.yaml", "a.txt", False),
        ("a.yaml", "b.yaml", False),
        (".unicode.yaml", "a.yaml", False),
        ("a.unicode.2.yaml", "a.yaml", False),
    ],
)
def test_a_text_as_unicode_beside_its_file_is_no_report(name: str, beside: str, is_one: bool, tmp_path: Path) -> None:
    named(tmp_path, beside)
    path = named(tmp_path, name)
    assert is_converted(path) == is_one
    assert (path in report_files((tmp_path,))) != is_one
    assert list(report_files((path,))) == [path]  # named by itself, it is read
