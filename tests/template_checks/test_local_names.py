"""Tests of ``template_checks/local_names``."""

from __future__ import annotations

import pytest

from tthc_render.document.templates import content_environment
from tthc_render.template_checks.local_names import is_parameter, known_at, local_names, meant_by


@pytest.mark.parametrize(
    ("source", "line", "known"),
    [
        ("{% for d in x.dong %}\n{{ d }}\n{% endfor %}\na", 2, ["d"]),
        ("{% for d in x.dong %}\n{{ d }}\n{% endfor %}\n\n{{ a }}", 5, []),
        ("{% for d in x.dong %}\n{% for e in d.muc %}\n{{ f }}\n{% endfor %}\n{% endfor %}", 3, ["e", "d"]),
        ("{% for a, b in x %}\n{{ c }}\n{% endfor %}", 2, ["b", "a"]),
        ("{% set p = 1 %}\n{{ q }}", 2, ["p"]),
        ("{{ q }}\n{% set p = 1 %}", 1, []),
        ("{% set p = 1 %}{{ q }}", 1, ["p"]),
        ("{% for d in x %}\n{% set p = 1 %}\n{% endfor %}\n\n{{ q }}", 5, []),
        ("{% set p %}\na\n{% endset %}\n{{ q }}", 4, ["p"]),
        ("{% macro f(a, b) %}\n{{ c }}\n{% endmacro %}", 2, ["b", "a", "f"]),
        ("{% macro f(a) %}\n{{ c }}\n{% endmacro %}\n\n{{ d }}", 5, ["f"]),
        ("{% if x %}\n{% set p = 1 %}\n{% endif %}\n{{ q }}", 4, ["p"]),
        ("{{ a < 1 }}", 1, []),
    ],
)
def test_names_are_known_where_they_can_be_used(source: str, line: int, known: list[str]) -> None:
    assert known_at(line, local_names(content_environment().parse(source))) == known


def test_only_a_macro_has_parameters() -> None:
    source = "{% macro f(a) %}\n{{ a }}\n{% endmacro %}\n{% set b = 1 %}\n{{ a }}{{ b }}"
    local = local_names(content_environment().parse(source))
    assert is_parameter("a", 2, local)
    assert not is_parameter("a", 5, local)
    assert not is_parameter("b", 5, local)


@pytest.mark.parametrize(
    ("source", "name", "meant"),
    [
        ("{% for d in bieu['X'].dong %}\n{{ dong.ten }}\n{% endfor %}", "dong", "d"),
        ("{% for d in bieu['X'].dong %}\n{{ nhom.ten }}\n{% endfor %}", "nhom", ""),
        ("{% for d in [1] %}\n{{ dong }}\n{% endfor %}", "dong", ""),
        ("{% for n in a.dong %}{% for d in n.dong %}\n{{ dong }}{% endfor %}{% endfor %}", "dong", "d"),
    ],
)
def test_the_list_of_a_loop_stands_for_its_name(source: str, name: str, meant: str) -> None:
    assert meant_by(name, 2, local_names(content_environment().parse(source))) == meant
