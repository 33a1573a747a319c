"""Stamps of files that may be anybody's."""

from __future__ import annotations

import io
import zipfile

import pytest

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.formats.stamp import Stamp, core_properties
from tthc_render.readers.stamps import stamp_inside

STAMP = Stamp("so-mau", "2024-Q2", "ngan", "0" * 32)


def docx(core: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", core)
    return buffer.getvalue()


def test_the_stamp_is_read() -> None:
    assert stamp_inside(docx(core_properties(STAMP)), "a.docx") == str(STAMP)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        b"%PDF-1.7 broken",
        docx("<a"),
        docx("<!DOCTYPE a [<!ENTITY b '" + "c" * 1000 + "'>]><a>" + "&b;" * 10000 + "</a>"),
        docx("<a>" + " " * (30 * 2**20) + "</a>"),
    ],
    ids=["empty", "no zip", "broken pdf", "broken xml", "entities", "bomb"],
)
def test_a_broken_or_hostile_file_is_one_sentence(data: bytes) -> None:
    with pytest.raises(DataUnreadable, match=r"a\.bin"):
        stamp_inside(data, "a.bin")
