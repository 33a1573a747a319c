"""Legends: every name whole, in columns where they have room, none for one series."""

from __future__ import annotations

import pytest

from tthc_render.document.tree import Series
from tthc_render.layout.charts.legend import legend
from tthc_render.layout.charts.plan import Bar, Curve, Word

LONG = "Hồ sơ tiếp nhận trực tuyến và trực tiếp trong kỳ báo cáo của các cơ quan, đơn vị, địa phương"


@pytest.mark.parametrize(
    ("names", "rows"), [(["A"], 0), (["A", "B", "C"], 1), ([LONG, "B"], 3), (["Tiếp nhận"] * 6, 2), ([LONG] * 3, 6)]
)
def test_names_stand_in_rows(names: list[str], rows: int) -> None:
    made = legend(tuple(Series(name, (), ()) for name in names), 300.0, is_line=False)
    assert len({word.y for word in made.parts if isinstance(word, Word)}) == rows
    assert (made.height_pt > 0) is (rows > 0)
    said = "".join(word.text for word in made.parts if isinstance(word, Word)).replace(" ", "")
    assert not rows or said == "".join(names).replace(" ", "")


@pytest.mark.parametrize(("is_line", "kind"), [(True, Curve), (False, Bar)])
def test_a_key_looks_like_its_series(is_line: bool, kind: type) -> None:
    made = legend((Series("A", (), ()), Series("B", (), ())), 300.0, is_line=is_line)
    assert [part.number for part in made.parts if isinstance(part, Bar | Curve)] == [0, 1]
    assert sum(isinstance(part, kind) for part in made.parts) == 2
