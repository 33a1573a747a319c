"""What the Open XML format demands: order of elements, repairs at load, parts that a layout may lack."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.support.documents import ND30
from tests.support.read_back import names, part
from tthc_render.formats import ooxml
from tthc_render.formats.ooxml import RELATIONS, WORD_NAMESPACE, W, in_utf8, open_layout, parse_strictly
from tthc_render.layout.docx.repairs import (
    SECTION_ORDER,
    allow_pictures,
    footnote_frame,
    in_order,
    normalise,
)

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%b</Types>'
PNG = b'<Default Extension="PNG" ContentType="image/png"/>'


def word(xml: str) -> etree._Element:
    """``xml`` in the namespace of WordprocessingML."""
    return etree.fromstring(f'<w:body xmlns:w="{WORD_NAMESPACE}" xmlns:r="{RELATIONS}">{xml}</w:body>')


def tags(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element]


def members() -> dict[str, bytes]:
    """The parts of the layout nd30."""
    data = (ND30 / "layout.docx").read_bytes()
    return {name: etree.tostring(part(data, name)) for name in names(data)}


def test_equal_elements_keep_their_order() -> None:
    element = word('<w:titlePg/><w:headerReference r:id="b"/><w:headerReference r:id="a"/>')
    in_order(element, SECTION_ORDER)
    assert [child.get(f"{{{RELATIONS}}}id") for child in element] == ["b", "a", None]


def test_what_other_programs_write_is_repaired() -> None:
    body = word(
        '<w:tbl><w:tblPr><w:jc w:val="start"/></w:tblPr>'
        '<w:tr><w:trPr><w:cantSplit w:val="true"/><w:tblHeader w:val="true"/></w:trPr><w:tc><w:tcPr>'
        '<w:vAlign w:val="center"/><w:tcW w:w="5"/></w:tcPr></w:tc></w:tr>'
        '<w:tr><w:trPr><w:cantSplit w:val="false"/></w:trPr></w:tr></w:tbl>'
        '<w:sectPr><w:docGrid w:linePitch="100" w:charSpace="8192"/><w:pgNumType w:start="1"/><w:pgSz w:w="1"/>'
        '<w:pgNumType w:fmt="decimal"/></w:sectPr>'
    )
    normalise(body)
    assert [dict(item.attrib) for item in body.iter(f"{W}cantSplit")] == [{}, {f"{W}val": "false"}]
    assert [dict(item.attrib) for item in body.iter(f"{W}tblHeader")] == [{}]
    assert tags(next(body.iter(f"{W}tcPr"))) == ["tcW", "vAlign"]
    assert [item.get(f"{W}val") for item in body.iter(f"{W}jc")] == ["left"]
    section = next(body.iter(f"{W}sectPr"))
    assert tags(section) == ["pgSz", "pgNumType", "docGrid"]
    assert dict(section[1].attrib) == {f"{W}start": "1"}
    assert dict(section[2].attrib) == {f"{W}linePitch": "100"}


@pytest.mark.parametrize(
    "data",
    [b"", b"<a>", b"<a>&b;</a>", b"<a><b></a></b>", b"<a>\x00</a>", b"<a b='<'/>", b"a", b"<a/>tail", b"<a>1 & 2</a>"],
)
def test_parsing_never_repairs(data: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_strictly(data)


def test_entities_are_not_read() -> None:
    root = parse_strictly(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    assert root.text is None
    assert etree.tostring(root).endswith(b"<a>&x;</a>")


def test_the_frame_keeps_separators_and_drops_sample_notes() -> None:
    parts = members()
    root = parse_strictly(parts["word/footnotes.xml"])
    for identity in ("2", "9"):
        note = etree.SubElement(root, f"{W}footnote")
        note.set(f"{W}id", identity)
    parts["word/footnotes.xml"] = etree.tostring(root)
    head, last = footnote_frame(parts)
    kept = parse_strictly(f"{head}</w:footnotes>".encode())
    assert [note.get(f"{W}type") for note in kept] == ["separator", "continuationSeparator"]
    assert last == 0


def test_a_layout_without_footnotes_gets_the_part() -> None:
    parts = members()
    del parts["word/footnotes.xml"]
    head, last = footnote_frame(parts)
    assert last == 0
    assert head.startswith("<?xml")
    assert tags(parse_strictly(f"{head}</w:footnotes>".encode())) == ["footnote", "footnote"]
    assert b'PartName="/word/footnotes.xml"' in parts["[Content_Types].xml"]
    assert b'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/footnotes.xml"):
        parse_strictly(parts[name])


@pytest.mark.parametrize(("known", "added"), [(b"", ["jpeg", "png"]), (PNG, ["jpeg"])])
def test_types_of_pictures_are_declared_once(known: bytes, added: list[str]) -> None:
    parts = {"[Content_Types].xml": TYPES % known}
    for _ in range(2):
        allow_pictures(parts, ("png", "jpeg", "jpeg"))
        root = parse_strictly(parts["[Content_Types].xml"])
        assert [item.get("Extension") for item in root if item.get("Extension") != "PNG"] == added


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1258"])
def test_parts_in_other_encodings_become_utf_8(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    data = mark + f'<?xml version="1.0" encoding="{encoding.removesuffix("-le")}"?><a>Đ</a>'.encode(encoding)
    found = in_utf8("word/document.xml", data)
    assert found.decode("utf-8").endswith("<a>Đ</a>")
    assert in_utf8("word/media/a.png", data) is data


@pytest.mark.parametrize("data", [b"<a/>", b'<?xml version="1.0" encoding="utf-8"?><a/>', "\ufeff<a/>".encode()])
def test_parts_in_utf_8_are_left_as_they_are(data: bytes) -> None:
    assert in_utf8("word/document.xml", data) is data


def test_a_layout_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "layout.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", bytes(20_000))
    with open_layout(path) as archive:
        assert archive.namelist() == ["word/media/a.bin"]
    monkeypatch.setattr(ooxml, "UNPACKED_MAX", 10_000)
    with pytest.raises(OSError, match="large"):
        open_layout(path)
