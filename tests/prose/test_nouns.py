"""Which counted nouns may be added up or compared."""

from __future__ import annotations

import pytest

from tthc_render.prose.nouns import LABELS, UNITS, WIDER, comparable


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("hồ sơ", "hồ sơ", True),
        ("hồ sơ", "", True),
        ("", "", True),
        ("hồ sơ", "TTHC", False),
        ("văn bản", "Quyết định", True),
        ("Nghị quyết", "văn bản", True),
        ("Quyết định", "Nghị quyết", False),
    ],
)
def test_alike(one: str, other: str, may: bool) -> None:
    assert comparable(one, other) is may
    assert comparable(other, one) is may


def test_the_tables_speak_of_the_same_nouns() -> None:
    shorts = set(UNITS.values())
    assert set(WIDER) <= shorts
    assert all(members <= shorts for members in WIDER.values())
    assert shorts >= LABELS
    assert all(name == name.lower() for name in UNITS)
