"""What may belong to a rate, and how near it stands."""

from __future__ import annotations

from tthc_render.prose.passages import from_text
from tthc_render.prose.rate_frames import ALONE, CLAUSE, SECTION, Frame, Triple, section_of, triples_of
from tthc_render.prose.rates import rates_of
from tthc_render.prose.reading import read


def framed(*lines: str, at: int = 0) -> tuple[Frame, list[Triple]]:
    readings = read(from_text(lines, "a.txt"))
    frame = Frame(readings[at], rates_of(readings[at])[0], section_of(readings, at))
    return frame, [*triples_of(frame)]


def test_figures_of_a_clause_and_of_the_section_are_tried() -> None:
    _, found = framed("Có 16 trường, 11.840 học sinh, bình quân 740 học sinh/trường.", "Xã bên có 3 trường.")
    assert {(x.number.shown, x.level, x.holds) for x in found if x.number} == {
        ("16 trường", CLAUSE, True),
        ("3 trường", SECTION, False),
    }


def test_the_only_ones_of_the_passage_are_known_across_clauses() -> None:
    _, (one,) = framed("Có 16 trường; 11.840 học sinh; bình quân 740 học sinh/trường.")
    assert one.level == ALONE
    assert one.is_beside


def test_a_rough_figure_holds_within_its_last_digits_that_tell() -> None:
    _, (near,) = framed("Có 10 lớp, 409 trẻ, bình quân khoảng 40 trẻ/lớp.")
    _, (far,) = framed("Có 10 lớp, 450 trẻ, bình quân khoảng 40 trẻ/lớp.")
    assert (near.holds, far.holds) == (True, False)


def test_a_plan_cannot_be_meant_and_two_rates_of_a_clause_are_rivals() -> None:
    frame, (one,) = framed("Kế hoạch 16 trường, có 11.840 học sinh, bình quân 740 học sinh/trường.")
    assert not frame.may_be_meant(one)
    frame, _ = framed("Hỗ trợ 62 nhà (xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà), 3,21 tỷ đồng.")
    assert frame.has_rival


def test_months_that_are_counted_go_before_those_that_are_named() -> None:
    _, found = framed("Năm 2025 (7 tháng) tiếp nhận 9.017 hồ sơ, bình quân 1.288 hồ sơ/tháng.")
    assert [x.time.text for x in found if x.time] == ["7 tháng"]
