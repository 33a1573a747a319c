"""One document with two numbers."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.one_document import check_one_document

TWO_NUMBERS = [
    "Ngày 14/10/2025, Chủ tịch UBND phường ban hành Quyết định số 1847/QĐ-XPHC về lấn đất công. Ông H. phải"
    " khôi phục đất"
    " theo biện pháp nêu tại Quyết định số 1874/QĐ-XPHC ngày 14/10/2025 trước ngày 05/12/2025.",
    "Thông báo số 318/TB-UBND ngày 02/7/2025 về thu hồi đất.\n03 hộ chưa đồng ý với nội dung Thông báo số 381/TB-UBND"
    " ngày 02/7/2025.",
    "Căn cứ Nghị định số 178/2024/NĐ-CP ngày 31/12/2024 và Nghị định số 67/2025/NĐ-CP ngày 15/3/2025, xã chi trả cho 18"
    " người.\n143 người không thuộc đối tượng điều chỉnh của Nghị định số 187/2024/NĐ-CP.",
    "Ban hành Kế hoạch số 214/KH-UBND ngày 15/9/2025. Căn cứ Kế hoạch số 241/KH-UBND nêu trên, báo cáo trước ngày "
    "15/12/2025.",
    "Thực hiện Kết luận thanh tra số 127/KL-TTTP ngày 22/8/2025. Thực hiện kiến nghị tại Kết luận thanh tra số "
    "172/KL-TTTP nêu trên trước ngày 15/12/2025.",
    "Ngày 04/11/2025, ban hành Kết luận thanh tra số 263/KL-TTr. Có 21/24 kiến nghị tại Kết luận số 236/KL-TTr nêu "
    "trên đã được thực hiện.",
    "Quyết định số 1187/QĐ-UBND ngày 12/9/2025 ban hành Kế hoạch.\nTheo mục III của Kế hoạch ban hành kèm theo Quyết "
    "định số 1178/QĐ-UBND, việc này chậm.",
    "Quyết định số 1358/QĐ-UBND ngày 08/12/2025 thành lập Tổ. Tổ thành lập theo Quyết định số 1385/QĐ-UBND đã họp.",
    "Ban hành Kế hoạch số 41/KH-UBND ngày 06/3/2023. Chậm so với Kế hoạch số 47/KH-UBND ngày 06/3/2023 nêu trên.",
    "Ngày 06/3/2023, UBND ban hành Kế hoạch số 41/KH-UBND. Chậm so với Kế hoạch số 47/KH-UBND ngày 06/3/2023 đã nêu.",
    "Căn cứ Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013; đúng Luật Tiếp công dân số 43/2013/QH13.",
    "Theo Quyết định số 218/QĐ-TTr ngày 09/02/2026.\nNgười ra Quyết định số 281/QĐ-TTr nêu trên đôn đốc.",
    "Căn cứ Công văn số 1246/SYT-NVY ngày 03/3/2026. Thực hiện Công văn số 1264/SYT-NVY nói trên, Trạm đã rà soát.",
    "Kế hoạch số 208/KH-UBND ngày 05/8/2025 về rà soát. Bám sát Kế hoạch số 280/KH-UBND ngày 05/8/2025.",
    "Công văn số 3312/UBND-XD ngày 24/10/2025 đôn đốc. 09 xã báo cáo theo Công văn số 3132/UBND-XD ngày 24/10/2025.",
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 về số hóa gồm 28 nhiệm vụ.\n- Hoàn thành các nhiệm vụ còn lại của"
    " Kế hoạch số 35/KH-UBND ngày 08/8/2025; tự chấm điểm.",
    "Kế hoạch số 112/KH-UBND ngày 08/8/2025 về số hóa.\nTập trung các chỉ tiêu chưa hoàn thành theo Kế hoạch số"
    " 122/KH-UBND ngày 08/8/2025.",
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 về số hóa, gồm 28 nhiệm vụ.\nĐã hoàn thành 17/28 nhiệm vụ của Kế hoạch số"
    " 35/KH-UBND ngày 08/8/2025.",
    "Ban hành Kế hoạch số 41/KH-UBND ngày 04/8/2025 với 62 nhiệm vụ.\nĐến ngày 05/9/2025 có 05 nhiệm vụ chậm so với mốc"
    " tại Kế hoạch số 14/KH-UBND.",
    "Ban hành Nghị quyết số 18-NQ/TU ngày 14/6/2024.\nĐến nay đạt 19/24 chỉ tiêu Nghị quyết số 81-NQ/TU đề ra.",
    "Thực hiện Kế hoạch số 215/KH-CAT ngày 10/01/2025. Kết thúc đợt 2 của Kế hoạch số 251/KH-CAT, bắt giữ 84 người.",
    "Thông báo số 132/TB-UBND ngày 06/5/2025 nêu 5 hộ. Còn 2 hộ chưa di dời theo Thông báo số 123/TB-UBND.",
    "Kết luận thanh tra số 27/KL-TTr ngày 12/4/2025. Đơn vị đã nộp đủ tiền theo Kết luận thanh tra số 72/KL-TTr.",
    "Quyết định số 1358/QĐ-UBND ngày 08/12/2025 thành lập Tổ. Tổ thành lập theo Quyết định số 1458/QĐ-UBND đã họp.",
    "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục theo cơ chế một cửa, xã báo"
    " cáo.\nTrong quá trình thực hiện Nghị định số 181/2025/NĐ-CP về cơ chế một cửa, phần mềm có lúc quá tải.",
    "Căn cứ Thông tư số 29/2024/TT-BGDĐT ngày 30/12/2024 quy định về dạy thêm, học thêm.\nViệc phổ biến Thông tư số"
    " 92/2024/TT-BGDĐT về dạy thêm được làm ở các trường.",
]
ONE_NUMBER_EACH = [
    "Thực hiện Nghị quyết số 27/2024/NQ-HĐND ngày 10/7/2024 quy định mức hỗ trợ học phí.\nQua một năm thực hiện Nghị"
    " quyết số 72/2024/NQ-HĐND quy định mức hỗ trợ bảo hiểm y tế, có 412 người được hỗ trợ.",
    # A decision of the same day about another matter, or that was named before.
    "Ngày 12/6/2025, ban hành Quyết định số 1945/QĐ-UBND giao đất cho Công ty A và Quyết định số 1954/QĐ-UBND giao đất"
    " cho Công ty B. Công ty B chưa nộp tiền theo Quyết định số 1954/QĐ-UBND ngày 12/6/2025.",
    "Ngày 12/6/2025, ban hành Quyết định số 1945/QĐ-UBND giao đất cho Công ty A. Cùng ngày, UBND tỉnh ban"
    " hành Quyết định"
    " số 1954/QĐ-UBND ngày 12/6/2025.",
    "Nghị quyết số 113/NQ-HĐND ngày 10/12/2025 về dự toán. Vốn giao tại Nghị quyết số 131/NQ-HĐND ngày 10/12/2025 còn"
    " chưa phân bổ.",
    # Laws need no word of their matter.
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, xã có một cửa. Việc chứng thực theo Nghị định số 16/2018/NĐ-CP.",
    "Căn cứ Nghị định số 123/2024/NĐ-CP ngày 04/10/2024, xã xử lý 12 vụ. Hóa đơn lập theo Nghị định số"
    " 132/2024/NĐ-CP của"
    " Chính phủ.",
    "Kết luận thanh tra số 27/KL-TTr ngày 12/4/2025. Kết luận thanh tra số 72/KL-TTr tại Sở Xây dựng thu hồi 4 tỷ.",
    "Thông báo số 132/TB-UBND ngày 06/5/2025 nêu 5 hộ. UBND xã ban hành tiếp Thông báo số 123/TB-UBND bổ sung 2 hộ.",
    "Chương trình số 14/CTr-UBND ngày 05/3/2024 thay thế Chương trình số 41/CTr-UBND.",
    "Chương trình số 14/CTr-UBND ngày 05/3/2024 của UBND xã. Nó thay thế Chương trình số 41/CTr-UBND.",
    "Thực hiện Kế hoạch số 215/KH-CAT ngày 10/01/2025. Triển khai Kế hoạch số 251/KH-CAT, đơn vị bắt giữ 84 người.",
    "Quyết định số 1358/QĐ-UBND ngày 08/12/2025. Tổ thành lập theo Quyết định số 1355/QĐ-UBND đã họp.",
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 về số hóa, gồm 25 nhiệm vụ.\nĐã hoàn thành 17/28 nhiệm vụ của Kế hoạch số"
    " 35/KH-UBND ngày 08/8/2025.",
    # Left of another plan of the day, whose matter is told, which was named before, or which is of another office.
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 về cải cách hành chính.\nHoàn thành các nhiệm vụ còn lại của Kế hoạch số"
    " 35/KH-UBND ngày 08/8/2025 về chuyển đổi số.",
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 về dân số, Kế hoạch số 35/KH-UBND ngày 08/8/2025.\nHoàn thành các"
    " nhiệm vụ còn lại của Kế hoạch số 35/KH-UBND ngày 08/8/2025.",
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 của UBND tỉnh về số hóa.\nHoàn thành các nhiệm vụ còn lại của Kế hoạch số"
    " 35/KH-UBND ngày 08/8/2025 của UBND xã.",
    "Kế hoạch số 36/KH-UBND ngày 08/8/2025 về cải cách hành chính.\nHoàn thành các nhiệm vụ còn lại của Kế hoạch số"
    " 36/KH-UBND ngày 08/8/2025.",
    "Quyết định số 1358/QĐ-UBND ngày 08/12/2025 thành lập Tổ và Quyết định số 1385/QĐ-UBND ngày 11/12/2025. Quy chế ban"
    " hành kèm theo Quyết định số 1385/QĐ-UBND có hiệu lực.",
    "Kế hoạch số 124/KH-UBND ngày 10/3/2025 của UBND tỉnh. Xã đã ban hành Kế hoạch số 142/KH-UBND. Nhiệm vụ nêu tại Kế"
    " hoạch số 421/KH-UBND của UBND tỉnh đã xong.",
    "Quyết định số 1187/QĐ-UBND ngày 12/9/2025 ban hành Kế hoạch. Quy chế ban hành theo Quyết định số 1178/QĐ-UBND về"
    " quản lý đất đai đã hết hiệu lực.",
    "Quyết định số 1187/QĐ-UBND ngày 12/9/2025 ban hành Kế hoạch. Quy chế ban hành theo Quyết định số 2178/QĐ-UBND.",
    "Ban hành Kế hoạch số 41/KH-UBND ngày 06/3/2023, Kế hoạch số 47/KH-UBND ngày 06/3/2023.",
    "Ban hành Kế hoạch số 41/KH-UBND ngày 06/3/2023. Chậm so với Kế hoạch số 41/KH-UBND ngày 06/3/2023 nêu trên.",
    "Luật Tổ chức Chính phủ số 63/2025/QH15 và Luật Tổ chức chính quyền địa phương số 65/2025/QH15.",
    "Kế hoạch số 41/KH-UBND ngày 06/3/2023 và Kế hoạch số 47/KH-UBND ngày 06/3/2024 nêu trên.",
    "Quyết định số 412/QĐ-UBND ngày 05/4/2024 về công bố danh mục; Quyết định số 413/QĐ-UBND ngày 05/4/2024 về công bố"
    " danh mục.",
    "Quyết định số 218/QĐ-TTr ngày 09/02/2026 và Quyết định số 281/QĐ-TTr ngày 10/3/2026. Quyết định số 281/QĐ-TTr"
    " nêu trên đã được công bố.",
    "Kế hoạch số 41/KH-UBND ngày 06/3/2026. Kế hoạch số 47/KH-STP nêu trên của Sở Tư pháp.",
    "Kế hoạch số 41/KH-UBND ngày 06/3/2026; sau đó là Kế hoạch số 47/KH-UBND về cải cách hành chính.",
    "Công văn số 1246/SYT-NVY ngày 03/3/2026. Công văn số 2046/SYT-NVY nêu trên được gửi lại.",
    "Theo Quyết định số 218/QĐ-TTr ngày 09/02/2026. Người ra Quyết định số 218/QĐ-TTr nêu trên theo dõi.",
    "Thực hiện Quyết định số 112/QĐ-UBND và Quyết định số 115/QĐ-UBND nêu trên, xã đã ban hành Kế hoạch.",
    "Quyết định số 125/QĐ-UBND ngày 04/4/2026. Quyết định số 225/QĐ-UBND và các văn bản nêu trên có hiệu lực.",
    "Theo Quyết định 281 ngày 04/4/2026; Quyết định số 218/QĐ-TTr. Người ra Quyết định số 281/QĐ-TTr nêu trên đôn đốc.",
    "Quyết định số 15/QĐ-UBND ngày 04/4/2026. Chậm so với Quyết định số 12/QĐ-UBND nêu trên.",
    "Kế hoạch số 41/KH-UBND, Kế hoạch số 52/KH-UBND ngày 06/3/2026. Chậm so với Kế hoạch số 42/KH-UBND nêu trên.",
    "Quyết định số 1945/QĐ-UBND ngày 12/6/2025 và Quyết định số 1954/QĐ-UBND ngày 12/6/2025.",
    "Nghị quyết số 113/NQ-HĐND ngày 10/12/2025 về dự toán. Vốn theo Nghị quyết số 131/NQ-HĐND ngày 10/12/2025.",
    "Kế hoạch số 208/KH-UBND ngày 05/8/2025 về dữ liệu. Kế hoạch số 280/KH-UBND ngày 05/8/2025 về hộ tịch.",
    "Kế hoạch số 41/KH-UBND ngày 05/8/2025 của UBND tỉnh. Kế hoạch số 14/KH-UBND ngày 05/8/2025 của UBND xã.",
]


@pytest.mark.parametrize("sentence", TWO_NUMBERS)
def test_one_document_with_two_numbers_is_found(sentence: str) -> None:
    (item,) = findings_of_rule(check_one_document, sentence)
    assert item.code == "P614"


@pytest.mark.parametrize("sentence", ONE_NUMBER_EACH)
def test_two_documents_of_one_day_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_one_document, sentence) == []
