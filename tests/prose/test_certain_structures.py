"""Structures that say by themselves which figures belong together."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.prose.certain_structures import (
    is_base_proved,
    is_closed,
    is_in_one_sentence,
    is_ratio,
    is_rest_told,
    is_said_of_it,
    is_sum_proved,
)
from tthc_render.prose.claims import Claim, claim_of
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import Reading, read


def _share(text: str, computation: str, written: str) -> tuple[Claim, Reading]:
    claim = claim_of(finding("P401", Place(), computation=computation, written=written, right="", quote=""))
    (reading,) = read(from_text([text], "a.txt"))
    assert claim is not None
    return claim, reading


def _sum(text: str, total: str, parts: str) -> tuple[Claim, Reading]:
    claim = claim_of(finding("P301", Place(), total=total, parts=parts))
    (reading,) = read(from_text([text], "a.txt"))
    assert claim is not None
    return claim, reading


@pytest.mark.parametrize(
    ("text", "computation", "written", "certain", "slipped"),
    [
        ("Có 18 công trình, trong đó xong 12 công trình, chiếm 72,9%.", "12/18", "72,9%", True, True),
        ("Cấp 301 giấy trên tổng số 1.204 giấy, đạt 52%.", "301/1.204", "52%", True, True),
        ("Khai thác 186,4 tấn, bằng 84,9% kế hoạch 215 tấn.", "186,4/215", "84,9%", True, True),
        (
            "Kế hoạch vốn là 12,6 tỷ đồng, đã giải ngân 11,1 tỷ đồng, đạt 79,6% kế hoạch.",
            "11,1/12,6",
            "79,6%",
            True,
            True,
        ),
        ("Dự toán HĐND giao 842 tấn, đã thu 631 tấn, đạt 81,3% dự toán.", "631/842", "81,3%", False, True),
        ("Kế hoạch là 842 tấn, đã thu 631 tấn, đạt 81,3% kế hoạch quý.", "631/842", "81,3%", False, True),
        ("Kế hoạch giai đoạn là 842 ha, đã thực hiện 631 ha, đạt 81,3% kế hoạch.", "631/842", "81,3%", False, True),
        ("Phát 200 phiếu, thu về 112 phiếu (96%).", "112/200", "96%", False, True),
        ("Phát 200 phiếu; 14 điểm; thu về 112 phiếu (96%).", "112/200", "96%", False, False),
        ("Có 27.046 hộ, tỷ lệ 27,88%; còn 14.502 hộ, tỷ lệ 14,17%.", "14.502/27.046", "14,17%", False, False),
    ],
)
def test_whole_part_and_share_in_one_sentence(
    text: str, computation: str, written: str, certain: bool, slipped: bool
) -> None:
    claim, reading = _share(text, computation, written)
    assert is_said_of_it(claim, reading, slipped=False) is certain
    assert is_said_of_it(claim, reading, slipped=True) is slipped


def test_ratios_rests_and_proved_bases() -> None:
    assert is_ratio(*_share("Trực tuyến 2.418/2.640 hồ sơ (95,2%).", "2.418/2.640", "95,2%"))
    assert not is_ratio(*_share("Trực tuyến 2.418 trong 2.640 (95,2%).", "2.418/2.640", "95,2%"))
    assert is_rest_told(*_share("Khai sinh 214 ca, qua mạng 168, chiếm 62,4%; còn 46 ca.", "168/214", "62,4%"))
    assert not is_rest_told(*_share("Khai sinh 214 ca, qua mạng 168, chiếm 62,4%; 40 ca.", "168/214", "62,4%"))
    proved = "Trả 11.095 hồ sơ, đúng hạn 11.018 hồ sơ (99,3%), quá hạn 77 hồ sơ (1,7%)."
    assert is_base_proved(*_share(proved, "77/11.095", "1,7%"))
    assert not is_base_proved(*_share(proved.replace("99,3", "98,1"), "77/11.095", "1,7%"))


@pytest.mark.parametrize(
    ("text", "total", "parts", "closed"),
    [
        ("Có 11 trường, gồm 05 trường mầm non, 04 trường tiểu học, 04 trường nghề.", "11 trường", "05 + 04 + 04", True),
        ("Có 06 văn bản (gồm 01 nghị quyết và 65 quyết định).", "06 văn bản", "01 + 65", True),
        ("Có 37 huy chương: 13 Vàng, 15 Bạc, 08 Đồng, 02 Bằng khen.", "37 huy chương", "13 + 15 + 02", True),
        ("Kinh phí 12 tỷ đồng, trong đó tỉnh 8 tỷ đồng, xã 5 tỷ đồng.", "12 tỷ đồng", "8 + 5", True),
        ("Toàn xã có 32 vụ, trong đó:", "32 vụ", "7 + 3 + 2", True),
        ("Có 23 sản phẩm, gồm 04 sản phẩm 4 sao và 39 sản phẩm 3 sao.", "23 sản phẩm", "04 + 39", True),
        ("Có 36 lớp, gồm khối 10 có 93 lớp (51 em), khối 11 có 23 lớp (52 em).", "36 lớp", "93 + 23", True),
        ("Trong 11 nhóm hàng, có 07 nhóm tăng, 22 nhóm giảm và 02 nhóm không đổi.", "11 nhóm", "07 + 22 + 02", True),
        ("Trong 11 nhóm hàng, có 07 nhóm tăng, 36 nhóm giảm và 02 nhóm không đổi.", "11 nhóm", "07 + 36 + 02", False),
        ("Chi lương 71,4 tỷ đồng, thù lao 18,9 tỷ đồng, cộng 40,3 tỷ đồng.", "40,3 tỷ đồng", "71,4 + 18,9", True),
        ("Chi lương 71,4 tỷ đồng, thù lao 18,9 tỷ đồng, thu 40,3 tỷ đồng.", "40,3 tỷ đồng", "71,4 + 18,9", False),
        ("Có 11 trường, trong đó 05 mái tôn, 04 mái ngói, 04 ở núi.", "11 trường", "05 + 04 + 04", False),
        (
            "Có 302 đơn các loại, gồm 214 đơn kiến nghị, 47 đơn khiếu nại và 19 đơn tố cáo.",
            "302 đơn",
            "214 + 47 + 19",
            True,
        ),
        (
            "Có 302 đơn, trong đó gồm 214 đơn kiến nghị, 47 đơn khiếu nại và 19 đơn tố cáo.",
            "302 đơn",
            "214 + 47 + 19",
            False,
        ),
        ("Có 302 đơn, gồm 214 đơn kiến nghị, 47 đơn khiếu nại, 19 đơn tố cáo.", "302 đơn", "214 + 47 + 19", False),
        (
            "Có 302 đơn, gồm 214 đơn kiến nghị, 47 đơn khiếu nại và 19 đơn tố cáo; ngoài ra có thư.",
            "302 đơn",
            "214 + 47 + 19",
            False,
        ),
        ("Có 51 trường, gồm 12 trường to, 18 trường nhỏ.", "51 trường", "12 + 18", False),
    ],
)
def test_lists_of_all_parts(text: str, total: str, parts: str, closed: bool) -> None:
    assert is_closed(*_sum(text, total, parts)) is closed


def test_figures_of_one_sentence() -> None:
    assert is_in_one_sentence(*_sum("Có 1.384 suất, gồm 212 và 7.112 suất.", "1.384", "212 + 7.112"))
    assert not is_in_one_sentence(*_sum("Có 4.200 căn. Xong 1.386 căn; làm 8.214 căn.", "4.200", "1.386 + 8.214"))


@pytest.mark.parametrize(
    ("text", "total", "parts", "proved"),
    [
        ("Cấp 721 giấy, gồm 655 giấy mới (92,0%) và 57 giấy đổi.", "721 giấy", "655 + 57", True),
        ("Cấp 721 giấy, gồm 655 giấy mới (90,8%) và 57 giấy đổi.", "721 giấy", "655 + 57", False),
        ("Cấp 0 giấy, gồm 655 giấy mới (92,0%) và 57 giấy đổi.", "0 giấy", "655 + 57", True),  # no share of nothing
    ],
)
def test_a_share_of_what_the_parts_make(text: str, total: str, parts: str, proved: bool) -> None:
    claim, reading = _sum(text, total, parts)
    assert is_sum_proved(claim, (reading,)) is proved
