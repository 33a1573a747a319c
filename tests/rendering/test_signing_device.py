"""Signing with a key in a device (PKCS#11), here the one that SoftHSM 2 keeps in files; left out without SoftHSM."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.support.authority import Key, authority, key_of
from tests.support.documents import letter, pdf_of
from tests.support.pdf_claims import faults
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.formats.signing import PERSON
from tthc_render.rendering.signing import Wish, empty_fields, sign_pdf, signer_of_device
from tthc_render.rendering.verification import verified

MODULE = Path(os.environ.get("SOFTHSM2_MODULE", "/usr/lib/softhsm/libsofthsm2.so"))
TOOL = os.environ.get("SOFTHSM2_UTIL") or shutil.which("softhsm2-util") or ""
PIN, KEY = "123456", "khoa"
NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Device:
    """A device, and whether it gives its keys identifiers."""

    name: str
    is_numbered: bool

    def session(self) -> pkcs11.Session:
        return pkcs11.lib(str(MODULE)).get_token(token_label=self.name).open(rw=True, user_pin=PIN)

    def fill(self, held: Key, name: str, identity: bytes, *, certificate_alone: bool = False) -> None:
        """Put the key and certificate of somebody into the device."""
        private = held.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
        )
        objects = [decode_x509_certificate(held.certificate.public_bytes(serialization.Encoding.DER))]
        if not certificate_alone:
            objects.append(decode_rsa_private_key(private))
        more = {pkcs11.Attribute.LABEL: name, pkcs11.Attribute.TOKEN: True}
        if self.is_numbered:
            more[pkcs11.Attribute.ID] = identity
        with self.session() as session:
            for found in objects:
                session.create_object({**found, **more})


@pytest.fixture(scope="module")
def devices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder for devices: the library looks up where that is once in each process."""
    if not (TOOL and MODULE.is_file()):
        pytest.skip("SoftHSM 2 is not installed (apt install softhsm2)")
    root = tmp_path_factory.mktemp("thiet-bi")
    (root / "tokens").mkdir()
    (root / "softhsm2.conf").write_text(f"directories.tokendir = {root / 'tokens'}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(root / "softhsm2.conf"))
        yield


@pytest.fixture(params=[True, False], ids=["identifiers", "names alone"])
def device(devices: None, request: pytest.FixtureRequest) -> Device:
    """A device with the key of somebody and the certificate of an authority."""
    made = Device(f"van-thu-{next(NUMBERS)}", is_numbered=bool(request.param))
    words = [
        TOOL,
        "--module",
        str(MODULE),
        "--init-token",
        "--free",
        "--label",
        made.name,
        "--so-pin",
        PIN,
        "--pin",
        PIN,
    ]
    subprocess.run(words, check=True, capture_output=True)
    pkcs11.lib(str(MODULE)).reinitialize()  # it looks for devices once
    made.fill(key_of("Trần Văn An"), KEY, b"\1")
    made.fill(authority(), "goc", b"\2", certificate_alone=True)
    return made


@pytest.mark.parametrize("label", ["", KEY])
def test_a_key_in_a_device_signs(device: Device, label: str) -> None:
    with signer_of_device(MODULE, device.name, label, PIN) as signer:
        made = sign_pdf(pdf_of(letter()), signer, Wish(PERSON))
    assert PERSON not in empty_fields(made)
    assert faults(made) == []
    [signature] = verified(made, [], "a.pdf").signatures
    assert signature.whole
    assert signature.signer == "Trần Văn An"


def test_of_many_keys_one_is_named(device: Device) -> None:
    device.fill(key_of("Sở Mẫu"), "so", b"\3")
    with pytest.raises(DataUnreadable, match="có nhiều khóa: khoa, so"), signer_of_device(MODULE, device.name, "", PIN):
        pass
    with signer_of_device(MODULE, device.name, "so", PIN) as signer:
        made = sign_pdf(pdf_of(letter()), signer, Wish(PERSON))
    assert [one.signer for one in verified(made, [], "a.pdf").signatures] == ["Sở Mẫu"]


@pytest.mark.parametrize(
    ("token", "label", "pin", "said"),
    [
        ("", KEY, "999999", "sai mã PIN"),
        ("khac", KEY, PIN, "--token khac: không có thiết bị tên này; đang cắm: van-thu"),
        ("", "khac", PIN, f"khóa tên khac; trong thiết bị có: {KEY}"),
        ("", "goc", PIN, f"khóa tên goc; trong thiết bị có: {KEY}"),
    ],
)
def test_what_is_wrong_with_a_device_is_said(device: Device, token: str, label: str, pin: str, said: str) -> None:
    with (
        pytest.raises(DataUnreadable, match=re.escape(said)),
        signer_of_device(MODULE, token or device.name, label, pin),
    ):
        pass


def test_a_device_without_keys_is_said(device: Device) -> None:
    with device.session() as session:
        for item in session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY}):
            item.destroy()
    with (
        pytest.raises(DataUnreadable, match="không có chứng thư nào có khóa"),
        signer_of_device(MODULE, device.name, "", PIN),
    ):
        pass
