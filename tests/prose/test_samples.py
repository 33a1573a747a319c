"""What the checks find in the five issued reports, with the verdict of a careful reader on each finding.

``expected_findings.tsv``: sample, line, code, verdict, words of the message. Verdicts: ``true`` (a mistake), ``minor``
(true, but a matter of style), ``false`` (a wrong alarm).
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.checker import check_file, check_prose
from tthc_render.prose.form_faults import ERRORS
from tthc_render.prose.passages import from_text

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
CHARS_PER_PAGE = 2500


def _expected() -> dict[str, list[tuple[int, str, str, str]]]:
    out: dict[str, list[tuple[int, str, str, str]]] = {path.stem: [] for path in SAMPLES.glob("*.txt")}
    with (SAMPLES / "expected_findings.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            out[row["sample"]].append((int(row["line"]), row["code"], row["verdict"], row["words"]))
    return out


EXPECTED = _expected()


@pytest.mark.parametrize("sample", sorted(EXPECTED))
def test_findings_of_an_issued_report_are_exactly_those_a_reader_expects(sample: str) -> None:
    found = check_file(SAMPLES / f"{sample}.txt", sample, picky=True)
    assert Counter((item.where.line, item.code) for item in found) == Counter(
        (line, code) for line, code, _, _ in EXPECTED[sample]
    )
    messages: dict[tuple[int, str], str] = {}
    for item in found:
        key = (item.where.line, item.code)
        messages[key] = f"{messages.get(key, '')} {item.message()}"
    for line, code, _, words in EXPECTED[sample]:
        assert words in messages[line, code]


def test_at_most_one_wrong_alarm_in_ten_pages() -> None:
    pages = sum(len(path.read_text(encoding="utf-8")) for path in SAMPLES.glob("*.txt")) / CHARS_PER_PAGE
    wrong = [row for rows in EXPECTED.values() for row in rows if row[2] == "false"]
    assert pages > 40
    assert len(wrong) <= pages / 10


def test_every_mistake_known_from_reading_the_reports_is_among_the_findings() -> None:
    mistakes = {
        ("so-ngoai-vu-kiem-soat-tthc-2024-q2", 9, "P505"),
        ("so-ngoai-vu-kiem-soat-tthc-2024-q2", 30, "P712"),
        ("cam-xuyen-cai-cach-tthc-2024-02", 22, "P805"),
        ("cam-xuyen-cai-cach-tthc-2024-02", 30, "P704"),
        ("cam-xuyen-cai-cach-tthc-2024-02", 68, "F110"),
        ("bac-giang-kiem-soat-tthc-2024-6-thang", 53, "P401"),
        ("bac-giang-kiem-soat-tthc-2024-6-thang", 113, "P301"),
        ("bac-giang-kiem-soat-tthc-2024-6-thang", 156, "P602"),
        ("bac-giang-kiem-soat-tthc-2024-6-thang", 57, "P710"),
        ("ha-tinh-cai-cach-hanh-chinh-2024-q1", 150, "P702"),
        ("ha-tinh-cai-cach-hanh-chinh-2024-q1", 177, "P608"),
        ("ha-tinh-cai-cach-hanh-chinh-2024-q1", 208, "P602"),
        ("ha-tinh-cai-cach-tthc-2024", 15, "P501"),
        ("ha-tinh-cai-cach-tthc-2024", 15, "P705"),
        ("ha-tinh-cai-cach-tthc-2024", 53, "P603"),
    }
    listed = {(sample, line, code) for sample, rows in EXPECTED.items() for line, code, _, _ in rows}
    assert mistakes <= listed


@pytest.mark.parametrize("sample", sorted(EXPECTED))
def test_prose_never_keeps_an_issued_report_from_being_written(sample: str) -> None:
    text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")
    assert {item.severity for item in check_prose(from_text(text.split("\n"), sample))} <= {
        Severity.WARNING,
        Severity.INFO,
    }
    found = check_file(SAMPLES / f"{sample}.txt", sample)
    assert {item.code for item in found if item.severity is Severity.ERROR} <= ERRORS
    assert all("{" not in item.message(lang) + item.hint(lang) for item in found for lang in ("vi", "en"))
