"""What rules know of a report: reported, or read from its own words."""

from __future__ import annotations

from datetime import date

from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.vietnamese.periods import parse_period

LINES = [
    "SỞ MẪU",
    "Số: 12/BC-SM",
    "Tân An, ngày 20 tháng 6 năm 2024",
    "BÁO CÁO",
    "Công tác kiểm soát thủ tục hành chính Quý II năm 2024",
    "(Từ ngày 15/3/2024 đến ngày 14/6/2024)",
    "I. KẾT QUẢ",
    "Sở tiếp nhận 320 hồ sơ.",
]


def test_date_period_and_window_are_read_from_the_words() -> None:
    context = ProseContext(read(from_text(LINES, "a.txt")))
    assert context.latest == date(2024, 6, 20)
    assert context.period is not None
    assert context.period.code == "2024-Q2"
    assert context.window == (date(2024, 3, 15), date(2024, 6, 14))
    assert [reading.text for reading in context.running] == ["KẾT QUẢ", "Sở tiếp nhận 320 hồ sơ."]


def test_what_is_known_wins() -> None:
    facts = ProseFacts(report_date=date(2025, 1, 2), period=parse_period("2024-Q4"))
    context = ProseContext(read(from_text(LINES, "a.txt")), facts)
    assert context.latest == date(2025, 1, 2)
    assert context.window == (facts.period.start, facts.period.end) if facts.period else None


def test_nothing_is_known_of_nothing() -> None:
    context = ProseContext([])
    assert (context.latest, context.period, context.window, context.running) == (None, None, None, [])


def test_the_passages_that_say_a_word_are_found_by_the_word() -> None:
    context = ProseContext(read(from_text([*LINES, "Còn 12 hồ sơ.", "Trong tháng không có hồ sơ nào."], "a.txt")))
    words = ("còn", "không", "nghìn")
    assert context.saying(words) == [r for r in context.running if r.says(frozenset(words))]
    assert [(at, r.text) for at, r in context.places_saying(words)] == [
        (2, "Còn 12 hồ sơ."), (3, "Trong tháng không có hồ sơ nào."),
    ]  # fmt: skip
    assert context.saying(("nghìn",)) == []
