"""One index says which reports exist and whose they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build, write
from tthc_render.reports import index
from tthc_render.reports.identity import ReportKeys
from tthc_render.reports.index import IndexedReport, ReportIndex
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def data(tmp_path: Path) -> Path:
    build(tmp_path)
    return tmp_path / "data"


def reports_in(data: Path) -> ReportIndex:
    return Library(Workspace(data.parent)).reports


def whose(entry: IndexedReport) -> tuple[str, str, str]:
    return entry.unit, entry.code, entry.report_type


def test_a_report_is_found_by_what_it_says_not_by_its_name_or_folder(data: Path) -> None:
    other = write(data / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    elsewhere = write(data / "khac" / "y.yaml", REPORT.replace("2024-Q2", "2023-Q2"))
    reports = reports_in(data)
    assert reports.find("so-mau", "ngan", "2024-Q2") == data / "so-mau" / "2024-Q2-ngan.yaml"
    assert reports.find("so-mau", "ngan", "2024-Q1") == other
    assert reports.find("so-mau", "ngan", "2023-Q2") == elsewhere
    assert reports.find("so-mau", "ngan", "2023-Q1") is None
    assert reports.find("khong-co", "ngan", "2024-Q2") is None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("so-mau/2024-Q3-ngan.yaml", "loai: [ngan\n", ("so-mau", "2024-Q3", "ngan")),  # no YAML
        ("so-mau/2024-Q3-ngan.yaml", "", ("so-mau", "2024-Q3", "ngan")),
        ("so-mau/2024-Q3-ngan.yaml", REPORT.replace("2024-Q2", "2024-Q7"), ("so-mau", "2024-Q3", "ngan")),
        ("so-mau/2024-Q3-ngan.yaml", REPORT.replace("2024-Q2", "mùa hè"), ("so-mau", "2024-Q3", "ngan")),
        ("so-mau/2024-Q3-ngan.yaml", REPORT.replace("so-mau", "so-mua"), ("so-mau", "2024-Q2", "ngan")),
        ("so-mau/2024-Q3-ngan.yaml", REPORT.replace("don_vi: so-mau\n", ""), ("so-mau", "2024-Q2", "ngan")),
        ("so-mau/cu/2024-Q3-ngan.yaml", "x: [", ("so-mau", "2024-Q3", "ngan")),
        ("ubnd-tinh-mau/so-mau/q3.yaml", "x: [", ("so-mau", "", "")),
        ("khac/2024-Q3.yaml", "x: [", ("", "2024-Q3", "")),
        ("khac/x.yaml", REPORT, ("so-mau", "2024-Q2", "ngan")),
        ("so-mau/2024-Q3/ban-cuoi.yaml", "x: [", ("so-mau", "2024-Q3", "")),
        ("so-mau/2024/quy-3.yaml", "x: [", ("so-mau", "", "")),  # of which part of 2024 is not known
        ("so-mau/2024-Q3-ngan.yaml", REPORT.replace("loai: ngan", "loai: ngna"), ("so-mau", "2024-Q2", "ngan")),
        ("so-mau/quy-3.yaml", REPORT.replace("loai: ngan", "loai: ngna"), ("so-mau", "2024-Q2", "")),
    ],
)
def test_what_a_file_does_not_say_its_folder_and_name_say(
    data: Path, name: str, text: str, expected: tuple[str, str, str]
) -> None:
    path = write(data / name, text)
    assert whose(reports_in(data).entry(path)) == expected


def test_files_that_are_no_reports_are_known_as_such(data: Path) -> None:
    write(data / "so-mau" / "ghi-chu.yaml", "viec: 3\n")
    write(data / "so-mau" / "ky-la.yaml", "loai: ngan\nky: mùa hè\n")
    reports = reports_in(data)
    assert {entry.path.name: entry.is_report for entry in reports.entries} == {
        "2024-Q2-ngan.yaml": True,
        "ghi-chu.yaml": False,
        "ky-la.yaml": True,
    }
    assert [entry.path.name for entry in reports.reports] == ["2024-Q2-ngan.yaml"]


def test_files_that_are_one_report_name_each_other(data: Path) -> None:
    path = data / "so-mau" / "2024-Q2-ngan.yaml"
    copy = write(data / "khac" / "ban-sao.yaml", REPORT)
    outside = write(data.parent / "nhap.yaml", REPORT)
    broken = write(data / "so-mau" / "2024-Q2-ngan-2.yaml", "loai: [")
    found = reports_in(data).doubles([path, broken])
    assert {file: (item.code, item.details["others"]) for file, item in found.items()} == {
        "data/so-mau/2024-Q2-ngan.yaml": ("B202", "data/khac/ban-sao.yaml"),
    }
    assert reports_in(data).doubles([outside]) == {}
    assert set(reports_in(data).doubles([outside, copy])) == {"nhap.yaml", "data/khac/ban-sao.yaml"}
    # The one in its unit's folder is the one that others are compared with.
    assert reports_in(data).find("so-mau", "ngan", "2024-Q2") == path


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("khac/2024-Q1.yaml", "data/so-mau/2024-Q1.yaml"),
        ("ubnd-tinh-mau/cu/a.yaml", "data/so-mau/a.yaml"),
        ("ubnd-tinh-mau/a.yaml", None),  # another unit's folder is D317
        ("a.yaml", "data/so-mau/a.yaml"),
        ("so-mau/2024/a.yaml", None),
        ("ubnd-tinh-mau/so-mau/a.yaml", None),
        ("../a.yaml", None),
    ],
)
def test_a_report_outside_of_its_unit_s_folder_is_a_finding(data: Path, name: str, right: str | None) -> None:
    path = write(data / name, REPORT.replace("2024-Q2", "2024-Q1"))
    found = reports_in(data).misplaced(path.resolve())
    assert [(item.code, item.details["right"]) for item in found] == ([("B501", right)] if right else [])


@pytest.mark.parametrize("code", ['"s\\e[31m"', "SO-MAU", "so mau", "../so", '"a/b"'])
def test_nothing_is_to_be_moved_into_a_folder_that_no_code_can_name(data: Path, code: str) -> None:
    path = write(data / "khac" / "a.yaml", REPORT.replace("so-mau", code).replace("2024-Q2", "2024-Q1"))
    assert reports_in(data).misplaced(path.resolve()) == []


@pytest.mark.parametrize(
    ("named", "counts"),
    [(["so-mau/q2.yaml", "../ra.yaml"], True), (["../ra.yaml", "so-mau/q2.yaml"], True), (["../ra.yaml"], False)],
)
def test_a_report_elsewhere_counts_when_named_beside_some_in_data(data: Path, named: list[str], counts: bool) -> None:
    (data / "so-mau" / "2024-Q2-ngan.yaml").rename(data / "so-mau" / "q2.yaml")
    outside = write(data.parent / "ra.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    index = reports_in(data)
    index.add_named([(data / name).resolve() for name in named])
    assert index.find("so-mau", "ngan", "2024-Q1") == (outside.resolve() if counts else None)
    assert index.find("so-mau", "ngan", "2024-Q2") == data / "so-mau" / "q2.yaml"
    assert [item.code for item in index.misplaced(outside.resolve())] == (["B501"] if counts else [])


def test_each_head_is_read_once_and_anew_after_forgetting(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    true = index.head_of

    def counted(path: Path) -> ReportKeys | None:
        read.append(path)
        return true(path)

    monkeypatch.setattr(index, "head_of", counted)
    reports = reports_in(data)
    for entry in reports.entries:
        assert reports.entry(entry.path) is entry
        assert reports.of(entry.unit, entry.code) == [entry]
        reports.misplaced(entry.path)
    reports.doubles(entry.path for entry in reports.entries)
    assert len(read) == 1
    copied = ReportIndex(Workspace(data.parent), (), list, reports.entries)
    assert copied.find("so-mau", "ngan", "2024-Q2")
    assert len(read) == 1
    write(data / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    assert reports.find("so-mau", "ngan", "2024-Q1") is None
    reports.forget()
    assert reports.find("so-mau", "ngan", "2024-Q1")


def test_without_a_registry_the_report_says_whose_it_is(data: Path) -> None:
    (data / "units.yaml").unlink()
    assert whose(reports_in(data).entries[0]) == ("so-mau", "2024-Q2", "ngan")


def test_a_folder_that_cannot_be_searched_is_its_unit_s_report(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = write(data / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", REPORT).parent
    true = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "denied", str(path))
        return true(path)

    monkeypatch.setattr(os, "scandir", scandir)
    reports = reports_in(data)
    assert [entry.path for entry in reports.of("ubnd-tinh-mau", "2024-Q2")] == [closed]
    assert [entry.path for entry in reports.of("ubnd-tinh-mau", "2023")] == [closed]
    assert [entry.path.name for entry in reports.of("so-mau", "2024-Q2")] == ["2024-Q2-ngan.yaml"]


def test_a_file_that_states_another_period_than_its_name_is_known_by_both(data: Path) -> None:
    path = write(data / "ubnd-tinh-mau" / "2024-Q3-ngan.yaml", REPORT.replace("so-mau", "ubnd-tinh-mau"))
    reports = reports_in(data)
    assert [entry.path for entry in reports.misnamed("ubnd-tinh-mau", "2024-Q3")] == [path]
    assert [entry.path for entry in reports.of("ubnd-tinh-mau", "2024-Q2")] == [path]
    assert reports.misnamed("so-mau", "2024-Q2") == []


def test_a_year_s_folder_is_known_for_each_of_its_periods(data: Path) -> None:
    text = REPORT.replace("so-mau", "ubnd-tinh-mau").replace("2024-Q2", "2022-Q2")
    path = write(data / "ubnd-tinh-mau" / "2024" / "bao-cao.yaml", text)
    reports = reports_in(data)
    assert [entry.path for entry in reports.misnamed("ubnd-tinh-mau", "2024-Q2")] == [path]
    assert [entry.path for entry in reports.misnamed("ubnd-tinh-mau", "2024")] == [path]
    assert reports.misnamed("ubnd-tinh-mau", "2023-Q2") == []


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("so-mau/BC quý III (1).docx", True),
        ("so-mau/BC.PDF", True),
        ("so-mau/gửi/số liệu.xlsx", True),
        ("BC.zip", True),
        ("so-mau/2024-Q2-ngan.yaml.gz", True),
        ("so-mau/BC.tar.gz", True),
        ("so-mau/BC.tgz", True),
        ("so-mau/BC.tar.bz2", True),
        ("so-mau/BC.tar.xz", True),
        ("so-mau/BC.tar.zst", True),
        ("so-mau/số liệu.csv", True),
        ("so-mau/số liệu.numbers", True),
        ("so-mau/Gửi báo cáo.eml", True),
        ("so-mau/2024-Q2-ngan.yaml.p7s", True),
        ("so-mau/~$2024-Q2-ngan.docx", False),  # Word has a file open
        ("so-mau/.~lock.BC.docx#", False),
        ("so-mau/layout.docx", False),
        ("so-mau/so-do.png", False),  # a picture of a report
        ("so-mau/2024-Q2-ngan.yaml.bak", False),
    ],
)
def test_documents_that_nothing_reads_are_named(data: Path, name: str, reported: bool) -> None:
    write(data / name, "x")
    reports = reports_in(data)
    found = reports.unread()
    assert [(item.code, item.where.file, item.details["names"]) for item in found] == [
        ("B508", f"data/{name}", f"“data/{name}”")
    ] * reported
    of_unit = reported and name.startswith("so-mau/")
    assert len(reports.unread(units=("so-mau",))) == of_unit
    assert len(reports.unread((data / "so-mau",))) == of_unit
    assert not reports.unread(units=("ubnd-tinh-mau",))
