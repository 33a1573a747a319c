"""Claims of all beside what is open."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.claims_of_all import check_claims_of_all

WRONG = [
    "Riêng quý III, Phòng nhận 3.214 hồ sơ (trực tuyến), đã trả 3.187 hồ sơ, 27 hồ sơ đang xử lý trong hạn. Như vậy,"
    " tính đến hết ngày 30/9/2025, 100% hồ sơ tiếp nhận trong quý đã giải quyết xong.",
    "Có 118 phản ánh, 9 phản ánh đang xử lý trong hạn; 100% phản ánh đã xử lý xong.",
    "Đang giải quyết 7 việc; 7 ý kiến đang giải quyết.\nNhìn chung, đến nay 100% ý kiến cử tri đã được giải quyết xong,"
    " không để phát sinh điểm nóng.",
    "Đến nay đã giải quyết xong 100% số đơn thuộc thẩm quyền; còn 05 đơn đang xác minh, dự kiến xong trong tháng 7.",
    "39/45 hộ đã nhận tiền bồi thường. Tất cả các hộ đã nhận tiền bồi thường và bàn giao mặt bằng.",
    "Tất cả 12 cơ sở vi phạm đã nộp phạt xong; 2 cơ sở chưa nộp phạt.",
    "12/14 nhiệm vụ đã hoàn thành, 2 nhiệm vụ đang triển khai.\nNhìn chung, các nhiệm vụ được giao đều hoàn thành.",
    "Có 52/61 cơ sở đã nộp phạt, 09 cơ sở quá hạn chưa nộp. Không còn cơ sở nào chậm nộp phạt.",
    "Trong 46 kiến nghị, đã giải quyết 40, đang giải quyết 6. Các kiến nghị đều được giải quyết dứt điểm.",
    "Toàn bộ 34 công trình đã được nghiệm thu. Hiện 3 công trình chưa nghiệm thu.",
    "Xã đã bàn giao 40/42 dự án. Tất cả dự án đã được bàn giao.",
    "UBND xã đã giải quyết xong 100% số đơn tiếp nhận; còn 4 đơn đang trong thời gian xác minh theo quy định.",
    "Hiện đang xử lý 12 đơn.\nUBND phường đã xử lý xong 100% đơn tiếp nhận trong kỳ.",
    "Trong kỳ đã giải quyết dứt điểm 100% hồ sơ tiếp nhận, đang giải quyết 43 hồ sơ.",
    "Cả 15 hộ đã di dời đến nơi ở mới; 2 hộ chưa di dời.",
    "Trong số đơn thuộc thẩm quyền, đã trả lời 42 đơn, 04 đơn đang xác minh. Nhìn chung, 100% đơn thuộc thẩm quyền đã"
    " được giải quyết xong.",
    "Đối với hồ sơ đất đai, 12 hồ sơ đang giải quyết. Tất cả hồ sơ đất đai đã được giải quyết xong.",
]
RIGHT = [
    "Trong quý nhận 3.214 hồ sơ, 27 hồ sơ đang xử lý trong hạn; 100% hồ sơ đã giải quyết đúng hạn.",
    "Nhận 64 đơn, 6 đơn đang xác minh. Đến ngày 30/11/2025, toàn bộ số đơn đã được giải quyết xong.",
    "Quý trước 27 hồ sơ đang xử lý. Như vậy, tính đến ngày 30/9/2025, 100% hồ sơ đã giải quyết xong.",
    "Còn 27 hồ sơ đang xử lý trong hạn. Như vậy, tính đến ngày 30/9/2025, 100% hồ sơ đến hạn đã giải quyết xong.",
    "7 ý kiến đang giải quyết. 100% ý kiến đã được trả lời bằng văn bản.",
    "Đầu kỳ còn 3 đơn đang xác minh; đến nay 100% đơn đã được giải quyết.",
    "Đang giải quyết 158 hồ sơ. 100% hồ sơ đã giải quyết bảo đảm trước hạn và đúng hạn.",
    "Đang giải quyết 5 hồ sơ đất đai. Đã giải quyết toàn bộ hồ sơ tư pháp.",
    "Đã giải quyết xong 100% đơn đến hạn; còn 05 đơn đang xác minh.",
    "Đã giải quyết xong 100% số đơn tố cáo; còn 05 đơn khiếu nại đang xác minh.",
    "Đã giải quyết xong 100% đơn thuộc thẩm quyền; còn 05 đơn không thuộc thẩm quyền đang chờ chuyển.",
    "39/45 hộ đã nhận tiền. Tất cả các hộ đã nhận tiền đã bàn giao mặt bằng.",
    "39/45 hộ đã nhận tiền, tất cả các hộ đã nhận tiền đều bàn giao mặt bằng.",
    "Phấn đấu 100% hộ đã nhận tiền bàn giao mặt bằng; còn 6 hộ chưa bàn giao.",
    "Thôn Trung: 100% hộ đã bàn giao. Toàn xã còn 6 hộ chưa bàn giao.",
    "Còn 6 hộ ở thôn Hạ chưa nhận tiền; tại thôn Trung tất cả các hộ đã nhận tiền.",
    "Kỳ trước còn 3 hồ sơ đang giải quyết. Toàn bộ hồ sơ đã được giải quyết.",
    "Cơ bản tất cả các hộ đã bàn giao mặt bằng; còn 2 hộ chưa bàn giao.",
    "100% xã đã ban hành kế hoạch; 2 xã chưa thành lập tổ công tác.",
    "100% trường đã đạt chuẩn mức độ 1; 3 trường chưa đạt chuẩn mức độ 2, riêng cấp THPT.",
    "Tất cả hồ sơ đang giải quyết đều trong hạn; 3 hồ sơ đang giải quyết.",
    "Các hồ sơ đang giải quyết đều được theo dõi; còn 3 hồ sơ đang giải quyết.",
    "Không có hồ sơ nào quá hạn; 3 hồ sơ đang giải quyết trong hạn.",
    "Không để hồ sơ tồn đọng kéo dài; 3 hồ sơ đang giải quyết trong thời hạn.",
    "Các đơn vị đã được nghiệm thu 12 công trình; 3 công trình chưa nghiệm thu.",
    "Đề nghị 100% đơn vị được giải quyết chế độ; 2 đơn vị chưa giải quyết.",
    "Tất cả 3 hồ sơ chưa giải quyết đều do thiếu giấy tờ.",
    "100% số kiến nghị đã trả lời; 4 kiến nghị đang giải quyết theo lộ trình.",
    "Toàn bộ 12 đơn đã được xử lý bước đầu; 4 đơn đang xác minh.",
    "Trước ngày 01/7, toàn bộ hồ sơ đã được bàn giao. Hiện 3 hồ sơ chưa bàn giao giữa hai phòng.",
    "12/14 hồ sơ trực tuyến đã giải quyết. Toàn bộ hồ sơ đã được giải quyết theo thẩm quyền.",
    "12/14 nhiệm vụ đã hoàn thành trước hạn. Toàn bộ nhiệm vụ đã hoàn thành.",
    "39/45 hộ ở thôn Trung đã nhận tiền. Tại thôn Hạ, tất cả các hộ đã nhận tiền.",
    "Tháng 3 đã giải ngân 3/5 dự án. Đến nay tất cả dự án đã giải ngân.",
    "Nếu tất cả các hộ đã nhận tiền thì bàn giao; còn 6 hộ chưa nhận tiền.",
    "Không có cơ sở nào chậm nộp phạt; 9 cơ sở đang trong thời hạn nộp.",
    "100% cán bộ đã được cấp tài khoản; 3 xã chưa được cấp máy quét.",
    "Toàn bộ 30 thửa đã được cấp giấy; còn 3 hồ sơ chưa đủ điều kiện cấp.",
    "Tất cả các vụ đã được khởi tố, điều tra; 3 vụ đang điều tra.",
    "Trong số đơn không thuộc thẩm quyền, 04 đơn đang xem xét. 100% đơn thuộc thẩm quyền đã được giải quyết xong.",
    "Ngoài đơn thuộc thẩm quyền, 04 đơn đang xem xét. 100% đơn thuộc thẩm quyền đã được giải quyết xong.",
    "Trong số đơn khiếu nại, 04 đơn đang xác minh. 100% đơn thuộc thẩm quyền đã được giải quyết xong.",
    "Trong số đơn thuộc thẩm quyền, kỳ trước 04 đơn đang xác minh. 100% đơn thuộc thẩm quyền đã được giải quyết xong.",
]


@pytest.mark.parametrize("text", WRONG)
def test_claims_of_all_that_a_count_denies_are_reported(text: str) -> None:
    assert_one(findings_of_rule(check_claims_of_all, text), "P901", "")


@pytest.mark.parametrize("text", RIGHT)
def test_claims_of_other_things_acts_and_times_are_silent(text: str) -> None:
    assert findings_of_rule(check_claims_of_all, text) == []
