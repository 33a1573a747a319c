"""Sums and shares reported in one sentence."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_families, findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.rules.sums import check_sums
from tthc_render.vietnamese.numbers import format_count


def found(*lines: str) -> list[Finding]:
    return findings_of_families(("P3", "P4"), *lines, picky=True)


def codes(*lines: str) -> list[str]:
    return [item.code for item in found(*lines)]


RIGHT = [
    "Bắt 05 vụ, 08 đối tượng (trong đó có 02 đối tượng cũng nằm trong số 61 đối tượng nêu trên).",
    "Tiếp nhận 33 hồ sơ, trong đó: trực tuyến: 31; trực tiếp: 0; kỳ trước chuyển qua: 02.",
    "Tổng số hồ sơ đã tiếp nhận: 33, trong đó: Số mới tiếp nhận: 31 (trực tuyến: 31; trực tiếp: 0); từ kỳ trước: 02",
    "Số lượng hồ sơ đã giải quyết: 304.939; trong đó, giải quyết trước hạn: 261.764, đúng hạn: 40.890, quá hạn: 2.285.",
    "Ban hành 06 văn bản quy phạm pháp luật (gồm 01 Nghị quyết và 05 Quyết định).",
    "14 Quyết định công bố Danh mục 185 TTHC (ban hành mới 10 TTHC; sửa đổi, bổ sung 169 TTHC; bãi bỏ 06 TTHC).",
    "UBND tỉnh đã công bố 110 Quyết định, trong đó TTHC quy định mới 337, TTHC sửa đổi 725, TTHC bãi bỏ 153.",
    "Toàn tỉnh có 1.907 TTHC (cấp tỉnh 1.501 TTHC, cấp huyện 277 TTHC, cấp xã 129 TTHC). Trong đó, số TTHC thực hiện"
    " theo cơ chế một cửa là 1.759 TTHC (đạt tỷ lệ 92,2%), còn lại 148 TTHC (chiếm tỷ lệ 7,8%).",
    "Tiếp nhận 26 kiến nghị, trong đó: mới: 26; kỳ trước: 0; về quy định hành chính: 14; về hành vi hành chính: 12.",
    "Hoàn thành 26/42 nhiệm vụ, đạt tỷ lệ 62%; còn 16 nhiệm vụ đang thực hiện.",
    "Thu ngân sách đạt 3.599 tỷ đồng, bằng 23% dự toán, trong đó: thu nội địa đạt 1.765 tỷ đồng, bằng 29% dự toán; thu"
    " từ hoạt động xuất, nhập khẩu đạt 1.834 tỷ đồng, bằng 20% dự toán.",
    "Tổng số PAKN đã tiếp nhận: 82; số PAKN đã xử lý đúng hạn: 76; số PAKN đang xử lý: 06.",
    "Giai đoạn 2022-2025, xác định 48 mục tiêu, 72 nhiệm vụ trọng tâm và 93 hoạt động.",
    "Trong đó yêu cầu rà soát 121 TTHC, báo cáo trước ngày 22/7/2024. Đến nay, có 05 đơn vị gửi báo cáo.",
    "Chỉ số PAPI đạt 44,32 điểm, xếp thứ 10/63 tỉnh, thành phố (tăng 06 bậc so với năm 2022), đạt 81,62%.",
    "Nhóm chỉ tiêu công khai đạt 13,6/18 điểm (bình quân cả nước là 11/18 điểm), đạt 75%.",
    "Đã giải quyết 100 hồ sơ, trong đó có 95 hồ sơ đúng hạn (đạt tỷ lệ 95%).",
    "Số hồ sơ từ 400 hồ sơ lên 500 hồ sơ (tăng 25%).",
    "Tiếp nhận 500 hồ sơ, tăng 100 hồ sơ so với cùng kỳ năm 2023 (400 hồ sơ).",
    "Thực hiện số hóa 12.791 sổ hộ tịch, tương ứng với 1.668.311 dữ liệu; thực hiện theo 5 giai đoạn, đã số hóa 100%.",
    "Số hóa 361.208 kết quả trên tổng số 416.627 hồ sơ TTHC giải quyết, đạt 86,70%.",
    "Tỷ lệ 211/279 thủ tục đạt 75,63%, thanh toán trực tiếp 68/279 thủ tục (chiếm 24,37%).",
    "Toàn huyện đạt 87,44% (trong đó cấp huyện đạt 99,31%; cấp xã đạt 85,47%).",
    "Được cung cấp trực tuyến đạt 48,38% (còn 51,62% TTHC chưa tích hợp).",
    "Kế hoạch vốn: 4.516.088 triệu đồng; đến hết tháng 02/2024: 589.435 triệu đồng, đạt 13,1% so với kế hoạch.",
    "Tuyển dụng 08/36 chỉ tiêu. Giảm 113 biên chế (5%).",
    "Trong Quý I, tổ chức 04 hội nghị với hơn 1.000 đại biểu, trong đó có 02 hội nghị trực tuyến.",
    "Tỉnh giao 32 nhiệm vụ, trong đó: số nhiệm vụ có hạn 10, số nhiệm vụ không có hạn 22.",
]


WRONG = [
    (
        "Phát hiện 71 vụ, giảm 16 vụ (87 vụ), gồm: phá rừng 58 vụ, diện tích 3,18 ha; khai thác trái phép 12 vụ; vận"
        " chuyển trái phép 21 vụ.",
        "P301",
        "58 + 12 + 21 = 91",
    ),
    ("Tiếp nhận 33 hồ sơ, trong đó: trực tuyến: 31; trực tiếp: 0; kỳ trước: 03.", "P301", "31 + 0 + 03 = 34"),
    ("Tiếp nhận: 33 hồ sơ, trong đó: mới: 31 (trực tuyến: 29; trực tiếp: 0); kỳ trước: 02", "P301", "29 + 0 = 29"),
    ("Có 332 hồ sơ bị trả lại, trong đó: 79 hồ sơ xin rút, 256 hồ sơ phải bổ sung.", "P301", "79 + 256 = 335"),
    ("Ban hành 07 văn bản quy phạm pháp luật (gồm 01 Nghị quyết và 05 Quyết định).", "P301", "01 + 05 = 6"),
    ("Danh mục 185 TTHC (ban hành mới 10 TTHC; sửa đổi 168 TTHC; bãi bỏ 06 TTHC).", "P301", "= 184"),
    ("Giao 32 nhiệm vụ, trong đó: số nhiệm vụ có hạn 10, số nhiệm vụ không có hạn 12.", "P301", "10 + 12 = 22"),
    ("Tổng số PAKN đã tiếp nhận: 82; số PAKN đã xử lý đúng hạn: 76; số PAKN đang xử lý: 07.", "P301", "76 + 07 = 83"),
    ("Giải quyết 500 hồ sơ, trong đó 300 hồ sơ nộp tại nhà, 90 hồ sơ phức tạp.", "P302", "= 390"),
    ("Đã giải quyết 46.426 hồ sơ, trong đó có 64.127 hồ sơ giải quyết đúng hạn.", "P303", "64.127"),
    ("Hoàn thành 26/42 nhiệm vụ; còn 17 nhiệm vụ đang thực hiện.", "P305", "42 − 26 = 16"),
    ("Số hồ sơ từ 400 hồ sơ lên 500 hồ sơ (tăng 20%).", "P306", "25"),
    ("Tiếp nhận 500 hồ sơ, tăng 110 hồ sơ so với cùng kỳ năm 2023 (400 hồ sơ).", "P306", "100"),
    ("Giải quyết 431 hồ sơ, trong đó có 412 hồ sơ đúng hạn (đạt tỷ lệ 96,59%).", "P401", "= 95,59%, không phải 96,59%"),
    ("Hoàn thành 13/72 nhiệm vụ, đạt 19,06% kế hoạch.", "P401", "13/72 = 18,06%"),
    ("Hoàn thành 13/72 nhiệm vụ, đạt 18,05% kế hoạch.", "P402", "18,06%"),
    ("Số hóa 361.208 kết quả trên tổng số 416.627 hồ sơ, đạt 87,70%.", "P401", "86,70%"),
    ("Kế hoạch vốn: 4.516.088 triệu đồng; thanh toán: 589.435 triệu đồng, đạt 31,1% so với kế hoạch.", "P401", "13,1%"),
    ("Được cung cấp trực tuyến đạt 48,38% (còn 52,62% TTHC chưa tích hợp).", "P404", "51,62%"),
    ("Toàn huyện đạt 78,44% (trong đó cấp huyện đạt 99,31%; cấp xã đạt 85,47%).", "P405", "85,47"),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_sentence_is_silent(sentence: str) -> None:
    assert codes(sentence) == []


@pytest.mark.parametrize(("sentence", "code", "words"), WRONG)
def test_a_wrong_sentence_is_computed_again(sentence: str, code: str, words: str) -> None:
    problems = found(sentence)
    assert [item.code for item in problems] == [code]
    assert words in problems[0].message()


def test_a_finding_names_the_column_of_the_figure() -> None:
    problem = found("Hoàn thành 13/72 nhiệm vụ, đạt 19,06% kế hoạch.")[0]
    assert (problem.where.file, problem.where.line, problem.where.column) == ("a.txt", 1, 32)


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6), st.integers(1, 50))
@example([1, 1, 2438, 2400], 1)
def test_parts_that_add_up_are_never_flagged(parts: list[int], change: int) -> None:
    def sentence(total: int) -> str:
        reported = "; ".join(f"cấp xã nhóm {chr(97 + at)}: {format_count(part)} hồ sơ" for at, part in enumerate(parts))
        return f"Tiếp nhận {format_count(total)} hồ sơ, gồm: {reported}."

    assert codes(sentence(sum(parts))) == []
    # A total that the first parts reach already is read as right: what follows may divide it again.
    wrong = sum(parts) + change
    assert codes(sentence(wrong)) != []


# fmt: off
OF_WHAT_WAS_COUNTED = [
    ("93 em đoạt giải trên tổng số 112 em dự thi, đạt 83,0%, gồm 05 giải nhất, 24 giải nhì, 30 giải ba, {} giải tư.",
     "34", "44", "93 em"),
    ("Đã cấp giấy cho 412 hộ trên tổng số 430 hộ, gồm 210 hộ ở phía Bắc và {} hộ ở phía Nam.", "202", "212", "412 hộ"),
    ("Đã cấp giấy cho 412 hộ trên tổng số 430 hộ, gồm 220 hộ ở phía Bắc và {} hộ ở phía Nam.", "210", "218", "430 hộ"),
    ("Đã trả 1.204 hồ sơ trong tổng số 1.260 hồ sơ, bao gồm 640 hồ sơ đất đai, 410 hồ sơ hộ tịch, {} hồ sơ khác.",
     "154", "254", "1.204 hồ sơ"),
    ("Đã trả 1.204 hồ sơ/tổng số 1.260 hồ sơ, gồm 640 hồ sơ đất đai, 410 hồ sơ hộ tịch, {} hồ sơ khác.",
     "154", "254", "1.204 hồ sơ"),
    ("Có 18 xã trên tổng số 24 xã đạt chuẩn, gồm 11 xã miền núi và {} xã đồng bằng.", "7", "9", "18 xã"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "right", "wrong", "total"), OF_WHAT_WAS_COUNTED)
def test_parts_belong_to_what_was_counted_or_to_its_base(sentence: str, right: str, wrong: str, total: str) -> None:
    assert codes(sentence.format(right)) == []
    (item,) = found(sentence.format(wrong))
    assert (item.code, item.details["total"]) == ("P301", total)


def test_parts_that_no_slip_explains_are_of_neither() -> None:
    assert codes("Đã cấp giấy cho 412 hộ trên tổng số 430 hộ, gồm 297 hộ phía Bắc và 154 hộ phía Nam.") == []


def test_a_base_in_the_sentence_before_is_no_base() -> None:
    assert codes("Xã có 40 trường. Trong tổng số 112 lớp gồm 60 lớp tiểu học và 42 lớp trung học.") == ["P301"]


# fmt: off
WITH_WHAT_IS_LEFT = [
    ("Toàn tỉnh có 1.450 công chức. Trong đó, 960 người có trình độ đại học, 158 người có trình độ cao đẳng, 232 người"
     " có trình độ trung cấp; còn lại {} người chưa qua đào tạo.", "100", "200", "1.550"),
    ("Toàn xã có 1.450 đảng viên. Trong đó, 960 người có trình độ đại học, đạt tỷ lệ 66,2%; trình độ cao đẳng 158 người"
     ", chiếm 10,9% và trình độ trung cấp 232 người, chiếm 16%; còn lại {} người.", "100", "200", "1.550"),
    ("Xã có 1.450 hộ, gồm 960 hộ làm nông nghiệp, 390 hộ kinh doanh. Còn lại {} hộ làm nghề khác.",
     "100", "110", "1.460"),
    ("Xã có 1.450 hộ, trong đó 960 hộ làm nông nghiệp, 390 hộ kinh doanh; số còn lại ({} hộ) làm nghề khác.",
     "100", "110", "1.460"),
    ("Xã có 2.310 ha đất, gồm 1.200 ha đất lúa, 900 ha đất rừng; {} ha còn lại là đất khác.", "210", "310", "2.410"),
    ("Tiếp nhận 500 hồ sơ, trong đó trực tuyến 450 hồ sơ, bưu chính 30 hồ sơ; còn lại {} hồ sơ nộp trực tiếp.",
     "20", "30", "510"),
    ("Thu ngân sách 86 tỷ đồng, gồm thuế 60 tỷ đồng, phí 21 tỷ đồng; còn lại {} tỷ đồng là thu khác.", "5", "8", "89"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "right", "wrong", "added"), WITH_WHAT_IS_LEFT)
def test_what_is_left_behind_a_list_is_one_of_its_parts(sentence: str, right: str, wrong: str, added: str) -> None:
    assert codes(sentence.format(right)) == []
    (item,) = found(sentence.format(wrong))
    assert (item.code, item.details["sum"]) == ("P301", added)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trường có 620 học sinh. Trong đó, 410 học sinh khá giỏi, 150 học sinh trung bình; còn lại 60 học sinh yếu.",
        "Trường có 620 em. Trong đó, 410 em khá, 180 em trung bình. Số còn lại là 30 em chưa đánh giá.",
        "Bệnh viện khám 1.204 lượt người, trong đó bảo hiểm y tế 850 lượt, viện phí 300 lượt; còn 54 lượt miễn phí.",
        "Xã có 5.400 con gia súc, gồm: đàn bò 3.100 con, đàn trâu 2.000 con; còn lại là 300 con dê.",
    ],
)
def test_a_list_that_is_right_with_what_is_left_is_silent(sentence: str) -> None:
    assert codes(sentence) == []


def test_what_is_left_of_a_larger_figure_is_no_part_of_a_smaller_one() -> None:
    (item,) = found(
        "Tiếp nhận 500 hồ sơ, đã giải quyết 450 hồ sơ, gồm 300 hồ sơ hộ tịch, 140 hồ sơ chứng thực; còn lại 50 hồ sơ"
        " đang giải quyết."
    )
    assert (item.code, item.details["parts"]) == ("P301", "300 + 140")


# fmt: off
BEHIND_A_LIST = [
    ("Có 1.940 thủ tục gồm 1.560 thủ tục cấp tỉnh, 260 thủ tục cấp huyện và 120 thủ tục cấp xã; trong đó trực tuyến"
     " {} thủ tục.", "930", "2.930"),
    ("Tỉnh có 214 trường, gồm 120 trường tiểu học, 60 trường trung học cơ sở và 34 trường phổ thông; trong đó {} trường"
     " đạt chuẩn quốc gia.", "98", "298"),
    ("Lập 560 biên bản kinh tế, 260 biên bản giao thông và 120 biên bản môi trường; trong đó đã xử lý {} biên bản.",
     "700", "1.700"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "right", "wrong"), BEHIND_A_LIST)
def test_a_part_named_behind_a_list_is_of_all_that_is_listed(sentence: str, right: str, wrong: str) -> None:
    assert codes(sentence.format(right)) == []
    assert [code for code in codes(sentence.format(wrong)) if code != "P302"] == ["P303"]


def test_a_part_of_what_stands_last_without_a_list_is_of_that() -> None:
    assert codes("Tiếp nhận 500 hồ sơ, đã giải quyết 120 hồ sơ, trong đó đúng hạn 130 hồ sơ.") == ["P303"]


# fmt: off
ALL_OF_IT_AGAIN = [
    ("Có 1.940 thủ tục gồm 1.560 thủ tục cấp tỉnh, 260 thủ tục cấp huyện và {} thủ tục cấp xã; trong đó trực tuyến"
     " là 1.940 thủ tục.", "120", "210", "2.030"),
    ("Toàn tỉnh có 214 trường, gồm 120 trường tiểu học, 60 trường trung học cơ sở và {} trường phổ thông; trong đó có"
     " mạng Internet 214 trường.", "34", "43", "223"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "right", "wrong", "added"), ALL_OF_IT_AGAIN)
def test_the_whole_named_again_behind_its_list_explains_no_sum(
    sentence: str, right: str, wrong: str, added: str
) -> None:
    assert codes(sentence.format(right)) == []
    (item,) = found(sentence.format(wrong))
    assert (item.code, item.details["sum"]) == ("P301", added)


LARGER_PARTS = [
    ("Sở đã giải quyết 7.200 hồ sơ. Trong đó, có {} hồ sơ đúng và trước hạn, có 35 hồ sơ trễ hạn.", "7.165", "9.300"),
    ("Sở đã giải quyết 7.200 hồ sơ. Trong đó, {} hồ sơ đúng hạn, 35 hồ sơ trễ hạn.", "7.165", "9.300"),
    ("Sở đã giải quyết 7.200 hồ sơ, trong đó có {} hồ sơ đúng hạn và 35 hồ sơ quá hạn.", "7.165", "9.300"),
    ("Đã giải quyết 500 hồ sơ. Trong đó, {} hồ sơ đúng hạn và 12 hồ sơ quá hạn.", "488", "530"),
    ("Đã tiếp nhận 500 hồ sơ. Trong đó, có {} hồ sơ đất đai, có 12 hồ sơ hộ tịch.", "460", "530"),
    ("Tiếp nhận {} nghìn hồ sơ. Trong đó, có 9,3 nghìn hồ sơ trước hạn, có 0,5 nghìn hồ sơ chuyển.", "9,9", "7,2"),
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), LARGER_PARTS)
def test_one_part_among_others_is_larger_than_the_whole(sentence: str, right: str, wrong: str) -> None:
    assert "P303" not in codes(sentence.format(right))
    assert [code for code in codes(sentence.format(wrong)) if code != "P302"] == ["P303"]


def test_parts_of_two_states_make_their_whole() -> None:
    text = "Sở đã giải quyết 7.200 hồ sơ. Trong đó, có {} hồ sơ đúng và trước hạn, có 35 hồ sơ trễ hạn."
    assert codes(text.format("7.165")) == []
    assert codes(text.format("7.000")) == ["P301"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trồng 24.618 ha, đạt 109,4% kế hoạch 22.500 ha, gồm rừng sản xuất 24.106 ha, phòng hộ 512 ha.", []),
        ("Trồng 24.618 ha, đạt 109,4% kế hoạch 22.500 ha, trong đó rừng sản xuất 24.106 ha.", []),
        ("Có 500 hộ nghèo, tăng so với 480 hộ của năm trước, trong đó ở nông thôn 490 hộ.", []),
        ("Trồng 22.500 ha, trong đó rừng sản xuất 24.106 ha.", ["P303"]),
        ("Trồng 22.618 ha, đạt 100,5% kế hoạch 22.500 ha, trong đó rừng sản xuất 24.106 ha.", ["P303"]),
    ],
)
def test_a_part_may_be_of_what_was_done_and_not_of_the_plan(text: str, expected: list[str]) -> None:
    assert [item.code for item in found(text) if item.code == "P303"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 117 xã, 07 phường, trong đó 98 xã đặc biệt khó khăn.",
        "Trường có 4 đề tài cấp Bộ, 31 đề tài cấp Trường, trong đó xuất sắc 9, đạt 26, cộng 35 đề tài.",
        "Quản lý 1.312 người tăng huyết áp, 486 người đái tháo đường, trong đó 295 người mắc cả hai bệnh, "
        "tổng số người được quản lý là 1.503 người.",
        "Diện tích 673.210 ha. Phân theo nguồn gốc: rừng tự nhiên 569.830 ha, rừng trồng 103.380 ha (bao gồm cả "
        "chưa khép tán). Phân theo chức năng: đặc dụng 62.140 ha, phòng hộ 298.470 ha, sản xuất 312.600 ha.",
    ],
)
def test_what_is_of_more_than_the_last_figure_is_no_larger_part(text: str) -> None:
    assert findings_of_rule(check_sums, text) == []


FEW = [
    "Xã có {8|7} vụ việc mâu thuẫn, gồm: đất đai 4 vụ, hôn nhân gia đình 2 vụ, vay nợ 1 vụ, lối đi chung 1 vụ.",
    "Kho có {6|5} sự cố, cụ thể: hỏng điện 2 sự cố, rò nước 3 sự cố, cháy 1 sự cố.",
]


@pytest.mark.parametrize("text", FEW)
def test_a_list_that_fills_its_sentence_has_one_reading_though_some_of_it_make_the_total(text: str) -> None:
    assert_only_the_mistake_is_told(check_sums, text, "P301")


def test_what_was_done_to_them_behind_a_list_is_none_of_it() -> None:
    assert codes("Bắt 5 vụ vi phạm, gồm: buôn lậu 3 vụ, hàng giả 2 vụ, đã khởi tố 4 vụ.") == []
