"""Plans that are said to be reached, or not, and claims of all of them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.goal_verdicts import check_goal_verdicts


@pytest.mark.parametrize(
    "text",
    [
        "Khai thác đạt 1.240 tấn, kế hoạch 1.300 tấn, {chưa hoàn thành|hoàn thành vượt mức} kế hoạch năm.",
        "Trồng mới 82 ha rừng (kế hoạch 75 ha), {vượt|chưa đạt} kế hoạch giao.",
        "Tỷ lệ hộ dùng nước sạch 91,2%, chỉ tiêu 93%, {chưa đạt|đạt} chỉ tiêu nghị quyết.",
        "Doanh thu 512 tỷ đồng, so với kế hoạch 530 tỷ đồng, {thấp hơn|vượt} kế hoạch đề ra.",
        "Thu đạt {101,8|97,8}% dự toán (45 tỷ đồng), hoàn thành vượt dự toán HĐND giao.",
        "Kết nạp 27 đảng viên, kế hoạch giao là 26.\nNhiệm vụ phát triển đảng viên do đó {đã hoàn thành|chưa hoàn"
        " thành}.",
        "Nhập học 1.872 người. Chỉ tiêu giao là 1.800 người; tỷ lệ thực hiện là 104%. Như vậy, tuyển sinh"
        " {vượt|chưa đạt} chỉ tiêu.",
        "Giải quyết tin tội phạm: xong 189 tin, đạt {92,3|88,3}%, vượt chỉ tiêu 90% của Quốc hội.",
        "Thu ngân sách {14|12},4 tỷ đồng, vượt dự toán 13,1 tỷ đồng.",
        "Thu {10|12},4 tỷ đồng, không đạt kế hoạch 11,2 tỷ đồng.",
        "Tỷ lệ đúng hạn {96|92},4%, vượt chỉ tiêu 95%.",
        "Tỷ lệ đúng hạn {92|96},4%, chưa đạt chỉ tiêu 95%.",
        "Tỷ lệ bao phủ 9{3|4},3% dân số (136.500 người), chưa đạt chỉ tiêu 94,0% được giao.",
        "Kế hoạch năm là 1.200 tấn. Sản lượng đạt 1.{1|3}40 tấn. Như vậy, sản lượng chưa đạt kế hoạch năm.",
        "Thất thoát 1{2|4},2% (mục tiêu không quá 13%). Công ty đã hoàn thành mục tiêu giảm thất thoát.",
        "Vốn được giao là 412 tỷ đồng. Giải ngân 239 tỷ đồng, đạt 58,0% kế hoạch, vượt mục tiêu đề ra đến cuối tháng 10"
        " là {5|6}5%.",
        "Tỷ lệ hồ sơ trực tuyến đạt 88,6%, chưa đạt mục tiêu đề ra cho năm 2025 là {90|85}%.",
        "Dự toán được giao 5.200 triệu đồng. Năm 2025 thu {5.3|4.8}36 triệu đồng, vượt dự toán, bằng {102,6|93,0}%.",
        "Kết nạp 41 đảng viên, bằng 102,5% chỉ tiêu, {hoàn thành|chưa hoàn thành} chỉ tiêu năm 2025.",
    ],
)
def test_a_verdict_that_the_figures_before_it_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_goal_verdicts, text, "P904")


@pytest.mark.parametrize(
    "text",
    [
        "Tổn thất điện năng 4,06%, kế hoạch 3,95%, không đạt kế hoạch.",
        "Tỷ lệ hộ nghèo 2,1%, chỉ tiêu 2,5%, đạt chỉ tiêu.",
        "Tỷ lệ hộ nghèo còn 1,2%, vượt mục tiêu đề ra là 1,5%.",
        "Thu phí đạt 104,8% kế hoạch, vượt kế hoạch là 4,8%.",
        "Vốn giao là 800 tỷ đồng. Giải ngân 640 tỷ đồng, đạt 80,0% kế hoạch, cơ bản đạt mục tiêu quý III.",
        "Thu đạt 52% kế hoạch năm, vượt kế hoạch 6 tháng.",
        "Thu đạt 104% dự toán tỉnh giao, chưa đạt dự toán được giao.",
        "Thu đạt 62% kế hoạch, vượt kế hoạch đề ra.",
        "Lượng máu bằng 78% kế hoạch (4.000 đơn vị); xét theo tỷ lệ hoàn thành kế hoạch thì thị xã đứng đầu.",
        "Thất thoát 14,2% (mục tiêu không quá 13%). Công ty đã hoàn thành mục tiêu đào tạo lao động.",
        "Thu ngân sách 14,4 tỷ đồng, vượt dự toán 13,1 tỷ đồng.",
        "Thu ngân sách 12,4 tỷ đồng, vượt dự toán 5%.",
        "Thu 12,4 tỷ đồng, chưa đạt kế hoạch 13,2 tỷ đồng.",
        "Tỷ lệ đúng hạn 95%, đạt chỉ tiêu 95%.",
        "Tỷ lệ hộ nghèo còn 2,1%, đạt chỉ tiêu 2,5%.",
        "Tỷ lệ suy dinh dưỡng 8,2%, đạt mục tiêu dưới 9%.",
        "Tỷ lệ suy dinh dưỡng 8,2%, đạt chỉ tiêu 9%.",
        "Số vụ tai nạn 12 vụ, đạt chỉ tiêu 15 vụ.",
        "Giảm 2,1%, đạt chỉ tiêu 1,5%.",
        "Phấn đấu tỷ lệ 92%, vượt chỉ tiêu 95% vào năm sau.",
        "Đạt 62%, vượt kế hoạch 12% so với tiến độ.",
        "Đạt 112%, vượt kế hoạch 12%.",
        "Trồng 12 ha rừng, vượt kế hoạch 2 ha.",
        "Thu 12,4 tỷ đồng, vượt dự toán 2,4 tỷ đồng.",
        "Có 6,2 ha, bằng kế hoạch 6,2 ha.",
        "Trồng 12 ha rừng, thấp hơn kế hoạch 2 ha.",
        "Nộp 1.502 tỷ đồng, đạt 81,2% kế hoạch năm và đã vượt kế hoạch 9 tháng (1.390 tỷ đồng) 8,1%.",
        "Tỷ lệ bao phủ 95,2% dân số, thấp hơn chỉ tiêu 0,3 điểm phần trăm.",
        "Đạt 71%, cao hơn kế hoạch 70%. Sàng lọc đạt 60% (kế hoạch 62%), chưa đạt kế hoạch.",
        "Kết nạp 27 đảng viên, kế hoạch giao là 26. Nhiệm vụ chuyển đổi số chưa hoàn thành.",
        "Đạt 81% (kế hoạch 80%). Phấn đấu năm sau hoàn thành vượt kế hoạch, nếu khó thì đạt kế hoạch.",
    ],
)
def test_plans_that_keep_low_and_other_plans_are_let_be(text: str) -> None:
    assert findings_of_rule(check_goal_verdicts, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cả 3 chỉ tiêu đều đạt và vượt kế hoạch, cụ thể:\n- Thu: 186/175 tỷ đồng, bằng 106,3%.\n"
        "- Việc làm: {744|644}/700 lao động, bằng {106|92}%.\n- Bảo hiểm: 95,6% (kế hoạch 95%).",
        "Hồ sơ chi thường xuyên {0,92|1,12} ngày (mục tiêu không quá 1,0 ngày), hồ sơ đầu tư 1,86 ngày (mục tiêu"
        " không quá"
        " 2,0 ngày). Đơn vị hoàn thành cả hai mục tiêu.",
        "Thi hành xong 21.384 việc, đạt {84|81}%; về tiền 3.156 tỷ đồng, tương đương 50%.\nĐối chiếu với chỉ tiêu"
        " được giao"
        " (83,5% về việc và 50,0% về tiền), đơn vị đã hoàn thành cả hai chỉ tiêu.",
    ],
)
def test_one_of_all_plans_that_was_missed(text: str) -> None:
    assert_only_the_mistake_is_told(check_goal_verdicts, text, "P901")


@pytest.mark.parametrize(
    "text",
    [
        "Các chỉ tiêu đều đạt kế hoạch 9 tháng. Khám 138.240 lượt, bằng 102,9% kế hoạch 9 tháng và bằng 92,2% kế"
        " hoạch năm.",
        "Trong 4 chỉ tiêu có 3 chỉ tiêu đạt:\n- Sàng lọc đạt 64,8%, kế hoạch 62%.\n- Khám đạt 61%, kế hoạch 70%.",
        "Sàng lọc đạt 64,8%, kế hoạch 62%; khám đạt 61%, kế hoạch 70%. Trừ chỉ tiêu khám, các chỉ tiêu khác đều đạt.",
        "Sàng lọc đạt 61%, kế hoạch 62%. Phấn đấu cả 2 chỉ tiêu đều đạt kế hoạch.",
    ],
)
def test_some_plans_and_other_times_are_silent(text: str) -> None:
    assert findings_of_rule(check_goal_verdicts, text) == []


METERS = (
    "Mục tiêu lắp công tơ điện tử năm 2025 là 18.600 công tơ. Hết tháng 11, toàn Công ty lắp được {done}.\n"
    "Công ty đã {said} mục tiêu lắp công tơ."
)
FUND = (
    "Chỉ tiêu thành phố giao phường 900 triệu đồng. Tính đến 15/12, số tiền vận động là {sum} triệu đồng, trong đó tổ"
    " dân phố 412 triệu đồng.\nĐã chi 615 triệu đồng. Phường đã {said} chỉ tiêu vận động Quỹ sớm hơn năm trước."
)
BLOOD = (
    "Đoàn được giao 900 đơn vị máu. Qua 4 đợt hiến máu, kết quả thu {sum} đơn vị máu.\n"
    "Như vậy Đoàn đã hoàn thành chỉ tiêu hiến máu."
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (METERS.format(done="17.240 công tơ", said="cán đích"), ["P904"]),
        (METERS.format(done="18.740 công tơ", said="cán đích"), []),
        (METERS.format(done="17.240 công tơ, tháng 12 lắp tiếp 1.402 công tơ", said="cán đích"), []),
        (FUND.format(sum=837, said="về đích"), ["P904"]),
        (FUND.format(sum=937, said="về đích"), []),
        (FUND.format(sum=837, said="phấn đấu hoàn thành"), []),
        (BLOOD.format(sum=812), ["P904"]),
        (BLOOD.format(sum=912), []),
    ],
)
def test_a_plan_told_ahead_of_its_result_in_any_words(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_goal_verdicts, text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tất cả các chỉ tiêu đều vượt kế hoạch: lúa 102,4%; ngô 98,1%; đàn lợn 107,0% kế hoạch.", ["P901"]),
        ("Tất cả các chỉ tiêu đều vượt kế hoạch: lúa 102,4%; ngô 108,1%; đàn lợn 107,0% kế hoạch.", []),
        # What is less is a share of another kind, or good.
        ("Các chỉ tiêu đều đạt kế hoạch: lúa 96% (kế hoạch 95%); ngô 101%; đàn lợn 107%.", []),
        ("Các chỉ tiêu đều đạt kế hoạch: lúa 104%; tỷ lệ hộ nghèo 4,2%; đàn lợn 107%.", []),
        ("Các chỉ tiêu đều đạt kế hoạch: lúa 104% kế hoạch, bằng 86% cùng kỳ; đàn lợn 112% kế hoạch.", []),
    ],
)
def test_rates_of_a_list_that_all_are_said_to_reach(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_goal_verdicts, text)] == codes
