"""Which contradictions of figures are warnings, which are notes, and which are none."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.prose.evidence import NOTE, Evidence
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read

SUMS = [
    # one slip explains it, and of figures so large that is no chance
    ("Có 14.286 em, gồm tiểu học 8.475 em, trung học cơ sở 5.118 em.", "14.286 em", "8.475 + 5.118", "stands"),
    ("Có 2.784 người: 9.105, 6.418, 8.230 và 4.087.", "2.784", "9.105 + 6.418 + 8.230 + 4.087", "stands"),
    ("Có 1.384 suất, gồm 212 suất lớn và 7.112 suất nhỏ.", "1.384 suất", "212 + 7.112", "stands"),
    ("Chỉ tiêu 4.200 căn. Xong 1.386 căn; đang thi công 8.214 căn.", "4.200 căn", "1.386 + 8.214", "doubted"),
    # none does, nor are they near
    ("Có 1.975 trạm, trong đó 1.962 trạm 4G, 214 trạm 5G.", "1.975 trạm", "1.962 + 214", "doubted"),
    ("Hòa giải thành 331 vụ trong 462 vụ; không thành 131 vụ; 54 vụ đang tiến hành.", "331 vụ", "462 + 131 + 54",
     "doubted"),
    # of small figures a slip is no proof: the list must be whole
    ("Có 11 trường, gồm 05 trường mầm non, 04 trường tiểu học, 04 trường nghề.", "11 trường",
     "05 + 04 + 04", "stands"),
    ("Có 11 trường, trong đó 05 mái tôn, 04 mái ngói, 04 ở núi.", "11 trường", "05 + 04 + 04", "doubted"),
    ("Có 27 vụ, trong đó 13 vụ ban ngày, 05 vụ trên sông.", "27 vụ", "13 + 05", "doubted"),
    ("Có 53 hồ, phân loại như sau: tốt 91 (58,5%), khá 14 (26,4%), kém 8.", "53 hồ", "91 + 14 + 8", "stands"),
    ("Toàn tỉnh có 32 vụ việc, trong đó:", "32 vụ việc", "7 + 3 + 2", "stands"),
    # the passage explains it
    ("Đoàn đạt 37 huy chương: 13 Vàng, 15 Bạc, 07 Đồng, 02 Bằng khen.", "37 huy chương", "13 + 15 + 02", "explained"),
]  # fmt: skip
SHARES = [
    ("Trong 6.482 hộ, dịch vụ khác 1.341 hộ (27,0%).", "1.341/6.482", "27,0%", "stands"),
    ("Trong 6.482 hộ, dịch vụ khác 1.341 hộ (24,6%).", "1.341/6.482", "24,6%", "doubted"),
    ("Có 18 công trình, trong đó hoàn thành 12 công trình, chiếm 72,9%.", "12/18", "72,9%", "stands"),
    ("Đã cấp 301 giấy trên tổng số 1.204 giấy, đạt 53%.", "301/1.204", "53%", "stands"),
    ("Sản lượng 186,4 nghìn tấn, bằng 84,9% kế hoạch 215 nghìn tấn.", "186,4/215", "84,9%", "stands"),
    ("Trực tuyến 2.418/2.640 hồ sơ, chiếm 95,2%.", "2.418/2.640", "95,2%", "stands"),
    ("Khai sinh 214 ca, cấp thẻ 209; nộp trực tuyến 168, chiếm 62,4%; còn 46 ca.", "168/214", "62,4%", "stands"),
    ("Trả 11.095 hồ sơ, đúng hạn 11.018 hồ sơ (99,3%), quá hạn 77 hồ sơ (1,7%).", "77/11.095", "1,7%", "stands"),
    ("Có 24 khu vực bỏ phiếu; 17 khu vực đạt 100%.", "17/24", "100%", "doubted"),
    ("Có 684 hồ sơ đến hạn, 684 hồ sơ đúng hạn, đạt 102,4%.", "684/684", "102,4%", "stands"),
]


@pytest.mark.parametrize(("text", "total", "parts", "verdict"), SUMS)
def test_sums(text: str, total: str, parts: str, verdict: str) -> None:
    evidence = Evidence(read(from_text([text], "a.txt")))
    item = finding("P301", Place("a.txt", 1, 1), total=total, parts=parts)
    assert evidence.verdict(item) == verdict


TABLE = ["Vật nuôi | 2023 | 2024", "Trâu | 4,1 | 3,9", "Bò | 186,4 | 190,2", "Lợn | 112,6 | 119,8"]
BELOW = "Trâu và bò đạt 194,1 nghìn con. Bò lai có 154,6 nghìn con, chiếm 81,3% tổng đàn bò."


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        ([*TABLE, BELOW], "explained"),
        ([*TABLE, "Nhận xét:", BELOW], "explained"),
        ([*TABLE[:2], BELOW], "stands"),
        ([*TABLE, "Nhận xét:", "Chung.", BELOW], "stands"),
    ],
)
def test_shares_of_a_figure_of_the_table_above(lines: list[str], verdict: str) -> None:
    evidence = Evidence(read(from_text(lines, "a.txt")))
    item = finding(
        "P401", Place("a.txt", len(lines), 1), computation="154,6/194,1", written="81,3%", right="", quote=""
    )
    assert evidence.verdict(item) == verdict


@pytest.mark.parametrize(("text", "computation", "written", "verdict"), SHARES)
def test_shares(text: str, computation: str, written: str, verdict: str) -> None:
    evidence = Evidence(read(from_text([text], "a.txt")))
    item = finding("P401", Place("a.txt", 1, 1), computation=computation, written=written, right="", quote="")
    assert evidence.verdict(item) == verdict


@pytest.mark.parametrize(
    ("whole", "part", "rest", "verdict"),
    [("312", "281", "41", "stands"), ("286", "286", "19", "stands"), ("40", "31", "19", "stands"),
     ("2.620", "1.958 − 662", "5.410", "doubted"), ("4.126", "1.214", "03", "doubted"), ("318", "29", "42", "doubted"),
     ("512,6 + 248,3", "197,4", "536,5", "stands"), ("512,6 + 248,3", "197,4", "814,2", "doubted")],
)  # fmt: skip
def test_rests(whole: str, part: str, rest: str, verdict: str) -> None:
    evidence = Evidence(read(from_text(["…"], "a.txt")))
    item = finding("P305", Place("a.txt", 1, 1), whole=whole, part=part, rest=rest, right="0")
    assert evidence.verdict(item) == verdict


def test_parts_that_fill_another_figure_are_no_rest() -> None:
    line = "Do điện 109 vụ, do sơ suất 31 vụ, đang điều tra 28 vụ."
    item = finding("P305", Place("a.txt", 2, 1), whole="109", part="31", rest="28", right="78")
    for total, verdict in (("168", "explained"), ("178", "stands")):
        evidence = Evidence(read(from_text([f"Xảy ra {total} vụ cháy.", line], "a.txt")))
        assert evidence.verdict(item) == verdict


def test_what_a_ratio_leaves_is_a_rest_whatever_else_it_makes() -> None:
    text = "Tiếp nhận 94 đơn. Đã giải quyết 39/46 đơn, đạt 84,8%; còn 9 đơn."  # 46 + 39 + 9 = 94
    evidence = Evidence([read(from_text([text], "a.txt"))[0]])
    item = finding("P305", Place("a.txt", 1, 60), whole="46", part="39", rest="9", right="7")
    assert evidence.verdict(item) == "stands"


@pytest.mark.parametrize(
    "text",
    [
        "Trong kỳ tiếp nhận 4.373 hồ sơ, trong đó: trực tuyến 3.473 hồ sơ; trực tiếp 795 hồ sơ; kỳ trước 105 hồ sơ.",
        "Đã giải quyết 3.699 hồ sơ, trong đó: trước hạn 1.863; đúng hạn 1.832; quá hạn 4.",
        "Đã giải quyết 3.476 hồ sơ, trong đó: trước hạn 2.188; đúng hạn 1.287; quá hạn 1.",
        "Điện thương phẩm đạt 872,4 triệu kWh.\nCơ cấu: sinh hoạt 451,2 triệu kWh (51,7%), công nghiệp - xây dựng"
        " 318,7 triệu kWh (36,5%), thành phần khác 102,5 triệu kWh (11,7%).",
        "Chuyển hình sự 08 vụ tại 04 huyện: Mường Nhé 3, Nậm Pồ 2, Tủa Chùa 2, Điện Biên Đông 1.",
    ],
)
def test_parts_that_fill_their_whole_are_no_slips_of_each_other(text: str) -> None:
    assert findings_of_families(("P3", "P4", "P9"), text) == []


def test_a_paragraph_is_weighed_against_its_own_figures() -> None:
    lines = ["Gọi khám 394 người, đủ sức khỏe 176 (đạt 45,4%).", "…", "…", "Có mặt 388 người."]
    evidence = Evidence(read(from_text(lines, "a.txt")))
    item = finding("P401", Place("a.txt", 1, 1), computation="176/394", written="45,4%", right="", quote="")
    assert evidence.verdict(item) != "explained"


def test_what_is_doubted_is_a_note_with_both_figures() -> None:
    text = "Toàn tỉnh có 1.318 hộ nghèo, nữ làm chủ 402 hộ; số hộ vay vốn là 914 hộ, chiếm 74,2%."
    evidence = Evidence(read(from_text([text], "a.txt")))
    details = {"computation": "914/1.318", "written": "74,2%", "right": "69,3%", "quote": "914 hộ, chiếm 74,2%"}
    item = finding("P401", Place("a.txt", 1, 60), **details)
    assert evidence.verdict(item) == "doubted"
    note = evidence.note(item)
    assert note.code == NOTE
    assert "914/1.318 là 69,3%, khác 74,2%" in note.message()
    rest = evidence.note(finding("P305", Place("a.txt", 1, 60), whole="40", part="1", rest="57", right="39"))
    assert "40 − 1" in rest.message()


@pytest.mark.parametrize(("plan", "verdict"), [("kế hoạch ", "explained"), ("", "stands")])
def test_a_part_larger_than_the_plan(plan: str, verdict: str) -> None:
    text = f"Trồng 24.618 ha, so sánh {plan}22.500 ha, trong đó rừng sản xuất 24.106 ha."
    evidence = Evidence(read(from_text([text], "a.txt")))
    where = Place("a.txt", 1, text.index("24.106") + 1)
    assert evidence.verdict(finding("P303", where, part="24.106 ha", total="22.500 ha", quote="")) == verdict


def test_other_findings_pass() -> None:
    assert Evidence(read(from_text(["…"], "a.txt"))).verdict(finding("P801", Place("a.txt", 1, 1))) == "stands"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kiểm tra cho thấy 31/40 cơ sở đạt yêu cầu; còn 19 cơ sở chưa đạt yêu cầu.", ["P305"]),
        ("Tổng số 394 người được gọi khám, có mặt 388 người, đủ sức khỏe 176 người (45,4%).", []),
    ],
)
def test_a_place_has_one_finding(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_families(("P3", "P4", "P9"), text)] == codes


@pytest.mark.parametrize(
    ("total", "rest", "code"),
    [
        ("8.441", "trong đó năm trước chuyển sang 2.835 việc, thụ lý mới 2.006 việc", "P301"),  # 4.841
        ("2.752", "trong đó năm trước chuyển sang 1.454 việc, thụ lý mới 2.298 việc", "P301"),  # 3.752
        ("4.841", "trong đó năm trước chuyển sang 2.835 việc, thụ lý mới 2.006 việc", ""),
        ("9.617", "trong đó năm trước chuyển sang 2.835 việc, thụ lý mới 2.006 việc", ""),  # no slip
        ("48", "trong đó năm trước chuyển sang 23 việc, thụ lý mới 18 việc", ""),  # a slip proves nothing
    ],
)
def test_parts_that_need_not_be_all_are_a_wrong_sum_where_one_slip_explains_them(
    total: str, rest: str, code: str
) -> None:
    found = findings_of_families(("P30",), f"Tổng số việc phải thi hành là {total} việc, {rest}.")
    assert [item.code for item in found] == ([code] if code else [])


def test_what_was_not_taken_off_explains_a_rest() -> None:
    text = "Tiếp nhận 1.751 hồ sơ đăng ký; đã cấp {} giấy, trả lại 13 hồ sơ không đủ điều kiện, còn 138 hồ sơ."
    item = finding("P305", Place("a.txt", 1, 1), whole="1.751", part="13", rest="138 hồ sơ", right="1.738")
    verdicts = [Evidence(read(from_text([text.format(n)], "a.txt"))).verdict(item) for n in ("1.600", "1.500")]
    assert verdicts == ["explained", "stands"]


def test_a_share_of_what_the_parts_make_proves_a_wrong_sum() -> None:
    total = "Tổng vốn giao là 1.214 tỷ đồng, trong đó vốn đầu tư 684 tỷ đồng, vốn sự nghiệp 458 tỷ đồng."
    share = "Tính chung hai nguồn giải ngân 742 tỷ đồng, đạt {}."
    for printed, code in (("65,0%", ["P301"]), ("61,1%", [])):
        assert [x.code for x in findings_of_families(("P301",), total, share.format(printed))] == code
