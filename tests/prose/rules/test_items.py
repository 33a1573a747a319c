"""Figures reported in items below a total."""

from __future__ import annotations

from tests.support.rules_of_prose import findings_of_families
from tthc_render.diagnostics.findings import Finding


def found(*lines: str) -> list[Finding]:
    return findings_of_families(("P3", "P4"), *lines)


def codes(*lines: str) -> list[str]:
    return [item.code for item in found(*lines)]


ITEMS = ("- Trực tuyến là: 1.022 hồ sơ", "- Trực tiếp là 228 hồ sơ", "- Kỳ trước chuyển qua là 1.455 hồ sơ")


def test_items_below_a_total_add_up_to_it() -> None:
    assert codes("Tổng số hồ sơ tiếp nhận: 2.705 hồ sơ, trong đó:", *ITEMS) == []
    assert codes("Tổng số hồ sơ tiếp nhận: 2.715 hồ sơ, trong đó:", *ITEMS) == ["P301"]


def test_a_second_breakdown_below_the_same_total_is_checked_too() -> None:
    head = "Tổng số hồ sơ tiếp nhận: 2.705 hồ sơ, trong đó:"
    states = ("- Đã giải quyết là 1.133 hồ sơ", "- Đang giải quyết là 150 hồ sơ", "- Trả lại 1.422 hồ sơ")
    assert codes(head, *ITEMS, *states) == []
    assert codes(head, *ITEMS, *states[:2], "- Trả lại 1.432 hồ sơ") == ["P301", "P307"]
    assert codes(head, ITEMS[0], "- Trực tiếp là 328 hồ sơ", ITEMS[2], *states) == ["P301"]


def test_items_of_another_kind_are_not_added() -> None:
    lines = ["Ban hành 64 Quyết định, trong đó:", "- Số TTHC được công bố: 417 TTHC", "- Số TTHC bãi bỏ: 1.907 TTHC"]
    assert codes(*lines) == []


def test_figures_of_every_item_are_compared_with_the_whole() -> None:
    lines = [
        "Đã tiếp nhận 320 hồ sơ.",
        "- Số lượng hồ sơ đã giải quyết: 300; trong đó, trước hạn: 200, đúng hạn: 90, quá hạn: 10. Cụ thể:",
        "+ Cấp tỉnh: tiếp nhận 120 hồ sơ; đã giải quyết 110 hồ sơ, trong đó có 105 hồ sơ giải quyết đúng và trước hạn.",
        "+ Cấp xã: tiếp nhận 200 hồ sơ; đã giải quyết 190 hồ sơ, trong đó có 185 hồ sơ giải quyết đúng và trước hạn.",
    ]
    assert codes(*lines) == []
    lines[3] = lines[3].replace("185", "187")
    problems = found(*lines)
    assert [item.code for item in problems] == ["P304"]
    assert "200 + 90 = 290" in problems[0].message()


def test_files_received_are_settled_in_progress_or_returned() -> None:
    lines = ["- Số hồ sơ đã tiếp nhận: 33", "- Số hồ sơ đã giải quyết: 30", "- Số hồ sơ đang giải quyết: 2"]
    assert codes(*lines) == ["P307"]
    assert codes(*lines, "- Số hồ sơ trả lại: 1") == []
