"""Shares: rounding, and totals reported elsewhere."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rules_of_prose import assert_one, findings_of_families
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import fits


def found(*lines: str) -> list[Finding]:
    return findings_of_families(("P3", "P4", "P96"), *lines)


def codes(*lines: str) -> list[str]:
    return [item.code for item in found(*lines)]


def test_a_share_of_all_files_takes_the_total_reported_elsewhere() -> None:
    total = "Các cơ quan đã tiếp nhận 314.849 hồ sơ."
    assert codes(total, "Có 332 hồ sơ bị trả lại, chiếm 0,11% trên tổng số hồ sơ tiếp nhận.") == []
    assert codes(total, "Có 332 hồ sơ bị trả lại, chiếm 0,13% trên tổng số hồ sơ tiếp nhận.") == ["P403"]


@pytest.mark.parametrize(
    ("money", "right", "wrong"),
    [
        ("38.916 triệu đồng/184.300 triệu đồng dự toán, đạt", "21,1%", "27,1%"),
        ("900 triệu đồng/1,2 tỷ đồng kế hoạch vốn, bằng", "75%", "57%"),
        ("38,9 tỷ đồng/184,3 tỷ đồng dự toán giao, đạt", "21,1%", "12,1%"),
    ],
)
def test_a_ratio_whose_unit_is_written_twice_is_of_the_plan_behind_it(money: str, right: str, wrong: str) -> None:
    assert codes(f"Chi ngân sách phường {money} {right}: chi thường xuyên là chủ yếu.") == []
    assert codes(f"Chi ngân sách phường {money} {wrong}: chi thường xuyên là chủ yếu.") == ["P401"]
    assert codes(f"Chi 38.916 triệu đồng/184.300 triệu đồng; dự toán thu đạt {wrong}.") == []


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_a_share_rounded_half_up_fits_and_any_other_does_not(part: int, whole: int, places: int) -> None:
    unit = Decimal(1).scaleb(-places)
    exact = Decimal(part) * 100 / whole
    share = exact.quantize(unit, ROUND_HALF_UP)
    printed = f"{share:f}".replace(".", ",")
    assert fits(share, printed, Decimal(part), Decimal(whole)) == "right"
    assert fits(share + 2 * unit, printed, Decimal(part), Decimal(whole)) == "wrong"
    assert fits(share + unit, printed, Decimal(part), Decimal(whole)) in ("cut", "near", "wrong")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Có 1.999/2.000 hồ sơ đúng hạn, đạt tỷ lệ 100%.", "99,95%"),
        ("Đã giải quyết 2.000 hồ sơ, trong đó đúng hạn 1.999 hồ sơ, đạt 100%.", "99,95%"),
        ("Có 2/5.000 hồ sơ quá hạn, chiếm tỷ lệ 0%.", "0,04%"),
        ("Có 2.000/2.000 hồ sơ đúng hạn, đạt tỷ lệ 100%.", None),
        ("Có 0/2.000 hồ sơ quá hạn, chiếm tỷ lệ 0%.", None),
    ],
)
def test_all_and_nothing_are_exact(text: str, right: str | None) -> None:
    reported = [item.details["right"] for item in found(text) if item.code == "P961"]
    assert reported == ([right] if right else [])


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("Tiếp nhận 817 hồ sơ", "(92,7% số hồ sơ mới tiếp nhận)"),
        ("Tiếp nhận 817 hồ sơ", ", đạt 92,7% hồ sơ mới tiếp nhận"),
        ("Tiếp nhận 817 hồ sơ", "(92,7% số hồ sơ đến hạn giải quyết)"),
        ("Tiếp nhận 817 hồ sơ", "(92,7% số hồ sơ đủ điều kiện)"),
    ],
)
def test_a_base_called_more_narrowly_is_no_count_of_all(base: str, said: str) -> None:
    assert codes(f"{base}, trong đó 716 hồ sơ trực tuyến {said}.") == []
    assert codes(f"{base}, trong đó 716 hồ sơ trực tuyến (92,7% số hồ sơ tiếp nhận).") == ["P401"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giải ngân 24.318 triệu đồng trên tổng số 38.600 triệu đồng, đạt 83%.", "24.318/38.600 = 63%"),
        ("Giải ngân 24,3 tỷ đồng trên tổng số 38,6 tỷ đồng, đạt 83%.", "24,3/38,6 = 63,0%"),
        ("Giải ngân 243 triệu đồng trên tổng số 1,2 tỷ đồng, đạt 83%.", "243 triệu đồng/1,2 tỷ đồng"),
    ],
)
def test_figures_are_shown_as_they_are_typed(text: str, words: str) -> None:
    assert_one(found(text), "P401", words)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Giao 39.480 chỉ tiêu cho 83 trường, trong tổng số 52.640 học sinh tốt nghiệp, tương đương 75%.",
            "Giao 31.480 chỉ tiêu, trong tổng số 52.640 học sinh tốt nghiệp, tương đương 75%.",
        ),
        (
            "Toàn xã có 611 hộ nghèo. Đầu năm là 742 hộ nghèo. Hộ nghèo là đồng bào dân tộc thiểu số có 587 hộ, "
            "chiếm 96,07% tổng số hộ nghèo.",
            "Toàn xã có 611 hộ nghèo. Hộ nghèo là đồng bào dân tộc thiểu số có 587 hộ, chiếm 86,07% tổng số hộ nghèo.",
        ),
    ],
)
def test_another_figure_that_gives_the_share_is_its_part_or_base(right: str, wrong: str) -> None:
    assert findings_of_families(("P40",), right) == []
    assert findings_of_families(("P40",), wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Thông qua 9 nghị quyết, trong đó 7 nghị quyết đạt 100% đại biểu có mặt tán thành (28/28).",
        "Có 12 dự án, trong đó 8 dự án đạt 90,5% hộ dân đồng thuận.",
        "Kiểm tra 40 cơ sở, trong đó 25 cơ sở có 62,4% lao động được huấn luyện, chiếm 62,4% lao động toàn xã.",
        "Công đoàn chăm lo cho 18.640 đoàn viên, nâng tổng số lên 742 bản, chiếm 85,5% số doanh nghiệp có công đoàn.",
    ],
)
def test_a_share_of_what_another_noun_names_is_not_held_against_the_count(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 2.450 lượt lao động được tư vấn; trong đó 980 người có việc làm, chiếm 45% số lao động được tư vấn.",
        "Kiểm tra 40 cơ sở, trong đó 25 cơ sở đạt yêu cầu, chiếm 52,5% số cơ sở được kiểm tra.",
        "Có 1.240 hộ nghèo, trong đó 310 hộ thoát nghèo, chiếm 52% số hộ nghèo.",
    ],
)
def test_a_share_of_the_noun_that_was_counted_is(text: str) -> None:
    assert codes(text) == ["P401"]


@pytest.mark.parametrize(
    "text",
    [
        "Trực tuyến 211/272 thủ tục đạt 75,63%; trực tiếp 68/279 thủ tục chiếm 24,37%.",
        "Nộp qua mạng 116.543/810.831 hồ sơ (đạt 55,28%), nộp trực tiếp 94.288/210.831 hồ sơ (chiếm 44,72%).",
        "Đã kiểm tra 45/69 cơ sở, đạt 75%; chưa kiểm tra 15/60 cơ sở, chiếm 25%.",
    ],
)
def test_a_mistyped_base_is_found_although_the_ratio_beside_it_has_the_right_one(text: str) -> None:
    assert "P401" in [item.code for item in findings_of_families(("P4",), text)]


def test_a_share_of_all_of_a_group_that_is_counted_is_not_held_against_another_count() -> None:
    text = (
        "Trường có 1.048 viên chức, trong đó giảng viên 712 người. Có 358 người đạt trình độ tiến sĩ, chiếm {} tổng số "
        "giảng viên."
    )
    assert found(text.format("50,3%")) == []
    assert "34,2" not in " ".join(item.message() for item in found(text.format("53,0%")))


@pytest.mark.parametrize(
    ("share", "expected"), [("0,0%", []), ("0%", ["P961"]), ("0,04%", [])], ids=["rounded", "none", "exact"]
)
def test_a_share_rounded_to_nothing_with_its_decimals_is_right(share: str, expected: list[str]) -> None:
    assert codes(f"Phát hiện 1/2.400 mẫu vi phạm ({share}).") == expected
