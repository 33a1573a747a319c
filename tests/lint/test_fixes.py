"""Corrected copies: right where a correction is sure, with equal words, and nothing broken that was whole."""

from __future__ import annotations

import pytest

from tests.support.format_faults import FAULTS, Fault
from tests.support.letterheads import HEADS, built, sample
from tthc_render.lint.fixes import FIXERS, Fixed, fixed_copy
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.page_facts import fact_names
from tthc_render.lint.results import Status
from tthc_render.lint.rules import load_rules
from tthc_render.readers.docx.reader import read_docx


def fixed(data: bytes) -> Fixed:
    return fixed_copy(data, read_docx(data, "x.docx"), load_rules())


SURE = (
    "lề trái 28 mm", "lề phải 25 mm", "lề trên 15 mm", "lề dưới 10 mm", "Arial trong kiểu thân bài", "chữ màu xanh",
    "không có số trang", "Quốc hiệu chữ thường", "Quốc hiệu không đậm", "Tiêu ngữ nghiêng", "Tiêu ngữ gạch dài",
    "cơ quan chủ quản đậm", "tên cơ quan giãn 1,5", "số ký hiệu cỡ 14", "ngày tháng chữ đứng", "tên loại chữ thường",
    "thân bài căn trái", "thân bài cỡ 12", "không lùi đầu dòng", "không cách đoạn", "giãn dòng 2", "mục lớn chữ thường",
    "họ tên in hoa", "Nơi nhận chữ đứng", "danh sách nơi nhận cỡ 12", "nơi nhận kết thúc bằng dấu chấm",
    "nhiều nơi gửi thiếu dấu", "căn cứ chữ đứng", "tên phụ lục chữ thường", "Kèm theo chữ đứng",
)  # fmt: skip


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.name in SURE], ids=lambda fault: fault.name)
def test_what_can_be_put_right_is_right_in_the_copy(fault: Fault) -> None:
    data = fault.made("docx")
    made, report = fixed(data), lint_bytes(data, "docx", "x.docx")
    assert [finding.message() for finding in made.report.findings] == []
    covered = {result.rule.id for result in report.results if result.status is Status.COVERED}
    assert {change.rule for change in made.changes} | covered == fault.expected("docx")
    # A change is made at every place that the finding counts, also those that other rules have.
    counts = {(result.rule.id, item.fact): item.count for result in report.results for item in result.breaks}
    first = {change.rule: change.places for change in made.changes}
    assert all(first[rule] >= counts[rule, fact] for rule, fact in counts if fact == "size_pt" and covered)
    assert all(change.places for change in made.changes)


@pytest.mark.parametrize(
    "name", ["số dưới 10 không có số 0", "ngày 5 tháng 3", "không có Quốc hiệu", "K.T thay cho KT.", "trích yếu in hoa"]
)
def test_what_is_not_sure_is_left_and_reported(name: str) -> None:
    fault = next(fault for fault in FAULTS if fault.name == name)
    data = fault.made("docx")
    made = fixed(data)
    assert (made.changes, made.data) == ((), data)
    assert {finding.details["rule"] for finding in made.report.findings} == fault.expected("docx")


@pytest.mark.parametrize("way", HEADS)
def test_a_right_document_is_left_as_it_is(way: str) -> None:
    data = built(sample("kế hoạch"), way)
    made = fixed(data)
    assert (made.changes, made.data) == ((), data)


def test_only_known_facts_are_put_right() -> None:
    assert FIXERS.keys() <= fact_names()
