"""What figures measure."""

from __future__ import annotations

import pytest

from tthc_render.prose.measures import Measured, kind_of, measured, unit_at
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read


def figures(text: str) -> list[Measured]:
    return [*measured(read(from_text([text], "a.txt"))[0])]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Sản lượng 5,2 nghìn tấn.", "khối lượng", 5_200_000),
        ("Diện tích 412 ha.", "diện tích", 4_120_000),
        ("Có 38 học viên.", "người", 38),
        ("Tổng số ngày khách là 3.152.400.", "ngày", 3_152_400),
        ("Kinh phí 1,2 tỷ đồng.", "đồng", 1_200_000_000),
        ("Mật độ dân số 640 người/km².", "người", 640),
    ],
)
def test_a_figure_is_in_the_unit_of_its_kind(text: str, kind: str, value: float) -> None:
    (x,) = figures(text)
    assert (x.unit.kind, x.value) == (kind, value)


def test_both_sides_of_a_ratio_are_figures() -> None:
    assert [(x.value, x.unit.kind) for x in figures("Kiểm tra 40/52 cơ sở.")] == [(40, "cơ sở"), (52, "cơ sở")]


def test_plans_and_parts_are_told_from_what_there_is() -> None:
    all_of_them, plan, part = figures("Trồng 412 ha, kế hoạch 400 ha; đã thu hoạch lúa, trong đó lúa lai 96 ha.")
    assert (all_of_them.is_planned, plan.is_planned, part.is_aside) == (False, True, True)


def test_the_digits_of_a_figure_and_those_that_tell() -> None:
    (x,) = figures("Chi 690 nghìn đồng.")
    assert (x.digits, x.significant, x.is_rough) == (690, 69, False)


def test_the_longest_noun_is_the_unit() -> None:
    unit = unit_at("01 lượt khách/ngày", 0)
    assert unit is not None
    assert (unit.kind, unit.word) == ("lượt", "lượt khách")
    assert kind_of("công chức") == "người"
    assert unit_at("đến 75 tuổi", 0) is None
