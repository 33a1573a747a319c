"""The filters and tests of templates are a closed table, and none of them multiplies what it is given."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tthc_render.document.sandbox import REWRITTEN
from tthc_render.document.template_errors import reason
from tthc_render.document.template_filters import FILTERS, LONGEST, PLAIN_FILTERS, TESTS
from tthc_render.document.templates import FAULTS, content_environment, fill, layout_environment

NAMES: dict[str, Any] = {
    "l": [3, 1, 2],
    "t": ["b", "A"],
    "r": [{"a": 2}, {"a": 1}],
    "d": {"x": 1},
    "n": [[1], [2]],
    "long": "x" * LONGEST,
    "many": list(range(LONGEST)),
}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ l | join(', ') }}", "3, 1, 2"),
        ("{{ r | join('-', attribute='a') }}", "2-1"),
        ("{{ r | map(attribute='a') | join(';') }}", "2;1"),
        ("{{ r | selectattr('a', 'gt', 1) | list | length }}", "1"),
        ("{{ l | select('odd') | join }}", "31"),
        ("{{ l | sort | join }}{{ t | sort | join }}", "123Ab"),
        ("{{ r | sort(attribute='a') | map(attribute='a') | join }}", "12"),
        ("{{ l | sum }} {{ r | sum(attribute='a') }}", "6 3"),
        ("{{ l | max }} {{ l | min }} {{ r | max(attribute='a') }}", "3 1 2"),
        ("{{ [1, 1, 2] | unique | join }}", "12"),
        ("{{ 2.5 | round }} {{ 2.345 | round(2) }} {{ 2.1 | round(0, 'ceil') }}", "3 2,35 3"),
        ("{{ 'aba' | replace('a', 'x') }} {{ 'aba' | replace('a', 'x', 1) }}", "xbx xba"),
        ("{{ 2.9 | int }} {{ 'x' | int }} {{ '7' | int }}", "2 0 7"),
        ("{{ 12 | string }}{{ ' a ' | trim }}{{ 'a' | upper }}", "12aA"),
        ("{{ l | first }}{{ l | last }}{{ x | default(5) }}", "325"),
        ("{{ d | items | list | length }}{{ d | length }}{{ l | reverse | join }}{{ -3 | abs }}", "112133"),
        ("{{ 1 is odd }}{{ l is sequence }}{{ 3 is in l }}{{ x is defined }}", "cócócókhông"),
    ],
)  # fmt: skip
def test_what_the_filters_do(source: str, text: str) -> None:
    assert fill(content_environment().from_string(source), NAMES) == text


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{{ many | join(long) }}", "quá lớn"),
        ("{{ long | replace('x', long) }}", "quá lớn"),
        ("{{ 1 | round(9999999) }}", "quá lớn"),
        ("{{ n | join }}", "danh sách"),
        ("{{ n | sum(start=[]) }}", "danh sách"),
        ("{{ n | sort }}", "danh sách"),
        ("{{ n | unique }}", "danh sách"),
        ("{{ n | max }}", "danh sách"),
        ("{{ n | string }}", "danh sách"),
        ("{{ n | upper }}", "danh sách"),
        ("{{ n is eq n }}", "danh sách"),
        ("{{ n == n }}", "danh sách"),
        ("{{ n in [n] }}", "danh sách"),
        ("{{ n ~ 'a' }}", "danh sách"),
        ("{{ n }}", "danh sách"),
        ("{{ d }}", "danh sách"),
        ("{{ r | join('', attribute='b') }}", "không có mục “b”"),
        ("{{ 'a' | la | join }}", "không có bộ lọc “la”"),
        ("{{ x | join }}", "không có tên “x”"),
        ("{{ [x] | join }}", "không có tên “x”"),
    ],
)
def test_what_the_filters_refuse(source: str, why: str) -> None:
    with pytest.raises(FAULTS) as caught:
        fill(content_environment().from_string(source), NAMES)
    assert why in reason(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        *("attr", "batch", "center", "filesizeformat", "float", "forceescape", "format", "groupby", "indent", "pprint"),
        *("random", "safe", "slice", "striptags", "tojson", "truncate", "urlencode", "urlize", "wordcount", "wordwrap"),
        "xmlattr",
    ],
)
def test_other_filters_of_jinja_are_not_there(name: str) -> None:
    assert name not in PLAIN_FILTERS
    for environment in (content_environment(), layout_environment()):
        assert set(environment.filters) == {*FILTERS, *PLAIN_FILTERS, *REWRITTEN}
        assert set(environment.tests) == set(TESTS)


def test_escaped_text_stays_escaped_when_it_is_joined() -> None:
    source = "{{ ['<', x | escape] | join('&') }}{{ 'a' ~ (x | escape) ~ '<' }}"
    assert fill(layout_environment().from_string(source), {"x": "<"}) == "&lt;&amp;&lt;a&lt;&lt;"


def test_numbers_stay_decimal() -> None:
    source = "{{ 0.1 + 0.2 }} {{ 1 / 4 }} {{ x * 1.1 }} {{ 7 // 2 }} {{ [0.1, 0.2] | sum }}"
    assert fill(content_environment().from_string(source), {"x": Decimal("12.5")}) == "0,3 0,25 13,75 3 0,3"
