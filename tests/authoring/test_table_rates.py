"""Shares in percent and per mille, averages, ranks: what is said of them, by what quotients are multiplied."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import HeaderColumn, read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_rates import as_rate, is_per_mille, places_in, stated_code


@pytest.mark.parametrize(
    ("kind", "title", "formula", "made", "words"),
    [
        ("ty_le", "Tỷ lệ", "(2) / (1)", "(2) / (1) * 100", "nhân thêm 100"),
        ("ty_le", "Tỷ lệ (%)", "(2) / (1) * 100", "(2) / (1) * 100", "phần trăm, không cộng"),
        ("binh_quan", "Tỷ lệ sinh (‰)", "(2) / (1)", "(2) / (1) * 1000", "nhân thêm 1000"),
        ("binh_quan", "So sánh (phần nghìn)", "", "", "phần nghìn, không cộng"),
        ("binh_quan", "Thu nhập bình quân", "(2) / (1)", "(2) / (1)", "số bình quân"),
        ("binh_quan", "Xếp hạng", "", "", "thứ hạng"),
        ("so", "Số hồ sơ", "(2) / (1)", "(2) / (1)", ""),
    ],
)
def test_what_is_said_of_rates(kind: str, title: str, formula: str, made: str, words: str) -> None:
    found, said = as_rate(kind, ("Nhóm", title), formula)
    assert found == made
    assert words in said
    assert bool(words) == bool(said)
    assert is_per_mille((title,)) == ("phần nghìn" in said or "1000" in said)


def test_per_mille_at_the_head_of_a_group_is_never_added_up() -> None:
    texts = [
        ["TT", "Đơn vị", "So sánh (‰)", "", "Tỷ lệ tăng (‰)"],
        ["", "", "Kỳ trước", "Cùng kỳ", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Sở A", "1,5", "2,5", "12,0"],
    ]
    columns = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2:]
    assert [column.kind for column in columns] == ["binh_quan"] * 3
    assert all("phần nghìn" in column.note for column in columns)


@pytest.mark.parametrize(
    ("kind", "title", "samples", "places", "said"),
    [
        ("binh_quan", "Đơn giá", ("28.500", "16.800"), 0, True),
        ("binh_quan", "Đơn giá", ("28.500",), None, False),
        ("binh_quan", "Đơn giá", ("28.500", "x"), None, False),
        ("binh_quan", "Đơn giá", ("28,5", "16,8"), 1, False),
        ("binh_quan", "Xếp hạng", (), 0, False),
        ("so", "Số hồ sơ", ("28", "16"), None, False),
    ],
)
def test_the_decimals_of_a_column(
    kind: str, title: str, samples: tuple[str, ...], places: int | None, said: bool
) -> None:
    found, words = places_in(kind, title, samples, computed=False)
    assert found == places
    assert bool(words) is said


@pytest.mark.parametrize(
    ("column", "stated"),
    [
        (HeaderColumn("Tỷ lệ", code="7", formula="(6) / (1)"), "7=6/1"),
        (HeaderColumn("Tỷ lệ", code="(7)", formula="(6) / (1)"), "(7)=(6)/(1)"),
        (HeaderColumn("Tỷ lệ", code="[7]", formula="(6) / (1)"), "[7]=[6]/[1]"),
        (HeaderColumn("Tỷ lệ", code="7", formula="(6) / (1)", printed="7"), "7"),
        (HeaderColumn("Tỷ lệ", code="7", formula="(6) / (1)", printed="7 = 6 : 1"), "7 = 6 : 1"),
        (HeaderColumn("Tỷ lệ", code="7"), "7"),
        (HeaderColumn("Tỷ lệ", formula="thu / chi"), ""),
    ],
)
def test_a_code_row_prints_what_it_states_whatever_is_computed(column: HeaderColumn, stated: str) -> None:
    assert stated_code(column) == stated
