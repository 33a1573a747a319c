"""Whether certificates were revoked (CRL, RFC 5280; OCSP, RFC 6960), and what lets that be asked years later.

Evidence is what the file holds (ISO 32000-2, 12.8.4.3), lists that were handed in, and, where that is wished, what the
authorities answer now. No evidence is no answer: it is never called good.

pyHanko is optional and imported where it is needed, as in `tthc_render.rendering.signing`.
"""

from __future__ import annotations

import datetime
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

Revocation = Literal["", "good", "revoked", "unchecked"]
"""``""`` where no authority was named, so that nobody can be asked."""

MOST_LISTS: Final = 200
"""A file with more lists and answers of revocation is not believed; one of ten signatures has about 60."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Certificates, revocation lists and OCSP answers, in DER."""

    certificates: tuple[bytes, ...] = ()
    lists: tuple[bytes, ...] = ()
    answers: tuple[bytes, ...] = ()

    def __or__(self, other: Evidence) -> Evidence:
        return Evidence(self.certificates + other.certificates, self.lists + other.lists, self.answers + other.answers)


@dataclass(frozen=True, slots=True)
class Judged:
    """``status`` is pyHanko's. ``lasting``: the file itself proves that nothing was revoked."""

    status: PdfSignatureStatus
    revocation: Revocation
    since: datetime.datetime | None = None
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom to believe: certificates of authorities, lists that were handed in, and whether authorities are asked."""

    roots: tuple[x509.Certificate, ...]
    evidence: Evidence = field(default_factory=Evidence)
    online: bool = False

    def judge(self, item: EmbeddedPdfSignature, inside: Evidence) -> Judged:
        """Whether a signature is whole, trusted and not revoked, at the moment that a timestamp server vouches for."""
        plain = self._status(item, self._context(inside, None))
        if not self.roots:
            return Judged(plain, "")
        stamp = plain.timestamp_validity
        moment = stamp.timestamp if stamp is not None and stamp.trusted else None
        given = inside | self.evidence
        tries = [self._context(inside, moment, "require")]
        tries += [self._context(given, moment, "require")] if given != inside else []
        tries += [self._context(given, None, "require", online=True)] if self.online else []
        for number, context in enumerate(tries):
            found = self._status(item, context)
            if found.trusted:
                return Judged(found, "good", lasting=not number)
            if found.revocation_details is not None:
                since = found.revocation_details.revocation_date
                if moment is None or since <= moment:
                    return Judged(found, "revoked", since)
                return Judged(self._status(item, self._context(Evidence(), moment)), "good", since)
        return Judged(self._status(item, self._context(Evidence(inside.certificates), moment)), "unchecked")

    def _status(self, item: EmbeddedPdfSignature, context: ValidationContext) -> PdfSignatureStatus:
        from pyhanko.sign.validation import validate_pdf_signature

        for name in ("pyhanko", "pyhanko_certvalidator"):  # what they found is in the status; nobody reads their log
            logging.getLogger(name).addHandler(logging.NullHandler())
        return validate_pdf_signature(item, context, ts_validation_context=self._context(Evidence(), None))

    def _context(
        self,
        evidence: Evidence,
        moment: datetime.datetime | None,
        mode: str = "soft-fail",
        *,
        online: bool = False,
    ) -> ValidationContext:
        from asn1crypto import crl, ocsp, x509
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=[x509.Certificate.load(item) for item in evidence.certificates],
            crls=[crl.CertificateList.load(item) for item in evidence.lists],
            ocsps=[ocsp.OCSPResponse.load(item) for item in evidence.answers],
            moment=moment,
            revocation_mode=mode,
            allow_fetching=online,
            retroactive_revinfo=moment is not None,
        )


@dataclass(frozen=True, slots=True)
class Stamping:
    """A timestamp server, and certificates of authorities (PEM or DER) that are believed beside those of the key."""

    timestamper: TimeStamper
    authorities: tuple[bytes, ...] = ()

    def context(self, signer: Signer) -> ValidationContext:
        """What pyHanko asks authorities with, and takes its evidence from, while it signs."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=roots_of(signer, self.authorities), allow_fetching=True, retroactive_revinfo=True
        )

    def has_reached(self, data: bytes, signer: Signer, field: str) -> bool:
        """Whether the signature in ``field`` of ``data`` can be verified with the file alone, revocation included."""
        from pyhanko.pdf_utils.reader import PdfFileReader

        reader = PdfFileReader(io.BytesIO(data), strict=False)
        inside, trust = evidence_inside(reader), Trust(tuple(roots_of(signer, self.authorities)))
        found = [item for item in reader.embedded_regular_signatures if item.field_name == field]
        return any(trust.judge(item, inside).lasting for item in found)


def roots_of(signer: Signer, authorities: Sequence[bytes]) -> list[x509.Certificate]:
    """The certificates that the key brought along, at whose top the issuer of all stands, and ``authorities``."""
    from pyhanko.keys.pemder import load_certs_from_pemder_data

    found = list(signer.cert_registry)
    tops = [item for item in found if item.issuer == item.subject]
    own = signer.signing_cert
    named = [cert for data in authorities for cert in load_certs_from_pemder_data(data)]
    return [*named, *(tops or [item for item in found if own is None or item != own])]


def evidence_inside(reader: PdfFileReader) -> Evidence:
    """What a PDF holds for long-term validation; nothing where it holds none that can be read."""
    from asn1crypto import crl, ocsp, x509
    from pyhanko.pdf_utils.misc import PdfError

    kinds = (("/Certs", x509.Certificate), ("/CRLs", crl.CertificateList), ("/OCSPs", ocsp.OCSPResponse))
    if "/DSS" not in reader.root:
        return Evidence()
    store = reader.root["/DSS"]
    out: list[tuple[bytes, ...]] = []
    for key, kind in kinds:
        found: list[bytes] = []
        try:
            for item in list(store[key])[:MOST_LISTS] if key in store else ():
                data = bytes(item.get_object().data)
                if kind.load(data, strict=True).native is not None:
                    found.append(data)
        except (PdfError, ValueError, KeyError, TypeError, AttributeError):
            found = []
        out.append(tuple(found))
    return Evidence(*out)


def evidence_of_list(data: bytes) -> Evidence:
    """A revocation list as PEM or DER; ValueError for anything else."""
    from asn1crypto import crl, pem

    if pem.detect(data):
        _, _, data = pem.unarmor(data)
    if not crl.CertificateList.load(data, strict=True)["tbs_cert_list"]["issuer"].native:
        raise ValueError("a list of nobody")
    return Evidence(lists=(data,))
