"""The footer of verification is refused where its margin has no room for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.layout.docx.verification_footer import footer_of, no_footer
from tthc_render.layout.verification_mark import VerificationMark

SECTION = (
    '<w:sectPr{first}><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="{bottom}" w:left="1701" w:header="567" w:footer="567"/></w:sectPr>'
)
REFERENCE = '><w:footerReference w:type="first" r:id="rId9"/'


@pytest.mark.parametrize(
    ("bottom", "first", "png", "message"),
    [(700, "", b"", "lề dưới"), (900, "", b"png", "lề dưới"), (1134, REFERENCE, b"", "chân trang riêng")],
)
def test_a_margin_without_room_is_refused(bottom: int, first: str, png: bytes, message: str) -> None:
    sections = {"body": SECTION.format(first=first, bottom=bottom)}
    with pytest.raises(TemplateUnusable, match=message):
        footer_of(VerificationMark("x", png), sections, Path("layout.docx"))


def test_every_section_says_what_its_first_page_has() -> None:
    sections = {name: SECTION.format(first="", bottom=1134) for name in ("body", "portrait")}
    made = footer_of(VerificationMark("Số: 1/BC & 2"), sections, Path("layout.docx"))
    assert 'r:id="rIdKiemChung"' in made.sections["body"]
    assert 'r:id="rIdChanTrong"' in made.sections["portrait"]
    assert "Số: 1/BC &amp; 2" in made.parts["word/footer9001.xml"]
    assert no_footer(sections).sections == sections
