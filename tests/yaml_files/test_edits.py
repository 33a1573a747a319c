"""Edits of YAML texts: one value changes, every other character stays."""

from __future__ import annotations

import pytest
import yaml

from tthc_render.yaml_files.edits import Edit, edited, line_above, nodes_of, remark, replaced
from tthc_render.yaml_files.source import Keys

TEXT = """# đầu tệp
a: 1 # một
b:
  # trong b
  c: "hai"   # có ngoặc
  d: {x: 3, y: [4, 5]}
e:
  - k: 6
    l: |
      lời văn
      # không phải ghi chú

  - k: 7

# cuối tệp
f:
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("a",), "null", "a: 1 # một", "a: null # một"),
        (("b", "c"), "null", 'c: "hai"   # có', "c: null   # có"),
        (("b", "d", "x"), "null", "{x: 3,", "{x: null,"),
        (("b", "d", "y"), "[]", "y: [4, 5]}", "y: []}"),
        (("e", 0, "k"), "null", "- k: 6", "- k: null"),
        (("f",), "0", "f:\n", "f: 0\n"),
    ],
)
def test_one_value_changes_and_nothing_else(path: Keys, value: str, old: str, new: str) -> None:
    assert edited(TEXT, [replaced(nodes_of(TEXT)[path], value)]) == TEXT.replace(old, new)


def test_a_block_value_moves_up_behind_its_key_and_leaves_the_comments_after_it() -> None:
    out = edited(TEXT, [replaced(nodes_of(TEXT)["e",], "[]")])
    assert "e: []\n\n# cuối tệp\nf:\n" in out
    assert yaml.safe_load(out)["e"] == []


def test_every_value_is_found_with_its_characters() -> None:
    nodes = nodes_of(TEXT)
    assert TEXT[nodes["b", "c"].start : nodes["b", "c"].end] == '"hai"'
    assert TEXT[nodes["e", 1, "k"].start : nodes["e", 1, "k"].end] == "7"
    assert nodes["e",].block
    assert not nodes["b", "d"].block
    assert set(nodes) >= {(), ("a",), ("b", "d", "y", 1), ("e", 0, "l"), ("f",)}


def test_a_remark_stands_only_where_the_line_ends() -> None:
    text = "a: 1\nb: {c: 2, d: 3}\ne: 4 # có\n"
    nodes = nodes_of(text)
    assert remark(nodes["a",], text, "mới") == Edit(4, 4, " # mới")
    assert remark(nodes["b", "c"], text, "mới") is None
    assert remark(nodes["e",], text, "mới") is None


def test_comment_lines_take_the_indent_of_their_key() -> None:
    nodes = nodes_of(TEXT)
    assert "\n  # chú ý\n  c:" in edited(TEXT, [line_above(nodes["b", "c"], TEXT, ["chú ý"])])


def test_two_edits_of_the_same_place_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited("abc", [Edit(0, 2, ""), Edit(1, 3, "")])


def test_an_empty_text_has_no_values() -> None:
    assert nodes_of("# chỉ có ghi chú\n") == {}
