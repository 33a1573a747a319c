"""What a member of a list is."""

from __future__ import annotations

import pytest

from tthc_render.prose.member_kinds import kind_of, mark_between, most_of, short_noun


@pytest.mark.parametrize(
    ("piece", "noun", "kind"),
    [
        ("ông Thạch Sa Rinh", "cá nhân", "person"),
        ("Công ty CP Bê tông Điện Bàn", "công ty con", "office"),
        ("xã Tân An", "xã", "place"),
        ("Tân An chưa đạt", "xã", "name"),
        ("Kế hoạch số 12/KH-UBND", "văn bản", "paper"),
        ("nghề may", "lớp nghề", "noun"),
        ("quán Bà Bảy", "cơ sở", "thing"),
        ("Du lịch", "sở", "capital"),
        ("giao thông", "tiêu chí", "plain"),
    ],
)
def test_the_kind_by_the_first_words(piece: str, noun: str, kind: str) -> None:
    assert kind_of(piece, noun, False) == kind


def test_a_bare_name_is_a_person_where_persons_were_counted() -> None:
    assert kind_of("Nguyễn Văn An", "cá nhân", True) == "person"


@pytest.mark.parametrize(
    ("kinds", "one", "other", "joined", "how"),
    [
        (["office", "office"], "Sở Y tế", "Sở Xây dựng", True, "sure"),
        (["office", "capital"], "Sở Giáo dục", "Đào tạo", True, "inner"),
        (["office", "place"], "Trường Kim Đồng", "phường Hải Châu", False, "doubtful"),
        (["office", "office"], "HĐND", "UBND xã Mường Tè", True, "doubtful"),
        (["plain", "plain"], "đất đai", "hộ tịch", False, "plain"),
    ],
)
def test_the_mark_between_two(kinds: list[str], one: str, other: str, joined: bool, how: str) -> None:
    assert mark_between(kinds, 0, most_of(kinds), one, other, joined=joined, offices=False) == how


def test_the_noun_of_a_phrase() -> None:
    assert [short_noun(x) for x in ("xã giáp biên giới", "cơ sở kinh doanh ăn uống không niêm yết")] == ["xã", "cơ sở"]
