"""Claims that all is done, or in time, beside what is not."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.all_done import check_all_done

CONTRADICTED = [
    "Đã giải quyết dứt điểm toàn bộ 22 vụ việc, không còn vụ việc tồn đọng. Có 19 vụ việc đã có quyết định; 03 vụ việc"
    " đang tiến hành xác minh.",
    "Đã trả 1.845 hồ sơ (trước hạn 1.306 hồ sơ, đúng hạn 536 hồ sơ, quá hạn 03 hồ sơ). Nhìn chung, 100% hồ sơ đã trả"
    " kết"
    " quả đều trước hạn và đúng hạn.",
    "Đến nay, 78/78 trường đã hoàn thành việc nghiệm thu bếp ăn bán trú theo quy định. Tuy nhiên, Trường Mầm non Thạch"
    " Khê chưa nghiệm thu được bếp ăn bán trú do đang sửa chữa.",
    "Tất cả phản ánh đã được trả lời, không để tồn đọng; còn 05 phản ánh đang xử lý do cần xác minh thêm.",
    "Đã xử lý xong toàn bộ 14 vụ vi phạm, không có vụ nào tồn đọng. Trong đó 02 vụ chưa kết luận.",
    "12/12 xã đã phê duyệt đề án. Xã Hòa An chưa phê duyệt do thiếu hồ sơ.",
    "Giải quyết 1.210 hồ sơ, có 07 hồ sơ trễ hạn. Toàn bộ hồ sơ đều được trả đúng hạn.",
    "Các đơn vị đã khắc phục toàn bộ 36 kiến nghị; đến nay 04 kiến nghị chưa thực hiện.",
    "Trong tháng 10, tất cả hồ sơ đều được trả trước và đúng hạn.\nCó 06 hồ sơ đất đai trả quá hạn, đã xin lỗi.",
    "Năm 2024 giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nNhìn chung, 100% hồ sơ đều được giải quyết đúng hạn.",
    "Còn lại 21 vụ đang giải quyết, gồm 18 vụ trong hạn và 03 vụ quá hạn.\nĐến nay không có vụ việc nào quá thời hạn"
    " giải quyết.",
    "Đã giải quyết 16 vụ; 02 vụ đã quá hạn.\nTất cả các vụ khiếu nại đều được giải quyết đúng thời hạn luật định.",
]
TRUE = [
    "Năm 2024 giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nRiêng hộ tịch, 100% hồ sơ được giải quyết đúng hạn.",
    "Giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nTừ tháng 10/2025 đến nay không có hồ sơ nào quá hạn.",
    "Giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nCó 126/148 đơn vị (85,1%) không có hồ sơ quá hạn.",
    "Giải quyết 5.120 hồ sơ, quá hạn 07 hồ sơ.\nĐang giải quyết 41 hồ sơ, không có hồ sơ quá hạn.",
    "Trả 3.120 hồ sơ, quá hạn 06 hồ sơ. Trong số hồ sơ đang giải quyết không có hồ sơ quá hạn.",
    "Đã giải quyết toàn bộ 41 đơn khiếu nại đến hạn; hiện 06 đơn đang xem xét trong thời hạn.",
    "Tiếp nhận 812 hồ sơ, trả 790 hồ sơ (quá hạn 0 hồ sơ); 100% hồ sơ trước hạn và đúng hạn.",
    "100% hồ sơ lĩnh vực hộ tịch đúng hạn; lĩnh vực đất đai quá hạn 12 hồ sơ.",
    "12/12 xã đã ban hành kế hoạch. Riêng xã Hòa An chưa ban hành kế hoạch tuyên truyền.",
    "Trả 3.120 hồ sơ, trong đó quá hạn 04 hồ sơ do lỗi phần mềm; không có hồ sơ quá hạn ở cấp xã.",
    "Quý trước có 04 hồ sơ quá hạn; quý này toàn bộ hồ sơ được giải quyết đúng hạn.",
    "Đã trả lời 12/14 phản ánh; 02 phản ánh chưa trả lời.",
    "Trong tháng 10, hầu hết hồ sơ được trả trước và đúng hạn.\nCó 06 hồ sơ đất đai trả quá hạn.",
    "Trong tháng 10, tất cả hồ sơ hộ tịch đều được trả đúng hạn.\nCó 06 hồ sơ đất đai trả quá hạn.",
    "Tất cả hồ sơ đều được trả đúng hạn.\nĐối với lĩnh vực đất đai, có 06 hồ sơ quá hạn từ năm trước.",
    "a) Hộ tịch: tất cả hồ sơ đều được trả đúng hạn.\nb) Đất đai: có 06 hồ sơ trả quá hạn.",
]


@pytest.mark.parametrize("sentence", CONTRADICTED)
def test_a_claim_that_figures_deny_is_found(sentence: str) -> None:
    (item,) = findings_of_rule(check_all_done, sentence)
    assert item.code == "P901"


@pytest.mark.parametrize("sentence", TRUE)
def test_claims_of_another_group_or_time_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_all_done, sentence) == []
