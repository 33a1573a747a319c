"""Verifying: who and when; a byte, a page or a later update that was changed; claims and data inside."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.support.authority import PASSWORD, authority, key_of, key_of_term, p12, stamper
from tests.support.workspaces import build
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.formats.signing import AGENCY, APPENDIX, PERSON
from tthc_render.rendering.pipeline import render_report
from tthc_render.rendering.revocation import Stamping
from tthc_render.rendering.signing import Wish, sign_pdf, signer_of_p12
from tthc_render.rendering.verification import Verified, verified, verify_file
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("goc")
    assert render_report(build(root), Library(Workspace(root)), root / "out", ["pdf"]).exit_code == 0
    return root


@pytest.fixture(scope="module")
def signed(folder: Path) -> bytes:
    data = (folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf").read_bytes()
    return sign_pdf(data, signer_of_p12(p12(folder, "Trần Văn An"), PASSWORD), Wish(PERSON))


def seen(data: bytes) -> Verified:
    return verified(data, [authority().pem], "a.pdf")


def test_a_signed_file_is_whole(signed: bytes) -> None:
    found = seen(signed)
    [one] = found.signatures
    assert (one.field, one.signer, one.whole, one.change, one.trusted, one.stamped) == (
        PERSON,
        "Trần Văn An",
        True,
        "",
        True,
        False,
    )
    assert one.time.endswith("+07:00")
    assert (found.empty, found.claims, found.data) == ((AGENCY,), True, "")
    assert found.is_good
    assert found.to_json()["good"] is True


def test_a_second_signature_leaves_the_first_whole(signed: bytes, folder: Path) -> None:
    twice = sign_pdf(signed, signer_of_p12(p12(folder, "Sở Mẫu"), PASSWORD), Wish(AGENCY))
    found = seen(twice)
    assert [(item.signer, item.whole, item.change) for item in found.signatures] == [
        ("Trần Văn An", True, ""),
        ("Sở Mẫu", True, ""),
    ]
    assert found.is_good


def test_who_is_unknown_is_not_trusted(signed: bytes) -> None:
    assert not verified(signed, [key_of("Người lạ").pem], "a.pdf").signatures[0].trusted


def one_byte(data: bytes) -> bytes:
    at = data.index(b"stream", 2000) + 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def updated(data: bytes) -> bytes:
    """A later update, as an editor appends it: another title."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = __import__("pyhanko.pdf_utils.generic", fromlist=["NumberObject"]).NumberObject(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_removed(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[-1]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def in_the_room_left(data: bytes) -> bytes:
    """A digit among the zeros behind the signature's own bytes, which no signature covers."""
    at = data.rindex(b"0000000000>") + 2
    return data[:at] + b"7" + data[at + 1 :]


def with_another_end(data: bytes) -> bytes:
    """An object behind the signed bytes that ends as the file does."""
    start = data[data.rindex(b"startxref") :]
    return data + b"\n12 0 obj\n<</A 1>>\nendobj\n" + start


@pytest.mark.parametrize(
    "change",
    [
        one_byte,
        with_another_end,
        updated,
        page_removed,
        in_the_room_left,
        lambda data: data + b"% more",
        lambda data: data + b"\n12 0 obj\n<<>>\nendobj\n",
    ],
)
def test_what_was_changed_is_said(signed: bytes, change: Callable[[bytes], bytes]) -> None:
    found = seen(change(signed))
    assert not found.is_good
    [one] = found.signatures
    assert not one.whole or one.change


