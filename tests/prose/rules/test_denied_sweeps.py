"""Sweeping claims that words near them deny."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.denied_sweeps import check_denied_sweeps

FACTS = ProseFacts(report_date=date(2025, 10, 31))
DENIED = [
    "100% trường học đã lắp camera. Trường Mầm non Hoa Ban chưa lắp camera do đang sửa chữa.",
    "Trong tháng không phát sinh đơn khiếu nại. Phường đã giải quyết 03 đơn khiếu nại mới phát sinh trong tháng.",
    "100% hộ nghèo được cấp thẻ bảo hiểm y tế. Trong 214 hộ nghèo có 208 hộ đã được cấp thẻ bảo hiểm y tế.",
    "Đến nay, 38/38 xã đã lập danh sách; 36 xã đã lập xong, còn 02 xã chưa lập do thiếu người.",
    "12/12 đơn thuộc thẩm quyền đã được giải quyết; 10 đơn đã có kết quả, còn 02 đơn đang xác minh.",
    "Xảy ra 12 vụ tai nạn, làm chết 05 người; công tác cứu nạn kịp thời, không có người chết.",
    "Có 2/12 thôn chưa đạt chuẩn. Tất cả các thôn trên địa bàn đã đạt chuẩn văn hóa.",
    "Trong kỳ phát sinh 3 trường hợp tảo hôn. Địa bàn không có trường hợp tảo hôn nào.",
    "Phát lệnh gọi 214 công dân, có mặt 209 công dân, vắng 5 công dân. Toàn bộ công dân đã chấp hành khám tuyển.",
    "Đang giải quyết 131 hồ sơ, trong đó 5 hồ sơ đã quá hạn thuộc lĩnh vực đất đai. Đến nay không còn hồ sơ quá hạn.",
    "Ghi nhận 92 phản ánh, tăng 14 phản ánh so với tháng 10. Các cơ quan đã trả lời 88 phản ánh. Đến nay không có phản"
    " ánh nào đang xử lý.",
    (
        "Đã giải quyết dứt điểm toàn bộ 22 vụ việc, không còn vụ việc tồn đọng. Có 19 vụ việc đã có quyết "
        "định; 03 vụ việc đang tiến hành xác minh."
    ),
    (
        "Đã trả 1.845 hồ sơ (trước hạn 1.306 hồ sơ, đúng hạn 536 hồ sơ, quá hạn 03 hồ sơ). Nhìn chung, 100% "
        "hồ sơ đã trả kết quả đều trước hạn và đúng hạn."
    ),
    (
        "Đến nay, 78/78 trường đã hoàn thành việc nghiệm thu bếp ăn bán trú theo quy định. Tuy nhiên, Trường "
        "Mầm non Thạch Khê chưa nghiệm thu được bếp ăn bán trú do đang sửa chữa."
    ),
    "Tất cả phản ánh đã được trả lời, không để tồn đọng; còn 05 phản ánh đang xử lý do cần xác minh thêm.",
    "Đã xử lý xong toàn bộ 14 vụ vi phạm, không có vụ nào tồn đọng. Trong đó 02 vụ chưa kết luận.",
    "12/12 xã đã phê duyệt đề án. Xã Hòa An chưa phê duyệt do thiếu hồ sơ.",
    "Giải quyết 1.210 hồ sơ, có 07 hồ sơ trễ hạn. Toàn bộ hồ sơ đều được trả đúng hạn.",
    "Các đơn vị đã khắc phục toàn bộ 36 kiến nghị; đến nay 04 kiến nghị chưa thực hiện.",
    ("Trong tháng 10, tất cả hồ sơ đều được trả trước và đúng hạn.\nCó 06 hồ sơ đất đai trả quá hạn, đã xin lỗi."),
    ("Năm 2024 giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nNhìn chung, 100% hồ sơ đều được giải quyết đúng hạn."),
    (
        "Còn lại 21 vụ đang giải quyết, gồm 18 vụ trong hạn và 03 vụ quá hạn.\n"
        "Đến nay không có vụ việc nào quá thời hạn giải quyết."
    ),
    ("Đã giải quyết 16 vụ; 02 vụ đã quá hạn.\nTất cả các vụ khiếu nại đều được giải quyết đúng thời hạn luật định."),
    (
        "UBND huyện đã giải quyết xong toàn bộ 14 vụ, kết quả có 1 vụ khiếu nại đúng, 9 vụ khiếu nại sai, 2 "
        "vụ đình chỉ. Hai vụ khiếu nại còn lại về bồi thường đang tổ chức đối thoại, trong thời hạn giải "
        "quyết."
    ),
    (
        "Toàn bộ 498 phản ánh, kiến nghị đã được xử lý dứt điểm, kết quả công khai theo quy định. Số đang xử "
        "lý 35, đều còn trong thời hạn."
    ),
    (
        "Sở tiếp nhận 27 phản ánh về môi trường, đã xử lý xong toàn bộ.\n"
        "Hiện 04 phản ánh liên quan cơ sở chế biến vẫn đang được lấy mẫu."
    ),
    ("Cả 16 kiến nghị của cử tri đã được trả lời dứt điểm. Hiện còn 05 kiến nghị đang được Sở Xây dựng nghiên cứu."),
    "Tiếp nhận 42 đơn, đã giải quyết xong toàn bộ. Ba đơn về đất đai đang chờ kết quả đo đạc.",
    (
        "Đến cuối kỳ còn 03 hồ sơ đất đai quá hạn do chờ ý kiến cơ quan thuế.\n"
        "Kết quả giải quyết hồ sơ trong kỳ nhìn chung tốt, 100% hồ sơ được trả đúng hạn."
    ),
    (
        "Còn 04 kiến nghị của cử tri về điện, đường chưa được giải quyết do thiếu vốn.\n"
        "Nhìn chung, 100% kiến nghị của cử tri đã được giải quyết, trả lời kịp thời."
    ),
    ("Nhận 46 kiến nghị. 46/46 kiến nghị đã được giải quyết xong. Riêng 04 kiến nghị hiện vẫn đang giải quyết."),
    "100% kết luận thanh tra đã được thực hiện xong. Hai kết luận về đất đai chưa thực hiện xong.",
    "Hồ sơ được giải quyết đúng hạn 100%; có 05 hồ sơ xây dựng trả chậm 02 ngày.",
    "100% số xã đã ban hành kế hoạch; hiện 04 xã chưa ban hành kế hoạch.",
    "100% hồ sơ đã được giải quyết xong; còn 12 hồ sơ chưa giải quyết dứt điểm.",
    ("Phường đã xử lý dứt điểm toàn bộ, trong đó sớm hạn 46; đang xử lý 08 phản ánh, kiến nghị trong thời hạn."),
    "100% hồ sơ đã được giải quyết xong; hiện còn 122 hồ sơ đang giải quyết.",
    "Trong đó quá hạn 04 hồ sơ; không có hồ sơ quá hạn.",
    "Tiếp nhận 640 hồ sơ; 100% hồ sơ đã được giải quyết xong; hiện có 12 hồ sơ đang giải quyết.",
    "Không có đơn thư tồn đọng; hiện còn 03 đơn tồn đọng.",
    "100% số hộ đã bàn giao mặt bằng; hiện 04 hộ chưa bàn giao mặt bằng.",
    ("Trả lời 70 đơn, còn 7 đơn đang chờ đo đạc. Tất cả đơn khiếu nại đã được giải quyết dứt điểm, không còn đơn tồn."),
    "Còn 12 hồ sơ chưa trả. Toàn bộ hồ sơ đã được giải quyết xong, không để hồ sơ tồn đọng.",
    (
        "Riêng quý III, Phòng nhận 3.214 hồ sơ (trực tuyến), đã trả 3.187 hồ sơ, 27 hồ sơ đang xử lý trong "
        "hạn. Như vậy, tính đến hết ngày 30/9/2025, 100% hồ sơ tiếp nhận trong quý đã giải quyết xong."
    ),
    "Có 118 phản ánh, 9 phản ánh đang xử lý trong hạn; 100% phản ánh đã xử lý xong.",
    (
        "Đang giải quyết 7 việc; 7 ý kiến đang giải quyết.\n"
        "Nhìn chung, đến nay 100% ý kiến cử tri đã được giải quyết xong, không để phát sinh điểm nóng."
    ),
    ("Đến nay đã giải quyết xong 100% số đơn thuộc thẩm quyền; còn 05 đơn đang xác minh, dự kiến xong trong tháng 7."),
    "39/45 hộ đã nhận tiền bồi thường. Tất cả các hộ đã nhận tiền bồi thường và bàn giao mặt bằng.",
    "Tất cả 12 cơ sở vi phạm đã nộp phạt xong; 2 cơ sở chưa nộp phạt.",
    ("12/14 nhiệm vụ đã hoàn thành, 2 nhiệm vụ đang triển khai.\nNhìn chung, các nhiệm vụ được giao đều hoàn thành."),
    "Có 52/61 cơ sở đã nộp phạt, 09 cơ sở quá hạn chưa nộp. Không còn cơ sở nào chậm nộp phạt.",
    "Trong 46 kiến nghị, đã giải quyết 40, đang giải quyết 6. Các kiến nghị đều được giải quyết dứt điểm.",
    "Toàn bộ 34 công trình đã được nghiệm thu. Hiện 3 công trình chưa nghiệm thu.",
    "Xã đã bàn giao 40/42 dự án. Tất cả dự án đã được bàn giao.",
    ("UBND xã đã giải quyết xong 100% số đơn tiếp nhận; còn 4 đơn đang trong thời gian xác minh theo quy định."),
    ("Hiện đang xử lý 12 đơn.\nUBND phường đã xử lý xong 100% đơn tiếp nhận trong kỳ."),
    "Trong kỳ đã giải quyết dứt điểm 100% hồ sơ tiếp nhận, đang giải quyết 43 hồ sơ.",
    "Cả 15 hộ đã di dời đến nơi ở mới; 2 hộ chưa di dời.",
    (
        "Trong số đơn thuộc thẩm quyền, đã trả lời 42 đơn, 04 đơn đang xác minh. Nhìn chung, 100% đơn thuộc "
        "thẩm quyền đã được giải quyết xong."
    ),
    "Đối với hồ sơ đất đai, 12 hồ sơ đang giải quyết. Tất cả hồ sơ đất đai đã được giải quyết xong.",
    (
        "Thu hồi 48,6 ha của 318 hộ; đã phê duyệt phương án cho 291 hộ.\n"
        "Công tác bồi thường đã hoàn thành 100% số hộ. Đối với 27 hộ chưa phê duyệt phương án, xã phấn đấu "
        "xong trước ngày 31/01/2026."
    ),
    ("Còn 15 hộ dân chưa nhận tiền.\nViệc chi trả hoàn thành cho toàn bộ các hộ dân."),
    ("Có 6 hộ chưa bàn giao do vướng giá.\n\nCông tác giải phóng mặt bằng xong 100% số hộ."),
    "Công tác kiểm đếm đã hoàn thành 100% hộ. Có 4 hộ chưa kiểm đếm.",
    (
        "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời "
        "hạn.\n"
        "Các vụ việc Chủ tịch UBND xã giao giải quyết đều đã được giải quyết xong, không còn vụ việc tồn "
        "đọng."
    ),
    ("Tiếp nhận 12 đơn; 3 đơn đang xác minh.\nCác đơn đều được giải quyết dứt điểm, không để đơn tồn đọng."),
    ("Có 5 kiến nghị hiện đang xem xét.\nToàn bộ kiến nghị đã được trả lời, không còn kiến nghị tồn đọng."),
    ("Không có trẻ suy dinh dưỡng trong đợt tháng 10/2025.\nBổ sung khẩu phần cho 11 trẻ suy dinh dưỡng."),
    "Trong kỳ có 02 vụ bạo lực gia đình. Công tác tuyên giáo tốt; không xảy ra vụ bạo lực gia đình nào.",
    ("Trong tháng không xảy ra vụ cháy nào.\nVụ cháy kho phế liệu ngày 12/10/2025 gây thiệt hại 180 triệu đồng."),
    "Không phát sinh ca mắc sởi. Xã đã cách ly 03 ca mắc sởi tại nhà.",
    ("Sở hoàn thành 15/15 văn bản, không có văn bản chậm.\nHai văn bản về đấu giá xin lùi thời hạn sang quý I/2026."),
    "Ban đã hoàn thành toàn bộ các dự án đã được giao; 02 dự án chuyển tiếp sang năm 2026.",
    ("55 nhà đã bàn giao, 03 nhà đang hoàn thiện phần mái.\nXã không còn hộ nào ở nhà tạm, nhà dột nát."),
    "Tỉnh đã xóa xong nhà tạm, hiện 12 căn nhà chưa bàn giao.",
    (
        "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n"
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
        "3. Đánh giá\n"
        "- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm."
    ),
    (
        "- Xã tiếp nhận 1.964 hồ sơ.\n"
        "- Đã trả 1.921 hồ sơ; đang giải quyết 43 hồ sơ.\n"
        "* Trung tâm đã giải quyết dứt điểm 100% hồ sơ tiếp nhận."
    ),
    (
        "- Thuộc thẩm quyền: 41 đơn, gồm khiếu nại 06; kiến nghị, phản ánh 35.\n"
        "- Đã giải quyết: 37 đơn; đang xác minh: 04 đơn về đất đai.\n"
        "3. Đánh giá: 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm."
    ),
    (
        "- Thuộc thẩm quyền: 41 đơn. Đã giải quyết: 37 đơn; đang xác minh: 04 đơn.\n"
        "3. Đánh giá\n"
        "- 100% đơn thuộc thẩm quyền đã được giải quyết."
    ),
    ("a) Tiếp nhận 128 phản ánh, đã xử lý 121, đang xử lý 07.\nb) Toàn bộ phản ánh đã được xử lý kịp thời."),
    (
        "Xã có 46 hộ phải di dời; đã di dời 42 hộ; còn 04 hộ chưa đồng ý phương án.\n"
        "Đánh giá chung: 100% số hộ đã được di dời đến nơi ở mới."
    ),
    "Tổng số nhiệm vụ giao: 53; hoàn thành 47, đang thực hiện 06. Tất cả nhiệm vụ đã hoàn thành.",
    (
        "- Tiếp nhận 318 phản ánh; đã xử lý 296 phản ánh, đang xử lý 22 phản ánh.\n"
        "Nhìn chung, toàn bộ phản ánh đã được xử lý kịp thời."
    ),
    (
        "Tổng số 53 kiến nghị cử tri; đã trả lời 49 kiến nghị, còn 4 kiến nghị đang xem xét.\n"
        "100% kiến nghị đã được trả lời."
    ),
]
RIGHT = [
    "100% trường học đã lắp camera. Trường Mầm non Hoa Ban chưa lắp mái che sân.",
    "100% hộ nghèo được cấp thẻ bảo hiểm y tế. Trong 214 hộ nghèo có 208 hộ được vay vốn.",
    "Trong tháng không phát sinh đơn tố cáo; có 03 đơn khiếu nại mới phát sinh.",
    # Two make all of it, of another act; things of a list, each with its own name.
    "38/38 xã đã lập danh sách và thẩm định xong; 36 xã đã chi trả, còn 02 xã đang chờ cấp tiền mặt.",
    "Toàn bộ 15/15 thôn đã họp bình xét; 13 thôn đã niêm yết, còn 02 thôn đang chờ in biểu.",
    "Đường bộ xảy ra 241 vụ, làm chết 126 người; đường sắt 05 vụ; đường thủy nội địa 01 vụ, không có người chết.",
    "Hồ sơ đất đai trễ hạn 09 hồ sơ; hồ sơ hộ tịch 1.204 hồ sơ, không có hồ sơ trễ hạn.",
    "Đã trả 9.640 hồ sơ, trong đó 212 hồ sơ trả trễ hạn. Như vậy, không còn hồ sơ quá hạn.",
    "Toàn bộ 214 công dân có mặt đã tham gia khám; 5 công dân vắng mặt có lý do.",
    "Ghi nhận 92 phản ánh, trong đó 4 phản ánh trùng; đã trả lời 88 phản ánh. Không có phản ánh nào đang xử lý.",
    "Phát hiện 64 ổ dịch mới, xử lý 64/64 ổ; cộng dồn 1.732 ổ dịch, đã xử lý 1.719 ổ, 13 ổ đang xử lý.",
    ("Năm 2024 giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nRiêng hộ tịch, 100% hồ sơ được giải quyết đúng hạn."),
    ("Giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nTừ tháng 10/2025 đến nay không có hồ sơ nào quá hạn."),
    ("Giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nCó 126/148 đơn vị (85,1%) không có hồ sơ quá hạn."),
    ("Giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nĐang giải quyết 41 hồ sơ, không có hồ sơ quá hạn."),
    "Trả 3.120 hồ sơ, quá hạn 06 hồ sơ. Trong số hồ sơ đang giải quyết không có hồ sơ quá hạn.",
    "Đã giải quyết toàn bộ 41 đơn khiếu nại đến hạn; hiện 06 đơn đang xem xét trong thời hạn.",
    "Tiếp nhận 812 hồ sơ, trả 790 hồ sơ (quá hạn 0 hồ sơ); 100% hồ sơ trước hạn và đúng hạn.",
    "100% hồ sơ lĩnh vực hộ tịch đúng hạn; lĩnh vực đất đai quá hạn 12 hồ sơ.",
    "12/12 xã đã ban hành kế hoạch. Riêng xã Hòa An chưa ban hành kế hoạch tuyên truyền.",
    "Trả 3.120 hồ sơ, trong đó quá hạn 04 hồ sơ do lỗi phần mềm; không có hồ sơ quá hạn ở cấp xã.",
    "Quý trước có 04 hồ sơ quá hạn; quý này toàn bộ hồ sơ được giải quyết đúng hạn.",
    "Đã trả lời 12/14 phản ánh; 02 phản ánh chưa trả lời.",
    ("Trong tháng 10, hầu hết hồ sơ được trả trước và đúng hạn.\nCó 06 hồ sơ đất đai trả quá hạn."),
    ("Trong tháng 10, tất cả hồ sơ hộ tịch đều được trả đúng hạn.\nCó 06 hồ sơ đất đai trả quá hạn."),
    ("Tất cả hồ sơ đều được trả đúng hạn.\nĐối với lĩnh vực đất đai, có 06 hồ sơ quá hạn từ năm trước."),
    ("a) Hộ tịch: tất cả hồ sơ đều được trả đúng hạn.\nb) Đất đai: có 06 hồ sơ trả quá hạn."),
    "Đã giải quyết xong 12 vụ. Hai vụ khiếu nại còn lại đang tổ chức đối thoại.",
    "Tiếp nhận 42 đơn, đã giải quyết xong toàn bộ. Ba đơn mới phát sinh trong tuần đang được xác minh.",
    "Đã giải quyết xong toàn bộ 14 vụ khiếu nại. Hai đơn tố cáo đang được xác minh.",
    "Đã giải quyết xong toàn bộ 14 vụ đến hạn. Hai vụ còn lại đang trong thời gian xác minh.",
    "Đã giải quyết xong toàn bộ 14 vụ. Hai vụ đang được khởi kiện ra Tòa án.",
    "Đã khắc phục xong toàn bộ 14 điểm sạt lở. Hai điểm đang tiếp tục theo dõi.",
    ("Quý I tiếp nhận 27 phản ánh, đã xử lý xong toàn bộ. Quý II tiếp nhận 30 phản ánh; 04 phản ánh đang xử lý."),
    "Đã giải quyết xong toàn bộ 14 đơn. Đối với cấp xã, tiếp nhận 9 đơn; 3 đơn đang xác minh.",
    "Phấn đấu trong quý giải quyết xong toàn bộ 14 vụ. Hai vụ đang tổ chức đối thoại.",
    (
        "Đến cuối kỳ còn 03 hồ sơ đất đai quá hạn do chờ ý kiến cơ quan thuế.\n"
        "Kết quả giải quyết hồ sơ trong kỳ nhìn chung tốt, hầu hết hồ sơ được trả đúng hạn."
    ),
    (
        "Còn 04 kiến nghị của cử tri về điện, đường chưa được giải quyết do thiếu vốn.\n"
        "Nhìn chung, đa số kiến nghị của cử tri đã được giải quyết, trả lời kịp thời."
    ),
    (
        "Chủ tịch UBND tỉnh giao 128 nhiệm vụ. Đến nay 122/128 nhiệm vụ đã hoàn thành. 06 nhiệm vụ còn lại "
        "đang được triển khai."
    ),
    "Có 17/19 kết luận thanh tra đã được thực hiện xong. Hai kết luận chưa thực hiện xong.",
    "Hồ sơ được giải quyết phần lớn đúng hạn; có 05 hồ sơ xây dựng trả chậm 02 ngày.",
    "100% số xã đã ban hành kế hoạch; hiện 04 xã chưa ban hành quyết định.",
    "100% hồ sơ trong hạn đã được giải quyết; còn 12 hồ sơ đang giải quyết.",
    "100% hồ sơ đúng hạn; 0 hồ sơ quá hạn.",
    "100% hồ sơ đúng hạn; 00 hồ sơ trả chậm.",
    "Đơn kỳ trước chuyển sang đã xử lý dứt điểm toàn bộ; trong kỳ phát sinh 12 đơn, đang xử lý 08 đơn.",
    "100% hồ sơ đến hạn đã được giải quyết xong; hiện còn 122 hồ sơ đang giải quyết.",
    "Tất cả hồ sơ đã được giải quyết xong; đang giải quyết 12 hồ sơ mới tiếp nhận cuối kỳ.",
    "Trong 69 xã có 31 đơn vị không có nợ quá hạn.",
    "Không có đơn thư tồn đọng; cùng kỳ còn 03 đơn tồn đọng.",
    "Đầu kỳ còn 7 đơn đang xác minh. Tất cả đơn đã được giải quyết dứt điểm, không còn đơn tồn.",
    "Quý I còn 7 đơn đang xác minh. Tất cả đơn đã được giải quyết dứt điểm, không còn đơn tồn.",
    ("Còn 7 đơn đang xác minh. Tất cả đơn kỳ trước chuyển sang đã được giải quyết dứt điểm, không còn đơn tồn."),
    "Còn 7 đơn đang xác minh. Tất cả hồ sơ đã được giải quyết xong, không còn hồ sơ tồn đọng.",
    "Còn 7 đơn chưa đến hạn. Tất cả đơn đến hạn đã được giải quyết xong, không còn đơn tồn đọng.",
    "Ngày 12/5 còn 7 đơn đang xác minh; sau đó tất cả đơn đã được giải quyết xong, không còn đơn tồn.",
    (
        "Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026). Đến nay toàn bộ 5 "
        "điểm giết mổ đã ký cam kết."
    ),
    (
        "Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026). Khi toàn bộ 5 điểm "
        "giết mổ đã di dời xong, phường sẽ sửa chợ."
    ),
    (
        "Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026). Toàn bộ 2 điểm giết "
        "mổ ven sông đã di dời xong."
    ),
    ("Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026). Toàn bộ 5 hộ dân đã di dời xong."),
    (
        "Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026). Phấn đấu đến hết quý "
        "II toàn bộ 5 điểm giết mổ đã được di dời xong."
    ),
    "Trong quý nhận 3.214 hồ sơ, 27 hồ sơ đang xử lý trong hạn; 100% hồ sơ đã giải quyết đúng hạn.",
    "Nhận 64 đơn, 6 đơn đang xác minh. Đến ngày 30/11/2025, toàn bộ số đơn đã được giải quyết xong.",
    "Quý trước 27 hồ sơ đang xử lý. Như vậy, tính đến ngày 30/9/2025, 100% hồ sơ đã giải quyết xong.",
    ("Còn 27 hồ sơ đang xử lý trong hạn. Như vậy, tính đến ngày 30/9/2025, 100% hồ sơ đến hạn đã giải quyết xong."),
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
    ("Trong số đơn không thuộc thẩm quyền, 04 đơn đang xem xét. 100% đơn thuộc thẩm quyền đã được giải quyết xong."),
    "Ngoài đơn thuộc thẩm quyền, 04 đơn đang xem xét. 100% đơn thuộc thẩm quyền đã được giải quyết xong.",
    "Trong số đơn khiếu nại, 04 đơn đang xác minh. 100% đơn thuộc thẩm quyền đã được giải quyết xong.",
    (
        "Trong số đơn thuộc thẩm quyền, kỳ trước 04 đơn đang xác minh. 100% đơn thuộc thẩm quyền đã được giải"
        " quyết xong."
    ),
    ("Còn 15 hộ đã có phương án nhưng chưa nhận tiền.\nViệc chi trả đã hoàn thành toàn bộ số hộ."),
    "Có 27 hộ chưa phê duyệt. Đến nay, công tác bồi thường đã hoàn thành 100% số hộ.",
    "Có 27 hộ chưa phê duyệt. Công tác bồi thường cơ bản hoàn thành 100% số hộ.",
    "Có 27 hộ chưa phê duyệt. Phấn đấu công tác bồi thường hoàn thành 100% số hộ.",
    "Đầu kỳ có 27 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ.",
    "Riêng dự án đường tỉnh còn 27 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ.",
    "Có 27 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ đồng thuận.",
    "Có 4 hộ chưa nhận tiền. Công tác kiểm đếm đã hoàn thành 100% hộ.",
    "Có 4 hộ chưa bàn giao mặt bằng. Công tác bồi thường đã hoàn thành 100% số hộ.",
    "Tại thôn Nậm, 4 hộ chưa nhận tiền. Tại thôn Cốc, công tác bồi thường đã hoàn thành 100% số hộ.",
    ("Dự án cầu: 4 hộ chưa nhận tiền.\nDự án đường: công tác bồi thường đã hoàn thành 100% số hộ."),
    ("Trong 12 đơn có 3 đơn đang xác minh. Các đơn về đất đai đều đã được giải quyết xong, không còn đơn tồn đọng."),
    "Có 27 thửa chưa đo đạc. Công tác bồi thường đã hoàn thành 100% số hộ.",
    "Có 27 hộ chưa có nước sạch. Công tác bồi thường đã hoàn thành 100% số hộ.",
    "Có 0 hộ chưa nhận tiền. Công tác bồi thường đã hoàn thành 100% số hộ.",
    (
        "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời "
        "hạn.\n"
        "Đến nay, các vụ việc đều đã được giải quyết xong, không còn vụ việc tồn đọng."
    ),
    (
        "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời "
        "hạn.\n"
        "Các vụ việc đến hạn đều đã được giải quyết xong, không còn vụ việc tồn đọng."
    ),
    (
        "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời "
        "hạn.\n"
        "Các vụ việc về môi trường tại khu công nghiệp đều đã được xử lý xong, không còn vụ việc tồn đọng."
    ),
    (
        "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời "
        "hạn.\n"
        "Các đơn đều đã được giải quyết xong, không còn đơn tồn đọng."
    ),
    (
        "Chủ tịch UBND xã tiếp định kỳ, giao giải quyết 41 vụ việc của công dân; 8 vụ việc còn trong thời "
        "hạn.\n"
        "Các vụ việc đều đã được giải quyết đúng quy định."
    ),
    ("Kỳ trước chuyển sang 8 vụ việc đang giải quyết.\nCác vụ việc đều đã được giải quyết xong, không còn tồn đọng."),
    ("Có 3 đơn đang xác minh.\nCác đơn quá hạn đều được giải quyết dứt điểm, không để đơn tồn đọng."),
    "Trong tháng không xảy ra vụ cháy nào; tháng trước xảy ra 01 vụ cháy kho phế liệu ngày 12/9/2025.",
    ("Trong tháng không xảy ra vụ cháy nào.\nVụ cháy chợ ngày 12/8/2025 đã khởi tố."),
    "Thôn 3 không có hộ cận nghèo. Thôn 5 còn 12 hộ cận nghèo.",
    "Cấp xã không phát sinh đơn khiếu nại. UBND tỉnh tiếp nhận 02 đơn khiếu nại.",
    "Không có cán bộ, công chức vi phạm; 42 cán bộ, công chức được khen thưởng.",
    "Không có trẻ suy dinh dưỡng, giảm 11 trẻ suy dinh dưỡng so với đầu năm.",
    "Trong quý không phát sinh vụ bạo lực gia đình; quý II có 02 vụ bạo lực gia đình.",
    "Không có khó khăn, vướng mắc lớn; có 03 khó khăn, vướng mắc lớn của doanh nghiệp được tháo gỡ.",
    ("Sở hoàn thành 15/15 văn bản.\nHai văn bản ngoài kế hoạch xin lùi sang quý I/2026."),
    ("Sở hoàn thành 13/15 văn bản.\nHai văn bản xin lùi thời hạn sang quý I/2026."),
    "Đầu năm có 12 nhà đang thi công; xã không còn hộ nào ở nhà tạm.",
    "Xã không còn hộ ở nhà tạm; 58/58 nhà đã bàn giao; 03 hộ có nhu cầu đất ở.",
    "Hoàn thành 15/15 văn bản; 02 nhiệm vụ xin gia hạn.",
    (
        "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n"
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
        "3. Đánh giá\n"
        "- 100% đơn không thuộc thẩm quyền đã được xử lý."
    ),
    (
        "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n"
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
        "3. Đánh giá\n"
        "- Đến nay 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm."
    ),
    (
        "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n"
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
        "3. Đánh giá\n"
        "- 100% đơn đã được giải quyết đúng hạn."
    ),
    (
        "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n"
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
        "3. Phương hướng\n"
        "- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm."
    ),
    (
        "- Thuộc thẩm quyền: 39 đơn. Không thuộc thẩm quyền: 13 đơn.\n"
        "- Đã giải quyết: 35 đơn; đang xác minh: 03 đơn.\n"
        "3. Đánh giá\n"
        "- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm."
    ),
    (
        "- Thuộc thẩm quyền: 41 đơn, gồm khiếu nại 06; kiến nghị, phản ánh 35.\n"
        "- Đã giải quyết: 41 đơn.\n"
        "3. Đánh giá: 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm."
    ),
    (
        "- Thuộc thẩm quyền: 41 đơn. Đã giải quyết: 37 đơn; đang xác minh: 04 đơn.\n"
        "3. Đánh giá\n"
        "- Phần lớn đơn thuộc thẩm quyền đã được giải quyết."
    ),
    ("a) Tiếp nhận 128 phản ánh, đã xử lý 121, đang xử lý 07.\nb) Hầu hết phản ánh đã được xử lý kịp thời."),
    (
        "Xã có 46 hộ phải di dời; đã di dời 42 hộ; còn 04 hộ chưa đồng ý phương án.\n"
        "Đánh giá chung: hầu hết số hộ đã được di dời đến nơi ở mới."
    ),
    "Tổng số nhiệm vụ giao: 53; hoàn thành 47, đang thực hiện 06. Đa số nhiệm vụ đã hoàn thành.",
    (
        "- Tiếp nhận 318 phản ánh; đã xử lý 296 phản ánh, đang xử lý 22 phản ánh.\n"
        "Nhìn chung, hầu hết phản ánh đã được xử lý kịp thời."
    ),
    (
        "Tổng số 53 kiến nghị cử tri; đã trả lời 49 kiến nghị, còn 4 kiến nghị đang xem xét.\n"
        "Phần lớn kiến nghị đã được trả lời."
    ),
    (
        "- Thuộc thẩm quyền: 39 đơn. Đã giải quyết: 36 đơn; đang xác minh: 03 đơn, trong thời hạn.\n"
        "- 100% đơn đến hạn đã được giải quyết dứt điểm."
    ),
    (
        "- Đơn khiếu nại: 4 đơn, đã giải quyết 4 đơn. Đơn kiến nghị: 34 đơn, đã giải quyết 31 đơn, đang xác "
        "minh 03 đơn.\n"
        "- 100% đơn khiếu nại thuộc thẩm quyền đã được giải quyết."
    ),
    ("- Kỳ trước: 100% đơn thuộc thẩm quyền đã được giải quyết. Kỳ này tiếp nhận 12 đơn, đang xác minh 03 đơn."),
    (
        "- Đã giải quyết: 36 đơn; đang xác minh: 03 đơn.\n"
        "- Phấn đấu đến hết năm 100% đơn thuộc thẩm quyền được giải quyết dứt điểm."
    ),
    (
        "- Không thuộc thẩm quyền 13 đơn, đang chờ phản hồi 03 đơn của cơ quan nhận. Thuộc thẩm quyền 39 đơn,"
        " đã giải quyết 39 đơn.\n"
        "- 100% đơn thuộc thẩm quyền đã được giải quyết."
    ),
    ("- 100% đơn thuộc thẩm quyền đã được giải quyết dứt điểm trong năm 2024; năm 2025 còn 03 đơn đang xác minh."),
    "Có 46 hộ; đã di dời 42 hộ, còn 04 hộ chưa di dời. 100% hộ có đất ở đã được di dời.",
    (
        "Có 46 nhiệm vụ; hoàn thành 42 nhiệm vụ, đang thực hiện 04 nhiệm vụ. Phấn đấu 100% nhiệm vụ đã hoàn "
        "thành trước 31/12."
    ),
    ("Kỳ trước có 46 nhiệm vụ; hoàn thành 42 nhiệm vụ, đang thực hiện 04 nhiệm vụ. Nay 100% nhiệm vụ đã hoàn thành."),
    ("Có 46 nhiệm vụ; hoàn thành 42 nhiệm vụ, đang thực hiện 04 nhiệm vụ. 100% nhiệm vụ đã hoàn thành đúng hạn."),
    "Có 46 đơn; giải quyết 42 đơn, còn 04 đơn trong hạn. 100% đơn đến hạn đã được giải quyết.",
    "Trong kỳ tiếp nhận 5.308 hồ sơ, trong đó 5.121 hồ sơ được số hóa, đạt 96,5%; 187 hồ sơ còn lại được số hóa trong"
    " ngày làm việc tiếp theo. Toàn bộ hồ sơ tiếp nhận trong kỳ đã được số hóa.",
    "Có 02 vụ cháy nhà dân. Trên địa bàn không để xảy ra vụ cháy lớn.",
    "Thi hành kỷ luật 02 đảng viên. Trong kỳ không có tổ chức đảng nào bị thi hành kỷ luật.",
    "Hòa giải thành 214 vụ, việc, không thành 22 vụ, việc. Các vụ, việc đều được tổ chức hòa giải kịp thời.",
    "Số đơn đã xử lý 94/94 đơn; trong 28 đơn thuộc thẩm quyền đã giải quyết 21 đơn, còn 7 đơn trong thời hạn"
    " giải quyết.",
    "Có 58 dự án. Trong đó 11 dự án đã hoàn thành toàn bộ, 29 dự án đang thi công.",
    "Quá hạn 307 hồ sơ. Có 96/124 xã, phường không phát sinh hồ sơ quá hạn.",
    "Có 03 người chưa kê khai. Như vậy, trừ 03 trường hợp nêu trên, 100% người có nghĩa vụ đã hoàn thành kê khai.",
    "Có 3 hồ sơ quá hạn 01 ngày. 91 hồ sơ đang giải quyết không có hồ sơ nào quá hạn.",
    "100% giáo viên mầm non đạt chuẩn đào tạo; còn 4 giáo viên tiểu học chưa đạt chuẩn.",
    "Huấn luyện cho 1.412/1.430 lao động. Toàn bộ lao động đang làm việc đã được huấn luyện.",
    "Không có hồ sơ trễ hạn tại khâu của xã; 5 hồ sơ trễ hạn ở khâu cấp thẻ bảo hiểm y tế.",
    (
        "Chợ có 412 hộ kinh doanh; 398 hộ đã ký cam kết, 14 hộ không thuộc diện ký. Như vậy, toàn bộ hộ kinh doanh"
        " thực phẩm đã ký cam kết."
    ),
    (
        "Toàn tỉnh có 46 trường trung học phổ thông; còn 03 trường chưa kết nối học bạ số.\nNhìn chung, các trường"
        " trung học cơ sở đều đã kết nối học bạ số."
    ),
    (
        "Có 42 kiến nghị, 03 kiến nghị thuộc thẩm quyền của tỉnh đang chờ sở trả lời.\nXã đã giải quyết dứt điểm"
        " toàn bộ kiến nghị thuộc thẩm quyền."
    ),
    (
        "Thụ lý 684 vụ, việc; còn 83 vụ, việc đang giải quyết.\nTòa án đã giải quyết xong tất cả các vụ, việc quá 4"
        " tháng từ kỳ trước chuyển sang."
    ),
]
WORDS = [
    ("Trong năm xảy ra 02 vụ cháy nhà dân. Công tác phòng ngừa tốt nên không để xảy ra vụ cháy, nổ nào.", "02 vụ cháy"),
    ("Thụ lý 93 vụ, đã ban hành quyết định giải quyết 86 vụ, đạt 92,5%. Kết quả: rút đơn 6 vụ.\nNhìn chung, công tác"
     " giải quyết bảo đảm trình tự, đến nay huyện không còn vụ việc nào tồn đọng.", "giải quyết 86 vụ"),
    ("Đã trả 2.071 hồ sơ (trước hạn 1.630, đúng hạn 436, trễ hẹn 5). Trong tháng không phát sinh hồ sơ trễ hẹn.",
     "trễ hẹn 5"),
    ("Hòa giải thành 214 vụ, việc, không thành 22 vụ, việc. Các vụ, việc đều được hòa giải thành.",
     "không thành 22 vụ"),
    ("Kế hoạch 148 nhà, đưa vào sử dụng 139 nhà, 9 nhà đang hoàn thiện. Xã đã đưa vào sử dụng 100% số nhà.",
     "đưa vào sử dụng 139 nhà"),
    ("Tổng nợ đọng xây dựng cơ bản là 3,2 tỷ đồng. Huyện không còn nợ đọng xây dựng cơ bản.", "là 3,2 tỷ đồng"),
    ("Hộ sử dụng nước sạch theo quy chuẩn đạt 91,2%. Tất cả các hộ đều được sử dụng nước sạch theo quy chuẩn.",
     "91,2%"),
    ("Xử lý kỷ luật 02 công chức. Trong kỳ, không có công chức nào bị xử lý kỷ luật.", "02 công chức"),
]  # fmt: skip


@pytest.mark.parametrize("text", DENIED)
def test_claims_that_are_denied(text: str) -> None:
    assert_one(findings_of_rule(check_denied_sweeps, text, facts=FACTS), "P901", "")


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_the_words_that_deny_are_named(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_denied_sweeps, text, facts=FACTS), "P901", words)


@pytest.mark.parametrize("text", RIGHT)
def test_claims_of_other_things_acts_places_and_times_are_silent(text: str) -> None:
    assert findings_of_rule(check_denied_sweeps, text, facts=FACTS) == []


AHEAD = "Phường di dời 5 điểm giết mổ (đã di dời 2, còn 3 điểm di dời trước 30/4/2026)."


def _on(day: date, text: str) -> list[str]:
    return [item.code for item in findings_of_rule(check_denied_sweeps, text, facts=ProseFacts(report_date=day))]


def test_all_is_not_done_while_the_rest_has_a_deadline_ahead() -> None:
    text = f"{AHEAD} Đến nay toàn bộ 5 điểm giết mổ đã di dời xong."
    assert _on(date(2026, 2, 6), text) == ["P901"]
    assert _on(date(2026, 5, 6), text) == []


@pytest.mark.parametrize(
    "more",
    [
        "Đến nay toàn bộ 5 điểm giết mổ đã ký cam kết.",
        "Khi toàn bộ 5 điểm giết mổ đã di dời xong, phường sẽ sửa chợ.",
        "Toàn bộ 2 điểm giết mổ ven sông đã di dời xong.",
        "Toàn bộ 5 hộ dân đã di dời xong.",
        "Phấn đấu đến hết quý II toàn bộ 5 điểm giết mổ đã được di dời xong.",
    ],
)
def test_other_things_may_be_done_while_a_rest_is_ahead(more: str) -> None:
    assert _on(date(2026, 2, 6), f"{AHEAD} {more}") == []


HAND_FOOT = "Bệnh tay chân miệng ghi nhận 4.218 ca, tăng 528 ca so với cùng kỳ, không có ca tử vong"


@pytest.mark.parametrize(
    "text",
    [
        f"{HAND_FOOT}; sốt xuất huyết 3.106 ca, có 01 ca tử vong.\nTỷ lệ mắc là 125,2.\nPhân bố theo địa bàn: Bến Tre"
        " 1.351 ca. Cả 02 ca tử vong do tay chân miệng đều ở trẻ dưới 3 tuổi.",
        f"{HAND_FOOT}.\nCa tử vong do tay chân miệng là trẻ 2 tuổi ở xã Long Hồ.",
        "Toàn tỉnh có 214 ca sởi, không có tử vong.\nCả 02 trường hợp tử vong do sởi đều chưa tiêm vắc xin.",
        "Viêm não Nhật Bản 12 ca, chưa có tử vong.\n03 ca tử vong do viêm não Nhật Bản đều ở vùng cao.",
        "Tai nạn đường sắt xảy ra 02 vụ, không có người chết.\nNgười chết trong vụ tai nạn đường sắt là học sinh.",
        "Bệnh dịch tả lợn châu Phi không có ổ dịch mới.\nCả 04 ổ dịch tả lợn châu Phi mới phát sinh đều ở hộ nhỏ lẻ.",
    ],
)
def test_who_tells_of_them_says_that_there_were_some(text: str) -> None:
    assert _on(date(2025, 10, 3), text) == ["P901"]


@pytest.mark.parametrize(
    "text",
    [
        f"{HAND_FOOT}; sốt xuất huyết 3.106 ca, có 02 ca tử vong.\nCả 02 ca tử vong do sốt xuất huyết đều ở người lớn.",
        f"{HAND_FOOT}.\nCả 02 ca tử vong do tay chân miệng đều xảy ra năm 2023.",
        f"{HAND_FOOT}.\nNguy cơ tử vong do tay chân miệng ở mức cao.",
        f"{HAND_FOOT}.\nNăm 2023 có 2 ca tử vong do tay chân miệng.",
        "Viêm não Nhật Bản 12 ca, tại xã A không có ca tử vong; xã B có 03 ca tử vong do viêm não Nhật Bản.",
        "Quý III không có ổ dịch mới.\nCả 04 ổ dịch quý II đã qua 21 ngày.",
        "Sởi 12 ca, 02 ca tử vong, so với quý trước không có ca tử vong.\nCả 02 ca tử vong do sởi đều là trẻ em.",
        "Xã đã xóa xong nhà tạm cho hộ nghèo. Còn 05 nhà của hộ cận nghèo đang xây dựng.",
        "100% cán bộ, công chức đã kê khai tài sản. Có 02 công chức không phải kê khai do nghỉ hưu.",
        "Không có học sinh bỏ học. Có 02 học sinh nghỉ học dài ngày do điều trị bệnh.",
        "100% hộ dân đã được thông báo kế hoạch thu hồi đất. Có 07 hộ chưa đồng ý kiểm đếm.",
        "Tất cả các thôn đã đạt chuẩn văn hóa. Thôn văn hóa kiểu mẫu: 3 thôn đạt, 5 thôn chưa đạt.",
    ],
)
def test_deaths_of_another_cause_place_or_year_are_silent(text: str) -> None:
    assert _on(date(2025, 10, 3), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 42 nhà văn hóa thôn, chưa có quy chế {0|5} nhà.\n"
        "Như vậy, 100% nhà văn hóa thôn đã có quy chế hoạt động được phê duyệt.",
        "Rà soát 53 hồ chứa, chưa có quy trình vận hành {0|9} hồ.\n"
        "Nhìn chung, các hồ chứa đều đã có quy trình vận hành được phê duyệt.",
    ],
)
def test_all_that_have_a_thing_which_some_are_said_to_lack(text: str) -> None:
    assert_only_the_mistake_is_told(check_denied_sweeps, text, "P901", "chưa có quy")


LOTS = (
    "Quý III/2025 triển khai kiểm kê rừng: số lô phải kiểm kê 1.240 lô; đã kiểm kê 905 lô (73,0%), còn 335 lô chưa đi"
    " thực địa.\n{who} hiện đã hoàn thành kiểm kê toàn bộ số lô rừng được giao."
)
CELLS = (
    "Đến ngày 15/11 có 12/13 chi hội thôn và {whole}/{whole} chi hội cơ quan tổ chức đại hội.\n"
    "Thực tế cho thấy tất cả 17 chi hội đã tổ chức đại hội đúng hướng dẫn."
)
SAMPLES = "Tháng 10, Trung tâm lấy 48 mẫu thực phẩm; 44 mẫu đạt, 4 mẫu vượt{of}.\nTóm lại: các mẫu thực phẩm đều {did}."
FIELDS = "Lĩnh vực dược không có hồ sơ quá hạn; {of}có 4 hồ sơ quá hạn do chờ hội đồng."
LATE_TO_BRACKET = (
    "Giải quyết 2.148 hồ sơ, trong đó quá hạn 3 hồ sơ (lĩnh vực đất đai 2, hộ tịch 1).\n"
    "Đánh giá chung: việc giải quyết hồ sơ không để xảy ra hồ sơ quá hạn."
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (LOTS.format(who="Hạt"), ["P901"]),
        (LOTS.format(who="Tổ số 2"), []),
        (CELLS.format(whole=4), ["P901"]),
        (CELLS.format(whole=5), []),
        (SAMPLES.format(of=" ngưỡng", did="trong ngưỡng cho phép"), ["P901"]),
        (SAMPLES.format(of="", did="trong giới hạn cho phép"), ["P901"]),
        (SAMPLES.format(of=" độ mặn", did="trong giới hạn cho phép"), []),
        (SAMPLES.format(of=" ngưỡng", did="được niêm phong"), []),
        (FIELDS.format(of="lĩnh vực khám chữa bệnh "), []),
        (LATE_TO_BRACKET, ["P901"]),
    ],
)
def test_who_reports_is_no_narrower_word_and_kinds_make_all(text: str, codes: list[str]) -> None:
    facts = ProseFacts(report_date=date(2025, 10, 6), issuer="Hạt Kiểm lâm khu vực Bến En")
    assert [item.code for item in findings_of_rule(check_denied_sweeps, text, facts=facts)] == codes
