"""Patterns that are compiled late: they do what those of ``re`` do."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys

import pytest

import tthc_render
from tthc_render.vietnamese import patterns
from tthc_render.vietnamese.patterns import compile_all, pattern_of


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_WAITING", [])


def test_a_late_pattern_has_methods_and_attributes_of_a_pattern() -> None:
    late, own = pattern_of(r"(?P<n>\d+)\s?hồ sơ", re.IGNORECASE), re.compile(r"(?P<n>\d+)\s?hồ sơ", re.IGNORECASE)
    text = "Có 12 HỒ SƠ và 3 hồ sơ"
    assert late.pattern == own.pattern
    assert (late.flags, late.groupindex, late.groups) == (own.flags, own.groupindex, own.groups)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in own.finditer(text)]
    for name in ("search", "match", "fullmatch"):
        assert str(getattr(late, name)(text)) == str(getattr(own, name)(text))
    assert (late.findall(text), late.split(text)) == (own.findall(text), own.split(text))
    assert (late.sub("x", text), late.subn("x", text, 1)) == (own.sub("x", text), own.subn("x", text, 1))
    assert pattern_of(rb"\d").search(b"a1") is not None


def test_a_pattern_is_compiled_when_it_is_first_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    own = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: (asked.append(text), own(text, flags))[1])
    first, second, third = (pattern_of(text) for text in "abc")
    assert asked == []
    assert first.search("xa")
    assert first.search("xa")
    assert asked == ["a"]
    compile_all()
    assert asked == ["a", "a", "b", "c"]  # ``re`` itself keeps what it has compiled
    assert second.search("b")
    assert third.match("c")
    assert asked == ["a", "a", "b", "c"]
    assert repr(second) == "pattern_of('b', 0)"
    assert not hasattr(second, "__wrapped__")


def test_a_wrong_pattern_says_so_when_it_is_asked() -> None:
    late = pattern_of("(")
    with pytest.raises(re.error):
        late.search("")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(tthc_render.__path__, "tthc_render."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [
        item
        for name in list(sys.modules)
        if name.startswith("tthc_render.")
        for item in vars(sys.modules[name]).values()
        if isinstance(item, patterns.LatePattern)
    ]
    assert len(found) > 500
    for item in found:
        item.compiled()


@pytest.mark.parametrize(
    "words", [("[Tt]rong đó", "[Gg]ồm", "gồm cả", "như sau"), ("Sở", "Bộ"), ("đơn", "đơn vị", "hộ")]
)
def test_words_are_found_where_a_look_behind_finds_them(words: tuple[str, ...]) -> None:
    text = "Trong đó, Sở gồm cả hộ; không-gồm đơn vị\nnhư sau: trong đó cóSở, đơn vị. Bộ"
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
    assert [x.span() for x in re.finditer(patterns.word_of(words), text)] == [x.span() for x in plain.finditer(text)]


def test_words_begin_with_a_letter() -> None:
    with pytest.raises(ValueError, match="nhỏ"):
        patterns.word_of(["(?:nhỏ|to)"])
