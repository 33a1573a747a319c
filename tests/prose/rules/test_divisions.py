"""What may be a total and its parts."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import divisions, is_out_of_all


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Tiếp nhận 42 hồ sơ, trong đó 30 hồ sơ trực tuyến, 12 hồ sơ trực tiếp.", [("42", ["30", "12"])]),
        ("Có 43 vụ, 61 đối tượng; trong đó mua bán 19 vụ, tàng trữ 24 vụ.", [("43", ["19", "24"])]),
        ("Có 12 công dân (quân sự 8, công an 4).", [("12", ["8", "4"])]),
        (
            "Triển khai 42 cuộc (kỳ trước chuyển sang 9, trong kỳ 33; theo kế hoạch 36, đột xuất 6).",
            [("42", ["9", "33"]), ("42", ["36", "6"])],
        ),
        ("Trong 524 trẻ chưa tiêm, hoãn tiêm 311 trẻ, chống chỉ định 213 trẻ.", [("524", ["311", "213"])]),
        ("Gieo trồng 6.842 ha, giảm 58 ha; trong đó lúa 6.000 ha, ngô 842 ha.", [("6.842", ["6.000", "842"])]),
        ("Tổng 1.586 hộ; trong đó nghèo 2,93% (815 hộ), cận nghèo 2,78% (771 hộ).", [("1.586", ["815", "771"])]),
        ("Có 486 em của 21 môn, gồm tuyến tỉnh 154, tuyến trẻ 178.", [("486", ["154", "178"])]),
        ("Có 486 em của 21 môn, gồm cá nhân 15, đồng đội 6.", [("21", ["15", "6"])]),
        ("Tiếp nhận 42 hồ sơ và 12 phản ánh.", []),
    ],
)
def test_a_total_is_read_with_its_parts(text: str, read: list[tuple[str, list[str]]]) -> None:
    found = list(divisions(Reading(Passage(text))))
    assert [(one.total.text, [part.text for part in one.parts[0]]) for one in found] == read


# fmt: off
BARE = [
    ("Đã cấp 96,7 triệu m³, gồm nông nghiệp 81,2; sinh hoạt - công nghiệp 12,9; môi trường {}.", "2,6", "6,2"),
    ("Tổng thu 742,6 tỷ đồng, gồm thu BHYT 531,9; thu dịch vụ trực tiếp 164,3; thu khác {}.", "46,4", "46,9"),
    ("Kim ngạch 41,6 tỷ USD, gồm xuất khẩu 15,8, nhập khẩu {}.", "25,8", "28,5"),
    ("Sản lượng 186,4 nghìn tấn: khai thác 112,8; nuôi trồng {}.", "73,6", "76,3"),
    ("Vốn 47,3 tỷ đồng, gồm tỉnh 21,0; xã 15,5; doanh nghiệp 6,2; Nhân dân {} tỷ đồng.", "4,6", "4,9"),
]
SCALES_OF_OTHERS = [
    "Xã hội hóa 86,2 tỷ đồng gồm máy chụp MRI 42, CT 28,2 và xét nghiệm 16.",
    "Tổng kinh phí 1,2 tỷ đồng, gồm tỉnh 800, xã 400 triệu đồng.",
    "Tổng kinh phí 1,25 tỷ đồng, gồm tỉnh 800, xã 450.",
    "Chi trả cho 2.318 người với số tiền 2.762,4 triệu đồng, gồm: người già 1.094, người bệnh 1.224.",
    "Hỗ trợ 412 hộ với 1.240 triệu đồng, gồm xã Đông 214, xã Tây 198.",
    "Tổng đàn 1,86 triệu con, gồm gia cầm 1,62; lợn 0,19; trâu bò 0,05; sản lượng thịt 84 nghìn tấn.",
    "Đón 1,42 triệu lượt khách, gồm khách nội địa 1,21; khách quốc tế 0,21.",
    "Thu 742,6 tỷ đồng, trong đó hộ kinh doanh 1.280, doanh nghiệp 320.",
    "Dân số 1,86 triệu người, trong đó thành thị 412 nghìn, nông thôn 1,448 triệu.",
    "Dư nợ 412,6 tỷ đồng, trong đó hộ nghèo 120,3 (1.280 hộ), cận nghèo 200,1 (1.960 hộ), khác 92,2.",
    "Thu hút 42 dự án vốn 1,86 tỷ USD, gồm 12 dự án FDI 1,12 tỷ USD, 30 dự án trong nước 0,74.",
]
# fmt: on


@pytest.mark.parametrize("text", [*(text.format(right) for text, right, _ in BARE), *SCALES_OF_OTHERS])
def test_parts_without_a_unit_have_the_scale_of_the_whole(text: str) -> None:
    assert findings_of_families(("P3", "P9"), text) == []


@pytest.mark.parametrize("text", [text.format(wrong) for text, _, wrong in BARE])
def test_bare_parts_that_miss_the_whole_are_told(text: str) -> None:
    (item,) = findings_of_families(("P3", "P9"), text)
    assert item.code == "P301"
    assert "0,000" not in item.message()


@pytest.mark.parametrize(
    "text",
    [
        "Có 1.412 việc, xong 986 việc; tiền 86,4 tỷ đồng, xong 38,2 (44,2%).",
        "Giải ngân 412,6 tỷ đồng, đạt 61,4% kế hoạch (672 tỷ đồng).",
        "Giải ngân 412,6 tỷ đồng (vay lại 86,2; cấp phát 326,4), đạt 61,4% kế hoạch (672).",
        "Vốn 86,2 tỷ đồng; thu dịch vụ tăng từ 12,4 lên 18,6 tỷ đồng (50%).",
    ],
)
def test_a_share_is_of_figures_in_one_scale(text: str) -> None:
    assert findings_of_families(("P4",), text) == []


@pytest.mark.parametrize("share", ["64,1", "16,4"])
def test_a_share_of_neither_scale_is_told(share: str) -> None:
    (item,) = findings_of_families(("P4",), f"Giải ngân 412,6 tỷ đồng, đạt {share}% kế hoạch (672 tỷ đồng).")
    assert (item.code, item.details["right"]) == ("P401", "61,4%")


@pytest.mark.parametrize(
    ("between", "some"),
    [
        (" hồ sơ trên tổng số ", True),
        (" trạm bơm trong toàn bộ ", True),
        (" hộ, trong ", False),
        (" hồ sơ; trong tổng số ", False),
        (" hồ sơ và ", False),
    ],
)
def test_words_between_a_part_and_its_whole(between: str, some: bool) -> None:
    assert is_out_of_all(between) is some
