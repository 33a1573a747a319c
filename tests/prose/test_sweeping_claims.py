"""Claims that all was done, in time, or that there is none left, late or at all."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.sweeping_claims import Sweeping, sweeping_claims


def _claims(text: str) -> tuple[Sweeping, ...]:
    return sweeping_claims(read(from_text([text], "a.txt"))[0])


@pytest.mark.parametrize(
    ("text", "kind", "words", "noun", "which", "did"),
    [
        ("Đến nay 100% đơn khiếu nại đã được giải quyết xong.", "did", "100% đơn khiếu nại đã được giải quyết xong",
         "đơn", {"khiếu", "nại"}, "giải quyết xong"),
        ("UBND xã đã chi trả cho tất cả các hộ dân.", "did", "đã chi trả cho tất cả các hộ dân", "hộ dân", set(),
         "đã chi trả cho"),
        ("Các vụ án đều được điều tra, làm rõ.", "did", "các vụ án đều được điều tra", "vụ án", set(), "điều tra"),
        ("12/12 xã đã phê duyệt đề án.", "did", "12/12 xã đã phê duyệt đề án", "xã", set(), "phê duyệt đề án"),
        ("Tiếp nhận 27 phản ánh, đã xử lý xong toàn bộ.", "did", "đã xử lý xong toàn bộ", "phản ánh", set(),
         "đã xử lý xong"),
        ("Tất cả các hộ đã nhận tiền đã bàn giao mặt bằng.", "did", "tất cả các hộ đã nhận tiền đã bàn giao mặt bằng",
         "hộ", {"tiền"}, "bàn giao mặt bằng"),
        ("Toàn bộ hồ sơ đất đai được trả đúng hạn.", "in time", "toàn bộ hồ sơ đất đai được trả đúng hạn", "hồ sơ",
         {"đất", "đai"}, "trả đúng hạn"),
        ("Hồ sơ được giải quyết đúng hạn 100%.", "in time", "hồ sơ được giải quyết đúng hạn 100%", "hồ sơ", set(),
         "đúng hạn"),
        ("Trong tháng không phát sinh hồ sơ trễ hẹn.", "none late", "không phát sinh hồ sơ trễ hẹn", "hồ sơ", set(),
         ""),
        ("Huyện không còn vụ việc nào tồn đọng.", "none open", "không còn vụ việc nào tồn đọng", "vụ việc", set(),
         "tồn đọng"),
        ("Nhờ vậy hồ sơ trong quý đều được trả trước hoặc đúng ngày hẹn.", "in time",
         "hồ sơ trong quý đều được trả trước hoặc đúng ngày hẹn", "hồ sơ", set(), "trả trước hoặc đúng ngày hẹn"),
        ("Đến cuối kỳ số đơn đã được giải quyết hết.", "did", "đã được giải quyết hết", "đơn", set(),
         "đã được giải quyết"),
        ("Tổ dân phố nào cũng có nhà văn hóa.", "did", "tổ dân phố nào cũng có nhà văn hóa", "tổ", set(),
         "nhà văn hóa"),
        ("Không tờ khai nào thông quan quá thời gian quy định.", "none late",
         "không tờ khai nào thông quan quá thời gian quy định", "tờ khai", {"thông"}, ""),
        ("100% hộ dân ký cam kết bảo vệ rừng.", "did", "100% hộ dân ký cam kết bảo vệ rừng", "hộ dân", set(),
         "~ ký cam kết bảo vệ rừng"),
        ("Đã giải quyết dứt điểm các vụ khiếu nại.", "did", "đã giải quyết dứt điểm các vụ khiếu nại", "vụ",
         {"khiếu", "nại"}, "đã giải quyết dứt điểm"),
        ("Các kết luận thanh tra đã được thực hiện đầy đủ.", "did", "các kết luận thanh tra đã được thực hiện đầy đủ",
         "kết luận", {"thanh", "tra"}, "thực hiện đầy đủ"),
        ("Không để xảy ra vụ cháy, nổ nào.", "none", "không để xảy ra vụ cháy, nổ nào", "vụ", {"cháy"}, ""),
    ],
)  # fmt: skip
def test_the_claim(text: str, kind: str, words: str, noun: str, which: set[str], did: str) -> None:
    (claim,) = _claims(text)
    assert (claim.kind, claim.words, claim.noun, claim.did) == (kind, words, noun, did)
    assert claim.which == which


@pytest.mark.parametrize(
    "text",
    [
        "Cơ bản tất cả các hộ đã bàn giao mặt bằng.",
        "Hầu hết hồ sơ được trả đúng hạn.",
        "100% đơn đến hạn đã được giải quyết, không còn đơn tồn đọng.",
        "Phấn đấu 100% hồ sơ được giải quyết.",
        "Riêng lĩnh vực hộ tịch, toàn bộ hồ sơ đã được giải quyết.",
        "Có 96/124 xã, phường không phát sinh hồ sơ quá hạn.",
        "Trong đó 11 dự án đã hoàn thành toàn bộ.",
        "Xã đạt 19/19 tiêu chí; đến hết tháng 8 đã phục vụ 786 khách.",
        "Các hồ sơ đều được giải quyết đúng quy định.",
        "Không có giấy phép: 09 công trình.",
    ],
)
def test_what_is_of_some_or_to_come_is_no_claim(text: str) -> None:
    assert _claims(text) == ()


def test_what_bounds_a_claim() -> None:
    (claim,) = _claims("Từ tháng 10, tại thôn Trung, tất cả các hộ đã nhận tiền.")
    assert claim.bounded == {"10", "thôn", "trung"}
    assert claim.number == 0
    assert _claims("Cả 16 kiến nghị đã được trả lời.")[0].number == 16


def test_both_that_all_was_done_and_that_it_was_in_time() -> None:
    claims = _claims("Cả 286 hồ sơ đều đã được giải quyết và trả kết quả đúng hạn.")
    assert [claim.kind for claim in claims] == ["did", "in time"]
    assert [claim.in_time for claim in claims] == [False, True]


def test_petitions_that_are_handled_may_wait_for_an_answer() -> None:
    assert not _claims("Đã xử lý 94/94 đơn.")[0].settles
    assert _claims("Đã xử lý 94/94 phản ánh.")[0].settles
