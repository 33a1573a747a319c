"""Addressees, recipients and subjects begin and end as the decree says."""

from __future__ import annotations

import pytest

from tthc_render.reports.frame_lines import addressees, ended, lower_first, without_lead


def test_one_addressee_stands_alone_and_several_end_with_marks() -> None:
    assert addressees(["Sở Nội vụ"]) == ("Sở Nội vụ",)
    assert addressees(["Sở Nội vụ", "Sở Tài chính", "Thanh tra."]) == ("Sở Nội vụ;", "Sở Tài chính;", "Thanh tra.")
    assert addressees([]) == ()


@pytest.mark.parametrize(
    ("text", "right"), [("Như trên", "Như trên;"), ("Như trên;", "Như trên;"), ("**VT.**", "**VT.**"), ("", ";")]
)
def test_a_recipient_ends_with_one_mark(text: str, right: str) -> None:
    assert ended(text, ";") == right


@pytest.mark.parametrize(
    ("text", "right"),
    [("Báo cáo", "báo cáo"), ("UBND tỉnh", "UBND tỉnh"), ("Ý kiến", "ý kiến"), ("", ""), ("A b", "a b")],
)
def test_a_subject_begins_small_unless_it_is_a_name_in_capitals(text: str, right: str) -> None:
    assert lower_first(text) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("V/v rà soát", "rà soát"),
        ("v/v: rà soát", "rà soát"),
        ("Về việc rà soát", "rà soát"),
        ("về việc: rà soát", "rà soát"),
        ("rà soát về việc làm", "rà soát về việc làm"),
        ("Vé vào cửa", "Vé vào cửa"),
    ],
)
def test_what_is_printed_before_a_subject_is_not_doubled(typed: str, right: str) -> None:
    assert without_lead(typed) == right
