"""Shares of rough wholes."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

NEAR_AND_FAR = [
    ("Tổng vốn đầu tư đạt gần 50 nghìn tỷ đồng, trong đó vốn ngoài Nhà nước đạt 24 nghìn tỷ đồng, chiếm {}%.",
     ("48", "50", "53,2"), ("78", "43")),
    ("Tổng vốn đạt khoảng 50 tỷ đồng, trong đó vốn Nhà nước 10 tỷ đồng, chiếm {}%.", ("20", "21,5", "18,6"), ("45",)),
    ("Trung tâm tiếp nhận khoảng 1.000 hồ sơ, trong đó 480 hồ sơ trực tuyến, chiếm {}%.", ("48", "45", "52"), ("84",)),
    ("Tổng vốn đạt hơn 50 tỷ đồng, trong đó vốn Nhà nước 40 tỷ đồng (chiếm {}%).", ("80", "72"), ("46",)),
    ("Tổng vốn đạt tối đa 50 tỷ đồng, trong đó vốn Nhà nước 10 tỷ đồng, chiếm {}%.", ("20", "45"), ()),
    ("Có 520 hộ; hỗ trợ gần 400 hộ, trong đó 120 hộ nghèo, chiếm {}%.", ("30", "23,1"), ("62",)),
    ("Tiếp nhận gần 400 hồ sơ. Trong đó, 120 hồ sơ trực tuyến, tăng {}% so với cùng kỳ.", ("30", "62"), ()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "near", "far"), NEAR_AND_FAR)
def test_a_rough_whole_leaves_its_share_some_room(sentence: str, near: tuple[str, ...], far: tuple[str, ...]) -> None:
    for share in near:
        assert findings_of_families(("P3", "P4"), sentence.format(share)) == [], share
    for share in far:
        (item,) = findings_of_families(("P3", "P4"), sentence.format(share))
        assert item.code == "P401", share
        assert item.details["written"] == f"{share}%"
        assert item.details["right"].startswith("khoảng ")


@pytest.mark.parametrize(
    ("sentence", "within", "beyond"),
    [
        ("Trung tâm tiếp nhận gần 1.000 hồ sơ, trong đó trực tuyến là {} hồ sơ.", "980", "1.480"),
        ("Trung tâm tiếp nhận khoảng 1.000 hồ sơ, trong đó trực tuyến là {} hồ sơ.", "1.080", "1.480"),
        ("Trung tâm tiếp nhận trên 1.000 hồ sơ, trong đó trực tuyến là {} hồ sơ.", "1.480", "2.480"),
        ("Tổng vốn đạt gần 50 tỷ đồng, trong đó vốn Nhà nước {} tỷ đồng.", "49,8", "60"),
        ("Tiếp nhận khoảng 1.000 hồ sơ. Trong đó, {} hồ sơ trực tuyến và 35 hồ sơ trực tiếp.", "965", "1.300"),
    ],
)
def test_a_part_is_not_larger_than_a_rough_whole(sentence: str, within: str, beyond: str) -> None:
    assert findings_of_families(("P3", "P4"), sentence.format(within)) == []
    (item,) = findings_of_families(("P3", "P4"), sentence.format(beyond))
    assert item.code == "P303"
    assert item.details["part"].startswith(beyond)


@pytest.mark.parametrize(
    "sentence",
    [
        "Có 33 mặt hàng xuất khẩu trên 1 tỷ USD, trong đó 7 mặt hàng trên 3 tỷ USD.",
        "Mỗi hộ được gần 2 triệu đồng, trong đó hộ nghèo 3 triệu đồng.",
        "Có 1.480 hồ sơ, đã trả gần 1.000 hồ sơ, trong đó trực tuyến 1.200 hồ sơ.",
        "Thu gần 312 tỷ đồng, trong đó tiền đất 186 tỷ đồng; chi ngân sách 742 tỷ đồng.",
        "Tiếp nhận không quá 500 hồ sơ, trong đó 530 hồ sơ trực tuyến.",
        "Tiếp nhận gần 1.000 hồ sơ, trong đó có khoảng 1.200 lượt người.",
    ],
)
def test_rough_figures_that_are_no_wholes(sentence: str) -> None:
    assert findings_of_families(("P3", "P4"), sentence) == []


@pytest.mark.parametrize(
    ("sentence", "near", "far"),
    [
        ("Huy động gần 50 tỷ đồng, trong đó ngân sách hơn 39 tỷ đồng, chiếm {}.", "gần 80%", "gần 50%"),
        ("Có trên 1.200 hộ, trong đó gần 300 hộ làm du lịch, chiếm {}.", "gần 25%", "gần 45%"),
        ("Có gần 3.000 lao động, trong đó khoảng 1.800 lao động nữ, chiếm {}.", "trên 60%", "trên 80%"),
    ],
)
def test_rough_shares_of_rough_wholes(sentence: str, near: str, far: str) -> None:
    assert findings_of_families(("P3", "P4"), sentence.format(near)) == []
    (item,) = findings_of_families(("P3", "P4"), sentence.format(far))
    assert (item.code, item.details["written"]) == ("P401", far)
