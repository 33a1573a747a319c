"""Tests of ``yaml_files/emit``."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.support.collecting import collected
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.loader import parse_source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Tài chính", "Sở Tài chính"),
        ("UBND xã A", "UBND xã A"),
        ("Thu, chi", '"Thu, chi"'),
        ("Số: 3", '"Số: 3"'),
        ('Hội "A"', '"Hội \\"A\\""'),
        ("No", '"No"'),
        ("2024", '"2024"'),
        ("", '""'),
        ("a #b", '"a #b"'),
    ],
)
def test_words_are_quoted_where_yaml_would_misread_them(text: str, expected: str) -> None:
    assert scalar(text) == expected
    source, _ = collected(parse_source, f"a: [{scalar(text)}]".encode(), "x.yaml")
    assert source is not None
    assert source.data == {"a": [text]}


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1))
def test_texts_read_back(text: str) -> None:
    assert str(yaml.safe_load(f"a: {scalar(text)}")["a"]) == text or yaml.safe_load(f"a: {text}")["a"] is not text


@pytest.mark.parametrize("text", ["Đất đai", "Sở: Y tế", "a # b", "- x", "123", "", " x", "[x]", "{in}", "12.000"])
def test_texts_are_quoted_where_yaml_would_see_more(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}")["a"] == text
