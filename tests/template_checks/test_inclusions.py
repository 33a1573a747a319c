"""Tests of ``template_checks/inclusions``."""

from __future__ import annotations

import pytest

from tthc_render.template_checks.inclusions import lint_inclusions

BLOCKS = ("mot_cua", "pakn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{% include "khoi/pakn.md" %}', []),
        ('{# {% include "khoi/la.md" %}\n{% include la %} #}', []),
        ('{% set k = "khoi/pakn.md" %}{% include k %}', []),
        ('{% for k in ["pakn"] %}{% include "khoi/" ~ k ~ ".md" %}{% endfor %}', []),
        ('a\n{%- include "khoi/mot_cua.md" -%}', [("T616", 2, "mot_cua")]),
        ('{% include "khoi/pakm.md" %}', [("T615", 1, "Có phải “pakn”")]),
        ('{% include "khoi/la.md" ignore missing %}', [("T615", 1, "mot_cua, pakn")]),
        ('{# một\nhai #}{% include "../../data/units.yaml" %}', [("T775", 2, "khoi/TÊN.md")]),
        ('{% include "/etc/passwd" %}', [("T775", 1, "khoi/TÊN.md")]),
        ('{% include "pakn.md" %}', [("T775", 1, "khoi/pakn.md")]),
        ("{% include 'templates/blocks/pakn.md' %}", [("T775", 1, "khoi/pakn.md")]),
        ('{% include "khoi/pakn" %}', [("T775", 1, "khoi/pakn.md")]),
        ("{% include khoi/mot-cua.md %}", [("T775", 1, "khoi/mot_cua.md")]),
        ("{% include pakn %}", [("T775", 1, "khoi/pakn.md")]),
    ],
)
def test_only_blocks_that_are_there_and_named_can_be_included(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = list(lint_inclusions([(text, "content.md")], ("pakn",), BLOCKS))
    assert [(item.code, item.where.line) for item in found] == [(code, line) for code, line, _ in expected]
    assert all(words in f"{item.message()} {item.hint()}" for item, (_, _, words) in zip(found, expected, strict=True))
