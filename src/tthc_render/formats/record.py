"""The data that a finished file carries inside: the report as typed, its figures, and what it was made from.

A PDF has them as associated files (ISO 32000-2, 14.13; ISO 19005-3, 6.8), a DOCX as one custom XML part, which word
processors keep when they save. Each file is packed there with zlib and written in base64, so that its bytes survive.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import escape

from tthc_render import __version__
from tthc_render.formats.ooxml import RELATIONS, XML_HEAD, parse_strictly
from tthc_render.formats.stamp import OURS, Stamp

REPORT: Final = "bao-cao.yaml"
FIGURES: Final = "so-lieu.json"
IDENTITY: Final = "nhan-dang.json"
IDENTITY_SCHEMA: Final = "tthc-render/nhan-dang/1"
NAMESPACE: Final = "urn:tthc-render:ho-so:1"

MOST_BYTES: Final = 20 * 2**20
"""No file inside may unpack to more: the largest report known has 0.4 MB."""
MOST_ATTACHMENTS: Final = 1_000
"""Files inside a PDF that are looked through; ours has three, a portfolio of scans a few hundred."""

ITEM: Final = "customXml/item9001.xml"
ITEM_PROPERTIES: Final = "customXml/itemProps9001.xml"
ITEM_RELATIONS: Final = "customXml/_rels/item9001.xml.rels"
ITEM_RELATION: Final = f'<Relationship Id="rIdHoSo" Type="{RELATIONS}/customXml" Target="../{ITEM}"/>'
ITEM_TYPE: Final = (
    f'<Override PartName="/{ITEM_PROPERTIES}" '
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
)
_ITEM_ID: Final = "{8B6C3B5E-5D2B-4B0C-9B60-7C4A6F0E3D01}"
_ITEM_NAME: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a PDF says of one of the files inside: media type, relationship to the document, a line for people."""

    media_type: str
    relationship: str
    description: str


KINDS: Final[Mapping[str, Kind]] = {
    REPORT: Kind("application/yaml", "Source", "Báo cáo như đơn vị đã nhập"),
    FIGURES: Kind("application/json", "Data", "Số liệu đã tính và số đã in"),
    IDENTITY: Kind("application/json", "Supplement", "Đơn vị, kỳ, loại báo cáo và mã băm"),
}


class RecordError(ValueError):
    """The data inside a file is damaged; the message says how, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class EmbeddedFiles:
    """The files inside by name, all of ``KINDS``."""

    files: Mapping[str, bytes]

    @property
    def report(self) -> bytes:
        """The report as its unit has typed it."""
        return self.files[REPORT]

    @property
    def figures(self) -> bytes:
        """The figures as JSON; the schema is ``reports/figures.schema.json``."""
        return self.files[FIGURES]

    @property
    def report_hash(self) -> str:
        """The SHA-256 of ``report``, in hexadecimal."""
        return hashlib.sha256(self.report).hexdigest()

    def identity(self) -> dict[str, object]:
        """Unit, period, type, hashes; RecordError if that is no JSON object."""
        return json_object(self.files[IDENTITY], IDENTITY)

    def is_stamped(self, stamp: str) -> bool:
        """Whether the stamp of the document around the data is that of the data; a stamp of others says nothing."""
        identity = self.identity()
        names = (str(identity.get(key, "")) for key in ("don_vi", "ky", "loai", "dau_vao"))
        return not stamp.startswith(OURS) or stamp == str(Stamp(*names))


def make_record(stamp: Stamp, report: bytes, figures: bytes) -> EmbeddedFiles:
    """The record of an output with ``stamp``."""
    identity = {
        "luoc_do": IDENTITY_SCHEMA,
        "don_vi": stamp.unit,
        "ky": stamp.period,
        "loai": stamp.report_type,
        "dau_vao": stamp.input_hash,
        "chuong_trinh": f"tthc-render {__version__}",
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in ((REPORT, report), (FIGURES, figures))},
    }
    text = json.dumps(identity, ensure_ascii=False, indent=1) + "\n"
    return EmbeddedFiles({REPORT: report, FIGURES: figures, IDENTITY: text.encode("utf-8")})


def checked(files: Mapping[str, bytes]) -> EmbeddedFiles | None:
    """The record that ``files`` are; None for files of other programs, RecordError where one is missing or changed."""
    if not set(KINDS) & set(files):
        return None
    if lacking := [name for name in KINDS if name not in files]:
        raise RecordError(f"thiếu {', '.join(lacking)} trong dữ liệu kèm theo")
    record = EmbeddedFiles({name: files[name] for name in KINDS})
    hashes = record.identity().get("sha256")
    for name in (REPORT, FIGURES):
        said = hashes.get(name) if isinstance(hashes, dict) else None
        if said != hashlib.sha256(record.files[name]).hexdigest():
            raise RecordError(f"{name} kèm theo đã bị sửa (mã băm không khớp)")
    return record


def json_object(data: bytes, name: str) -> dict[str, object]:
    """``data`` as a JSON object; RecordError if it is something else."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{name} kèm theo không phải JSON") from error
    if not isinstance(value, dict):
        raise RecordError(f"{name} kèm theo không phải JSON")
    return value


