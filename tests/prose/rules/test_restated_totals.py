"""Wholes that are named again with a slip."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.restated_totals import check_restated_totals

WRONG = [
    "Toàn phường có 4.312 hộ dân. Tổ công tác đã đến vận động. Toàn bộ 4.132 hộ dân đã ký cam kết.",
    "Trung tâm tiếp nhận 1.268 đơn.\nĐã giải quyết 1.204/1.286 đơn tiếp nhận, đạt 93,6%.",
    "Chi cục quản lý 27 trạm bơm. Đã sửa chữa 9 trạm bơm trên tổng số 72 trạm bơm của chi cục.",
    "Kỳ thi có 14.286 thí sinh đăng ký dự thi. Trong 14.268 thí sinh đăng ký dự thi, có 83 thí sinh vắng.",
    "Đoàn đã rà soát 2.415 thủ tục. Tất cả 2.451 thủ tục được công khai trên Cổng Dịch vụ công.",
    "Hội có 46 chi hội với 1.860 hội viên. Tổng số 64 chi hội đã tổ chức đại hội.",
]
RIGHT = [
    "Thanh toán trực tuyến 3.045 hồ sơ trên tổng số 6.045 hồ sơ, đạt 50,37%.",
    "Đã sửa chữa 27 trạm bơm trên tổng số 72 trạm bơm của chi cục.",
    "Có 2.214 học sinh đạt giải trong tổng số 2.241 học sinh dự thi.",
    "Đã cấp 1.268 thẻ căn cước trong toàn bộ 1.286 thẻ đề nghị cấp.",
    "Phường tiếp nhận 2.318 hồ sơ. Tổng số 2.318 hồ sơ tiếp nhận trong tháng đã được số hóa.",
    "Phường tiếp nhận 2.318 hồ sơ, kỳ trước chuyển sang 63 hồ sơ. Tổng số 2.381 hồ sơ đã được số hóa.",
    "Quý I tiếp nhận 2.318 hồ sơ. So với tổng số 2.381 hồ sơ của quý IV năm trước, số hồ sơ giảm nhẹ.",
    "Tháng 8 tiếp nhận 2.318 hồ sơ. Lũy kế tổng số 2.831 hồ sơ tiếp nhận.",
    "Phường có 31 chi hội. Phát động thi đua trong tổng số 13 chi đoàn của phường.",
    "Đã tập huấn 31 cán bộ. Đối với 13 cán bộ được luân chuyển, việc bố trí nhà ở đã hoàn thành.",
    "Có 2.318 hộ dân, trong đó 1.412 hộ sản xuất. Trong 1.421 hộ vay vốn, 96 hộ trả nợ trước hạn.",
    "Xã có 1.268 hộ trồng lúa. Đã cấp giống cho 1.204/1.286 hộ đăng ký.",
    "Tiếp nhận 47 đơn. Cả 74 hồ sơ lưu đã được số hóa.",
    "Xã có 412 học sinh tiểu học. Toàn bộ 421 học sinh trung học cơ sở được khám sức khỏe.",
    "Giao 24 dự án. Tổng số 42 dự án đang được theo dõi, gồm 24 dự án mới và 18 dự án chuyển tiếp.",
    "Đầu năm có 1.243 hộ nghèo, giảm 120 hộ. Tổng số 1.123 hộ nghèo được tặng quà.",
]


@pytest.mark.parametrize("text", WRONG)
def test_another_figure_of_the_same_whole_is_told(text: str) -> None:
    assert [item.code for item in findings_of_families(("P922",), text)] == ["P922"]


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_families(("P922",), text) == []


def test_the_noun_is_shown_whole() -> None:
    (item,) = findings_of_rule(check_restated_totals, WRONG[5])
    assert (item.details["written"], item.details["first"]) == ("64 chi hội", "46 chi hội")
