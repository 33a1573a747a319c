"""Files inside a PDF, as PDF/A wants them declared."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.formats.test_record import RECORD, pdf
from tthc_render.layout.pdf.engines import Engine


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_files_are_listed_by_name_with_their_bytes(engine: Engine) -> None:
    document = pypdfium2.PdfDocument(pdf(engine))
    try:
        found = [document.get_attachment(number) for number in range(document.count_attachments())]
        assert {item.get_name(): bytes(item.get_data()) for item in found} == dict(RECORD.files)
    finally:
        document.close()
