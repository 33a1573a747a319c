"""A certificate authority for tests, made anew: signers, a timestamp server, revocation lists and answers.

All names are Vietnamese. `Server` answers on this machine what authorities answer: OCSP, revocation lists, timestamps.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

PASSWORD = "mật khẩu thử"


@dataclass(frozen=True)
class Key:
    """A key and its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


@functools.cache
def authority() -> Key:
    """The root that all others lead to."""
    return _made("Tổ chức chứng thực thử", None)


@functools.cache
def key_of(name: str, *, stamps_time: bool = False, ocsp_at: str = "", list_at: str = "") -> Key:
    """A key of somebody called ``name``, whose certificate says where its revocation can be asked for."""
    return _made(name, authority(), stamps_time=stamps_time, ocsp_at=ocsp_at, list_at=list_at)


def key_of_term(name: str, since: int, until: int) -> Key:
    """A key of the authority's that is valid from ``since`` to ``until`` days from now."""
    return _made(name, authority(), term=(since, until))


def _made(
    name: str,
    issuer: Key | None,
    *,
    stamps_time: bool = False,
    ocsp_at: str = "",
    list_at: str = "",
    term: tuple[int, int] = (-1, 30),
) -> Key:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + datetime.timedelta(days=term[0]))
        .not_valid_after(now + datetime.timedelta(days=term[1]))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                issuer is not None,
                issuer is not None,
                False,
                False,
                False,
                issuer is None,
                issuer is None,
                False,
                False,
            ),
            critical=True,
        )
    )
    if stamps_time:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    if ocsp_at:
        place = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(ocsp_at))
        made = made.add_extension(x509.AuthorityInformationAccess([place]), critical=False)
    if list_at:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(list_at)], None, None, None)
        made = made.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return Key(key, made.sign(issuer.key if issuer else key, hashes.SHA256()))


def p12(folder: Path, name: str, key: Key | None = None) -> Path:
    """The PKCS#12 file of somebody, with `PASSWORD`."""
    key = key or key_of(name)
    path = folder / f"{len(list(folder.glob('*.p12')))}.p12"
    closed = serialization.BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            name.encode(), key.key, key.certificate, [authority().certificate], closed
        )
    )
    return path


def stamper(**places: str) -> DummyTimeStamper:
    """A timestamp server inside this process."""
    held = key_of("Máy chủ thời gian", stamps_time=True, **places)
    private = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return DummyTimeStamper(
        asn1_x509.Certificate.load(held.certificate.public_bytes(serialization.Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(private),
    )


def revocation_list(revoked: dict[int, datetime.datetime]) -> bytes:
    """The authority's list of ``revoked`` certificates by serial number, as DER."""
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority().certificate.subject)
        .last_update(now - datetime.timedelta(minutes=5))
        .next_update(now + datetime.timedelta(days=2))
        .add_extension(x509.CRLNumber(1), critical=False)
    )
    for number, moment in revoked.items():
        one = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(moment).build()
        made = made.add_revoked_certificate(one)
    return made.sign(authority().key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@dataclass
class Server:
    """What the authority answers at ``address``; ``is_deaf``: nothing, ``deaf_to``: nothing to this path."""

    address: str = ""
    revoked: dict[int, datetime.datetime] = field(default_factory=dict)
    is_deaf: bool = False
    deaf_to: str = ""
    asked: list[str] = field(default_factory=list)

    def key(self, name: str, *, by_list: bool = False, stamps_time: bool = False) -> Key:
        """A key whose certificate names this server."""
        places = {"list_at": f"{self.address}/crl"} if by_list else {"ocsp_at": f"{self.address}/ocsp"}
        return key_of(name, stamps_time=stamps_time, **places)

    def stamper(self) -> DummyTimeStamper:
        return stamper(ocsp_at=f"{self.address}/ocsp")

    def answer(self, path: str, body: bytes) -> tuple[str, bytes]:
        self.asked.append(path)
        if path == "/crl":
            return "application/pkix-crl", revocation_list(self.revoked)
        if path == "/ocsp":
            return "application/ocsp-response", self._ocsp(ocsp.load_der_ocsp_request(body))
        answered = self.stamper().request_tsa_response(tsp.TimeStampReq.load(body))
        return "application/timestamp-reply", answered.dump()

    def _ocsp(self, request: ocsp.OCSPRequest) -> bytes:
        now = datetime.datetime.now(datetime.UTC)
        since = self.revoked.get(request.serial_number)
        made = (
            ocsp.OCSPResponseBuilder()
            .add_response_by_hash(
                request.issuer_name_hash,
                request.issuer_key_hash,
                request.serial_number,
                request.hash_algorithm,
                ocsp.OCSPCertStatus.REVOKED if since else ocsp.OCSPCertStatus.GOOD,
                now - datetime.timedelta(minutes=5),
                now + datetime.timedelta(days=2),
                since,
                x509.ReasonFlags.key_compromise if since else None,
            )
            .responder_id(ocsp.OCSPResponderEncoding.NAME, authority().certificate)
        )
        for extension in request.extensions:
            made = made.add_extension(extension.value, extension.critical)
        return made.sign(authority().key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@contextlib.contextmanager
def authority_server() -> Iterator[Server]:
    """A `Server` on a free port of this machine."""
    state = Server()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if state.is_deaf or self.path == state.deaf_to:
                self.send_error(503)
                return
            kind, data = state.answer(self.path, body)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
