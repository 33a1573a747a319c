"""What findings on figures claim, read back from their details."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.prose.claims import claim_of

COMPUTED = [
    ("P401", "1.341/6.482", "20,7%", "27,0%", ("share", 207, 270)),
    ("P401", "(2.712 hồ sơ − 08 hồ sơ)/2.712", "99,7%", "97,9%", ("share", 997, 979)),
    ("P903", "(18.326 − 16.120)/16.120", "13,7%", "21,8%", ("growth", 137, 218)),
    ("P903", "24/120", "20,0%", "25%", ("rate", 20, 25)),
    ("P903", "14/(168 + 14)", "7,7%", "2,2%", ("rate", 77, 22)),
    ("P903", "27/(412 − 27)", "7,0%", "8,0%", ("rate", 70, 80)),
    ("P903", "5.214 − 5.076", "138", "148 ", ("change", 138, 148)),
    ("P903", "61,2 triệu đồng × 1/12", "5,1", "6,1 triệu đồng", ("product", 51, 61)),
    ("P913", "6.214 học sinh / 187 lớp", "33,2 học sinh", "36,2 học sinh", ("quotient", 332, 362)),
    ("P913", "5% × 214 tỷ đồng", "10,7 tỷ đồng", "107", ("product", 11, 107)),
    ("P913", "1,04 tỷ đồng / 60 m²", "17,3 triệu đồng/m²", "17,3 tỷ đồng/m²", ("quotient", 0, 173)),
]


@pytest.mark.parametrize(("code", "computation", "right", "written", "expected"), COMPUTED)
def test_computations(code: str, computation: str, right: str, written: str, expected: tuple[str, int, int]) -> None:
    claim = claim_of(finding(code, Place(), computation=computation, right=right, written=written, quote=""))
    assert claim is not None
    assert (claim.kind, claim.right, claim.written) == expected


def test_sums_and_rests() -> None:
    total = claim_of(finding("P301", Place(), total="13,2 triệu con", parts="7,9 + 5,1", sum="13", difference="0,2"))
    rest = claim_of(finding("P305", Place(), rest="5,3 tỷ đồng", whole="21,7", part="13,4", right="8,3"))
    assert total
    assert (total.right, total.written, len(total.figures)) == (130, 132, 2)
    assert rest
    assert (rest.right, rest.written) == (83, 53)


def test_up_said_of_down_is_no_claim_about_figures() -> None:
    details = {"word": "tăng", "change": "26", "old": "213 vụ", "new": "187 vụ"}
    assert claim_of(finding("P306", Place(), right="giảm 26", **details)) is None
    assert claim_of(finding("P306", Place(), right="tăng 24", **details)) is not None
    assert claim_of(finding("P801", Place(), quote="")) is None


def test_a_slip_in_any_figure_explains() -> None:
    near = claim_of(finding("P301", Place(), total="14.286 em", parts="8.475 + 5.118"))
    far = claim_of(finding("P301", Place(), total="1.975 trạm", parts="1.962 + 214"))
    assert near
    assert near.chance() < 0.01
    assert far
    assert far.chance() > 1


def test_what_is_left_of_what_came_in_and_what_there_was() -> None:
    rest = claim_of(finding("P305", Place(), rest="187 hồ sơ", whole="3.482 + 96", part="3.401", right="177"))
    assert rest
    assert (rest.right, rest.written) == (177, 187)
