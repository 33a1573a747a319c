"""A column or row that is not there is one finding, however many places call it."""

from __future__ import annotations

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.forms.absent_names import once_each


def test_first_place_names_the_others() -> None:
    calls = [("T411", 9, "(4)", 0), ("T411", 12, "(4)", 0), ("T802", 13, "04", 0), ("T411", 20, "(4)", 1)]
    found = once_each((finding(code, Place("b.yaml", line), seen=seen), part) for code, line, seen, part in calls)
    assert [(item.code, item.where.line, item.details["also"]) for item in found] == [
        ("T411", 9, " Cũng gọi tên này ở dòng 12."),
        ("T802", 13, ""),  # a row, not the column (04)
        ("T411", 20, ""),  # another part of the form
    ]


def test_two_calls_on_one_line_and_other_findings() -> None:
    items = [finding("T411", Place("b.yaml", 9), seen="(4)"), finding("T411", Place("b.yaml", 9), seen="4")]
    other = finding("T414", Place("b.yaml", 10), seen="(4)", before="(5)", after="(6)")
    assert [item.details.get("also") for item in once_each((item, 0) for item in [*items, other])] == ["", None]
