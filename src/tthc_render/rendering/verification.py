"""Who signed a PDF, when, and whether anything was changed since; whether its claims and the data inside still hold."""

from __future__ import annotations

import datetime
import io
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.isolation import BUDGETS, check_size, in_child
from tthc_render.readers.received_files import received_in
from tthc_render.rendering.revocation import Evidence, Revocation, Trust, evidence_inside, evidence_of_list
from tthc_render.rendering.signing import NOT_INSTALLED

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

Problem = Literal["", "changed", "issuer", "over", "expired", "not_yet", "use"]
"""Why a certificate is not trusted: what it signed was changed, so that nothing is said of it; it is of another
authority; its term is over now; it had expired or was not yet valid when it signed; it is not meant for signing."""

BROKEN: Final = (
    "tệp PDF hỏng, hoặc bị sửa sau khi ký: không đọc được chữ ký. Không dùng bản này, đừng mở ra lưu lại; "
    "xin lại tệp gốc."
)
NO_PDF: Final = (
    "không phải tệp PDF; chữ ký số chỉ kiểm tra được trong tệp PDF. Văn bản Word: đối chiếu số in với dữ liệu bằng "
    "tthc-render extract --check."
)
NO_DATA: Final = "không có dữ liệu kèm bên trong"
CLAIMS: Final = (rb'pdfaid:part(>|=")3\b', rb'pdfaid:conformance(>|=")U\b')
"""As elements or as attributes: programs that update a file write its metadata anew."""
HEAD: Final = 1024
"""The header of a PDF stands within so many bytes (ISO 32000-1, Annex H)."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature. ``whole``: nothing it covers has changed; ``change`` says in Vietnamese what came after it.

    ``trusted``: its certificate leads to one of the given authorities, and was valid; ``problem`` says why it is not.
    ``time`` is that of Vietnam, ``stamped`` whether a timestamp server has said so. ``since`` and ``until`` are the
    term of the certificate. ``revoked_at`` is when it was revoked, also where that was later; ``lasting``: the file
    itself holds what proves that it was not.
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
    problem: Problem = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one file. ``data`` says in Vietnamese what is wrong with the data inside, "" if nothing.

    ``report_hash`` is the SHA-256 of the report inside, which a mark of verification prints; "" if there is none.
    """

    file: str
    signatures: tuple[Signed, ...]
    empty: tuple[str, ...]
    claims: bool
    data: str
    report_hash: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it is signed, and nothing was changed; a file of another program has no claim and no data to lose."""
        whole = all(item.whole and not item.change for item in self.signatures)
        return bool(self.signatures) and whole and (not self.is_ours or (self.claims and not self.data))

    @property
    def is_ours(self) -> bool:
        """Whether the file has a claim or data of a report of ours: an appendix made of a scan has neither."""
        return self.claims or self.data != NO_DATA

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
                    "trust_problem": item.problem,
                    "valid_from": item.since,
                    "valid_until": item.until,
                }
                for item in self.signatures
            ],
            "empty_fields": list(self.empty),
            "claims_pdf_a": self.claims,
            "data": self.data,
            "report_sha256": self.report_hash,
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
    for place, item in zip(authorities, roots, strict=True):
        if not _certificates(item):
            raise DataUnreadable(f"--ca {place}: không phải chứng thư (tệp .pem, .cer, .crt). Hỏi tổ chức chứng thực.")
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
    """The signatures of ``data``; ``roots`` are certificates (PEM or DER) of trusted authorities.

    DataUnreadable if ``data`` is no PDF, locked, or so broken that its signatures cannot be read.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    if b"%PDF-" not in data[:HEAD]:
        raise DataUnreadable(f"{shown}: {NO_PDF}")
    wrong = (PdfError, ValueError, LookupError, TypeError, AttributeError, AssertionError, zlib.error, struct.error)
    trust = Trust(tuple(cert for root in roots for cert in _certificates(root)), lists or Evidence(), online)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            raise DataUnreadable(f"{shown}: tệp PDF có mật khẩu. Bỏ mật khẩu thì mất chữ ký; xin tệp không mật khẩu.")
        inside = evidence_inside(reader)
        found = [_signed(item, trust, inside, data) for item in reader.embedded_regular_signatures]
        empty = [name for name, value, _ in enumerate_sig_fields(reader) if value is None]
        claims = _keeps_claims(reader)
    except wrong as error:
        raise DataUnreadable(f"{shown}: {BROKEN}") from error
    return Verified(shown, tuple(found), tuple(empty), claims, *_data_inside(data))