def test_a_file_without_signatures_is_not_good(folder: Path) -> None:
    found = verify_file(folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf")
    assert (found.signatures, found.empty, found.is_good) == ((), (PERSON, AGENCY), False)


def test_a_timestamp_server_says_the_time_and_long_term_data_is_inside(folder: Path) -> None:
    data = (folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf").read_bytes()
    signer = signer_of_p12(p12(folder, "Trần Văn An"), PASSWORD)
    made = sign_pdf(data, signer, Wish(PERSON), Stamping(stamper()))
    assert b"/DSS" in made
    found = seen(made)
    assert found.signatures[0].stamped
    assert found.is_good


@pytest.mark.parametrize("change", [one_byte, in_the_room_left, updated, lambda data: data + b"% more"])
def test_a_changed_file_is_not_said_to_be_of_another_authority(signed: bytes, change: Callable[[bytes], bytes]) -> None:
    [one] = seen(change(signed)).signatures
    assert one.problem in ("", "changed")


@pytest.mark.parametrize("tail", [b"", b"\n", b"\r\n\r\n", b"\0\0", b" \n"])
def test_blanks_behind_the_end_change_nothing(signed: bytes, tail: bytes) -> None:
    assert seen(signed + tail).is_good


def test_every_byte_that_is_changed_is_said(signed: bytes) -> None:
    """Bytes all over the file: it is not good, or cannot be read, and then nobody is advised to save it again.

    Not those of the signature itself: it does not cover the certificates of others that it brings along.
    """
    first = signed.index(b"/Contents <")
    own = range(first, signed.index(b">", first))
    for at in [*range(5, len(signed), 2477), *range(len(signed) - 40, len(signed) - 7, 9)]:
        if at in own:
            continue
        changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
        try:
            said = "" if seen(changed).is_good else "KHÔNG đạt"
        except DataUnreadable as error:
            said = str(error)
        assert any(words in said for words in ("KHÔNG đạt", "Không dùng bản này", "không phải tệp PDF")), at


@pytest.mark.parametrize(
    ("signed_at", "problem"),
    [((-1, 30), ""), ((-900, -400), "expired"), ((-900, -1), "expired"), ((5, 30), "not_yet")],
)
def test_a_term_that_is_over_is_no_other_authority(
    folder: Path, monkeypatch: pytest.MonkeyPatch, signed_at: tuple[int, int], problem: str
) -> None:
    monkeypatch.setattr("tthc_render.rendering.signing._hold_term", lambda signer: None)
    data = (folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf").read_bytes()
    key = key_of_term("Trần Văn An", *signed_at)
    made = sign_pdf(data, signer_of_p12(p12(folder, "Trần Văn An", key), PASSWORD), Wish(PERSON))
    [one] = seen(made).signatures
    assert (one.problem, one.trusted, one.whole) == (problem, not problem, True)
    assert one.since.endswith("+07:00")
    assert one.until.endswith("+07:00")
    [other] = verified(made, [key_of("Khác").pem], "a.pdf").signatures
    assert other.problem == "issuer"


def test_a_signed_file_of_another_program_is_judged_by_its_signature(folder: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out)
    signer = signer_of_p12(p12(folder, "Sở Mẫu"), PASSWORD)
    made = sign_pdf(out.getvalue(), signer, Wish(APPENDIX, words="Số: 7/BC-SM"))
    found = seen(made)
    assert (found.is_good, found.is_ours, found.report_hash) == (True, False, "")
    assert not seen(made + b"% more").is_good


@pytest.mark.parametrize("removed", ["/Metadata", "/AF"])
def test_our_file_that_lost_its_claim_or_data_is_not_good(folder: Path, removed: str) -> None:
    data = (folder / "out" / "so-mau" / "2024-Q2" / "ngan.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root[removed]
        if removed == "/AF":
            del pdf.Root.Names.EmbeddedFiles
        out = io.BytesIO()
        pdf.save(out)
    found = seen(sign_pdf(out.getvalue(), signer_of_p12(p12(folder, "A"), PASSWORD), Wish(PERSON)))
    assert found.is_ours
    assert not found.is_good


def test_the_hash_of_the_report_is_that_of_the_file_inside(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        report = pdf.attachments["bao-cao.yaml"].get_file().read_bytes()
    assert seen(signed).report_hash == hashlib.sha256(report).hexdigest()


def test_what_is_no_pdf_or_is_locked_is_said(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    for data, why in ((b"PK\x03\x04 docx", "không phải tệp PDF"), (out.getvalue(), "có mật khẩu")):
        with pytest.raises(DataUnreadable, match=why):
            seen(data)
