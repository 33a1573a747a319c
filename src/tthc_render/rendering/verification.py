"""Who signed a PDF, when, and whether anything was changed since; whether its claims and the data inside still hold."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.readers.isolation import BUDGETS, check_size, in_child
from tthc_render.readers.received import received_in
from tthc_render.rendering.signing import HANOI, NOT_INSTALLED

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

CLAIMS: Final = (rb'pdfaid:part(>|=")3\b', rb'pdfaid:conformance(>|=")U\b')
"""As elements or as attributes: programs that update a file write its metadata anew."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature. ``whole``: nothing it covers has changed; ``change`` says in Vietnamese what came after it.

    ``trusted``: its certificate leads to one of the given authorities; ``time`` is that of Vietnam, ``stamped`` whether
    a timestamp server has said so.
    """

    field: str
    signer: str
    time: str
    stamped: bool
    whole: bool
    change: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one file. ``data`` says in Vietnamese what is wrong with the data inside, "" if nothing."""

    file: str
    signatures: tuple[Signed, ...]
    empty: tuple[str, ...]
    claims: bool
    data: str

    @property
    def is_good(self) -> bool:
        """Whether it is signed, and nothing was changed."""
        whole = all(item.whole and not item.change for item in self.signatures)
        return bool(self.signatures) and whole and self.claims and not self.data

    def to_json(self) -> dict[str, object]:
        """For programs."""
        return {
            "file": self.file,
            "good": self.is_good,
            "signatures": [
                {
                    "field": item.field,
                    "signer": item.signer,
                    "time": item.time,
                    "timestamp": item.stamped,
                    "whole": item.whole,
                    "change": item.change,
                    "trusted": item.trusted,
                }
                for item in self.signatures
            ],
            "empty_fields": list(self.empty),
            "claims_pdf_a": self.claims,
            "data": self.data,
        }


def verify_file(path: Path, authorities: Sequence[Path] = ()) -> Verified:
    """The signatures of the PDF at ``path``, read in a child process; DataUnreadable if it cannot be read."""
    shown = str(path)
    try:
        import pyhanko  # noqa: F401
    except ImportError as error:
        raise WrongUsage(NOT_INSTALLED) from error
    try:
        roots = [item.read_bytes() for item in authorities]
        check_size(path, shown, BUDGETS["pdf"])
        data = path.read_bytes()
    except OSError as error:
        raise DataUnreadable(f"{shown}: không mở được tệp ({cause(error)}). Kiểm tra lại đường dẫn.") from error
    return in_child(partial(verified, data, roots, shown), shown, BUDGETS["pdf"])


def verified(data: bytes, roots: Sequence[bytes], shown: str) -> Verified:
    """The signatures of ``data``; ``roots`` are certificates (PEM or DER) of trusted authorities."""
    from pyhanko.keys.pemder import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    trust = [cert for root in roots for cert in load_certs_from_pemder_data(root)]
    context = ValidationContext(trust_roots=trust, allow_fetching=False)
    found = [_signed(item, context) for item in reader.embedded_regular_signatures]
    empty = [name for name, value, _ in enumerate_sig_fields(reader) if value is None]
    return Verified(shown, tuple(found), tuple(empty), _keeps_claims(reader), _data_inside(data))


def _signed(item: EmbeddedPdfSignature, context: ValidationContext) -> Signed:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    status = validate_pdf_signature(item, context, ts_validation_context=context)
    change = ""
    if status.coverage < SignatureCoverageLevel.ENTIRE_FILE:
        level = status.modification_level
        if level is None or level > ModificationLevel.FORM_FILLING:
            change = "tệp đã được sửa thêm sau khi ký"
        elif status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            change = "chữ ký không phủ hết tệp"
    stamp = status.timestamp_validity
    moment = stamp.timestamp if stamp is not None else status.signer_reported_dt
    return Signed(
        str(item.field_name),
        str(status.signing_cert.subject.native.get("common_name") or status.signing_cert.subject.human_friendly),
        _shown_time(moment),
        stamp is not None,
        bool(status.intact and status.valid),
        change,
        bool(status.trusted),
    )


def _keeps_claims(reader: PdfFileReader) -> bool:
    """Whether the metadata of the last state of a file claims PDF/A-3u, and its colours have their profile."""
    root = reader.root
    if "/Metadata" not in root or "/OutputIntents" not in root:
        return False
    packet = root["/Metadata"].data
    return all(re.search(claim, packet) for claim in CLAIMS)


def _shown_time(moment: datetime.datetime | None) -> str:
    """Date, time and zone as the decree has them on paper."""
    if moment is None:
        return ""
    return moment.astimezone(HANOI).strftime("%d/%m/%Y %H:%M:%S +07:00")


def _data_inside(data: bytes) -> str:
    received = received_in(data, "pdf")
    if received.damage:
        return received.damage
    if received.record is None:
        return "không có dữ liệu kèm bên trong"
    if received.not_compared:
        return received.not_compared
    return f"{len(received.differences)} chỗ số in khác dữ liệu" if received.differences else ""
