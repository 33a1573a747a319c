"""The counts of the things of a claim, in any of their names, in words, and without their name."""

from __future__ import annotations

import pytest

from tthc_render.prose.claimed_counts import counts, named_ahead, noun_end
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.sweeping_claims import Sweeping, sweeping_claims


def _claim(text: str) -> Sweeping:
    return sweeping_claims(read(from_text([text], "a.txt"))[0])[0]


@pytest.mark.parametrize(
    ("claim", "text", "values"),
    [
        ("Toàn bộ vụ việc đã được giải quyết.", "Thụ lý 93 vụ, 12 đơn; còn 7 vụ việc.", [93, 7]),
        ("Toàn bộ hồ sơ được trả đúng hạn.", "Đã trả 45 hồ sơ (đúng hạn 40, trễ hẹn 5).", [45, 40, 5]),
        ("Toàn bộ văn bản đã ban hành.", "Hai văn bản xin lùi thời hạn.", [2]),
        ("100% yêu cầu được đáp ứng đúng hạn.", "Nhận 12 yêu cầu, 3 đề nghị.", [12]),
        ("Cả 5 điểm giết mổ đã di dời xong.", "Còn 0 hồ sơ.", []),
    ],
)
def test_which_counts_are_of_the_claim(claim: str, text: str, values: list[int]) -> None:
    assert [int(x.value) for x in counts(read(from_text([text], "a.txt"))[0], _claim(claim))] == values


def test_the_words_ahead_and_behind_are_those_of_the_count() -> None:
    reading = read(from_text(["Đã xử lý 40 đơn và đang xử lý 6 đơn về đất đai, hiện chờ đo đạc."], "a.txt"))[0]
    one, other = counts(reading, _claim("Toàn bộ đơn đã được giải quyết."))
    assert (one.ahead, one.behind) == ("Đã xử lý ", "")
    assert other.ahead.strip() == "đang xử lý"
    assert other.behind == " về đất đai, hiện chờ đo đạc"


def test_a_noun_behind_or_before_its_number() -> None:
    claim = _claim("Không xảy ra tình trạng phá rừng trái pháp luật.")
    assert named_ahead("phá rừng 6 vụ", 9, 10, claim) == 10
    assert not named_ahead("trồng rừng 6 ha", 11, 12, claim)
    assert noun_end("7 hộ dân", 1, _claim("Tất cả các hộ đã nhận tiền.")) == len("7 hộ dân")
