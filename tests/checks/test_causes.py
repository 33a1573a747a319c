"""One finding for one cause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.checks.causes import once_for_a_cause
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.reports.rollup_record import BY_HAND

PROVED = Finding(
    "C104", details={"left": "Tiếp nhận = 314.849", "right": "A + B = 304.939 + 9.893 = 314.832", "sign": "="}
)


def test_prose_that_prints_a_proved_mistake_is_not_said_again() -> None:
    same = Finding("P307", details={"received": "314.849", "settled": "304.939", "pending": "9.893", "sum": "314.832"})
    other = Finding("P307", details={"received": "100", "settled": "90", "pending": "9", "sum": "99"})
    assert once_for_a_cause([PROVED, same, other]) == [PROVED, other]
    assert once_for_a_cause([same]) == [same]


def test_the_dots_of_a_figure_that_could_not_be_computed_are_no_second_mistake() -> None:
    unknown = Finding("D307", Place("a.yaml", 7, 3))
    dots = Finding("P810", Place("a.yaml", 7, 9))
    other = Finding("P810", Place("a.yaml", 8, 9))
    assert once_for_a_cause([unknown, dots, other]) == [unknown, other]


def test_a_total_that_is_off_as_its_rows_are_is_not_said_again() -> None:
    rows = [
        Finding("C104", details={"left": f"Tiếp nhận = {a}", "right": f"A + B = {b}"}) for a, b in ((53, 50), (40, 38))
    ]
    total = Finding("P307", details={"received": "159", "settled": "141", "pending": "13", "sum": "154"})
    other = Finding("P307", details={"received": "159", "settled": "141", "pending": "14", "sum": "155"})
    assert once_for_a_cause([*rows, total, other]) == [*rows, other]


def test_totals_of_a_form_with_a_row_too_many_are_no_second_mistake() -> None:
    twice = Finding("C308", details={"form": "II.06a"})
    total = Finding("C202", details={"left": "biểu II.06a, Trực tuyến = 9", "right": "biểu II.08, Hồ sơ = 5"})
    stated = Finding("C306", details={"form": "II.06a"})
    other = Finding("C202", details={"left": "biểu II.06, Trực tuyến = 9", "right": "biểu II.08, Hồ sơ = 5"})
    assert once_for_a_cause([twice, total, stated, other]) == [twice, other]
    assert once_for_a_cause([twice.accept("đúng"), total]) == [twice.accept("đúng"), total]


def test_a_relation_that_is_off_by_a_missing_row_is_no_second_mistake() -> None:
    row = Finding("C307", details={"form": "II.08", "fields": "Đất đai", "figures": "57 1018"})
    left = {"left": "biểu II.06a, Trực tuyến = 417"}
    total = Finding("C202", details={**left, "right": "biểu II.08, Hồ sơ = 360"})
    other = Finding("C202", details={**left, "right": "biểu II.08, Hồ sơ = 361"})
    elsewhere = Finding("C202", details={**left, "right": "biểu II.07, Hồ sơ = 360"})
    assert once_for_a_cause([row, total, other, elsewhere]) == [row, other, elsewhere]
    assert once_for_a_cause([row.accept("đúng"), total]) == [row.accept("đúng"), total]


@pytest.mark.parametrize("code", ["C317", "D308", "D318"])
def test_a_wrong_year_of_the_report_is_not_found_in_its_words_again(code: str) -> None:
    wrong = Finding(code, Place("a.yaml", 4, 5))
    words = Finding("P909", Place("a.yaml", 20), {"why": "văn bản này ngày 16/9/2025"})
    other = Finding("P909", Place("a.yaml", 21), {"why": "báo cáo này là của Quý III"})
    assert once_for_a_cause([wrong, words, other]) == [wrong, other]
    assert once_for_a_cause([words]) == [words]


def test_sums_and_shares_of_a_figure_that_the_form_has_otherwise_are_no_second_mistake() -> None:
    here, later = Place("a.yaml", 7, 9), Place("a.yaml", 7, 40)
    stated = Finding("C306", here, {"form": "II.06a", "words": "đã tiếp nhận 820", "value": "817"})
    right_sum = Finding("P301", here, {"sum": "817", "total": "820"})
    other_sum = Finding("P301", here, {"sum": "800", "total": "820"})
    share = Finding("P401", later, {"computation": "700/820", "written": "55%"})
    other = Finding("P401", later, {"computation": "5/8", "written": "55%"})
    elsewhere = Finding("P401", Place("a.yaml", 8, 4), {"computation": "700/820", "written": "55%"})
    assert once_for_a_cause([stated, right_sum, share]) == [stated]
    assert once_for_a_cause([stated, other_sum, other, elsewhere]) == [stated, other_sum, other, elsewhere]
    assert once_for_a_cause([share]) == [share]


def test_dots_of_a_gap_still_to_be_filled_are_no_second_mistake() -> None:
    gap = Finding("D638", Place("a.yaml", 7, 3))
    assert once_for_a_cause([gap, Finding("P810", Place("a.yaml", 7, 9)), Finding("D624", Place("a.yaml", 7, 9))]) == [
        gap
    ]


HERE, BELOW = Place("a.yaml", 12, 3), Place("a.yaml", 14, 9)
MISSING = Finding("D751", HERE, details={"signs": "“過去” (U+904E…), “Ж” (U+0416) và 2 chỗ khác"})
ALIKE = Finding("D752", HERE, details={"character": "А"})


@pytest.mark.parametrize(
    ("letter", "place", "stays"),
    [("Ж", HERE, False), ("А", HERE, False), ("Ж", BELOW, False), ("я", HERE, True), ("ỗ", HERE, True)],
)
def test_a_letter_that_is_not_printed_is_no_second_mistake(letter: str, place: Place, stays: bool) -> None:
    prose = Finding("P808", place, details={"char": letter})
    assert (prose in once_for_a_cause([MISSING, ALIKE, prose])) is stays
    word = Finding("P827", place, details={"written": f"{letter}ã"})
    assert (word in once_for_a_cause([MISSING, ALIKE, word])) is stays


@pytest.mark.parametrize(
    ("cause", "follows"),
    [
        (Finding("D308", HERE), Finding("D318", HERE)),
        (Finding("D318", HERE), Finding("C313", BELOW)),
        (Finding("P202", HERE), Finding("P805", HERE, {"mark": "["})),
        (Finding("P805", HERE, {"mark": "“"}), Finding("P805", HERE, {"mark": '"'})),
        (Finding("D038", BELOW), Finding("F107", HERE)),
        (
            Finding("C104", HERE, {"left": "Tiếp nhận = 545", "right": "A + B = 536"}),
            Finding("C202", HERE, {"left": "biểu II.06a, Trực tuyến = 725", "right": "biểu II.08, Hồ sơ = 716"}),
        ),
    ],
)
def test_what_follows_from_a_cause_is_left_out(cause: Finding, follows: Finding) -> None:
    assert once_for_a_cause([cause, follows]) == [cause]
    assert once_for_a_cause([follows]) == [follows]


def test_what_has_another_cause_stays() -> None:
    items = [
        Finding("C104", HERE, {"left": "Tiếp nhận = 545", "right": "A + B = 536"}),
        Finding("C202", HERE, {"left": "biểu II.06a, Trực tuyến = 726", "right": "biểu II.08, Hồ sơ = 716"}),
        Finding("P805", HERE, {"mark": "("}),
        Finding("P805", HERE, {"mark": "“"}),
        Finding("D038", Place("a.yaml", 60, 3)),
        Finding("F107", HERE),
    ]
    assert once_for_a_cause(items) == items


@pytest.mark.parametrize(
    ("cause", "follows"),
    [
        (Finding("D308", HERE), Finding("C305", BELOW)),
        (Finding("D629", HERE, {"seen": "15/QÐ-UBND"}), Finding("D752", HERE, {"character": "Ð"})),
        (Finding("P603", HERE), Finding("P918", HERE)),
        (Finding("P909", HERE), Finding("P510", HERE)),
        (Finding("D648", HERE), Finding("D751", HERE, {"character": "，", "signs": "，"})),
        (Finding("D771", HERE, {"mark": "[^1]"}), Finding("D771", BELOW, {"mark": "[^1]"})),
    ],
)
def test_what_repeats_another_finding_is_left_out(cause: Finding, follows: Finding) -> None:
    assert once_for_a_cause([cause, follows]) == [cause]
    assert once_for_a_cause([follows]) == [follows]


def test_marks_left_open_on_one_line_are_told_together() -> None:
    quote = Finding("P805", HERE, {"mark": "“", "closing": "”", "quote": "x"})
    bracket = Finding("P805", HERE, {"mark": "(", "closing": ")", "quote": "y"})
    other = Finding("P805", BELOW, {"mark": "(", "closing": ")", "quote": "y"})
    first, second = once_for_a_cause([quote, bracket, other])
    assert (first.details["mark"], first.details["closing"]) == ("“(", ")”")
    assert second == other


@pytest.mark.parametrize("doubled", ["C301", "C302"])
def test_a_doubled_row_is_one_finding_and_other_rows_and_cells_keep_theirs(doubled: str) -> None:
    row = Finding(doubled, HERE, {"row": "Hộ  tịch", "form": "II.08", "line": "61"})
    same = [Finding("C304", HERE, {"row": "Hộ  tịch"}), Finding("D773", HERE, {"text": "Hộ tịch"})]
    others = [Finding("C304", BELOW, {"row": "Hộ  tịch"}), Finding("D773", HERE, {"text": "Chi y tế"})]
    assert once_for_a_cause([row, *same, *others]) == [row, *others]
    assert once_for_a_cause([*same, *others]) == [*same, *others]


def test_keys_of_telex_are_one_finding_for_a_line() -> None:
    line = Finding("D628", HERE, {"seen": "ddax, tieeps", "right": "đã, tiếp"})
    words = [Finding("P910", HERE, {"written": word, "right": "x"}) for word in ("Ddax", "tieeps", "tnh")]
    below = Finding("P910", BELOW, {"written": "ddax", "right": "đã"})
    assert once_for_a_cause([line, *words, below]) == [line, words[2], below]


def test_two_notes_of_markdown_are_two_findings() -> None:
    notes = [Finding("D771", place, {"mark": mark}) for place, mark in ((HERE, "[^1]"), (BELOW, "[^2]"))]
    assert once_for_a_cause(notes) == notes


@pytest.mark.parametrize(
    ("units", "accepted", "left"),
    [
        ("UBND xã Lâm An", False, ["B505", "C204"]),
        ("UBND xã Lâm An", True, ["B505", "C204", "C204"]),
        (f"{BY_HAND}, UBND xã Lâm An", False, ["B505", "C204", "C204"]),
    ],
)
def test_an_old_sum_is_one_finding(units: str, accepted: bool, left: list[str]) -> None:
    old = replace(Finding("B505", Place("a.yaml", 1), {"units": units}), accepted="đã biết" if accepted else "")
    cell, other = (Finding("C204", Place(file, 7), {}) for file in ("a.yaml", "b.yaml"))
    assert [item.code for item in once_for_a_cause([old, cell, other])] == left


def test_what_was_pasted_in_one_block_is_one_finding() -> None:
    items = [Finding("D625", Place("a.yaml", line, 5), {"text": str(line), "sign": "•"}) for line in (7, 8, 9, 12)]
    first, other = once_for_a_cause(items)
    assert (first.details["text"], first.where.line) == ("7 … 9", 7)
    assert other == items[-1]


def test_a_block_names_all_signs_with_which_its_lines_begin() -> None:
    signs = ((7, "•"), (8, "✓"), (9, "•"), (10, "➢"), (20, "✓"))
    items = [
        Finding("D625", Place("a.yaml", line, 5), {"text": str(line), "sign": sign, "lines": ""})
        for line, sign in signs
    ]
    first, other = once_for_a_cause(items)
    assert (first.details["lines"], other.details["lines"]) == (" (7–10)", "")
    assert (first.details["sign"], other.details["sign"]) == ("•”, “✓”, “➢", "✓")
    assert "dấu “•”, “✓”, “➢”, được in" in first.message()


@pytest.mark.parametrize(
    ("mark", "seen", "left"),
    [
        ("---", "---", ["D755"]),
        ("[x]", "[x]", ["D755"]),
        ("-" * 60 + "…", "-" * 80, ["D755"]),
        ("[x]", "xxx", ["D755", "D638"]),
    ],
)
def test_a_mark_of_markdown_is_no_gap_besides(mark: str, seen: str, left: list[str]) -> None:
    items = [
        Finding("D755", Place("a.yaml", 7, 5), {"mark": mark, "text": mark}),
        Finding("D638", Place("a.yaml", 7, 5), {"seen": seen, "key": "chung"}),
    ]
    assert [item.code for item in once_for_a_cause(items)] == left


def test_a_habit_of_typing_is_said_once_of_a_line() -> None:
    items = [Finding("P811", Place("a.yaml", line, column)) for line, column in ((7, 1), (7, 9), (8, 1))]
    assert once_for_a_cause(items) == [items[0], items[2]]


def test_a_name_in_quotes_is_not_spelt_otherwise_as_well() -> None:
    quoted = Finding("D614", Place("a.yaml", 7, 20), {"key": "linh_vuc", "seen": "“Hộ tịch”", "right": "Hộ tịch"})
    here, other = Place("a.yaml", 7, 9), Place("a.yaml", 9, 9)
    same = Finding("C304", here, {"row": "“Hộ tịch”", "usual": "Hộ tịch"})
    turned = Finding("C304", other, {"row": "Hộ tịch", "usual": "“Hộ tịch”"})
    else_ = Finding("C304", other, {"row": "Hộ Tịch", "usual": "Hộ tịch"})
    assert once_for_a_cause([quoted, same, turned, else_]) == [quoted, else_]


def test_a_figure_that_two_equations_contradict_is_one_finding() -> None:
    here = Place("a.yaml", 34, 3)
    one, two, off = (
        Finding("C104", here, {"left": "Tiếp nhận = 5", "right": right, "difference": difference})
        for right, difference in (("A + B = 4", "1"), ("C + D = 4", "1"), ("E = 2", "3"))
    )
    found = once_for_a_cause([one, two, off])
    assert [item.details["right"] for item in found] == ["A + B = 4 và C + D = 4", "E = 2"]
    assert once_for_a_cause([one, two.accept("đúng")]) == [one, two.accept("đúng")]
