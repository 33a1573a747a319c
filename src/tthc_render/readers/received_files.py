"""A finished file as an office receives it: the data inside, and whether its paper still says the same.

The origin of such a file is unknown, so all of it is read in a child process with limits.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from tthc_render.formats.printed import Difference, differences, printed_of_json
from tthc_render.formats.record import (
    FIGURES,
    EmbeddedFiles,
    RecordError,
    json_object,
    read_docx_record,
    read_pdf_record,
)
from tthc_render.formats.stamp import docx_stamp, pdf_stamp
from tthc_render.readers.any_file import FILE_KINDS, with_file
from tthc_render.readers.docx.printed import printed_in_docx
from tthc_render.readers.facts import FileKind
from tthc_render.readers.pdf.printed import UntaggedError, printed_in_pdf


@dataclass(frozen=True, slots=True)
class Received:
    """What one file holds. ``record`` is None where there is no data inside, or where ``damage`` says what is wrong.

    ``differences`` are places where paper and data differ; ``not_compared`` says why they could not be compared.
    """

    record: EmbeddedFiles | None
    differences: tuple[Difference, ...] = ()
    damage: str = ""
    not_compared: str = ""


def is_received(path: Path) -> bool:
    """Whether a file is of a kind that can carry data inside."""
    return path.suffix.lower() in FILE_KINDS


Judge = Callable[[EmbeddedFiles], str]
"""What is wrong with the report inside, "" if nothing is; a function that can be pickled."""


def believed(record: EmbeddedFiles) -> str:
    """The judge that finds nothing."""
    return ""


def read_received(path: Path, shown: str = "", judge: Judge = believed) -> Received:
    """The data inside the DOCX or PDF at ``path``; DataUnreadable if the file cannot be read."""
    refusal = "chỉ lấy được dữ liệu từ tệp .docx hoặc .pdf của chương trình này."
    return with_file(path, shown or str(path), refusal, partial(received_in, judge=judge))


def received_in(data: bytes, kind: FileKind, judge: Judge = believed) -> Received:
    """The data inside the document ``data``, in this process; raises what reading a broken file raises."""
    try:
        record = read_docx_record(data) if kind == "docx" else read_pdf_record(data)
        if record is None:
            return Received(None)
        if not record.is_stamped(_stamp(data, kind)):
            return Received(None, damage="dấu nhận dạng của tệp là của báo cáo khác")
        wanted = printed_of_json(json_object(record.figures, FIGURES).get("in"))
        if fault := judge(record):
            return Received(None, damage=fault)
    except RecordError as error:
        return Received(None, damage=str(error))
    except (ValueError, json.JSONDecodeError) as error:
        return Received(None, damage=str(error))
    try:
        paper = printed_in_docx(data) if kind == "docx" else printed_in_pdf(data, record.report_hash)
    except UntaggedError as error:
        return Received(record, not_compared=str(error))
    return Received(record, tuple(differences(wanted, paper)))


def _stamp(data: bytes, kind: FileKind) -> str:
    """The stamp of the document, "" where another program has left none."""
    try:
        return docx_stamp(data) if kind == "docx" else pdf_stamp(data)
    except (KeyError, etree.XMLSyntaxError):
        return ""
