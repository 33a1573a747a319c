"""Braces that would be printed instead of being a tag."""

from __future__ import annotations

import pytest

from tthc_render.document.stray_braces import stray_braces


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Số { { n.giao } } việc", "{{ n.giao }}"),
        ("Số { n.giao | so } việc", "{{ n.giao | so }}"),
        ("Số { n.giao } việc", "{{ n.giao }}"),
        ("Số n.giao | so }} việc", "{{ n.giao | so }}"),
        ("{ % if x %}", "{% if x %}"),
        ("{% if x % }", "{% if x %}"),
        ("Số {{ n.giao } } việc", "{{ n.giao }}"),
        ("Số }} việc", ""),
    ],
)
def test_what_was_meant(text: str, mended: str) -> None:
    found = stray_braces(text)
    assert found is not None
    assert found.mended == mended
    assert stray_braces(text[: found.start] + found.mended + text[found.end :]) is None


@pytest.mark.parametrize(
    "text",
    [
        "{.giua} **QUYẾT ĐỊNH:**",
        "{{ {'a': 1}['a'] }} {# { { #}",
        "{% for x in a %}{{ x }}{% endfor %}",
        "a {việc} b",
        "{% raw %}{ { x } }{% endraw %}",
    ],
)
def test_what_is_none(text: str) -> None:
    assert stray_braces(text) is None
