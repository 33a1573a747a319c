"""States of reports: files are counted by the index, outcomes by the manifest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.batch.test_issued_records import ISSUE
from tests.support.workspaces import REPORT, UNITS, build, write
from tthc_render.batch.issued_records import Issue
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.batch.status import State, StatusOverview, overview_of
from tthc_render.cli.main import main
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

FIVE = UNITS + "".join(
    f"  - {{ma: {code}, ten: {code}, cap: xa, cap_tren: so-mau, ten_in: [X], ky_hieu: U, dia_danh: Mẫu}}\n"
    for code in ("xa-1", "xa-2", "xa-3", "xa-4", "xa-5")
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path, units=FIVE)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def add(data: Path, unit: str, text: str = REPORT, name: str = "2024-Q2-ngan.yaml") -> Path:
    signed = text if unit == "so-mau" else text.replace("[GIÁM ĐỐC]", "[TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]")
    return write(data / unit / name, signed.replace("so-mau", unit))


def overview(data: Path, *issues: Issue) -> StatusOverview:
    run(Options(formats=("docx",)))
    return seen(data, *issues)


def seen(data: Path, *issues: Issue) -> StatusOverview:
    return overview_of(Library(Workspace(data.parent)), Manifest(data.parent / "outputs").read(), issues)


def states(found: StatusOverview) -> dict[tuple[str, str], dict[str, str]]:
    out: dict[tuple[str, str], dict[str, str]] = {}
    for (period, kind), rows in found.groups.items():
        out[period.code, kind] = {row.unit: str(row.state) for row in rows}
    return out


def test_broken_files_belong_to_their_unit_period_and_type(data: Path) -> None:
    add(data, "xa-1")
    add(data, "xa-2", REPORT.replace("2024-Q2", "2024-Q5"))
    add(data, "xa-3", "loai: [")
    add(data, "xa-4", "", "2024-Q2.yaml")
    assert states(overview(data)) == {
        ("2024-Q2", "ngan"): {
            **{"so-mau": "xong", "xa-1": "xong", "xa-2": "loi", "xa-3": "loi", "xa-4": "loi", "xa-5": "chua"}
        }
    }


def test_a_file_of_no_known_period_or_unit_opens_no_group(data: Path) -> None:
    add(data, "xa-1", REPORT.replace("2024-Q2", "mùa hè"), "bao-cao.yaml")
    write(data / "linh-tinh" / "2024-Q3.yaml", "x: [")
    write(data / "xa-1" / "ghi-chu.yaml", "viec: 1\n")
    found = overview(data)
    assert list(states(found)) == [("2024-Q2", "ngan")]
    assert [item.file for item in found.loose] == [
        "data/linh-tinh/2024-Q3.yaml",
        "data/xa-1/bao-cao.yaml",
        "data/xa-1/ghi-chu.yaml",  # rendering it failed, so it is not passed over in silence
    ]


def test_a_file_that_no_run_has_seen_is_not_missing(data: Path) -> None:
    run(Options(formats=("docx",)))
    add(data, "xa-1")
    assert states(seen(data))["2024-Q2", "ngan"]["xa-1"] == "chua-tao"


def test_two_files_of_one_report_are_one_unit_with_an_error(data: Path) -> None:
    add(data, "xa-1")
    add(data, "xa-1", name="ban-sao.yaml")
    found = overview(data)
    [row] = [row for rows in found.groups.values() for row in rows if row.unit == "xa-1"]
    assert (row.state, len(row.files)) == (State.ERROR, 2)


def test_issued_reports_and_lateness(data: Path) -> None:
    write(data / "ky-han.yaml", "han:\n  - {ky: [quy], so_ngay: 5}\n")
    add(data, "xa-1")
    issue = Issue(ISSUE.path, "", "1", "1/7/2024", "", "so-mau", "2024-Q2", "ngan", "")
    rows = {row.unit: row for rows in overview(data, issue).groups.values() for row in rows}
    assert rows["so-mau"].state is State.ISSUED
    assert [row.due for row in rows.values()] == [date(2024, 6, 19)] * len(rows)
    assert {unit for unit, row in rows.items() if row.is_late(date(2024, 6, 20))} == {"xa-2", "xa-3", "xa-4", "xa-5"}
    assert not any(row.is_late(date(2024, 6, 19)) for row in rows.values())


def test_accepted_and_open_warnings(data: Path) -> None:
    write(data / "units.yaml", FIVE.replace("dia_danh: Mẫu}", "dia_danh: 'Mẫu, Tỉnh'}"))
    add(data, "xa-1")
    add(data, "xa-2", REPORT + "chap_nhan:\n  - {ma: F104, vi_sao: đã xem}\n")
    found = states(overview(data))["2024-Q2", "ngan"]
    assert (found["xa-1"], found["xa-2"], found["so-mau"]) == ("canh-bao", "chap-nhan", "xong")


def test_a_unit_whose_folder_cannot_be_read_has_an_error_and_is_not_missing(data: Path) -> None:
    (data / "xa-1").symlink_to(data.parent / "chua-ket-noi")
    add(data, "xa-3")
    found = overview(data)
    assert states(found)["2024-Q2", "ngan"]["xa-1"] == "loi"
    assert states(found)["2024-Q2", "ngan"]["xa-2"] == "chua"
    assert [item.file for item in found.loose] == []  # counted once, with its unit
    missing = CliRunner().invoke(main, ["list", "missing", "--period", "2024-Q2"]).output
    assert ("xa-1" in missing, "xa-2" in missing) == (False, True)
    rolled_up = CliRunner().invoke(main, ["aggregate", "so-mau", "2024-Q2", "--missing", "blank"])
    assert rolled_up.exit_code == 1
    assert "data/xa-1" in rolled_up.output


def test_a_report_of_another_period_than_its_name_is_reported_where_it_is_missing(data: Path) -> None:
    add(data, "xa-1", REPORT.replace("ky: 2024-Q2", "ky: 2022-Q2"))
    add(data, "xa-3")
    found = overview(data)
    assert states(found)["2022-Q2", "ngan"] == {"xa-1": "canh-bao"}
    [row] = [
        row for (period, _), rows in found.groups.items() for row in rows if row.unit == "xa-1" and period.year == 2024
    ]
    assert (row.state, row.other_period) == (State.MISSING, (("data/xa-1/2024-Q2-ngan.yaml", "2022-Q2"),))
