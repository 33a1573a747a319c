"""Hidden signs are shown by number; what a reader sees stays."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tthc_render.diagnostics.visible import HIDDEN, visible, visible_json, with_hidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sở Ngoại vụ, 12.000 đồng – “a”", "Sở Ngoại vụ, 12.000 đồng – “a”"),
        ("a\u00a0b", "a\u00a0b"),
        ("x\u202egpj.exe", "x‹U+202E›gpj.exe"),
        ("\x1b]0;PWNED\x07\x1b[2J", "‹U+001B›]0;PWNED‹U+0007›‹U+001B›[2J"),
        ("a\u200bb\ufeffc\u00add", "a‹U+200B›b‹U+FEFF›c‹U+00AD›d"),
        ("a\nLỖI giả", "a‹U+000A›LỖI giả"),
        ("a\u2028b\x9bc\x7f", "a‹U+2028›b‹U+009B›c‹U+007F›"),
        ("\ud800", "‹U+D800›"),
        ("e\u0301", "e\u0301"),
        ("\U000e0041", "‹U+E0041›"),
    ],
)
def test_hidden_signs_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_may_stay() -> None:
    assert visible("a\n\tb\r", lines=True) == "a\n\tb‹U+000D›"


@given(st.text())
def test_what_is_shown_by_number_is_found_again(text: str) -> None:
    assume("‹U+" not in text)
    assert with_hidden(visible(text)) == text


@pytest.mark.parametrize("text", ["‹U+002F›", "‹U+0041›", "‹U+20›", "‹U+110000›"])
def test_only_hidden_signs_are_read_back(text: str) -> None:
    assert with_hidden(text) == text


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    assert not any(unicodedata.category(sign) in HIDDEN for sign in visible(text))
    printed = visible_json({"a": text})
    assert json.loads(printed) == {"a": text}
    assert not any(unicodedata.category(sign) in HIDDEN for sign in printed)
