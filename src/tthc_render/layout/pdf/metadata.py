"""What a PDF says of itself (XMP, ISO 16684-1): title, author, keywords, and the standards that it keeps to."""

from __future__ import annotations

from typing import Final

import pydyf
from markupsafe import escape

PART: Final = 3
CONFORMANCE: Final = "U"
"""PDF/A-3u: ISO 19005-3, every character has its meaning in Unicode."""

ACCESSIBLE_PART: Final = 1
"""PDF/UA-1: ISO 14289-1."""


def add_metadata(pdf: pydyf.PDF, *, title: str, author: str, keywords: str, producer: str) -> None:
    """Give a ``pydyf.PDF`` its packet of metadata, in place of one that it has already."""
    packet = xmp(title=title, author=author, keywords=keywords, producer=producer)
    made = pydyf.Stream([packet], extra={"Type": "/Metadata", "Subtype": "/XML"})
    if "Metadata" in pdf.catalog:
        old = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        old.stream, old.extra, old.compress = made.stream, made.extra, False
        return
    pdf.add_object(made)
    pdf.catalog["Metadata"] = made.reference


def xmp(*, title: str, author: str, keywords: str, producer: str) -> bytes:
    """The packet. PDF/A knows no field for the claim of PDF/UA, so the packet explains it (ISO 19005-3, 6.6.2.3)."""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>{PART}</pdfaid:part><pdfaid:conformance>{CONFORMANCE}</pdfaid:conformance>
<pdfuaid:part>{ACCESSIBLE_PART}</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<pdf:Keywords>{escape(keywords)}</pdf:Keywords><pdf:Producer>{escape(producer)}</pdf:Producer>
<xmp:CreatorTool>tthc-render</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode("utf-8")