# DOCX ----------------------------------------------------------------------------------------------------------------


def docx_parts(record: EmbeddedFiles) -> dict[str, str]:
    """The parts of a package that hold ``record``; the package also needs ``ITEM_RELATION`` and ``ITEM_TYPE``."""
    files = "".join(
        f'<tep ten="{escape(name)}" co="{len(data)}">{base64.b64encode(zlib.compress(data, 9)).decode("ascii")}</tep>'
        for name, data in record.files.items()
    )
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/customXmlProps" Target="itemProps9001.xml"/>'
    return {
        ITEM: f'{XML_HEAD}<ho-so xmlns="{NAMESPACE}">{files}</ho-so>',
        ITEM_PROPERTIES: (
            f'{XML_HEAD}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_ITEM_NAME}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        ITEM_RELATIONS: (
            f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relation}</Relationships>"
        ),
    }


def read_docx_record(data: bytes) -> EmbeddedFiles | None:
    """The record inside the DOCX ``data``, under whatever name a word processor has saved it; None if there is none.

    Raises RecordError where it is damaged, and what reading a broken package raises.
    """
    found: EmbeddedFiles | None = None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        items = [name for name in archive.namelist() if name.startswith("customXml/") and name.endswith(".xml")]
        for name in items:
            if archive.getinfo(name).file_size > MOST_BYTES:
                continue
            text = archive.read(name)
            if NAMESPACE.encode() not in text:
                continue
            try:
                root = parse_strictly(text)
            except etree.XMLSyntaxError as error:
                raise RecordError("dữ liệu kèm theo không phải XML đúng") from error
            if root.tag != f"{{{NAMESPACE}}}ho-so":
                continue
            if found is not None:  # which of them counts would be anybody's choice
                raise RecordError("có hai phần dữ liệu kèm theo")
            found = checked(_files_of(root))
    return found


def _files_of(root: etree._Element) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for item in root.iterchildren(f"{{{NAMESPACE}}}tep"):
        name = item.get("ten", "")
        if name not in KINDS:
            continue
        if name in files:
            raise RecordError(f"có hai {name} kèm theo")
        files[name] = _unpacked(item.text or "")
    return files


def _unpacked(text: str) -> bytes:
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode("".join(text.split()), validate=True), MOST_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise RecordError("dữ liệu kèm theo bị hỏng") from error
    if not unpacking.eof:
        raise RecordError("dữ liệu kèm theo bị cắt ngắn hoặc quá lớn")
    return data


# PDF -----------------------------------------------------------------------------------------------------------------


def read_pdf_record(data: bytes) -> EmbeddedFiles | None:
    """The record inside the PDF ``data``, None if there is none; RecordError where it is damaged."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        files = {}
        count = document.count_attachments()
        if count > MOST_ATTACHMENTS:
            raise RecordError(f"có {count} tệp kèm theo, chỉ đọc tới {MOST_ATTACHMENTS}")
        for number in range(count):
            attachment = document.get_attachment(number)
            name = attachment.get_name()
            if name in KINDS:
                if name in files:
                    raise RecordError(f"có hai {name} kèm theo")
                files[name] = bytes(attachment.get_data())
        return checked(files)
    finally:
        document.close()
