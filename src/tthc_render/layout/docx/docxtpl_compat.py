"""What docxtpl does to a part after Jinja has filled it, for the few layouts that ask for it.

The compiled way leaves these steps out, since they read every document once more: the grid of tables whose columns
are repeated, ids of drawings in loops, line ends in values that become breaks.
"""

from __future__ import annotations

import re
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from tthc_render.formats.ooxml import XML_HEAD, parse_strictly

_IN_TEXT: Final = re.compile(r"\{%-?\s*tc\s|\{[{%][^{}]*\\[ntaf]")
_IN_MARKUP: Final = re.compile(r"\{%-?\s*for\b(?:(?!\{%-?\s*endfor\b).)*<wp:docPr\b", re.DOTALL)
_FIRST_ID: Final = 1000
_LITERAL: Final = {"{_{": "{{ '{{' }}", "}_}": "{{ '}}' }}", "{_%": "{{ '{%' }}", "%_}": "{{ '%}' }}"}


def with_literal_braces(markup: str) -> str:
    """``markup`` in which docxtpl's signs for braces that are no tag, such as ``{_{``, are tags that print them."""
    return re.sub("|".join(map(re.escape, _LITERAL)), lambda match: _LITERAL[match[0]], markup)


def are_needed(text: str, markup: str) -> bool:
    """Does a part of a layout with the words ``text`` and the patched ``markup`` need docxtpl's own steps?"""
    return bool(_IN_TEXT.search(text) or _IN_MARKUP.search(markup))


def finished(tpl: DocxTemplate, xml: str) -> str:
    """The whole filled part ``xml`` as docxtpl would leave it; the same for equal input.

    What is not well-formed comes back as it is, to be refused: docxtpl's own parser would drop text in silence.
    """
    try:
        parse_strictly(xml.encode("utf-8"))
    except etree.XMLSyntaxError:
        return xml
    tree = tpl.fix_tables(tpl.resolve_listing(xml).encode("utf-8"))
    tpl.docx_ids_index = _FIRST_ID
    tpl.fix_docpr_ids(tree)
    return XML_HEAD + etree.tostring(tree, encoding="unicode")
