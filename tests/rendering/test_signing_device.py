"""Signing with a key in a device (PKCS#11), here the one that SoftHSM 2 keeps in files; left out without SoftHSM."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.support.authority import key_of
from tests.support.documents import letter, pdf_of
from tests.support.pdf_claims import faults
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.formats.signing import PERSON
from tthc_render.rendering.signing import Wish, empty_fields, sign_pdf, signer_of_device
from tthc_render.rendering.verification import verified

MODULE = Path(os.environ.get("SOFTHSM2_MODULE", "/usr/lib/softhsm/libsofthsm2.so"))
TOOL = os.environ.get("SOFTHSM2_UTIL") or shutil.which("softhsm2-util") or ""
PIN, TOKEN, KEY = "123456", "van-thu", "khoa"


@pytest.mark.skipif(not (TOOL and MODULE.is_file()), reason="SoftHSM 2 is not installed (apt install softhsm2)")
def test_a_key_in_a_device_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n", encoding="utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    _fill(tmp_path)
    with signer_of_device(MODULE, TOKEN, KEY, PIN) as signer:
        made = sign_pdf(pdf_of(letter()), signer, Wish(PERSON))
    assert PERSON not in empty_fields(made)
    assert faults(made) == []
    [signature] = verified(made, [], "a.pdf").signatures
    assert signature.whole
    assert signature.signer == "Trần Văn An"
    with pytest.raises(DataUnreadable, match="sai mã PIN"), signer_of_device(MODULE, TOKEN, KEY, "999999"):
        pass
    absent = f"--token khac: không có thiết bị tên này; đang cắm: {TOKEN}"
    with pytest.raises(DataUnreadable, match=absent), signer_of_device(MODULE, "khac", KEY, PIN):
        pass
    with pytest.raises(DataUnreadable, match="--key"), signer_of_device(MODULE, TOKEN, "khac", PIN):
        pass


def _fill(folder: Path) -> None:
    """A token with the key and certificate of somebody."""
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    words = [TOOL, "--module", str(MODULE), "--init-token", "--free", "--label", TOKEN, "--so-pin", PIN, "--pin", PIN]
    subprocess.run(words, check=True, capture_output=True)
    held = key_of("Trần Văn An")
    private = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    certificate = held.certificate.public_bytes(serialization.Encoding.DER)
    with pkcs11.lib(str(MODULE)).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
        for found in (decode_rsa_private_key(private), decode_x509_certificate(certificate)):
            session.create_object({**found, pkcs11.Attribute.LABEL: KEY, pkcs11.Attribute.TOKEN: True})
