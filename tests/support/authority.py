"""A certificate authority for tests, made anew: two signers and a timestamp server, all with names in Vietnamese."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

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
def key_of(name: str, *, stamps_time: bool = False) -> Key:
    """A key of somebody called ``name``."""
    return _made(name, authority(), stamps_time=stamps_time)


def _made(name: str, issuer: Key | None, *, stamps_time: bool = False) -> Key:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
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
    return Key(key, made.sign(issuer.key if issuer else key, hashes.SHA256()))


def p12(folder: Path, name: str) -> Path:
    """The PKCS#12 file of somebody, with `PASSWORD`."""
    key = key_of(name)
    path = folder / f"{len(list(folder.glob('*.p12')))}.p12"
    closed = serialization.BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            name.encode(), key.key, key.certificate, [authority().certificate], closed
        )
    )
    return path
