"""What a passage can refer back to."""

from __future__ import annotations

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.sections import BACK, before, figures_before, lead, topic


def test_a_passage_refers_to_the_paragraphs_before_it_up_to_a_heading() -> None:
    readings = read(from_text(["Mở đầu 1 việc.", "2. Kết quả", "Có 12 đơn.", "Đã xong 9 đơn."], "a.txt"))
    assert [reading.text for reading in before(readings, 3)] == ["Đã xong 9 đơn.", "Có 12 đơn."]


def test_no_more_than_four_paragraphs_are_looked_back_at() -> None:
    readings = read(from_text([f"Đoạn này có {n} đơn." for n in range(10, 20)], "a.txt"))
    assert len(before(readings, 9)) == BACK + 1


def test_figures_come_nearest_first_and_before_the_place() -> None:
    readings = read(from_text(["Có 12 đơn, 7 vụ.", "Đã xong 9 đơn; còn 3 đơn."], "a.txt"))
    stop = readings[1].text.index("còn")
    assert [x.text for _, x in figures_before(readings, 1, stop)] == ["9", "7", "12"]


def test_the_lead_of_a_figure_is_its_own_sentence_without_times() -> None:
    (reading,) = read(from_text(["Năm 2024 thu 10 tỷ đồng. Chi ngân sách 9 tháng đạt 84,4 tỷ đồng."], "a.txt"))
    assert lead(reading, reading.counts[-1]).split() == ["Chi", "ngân", "sách", "đạt"]


def test_months_of_a_year_split_no_lead() -> None:
    (reading,) = read(from_text(["Kim ngạch xuất khẩu 4 tháng đầu năm 2026 ước đạt 11.420 triệu USD."], "a.txt"))
    assert lead(reading, reading.counts[-1]).split() == ["Kim", "ngạch", "xuất", "khẩu", "ước", "đạt"]


def test_a_topic_is_the_pairs_of_words_that_name_something() -> None:
    assert topic("giải ngân vốn") == {"giải ngân", "ngân vốn"}
    assert topic("đạt kế hoạch") == {"đạt kế"}
