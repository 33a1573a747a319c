"""Signature fields stand between the signer's title and name, the agency's over a third of the signer's."""

from __future__ import annotations

import io

import pdfplumber
import pikepdf
import pytest

from tests.support.documents import letter, pdf_of
from tthc_render.document.tree import Signature
from tthc_render.formats.signing import AGENCY, PERSON, TITLES
from tthc_render.layout.pdf.engines import Engine


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_fields_are_empty_named_and_where_the_decree_has_them(engine: Engine) -> None:
    data = pdf_of(letter(), engine=engine)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert list(fields) == [PERSON, AGENCY]
        assert {str(field.TU) for field in fields.values()} == {TITLES[PERSON], TITLES[AGENCY]}
        assert not any("/V" in field for field in fields.values())
        person, agency = ([float(side) for side in fields[name].Rect] for name in (PERSON, AGENCY))
    assert person[2] - agency[0] > agency[2] - person[0] > 0
    assert agency[2] - person[0] == pytest.approx((person[2] - person[0]) / 3, abs=0.1)
    with pdfplumber.open(io.BytesIO(data)) as found:
        page = found.pages[0]
        words = {word["text"]: word for word in page.extract_words()}
        above, below = words["ĐỐC"], words["Văn"]
        assert (
            float(page.height) - above["bottom"] + 1 >= person[3] > person[1] >= float(page.height) - below["top"] - 1
        )
        middle = (words["GIÁM"]["x0"] + above["x1"]) / 2
        assert (person[0] + person[2]) / 2 == pytest.approx(middle, abs=1)


def test_a_report_without_a_signer_has_no_fields() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(letter(signature=Signature((), ""))))) as pdf:
        assert "/AcroForm" not in pdf.Root
