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
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.isolation import BUDGETS, check_size, in_child
from tthc_render.readers.received_files import received_in
from tthc_render.rendering.revocation import Evidence, Revocation, Trust, evidence_inside, evidence_of_list
from tthc_render.rendering.signing import NOT_INSTALLED

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

CLAIMS: Final = (rb'pdfaid:part(>|=")3\b', rb'pdfaid:conformance(>|=")U\b')
"""As elements or as attributes: programs that update a file write its metadata anew."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature. ``whole``: nothing it covers has changed; ``change`` says in Vietnamese what came after it.

    ``trusted``: its certificate leads to one of the given authorities; ``time`` is that of Vietnam, ``stamped`` whether
    a timestamp server has said so. ``revoked_at`` is when its certificate was revoked, also where that was later;
    ``lasting``: the file itself holds what proves that it was not.
    """

    field: str
    signer: str
    time: str
    stamped: bool
    whole: bool
    change: str
    trusted: bool
    revocation: Revocation = ""
    revoked_at: str = ""
    lasting: bool = False


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
                    "revocation": item.revocation,
                    "revoked_at": item.revoked_at,
                    "long_term_data": item.lasting,
                }
                for item in self.signatures
            ],
            "empty_fields": list(self.empty),
            "claims_pdf_a": self.claims,
            "data": self.data,
        }


def verify_file(
    path: Path, authorities: Sequence[Path] = (), lists: Sequence[Path] = (), *, online: bool = False
) -> Verified:
    """The signatures of the PDF at ``path``, read in a child process; DataUnreadable if it cannot be read.

    ``lists`` are revocation lists; ``online`` asks the authorities that certificates name.
    """
    shown = str(path)
    try:
        import pyhanko  # noqa: F401
    except ImportError as error:
        raise WrongUsage(NOT_INSTALLED) from error
    try:
        roots = [read_regular(item) for item in authorities]
        revoked = [read_regular(item) for item in lists]
        check_size(path, shown, BUDGETS["pdf"])
        data = read_regular(path)
    except OSError as error:
        raise DataUnreadable(f"{shown}: không mở được tệp ({cause(error)}). Kiểm tra lại đường dẫn.") from error
    known = Evidence()
    for place, item in zip(lists, revoked, strict=True):
        try:
            known |= evidence_of_list(item)
        except (ValueError, TypeError) as error:
            raise DataUnreadable(f"--crl {place}: không phải danh sách chứng thư thu hồi (CRL).") from error
    return in_child(partial(verified, data, roots, shown, known, online=online), shown, BUDGETS["pdf"])


def verified(
    data: bytes, roots: Sequence[bytes], shown: str, lists: Evidence | None = None, *, online: bool = False
) -> Verified:
    """The signatures of ``data``; ``roots`` are certificates (PEM or DER) of trusted authorities."""
    from pyhanko.keys.pemder import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    certificates = tuple(cert for root in roots for cert in load_certs_from_pemder_data(root))
    trust = Trust(certificates, lists or Evidence(), online)
    inside = evidence_inside(reader)
    found = [_signed(item, trust, inside) for item in reader.embedded_regular_signatures]
    empty = [name for name, value, _ in enumerate_sig_fields(reader) if value is None]
    return Verified(shown, tuple(found), tuple(empty), _keeps_claims(reader), _data_inside(data))


def _signed(item: EmbeddedPdfSignature, trust: Trust, inside: Evidence) -> Signed:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    judged = trust.judge(item, inside)
    status = judged.status
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
        judged.revocation,
        _shown_time(judged.since),
        judged.lasting,
    )


def _keeps_claims(reader: PdfFileReader) -> bool:
    """Whether the metadata of the last state of a file claims PDF/A-3u, and its colours have their profile."""
    root = reader.root
    if "/Metadata" not in root or "/OutputIntents" not in root:
        return False
    packet = root["/Metadata"].data
    return all(re.search(claim, packet) for claim in CLAIMS)


def _shown_time(moment: datetime.datetime | None) -> str:
    from tthc_render.rendering.signature_words import shown_time

    return shown_time(moment) if moment is not None else ""


def _data_inside(data: bytes) -> str:
    received = received_in(data, "pdf")
    if received.damage:
        return received.damage
    if received.record is None:
        return "không có dữ liệu kèm bên trong"
    if received.not_compared:
        return received.not_compared
    return f"{len(received.differences)} chỗ số in khác dữ liệu" if received.differences else ""
