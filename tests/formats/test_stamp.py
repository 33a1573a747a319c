"""The identity stamp: written into both formats, read back by other libraries, never taken for another."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest

from tests.support.documents import STAMP, docx_of, letter, pdf_of
from tthc_render.formats.ooxml import parse_strictly
from tthc_render.formats.stamp import Stamp, core_properties, docx_stamp, is_stamped, pdf_stamp

VIETNAMESE = Stamp(
    "sở-ngoại-vụ & <cs>", "2024-q2", "báo-cáo", "0" * 32, "BÁO CÁO “quý II” <2024>", "Sở Ngoại vụ & Lễ tân"
)
OTHERS = [
    replace(STAMP, unit="so-noi-vu"),
    replace(STAMP, unit=""),
    replace(STAMP, period="2024-q1"),
    replace(STAMP, report_type="khac"),
    replace(STAMP, input_hash=STAMP.input_hash[:-1]),
    replace(STAMP, input_hash=STAMP.input_hash + "0"),
]


@cache
def outputs(stamp: Stamp) -> dict[str, bytes]:
    """The same letter in both formats."""
    return {"docx": docx_of(letter(), stamp=stamp), "pdf": pdf_of(letter(), stamp=stamp)}


def without_properties() -> bytes:
    """A DOCX whose properties are missing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(outputs(STAMP)["docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, old.read(name))
    return out.getvalue()


def test_the_stamp_says_what_the_file_is() -> None:
    assert str(STAMP) == (
        "tthc-render unit=so-ngoai-vu period=2024-q2 type=kiem-soat-tthc-quy input=0123456789abcdef0123456789abcdef"
    )


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("stamp", [STAMP, VIETNAMESE], ids=["plain", "with marks"])
def test_both_formats_carry_it(kind: str, stamp: Stamp) -> None:
    data = outputs(stamp)[kind]
    assert {"docx": docx_stamp, "pdf": pdf_stamp}[kind](data) == str(stamp)
    assert is_stamped(data, stamp)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_another_stamp_is_reported_from_it(kind: str, other: Stamp) -> None:
    assert not is_stamped(outputs(STAMP)[kind], other)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_half_a_file_is_not_stamped(kind: str) -> None:
    data = outputs(STAMP)[kind]
    assert not is_stamped(data[: len(data) // 2], STAMP)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"%PDF-1.7\n" + str(STAMP).encode(), b"x" * 100])
def test_what_is_no_document_is_not_stamped(data: bytes) -> None:
    assert not is_stamped(data, STAMP)


def test_a_docx_without_properties_is_not_stamped() -> None:
    data = without_properties()
    assert not is_stamped(data, STAMP)
    with pytest.raises(KeyError):
        docx_stamp(data)


def test_properties_escape_any_text_and_hold_no_date() -> None:
    root = parse_strictly(core_properties(VIETNAMESE).encode())
    assert [item.text for item in root] == [VIETNAMESE.title, VIETNAMESE.author, str(VIETNAMESE), "vi-VN"]


def test_properties_without_keywords_are_an_empty_stamp() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("docProps/core.xml", "<a/>")
    assert docx_stamp(out.getvalue()) == ""
