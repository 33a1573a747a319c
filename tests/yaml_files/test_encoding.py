"""Bytes that are no UTF-8 text."""

from __future__ import annotations

import unicodedata

import pytest

from tests.support.collecting import collected
from tthc_render.yaml_files.loader import parse_source

SENTENCE = "Kết quả giải quyết thủ tục hành chính: đơn vị được hưởng ưu đãi, công dân đánh giá rất hài lòng"
# The letters of SENTENCE in two old encodings (a letter may take two bytes in VNI).
TCVN3 = dict(
    zip(
        "ếảảủụđơịđượưởưđãđáấàò",
        bytes.fromhex("D5 B6 B6 F1 F4 AE AC DE AE AD EE AD EB AD AE B7 AE B8 CA B5 DF"),
        strict=True,
    )
)
VNI_BASE = {"đ": "ñ", "ư": "ö", "ơ": "ô", "ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "í": "í", "ì": "ì", "ị": "ò"}
VNI_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_BOTH = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}


def vni(text: str) -> bytes:
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        mark = next((part for part in parts if part in VNI_MARKS), "")
        base = unicodedata.normalize("NFC", parts.replace(mark, ""))
        if base in "âêô":
            out += VNI_BASE[base][0] + (VNI_BOTH[mark] if mark else "â")
        else:
            out += VNI_BASE.get(base, base) + VNI_MARKS.get(mark, "")
    return out.encode("cp1252")


def windows_1258(text: str) -> bytes:
    marks = "\u0301\u0300\u0309\u0303\u0323"
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        mark = next((part for part in parts if part in marks), "")
        out += unicodedata.normalize("NFC", parts.replace(mark, "")) + mark if mark else char
    return out.encode("cp1258")


def tcvn3(text: str) -> bytes:
    return b"".join(bytes([TCVN3[char]]) if char in TCVN3 else char.encode("ascii", "ignore") for char in text)


@pytest.mark.parametrize(
    ("encode", "name"),
    [(tcvn3, "TCVN3 (ABC)"), (vni, "VNI"), (windows_1258, "Windows-1258")],
    ids=["abc", "vni", "1258"],
)
def test_old_vietnamese_encodings_are_recognised(encode: object, name: str) -> None:
    assert callable(encode)
    raw = b"loai: x\nten: " + encode(SENTENCE)
    source, (item,) = collected(parse_source, raw, "a.yaml")
    assert source is None
    assert (item.code, item.where.line) == ("D005", 2)
    assert name in item.message()
    assert "UniKey" in item.hint()


def test_text_in_an_old_encoding_is_one_finding() -> None:
    text = "loi_van:\n  kiem_tra: Trong kú, UBND x· ®· chØ ®¹o c¸c ngµnh tæ chøc thùc hiÖn nhiÖm vô\n"
    _, [only] = collected(parse_source, text.encode(), "a.yaml")
    assert (only.code, only.where.line) == ("D621", 2)
    assert "kỳ" in only.message("vi") + only.hint("vi")
