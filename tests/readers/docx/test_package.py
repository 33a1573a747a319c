"""Hostile and broken files end in one clear sentence, within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support.format_faults import good_bytes
from tests.support.hand_typed import RELS, TYPES, docx, p
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.formats.ooxml import parse_strictly
from tthc_render.readers.docx import package as docx_package
from tthc_render.readers.docx.package import OLE, open_package, relation_id
from tthc_render.readers.docx.reader import read_docx


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in members.items():
            archive.writestr(name, value)
    return buffer.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)
GOOD = docx(p("Một đoạn."))
FRAME: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELS}
HOSTILE = {
    "not a zip": (b"Xin chao", "không phải tệp .docx nguyên vẹn"),
    "empty": (b"", "tệp rỗng"),
    "cut off": (good_bytes("docx")[:-900], "không phải tệp .docx nguyên vẹn"),
    "password or old": (OLE + b"\0" * 600, "mật khẩu"),
    "no document": (zipped({"a.txt": "x"}), "không có văn bản Word"),
    "bomb": (zipped(FRAME | {"word/document.xml": b"<w>" + b" " * (30 * 2**20) + b"</w>"}), "bung ra quá lớn"),
    "entities": (zipped(FRAME | {"word/document.xml": ENTITIES}), "DTD"),
    "late doctype": (zipped(FRAME | {"word/document.xml": "<!--" + "x" * 5000 + "-->" + ENTITIES[21:]}), "DTD"),
    "climbs out": (zipped(FRAME | {"word/document.xml": "<w/>", "../../x.xml": "y"}), "tên đáng ngờ"),
    "absolute name": (zipped(FRAME | {"word/document.xml": "<w/>", "/etc/x": "y"}), "tên đáng ngờ"),
    "bad xml": (zipped(FRAME | {"word/document.xml": "<w:p>"}), "không phải XML đúng"),
    "too deep": (zipped(FRAME | {"word/document.xml": "<a>" * 5000 + "</a>" * 5000}), "lồng nhau quá sâu"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_reported_in_one_sentence(name: str) -> None:
    data, wanted = HOSTILE[name]
    with pytest.raises(DataUnreadable, match=wanted) as caught:
        read_docx(data, "bao-cao.docx")
    assert caught.value.message.startswith("bao-cao.docx: ")


def test_a_flipped_byte_inside_a_part_is_noticed() -> None:
    data = bytearray(good_bytes("docx"))
    place = data.index(b"word/document.xml") + 2000
    data[place : place + 40] = bytes(40)
    with pytest.raises(DataUnreadable, match="hỏng"):
        read_docx(bytes(data), "x.docx")


def test_a_size_that_lies_does_not_unpack_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART", 100)
    with pytest.raises(DataUnreadable, match="quá lớn"):
        read_docx(GOOD, "x.docx")


@pytest.mark.parametrize(("limit", "value"), [("MAX_FILE", 10), ("MAX_MEMBERS", 2)])
def test_limits_on_the_file_as_a_whole(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(docx_package, limit, value)
    with pytest.raises(DataUnreadable):
        open_package(GOOD, "x.docx")


def test_targets_stay_inside_the_file() -> None:
    rels = (
        '<Relationship Id="a" Type="t" Target="../styles.xml"/><Relationship Id="b" Type="t" Target="/word/x.xml"/>'
        '<Relationship Id="c" Type="t" Target="../../../../etc/passwd"/>'
        '<Relationship Id="d" Type="t" Target="http://x.vn/y" TargetMode="External"/>'
    )
    package = open_package(docx(p("x"), rels=rels), "x.docx")
    assert package.targets("word/document.xml") == {"a": "styles.xml", "b": "word/x.xml", "c": "etc/passwd"}
    assert package.part("etc/passwd") is None


def test_the_id_of_a_reference() -> None:
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    assert relation_id(parse_strictly(f'<x {names} r:id="rId3"/>'.encode())) == "rId3"
    assert relation_id(parse_strictly(b"<x/>")) == ""
