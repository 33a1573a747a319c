"""Values of a YAML file as read, and their places."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.located import SAMPLE, tree
from tthc_render.diagnostics.findings import Place
from tthc_render.yaml_files.source import Scalar, Source


def test_a_scalar_is_a_text_and_crosses_processes() -> None:
    value = Scalar("04", quoted=True, line=3, column=7)
    assert value == "04"
    assert {value: 1}["04"] == 1
    copy = pickle.loads(pickle.dumps(value))
    assert (copy, copy.quoted, copy.line, copy.column, copy.block) == ("04", True, 3, 7, False)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("loai",), 2, 7),
        (("so",), 3, 5),
        (("trong",), 4, 1),
        (("nul",), 5, 6),
        (("van_ban",), 6, 1),
        (("van_ban", "ngay"), 7, 9),
        (("van_ban", "kinh_gui"), 8, 3),
        (("van_ban", "kinh_gui", 0), 9, 7),
        (("van_ban", "kinh_gui", 1), 10, 7),
        (("van_ban", "kinh_gui", 1, "ten"), 10, 13),
        (("van_ban", "kinh_gui", 1, "so"), 10, 23),
        (("loi",), 11, 6),
        # what is not there: the nearest parent
        (("thieu",), 2, 1),
        (("van_ban", "thieu"), 6, 1),
        (("van_ban", "kinh_gui", 1, "thieu"), 10, 7),
        (("van_ban", "kinh_gui", 7, "thieu"), 8, 3),
        (("loai", "thieu", 0), 2, 7),
    ],
)
def test_places_of_values(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert tree(SAMPLE).place(path) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("so",), 3, 1),
        (("van_ban", "ngay"), 7, 3),
        (("van_ban", "kinh_gui", 1, "so"), 10, 19),
        (("van_ban", "kinh_gui", 0), 9, 7),
    ],
)
def test_places_of_keys(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert tree(SAMPLE).key_place(path) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("row", "key", "line", "column"), [((10, 7), "so", 10, 23), ((10, 7), "la", 10, 7), ((99, 1), "so", 99, 1)]
)
def test_places_inside_of_rows(row: tuple[int, int], key: str, line: int, column: int) -> None:
    assert tree(SAMPLE).inside(Place("a.yaml", *row), key) == Place("a.yaml", line, column)


def test_a_source_of_nothing_has_the_place_of_its_file() -> None:
    assert Source("a.yaml", {}, {}, "").place(("x",)) == Place("a.yaml")


def test_values_by_path() -> None:
    source = tree(SAMPLE)
    assert source.value(()) is source.data
    assert source.value(("van_ban", "kinh_gui", 1, "so")) == "12.000"


@pytest.mark.parametrize(
    "path", [("x",), ("loai", "x"), ("van_ban", "kinh_gui", 9), ("van_ban", "kinh_gui", "x"), ("trong", 0)]
)
def test_no_value_is_a_key_error(path: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        tree(SAMPLE).value(path)


PROSE = """\
a:
  literal: |
    một

      - ba
    bốn
  stripped: |-   # ghi chú

    hai
  reported: |2
      bốn cách
    hai cách
  folded: >
    một
    vẫn một

    hai
    vẫn hai
  plain: một
    vẫn một

    hai
  quoted: "một
    vẫn một

    hai"
  escaped: "một\\nhai"
  b:
    - |
      trong danh sách
      hai
"""


@pytest.mark.parametrize(
    ("path", "n", "line", "column"),
    [
        (("a", "literal"), 0, 3, 5),
        (("a", "literal"), 1, 4, 5),
        (("a", "literal"), 2, 5, 5),
        (("a", "literal"), 3, 6, 5),
        (("a", "literal"), 999, 30, 5),
        (("a", "stripped"), 0, 8, 5),
        (("a", "stripped"), 1, 9, 5),
        (("a", "reported"), 0, 11, 5),
        (("a", "reported"), 1, 12, 5),
        (("a", "folded"), 0, 14, 5),
        (("a", "folded"), 1, 17, 5),
        (("a", "folded"), 9, 17, 5),
        (("a", "plain"), 0, 19, 10),
        (("a", "plain"), 1, 22, 5),
        (("a", "quoted"), 0, 23, 12),
        (("a", "quoted"), 1, 26, 5),
        (("a", "escaped"), 0, 27, 12),
        (("a", "escaped"), 1, 27, 12),
        (("a", "b", 0), 0, 30, 7),
        (("a", "b", 0), 1, 31, 7),
    ],
)
def test_lines_of_prose_keep_their_places(path: tuple[str | int, ...], n: int, line: int, column: int) -> None:
    source = tree(PROSE)
    place = source.line_of(path, n)
    if n == 999:
        assert place.line <= len(source.lines)
        return
    assert place == Place("a.yaml", line, column)


def test_the_table_above_points_at_the_words_it_means() -> None:
    source = tree(PROSE)
    for key in ("literal", "stripped", "reported", "folded", "plain"):
        for n, words in enumerate(source.value(("a", key)).rstrip("\n").split("\n")):
            place = source.line_of(("a", key), n)
            assert words.startswith(source.lines[place.line - 1][place.column - 1 :].split("#")[0]) or not words


@pytest.mark.parametrize("path", [("a",), ("a", "b"), ("x",), ("a", "b", 5)])
def test_only_texts_have_lines(path: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        tree(PROSE).line_of(path, 0)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab ơ", min_size=0, max_size=6), min_size=1, max_size=8), st.integers(1, 6))
def test_any_line_of_a_literal_text_is_found_again(lines: list[str], indent: int) -> None:
    margin = " " * indent
    # A first line that begins with blanks would set the margin of the block.
    body = ["x", *lines]
    source = tree("k:\n  - a: |+\n" + "".join(f"    {margin}{line}\n" for line in body))
    value = source.value(("k", 0, "a"))
    assert value.split("\n")[:-1] == body
    for n, line in enumerate(body):
        place = source.line_of(("k", 0, "a"), n)
        assert place.column == 5 + indent
        assert source.lines[place.line - 1][place.column - 1 :] == line
