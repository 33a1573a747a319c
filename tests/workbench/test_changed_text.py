"""One change on the characters of a text; tests of whole changes are in ``test_edits``."""

from __future__ import annotations

import pytest
import yaml

from tthc_render.workbench.changed_text import made
from tthc_render.workbench.form_changes import AddRows, RemoveRow, SetValue


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("a: 1 # x\n", ("a",), "2", "a: 2 # x\n"),
        ("a:\nb: 1\n", ("a",), "2", "a: 2\nb: 1\n"),
        ("a: {b: 1}\n", ("a", "c"), "2", "a: {b: 1, c: 2}\n"),
        ("a:\n  b: 1\n", ("a",), "2", "a: 2\n"),
        ("a: 1", ("b", "c"), "2", "a: 1\nb:\n  c: 2"),
        ("a: {}\n", ("a", "b"), "2", "a: {b: 2}\n"),
    ],
)
def test_a_figure_takes_its_place(text: str, path: tuple[str, ...], value: str, expected: str) -> None:
    assert made(text, SetValue(path, value, "number")) == expected


def test_rows_come_and_go() -> None:
    text = made("a:\n  - {b: 1} # x\n", AddRows(("a",), 1, ({"b": "2"},), frozenset({"b"})))
    assert text == "a:\n  - {b: 1} # x\n  - {b: 2}\n"
    assert made(text, RemoveRow(("a", 0))) == "a:\n  - {b: 2}\n"
    assert made("a:\n  - {b: 1}\n", RemoveRow(("a", 0))) == "a: []\n"


def test_a_text_that_is_no_yaml_is_an_error() -> None:
    with pytest.raises(yaml.YAMLError):
        made("a: [", SetValue(("a",), "1"))
