"""Tests of ``layout/docx/repairs``."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.formats.test_ooxml import members, tags, word
from tthc_render.layout.docx.repairs import (
    CELL_ORDER,
    SECTION_ORDER,
    drop_character_sets,
    footnote_frame,
    in_order,
    style_ids,
)


@pytest.mark.parametrize(
    ("order", "given", "sorted_"),
    [
        (SECTION_ORDER, "titlePg pgSz headerReference pgMar", "headerReference pgSz pgMar titlePg"),
        (SECTION_ORDER, "docGrid cols pgNumType pgSz", "pgSz pgNumType cols docGrid"),
        (CELL_ORDER, "vAlign tcBorders vMerge gridSpan tcW", "tcW gridSpan vMerge tcBorders vAlign"),
        (CELL_ORDER, "unknown vAlign tcW", "tcW vAlign unknown"),
        (CELL_ORDER, "", ""),
    ],
)
def test_children_are_sorted_as_the_schema_has_them(order: list[str], given: str, sorted_: str) -> None:
    element = word("".join(f"<w:{name}/>" for name in given.split()))
    in_order(element, order)
    assert tags(element) == sorted_.split()


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    styles = word(
        '<w:style w:type="paragraph" w:styleId="Thnbi"><w:name w:val="Thân bài"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="Heading 1"/></w:style>'
        '<w:style w:type="character" w:styleId="fr"><w:name w:val="Footnote Reference"/></w:style>'
        '<w:style w:type="table" w:styleId="T"><w:name w:val="Bảng số liệu"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="nameless"/>'
    )
    texts, tables = style_ids(etree.tostring(styles))
    assert texts["Thân bài"] == "Thnbi"
    assert texts["heading 1"] == texts["Heading 1"] == "Heading1"
    assert texts["footnote reference"] == "fr"
    assert tables == {"Bảng số liệu": "T"}
    assert "nameless" not in texts.values()


@pytest.mark.parametrize(("ids", "last"), [(("0", "1"), 1), (("-1", "0"), 0), (("3", "7"), 7)])
def test_new_notes_are_numbered_after_the_separators(ids: tuple[str, str], last: int) -> None:
    parts = members()
    text = parts["word/footnotes.xml"].decode()
    given = iter(ids)
    parts["word/footnotes.xml"] = re.sub(r'w:id="[^"]*"', lambda _: f'w:id="{next(given)}"', text).encode()
    assert footnote_frame(parts)[1] == last


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<w:charset w:val="01" w:characterSet="utf-8"/>', b'<w:charset w:val="01"/>'),
        (b'<w:charset w:val="00"/>', b'<w:charset w:val="00"/>'),
    ],
)
def test_names_of_character_sets_are_dropped(before: bytes, after: bytes) -> None:
    parts = {"word/fontTable.xml": before}
    drop_character_sets(parts)
    assert parts == {"word/fontTable.xml": after}


def test_a_layout_may_have_no_list_of_fonts() -> None:
    parts: dict[str, bytes] = {}
    drop_character_sets(parts)
    assert parts == {}
