"""Data inside a file: what goes in comes out, and what was changed is noticed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as WordDocument

from tests.support.documents import ND30, STAMP, letter
from tthc_render.formats.record import (
    FIGURES,
    IDENTITY,
    ITEM,
    KINDS,
    MOST_BYTES,
    REPORT,
    EmbeddedFiles,
    RecordError,
    checked,
    docx_parts,
    json_object,
    make_record,
    read_docx_record,
    read_pdf_record,
)
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf

TYPED = "# Báo cáo\r\nloai: ngan\n".encode() + b"\xef\xbb\xbf"
RECORD = make_record(STAMP, TYPED, '{"luoc_do": "tthc-render/so-lieu/1", "chữ": "Ộ"}'.encode())


def docx(record: EmbeddedFiles | None = RECORD) -> bytes:
    layout = load_docx_layout(ND30 / "layout.docx")
    return render_docx(measure(letter(), layout.geometry), layout, STAMP, record)


def pdf(engine: Engine = "direct", record: EmbeddedFiles | None = RECORD) -> bytes:
    layout = load_html_layout(ND30 / "layout.html")
    return render_pdf(measure(letter(), layout.geometry), layout, STAMP, engine, record).data


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
    return out.getvalue()


def test_every_byte_comes_back_from_both_formats_and_both_ways_to_pdf() -> None:
    assert read_docx_record(docx()) == read_pdf_record(pdf()) == read_pdf_record(pdf("weasyprint")) == RECORD
    assert RECORD.report == TYPED
    assert (RECORD.identity()["don_vi"], RECORD.identity()["dau_vao"]) == (STAMP.unit, STAMP.input_hash)


def test_files_without_data_are_files_without_data() -> None:
    assert read_docx_record(docx(None)) is None
    assert read_pdf_record(pdf(record=None)) is None


def test_the_same_data_gives_the_same_bytes() -> None:
    assert docx() == docx()
    assert pdf() == pdf()
    assert pdf("weasyprint") == pdf("weasyprint")


def test_the_data_survives_python_docx() -> None:
    out = io.BytesIO()
    WordDocument(io.BytesIO(docx())).save(out)
    assert read_docx_record(out.getvalue()) == RECORD


@pytest.mark.parametrize(
    ("changed", "reported"),
    [
        ({REPORT: b"loai: khac"}, "bao-cao.yaml kèm theo đã bị sửa"),
        ({FIGURES: b"{}"}, "so-lieu.json kèm theo đã bị sửa"),
        ({IDENTITY: b"[1]"}, "không phải JSON"),
        ({IDENTITY: b'{"sha256": 7}'}, "bao-cao.yaml kèm theo đã bị sửa"),
        ({REPORT: None}, "thiếu bao-cao.yaml"),
    ],
)
def test_changed_data_is_noticed(changed: dict[str, bytes | None], reported: str) -> None:
    files = {name: data for name, data in {**RECORD.files, **changed}.items() if data is not None}
    with pytest.raises(RecordError, match=reported):
        checked(files)


def test_other_attachments_are_not_ours() -> None:
    assert checked({"hinh.png": b""}) is None


@pytest.mark.parametrize("text", ["%%%", "eJw=", "AAAA"])
def test_a_damaged_part_is_damage_and_no_missing_data(text: str) -> None:
    def broken(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"</tep>", text.encode() + b"</tep>").replace(b'">eJ', b'">') if name == ITEM else content
        )

    with pytest.raises(RecordError):
        read_docx_record(repacked(docx(), broken))


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    parts = docx_parts(EmbeddedFiles({name: bytes(MOST_BYTES + 1) for name in KINDS}))
    with pytest.raises(RecordError, match="quá lớn"):
        read_docx_record(repacked(docx(), lambda name, old: parts[name].encode() if name == ITEM else old))


def test_json_that_is_no_object_is_damage() -> None:
    with pytest.raises(RecordError):
        json_object(b"[" * 100_000, FIGURES)
