"""What denies that all was done, in time, or that there is none."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.shortfalls import shortfalls
from tthc_render.prose.sweeping_claims import sweeping_claims

SETTLED = "Toàn bộ đơn đã được giải quyết xong."
IN_TIME = "Toàn bộ hồ sơ được trả đúng hạn."
PAID = "Tất cả các hộ đã nhận tiền."


def _told(claim: str, text: str, today: date | None = None) -> list[str]:
    one, other = read(from_text([claim, text], "a.txt"))
    return [other.text[x.start : x.end].strip() for x in shortfalls(other, sweeping_claims(one)[0], today)]


@pytest.mark.parametrize(
    ("claim", "text", "told"),
    [
        (SETTLED, "Còn 02 đơn đang đối thoại.", "02 đơn đang đối thoại"),
        (SETTLED, "Đã giải quyết 36 đơn; đang xác minh: 03 đơn.", "đang xác minh: 03 đơn"),
        (SETTLED, "Hai đơn còn lại xin gia hạn.", "Hai đơn còn lại xin gia"),
        (SETTLED, "Nhận 93 đơn, đã giải quyết 86 đơn, đạt 92,5%.", "đã giải quyết 86 đơn"),
        (SETTLED, "Có 4 đơn về đất, giải quyết 3 đơn.", "giải quyết 3 đơn"),
        (SETTLED, "2 đơn mới thực hiện được một phần.", "2 đơn mới thực hiện"),
        ("Không có trường hợp nào quá hạn.", "Đã trả 1.171, trong đó quá hạn 02; chưa trả 33.", "quá hạn 02"),
        (IN_TIME, "Đã trả 45 hồ sơ (đúng hạn 40, trễ hẹn 5).", "trễ hẹn 5"),
        (IN_TIME, "Có 07 hồ sơ đất đai trả chậm.", "07 hồ sơ đất đai trả chậm"),
        (PAID, "39/45 hộ đã nhận tiền.", "39/45 hộ đã nhận tiền"),
        (PAID, "06 hộ chưa nhận tiền.", "06 hộ chưa nhận tiền"),
        ("12/12 xã đã phê duyệt đề án.", "Xã Hòa An chưa phê duyệt do thiếu hồ sơ.", "Xã Hòa An chưa phê duyệt"),
        ("Tất cả các hộ đều sử dụng nước sạch tập trung.", "Số hộ sử dụng nước sạch tập trung đạt 91,2%.",
         "số hộ sử dụng nước sạch tập trung đạt 91,2%"),
        ("Không để xảy ra vụ cháy nào.", "Xảy ra 02 vụ cháy nhà dân.", "Xảy ra 02 vụ cháy nhà dân"),
        ("Không còn nợ đọng thuế đất.", "Tổng nợ đọng thuế đất là 3,2 tỷ đồng.", "nợ đọng thuế đất là 3,2 tỷ đồng"),
    ],
)  # fmt: skip
def test_what_falls_short(claim: str, text: str, told: str) -> None:
    assert [x.lower() for x in _told(claim, text)] == [told.lower()]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (SETTLED, "Tiếp nhận 42 đơn, đã giải quyết 42 đơn."),
        (SETTLED, "Nhận 93 đơn, đã giải quyết 86 đơn; 7 đơn trùng đã xếp lưu."),
        (SETTLED, "Đang quản lý 45 đơn lưu; 3 đơn đang lưu trữ."),
        (IN_TIME, "03 hồ sơ đang giải quyết; không có hồ sơ quá hạn; quá hạn 0 hồ sơ."),
        (IN_TIME, "Có 03 hồ sơ có nguy cơ quá hạn."),
        (PAID, "06 hộ chưa bàn giao mặt bằng; 3 thửa chưa đo."),
        ("Không để xảy ra vụ cháy lớn.", "Xảy ra 02 vụ cháy nhà dân."),
        ("Không còn hộ nghèo.", "Hộ cận nghèo là 38 hộ."),
    ],
)
def test_what_denies_nothing(claim: str, text: str) -> None:
    assert _told(claim, text) == []


def test_what_is_due_later_and_what_happened_lately() -> None:
    moved, text = "Toàn bộ 5 điểm giết mổ đã di dời xong.", "Đã di dời 2, còn 3 điểm di dời trước 30/4/2026."
    assert _told(moved, text, date(2026, 2, 6)) == ["còn 3 điểm di dời trước 30/4/2026"]
    assert _told(moved, text, date(2026, 5, 6)) == []
    fire = "Vụ cháy kho phế liệu ngày 12/10/2025 gây thiệt hại."
    assert _told("Trong tháng không xảy ra vụ cháy nào.", fire, date(2025, 10, 31)) == [fire[:36]]
    assert _told("Trong tháng không xảy ra vụ cháy nào.", fire, date(2025, 12, 31)) == []
