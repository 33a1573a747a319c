"""What is left of what came in."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.remainders import check_remainders

# fmt: off
RIGHT = [
    "Đã giải quyết 23 vụ/64 bị can, trong đó truy tố 21 vụ/61 bị can, đình chỉ 02 vụ/03 bị can; còn lại 11 vụ.",
    "Giải ngân đạt 26.210 triệu đồng; cuối quý III là 17.830 triệu đồng, như vậy trong quý IV giải ngân thêm 8.380 "
    "triệu đồng. Còn lại 5.250 triệu đồng.",
    "Quản lý 4.126 người, trong đó hưởng trợ cấp 1.214 người; thương binh 486, Mẹ Việt Nam anh hùng còn sống 03.",
    "Có 436 hộ, đã kiểm kê 436/436 hộ, phê duyệt 402 hộ. Trong 402 hộ được duyệt có 371 hộ nhận tiền, còn 31 hộ.",
    "Có 80 hồ sơ, đã xử lý 80/80 hồ sơ. Trong số 64 hồ sơ cấp phép, đã trả 60 hồ sơ, còn 4 hồ sơ.",
    "Có 50 nhà, đã khởi công 50/50 nhà. Trong 38 nhà xây mới có 30 nhà hoàn thành, còn 8 nhà.",
    "Phát hiện sai phạm 1.846 triệu đồng, đã thu hồi 1.512 triệu đồng, số còn phải thu hồi là 334 triệu đồng.",
    "Thụ lý 1.420 vụ; đã kết luận điều tra 968 vụ, đình chỉ 74 vụ, tạm đình chỉ 152 vụ, hiện còn đang điều tra 226 vụ.",
    "Tiếp nhận mới 50 hồ sơ, kỳ trước chuyển sang 10 hồ sơ, đã giải quyết 55 hồ sơ, còn 5 hồ sơ.",
    "Toàn xã có 2.100 hộ; đến nay đã xóa 40 nhà tạm, còn 36 hộ nghèo.",
    "Số hộ nghèo giảm từ 120 hộ xuống còn 80 hộ.",
    "Đã giải quyết 628 hồ sơ; hiện còn 12 hồ sơ đang xem xét.",
    "Đã đổ 412 km đường trong kế hoạch 465 km, đạt 88,6%, còn 53 km phải hoàn thành.",
    "Đã nạo vét 45 km kênh trong kế hoạch 60 km, đạt 75,0%, còn 3 km bị sạt lở phải khắc phục.",
    "Đã giải quyết 86/98 vụ án, đạt 87,8%; còn 3 vụ án quá hạn.",
    "Đã bàn giao 128/140 lô đất, đạt 91,4%; còn 5 lô vướng mặt bằng, 7 lô chờ đo đạc.",
    "Đã sửa 18/20 tuyến đường, đạt 90%; còn 5 tuyến kênh chưa sửa.",
    "Đã trồng 30 ha trong kế hoạch 50 ha, đạt 60%, còn 25 ha rừng cần chăm sóc.",
    "100% hồ sơ đến hạn đã được giải quyết; còn 57 hồ sơ chưa đến hạn.",
]
WRONG = [
    ("Tiếp nhận 214 hồ sơ, đã giải quyết 214/214 hồ sơ; còn 12 hồ sơ.", "P901", "214/214"),
    ("Tiếp nhận 214 hồ sơ, đã giải quyết 214/214 hồ sơ. Trong 214 hồ sơ, còn 12 hồ sơ.", "P901", "214/214"),
    (
        "Phát hiện sai phạm 1.846 triệu đồng, đã thu hồi 1.512 triệu đồng, số còn phải thu hồi là 434 "
        "triệu đồng.",
        "P305",
        "334",
    ),
    (
        "Thụ lý 1.420 vụ; đã kết luận 968 vụ, đình chỉ 74 vụ, tạm đình chỉ 152 vụ, hiện còn đang điều "
        "tra 246 vụ.",
        "P305",
        "226",
    ),
    (
        "Toàn huyện tiếp nhận 52.310 hồ sơ, đã giải quyết 49.880 hồ sơ. Trong số hồ sơ đang giải quyết "
        "gồm 2.800 hồ sơ.",
        "P305",
        "2.430",
    ),
    ("Đã đổ 412 km đường trong kế hoạch 465 km, đạt 88,6%, còn 63 km phải hoàn thành.", "P305", "465 − 412 = 53"),
    ("Đã bàn giao 128/140 lô đất, đạt 91,4%; còn 17 lô chưa bàn giao.", "P305", "140 − 128 = 12"),
    (
        "Tiếp nhận 168 đơn, cộng 14 đơn kỳ trước chuyển sang thành 182 đơn phải xử lý; gồm 19 đơn khiếu nại, 163 đơn "
        "kiến nghị. Đã xử lý xong 171 đơn, đạt 94%; còn lại 21 đơn đang trong thời hạn xử lý.",
        "P305",
        "182 − 171 = 11",
    ),
]
# fmt: on


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_may_be_right_is_silent(sentence: str) -> None:
    assert list(check_remainders(ProseContext(read(from_text([sentence], "a.txt"))))) == []


@pytest.mark.parametrize(("sentence", "code", "words"), WRONG)
def test_what_contradicts_itself_is_said(sentence: str, code: str, words: str) -> None:
    (item,) = check_remainders(ProseContext(read(from_text([sentence], "a.txt"))))
    assert item.code == code
    assert words in f"{item.message()} {item.hint()}"


# fmt: off
OF_OTHER_THINGS = [
    "Chỉ tiêu 2.620 căn; đến nay hoàn thành 1.958 căn, đạt 74,7%, còn {} căn. Ngoài ra có 06 dự án đang thi công với"
    " quy mô 5.410 căn.|662|682",
    "Phát hiện 1.846 triệu đồng, đã thu hồi 1.512 triệu đồng, còn phải thu hồi {} triệu đồng; ngoài ra chưa xử lý 96"
    " triệu đồng của kỳ trước.|334|434",
    "Giao 64 nhiệm vụ, đã hoàn thành 52 nhiệm vụ, còn {} nhiệm vụ. Ngoài số nhiệm vụ giao, đang thực hiện 9 nhiệm vụ"
    " phát sinh.|12|22",
    "Tiếp nhận 420 hồ sơ, đã giải quyết 400 hồ sơ, còn {} hồ sơ. Bên cạnh đó, đang xử lý 35 hồ sơ do xã khác"
    " chuyển đến.|20|30",
    "Tiếp nhận 520 đơn, đã giải quyết 460 đơn, còn {} đơn. Hiện đang giải quyết 85 đơn do cấp trên chuyển.|60|70",
]
# fmt: on


@pytest.mark.parametrize("row", OF_OTHER_THINGS)
def test_what_comes_beside_the_remainder_is_none(row: str) -> None:
    """Only the figure that is said to be left is held against the others, in the rule and by all rules together."""
    sentence, right, wrong = row.split("|")
    assert check_prose(from_text([sentence.format(right)], "a.txt")) == []
    items = check_prose(from_text([sentence.format(wrong)], "a.txt"))
    assert {item.code for item in items} <= {"P301", "P305"}
    assert [wrong in item.message() for item in items] == [True]


@pytest.mark.parametrize("opener", ["Ngoài ra", "Bên cạnh đó,", "Ngoài số trên,", "Cùng với đó"])
def test_words_for_more_open_other_things(opener: str) -> None:
    sentence = "Tiếp nhận 420 hồ sơ, đã giải quyết 400 hồ sơ. {} còn 35 hồ sơ chưa giải quyết."
    assert findings_of_rule(check_remainders, sentence.format(opener)) == []
    assert [x.code for x in findings_of_rule(check_remainders, sentence.format("Hiện"))] == ["P305"]


def test_what_was_settled_of_more_is_no_whole() -> None:
    text = "Sở quản lý 74 công trình.\nĐã sửa chữa xong 46 công trình, dừng thực hiện 5 công trình. Còn 23 công trình."
    assert findings_of_rule(check_remainders, *text.split("\n")) == []


def test_what_fell_away_may_be_told_before_the_whole() -> None:
    text = "Đã chuyển sang cơ quan điều tra 04 vụ. Công an xã thụ lý 22 vụ, kết luận {} vụ, còn 03 vụ đang xác minh."
    assert findings_of_rule(check_remainders, text.format(15)) == []
    assert [x.code for x in findings_of_rule(check_remainders, text.format(17))] == ["P305"]
