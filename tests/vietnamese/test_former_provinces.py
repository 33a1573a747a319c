"""Provinces that ended."""

from __future__ import annotations

from tthc_render.vietnamese.former_provinces import former_provinces


def test_no_present_name_is_a_former_one() -> None:
    """63 provinces became 34: 29 names are gone, and each is part of one that is not."""
    former = former_provinces()
    assert len(former) == 63 - 34
    assert not set(former) & set(former.values())
