"""The next report: period, what is carried over, what is cleared, and that the writer's comments stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build
from tthc_render.authoring.next_period import NextReport, next_period_of, next_report
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace

CARRYING = (
    TYPE.replace(
        "      ky_truoc: {ten: Số kỳ trước}", "      ky_truoc: {ten: Số kỳ trước}\n      dang: {ten: Đang xử lý}"
    )
    + """
noi_tiep:
  - {nhom: pakn, nay: ky_truoc, truoc: dang, nguon: Quy định}
  - {bieu: M.01, nay: truc_tiep, truoc: truc_tuyen, nguon: Quy định}
"""
)
MORE = """
      - linh_vuc: Hộ tịch # phòng Tư pháp
        truc_tuyen: 5
        truc_tiep: 6"""
WRITTEN = (
    REPORT.replace("pakn: {moi: 3, ky_truoc: 1}", "pakn:\n    moi: 3\n    ky_truoc: 1\n    dang: 12 # còn ở phòng\n")
    .replace("truc_tiep: 34}", "truc_tiep: 34}" + MORE)
    .replace("loi_van:", "rieng: {ho_dan: 9}\nchap_nhan:\n  - {ma: P301, vi_sao: đã xem}\nloi_van:")
)  # fmt: skip


def following(tmp_path: Path, report: str = WRITTEN, wanted: str = "") -> NextReport:
    path = build(tmp_path, report=report, kind=CARRYING)
    computed, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert computed is not None, [item.message() for item in findings]
    period = next_period_of(computed.report.period, wanted)
    return next_report(computed, period, new_file="data/so-mau/2024-Q3-ngan.yaml")


@pytest.mark.parametrize(("wanted", "filled"), [("", True), ("2025-Q2", False)])
def test_only_a_draft_that_carries_figures_over_says_so(tmp_path: Path, wanted: str, filled: bool) -> None:
    """Also where the report that it is made of was such a draft itself, of either kind."""
    report = WRITTEN
    first = following(tmp_path / "first", report, wanted)
    for words in ("đã điền sẵn", "thay null bằng số.\n"):
        before = next(
            line
            for line in following(tmp_path / "x", report, "" if "sẵn" in words else "2025-Q2").text.splitlines()
            if "thay null bằng số" in line
        )
        again = following(tmp_path / "again", report.replace("chi_tieu:", f"{before}\nchi_tieu:", 1), wanted)
        for draft in (first, again):
            assert ("đã điền sẵn" in draft.text) is filled is bool(draft.carried)
            assert draft.text.count("Số liệu kỳ mới: thay null bằng số") == 1


def test_what_was_in_progress_is_carried_over_and_the_rest_is_cleared(tmp_path: Path) -> None:
    draft = following(tmp_path)
    data = yaml.safe_load(draft.text)
    assert draft.period.code == data["ky"] == "2024-Q3"
    assert data["chi_tieu"]["pakn"] == {"moi": None, "ky_truoc": 12, "dang": None}
    assert data["bieu"]["M.01"]["dong"] == [
        {"linh_vuc": "Đất đai", "truc_tuyen": None, "truc_tiep": 1200},
        {"linh_vuc": "Hộ tịch", "truc_tuyen": None, "truc_tiep": 5},
    ]
    assert data["rieng"] == {"ho_dan": None}
    assert (draft.carried, draft.cleared) == (3, 5)


def test_number_day_and_acceptances_belong_to_one_report(tmp_path: Path) -> None:
    data = yaml.safe_load(following(tmp_path).text)
    assert "so" not in data["van_ban"]
    assert data["van_ban"]["ngay"] == {"thang": 9, "nam": 2024}
    assert "chap_nhan" not in data
    assert data["van_ban"]["ho_ten"] == "Trần Văn An"


def test_comments_layout_and_narrative_stay(tmp_path: Path) -> None:
    text = following(tmp_path).text
    assert "dang: null # còn ở phòng" in text
    assert "- linh_vuc: Hộ tịch # phòng Tư pháp" in text
    assert "ky_truoc: 12 # từ kỳ trước" in text
    assert "    Công việc **đúng hạn**.\n    - Việc thứ nhất" in text
    assert "# Lời văn dưới đây là của kỳ trước" in text
    assert text.startswith("# Chép từ data/so-mau/2024-Q2-ngan.yaml. Điền các chỗ null")


def test_the_draft_lacks_its_figures_and_nothing_else(tmp_path: Path) -> None:
    draft = following(tmp_path, WRITTEN.replace("rieng: {ho_dan: 9}\n", ""))
    path = tmp_path / "data" / "so-mau" / "2024-Q3-ngan.yaml"
    path.write_text(draft.text, encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert {item.code for item in findings if item.severity == "error"} == {"D401"}
    assert sum(item.code == "D401" for item in findings) == 3


def test_filled_and_copied_again_the_notes_do_not_pile_up(tmp_path: Path) -> None:
    text = following(tmp_path).text.replace(": null", ": 1")
    again = following(tmp_path, report=text)
    assert again.period.code == "2024-Q4"
    for words in ("# Chép từ", "# Lời văn dưới", "# Số liệu kỳ mới", "# từ kỳ trước", "# chưa ký"):
        assert again.text.count(words) == text.count(words)


def test_overrides_are_taken_away_whole(tmp_path: Path) -> None:
    report = WRITTEN.replace("moi: 3", 'moi: 3\n    tong: {in: "05", vi_sao: bản in}')
    assert "tong" not in yaml.safe_load(following(tmp_path, report).text)["chi_tieu"]["pakn"]
    report = WRITTEN.replace("moi: 3", 'moi: {in: "03", vi_sao: bản in}')
    assert yaml.safe_load(following(tmp_path, report).text)["chi_tieu"]["pakn"]["moi"] is None


def test_a_window_of_its_own_moves_along(tmp_path: Path) -> None:
    report = WRITTEN.replace("ky: 2024-Q2", "ky: {ma: 2024-Q2, tu_ngay: 20/3/2024, den_ngay: 30/6/2024}")
    data = yaml.safe_load(following(tmp_path, report).text)
    assert data["ky"] == {"ma": "2024-Q3", "tu_ngay": "20/6/2024", "den_ngay": "30/9/2024"}


@pytest.mark.parametrize(
    ("code", "wanted", "expected"),
    [
        ("2024-T12", "", "2025-T01"),
        ("2024-Q4", "", "2025-Q1"),
        ("2024-6T", "", "2024-6T2"),
        ("2024", "", "2025"),
        ("2024-Q2", "2025-Q2", "2025-Q2"),
    ],
)
def test_the_next_period(code: str, wanted: str, expected: str) -> None:
    assert next_period_of(parse_period(code), wanted).code == expected


@pytest.mark.parametrize(
    ("start", "end", "wanted", "first", "last"),
    [
        (date(2024, 1, 19), date(2024, 2, 19), "2024-T03", date(2024, 2, 19), date(2024, 3, 19)),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-T03", date(2024, 3, 1), date(2024, 3, 31)),
        (date(2023, 12, 31), date(2024, 1, 30), "2024-T03", date(2024, 1, 31), date(2024, 2, 29)),
    ],
)
def test_ends_of_months_stay_ends_of_months(start: date, end: date, wanted: str, first: date, last: date) -> None:
    code = "2024-T01" if end.month == 1 else "2024-T02"
    moved = next_period_of(parse_period(code, start, end), "" if end.month == 2 else "2024-T02")
    assert (moved.start, moved.end) == (first, last)
    assert wanted == "2024-T03"


@pytest.mark.parametrize("wanted", ["", "quý 3/2024", "mùa hè"])
def test_a_period_that_cannot_be_reported_is_wrong_usage(wanted: str) -> None:
    period = parse_period("2024-dot-xuat", date(2024, 1, 1), date(2024, 2, 1))
    with pytest.raises(WrongUsage, match=r"--period|2024-Q3"):
        next_period_of(period, wanted)


def test_a_level_that_is_no_more_is_marked_and_reported(tmp_path: Path) -> None:
    report = WRITTEN.replace("2024-Q2", "2025-Q2").replace("5/7/2024", "5/7/2025").replace("Đất đai", "Cấp huyện")
    draft = following(tmp_path, report.replace("Việc thứ nhất", "Việc của UBND huyện"))
    assert draft.districts == ("bieu.M.01", "loi_van.chung")
    assert "Còn nhắc cấp huyện, không còn từ 01/7/2025; đã đánh dấu trong tệp: bieu.M.01, loi_van.chung." in draft.words
    assert draft.text.count("cấp huyện không còn từ 01/7/2025") == 2
    assert yaml.safe_load(draft.text)["bieu"]["M.01"]["dong"][0]["linh_vuc"] == "Cấp huyện"
