"""Tests of ``yaml_files/emit``."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.collecting import collected
from tthc_render.vietnamese.old_encodings import recognised
from tthc_render.yaml_files.emit import line_scalar, scalar
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VT, VP", "VT, VP"),
        ("KHẨN (2 bản); lưu", "KHẨN (2 bản); lưu"),
        ("ĐT: 0239", '"ĐT: 0239"'),
        ("a #b", '"a #b"'),
        ("- VT", '"- VT"'),
        ("Ghi:", '"Ghi:"'),
        ("no", '"no"'),
        ("[VT]", '"[VT]"'),
    ],
)
def test_words_behind_a_key_are_quoted_only_where_they_must_be(text: str, expected: str) -> None:
    assert line_scalar(text) == expected
    source, _ = collected(parse_source, f"a: {line_scalar(text)}\n".encode(), "x.yaml")
    assert source is not None
    assert source.data == {"a": text}


TEXTS = st.text().map(lambda text: unicodedata.normalize("NFC", text)).filter(lambda text: not recognised(text))
"""All of Unicode as files may hold it: composed, and no words in an encoding of the nineties."""
HARD = st.text(
    st.sampled_from(
        " \t\n\r\u00a0\u202f\u3000\u0085\u2028\u200b\u00ad\ufeff\ufffd\ufffe\x00\x1b\x7f\U0001f600\U0010ffff"
        "#:-?!&*|>%@`'\"\\{}[],~=<.0123456789yntrueoafls№“”–ơđ"
    ),
    max_size=12,
).filter(lambda text: unicodedata.is_normalized("NFC", text) and not recognised(text))


@settings(deadline=None, max_examples=150)
@given(TEXTS | HARD)
@example("a\u00a0#b")
@example("\u200b")
@example("12:30:00")
@pytest.mark.parametrize("around", ["a: {}", "a: [x, {}]", "a: {{b: {}, c: 1}}", "a:\n  - {}  # ghi chú"])
def test_any_text_is_read_back_by_our_own_loader(around: str, text: str) -> None:
    source, findings = collected(parse_source, (around.format(scalar(text)) + "\n").encode(), "x.yaml")
    assert source is not None, findings
    assert findings == []
    value = source.data["a"]
    if isinstance(value, dict):
        value = value["b"]
    assert (value[-1] if isinstance(value, list) else value) == text


@settings(deadline=None)
@given(TEXTS | HARD)
def test_other_programs_read_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}


@settings(max_examples=300)
@given(TEXTS.filter(lambda text: "\n" not in text))
def test_any_words_behind_a_key_are_read_back(text: str) -> None:
    source, _ = collected(parse_source, f"a: {line_scalar(text)}\n".encode(), "x.yaml")
    assert source is not None
    assert source.data == {"a": text}
