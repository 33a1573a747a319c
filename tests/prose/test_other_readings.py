"""Other figures of a passage that make what is printed."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.prose.checker import check_prose
from tthc_render.prose.claims import claim_of
from tthc_render.prose.other_readings import fits_otherwise, is_of_others, is_part_of_another
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read

P401 = {"code": "P401", "right": "", "quote": ""}
CASES = [
    ("Gọi khám 394 người, có mặt 388, đủ sức khỏe 176 (đạt 45,4%).", P401, "176/394", "45,4%", True),
    ("Gọi khám 394 người, có mặt 368, đủ sức khỏe 176 (đạt 45,4%).", P401, "176/394", "45,4%", False),
    ("Gồm tỉnh 182,0, xã 189,0 tỷ đồng; đã chi 169,3 tỷ đồng (93,0%).", P401, "169,3/189,0", "93,0%", True),
    ("Xã được 182,0 tỷ đồng. Vốn 189,0 tỷ đồng; đã chi 169,3 tỷ đồng (93,0%).", P401, "169,3/189,0", "93,0%", False),
    ("Khiển trách 03, cảnh cáo 01 đảng viên, bằng 0,10% của 3.862 người.", P401, "01/3.862", "0,10%", True),
    ("Khiển trách 03, cảnh cáo 01 đảng viên, bằng 0,20% của 3.862 người.", P401, "01/3.862", "0,20%", False),
    ("Khiển trách 03. Cảnh cáo 01 đảng viên, bằng 0,10% của 3.862 người.", P401, "01/3.862", "0,10%", False),
    ("Có 3.240 hộ; năm trước là 802 hộ trên 3.207 hộ, tỷ lệ 25,01%.", P401, "3.207/3.240", "25,01%", True),
    ("Có 3.240 hộ; năm trước là 802 hộ trên 3.207 hộ, tỷ lệ 26,01%.", P401, "3.207/3.240", "26,01%", False),
    ("Mùa lũ 2.928 giờ, cả năm 616 triệu kWh; phát 418 triệu kWh, tương ứng 1.900 giờ, bằng 64,9%.", P401,
     "418/616", "64,9%", True),
    ("Tuyển 1.350 em, chỉ tiêu 1.500. Trung cấp tuyển 810 (đạt 81% chỉ tiêu 1.000), chiếm 60%.", P401,
     "1.000/1.500", "60%", True),
    ("Tuyển 1.350 em, chỉ tiêu 1.500. Trung cấp tuyển 820 (đạt 82% chỉ tiêu 1.000), chiếm 60%.", P401,
     "1.000/1.500", "60%", False),
    ("Có 86 ý kiến; của xã 52 ý kiến, đã trả lời 52/52, giải quyết dứt điểm 38 (73,1%).", P401, "52/86", "73,1%", True),
    ("Có 86 ý kiến; của xã 52 ý kiến, trả lời 52/52, giải quyết dứt điểm 38 (76,1%).", P401, "52/86", "76,1%", False),
    ("Thu 2.846 tỷ đồng, tăng 13,2% (2.534 tỷ đồng); dự toán 2.200 tỷ đồng.", {**P401, "code": "P903"},
     "(2.846 − 2.534)/2.534", "13,2%", False),
    ("Sản lượng 5.412, cắt giảm 318, bằng 5,55%.", P401, "318/5.412", "5,55%", False),
    ("Thu 6.184, năm trước 5.842, tăng 5,85%; không đạt 642.", {**P401, "code": "P903"},
     "(6.184 − 642)/642", "5,85%", True),
    ("Từ 4.120 xuống 2.802 ngày, giảm 31,99%; chi phí giảm 33,4%.", {**P401, "code": "P903"},
     "(4.120 − 2.802)/4.120", "33,4%", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "details", "computation", "written", "other"), CASES)
def test_other_bases(text: str, details: dict[str, str], computation: str, written: str, other: bool) -> None:
    code, rest = details["code"], {key: value for key, value in details.items() if key != "code"}
    claim = claim_of(finding(code, Place(), computation=computation, written=written, **rest))
    (reading,) = read(from_text([text], "a.txt"))
    assert claim is not None
    assert fits_otherwise(claim, reading, slipped=claim.chance() < 1) is other


SUMS = [
    ("Đoàn đạt 37 huy chương: 13 Vàng, 15 Bạc, 07 Đồng, 02 Bằng khen.", "37 huy chương", "13 + 15 + 02", True),
    ("Đoàn đạt 37 huy chương: 13 Vàng, 15 Bạc, 02 Bằng khen.", "37 huy chương", "13 + 15 + 02", False),
    ("Có 2.104 thủ tục: tỉnh 1.706, xã 418, trong đó 20 dùng chung.", "2.104", "1.706 + 418", True),
    ("Có 2.104 thủ tục: tỉnh 1.706, xã 418.", "2.104", "1.706 + 418", False),
    ("Tái canh 7.420 ha, kế hoạch 8.000 ha, gồm 5.316 ha và 2.104 ha.", "8.000 ha", "5.316 + 2.104", True),
    ("Quý I 732, quý II 655, quý III 548, cộng 1.935 hồ sơ; quý III có 541 đúng hạn.", "1.935 hồ sơ", "732 + 655 + 541",
     True),
    ("Khám 76.226 lượt, có thẻ 72.612 lượt (95,3%); nội trú 7.487 lượt, chuyển tuyến 503.", "76.226 lượt",
     "72.612 + 7.487 + 503", True),
    ("Khám 76.226 lượt, có thẻ 72.612 lượt, nội trú 7.487 lượt, chuyển tuyến 503.", "76.226 lượt",
     "72.612 + 7.487 + 503", False),
    ("Nhận 54.218 hồ sơ: bảo đảm 51.906 hồ sơ, chiếm 95,7%; quốc tịch 1.734 hồ sơ, khác 608.", "54.218 hồ sơ",
     "51.906 + 1.734 + 608", False),
    ("Nhận 6.127 hồ sơ, đúng hạn 6.014 hồ sơ, đạt 98,2%; còn 713 hồ sơ.", "6.127 hồ sơ", "6.014 + 713", True),
    ("Thành 41 vụ, chuyển tòa 09 vụ, chiếm 96,2% tổng số 52 vụ.", "52 vụ", "41 + 09", True),
    ("Thành 41 vụ, chuyển tòa 09 vụ, chiếm 92,6% tổng số 52 vụ.", "52 vụ", "41 + 09", False),
    ("Có 2.946 phiếu, gồm 2.187 và 759; hẹn 120.", "2.946", "2.187 + 759 + 120", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "total", "parts", "other"), SUMS)
def test_other_sums(text: str, total: str, parts: str, other: bool) -> None:
    claim = claim_of(finding("P301", Place(), total=total, parts=parts))
    (reading,) = read(from_text([text], "a.txt"))
    assert claim is not None
    assert fits_otherwise(claim, reading, slipped=True) is other


@pytest.mark.parametrize(
    ("text", "old", "new", "others"),
    [
        ("Xuất khẩu 18,74 tỷ USD, tăng 7,3%, bằng 55,1% kế hoạch (34 tỷ USD).", "34", "18,74", True),
        ("Xuất khẩu 18,74 tỷ USD, tăng 7,3% so với cùng kỳ (19,8 tỷ USD).", "19,8", "18,74", False),
        ("Thu 12.456 tỷ đồng, tăng 11,9% so với cùng kỳ (91.130 tỷ đồng).", "91.130", "12.456", False),
        ("Thu 12.456 tỷ đồng, tăng 11,9% so với cùng kỳ (87.344 tỷ đồng).", "87.344", "12.456", True),
        ("Ghi nhận 4.318 ca, giảm 1.902 ca, không có tử vong (cùng kỳ 02 ca).", "02", "4.318", True),
    ],
)
def test_values_that_do_not_belong_together(text: str, old: str, new: str, others: bool) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    item = finding("P904", Place(), old=old, new=new, word="tăng", right="giảm", quote=text)
    assert is_of_others(item, reading) is others


def test_a_figure_of_the_same_digits_is_no_other_reading() -> None:
    text = "Sạt lở 21 điểm, 6.300 m3, bình quân 3.000 m3/điểm; thiệt hại về nhà ở 2,1 tỷ đồng."
    item = finding("P913", Place(), computation="6.300 m3 / 21 điểm", right="300 m3", written="3.000 m3", quote=text)
    claim, (reading,) = claim_of(item), read(from_text([text], "a.txt"))
    assert claim is not None
    assert not fits_otherwise(claim, reading, slipped=True)


def test_parts_of_an_earlier_whole() -> None:
    for abroad, another in (("1.047", True), ("1.147", False)):
        text = (
            f"Giải quyết 9.876 người, gồm nam 5.312 người, nữ 4.564 người. Chia theo địa bàn: trong tỉnh 6.935 người,"
            f" ngoài tỉnh 1.894 người, nước ngoài {abroad} người."
        )
        item = finding(
            "P303", Place("a.txt", 1, text.index("6.935") + 1), part="6.935 người", total="4.564 người", quote=""
        )
        (reading,) = read(from_text([text], "a.txt"))
        assert is_part_of_another(item, reading) is another


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Trồng 24.618 ha, đạt 109,4% kế hoạch 22.500 ha, gồm rừng sản xuất 24.106 ha.", True),
        ("Trồng 24.618 ha, đạt 109,4%. Kế hoạch 22.500 ha, gồm rừng sản xuất 24.106 ha.", False),
        ("Trồng 23.618 ha, đạt 104,9% kế hoạch 22.500 ha, gồm rừng sản xuất 24.106 ha.", False),
        ("Trồng 24.618 ha, thu hoạch 22.500 ha, gồm rừng sản xuất 24.106 ha.", False),
    ],
)
def test_parts_of_what_was_done(text: str, another: bool) -> None:
    item = finding("P303", Place("a.txt", 1, text.index("24.106") + 1), part="24.106 ha", total="22.500 ha", quote="")
    (reading,) = read(from_text([text], "a.txt"))
    assert is_part_of_another(item, reading) is another


@pytest.mark.parametrize(("lead", "turned"), [("(kế hoạch/thực hiện)", True), ("(thực hiện/kế hoạch)", False)])
def test_a_ratio_whose_plan_stands_first(lead: str, turned: bool) -> None:
    lines = [f"Một số chỉ tiêu {lead}:", "- Thu ngân sách: 52.000/58.240 triệu đồng, đạt 112,0%."]
    found = [item.code for item in check_prose(from_text(lines, "a.txt")) if item.code == "P401"]
    assert (found == []) is turned
