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
        ("cannot assign attribute on non-namespace object", "Bỏ phép gán"),
        ("access to attribute 'ljust' of 'str' object is unsafe.", "hướng dẫn làm mẫu"),
        ("can only concatenate str", "viết ~ thay cho +"),
        ("không có khối “khoi/la.md”", "templates/blocks"),
        ("no loader for this environment specified", "templates/blocks"),
        ("không phải là số: 'Sở Mẫu'", "không cần bộ lọc"),
        ("không phải là số: '1.234'", "một bộ lọc"),
        ("không phải là số: <Watched object>", "tong.tên_cột"),
        ("đây là một danh sách hay một nhóm", "tong.tên_cột"),
        ("sum: danh sách có mục không phải là số hay chữ", "attribute='tên_cột'"),
        ("has no attribute 'ten'", "khoa của cột"),
    ],
)
def test_advice_fits_the_fault(message: str, words: str) -> None:
    assert words in advice(ValueError(message))


@pytest.mark.parametrize(
    ("source", "why", "what_to_do"),
    [
        ("{{ 7 % 0 }}", "chia cho 0", "khác 0"),
        ("{{ 7 is divisibleby(0) }}", "chia cho 0", "khác 0"),
        ("{{ 7() }}", "cặp ngoặc (…)", "Bỏ cặp ngoặc"),
        ("{{ 7 | thap_phan('hai') }}", "cần một số", "thap_phan(2)"),
        ("{% for i in range('a') %}{% endfor %}", "cần một số", "range(3)"),
        ("{% for i in 7 %}{% endfor %}", "không phải là danh sách", "các dòng của biểu"),
        ("{% for a, b in ['mot', 'hai'] %}{% endfor %}", "số tên ghi trước “in”", "d.tên_cột"),
        ("{{ 1 in 5 }}", "bên phải “in”", "=="),
        ("{{ [] | max }}", "không có mục nào", "{% if"),
        ("{{ '%s %s' % 7 }}", "tham số", "Ghi đúng tên"),
        ("{{ 's' - 1 }}", "phép “-”", "cùng là số"),
        ("{{ 'a' + 1 }}", "không cộng được chữ với số", "~"),
        ("{{ (-8) ** 0.5 }}", "không xác định", "căn của số âm"),
        ("{{ 7 | so | dem }}", "“7” đã là chữ", "bỏ bớt bộ lọc"),
        ("{% macro f(x) %}{{ x }}{% endmacro %}{{ f() }}", "thiếu tham số “x”", "chỗ gọi macro"),
        ("{{ 1e400 }}", "số quá dài", "ngắn hơn"),
        ("{{ not }}", "thẻ viết dở", ""),
        ("{% include %}", "thẻ viết dở", ""),
        ("a\n{% set s.a = 1 %}", "sửa số liệu", "Bỏ phép gán"),
    ],
)
def test_what_is_wrong_with_a_tag_is_said_in_plain_words(source: str, why: str, what_to_do: str) -> None:
    error = fault(source)
    assert why in reason(error)
    assert what_to_do in advice(error)
    assert "Error" not in reason(error)


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
