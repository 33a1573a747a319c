"""Layouts that ask for more than tags: what docxtpl does after Jinja is done for them, and only for them."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate

from tests.support.documents import ND30
from tthc_render.formats.ooxml import XML_HEAD
from tthc_render.layout.docx.docxtpl_compat import are_needed, finished, with_literal_braces

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("text", "markup", "needed"),
    [
        ("{%tc for x in y %}", "", True),
        ("{%-  tc for x in y %}", "", True),
        ("{{ x | join('\\n') }}", "", True),
        ("{%p for x in y %}{{ x }}", "{% for x in y %}<w:p/>{% endfor %}<wp:docPr/>", False),
        ("", "{% for x in y %}<w:p/>{% endfor %}{% for x in z %}<wp:docPr/>{% endfor %}", True),
        ("C:\\new {{ x }}", "", False),
    ],
)
def test_what_asks_for_the_steps(text: str, markup: str, needed: bool) -> None:
    assert are_needed(text, markup) is needed


def test_broken_markup_is_left_as_it_is() -> None:
    tpl = DocxTemplate(ND30 / "layout.docx")
    broken = f"{XML_HEAD}<w:document {W}><w:p></w:document>"
    assert finished(tpl, broken) == broken


def test_markup_without_signs_for_braces_stays() -> None:
    assert with_literal_braces("{{ a }} {% b %}") == "{{ a }} {% b %}"
