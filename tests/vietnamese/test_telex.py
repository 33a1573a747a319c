"""Keys of the Telex way of typing."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.telex import typed_as


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("nguowif", "người"),
        ("dduwowcj", "được"),
        ("thuwcj", "thực"),
        ("quyeets", "quyết"),
        ("vieejt", "việt"),
        ("ddinhj", "định"),
        ("thanhf", "thành"),
        ("trowj", "trợ"),
        ("huowngs", "hướng"),
        ("tieenf", "tiền"),
        ("quoocs", "quốc"),
        ("giaf", "già"),
        ("laswp", "lắp"),
        ("phuwowng", "phương"),
    ],
)
def test_keys_give_their_syllable(keys: str, syllable: str) -> None:
    assert typed_as(keys) == syllable


@pytest.mark.parametrize(
    "word",
    [
        "email",
        "online",
        "website",
        "software",
        "data",
        "server",
        "network",
        "facebook",
        "google",
        "beer",
        "show",
        "test",
        "class",
        "box",
        "tour",
        "week",
        "green",
        "screen",
        "street",
        "window",
        "power",
        "tower",
        "follow",
        "yellow",
        "growth",
        "download",
        "nhanh",
        "trong",
        "tthc",
        "html",
        "http",
        "pdf",
        "docx",
        "rows",
        "beef",
        "moor",
        "hoof",
        "here",
        "these",
        "asap",
    ],
)
def test_words_of_other_languages_and_plain_syllables_give_nothing(word: str) -> None:
    assert typed_as(word) == ""
