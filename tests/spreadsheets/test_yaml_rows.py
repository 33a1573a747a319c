"""Rows put into and taken out of a YAML text."""

from __future__ import annotations

import pytest
import yaml

from tthc_render.spreadsheets.yaml_rows import with_lines, with_rows, with_value, with_values

BLOCK = """a: 1
b:
  dong: # các dòng
    # dòng đầu
    - x: 1 # một
      y: 2
    # dòng hai
    - {x: 3, y: 4}
c: 5
"""
FLOW = "b: {dong: [{x: 1, y: 2}, {x: 3, y: 4}]}\nc: 5\n"
NEW = {"x": "8", "y": "9"}


@pytest.mark.parametrize("text", [BLOCK, FLOW], ids=["block", "flow"])
@pytest.mark.parametrize(
    ("gone", "new", "left"),
    [
        ([], {}, [1, 3]),
        ([0], {}, [3]),
        ([1], {}, [1]),
        ([0, 1], {}, []),
        ([], {-1: [NEW]}, [8, 1, 3]),
        ([], {0: [NEW, NEW]}, [1, 8, 8, 3]),
        ([], {1: [NEW]}, [1, 3, 8]),
        ([0, 1], {1: [NEW]}, [8]),
        ([1], {0: [NEW]}, [1, 8]),
    ],
)
def test_rows_come_and_go(text: str, gone: list[int], new: dict[int, list[dict[str, str]]], left: list[int]) -> None:
    done = with_rows(text, ("b", "dong"), gone, new)
    data = yaml.safe_load(done)
    assert ([row["x"] for row in data["b"]["dong"]], data["c"]) == (left, 5)


def test_comments_stay() -> None:
    done = with_rows(BLOCK, ("b", "dong"), [], {0: [NEW]})
    assert [line for line in done.split("\n") if line not in ("    - x: 8", "      y: 9")] == BLOCK.split("\n")


def test_the_last_line_may_have_no_end() -> None:
    done = with_rows("dong:\n  - x: 1", ("dong",), [], {0: [NEW]})
    assert yaml.safe_load(done) == {"dong": [{"x": 1}, {"x": 8, "y": 9}]}


@pytest.mark.parametrize("text", ["", "b:\n", "b: {}\n", "b:\n  dong: []\n", "b:\n  dong:\n", "b:\n  k: 1\nc: 2\n"])
def test_a_list_is_made_where_there_is_none(text: str) -> None:
    assert yaml.safe_load(with_rows(text, ("b", "dong"), [], {-1: [NEW]}))["b"]["dong"] == [{"x": 8, "y": 9}]


def test_a_dash_on_a_line_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="dash"):
        with_rows("dong:\n  -\n    x: 1\n", ("dong",), [], {0: [NEW]})


@pytest.mark.parametrize(
    ("path", "done"),
    [
        (("a",), {"a": 7, "b": {"c": 2}}),
        (("b", "c"), {"a": 1, "b": {"c": 7}}),
        (("b", "d"), {"a": 1, "b": {"c": 2, "d": 7}}),
        (("e", "f", "g"), {"a": 1, "b": {"c": 2}, "e": {"f": {"g": 7}}}),
    ],
)
def test_a_value_is_set_or_added(path: tuple[str, ...], done: object) -> None:
    assert yaml.safe_load(with_value("a: 1\nb:\n  c: 2\n", path, "7")) == done


@pytest.mark.parametrize("text", [BLOCK, FLOW], ids=["block", "flow"])
def test_many_values_are_set_as_one_after_the_other(text: str) -> None:
    values = {("b", "dong", 1, "x"): "30", ("c",): "50", ("b", "dong", 0, "y"): "20", ("d", "e"): "60"}
    one_by_one = text
    for path, value in values.items():
        one_by_one = with_value(one_by_one, path, value)
    assert with_values(text, values) == one_by_one
    assert yaml.safe_load(one_by_one)["b"]["dong"] == [{"x": 1, "y": 20}, {"x": 30, "y": 4}]


def test_lines_at_the_top() -> None:
    assert with_lines("a: 1\n", (), ["b: 2"]) == "a: 1\n\nb: 2\n"
