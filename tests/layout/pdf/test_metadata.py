"""The packet of metadata is XML, says both claims, and replaces another one."""

from __future__ import annotations

import io

import pikepdf
import pydyf
from lxml import etree

from tthc_render.layout.pdf.metadata import add_metadata, xmp


def test_the_packet_is_xml_with_any_title() -> None:
    packet = xmp(title="Một & <hai>", author="Sở", keywords="k", producer="p")
    root = etree.fromstring(packet)
    assert "Một & <hai>" in "".join(map(str, root.itertext()))


def test_there_is_one_packet() -> None:
    pdf = pydyf.PDF()
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": "[0 0 9 9]"}))
    for title in ("cũ", "mới"):
        add_metadata(pdf, title=title, author="", keywords="", producer="")
    out = io.BytesIO()
    pdf.write(out)
    with pikepdf.open(out) as found:
        assert "mới" in found.Root.Metadata.read_bytes().decode()
        assert "cũ" not in found.Root.Metadata.read_bytes().decode()
