"""Periods of the body against that of the title."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.diagnostics.findings import Place
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import read
from tthc_render.prose.rules.titled_periods import check_titled_periods


def test_results_of_another_quarter_than_the_title_names() -> None:
    head = "BÁO CÁO công tác quý III/2025\nSở công bố 37 thủ tục."
    text = head + "\nTrong {}, Sở tiếp nhận 1.208 hồ sơ (kỳ trước chuyển sang 172)."
    assert_one(findings_of_rule(check_titled_periods, text.format("quý II/2025")), "P909", "Quý III năm 2025")
    assert findings_of_rule(check_titled_periods, text.format("quý III/2025")) == []
    both = f"{text.format('quý III/2025')}\nTrong quý II/2025, Sở tiếp nhận 1.104 hồ sơ."
    assert findings_of_rule(check_titled_periods, both) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Trong quý II năm 2025, Trung tâm khám cho 24.815 lượt người, tăng 6,3% so với cùng kỳ năm trước.", True),
        ("Trong quý III năm 2025, Trung tâm khám cho 24.815 lượt người.", False),
        ("Trung tâm xử lý 118 vụ, gồm 18 vụ quý II chuyển sang và 100 vụ mới.", False),
        ("Trung tâm tiếp nhận trong quý 74 hồ sơ và 12 hồ sơ quý II còn lại.", False),
        ("Trong quý IV năm 2025, Trung tâm sẽ khám cho người cao tuổi.", False),
    ],
)
def test_a_period_shares_the_year_of_the_one_to_come(body: str, told: bool) -> None:
    head = "BÁO CÁO", "Kết quả công tác y tế quý III, nhiệm vụ trọng tâm quý IV năm 2025"
    found = findings_of_rule(check_titled_periods, *head, body)
    assert [item.code for item in found] == ["P909"] * told


def test_a_count_behind_the_word_for_month_is_no_month() -> None:
    head = "BÁO CÁO kết quả tiếp nhận đơn tháng 9/2025"
    assert findings_of_rule(check_titled_periods, head, "Ban tiếp nhận trong tháng 74 đơn.") == []


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (("BÁO CÁO", "Kết quả công tác tháng 10 năm 2025"), True),
        (("THÔNG BÁO", "Kết luận tại cuộc họp giao ban công tác tháng 10 năm 2025"), False),
        (("BÁO CÁO", "Phục vụ hội nghị tháng 10 năm 2025"), False),
        (("KẾ HOẠCH", "Công tác tháng 10 năm 2025"), False),
    ],
)
def test_only_a_document_with_results_has_a_period_of_its_own(titles: tuple[str, ...], told: bool) -> None:
    head = [Passage(text, Place("a.txt", at), "title") for at, text in enumerate(titles, 1)]
    day = Passage("Cẩm Bình, ngày 17 tháng 10 năm 2025", Place("a.txt", 3), "date")
    body = Passage("Văn phòng tổng hợp việc thực hiện tại cuộc họp giao ban tháng 11 năm 2025.", Place("a.txt", 4))
    context = ProseContext(read([day, *head, body]), ProseFacts())
    assert [item.code for item in check_titled_periods(context)] == (["P909"] if told else [])