def _certificates(data: bytes) -> list[x509.Certificate]:
    """The certificates in PEM or DER; none where ``data`` is anything else."""
    from pyhanko.keys.pemder import load_certs_from_pemder_data

    try:
        found = list(load_certs_from_pemder_data(data))
        return found if all(item.subject.native for item in found) else []
    except (ValueError, TypeError):
        return []


def _signed(item: EmbeddedPdfSignature, trust: Trust, inside: Evidence, data: bytes) -> Signed:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        judged = trust.judge(item, inside)
    except SignatureValidationError:
        return Signed(str(item.field_name), "", "", False, False, "chữ ký hỏng", False, problem="changed")
    status = judged.status
    change = ""
    if status.coverage < SignatureCoverageLevel.ENTIRE_FILE:
        level = status.modification_level
        if level is None or level > ModificationLevel.FORM_FILLING:
            change = "tệp đã được sửa thêm sau khi ký"
        elif status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            change = "chữ ký không phủ hết tệp"
    change = change or _beside_the_signature(item, data)
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
        _problem(status, moment),
        _shown_time(status.signing_cert.not_valid_before),
        _shown_time(status.signing_cert.not_valid_after),
    )


def _problem(status: PdfSignatureStatus, moment: datetime.datetime | None) -> Problem:
    """Why a certificate is not trusted; a term that is over now is said where nothing vouches for an earlier time."""
    from pyhanko.sign.ades.report import AdESIndeterminate as Found

    if status.trusted:
        return ""
    if not (status.intact and status.valid):
        return "changed"
    if status.trust_problem_indic is Found.NO_CERTIFICATE_CHAIN_FOUND:
        return "issuer"
    if status.trust_problem_indic is Found.CHAIN_CONSTRAINTS_FAILURE:
        return "use"
    now = datetime.datetime.now(datetime.UTC)
    since, until = status.signing_cert.not_valid_before, status.signing_cert.not_valid_after
    if (moment or now) < since:
        return "not_yet"
    if now > until:
        return "over" if moment is None or moment <= until else "expired"
    return "issuer"


def _beside_the_signature(item: EmbeddedPdfSignature, data: bytes) -> str:
    """What stands where no signature looks: in the room left over for its own bytes, or behind the last revision.

    Blanks and zeros there are what programs and mail leave.
    """
    from asn1crypto import parser

    room = bytes(item.pkcs7_content)
    if room[parser.peek(room) :].strip(b"\0"):
        return "có gì viết thêm vào chỗ để trống sau chữ ký"
    is_last = item.signed_revision == item.reader.xrefs.total_revisions - 1
    signed_to = int(item.byte_range[-2]) + int(item.byte_range[-1])
    # Behind the last signature nothing may follow; a later revision ends where the file says.
    end = signed_to if is_last else data.rfind(b"%%EOF") + len(b"%%EOF")
    more = len(data[end:].strip(b"\0\t\n\r "))
    return f"có {more} byte viết thêm vào cuối tệp" if more else ""


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


def _data_inside(data: bytes) -> tuple[str, str]:
    """What is wrong with the data inside, and the hash of the report in it."""
    try:
        received = received_in(data, "pdf")
    except (RuntimeError, ValueError, KeyError):  # PDFium's errors are the first
        return "không đọc được dữ liệu kèm bên trong", ""
    if received.damage:
        return received.damage, ""
    if received.record is None:
        return NO_DATA, ""
    report_hash = received.record.report_hash
    if received.not_compared:
        return received.not_compared, report_hash
    wrong = f"{len(received.differences)} chỗ số in khác dữ liệu" if received.differences else ""
    return wrong, report_hash
