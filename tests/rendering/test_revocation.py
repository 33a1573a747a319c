"""Revoked, not revoked, not asked: by lists, by answers, by what the file holds; and a timestamp server's data."""

from __future__ import annotations

import datetime
import io
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from tests.support.authority import PASSWORD, Key, Server, authority, authority_server, key_of, p12, revocation_list
from tests.support.documents import letter, pdf_of
from tests.support.pdf_claims import faults
from tthc_render.cli.main import main
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.formats.signing import AGENCY, PERSON
from tthc_render.rendering.revocation import Evidence, Stamping, evidence_of_list
from tthc_render.rendering.signing import Wish, sign_pdf, signer_of_p12, timestamper_of
from tthc_render.rendering.verification import Signed, verified

LONG_AGO = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=2)
LATER = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with authority_server() as found:
        yield found


@pytest.fixture(autouse=True)
def fresh(server: Server) -> None:
    server.revoked, server.is_deaf, server.deaf_to, server.asked = {}, False, "", []


@pytest.fixture(scope="module")
def plain() -> bytes:
    return pdf_of(letter())


def signed(folder: Path, data: bytes, key: Key, stamping: Stamping | None = None, field: str = PERSON) -> bytes:
    return sign_pdf(data, signer_of_p12(p12(folder, "Trần Văn An", key), PASSWORD), Wish(field), stamping)


def judged(data: bytes, lists: Evidence | None = None, *, online: bool = False) -> Signed:
    return verified(data, [authority().pem], "a.pdf", lists, online=online).signatures[-1]


@pytest.mark.parametrize("by_list", [False, True], ids=["ocsp", "crl"])
def test_authorities_are_asked_only_where_that_is_wished(
    tmp_path: Path, plain: bytes, server: Server, by_list: bool
) -> None:
    key = server.key("Trần Văn An", by_list=by_list)
    made = signed(tmp_path, plain, key)
    one = judged(made)
    assert (one.trusted, one.revocation, server.asked) == (True, "unchecked", [])
    one = judged(made, online=True)
    assert (one.trusted, one.revocation, one.lasting) == (True, "good", False)
    assert set(server.asked) == {"/crl" if by_list else "/ocsp"}
    server.revoked = {key.certificate.serial_number: LONG_AGO}
    one = judged(made, online=True)
    assert (one.trusted, one.revocation, one.revoked_at[-6:]) == (False, "revoked", "+07:00")
    server.is_deaf = True
    one = judged(made, online=True)
    assert (one.trusted, one.revocation) == (True, "unchecked")
    assert verified(made, [], "a.pdf", online=True).signatures[0].revocation == ""


def test_a_list_that_was_handed_in_is_used(tmp_path: Path, plain: bytes) -> None:
    key = key_of("Trần Văn An")
    made = signed(tmp_path, plain, key)
    assert judged(made, evidence_of_list(revocation_list({}))).revocation == "good"
    revoked = evidence_of_list(revocation_list({key.certificate.serial_number: LONG_AGO}))
    assert judged(made, revoked).revocation == "revoked"
    assert judged(made, evidence_of_list(revocation_list({1: LONG_AGO}))).revocation == "good"


def test_a_key_without_its_root_needs_the_root(tmp_path: Path, plain: bytes, server: Server) -> None:
    key = server.key("Trần Văn An")
    closed = serialization.BestAvailableEncryption(PASSWORD.encode())
    path = tmp_path / "tran.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key.key, key.certificate, None, closed))
    signer, tsa = signer_of_p12(path, PASSWORD), timestamper_of(f"{server.address}/tsa")
    with pytest.raises(RenderingFailed, match="Thêm --ca"):
        sign_pdf(plain, signer, Wish(PERSON), Stamping(tsa))
    tsa = timestamper_of(f"{server.address}/tsa")
    assert judged(sign_pdf(plain, signer, Wish(PERSON), Stamping(tsa, (authority().pem,)))).lasting
    server.revoked = {key.certificate.serial_number: LONG_AGO}
    with pytest.raises(RenderingFailed, match="không dùng được"):
        sign_pdf(plain, signer, Wish(PERSON), Stamping(timestamper_of(f"{server.address}/tsa"), (authority().pem,)))


