"""Names of agencies and places against the day of the document; the decree itself against it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.letterheads import built, sample
from tthc_render.lint.law_dates import Validity, is_impossible, names
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.report import print_table, to_json
from tthc_render.lint.results import LintReport
from tthc_render.lint.rules import Rules, load_rules


def lint(**changes: object) -> LintReport:
    return lint_bytes(built(sample("báo cáo", **changes), "bảng"), "docx", "x")


def dated(day: str, place: str = "Hà Tĩnh") -> str:
    month = day[3] if day[2:4] in ("03", "04", "05", "06", "07", "08", "09") else day[2:4]
    return f"{place}, ngày {day[:2]} tháng {month} năm {day[4:]}"


@pytest.mark.parametrize(
    ("parent", "issuer", "day", "codes"),
    [
        ("UBND TỈNH HÀ TĨNH", "UBND HUYỆN THẠCH HÀ", "20072026", ["F605"]),
        ("UBND TỈNH HÀ TĨNH", "UBND HUYỆN THẠCH HÀ", "30062025", []),
        ("UBND TỈNH HÀ TĨNH", "UBND XÃ THẠCH HÀ", "20072026", []),
        ("UBND HUYỆN CẨM XUYÊN", "UBND THỊ TRẤN CẨM XUYÊN", "02072025", ["F605", "F605"]),
        ("UBND TỈNH HÀ TĨNH", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "10022025", []),
        ("UBND TỈNH HÀ TĨNH", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "10042025", ["F605"]),
        ("UBND TỈNH HÀ TĨNH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "10052024", ["F606"]),
        ("UBND TỈNH BẮC GIANG", "SỞ NỘI VỤ", "20072025", ["F605"]),
        ("UBND TỈNH BẮC GIANG", "SỞ NỘI VỤ", "20062025", []),
        ("UBND TỈNH HÀ TĨNH", "UBND PHƯỜNG BẮC GIANG", "20072025", []),
        ("UBND TỈNH NGHỆ AN", "UBND THÀNH PHỐ VINH", "20072025", ["F605"]),
        ("UBND TỈNH NGHỆ AN", "UBND THÀNH PHỐ VINH", "20062025", []),
        ("", "UBND THÀNH PHỐ HÀ NỘI", "20072025", []),
        ("UBND THÀNH PHỐ HÀ NỘI", "SỞ NỘI VỤ", "20072025", []),
    ],
)
def test_a_name_that_was_not_in_use_is_a_remark(parent: str, issuer: str, day: str, codes: list[str]) -> None:
    found = [finding.code for finding in lint(parent=parent, issuer=issuer, date=dated(day)).findings]
    assert [code for code in found if code in ("F605", "F606")] == codes


def test_a_place_of_a_former_province() -> None:
    report = lint(date=dated("20072026", "Bắc Giang"))
    assert [finding.message() for finding in report.findings] == [
        "“Bắc Giang” không còn từ sau ngày 30/06/2025; văn bản ghi ngày 20/07/2026."
    ]


def test_a_commune_may_bear_the_name_of_a_former_province() -> None:
    parent, issuer = "UBND TỈNH NINH BÌNH", "UBND PHƯỜNG NAM ĐỊNH"
    assert lint(parent=parent, issuer=issuer, date=dated("08012026", "Nam Định")).findings == []


def test_a_document_older_than_the_decree_is_not_judged() -> None:
    assert [finding.code for finding in lint(date=dated("20022020")).findings] == ["F603"]
    assert lint(date=dated("05032020")).is_whole


@pytest.mark.parametrize(
    ("line", "impossible"),
    [
        ("Hà Tĩnh, ngày 31 tháng 6 năm 2026", True),
        ("Hà Tĩnh, ngày 29 tháng 02 năm 2024", False),
        ("Hà Tĩnh, ngày 29 tháng 02 năm 2026", True),
        ("Hà Tĩnh, ngày     tháng 6 năm 2026", False),
    ],
)
def test_days_that_no_calendar_has(line: str, impossible: bool) -> None:
    assert is_impossible(line) is impossible
    assert ("DD-02b" in {finding.details["rule"] for finding in lint(date=line).findings}) is impossible


def test_there_are_twenty_nine_former_provinces() -> None:
    assert sum(name.source.endswith("202/2025/QH15") for name in names()) == 29


@pytest.mark.parametrize(
    ("day", "covered"),
    [("2020-03-04", False), ("2020-03-05", True), ("2027-06-30", True), ("2027-07-01", False), ("", True)],
)
def test_rules_cover_the_days_from_the_first_to_the_last(day: str, covered: bool) -> None:
    validity = Validity(date(2020, 3, 5), date(2027, 6, 30), "Nghị định")
    assert validity.covers(date.fromisoformat(day) if day else None) == covered
    assert Validity().covers(date(1990, 1, 1))


def rules_until(tmp_path: Path, **changes: tuple[str, str]) -> Rules:
    """The rules of the decree with parts of their text changed."""
    text = load_rules().path.read_text(encoding="utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rules(path)


@pytest.mark.parametrize(
    ("day", "words"),
    [("20072026", ""), ("20072028", "sau 30/06/2027, khi Nghị định 30/2020/NĐ-CP không còn"), ("20022020", "chưa có")],
)
def test_a_document_of_another_time_is_not_judged(tmp_path: Path, day: str, words: str) -> None:
    rules = rules_until(tmp_path, end=("tu: 2020-03-05}", "tu: 2020-03-05, den: 2027-06-30}"))
    report = lint_bytes(built(sample("báo cáo", date=dated(day)), "bảng"), "docx", "x", rules)
    assert (report.unjudged is None) == (not words)
    assert all(words in finding.message() for finding in report.findings)


@pytest.mark.parametrize(("day", "rules"), [("20072026", {"SO-02"}), ("20072028", set())])
def test_a_rule_has_days_of_its_own(tmp_path: Path, day: str, rules: set[str]) -> None:
    held = rules_until(tmp_path, end=("- id: SO-02\n", "- id: SO-02\n    hieu_luc: {den: 2027-06-30}\n"))
    report = lint_bytes(built(sample("báo cáo", date=dated(day), number="Số: 7/BC-SNV"), "bảng"), "docx", "x", held)
    assert {finding.details["rule"] for finding in report.findings} == rules


def test_a_remark_has_its_place_its_code_and_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    report = lint(parent="UBND TỈNH HÀ TĨNH", issuer="UBND HUYỆN THẠCH HÀ", date=dated("20072026"))
    (finding,) = report.remarks
    print_table(report)
    said = " ".join(capsys.readouterr().out.split())
    assert finding.where.line
    assert "F605 “UBND HUYỆN THẠCH HÀ” không còn" in said
    assert f"đoạn {finding.where.line})" in said
    assert said.endswith(", 1 điều nhắc về tên gọi, lời văn")
    entry = to_json(report)
    assert (entry["status"], entry["findings"][0]["paragraph"]) == ("remarks", finding.where.line)
