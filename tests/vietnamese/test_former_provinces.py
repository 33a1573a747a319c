"""Provinces that ended."""

from __future__ import annotations

from tthc_render.vietnamese.former_provinces import former_provinces


def test_no_present_name_is_a_former_one() -> None:
    """63 provinces became 34: 29 names are gone, and each is part of one that is not. Huế has another name."""
    former = former_provinces()
    ended = {old for old, new in former.items() if new.source == "Nghị quyết số 202/2025/QH15"}
    assert len(ended) == 63 - 34
    assert set(former) - ended == {"Thừa Thiên Huế"}
    assert not set(former) & {new.now for new in former.values()}
