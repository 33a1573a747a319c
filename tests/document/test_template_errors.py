"""Tests of ``document/template_errors``."""

from __future__ import annotations

import pytest

from tests.document.test_templates import fault
from tthc_render.document.template_errors import advice, locate, reason


def test_what_is_not_in_the_table_is_reported_as_it_is() -> None:
    assert reason(ValueError("điều lạ")) == "điều lạ"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Range too big", "100.000"),
        ("result of % is too large", "độ rộng"),
        ("template does too much work", "Bớt vòng lặp"),
        ("maximum recursion depth exceeded", "tự gọi lại"),
        ("division by zero", "số chia khác 0"),
        ("cannot assign attribute on non-namespace object", "tệp số liệu"),
        ("access to attribute 'ljust' of 'str' object is unsafe.", "hướng dẫn làm mẫu"),
        ("không dùng được “.ljust” ở đây", "in bằng bộ lọc"),
        ("can only concatenate str", "kiểu của số liệu"),
    ],
)
def test_advice_fits_the_fault(message: str, words: str) -> None:
    assert words in advice(reason(ValueError(message)))


@pytest.mark.parametrize("source", ["{{{x}}}", "{{{ x.y }}}", "{{{x | so}}}", "{{{{ x }}}}"])
def test_braces_too_many_are_named(source: str) -> None:
    assert "hai dấu: {{ … }}" in reason(fault(source))


@pytest.mark.parametrize(
    ("source", "line", "text"),
    [
        ("một\nhai {{ x }}\nba", 2, "hai {{ x }}"),
        ("{{ x }}", 1, "{{ x }}"),
        ("một\n\n\n{% for i in l %}\n  {{ i.la }} \n{% endfor %}", 5, "{{ i.la }}"),
        ("một\n{% la %}\nba", 2, "{% la %}"),
        ("một\nhai\n{{ s|so }}", 3, "{{ s|so }}"),
        ("một\n{{ 1/0 }}\nba", 2, "{{ 1/0 }}"),
        ("{% macro m() %}\n{{ x }}\n{% endmacro %}\n{{ m() }}", 2, "{{ x }}"),
        ("một\r\nhai\r\n{{ x }}", 3, "{{ x }}"),
    ],
)
def test_the_line_of_an_error(source: str, line: int, text: str) -> None:
    assert locate(fault(source), source, "<template>")[:2] == (line, text)


def test_an_error_from_elsewhere_has_no_line() -> None:
    assert locate(ValueError("x"), "một\nhai", "<template>") == (0, "", "thẻ này không dùng được (ValueError)")


def test_a_filter_without_a_figure_is_told_as_such() -> None:
    assert reason(fault("{{ | dem }}")) == "thiếu tên số liệu trước dấu “|”"
