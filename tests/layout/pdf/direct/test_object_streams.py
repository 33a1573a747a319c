"""The file of PDF objects: every object is found again, by a strict reader, as pydyf's own way has it."""

from __future__ import annotations

import io

import pikepdf
import pydyf
import pytest

from tthc_render.layout.pdf.direct.object_streams import file_of

IDENTIFIER = b"0123456789abcdef"


def made(title: str) -> pydyf.PDF:
    pdf = pydyf.PDF()
    content = pydyf.Stream([b"BT ET"])
    pdf.add_object(content)
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": "[0 0 9 9]",
                "Resources": "<<>>",
                "Contents": content.reference,
            }
        )
    )
    pdf.info["Title"] = pydyf.String(title)
    return pdf


@pytest.mark.parametrize("title", ["Báo cáo (quý I)", "A \\ B", ""])
def test_a_strict_reader_finds_every_object_without_a_repair(title: str) -> None:
    with pikepdf.open(io.BytesIO(file_of(made(title), IDENTIFIER)), suppress_warnings=False) as pdf:
        assert not pdf.get_warnings()
        assert not pdf.check_pdf_syntax()
        assert str(pdf.docinfo.get("/Title", "")) == title
        assert pdf.pages[0].Contents.read_bytes() == b"BT ET"
        assert bytes(pdf.trailer.ID[0]) == IDENTIFIER


def test_what_it_holds_is_what_pydyf_writes() -> None:
    out = io.BytesIO()
    made("T").write(out, version=b"1.7", identifier=IDENTIFIER, compress=True)
    with pikepdf.open(out) as theirs, pikepdf.open(io.BytesIO(file_of(made("T"), IDENTIFIER))) as ours:
        kinds = ("/Type", "/Contents", "/Title")
        assert [[key in item for key in kinds] for item in theirs.objects if isinstance(item, pikepdf.Dictionary)] == [
            [key in item for key in kinds] for item in ours.objects if isinstance(item, pikepdf.Dictionary)
        ]


def test_other_content_has_another_second_identifier() -> None:
    def second(title: str) -> bytes:
        with pikepdf.open(io.BytesIO(file_of(made(title), IDENTIFIER))) as pdf:
            return bytes(pdf.trailer.ID[1])

    assert second("A") == second("A") != second("B")


@pytest.mark.parametrize("more", [0, 1, 254, 255, 256, 257, 700])
def test_every_object_of_many_is_found(more: int) -> None:
    pdf = made("T")
    for number in range(more):  # streams between them stand in the file, not in the object stream
        pdf.add_object(pydyf.Stream([b"s"]) if number % 90 == 17 else pydyf.Dictionary({"N": number}))
    with pikepdf.open(io.BytesIO(file_of(pdf, IDENTIFIER)), suppress_warnings=False) as found:
        assert not found.get_warnings()
        numbers = [int(item.N) for item in found.objects if isinstance(item, pikepdf.Dictionary) and "/N" in item]
        assert numbers == [number for number in range(more) if number % 90 != 17]


@pytest.mark.parametrize("more", [255, 256, 65_520, 66_000])
def test_any_number_of_objects_is_found_again(more: int) -> None:
    pdf = made("Bảng 10.000 dòng")
    for number in range(more):
        pdf.add_object(pydyf.Dictionary({"Number": number}))
    numbers = [item.number for item in pdf.objects[-3:]]
    with pikepdf.open(io.BytesIO(file_of(pdf, IDENTIFIER)), suppress_warnings=False) as read:
        assert not read.get_warnings()
        assert [int(read.get_object(number, 0)["/Number"]) for number in numbers] == [more - 3, more - 2, more - 1]


@pytest.mark.parametrize("last", [b"\r", b"\n", b"\r\n", b"\r\r", b"x", b""])
def test_no_reader_can_mistake_the_end_of_a_stream(last: bytes) -> None:
    pdf = made("T")
    pdf.add_object(pydyf.Stream([b"content" + last]))
    text = file_of(pdf, IDENTIFIER)
    length = len(b"content" + last)
    start = text.index(b"content" + last)
    assert b"/Length %d" % length in text
    assert text[start + length :].startswith((b"\nendstream", b"\r\nendstream"))
    before = text[: text.index(b"endstream", start)]
    end = 2 if before.endswith(b"\r\n") else 1
    assert len(before) - end - start == length  # counted backwards from endstream
    with pikepdf.open(io.BytesIO(text), suppress_warnings=False) as read:
        assert not read.get_warnings()
        assert any(
            isinstance(item, pikepdf.Stream) and item.read_raw_bytes() == b"content" + last for item in read.objects
        )