@pytest.mark.parametrize("data", [b"", b"rac", b"-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        evidence_of_list(data)


def test_with_a_timestamp_server_the_file_itself_proves_it(tmp_path: Path, plain: bytes, server: Server) -> None:
    key = server.key("Trần Văn An")
    stamping = Stamping(timestamper_of(f"{server.address}/tsa"))
    made = signed(tmp_path, plain, key, stamping)
    assert faults(made) == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.Root.DSS.OCSPs) >= 2  # of the signer and of the timestamp server
        assert len(pdf.Root.DSS.Certs) >= 3
    server.is_deaf = True
    one = judged(made)
    assert (one.stamped, one.trusted, one.revocation, one.lasting, one.change) == (True, True, "good", True, "")
    server.is_deaf = False
    twice = signed(tmp_path, made, server.key("Sở Mẫu"), stamping, AGENCY)
    found = verified(twice, [authority().pem], "a.pdf").signatures
    assert [(item.whole, item.change, item.lasting) for item in found] == [(True, "", True)] * 2
    assert faults(twice) == []


def test_who_is_revoked_after_signing_has_signed(tmp_path: Path, plain: bytes, server: Server) -> None:
    key = server.key("Trần Văn An")
    stamping = Stamping(timestamper_of(f"{server.address}/tsa"))
    server.deaf_to = "/ocsp"
    made = signed(tmp_path, plain, key, stamping)
    assert judged(made).revocation == "unchecked"
    server.deaf_to = ""
    server.revoked = {
        key.certificate.serial_number: datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1)
    }
    time.sleep(2.1)
    one = judged(made, online=True)
    assert (one.trusted, one.revocation, one.revoked_at[-6:]) == (True, "good", "+07:00")
    later = evidence_of_list(revocation_list({key.certificate.serial_number: LATER}))
    one = judged(made, later)
    assert (one.trusted, one.revocation) == (True, "good")
    bare = signed(tmp_path, plain, key)
    earlier = evidence_of_list(revocation_list({key.certificate.serial_number: LONG_AGO}))
    assert judged(bare, earlier).revocation == "revoked"


def test_sign_and_verify_say_it(tmp_path: Path, plain: bytes, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(plain)
    Path("mk").write_text(PASSWORD, encoding="utf-8")
    Path("ca.pem").write_bytes(authority().pem)
    key = server.key("Trần Văn An")
    p12(tmp_path, "Trần Văn An", key)
    p12(tmp_path, "Người không ai hỏi được", key_of("Người không ai hỏi được"))
    sign = ["sign", "a.pdf", "--password-file", "mk", "--tsa", f"{server.address}/tsa", "--p12"]
    done = CliRunner().invoke(main, [*sign, "0.p12", "-o", "s.pdf"])
    assert done.exit_code == 0, done.output
    assert "có dấu thời gian và dữ liệu để kiểm tra lâu dài" in done.output
    done = CliRunner().invoke(main, [*sign, "1.p12", "-o", "k.pdf"])
    assert "CHƯA kèm đủ dữ liệu" in done.output
    done = CliRunner().invoke(main, ["verify", "--ca", "ca.pem", "s.pdf"])
    assert "lúc ký không bị thu hồi; tệp có sẵn dữ liệu kiểm tra lâu dài" in done.output
    server.is_deaf = True
    done = CliRunner().invoke(main, [*sign, "0.p12", "-o", "x.pdf"])
    assert done.exit_code == 5, done.output
    assert "máy chủ dấu thời gian không trả lời đúng" in done.output
    assert not Path("x.pdf").exists()
    server.is_deaf = False
    assert CliRunner().invoke(main, [*sign[:-3], "--p12", "0.p12", "-o", "b.pdf"]).exit_code == 0
    server.revoked = {key.certificate.serial_number: LONG_AGO}
    done = CliRunner().invoke(main, ["verify", "--ca", "ca.pem", "--online", "b.pdf"])
    assert done.exit_code == 1
    assert "ĐÃ BỊ THU HỒI từ" in done.output
