"""Which districts a province had."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.districts import districts_of, provinces_with
from tthc_render.vietnamese.former_provinces import former_provinces


@pytest.mark.parametrize(
    ("province", "inside", "outside"),
    [
        ("Hòa Bình", "Mai Châu", "Mộc Châu"),
        ("Phú Thọ", "Mai Châu", "Mộc Châu"),
        ("Huế", "A Lưới", "Đông Giang"),
        ("Thành phố Hồ Chí Minh", "Dĩ An", "Long Thành"),
    ],
)
def test_a_province_has_those_that_it_took_in(province: str, inside: str, outside: str) -> None:
    assert inside in districts_of(province)
    assert outside not in districts_of(province)


def test_every_former_province_has_districts_and_no_other_place_has() -> None:
    assert all(districts_of(name) for name in former_provinces())
    assert districts_of("Mộc Châu") == frozenset()


def test_where_a_name_is_found() -> None:
    assert provinces_with("Châu Thành") >= {"An Giang", "Bến Tre", "Tây Ninh"}
    assert provinces_with("Mộc Châu") == {"Sơn La"}
