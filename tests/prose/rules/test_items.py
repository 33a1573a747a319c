"""Figures reported in items below a total."""

from __future__ import annotations

import pytest

from tests.support.documents import letter
from tests.support.rules_of_prose import findings_of_families
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding
from tthc_render.document.markup import lines_of, parse_blocks
from tthc_render.document.tree import Block, Item, Paragraph
from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_document


def found(*lines: str) -> list[Finding]:
    return findings_of_families(("P3", "P4"), *lines)


def codes(*lines: str) -> list[str]:
    return [item.code for item in found(*lines)]


ITEMS = ("- Trực tuyến là: 1.022 hồ sơ", "- Trực tiếp là 228 hồ sơ", "- Kỳ trước chuyển qua là 1.455 hồ sơ")


def test_items_below_a_total_add_up_to_it() -> None:
    assert codes("Tổng số hồ sơ tiếp nhận: 2.705 hồ sơ, trong đó:", *ITEMS) == []
    assert codes("Tổng số hồ sơ tiếp nhận: 2.715 hồ sơ, trong đó:", *ITEMS) == ["P301"]


@pytest.mark.parametrize(
    ("lines", "figures"),
    [
        (
            ("#) Ngân sách tỉnh (70%): 3.428.920 nghìn đồng;", "#) Ngân sách các xã (30%): 1.492.680 nghìn đồng."),
            ("3.428.920 + 1.492.680", "4.921.600", "54.000"),
        ),
        (
            ("- Ngân sách tỉnh: 3.428.920 nghìn đồng;", "- Ngân sách các xã: 1.492,68 triệu đồng."),
            ("3.428.920 nghìn đồng + 1.492,68 triệu đồng", "4.921.600 nghìn đồng", "54.000"),
        ),
    ],
)
def test_sums_are_given_in_the_scale_of_the_total(lines: tuple[str, ...], figures: tuple[str, ...]) -> None:
    told = found("Tổng dự toán: 4.975.600 nghìn đồng, trong đó:", *lines)
    named = [tuple(item.details[key] for key in ("parts", "sum", "difference")) for item in told if item.code == "P301"]
    assert named == [figures]


def test_a_second_breakdown_below_the_same_total_is_checked_too() -> None:
    head = "Tổng số hồ sơ tiếp nhận: 2.705 hồ sơ, trong đó:"
    states = ("- Đã giải quyết là 1.133 hồ sơ", "- Đang giải quyết là 150 hồ sơ", "- Trả lại 1.422 hồ sơ")
    assert codes(head, *ITEMS, *states) == []
    assert codes(head, *ITEMS, *states[:2], "- Trả lại 1.432 hồ sơ") == ["P301", "P307"]
    assert codes(head, ITEMS[0], "- Trực tiếp là 328 hồ sơ", ITEMS[2], *states) == ["P301"]


NESTED = (
    "- Bác sĩ chuyên khoa II: 03 người;",
    "- Bác sĩ chuyên khoa I, thạc sĩ: 19 người:",
    "+ Hồi sức cấp cứu: 14 người;",
    "+ Sản phụ khoa: 05 người:",
    "  - Làm việc tại Trung tâm: 03 người;",
    "  - Luân phiên ở tuyến xã: 02 người;",
    "- Bác sĩ đa khoa: 19 người;",
)


def nested(text: str) -> tuple[Block, ...]:
    found = parse_blocks(text, lines_of("a.yaml"), Findings())
    return tuple(block for block in found if isinstance(block, Paragraph | Item))


def told(*lines: str) -> list[Finding]:
    """Findings on sums in narrative, whose lines are as deep as they are typed."""
    document = letter(blocks=nested("\n".join(lines)))
    return [item for item in check_prose(from_document(document)) if item.code.startswith("P3")]


def test_items_nested_in_another_are_parts_of_that_one() -> None:
    assert told("a) Bác sĩ: 41 người, trong đó:", *NESTED) == []
    [wrong] = told("a) Bác sĩ: 43 người, trong đó:", *NESTED)
    assert wrong.code == "P301"
    assert "= 41" in wrong.message()


@pytest.mark.parametrize("marks", ["-.", "--", "++"])
@pytest.mark.parametrize(("last", "codes"), [("19", []), ("18", ["P301"])])
def test_what_is_nested_below_an_item_adds_up_to_it(marks: str, last: str, codes: list[str]) -> None:
    first, second = marks
    lines = [
        "- Bác sĩ: 41 người, trong đó:",
        f"  {first} Chuyên khoa: 22 người;",
        f"    {second} Ngoại: 9 người;",
        f"  {first} Đa khoa: {last} người;",
        "- Dược sĩ: 5 người.",
    ]
    assert [item.code for item in told(*lines)] == codes


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
