"""Tests of ``template_checks/offered_names``."""

from __future__ import annotations

import pytest

from tthc_render.template_checks.local_names import LocalName
from tthc_render.template_checks.offered_names import offered, spelt

NAMES = {
    "bieu": {"X": {"dong": ({"ten": 1, "so_tien": 2},), "theo_ma": {"01": {}}}},
    "chi_tieu": {"n": {"giao": 1, "con_lai": 2}},
}
LOCAL = (LocalName("n", 1, 9), LocalName("d", 3, 4, "dong"))


@pytest.mark.parametrize(
    ("path", "line", "near", "known"),
    [
        (("bie",), 3, "bieu", "d, n, bieu, chi_tieu"),
        (("dong",), 3, "d", "d, n, bieu, chi_tieu"),
        (("dong",), 5, "", "n, bieu, chi_tieu"),
        (("d",), 5, "", "n, bieu, chi_tieu"),
        (("chi_tieu", "n", "gia"), 3, "giao", "giao, con_lai"),
        (("bieu", "X", "dong", "[]", "sotien"), 3, "so_tien", "ten, so_tien"),
        (("bieu", "X", "dong", "01"), 3, "theo_ma['01']", "theo_ma['01']"),
        (("bieu", "X", "theo_ma", "1"), 3, "01", "01"),
        (("khac", "a"), 3, "", "–"),
    ],
)
def test_what_can_be_written_in_its_place_is_offered(path: tuple[str, ...], line: int, near: str, known: str) -> None:
    assert offered(path, NAMES, line, LOCAL) == (near, known)


def test_a_step_to_any_row_is_written_behind_its_list() -> None:
    assert spelt(("bieu", "X", "dong", "[]", "ten")) == "bieu.X.dong[…].ten"
